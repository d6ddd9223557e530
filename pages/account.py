import datetime as dt

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.errors import WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake import accounts

who = ui.require("change_password")

ui.page_title(
    _("Uw wachtwoord"),
    _("U bent aangemeld als {name}.").format(name=who.account),
)
with st.form("password", border=False, clear_on_submit=True):
    old = st.text_input(_("Huidig wachtwoord"), type="password", autocomplete="current-password")
    new = st.text_input(
        _("Nieuw wachtwoord"),
        type="password",
        autocomplete="new-password",
        help=_("Minstens 10 tekens. Een korte zin is goed en makkelijk te onthouden."),
    )
    again = st.text_input(
        _("Nieuw wachtwoord, nog een keer"), type="password", autocomplete="new-password"
    )
    sent = st.form_submit_button(_("Wijzig het wachtwoord"), type="primary")

if sent and new != again:
    st.error(_("De twee nieuwe wachtwoorden zijn niet gelijk. Er is niets gewijzigd."))
elif sent:
    try:
        now = dt.datetime.now(dt.UTC)
        accounts.change_password(ui.store(), who, old, new, now, token=ui.session_token())
    except WijkwijzerError as error:
        st.error(str(error))
    else:
        st.success(_("Uw wachtwoord is gewijzigd. Op andere apparaten bent u afgemeld."))
