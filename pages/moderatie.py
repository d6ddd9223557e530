import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui import moderation

who = ui.require("moderate")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
    desk = moderation.lay_out(reader, wijk, who) if wijk else None
if desk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Maak er een bij Wijk en partijen. Daarna komen opmerkingen van bewoners hier binnen."),
    )
    st.stop()

st.html(moderation.PAGE)
with st.container(key="ww-moderation-title"):
    ui.page_title(_("Opmerkingen nakijken"))
bar = st.container(horizontal=True, key="ww-moderation-bar", vertical_alignment="center")
with bar:
    part = moderation.choose_part()
moderation.say_what_happened()
{"queue": moderation.one_by_one, "many": moderation.many, "decided": moderation.decided}[part](
    desk, bar
)
