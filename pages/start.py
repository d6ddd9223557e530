import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.navigation import PAGES

who = ui.require("fill_in")
if code := st.query_params.get("d"):
    # The wall of a meeting may be asked for here too.
    asked = {
        name: st.query_params[name] for name in ("scherm", "donker") if name in st.query_params
    }
    st.switch_page(PAGES / "dialoog.py", query_params={"d": code, **asked})
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
        "Het duurt ongeveer tien minuten. Uw naam is niet nodig."
    ).format(wijk=wijk.name),
)
with st.container(key="ww-act"):
    ui.page_link("vragenlijst", wijk=wijk)
with st.container(horizontal=True, key="ww-also"):
    for slug in ("kompas", "ambities", "inbreng"):
        if ui.may_see(who, slug, wijk):
            ui.page_link(slug, wijk=wijk)

steps = (
    (_("U vertelt"), _("Wat is belangrijk, wat gaat goed en wat kan beter, per onderwerp.")),
    (_("Wij vergelijken"), _("Wat bewoners nodig hebben en wat de partijen doen.")),
    (_("Samen spreken we af"), _("Wie wat doet. U kunt later terugzien wat ermee is gebeurd.")),
)
ui.steps(steps)
