"""What tells one device from another where all of them have the same address."""

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import Receive, Scope, Send

from tests.ui.asking import ask
from wijkwijzer.access.limits import SharedAddress
from wijkwijzer.ui.device import DEVICE_COOKIE, Devices, device, new_mark


async def telling(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer what the device is taken for; a page when it is asked for with GET."""
    found = device(Request(scope).scope)
    kind = "text/html" if scope["path"] == "/" else "text/plain"
    text = f"{type(found).__name__} {found}"
    await PlainTextResponse(text, media_type=kind)(scope, receive, send)


APP = Devices(telling)


def test_a_page_or_a_post_gives_a_mark_and_it_stays() -> None:
    for method, path in (("GET", "/"), ("POST", "/verder")):
        first = ask(APP, method, path)
        assert first.body == b"SharedAddress 10.0.0.7"
        again = ask(APP, method, path, cookies=first.cookies)
        assert again.body.startswith(b"str ")
        assert again.cookies == {}
        assert ask(APP, method, path, cookies=first.cookies).body == again.body
    assert ask(APP, "GET", "/kaart/start.js").cookies == {}


def test_devices_behind_one_address_differ() -> None:
    marks = [ask(APP, "GET", "/").cookies for _time in range(80)]
    assert len({ask(APP, "POST", "/", cookies=mark).body for mark in marks}) == 80


def test_a_mark_that_we_did_not_give_is_none() -> None:
    given = new_mark()
    for mark in ("zelfbedacht", "a.b", given[:-1], "x" + given, "", ".", "\u00e9.\u00e9"):
        assert ask(APP, "GET", "/", cookies={DEVICE_COOKIE: mark}).body == b"SharedAddress 10.0.0.7"


def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites() -> None:
    sent: list[bytes] = []

    async def keep(scope: Scope, receive: Receive, send: Send) -> None:
        async def noting(message: dict[str, object]) -> None:
            sent.extend(v for k, v in message.get("headers", []) if k == b"set-cookie")  # type: ignore[attr-defined]
            await send(message)

        await APP(scope, receive, noting)

    ask(keep, "GET", "/")
    (cookie,) = sent
    assert b"HttpOnly; SameSite=Lax" in cookie
    assert b"Max-Age" not in cookie
    assert isinstance(SharedAddress("a"), str)
