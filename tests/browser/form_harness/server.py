"""A server with only the survey form and a store in memory that can be told to fail.

`POST /antwoorden` follows docs/answers-protocol.md. `POST /proef` {"token", "mode"} sets up a draft
or makes the next posts fail (`ok`, `fout` 500, `weg` 404, `druk` 429, `weiger` 400 on long text,
`dicht` 409); `GET /proef?token=` tells what is stored.
"""

import json
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from wijkwijzer.errors import InvalidInput
from wijkwijzer.neighbourhood.records import Buurt
from wijkwijzer.neighbourhood.themes import load_themes
from wijkwijzer.settings import DATA
from wijkwijzer.survey.answers import check_changes
from wijkwijzer.survey.form import ADDRESS
from wijkwijzer.survey.questionnaires import load_questionnaire
from wijkwijzer.ui.routes.assets import form_script

QUESTIONNAIRE = load_questionnaire(DATA / "vragenlijsten" / "standaard-1.yaml")
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
DRAFTS: dict[str, dict[str, Any]] = {}
HERE = Path(__file__).resolve().parent


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
        changes = check_changes(
            QUESTIONNAIRE, [t.id for t in THEMES], [b.id for b in BUURTEN], post["changes"]
        )
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


async def trial(request: Request) -> Response:
    """Set up, change or show a draft."""
    if request.method == "GET":
        return JSONResponse(DRAFTS[request.query_params["token"]])
    wanted = await request.json()
    new = {"answers": {}, "number": 0, "step": "", "mode": "ok", "posts": 0}
    DRAFTS.setdefault(wanted["token"], new).update(wanted)
    return JSONResponse({})


ROUTES = [
    Route("/antwoorden", answers, methods=["POST"]),
    Route("/proef", trial, methods=["GET", "POST"]),
    Route(ADDRESS + "/{name}", form_script),
]
