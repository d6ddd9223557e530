"""A server with only the survey form and a store in memory that can be told to fail.

Its routes follow docs/answers-protocol.md. `POST /proef` {"token", "mode"} sets up a draft
or makes the next posts fail (`ok`, `fout` 500, `weg` 404, `druk` 429, `weiger` 400 on long text,
`dicht` 409); `GET /proef?token=` tells what is stored.
"""

import json
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import set_language
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.neighbourhood.places import outline
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.neighbourhood.themes import load_themes
from wijkwijzer.settings import DATA
from wijkwijzer.survey.answers import check_changes
from wijkwijzer.survey.form import FORM
from wijkwijzer.survey.form.presentation import presentation
from wijkwijzer.survey.photo import as_picture
from wijkwijzer.survey.questionnaires import load_questionnaire
from wijkwijzer.survey.records import plain_answers
from wijkwijzer.ui.routes.assets import ground, script_route

HERE = Path(__file__).resolve().parent
LISTS = {
    "standaard": load_questionnaire(DATA / "vragenlijsten" / "standaard-1.yaml"),
    "soorten": load_questionnaire(HERE / "kinds.yaml"),
}
WIJKEN = {"soorten": Wijk(id="voorbeeld", name="De Kanteling", is_example=True)}
THEMES = load_themes(DATA / "themas.yaml")
_FEATURES = json.loads((DATA / "voorbeeldwijk" / "buurten.geojson").read_text("utf-8"))["features"]
BUURTEN = tuple(
    Buurt(
        id=feature["properties"]["id"],
        wijk_id="voorbeeld",
        name=feature["properties"]["name"],
        geometry=feature["geometry"],
    )
    for feature in _FEATURES
)
OUTLINE = outline(BUURTEN)
DRAFTS: dict[str, dict[str, Any]] = {}


def _error(status: int, code: str) -> Response:
    headers = {"Retry-After": "1"} if status == 429 else {}
    return JSONResponse({"error": "Dat ging mis.", "code": code}, status, headers)


async def answers(request: Request) -> Response:
    """Take changes as the real route does."""
    post = await request.json()
    draft = DRAFTS.get(post["token"])
    refusals = {"weg": (404, "unknown"), "druk": (429, "rate"), "dicht": (409, "closed")}
    if draft is None:
        return _error(404, "unknown")
    draft["posts"] += 1
    if draft["mode"] == "fout":
        return Response(status_code=500)
    if draft["mode"] in refusals:
        return _error(*refusals[draft["mode"]])
    try:
        checked = check_changes(
            LISTS[draft["list"]],
            [t.id for t in THEMES],
            [b.id for b in BUURTEN],
            post["changes"],
            outline=OUTLINE,
        )
        said = plain_answers({key: value for key, value in checked.items() if value is not None})
        changes = {key: said.get(key) for key in checked}
    except InvalidInput:
        return _error(400, "invalid")
    if draft["mode"] == "weiger" and "score:wonen" in changes:
        return _error(400, "invalid")
    if post["number"] > draft["number"]:
        stored = draft["answers"] | changes
        draft["answers"] = {key: value for key, value in stored.items() if value is not None}
        draft["number"], draft["step"] = post["number"], post["step"]
    return JSONResponse(
        {"saved": draft["answers"], "number": draft["number"], "step": draft["step"]}
    )


async def send(request: Request) -> Response:
    """Take what was saved, as the real route does."""
    draft = DRAFTS[(await request.json())["token"]]
    if draft["mode"] != "ok":
        return Response(status_code=500)
    draft["sent"] += 1
    return JSONResponse({"receipt": "K7QF-2M9X-TR4H", "response": "r"})


async def stop(request: Request) -> Response:
    """End a draft."""
    DRAFTS[(await request.json())["token"]]["mode"] = "weg"
    return JSONResponse({"stopped": True})


async def photo(request: Request) -> Response:
    """Take a photo; what is kept of it is its size."""
    draft = DRAFTS[request.query_params["token"]]
    data = await request.body()
    if draft["mode"] == "fout":
        return Response(status_code=500)
    try:
        picture = as_picture(data)
    except InvalidInput as error:
        return JSONResponse({"error": str(error), "code": "invalid"}, 400)
    draft["photos"].append([len(data), picture.width, picture.height])
    return JSONResponse({"id": f"foto-{len(draft['photos']):04}"})


def content(language: str, name: str = "standaard") -> dict[str, Any]:
    """Return what the form shows in a language."""
    set_language(language)
    return presentation(LISTS[name], THEMES, BUURTEN, pictogram, WIJKEN.get(name))


async def spoken(request: Request) -> Response:
    """Answer the content of another language."""
    query = request.query_params
    return JSONResponse(content(query["taal"], query.get("lijst", "standaard")))


async def trial(request: Request) -> Response:
    """Set up, change or show a draft."""
    if request.method == "GET":
        return JSONResponse(DRAFTS[request.query_params["token"]])
    wanted = await request.json()
    new = {"answers": {}, "number": 0, "step": "", "mode": "ok", "posts": 0, "sent": 0}
    new |= {"list": "standaard", "photos": []}
    DRAFTS.setdefault(wanted["token"], new).update(wanted)
    return JSONResponse({})


ROUTES = [
    Route("/antwoorden", answers, methods=["POST"]),
    Route("/versturen", send, methods=["POST"]),
    Route("/stoppen", stop, methods=["POST"]),
    Route("/inhoud", spoken),
    Route("/proef", trial, methods=["GET", "POST"]),
    Route("/foto", photo, methods=["POST"]),
    Route("/kaart/ondergrond.geojson", ground),
    Mount("/kaart/leaflet", StaticFiles(directory=Path(leaflet.BASE_DIR))),
    script_route(FORM),
]
