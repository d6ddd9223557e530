"""What tells one device from another where a whole hall shares an address.

A random mark in a cookie, given out with the first page or post and gone with the browser. It is
only used to count wrong codes and how often a device sent, hashed, and never stored with answers.
A mark that we did not give out counts as none: who makes up a new one for each try is then bound
by the address.
"""

import hashlib
import hmac
import secrets

import streamlit as st
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wijkwijzer.access.limits import SharedAddress
from wijkwijzer.ui.hosts import client_address, plain_address

DEVICE_COOKIE = "wijkwijzer_toestel"
# Of this run of the server: after a restart every device gets a new mark.
_KEY = secrets.token_bytes(32)


class Devices:
    """The middleware that gives a mark to a device that has none, with a page or a post."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass on, and add the cookie where it lacks."""
        if scope["type"] != "http" or not isinstance(device(scope), SharedAddress):
            await self.app(scope, receive, send)
            return

        async def marked(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                is_page = headers.get("content-type", "").startswith("text/html")
                if is_page or scope["method"] == "POST":
                    cookie = f"{DEVICE_COOKIE}={new_mark()}; Path=/; HttpOnly; SameSite=Lax"
                    secure = "; Secure" if scope["scheme"] == "https" else ""
                    headers.append("set-cookie", cookie + secure)
            await send(message)

        await self.app(scope, receive, marked)


def new_mark() -> str:
    """Return a mark for a device that has none."""
    mark = secrets.token_urlsafe(12)
    return f"{mark}.{_seal(mark)}"


def device(scope: Scope) -> str:
    """Return what tells the device of a request apart; its address when it keeps no cookie."""
    mark = _mark(HTTPConnection(scope).cookies.get(DEVICE_COOKIE, ""))
    return mark or SharedAddress(client_address(scope))


def device_on_page() -> str:
    """Return the same of the browser that shows this page."""
    mark = _mark(st.context.cookies.get(DEVICE_COOKIE, ""))
    return mark or SharedAddress(plain_address(st.context.ip_address or ""))


def _mark(cookie: str) -> str:
    mark, _dot, seal = cookie.partition(".")
    return mark if mark and hmac.compare_digest(seal.encode(), _seal(mark).encode()) else ""


def _seal(mark: str) -> str:
    return hmac.new(_KEY, mark.encode(), hashlib.sha256).hexdigest()[:24]
