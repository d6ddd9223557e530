"""Who is asking: read anew at every run, never kept in the session."""

import datetime as dt

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.intake import accounts
from wijkwijzer.ui.runtime import store

SESSION_COOKIE = "wijkwijzer_sessie"
KIOSK_COOKIE = "wijkwijzer_kiosk"


def session_token() -> str:
    """Return the sign-in token of this browser, "" when there is none or it is a kiosk."""
    if KIOSK_COOKIE in st.context.cookies:
        return ""
    return str(st.context.cookies.get(SESSION_COOKIE, ""))


def read_identity() -> Identity:
    """Return who is asking; a session that ended meanwhile is a resident again."""
    token = session_token()
    if not token:
        return Identity()
    return accounts.identity(store(), token, dt.datetime.now(dt.UTC))
