"""A field finds in the session what it found in Streamlit's copy of all of it."""

from typing import TYPE_CHECKING

from streamlit.testing.v1 import AppTest

from wijkwijzer.ui.widget_state import COPIED, LookedUp

if TYPE_CHECKING:
    from streamlit.runtime.state import SafeSessionState


def _page() -> None:
    import streamlit as st

    st.session_state["gezet"] = 3
    st.session_state.setdefault("leeg", None)
    st.text_input("Titel", "Bankjes", key="titel")
    st.text_input("Zonder sleutel", "Niet te vinden")
    st.number_input("Bedrag", value=None, key="bedrag")
    st.checkbox("Ja", key="ja")


def test_what_is_looked_up_is_what_stood_in_the_copy() -> None:
    app = AppTest.from_function(_page).run()
    app.text_input(key="titel").set_value("Bomen").run()
    state: SafeSessionState = app.session_state._state
    copy, found = COPIED.__get__(state), LookedUp(state)

    assert copy == {"gezet": 3, "leeg": None, "titel": "Bomen", "bedrag": None, "ja": False}
    assert dict(found) == copy
    assert len(found) == len(copy)
    assert "weg" not in found
    assert not any(key in found for key in state._state._keys() if key.startswith("$$"))
