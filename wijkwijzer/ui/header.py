"""What stands above every page: the name, the menu, the language, and the mark of the example.

Few pages stand on one line. Who may see many finds chapters there, and on a second line the pages
of the chapter that is open.
"""

from html import escape
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import CHECKED, LANGUAGES, current_language, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.ui.drawings import as_image
from wijkwijzer.ui.navigation import Chapter, PageEntry, chapter_name, menu, pages
from wijkwijzer.ui.require import sign_in_address
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.screen import screen

_ON_A_LINE = 5

Registered = dict[str, StreamlitPage]
"""The pages that Streamlit knows, by slug."""

MARK = '<img src="/favicon.png" alt="" width="32" height="32">'
"""The sign of the product."""

_GLOBE = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="22" height="22" viewBox="0 0 24 24" '
    'fill="none" stroke="#4a4e56" stroke-width="1.8" stroke-linecap="round">'
    '<circle cx="12" cy="12" r="9"/><path d="M3 12h18M12 3c3 2.6 4 5.6 4 9s-1 6.4-4 9M12 3c-3 '
    '2.6-4 5.6-4 9s1 6.4 4 9"/></svg>'
)
"""A globe: who cannot read this page finds the languages by it."""


def header(who: Identity, wijk: Wijk | None, now: str, registered: Registered) -> None:
    """Draw the header that fits who asks and on what screen; `now` is the slug of the page."""
    tools = _language_switch(wijk, now)
    if screen() == "page":
        entries = menu(who, wijk)
        waiting = _waiting(wijk) if any(entry.slug == "moderatie" for entry in entries) else ""
        _top(wijk, entries, waiting, now, registered, tools + _account(who))
        st.html('<hr class="ww-rule">')
        _pages_beside(entries, waiting, now, registered)
    elif screen() == "kiosk":
        _top(wijk, (), "", now, registered, tools)
    if wijk is not None and wijk.is_example:
        _example(wijk)


def _top(
    wijk: Wijk | None,
    entries: tuple[PageEntry, ...],
    waiting: str,
    now: str,
    registered: Registered,
    tools: str,
) -> None:
    with st.container(horizontal=True, key="ww-header", vertical_alignment="center"):
        st.html(_brand(wijk), width="content")
        if entries:
            _menu(entries, waiting, now, registered)
        st.html(f'<div class="ww-tools">{tools}</div>', width="content" if entries else "stretch")


def _brand(wijk: Wijk | None) -> str:
    name = escape(wijk.name) if wijk else "Wijkwijzer"
    kept = {key: st.query_params[key] for key in ("wijk", "kiosk") if key in st.query_params}
    home = escape("/" + (f"?{urlencode(kept)}" if kept else ""))
    return f'<a class="ww-brand" href="{home}" target="_self">{MARK}<span>{name}</span></a>'


def _language_switch(wijk: Wijk | None, slug: str) -> str:
    """Return a link to the other language, or a list when there are more."""
    languages = enabled_languages(wijk) if wijk else CHECKED
    if not any(page.for_residents for page in pages() if page.slug == slug):
        languages = tuple(language for language in languages if language in CHECKED)
    chosen = current_language()
    if len(languages) <= 2:
        return "".join(_language_link(other) for other in languages if other != chosen)
    links = "".join(_language_link(each, current=each == chosen) for each in languages)
    name = escape(LANGUAGES[chosen].name)
    label = escape(_("Taal"))
    globe = as_image(_GLOBE, alt=label)
    return (
        f'<details class="ww-language"><summary>{globe}<b>{name}</b></summary>'
        f'<nav aria-label="{label}">{links}</nav></details>'
    )


def _language_link(language: str, *, current: bool = False) -> str:
    query = escape(urlencode(dict(st.query_params.items()) | {"taal": language}))
    mark = ' aria-current="true"' if current else ""
    return (
        f'<a href="?{query}" target="_self" lang="{language}" hreflang="{language}"{mark}>'
        f"{escape(LANGUAGES[language].name)}</a>"
    )


def _account(who: Identity) -> str:
    if who.role == "resident":
        address = escape(sign_in_address())
        sign_in = _("Aanmelden")
        return f'<a href="{address}" target="_self">{sign_in}</a>'
    sign_out = _("Afmelden")
    return (
        f'<a href="/account" target="_self">{escape(who.account)}</a>'
        f'<a href="/uitloggen" target="_self">{sign_out}</a>'
    )


def _menu(entries: tuple[PageEntry, ...], waiting: str, now: str, registered: Registered) -> None:
    """Draw the pages, or the chapters when there are too many for a line."""
    if len(entries) <= _ON_A_LINE:
        _links("ww-menu", [(entry, entry.title) for entry in entries], now, registered)
        return
    firsts: dict[Chapter, PageEntry] = {}
    for entry in entries:
        firsts.setdefault(entry.chapter, entry)
    links = [
        (first, chapter_name(chapter) + (waiting if chapter == "survey" else ""))
        for chapter, first in firsts.items()
    ]
    here = next((firsts[entry.chapter].slug for entry in entries if entry.slug == now), "")
    _links("ww-menu", links, here, registered)


def _pages_beside(
    entries: tuple[PageEntry, ...], waiting: str, now: str, registered: Registered
) -> None:
    """Draw the pages of the chapter that is open, where the menu shows chapters."""
    here = next((entry.chapter for entry in entries if entry.slug == now), None)
    beside = [entry for entry in entries if entry.chapter == here]
    if len(entries) > _ON_A_LINE and len(beside) > 1:
        named = [
            (entry, entry.title + (waiting if entry.slug == "moderatie" else ""))
            for entry in beside
        ]
        _links("ww-pages", named, now, registered)


def _links(key: str, links: list[tuple[PageEntry, str]], now: str, registered: Registered) -> None:
    kept = {"wijk": st.query_params["wijk"]} if "wijk" in st.query_params else None
    with st.container(horizontal=True, key=key):
        for entry, label in links:
            # Only what is open is dressed otherwise: a container costs as much as the link in it.
            place = st.container(key=f"{key}-now", width="content") if entry.slug == now else st
            place.page_link(registered[entry.slug], label=label, query_params=kept)


def _waiting(wijk: Wijk | None) -> str:
    """Return how many remarks wait, for behind the name of the page; "" when none."""
    if wijk is None:
        return ""
    with store().read() as reader:
        count = reader.waiting_count(wijk.id)
    return f" ({number(count)})" if count else ""


def _example(wijk: Wijk) -> None:
    mark = _("Voorbeeld")
    st.html(
        f'<div class="ww-example" role="note"><b>{mark}</b><span>'
        + escape(
            _("{wijk} bestaat niet. Bewoners, antwoorden en partijen zijn verzonnen.").format(
                wijk=wijk.name
            )
        )
        + "</span></div>"
    )
