"""What stands above every page: the name, the menu, the language, and the mark of the example."""

from html import escape
from urllib.parse import urlencode

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.ui.navigation import PageEntry, menu
from wijkwijzer.ui.require import sign_in_address
from wijkwijzer.ui.screen import screen

MARK = '<img src="/favicon.png" alt="" width="32" height="32">'
"""The sign of the product."""


def header(who: Identity, wijk: Wijk | None, registered: dict[str, StreamlitPage]) -> None:
    """Draw the header that fits who asks and on what screen."""
    if screen() == "page":
        _top(who, wijk)
        _menu(menu(who, wijk), registered)
    elif screen() == "kiosk":
        st.html(_brand(wijk))
    if wijk is not None and wijk.is_example:
        _example(wijk)


def _top(who: Identity, wijk: Wijk | None) -> None:
    with st.container(horizontal=True, key="ww-header", vertical_alignment="center"):
        st.html(_brand(wijk), width="content")
        st.html(f'<div class="ww-tools">{_language_switch()}{_account(who)}</div>')
    st.html('<hr class="ww-rule">')


def _brand(wijk: Wijk | None) -> str:
    name = escape(wijk.name) if wijk else "Wijkwijzer"
    return f'<a class="ww-brand" href="/" target="_self">{MARK}<span>{name}</span></a>'


def _language_switch() -> str:
    other, name = ("en", "English") if current_language() == "nl" else ("nl", "Nederlands")
    query = escape(urlencode(dict(st.query_params.items()) | {"taal": other}))
    return f'<a href="?{query}" target="_self" lang="{other}" hreflang="{other}">{name}</a>'


def _account(who: Identity) -> str:
    if who.role == "resident":
        address = escape(sign_in_address())
        return f'<a href="{address}" target="_self">{_("Aanmelden")}</a>'
    return (
        f'<a href="/account" target="_self">{escape(who.account)}</a>'
        f'<a href="/uitloggen" target="_self">{_("Afmelden")}</a>'
    )


def _menu(entries: tuple[PageEntry, ...], registered: dict[str, StreamlitPage]) -> None:
    if not entries:
        return
    kept = {"wijk": st.query_params["wijk"]} if "wijk" in st.query_params else None
    with st.container(horizontal=True, key="ww-menu"):
        for entry in entries:
            st.page_link(registered[entry.slug], label=entry.title, query_params=kept)


def _example(wijk: Wijk) -> None:
    st.html(
        f'<div class="ww-example" role="note"><b>{_("Voorbeeld")}</b><span>'
        + escape(
            _("{wijk} bestaat niet. Bewoners, antwoorden en partijen zijn verzonnen.").format(
                wijk=wijk.name
            )
        )
        + "</span></div>"
    )
