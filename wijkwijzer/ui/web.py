"""What every request passes: own names only, security headers, Dutch in what Streamlit serves."""

import datetime as dt
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wijkwijzer.i18n import LANGUAGES, direction, set_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts
from wijkwijzer.look.fonts import font_faces
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.ui.hosts import header, is_own_host, is_own_origin
from wijkwijzer.ui.identity import SESSION_COOKIE
from wijkwijzer.ui.navigation import for_residents, has_wall
from wijkwijzer.ui.runtime import asked_wijk, settings, store
from wijkwijzer.ui.screen import LANGUAGE_COOKIE, page_language
from wijkwijzer.ui.theme import css, everywhere

_UPLOADS = "/_stcore/upload_file"
_SCRIPTS = "".join(
    (Path(__file__).parent / name).read_text("utf-8") for name in ("patience.js", "names.js")
)
NO_PAGES = (
    "/_stcore/",
    "/static/",
    "/media/",
    "/component/",
    "/kaart/",
    "/live",
    "/vorm/",
    "/inhoud",
    "/letter/",
    "/dialoog/",
)


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
    asked = _query(scope).get("taal", "")
    if asked in LANGUAGES:
        return asked
    for part in header(scope, b"cookie").split(";"):
        name, _equals, value = part.strip().partition("=")
        if name == LANGUAGE_COOKIE and value in LANGUAGES:
            return value
    return "nl"


def page_style(scope: Scope) -> bytes:
    """Return what a page has from its first byte: a wall is never small while it loads."""
    style = f"<script>{_SCRIPTS}</script><style>{font_faces()}{everywhere(LIGHT)}</style>"
    query = _query(scope)
    if query.get("scherm") == "1":
        dark = query.get("donker") == "1" and has_wall(scope["path"])
        style += css("wall", "wide", dark=dark)
    return style.encode()


def _query(scope: Scope) -> dict[str, str]:
    asked = scope.get("query_string", b"")
    found = parse_qs(asked.decode("latin-1")) if asked else {}
    return {name: values[0] for name, values in found.items()}


async def _language_of_page(scope: Scope) -> str:
    """Return the language of a page: what is asked for, where the wijk it shows has it on."""
    asked = request_language(scope)
    return asked if asked == "nl" else await run_in_threadpool(_where_on, asked, scope)


def _where_on(asked: str, scope: Scope) -> str:
    query = _query(scope)
    with store().read() as reader:
        wijk = asked_wijk(reader, query.get("wijk", ""), query.get("ronde", ""))
    return page_language(asked, wijk, resident=for_residents(scope["path"]))


class Web:
    """The middleware around everything this server answers."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.hosts = settings().hosts.split(",")
        self.headers = (
            (b"content-security-policy", content_policy(settings().tiles).encode()),
            (b"x-content-type-options", b"nosniff"),
            # Not no-referrer: browsers would then send `Origin: null` with our own forms.
            (b"referrer-policy", b"same-origin"),
            (b"permissions-policy", b"camera=(), microphone=(), geolocation=()"),
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Check, set the language, pass on, and complete what comes back."""
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        is_page = scope.get("method") == "GET" and not scope["path"].startswith(NO_PAGES)
        language = await _language_of_page(scope) if is_page else request_language(scope)
        set_language(language)
        if not is_own_host(scope, self.hosts):
            await _refuse(scope, receive, send)
        elif scope["path"].startswith(_UPLOADS) and not await _signed_in(scope):
            # Streamlit takes a file from every visitor and keeps it in memory.
            text = _("U mag dit niet doen of zien. Meld u aan met een account dat dit mag.")
            await PlainTextResponse(text, status_code=403)(scope, receive, send)
        elif scope["type"] == "http":
            await self._http(scope, receive, send, language if is_page else "")
        elif is_own_origin(scope):
            await self.app(scope, receive, send)
        else:
            await _refuse(scope, receive, send)

    async def _http(self, scope: Scope, receive: Receive, send: Send, language: str) -> None:
        if language:
            # The page must come in plain text to be put in its language.
            kept = [(k, v) for k, v in scope["headers"] if k != b"accept-encoding"]
            scope = {**scope, "headers": kept}

        async def complete(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = {name for name, _value in message["headers"]}
                ours = (header for header in self.headers if header[0] not in given)
                message["headers"] = [*message["headers"], *ours]
            await send(message)

        sender = _Page(complete, scope, language) if language else complete
        await self.app(scope, receive, sender)


class _Page:
    """Rewrites the language, its direction and the title of an HTML page on its way out."""

    def __init__(self, send: Send, scope: Scope, language: str) -> None:
        self.send = send
        self.language = language
        self.chosen = _query(scope).get("taal") == language
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
        root = f'<html lang="{self.language}" dir="{direction(self.language)}">'
        body = self.body.replace(b'<html lang="en">', root.encode(), 1)
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
                "set-cookie", f"{LANGUAGE_COOKIE}={self.language}; Path=/; HttpOnly; SameSite=Lax"
            )
        await self.send(start)
        await self.send({"type": "http.response.body", "body": body})


async def _signed_in(scope: Scope) -> bool:
    token = HTTPConnection(scope).cookies.get(SESSION_COOKIE, "")
    who = await run_in_threadpool(accounts.identity, store(), token, dt.datetime.now(dt.UTC))
    return who.role != "resident"


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
