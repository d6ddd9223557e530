"""A text in the language that is open, with the Dutch above it when that is another one."""

import streamlit as st

from wijkwijzer.i18n import LANGUAGES

Texts = dict[str, str]


def text_field(
    label: str,
    texts: Texts | None,
    language: str,
    *,
    key: str,
    long: bool = False,
    longest: int = 300,
    required: bool = False,
) -> Texts | None:
    """Draw a field for one text; return the text in all languages, None when there is none.

    What is empty in Dutch has no translation, and no field for one. A text that must be there
    keeps its translations while its Dutch is away.
    """
    if language != "nl" and not (texts or {}).get("nl", "").strip():
        return texts
    value = (texts or {}).get(language, "")
    typed = _field(_label(label, texts, language), value, key=key, long=long, longest=longest)
    changed = {**(texts or {}), language: typed.strip()}
    return changed if required or changed.get("nl", "").strip() else None


def lines_field(label: str, lines: str, dutch: str, language: str, *, key: str, help_: str) -> str:
    """Draw a field with one text a line; return the lines."""
    rows = max(dutch.count("\n") + 2, 4)
    if language != "nl":
        label = f"{label} · {LANGUAGES[language].dutch_name}"
        st.text(dutch)
    return st.text_area(label, lines, height=28 * rows + 16, key=key, help=help_, max_chars=6000)


def _label(label: str, texts: Texts | None, language: str) -> str:
    if language == "nl":
        return label
    st.text((texts or {}).get("nl", ""))
    return f"{label} · {LANGUAGES[language].dutch_name}"


def _field(label: str, value: str, *, key: str, long: bool, longest: int) -> str:
    if long:
        return st.text_area(label, value, max_chars=longest * 2, height=90, key=key)
    return st.text_input(label, value, max_chars=longest, key=key)
