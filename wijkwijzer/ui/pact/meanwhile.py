"""What others did to the pact since this screen last showed it: a form may have been for that."""

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.pact.records import PactVersion
from wijkwijzer.publish.pact import Signed
from wijkwijzer.ui.records.words import as_label

_SEEN = "pact-seen"
"""Wijk, number of the version and parties that had signed it, as this screen last knew it."""


def say_what_happened(signed: Signed) -> None:
    """Say whether another version came meanwhile, or who else signed this one."""
    version = signed.version
    now_signed = {one.party_id: one for one in signed.signatures}
    seen = st.session_state.get(_SEEN)
    st.session_state[_SEEN] = (version.wijk_id, version.number, frozenset(now_signed))
    if seen is None or seen[0] != version.wijk_id:
        return
    if seen[1] != version.number:
        st.info(
            _(
                "Intussen is versie {number} gemaakt. Lees die eerst: tekenen kan alleen nog voor "
                "deze versie. Een handtekening onder een eerdere versie blijft staan."
            ).format(number=version.number)
        )
        return
    for party_id in sorted(now_signed.keys() - seen[2]):
        one = now_signed[party_id]
        st.info(
            _("Intussen tekende {name} voor {party}. Dat hoeft dus niet nog een keer.").format(
                name=as_label(one.name), party=as_label(one.party_name)
            )
        )


def no_news(version: PactVersion, party_id: str = "") -> None:
    """Remember what this screen did itself: a version it made, or a party it signed for."""
    _wijk, number, parties = st.session_state.get(_SEEN, ("", 0, frozenset()))
    known = parties if number == version.number else frozenset()
    own = {party_id} if party_id else set()
    st.session_state[_SEEN] = (version.wijk_id, version.number, known | own)
