"""Files for maps, the form and letters, ours or installed: nothing comes from the internet."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope
from streamlit.file_util import get_static_dir
from xstatic.pkg import jquery, leaflet, leaflet_markercluster

from wijkwijzer.dialogue import console, wall
from wijkwijzer.dialogue import form as dialogue_form
from wijkwijzer.look import fonts
from wijkwijzer.look.element import Script
from wijkwijzer.settings import DATA, PROJECT
from wijkwijzer.survey import entry, form
from wijkwijzer.ui.navigation import pages

LOOK = PROJECT / "wijkwijzer" / "look"
_WEEK = "public, max-age=604800"
_FOR_GOOD = "public, max-age=31536000, immutable"
_FAVICON = (LOOK / "favicon.svg").read_bytes()
_PAGE = (Path(get_static_dir()) / "index.html").read_bytes()
_ENTRY_SCRIPTS = {script.name: script.read_bytes() for script in entry.SCRIPTS}


class _Kept(StaticFiles):
    """Files that a browser may keep for a week."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Answer the file, with how long it may be kept."""
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = _WEEK
        return response


async def start_script(_request: Request) -> FileResponse:
    """Answer what every map runs first: icons, Dutch zoom titles, largest zoom."""
    return FileResponse(
        LOOK / "map_start.js", media_type="text/javascript", headers={"Cache-Control": "no-cache"}
    )


async def ground(_request: Request) -> FileResponse:
    """Answer the ground under the map of the invented neighbourhood."""
    return FileResponse(
        DATA / "voorbeeldwijk" / "ondergrond.geojson",
        media_type="application/geo+json",
        headers={"Cache-Control": _WEEK},
    )


async def favicon(_request: Request) -> Response:
    """Answer our own sign in the place of Streamlit's."""
    return Response(_FAVICON, media_type="image/svg+xml", headers={"Cache-Control": _WEEK})


async def page(_request: Request) -> Response:
    """Answer the page that shows any page; what it shows comes over its own connection.

    It is Streamlit's, which reads it from the disk for everyone who comes; `ui/web.py` puts it in
    the language of who asks.
    """
    return HTMLResponse(_PAGE)


def script_route(element: Script) -> Route:
    """Serve an element; its address changes with what stands in it, and with every try."""

    async def answer(_request: Request) -> Response:
        kept = {"Cache-Control": _FOR_GOOD}
        return Response(element.source, media_type="text/javascript", headers=kept)

    return Route(element.address + "/{attempt:int}/form.js", answer)


async def entry_script(request: Request) -> Response:
    """Answer a module of the page for entering forms; its address changes with it as well."""
    script = _ENTRY_SCRIPTS.get(request.path_params["name"])
    if script is None:
        return Response(status_code=404)
    return Response(script, media_type="text/javascript", headers={"Cache-Control": _FOR_GOOD})


async def font(request: Request) -> Response:
    """Answer a font of ours; its address changes with what stands in it."""
    name = request.path_params["name"]
    for file in fonts.WEB_FONTS:
        if file.name == name:
            kept = {"Cache-Control": _FOR_GOOD}
            return FileResponse(file, media_type="font/woff2", headers=kept)
    return Response(status_code=404)


FIRST: list[BaseRoute] = [
    *(Route(one.address, page) for one in pages()),
    Route("/favicon.png", favicon),
]
"""What every visit begins with."""
ROUTES: list[BaseRoute] = [
    *FIRST,
    Route("/kaart/start.js", start_script),
    Route("/kaart/ondergrond.geojson", ground),
    script_route(form.FORM),
    script_route(dialogue_form.FORM),
    script_route(console.CONSOLE),
    script_route(wall.SCRIPT),
    Route(entry.ADDRESS + "/{name}", entry_script),
    Route(fonts.ADDRESS + "/{name}", font),
    Mount("/kaart/leaflet", _Kept(directory=Path(leaflet.BASE_DIR))),
    Mount("/kaart/markercluster", _Kept(directory=Path(leaflet_markercluster.BASE_DIR))),
    Mount("/kaart/jquery", _Kept(directory=Path(jquery.BASE_DIR))),
]
