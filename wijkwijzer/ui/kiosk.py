"""A tablet on a stand: once it shows the survey with `?kiosk=1`, no other page opens on it.

A cookie that lasts as long as the browser keeps the tablet there, with the wijk, round, channel
and place it was set up with. It goes with the facilitator's code only (`/kiosk/uit`).
"""

from urllib.parse import parse_qsl, quote, unquote, urlencode

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wijkwijzer.ui.identity import KIOSK_COOKIE, SESSION_COOKIE
from wijkwijzer.ui.navigation import PAGES

SURVEY = "/vragenlijst"
_KEPT = ("wijk", "ronde", "kanaal", "plek")
_LONGEST = 120
_DOORS = ("/inloggen", "/uitloggen")


class Kiosk:
    """The middleware that keeps such a tablet at the survey.

    Parameters
    ----------
    open_to_all
        Beginnings of the addresses of what is no page; a tablet fetches those as any screen does.
    """

    def __init__(self, app: ASGIApp, open_to_all: tuple[str, ...]) -> None:
        self.app = app
        self.open_to_all = (*open_to_all, "/gezond", "/favicon")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on; begin when the survey is asked for as a kiosk, lead back to it elsewhere."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        query = _query(scope)
        if scope["path"] == SURVEY and query.get("kiosk") == "1":
            await self.app(scope, receive, _entering(scope, query, send))
            return
        kept = kept_by(HTTPConnection(scope).cookies.get(KIOSK_COOKIE, ""))
        if kept is not None and self._leads_away(scope):
            if scope["path"] == SURVEY:  # the draft in its address is not lost
                kept |= {name: value for name, value in query.items() if name != "kiosk"}
            await RedirectResponse(address(kept), status_code=303)(scope, receive, send)
            return
        await self.app(scope, receive, send)

    def _leads_away(self, scope: Scope) -> bool:
        if "/_stcore/" in scope["path"]:  # asked below the page first, and must not be there
            return False
        if scope["method"] in {"GET", "HEAD"}:
            return not str(scope["path"]).startswith(self.open_to_all)
        return scope["path"] in _DOORS


def kept_by(cookie: str) -> dict[str, str] | None:
    """Return what a tablet was set up with, None when it is no kiosk."""
    if not cookie:
        return None
    found = dict(parse_qsl(unquote(cookie)[:1000]))
    return {name: found[name][:_LONGEST] for name in _KEPT if name in found}


def address(kept: dict[str, str]) -> str:
    """Return the address of the survey on a tablet that was set up so."""
    return f"{SURVEY}?{urlencode({'kiosk': '1'} | kept)}"


def lead_back() -> None:
    """Show the survey when a kiosk shows another page without having fetched it."""
    kept = kept_by(st.context.cookies.get(KIOSK_COOKIE, ""))
    if kept is not None and st.session_state.get("page", SURVEY) != SURVEY:
        st.switch_page(PAGES / "vragenlijst.py", query_params={"kiosk": "1"} | kept)


def _entering(scope: Scope, query: dict[str, str], send: Send) -> Send:
    """Set the cookie with the answer; who was signed in on this tablet no longer is."""
    kept = {name: query[name][:_LONGEST] for name in _KEPT if name in query}
    value = quote(urlencode({"kiosk": "1"} | kept), safe="")
    secure = "; Secure" if scope["scheme"] == "https" else ""

    async def complete(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            headers = MutableHeaders(scope=message)
            headers.append(
                "set-cookie", f"{KIOSK_COOKIE}={value}; Path=/; HttpOnly; SameSite=Lax{secure}"
            )
            headers.append("set-cookie", f"{SESSION_COOKIE}=; Path=/; Max-Age=0; HttpOnly")
        await send(message)

    return complete


def _query(scope: Scope) -> dict[str, str]:
    return dict(parse_qsl(scope.get("query_string", b"").decode("latin-1")))
