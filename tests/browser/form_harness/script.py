"""The survey alone on a page, as the survey page mounts it; `?token=` goes on with that draft."""

import json

import streamlit as st

from tests.browser.form_harness.server import DRAFTS, content
from wijkwijzer.survey.form import ENTRY, STYLES

st.set_page_config(layout="wide")
st.html(
    "<style>header,[data-testid=stHeader]{display:none}"
    "[data-testid=stMainBlockContainer]{padding:1rem 1.25rem 0;max-width:70rem}</style>"
)
style = "".join(part.read_text("utf-8") for part in STYLES)
element = st.components.v2.component("survey", css=style, js=ENTRY)
token = st.query_params["token"]
asked = DRAFTS[token]["list"]
element(
    key="form",
    data={
        "content": json.dumps(
            content("nl", asked) | ({"dir": "rtl"} if "rtl" in st.query_params else {})
        ),
        "languages": [
            {"id": id_, "name": name, "begin": name, "url": f"/inhoud?taal={id_}&lijst={asked}"}
            for id_, name in (("nl", "Nederlands"), ("en", "English"))
        ],
        "round": "r1",
        "start": {"round": "r1", "channel": "tablet", "intake_place": ""},
        "urls": {
            "begin": "/beginnen",
            "save": "/antwoorden",
            "send": "/versturen",
            "stop": "/stoppen",
            "resume": "/verder",
            "exit": "/kiosk/uit",
            "lookBack": "/inbreng",
            "home": "/",
        },
        "kiosk": False,
        "idle": 90,
        "shared": True,
        "state": "open",
        "receipt": None,
        "draft": {"language": "nl", "personal": [], "code": "K7QF-2M9X-TR4H", "token": token}
        | {name: DRAFTS[token][name] for name in ("answers", "number", "step")},
    },
)
