"""Giving a text its themes: one after the other, each theme a key of the keyboard.

The themes stand as the keys do: the first wind on the row of digits, the next on the row below it.
"""

from collections.abc import Sequence
from html import escape

import streamlit as st
from streamlit.errors import StreamlitAPIException

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.intake.open_answers import tag
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.neighbourhood.records import Theme
from wijkwijzer.publish.open_answers import find, named, wording
from wijkwijzer.survey.open_answers.records import NO_THEME, OpenAnswer
from wijkwijzer.survey.open_answers.search import WITHOUT_THEME, Wanted
from wijkwijzer.survey.open_answers.suggestions import SuggestedTheme
from wijkwijzer.ui.acts import now, told
from wijkwijzer.ui.open_answers.desk import Desk
from wijkwijzer.ui.open_answers.line import about, hint
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.said import said

CURRENT = "open-tag-current"
_CHOSEN, _LATER = "open-tag-chosen", "open-tag-later"
_ROWS = ("1234567890", "QWETYUIOP", "ASDFGHJKL", "ZXVBM")
"""Keys by row; R and C are keys of Streamlit itself, N is taken below."""
_LOOK = 60
"""So many texts without a theme are looked at to find one that was not put off."""


@ui.fragment
def tagging(desk: Desk) -> None:
    """Show one text with all themes as buttons, or say that every text has one."""
    current, left = _next(desk)
    if current is None:
        ui.finding(_("Elke tekst heeft een thema."))
        how = _("Wilt u er een veranderen? Kies bij Zoeken een tekst en dan Thema's.")
        st.html(f'<p class="ww-lead">{escape(how)}</p>')
        return
    chosen = _chosen(current)
    found = wording(store(), desk.wijk.id, with_newest_tags=False, identity=desk.who)
    suggested = [s for s in found.themes_for(current.text) if s.theme != current.theme]
    with st.container(key="ww-card"):
        st.html(
            f'<div class="ww-large">{said(current.text)}</div>'
            f"{hint(current.text)}{about(desk, current)}{_suggestion(desk, suggested)}"
        )
    _keys(desk, current, chosen, [s.theme for s in suggested])
    _acts(desk, current, chosen, left)


def _next(desk: Desk) -> tuple[OpenAnswer | None, int]:
    """Return the text to look at: the one asked for, else the oldest that was not put off."""
    wanted = Wanted(theme=WITHOUT_THEME)
    found = find(store(), desk.wijk.id, wanted, most=_LOOK, oldest_first=True, identity=desk.who)
    asked = st.session_state.get(CURRENT, "")
    for answer in named(store(), desk.wijk.id, [asked] if asked else [], identity=desk.who):
        return answer, found.n
    later: set[str] = st.session_state.setdefault(_LATER, set())
    open_ = [answer for answer, _pieces in found.texts if answer.id not in later]
    if not open_ and found.texts:
        later.clear()
        open_ = [answer for answer, _pieces in found.texts]
    return (open_[0] if open_ else None), found.n


def _chosen(current: OpenAnswer) -> list[str]:
    """Return the themes that are chosen on this screen; at first those it has."""
    held: tuple[str, list[str]] = st.session_state.get(_CHOSEN, ("", []))
    if held[0] != current.id:
        held = (current.id, [tag for tag in current.tags if tag != NO_THEME])
        st.session_state[_CHOSEN] = held
    return held[1]


def _suggestion(desk: Desk, suggested: Sequence[SuggestedTheme]) -> str:
    """Say to which themes its words point, and by which words."""
    if not suggested:
        return ""
    parts = "; ".join(
        _("{theme} (door {words})").format(
            theme=f"<b>{escape(desk.theme_name(s.theme))}</b>",
            words=escape(", ".join(plain_text(word) for word in s.words[:3])),
        )
        for s in suggested
    )
    return f'<p class="ww-suggested">{_("Voorstel")}: {parts}</p>'


def _keys(desk: Desk, current: OpenAnswer, chosen: list[str], suggested: Sequence[str]) -> None:
    winds: dict[str, list[Theme]] = {}
    for theme in desk.themes.values():
        winds.setdefault(theme.wind, []).append(theme)
    with st.container(key="ww-keys", gap="small"):
        for row, themes in enumerate(winds.values()):
            with st.container(horizontal=True, key=f"ww-keys-{row}", gap="small"):
                for place, theme in enumerate(themes):
                    keys = _ROWS[row] if row < len(_ROWS) else ""
                    own = theme.id == current.theme
                    pressed = st.button(
                        desk.theme_label(theme.id),
                        key=f"open-key-{theme.id}-{current.id}",
                        shortcut=keys[place] if place < len(keys) and not own else None,
                        type="primary" if theme.id in chosen or own else "secondary",
                        icon=":material/lightbulb:" if theme.id in suggested else None,
                        disabled=own,
                        help=_("Hiermee kwam de tekst binnen.") if own else None,
                        width=250,
                    )
                    if pressed:
                        # In place, so that a second key that comes soon is not lost.
                        (chosen.remove if theme.id in chosen else chosen.append)(theme.id)
                        _again()


def _acts(desk: Desk, current: OpenAnswer, chosen: list[str], left: int) -> None:
    names = ", ".join(desk.theme_name(theme) for theme in chosen)
    with st.container(horizontal=True, key="ww-tag-acts", vertical_alignment="center"):
        save = st.button(
            _("Bewaar en volgende"),
            type="primary",
            shortcut="Enter",
            key=f"open-save-{current.id}",
            disabled=not chosen and not current.tags,
        )
        none = st.button(_("Geen van deze"), shortcut="N", key=f"open-none-{current.id}")
        later = st.button(_("Sla over"), shortcut="Right", key=f"open-later-{current.id}")
        to_go = _("Nog {n} teksten zonder thema").format(n=number(left)) if left else ""
        st.html(f'<p class="ww-count"><b role="status">{escape(names)}</b> {escape(to_go)}</p>')
    if later:
        st.session_state[_LATER].add(current.id)
        _leave()
    if save or none:
        with told():
            themes = chosen if save else [NO_THEME]
            tag(store(), desk.wijk.id, [current.id], themes, identity=desk.who, now=now())
            _leave()


def _leave() -> None:
    for key in (CURRENT, _CHOSEN):
        st.session_state.pop(key, None)
    _again()


def _again() -> None:
    """Draw this part anew, or the whole page when the whole page is what runs now."""
    try:
        st.rerun(scope="fragment")
    except StreamlitAPIException:
        st.rerun()
