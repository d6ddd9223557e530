"""Which section of the management page is open."""

from typing import Literal

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.acts import say_what_was_done

Section = Literal["accounts", "talen", "tablets", "reservekopie", "uitvoer", "logboek"]


def choose_section() -> Section:
    """Let choose a section; the address keeps it."""
    names: dict[Section, str] = {
        "accounts": _("Accounts"),
        "talen": _("Talen"),
        "tablets": _("Tablets"),
        "reservekopie": _("Reservekopie"),
        "uitvoer": _("Uitvoer"),
        "logboek": _("Logboek"),
    }
    chosen = st.segmented_control(
        _("Onderdeel"),
        tuple(names),
        format_func=lambda section: names[section],
        default="accounts",
        required=True,
        key="deel",
        bind="query-params",
        label_visibility="collapsed",
    )
    say_what_was_done()
    return chosen or "accounts"
