import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.records import Round
from wijkwijzer.ui import running

who = ui.require("run_rounds")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
    rounds = list(reversed(reader.all(Round, wijk.id))) if wijk else []
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen. Daarna begint u hier een meting."),
    )
    st.stop()

st.html(running.PAGE)
with st.container(key="ww-running-title", horizontal=True, vertical_alignment="bottom"):
    ui.page_title(_("Meting"))
    round_ = running.choose_round(rounds)
section = running.choose_section()
running.say_what_was_done()
if section == "rondes":
    running.rounds_section(who, wijk, rounds)
elif round_ is None:
    ui.empty_state(
        _("Er is nog geen meting."), _("Begin er een bij het onderdeel Openen en sluiten.")
    )
elif section == "kwaliteit":
    running.quality_section(who, round_)
elif section == "brieven":
    running.letters_section(who, wijk, round_)
elif section == "drukwerk":
    running.print_section(wijk, round_)
else:
    running.now_section(who, wijk, round_)
