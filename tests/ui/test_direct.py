from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse
from starlette.routing import Route

from tests.ui.asking import ask
from wijkwijzer.ui.direct import Direct
from wijkwijzer.ui.server import DIRECT, ROUTES

BEHIND = PlainTextResponse("Streamlit", status_code=418)


async def _save(request: Request) -> JSONResponse:
    return JSONResponse({"length": len(await request.body())})


APP = Direct(BEHIND, [Route("/antwoorden", _save, methods=["POST"])])


def test_a_post_to_one_of_its_addresses_is_answered_here() -> None:
    answer = ask(APP, "POST", "/antwoorden", b"12345")
    assert (answer.status, answer.content) == (200, {"length": 5})


def test_another_method_or_address_is_passed_on() -> None:
    for method, path in (("GET", "/antwoorden"), ("POST", "/antwoorden/"), ("POST", "/elders")):
        assert ask(APP, method, path).status == BEHIND.status_code


def test_what_is_answered_first_is_a_route_of_the_app_as_well() -> None:
    assert all(route in ROUTES for route in DIRECT)
    assert all("{" not in route.path for route in DIRECT if isinstance(route, Route))
