import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.navigation import pages

who = ui.require("fill_in")
with ui.store().read() as reader:
    wijk = ui.chosen_wijk(reader)
if wijk is None:
    ui.empty_state(
        _("Er is nog geen wijk."),
        _("Een begeleider meldt zich aan en maakt de eerste wijk, of laadt het voorbeeld."),
    )
    st.stop()

ui.page_title(
    _("Wat vindt u van uw buurt?"),
    _(
        "Vertel wat er goed gaat en wat beter moet in {wijk}. "
        "Bewoners en partijen maken daarna samen afspraken. Uw naam is niet nodig."
    ).format(wijk=wijk.name),
)
linked = {page.slug: page for page in pages()}
if "vragenlijst" in linked:
    st.page_link(linked["vragenlijst"].path, label=_("Vul de enquête in"))
