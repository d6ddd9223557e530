"""The page of the agreements as a whole: all of them, or the one in the address."""

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import Agreement
from wijkwijzer.ui import acts
from wijkwijzer.ui.pact.agreement import agreement_section
from wijkwijzer.ui.pact.form import blank, edit_section, keep
from wijkwijzer.ui.pact.holding import EDIT, NEW, chosen, read_held, show
from wijkwijzer.ui.pact.overview import overview
from wijkwijzer.ui.pact.style import style
from wijkwijzer.ui.records.versions import choose_version, refused_edit


def pact_page(who: Identity, wijk: Wijk) -> None:
    """Draw the page: for a facilitator to write, for the steering group to read and sign."""
    style()
    held = read_held(who, wijk, acts.now())
    asked = chosen()
    standing = held.standing(asked)
    if asked == NEW and held.edits:
        _back()
        st.title(_("Nieuwe afspraak"), anchor=False)
        edit_section(held, blank(held))
        return
    if standing is None:
        acts.say_what_was_done()
        overview(held)
        return
    _back()
    acts.say_what_was_done()
    if held.edits and refused_edit(Agreement, asked):
        choose_version(who, held.names, save=lambda record: keep(held, record))
    elif held.edits and st.query_params.get(EDIT):
        st.title(standing.agreement.title, anchor=False)
        edit_section(held, standing.agreement)
    else:
        agreement_section(held, standing)


def _back() -> None:
    if st.button(_("Alle afspraken"), icon=":material/arrow_back:", type="tertiary"):
        show("")
        st.rerun()
