"""What every request passes: own names only, security headers, Dutch in what Streamlit serves."""

import datetime as dt
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wijkwijzer.i18n import LANGUAGES, set_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.ui.hosts import header, is_own_host, is_own_origin
from wijkwijzer.ui.identity import SESSION_COOKIE
from wijkwijzer.ui.runtime import settings, store
from wijkwijzer.ui.screen import LANGUAGE_COOKIE
from wijkwijzer.ui.theme import css, everywhere

_UPLOADS = "/_stcore/upload_file"
_NO_PAGES = ("/_stcore/", "/static/", "/media/", "/component/", "/kaart/", "/live", "/vorm/")


def content_policy(tiles: str = "") -> str:
    """Return the Content-Security-Policy; folium and Plotly need inline script and eval."""
    parts = urlsplit(tiles)
    tile_host = f" {parts.scheme}://{parts.netloc.replace('{s}', '*')}" if parts.netloc else ""
    return (
        "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
        "style-src 'self' 'unsafe-inline'; font-src 'self' data:; "
        f"img-src 'self' data: blob:{tile_host}; connect-src 'self' ws: wss:; "
        "worker-src 'self' blob:; frame-src 'self' blob: data:; frame-ancestors 'self'; "
        "object-src 'none'; base-uri 'self'; form-action 'self'"
    )


def request_language(scope: Scope) -> str:
    """Return the language a request asks for: `?taal=`, else the cookie, else Dutch."""
    asked = parse_qs(scope.get("query_string", b"").decode("latin-1")).get("taal", [""])[0]
    if asked in LANGUAGES:
        return str(asked)
    for part in header(scope, b"cookie").split(";"):
        name, _equals, value = part.strip().partition("=")
        if name == LANGUAGE_COOKIE and value in LANGUAGES:
            return value
    return "nl"


def page_style(scope: Scope) -> bytes:
    """Return the style a page has from its first byte; a wall is never small while it loads."""
    style = f"<style>{everywhere(LIGHT)}</style>"
    query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
    if query.get("scherm") == ["1"]:
        style += css("wall", "wide", dark=query.get("donker") == ["1"])
    return style.encode()


class Web:
    """The middleware around everything this server answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.hosts = settings().hosts.split(",")
        self.headers = {
            "Content-Security-Policy": content_policy(settings().tiles),
            "X-Content-Type-Options": "nosniff",
            # Not no-referrer: browsers would then send `Origin: null` with our own forms.
            "Referrer-Policy": "same-origin",
            "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, set the language, pass on, and complete what comes back."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        set_language(request_language(scope))
        if not is_own_host(scope, self.hosts):
            await _refuse(scope, receive, send)
        elif scope["path"].startswith(_UPLOADS) and not await _signed_in(scope):
            # Streamlit takes a file from every visitor and keeps it in memory.
            text = _("U mag dit niet doen of zien. Meld u aan met een account dat dit mag.")
            await PlainTextResponse(text, status_code=403)(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send)
        elif is_own_origin(scope):
            await self.app(scope, receive, send)
        else:
            await _refuse(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send) -> None:
        is_page = scope["method"] == "GET" and not scope["path"].startswith(_NO_PAGES)
        if is_page:
            # The page must come in plain text to be put in Dutch.
            kept = [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]
            scope = {**scope, "headers": kept}

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self.headers.items():
                    headers.setdefault(name, value)
            await send(message)

        sender = _Dutch(complete, scope) if is_page else complete
        await self.app(scope, receive, sender)


class _Dutch:
    """Rewrites the language and title of an HTML page on its way out."""

    def __init__(self, send: Send, scope: Scope) -> None:
        self.send = send
        self.language = request_language(scope)
        self.chosen = _chosen(scope)
        self.style = page_style(scope)
        self.start: Message | None = None
        self.body = b""

    async def __call__(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            if headers.get("content-type", "").startswith("text/html"):
                self.start = message
                return
        elif self.start is not None and message["type"] == "http.response.body":
            self.body += message.get("body", b"")
            if not message.get("more_body"):
                await self._finish(self.start)
            return
        await self.send(message)

    async def _finish(self, start: Message) -> None:
        body = self.body.replace(b'<html lang="en">', f'<html lang="{self.language}">'.encode(), 1)
        body = body.replace(b"<title>Streamlit</title>", b"<title>Wijkwijzer</title>", 1)
        if body is not self.body and b"<title>Wijkwijzer</title>" in body:
            body = body.replace(b"</head>", self.style + b"</head>", 1)
        headers = MutableHeaders(scope=start)
        headers["content-length"] = str(len(body))
        # The same address gives another page per language: never answer from a cache.
        headers["cache-control"] = "no-store"
        for name in ("etag", "last-modified"):
            if name in headers:
                del headers[name]
        if self.chosen:
            headers.append(
                "set-cookie", f"{LANGUAGE_COOKIE}={self.chosen}; Path=/; HttpOnly; SameSite=Lax"
            )
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


async def _signed_in(scope: Scope) -> bool:
    token = HTTPConnection(scope).cookies.get(SESSION_COOKIE, "")
    who = await run_in_threadpool(accounts.identity, store(), token, dt.datetime.now(dt.UTC))
    return who.role != "resident"


def _chosen(scope: Scope) -> str:
    return request_language(scope) if b"taal=" in scope.get("query_string", b"") else ""


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        await send({"type": "websocket.close", "code": 1008})
        return
    text = _(
        "Wijkwijzer kent dit adres niet. Gebruik het adres dat bij het starten werd getoond, "
        "of noem deze naam in WIJKWIJZER_HOSTS."
    )
    await PlainTextResponse(text, status_code=421)(scope, receive, send)
