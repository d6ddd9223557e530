"""Started by the browser tests: `streamlit run tests/browser/form_harness/app.py`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3]))

import streamlit as st

from tests.browser.form_harness.server import HERE, ROUTES

app = st.App(str(HERE / "script.py"), routes=ROUTES)
