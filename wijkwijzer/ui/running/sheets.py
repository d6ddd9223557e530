"""Posters with a QR code per place, and a card with which phones join the wifi first."""

from functools import partial

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.reports.way_in import channel_name, qr_sheet, survey_address, wifi_card
from wijkwijzer.store.context import RoundContext, round_context
from wijkwijzer.survey.records import Channel, Round
from wijkwijzer.ui.parts import empty_state
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.way_in import chosen_address, typed_address

_ON: tuple[Channel, ...] = ("telefoon", "tablet", "computer")
MOST_PLACES = 40


def sheets_section(wijk: Wijk, round_: Round) -> None:
    """Draw what makes posters and the wifi card, of an open round."""
    if round_.closed_at is not None:
        empty_state(
            _("Deze meting is gesloten."), _("Posters zijn er voor een meting die open is.")
        )
        return
    with store().read() as reader:
        context = round_context(reader, wijk.id, round_.id)
    base = chosen_address()
    left, right = st.columns(2, gap="large")
    with left:
        _posters(context, base)
    with right:
        _wifi(context, base)


def _posters(context: RoundContext, base: str) -> None:
    st.header(_("Posters met QR-code"), anchor=False)
    st.text(
        _("Eén plek per regel. Zo weet u later waar mensen invulden. Leeg: één poster zonder plek.")
    )
    written = st.text_area(
        _("Waar hangen ze?"),
        key="sheet-places",
        height=120,
        placeholder=_("Buurthuis\nBibliotheek"),
    )
    on = st.pills(
        _("Waarop vult men in?"),
        _ON,
        format_func=channel_name,
        selection_mode="multi",
        default=["telefoon"],
        key="sheet-channels",
    )
    places = [line.strip()[:80] for line in written.splitlines() if line.strip()][:MOST_PLACES]
    st.download_button(
        _("Download de posters"),
        partial(
            qr_sheet,
            places,
            [channel for channel in _ON if channel in on] or ["telefoon"],
            base,
            context.round.id,
            context.wijk.name,
            title=context.questionnaire.title,
            languages=enabled_languages(context.wijk),
            typed=typed_address(context.wijk, base),
        ),
        f"posters-{context.wijk.id}.pdf",
        "application/pdf",
        key="sheet-download",
        on_click="ignore",
    )


def _wifi(context: RoundContext, base: str) -> None:
    st.header(_("Kaart met wifi"), anchor=False)
    st.text(_("De naam en het wachtwoord komen alleen op de kaart. Ze worden niet bewaard."))
    ssid = st.text_input(
        _("Naam van de wifi"), key="wifi-name", max_chars=32, autocomplete="off"
    ).strip()
    password = st.text_input(
        _("Wachtwoord van de wifi"), key="wifi-password", max_chars=63, autocomplete="off"
    )
    st.download_button(
        _("Download de kaart"),
        partial(
            wifi_card,
            ssid,
            password,
            survey_address(base, context.round.id),
            wijk=context.wijk.name,
            title=context.questionnaire.title,
            languages=enabled_languages(context.wijk),
            typed=typed_address(context.wijk, base),
        ),
        f"wifi-{context.wijk.id}.pdf",
        "application/pdf",
        key="wifi-download",
        on_click="ignore",
        disabled=not ssid,
    )
