import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui import management

who = ui.require("manage_accounts")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)

st.html(management.PAGE)
with st.container(key="ww-management-title"):
    ui.page_title(_("Beheer"))
section = management.choose_section()
if section == "accounts":
    management.account_section(who)
elif section == "tablets":
    management.tablet_section(who)
elif section == "reservekopie":
    management.copy_section(who)
elif section == "logboek":
    management.log_section()
elif wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen. Daarna vindt u hier de talen en de antwoorden."),
    )
elif section == "talen":
    management.language_section(who, wijk)
else:
    management.output_section(who, wijk)
