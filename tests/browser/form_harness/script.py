"""The survey form alone on a page, as the survey page mounts it."""

from pathlib import Path

import streamlit as st

from tests.browser.form_harness.server import BUURTEN, DRAFTS, QUESTIONNAIRE, THEMES
from wijkwijzer.i18n import set_language
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.survey.form import ENTRY, STYLE
from wijkwijzer.survey.form.presentation import presentation, wiped, with_draft

st.set_page_config(layout="wide")
st.html(
    "<style>header,[data-testid=stHeader]{display:none}"
    "[data-testid=stMainBlockContainer]{padding:1rem 1.25rem 0;max-width:70rem}</style>"
)
element = st.components.v2.component("survey_form", css=STYLE.read_text("utf-8"), js=ENTRY)

token = st.query_params["token"]
language = st.session_state.setdefault("language", "nl")
set_language(language)
draft = DRAFTS[token]
data = with_draft(
    presentation(QUESTIONNAIRE, THEMES, BUURTEN, pictogram),
    token=token,
    answers=draft["answers"],
    number=draft["number"],
    step=draft["step"],
)
if "rtl" in st.query_params:
    data["dir"] = "rtl"
st.html(f"<h1 style='position:absolute;clip-path:inset(50%)'>{Path(__file__).stem}</h1>")
if st.session_state.get("wipe"):
    data = wiped()
result = element(
    data=data,
    key="form",
    on_klaar_change=lambda: None,
    on_taal_change=lambda: None,
    on_vervallen_change=lambda: None,
)
if result.taal and result.taal != language:
    st.session_state.language = result.taal
    st.rerun()
if result.klaar:
    st.session_state.wipe = True
    st.session_state.said = f"klaar na {result.klaar['step']}"
    st.rerun()
if result.vervallen:
    st.session_state.said = f"vervallen: {result.vervallen['code']}"
if "said" in st.session_state:
    st.text(st.session_state.said)
