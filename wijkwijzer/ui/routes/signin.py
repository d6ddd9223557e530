"""Signing in and out: two plain HTML forms that work without JavaScript."""

import datetime as dt
from functools import partial
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from urllib.parse import parse_qs, urlsplit

import streamlit
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import RateLimited, StoreFailure, WijkwijzerError
from wijkwijzer.i18n import current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts
from wijkwijzer.ui.device import device
from wijkwijzer.ui.hosts import client_address, is_own_origin
from wijkwijzer.ui.identity import SESSION_COOKIE
from wijkwijzer.ui.runtime import store

MAX_FORM = 4096
_PAGE = Template(files("wijkwijzer.ui.routes").joinpath("signin.html").read_text(encoding="utf-8"))
_FONTS = Path(streamlit.__file__).parent / "static" / "static" / "media"
_FONT = next((f"/static/media/{p.name}" for p in _FONTS.glob("SourceSansVF-Upright*")), "")


def safe_target(target: str) -> str:
    """Return `target` when it is an address inside this app, else the first page."""
    parts = urlsplit(target)
    inside = target.startswith("/") and not target.startswith(("//", "/\\"))
    printable = target.isprintable() and "\\" not in target
    return target if inside and printable and not parts.netloc and not parts.scheme else "/"


async def sign_in_form(request: Request) -> Response:
    """Show the form; who is signed in already goes on."""
    target = safe_target(request.query_params.get("naar", "/"))
    if (await _who(request)).role != "resident":
        return RedirectResponse(target, status_code=303)
    return _sign_in_page(target)


async def sign_in(request: Request) -> Response:
    """Check name and password; set the cookie and go on."""
    fields = await _fields(request)
    if fields is None:
        return _sign_in_page("/", _("Dit formulier kwam van een andere website."), status=403)
    target, name = safe_target(fields.get("naar", "/")), fields.get("naam", "")
    signing_in = partial(
        accounts.sign_in,
        store(),
        name,
        fields.get("wachtwoord", ""),
        client_address(request.scope),
        dt.datetime.now(dt.UTC),
        device=device(request.scope),
    )
    try:
        token = await run_in_threadpool(signing_in)
    except RateLimited as error:
        page = _sign_in_page(target, str(error), name=name, status=429)
        page.headers["Retry-After"] = str(error.retry_after)
        return page
    except WijkwijzerError as error:
        status = 503 if isinstance(error, StoreFailure) else 401
        return _sign_in_page(target, str(error), name=name, status=status)
    response = RedirectResponse(target, status_code=303)
    response.set_cookie(
        SESSION_COOKIE,
        token,
        max_age=accounts.SESSION_HOURS * 3600,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
    )
    return response


async def sign_out_form(request: Request) -> Response:
    """Ask whether to sign out; a link alone never does."""
    who = await _who(request)
    if who.role == "resident":
        return RedirectResponse("/", status_code=303)
    return _page(
        _("Afmelden"),
        _("U bent aangemeld als {name}.").format(name=who.account),
        f'<form method="post" action="/uitloggen"><button>{_("Afmelden")}</button></form>',
    )


async def sign_out(request: Request) -> Response:
    """End the session and drop the cookie."""
    if await _fields(request) is None:
        return RedirectResponse("/uitloggen", status_code=303)
    token = request.cookies.get(SESSION_COOKIE, "")
    if token:
        await run_in_threadpool(accounts.sign_out, store(), token)
    response = RedirectResponse("/", status_code=303)
    response.delete_cookie(SESSION_COOKIE, httponly=True, samesite="lax")
    return response


async def _who(request: Request) -> Identity:
    token = request.cookies.get(SESSION_COOKIE, "")
    if not token:
        return Identity()
    return await run_in_threadpool(accounts.identity, store(), token, dt.datetime.now(dt.UTC))


async def _fields(request: Request) -> dict[str, str] | None:
    """Read a posted form; None when it comes from elsewhere or is larger than a form can be."""
    if not is_own_origin(request.scope):
        return None
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_FORM:
            return None
    parsed = parse_qs(body.decode("utf-8", "replace"), keep_blank_values=True)
    return {name: values[0] for name, values in parsed.items()}


def _sign_in_page(target: str, problem: str = "", *, name: str = "", status: int = 200) -> Response:
    warning = f'<p class="problem" role="alert">{escape(problem)}</p>' if problem else ""
    form = f"""<form method="post" action="/inloggen">
{warning}<input type="hidden" name="naar" value="{escape(target)}">
<label for="naam">{_("Naam")}</label>
<input id="naam" name="naam" value="{escape(name)}" autocomplete="username" autocapitalize="none"
 spellcheck="false" maxlength="60" required {"" if name else "autofocus"}>
<label for="wachtwoord">{_("Wachtwoord")}</label>
<input id="wachtwoord" name="wachtwoord" type="password" autocomplete="current-password"
 maxlength="200" required {"autofocus" if name else ""}>
<button>{_("Aanmelden")}</button></form>"""
    sentence = _("Voor begeleiders en de stuurgroep. De vragenlijst invullen kan zonder account.")
    return _page(_("Aanmelden"), sentence, form, status=status)


def _page(title: str, sentence: str, form: str, *, status: int = 200) -> HTMLResponse:
    content = _PAGE.substitute(
        language=current_language(),
        font=_FONT,
        title=escape(title),
        sentence=escape(sentence),
        form=form,
        back=escape(_("Terug naar het begin")),
    )
    # `form-action` also binds where a form leads to after the answer: only here.
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; font-src 'self'; img-src 'self'; "
        "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    )
    headers = {"Content-Security-Policy": policy, "Cache-Control": "no-store"}
    return HTMLResponse(content, status_code=status, headers=headers)


ROUTES = [
    Route("/inloggen", sign_in_form, methods=["GET"]),
    Route("/inloggen", sign_in, methods=["POST"]),
    Route("/uitloggen", sign_out_form, methods=["GET"]),
    Route("/uitloggen", sign_out, methods=["POST"]),
]
