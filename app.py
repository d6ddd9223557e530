"""The server: the Streamlit script, our own routes beside it, and what runs as long as it does."""

from pathlib import Path

import streamlit as st

from wijkwijzer.ui.server import MIDDLEWARE, ROUTES, lifespan, show_error

app = st.App(
    Path(__file__).parent / "wijkwijzer" / "ui" / "shell.py",
    routes=ROUTES,
    middleware=MIDDLEWARE,
    lifespan=lifespan,
    on_script_error=show_error,
)
