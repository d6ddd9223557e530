"""After sending: thanks, the receipt code, and the screen for the next resident."""

import datetime as dt
from html import escape

import streamlit as st

from wijkwijzer.errors import WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.survey import send
from wijkwijzer.ui.navigation import page_link
from wijkwijzer.ui.parts import page_title
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.survey import welcome
from wijkwijzer.ui.survey.visit import Visit, leave, now, remember, remembered

SHOWN_AGAIN = dt.timedelta(minutes=10)
"""How long a reload, or a server that stopped while sending, still gives the code.

The button for the next resident ends it at once.
"""


def thanks(visit: Visit) -> None:
    """Draw the thanks with the code; after a while, or when given up, only that it was sent."""
    known = remembered("receipt")
    if not (isinstance(known, tuple) and known[0] == visit.token):
        known = _asked_again(visit)
    if known is None:
        welcome.sent_before(visit)
        return
    page_title(_("Dank u wel!"), _("Uw antwoorden zijn binnen en tellen mee."))
    _code(known[1])
    if visit.draft.channel != "telefoon":
        with st.container(key="ww-survey-go"):
            if st.button(_("Volgende bewoner"), type="primary", width="stretch"):
                leave(visit)
    with st.container(key="ww-survey-aside"):
        page_link("inbreng", wijk=visit.context.wijk)


def _code(receipt: str | None) -> None:
    if receipt is None:
        text = _("De code die u al had blijft gelden. Daarmee ziet u uw nieuwe antwoorden.")
        st.html(f'<p class="ww-lead">{escape(text)}</p>')
        return
    before = _("Dit is uw code:")
    after = _(
        "Schrijf de code op of maak er een foto van. Hiermee kunt u later uw antwoorden "
        "terugzien, aanvullen of intrekken. Alleen u hebt deze code; wij kunnen hem niet opzoeken."
    )
    groups = "".join(f"<span>{group}</span>" for group in receipt.split("-"))
    groups = groups.replace("</span><span>", "</span><i>-</i><span>")
    st.html(
        f'<div class="ww-receipt"><p>{escape(before)}</p>'
        f'<p class="ww-code" translate="no">{groups}</p><p>{escape(after)}</p></div>'
    )


def _asked_again(visit: Visit) -> tuple[str, str | None] | None:
    sent_at = dt.datetime.fromisoformat(str(visit.stored.sent_at))
    if now() - sent_at > SHOWN_AGAIN:
        return None
    try:
        known = (visit.token, send(store(), visit.token, now=now()).receipt)
    except WijkwijzerError:
        return None
    remember("receipt", value=known)
    return known
