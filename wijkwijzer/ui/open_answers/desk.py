"""What the page is about: the wijk, its themes and rounds, and which part of it is shown."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Buurt, Theme, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.store import Reader
from wijkwijzer.survey.open_answers.records import NO_THEME
from wijkwijzer.survey.records import Round
from wijkwijzer.wijkkompas.words import capitalised

Part = Literal["zoeken", "themas", "woorden", "citaten"]
_PART, _NEXT = "deel", "open-next"


@dataclass(frozen=True)
class Desk:
    """Everything the page is about; `rounds` has the newest first."""

    who: Identity
    wijk: Wijk
    themes: Mapping[str, Theme]
    buurten: tuple[Buurt, ...]
    rounds: tuple[Round, ...]

    def buurt_name(self, buurt: str) -> str:
        """Return the name of a buurt; who skipped the question said none."""
        return next((b.name for b in self.buurten if b.id == buurt), _("buurt niet gezegd"))

    def theme_name(self, theme: str) -> str:
        """Return the name of a theme, also of one that the wijk does not have any more."""
        if theme == NO_THEME:
            return _("geen van de thema's")
        known = self.themes.get(theme)
        return choose(known.name) if known else theme

    def theme_label(self, theme: str) -> str:
        """Return the name of a theme as it stands by itself."""
        return capitalised(self.theme_name(theme))


def lay_out(reader: Reader, wijk: Wijk, who: Identity) -> Desk:
    """Read what surrounds the texts of a wijk."""
    return Desk(
        who=who,
        wijk=wijk,
        themes={theme.id: theme for theme in theme_set(wijk.theme_set)},
        buurten=tuple(reader.all(Buurt, wijk.id)),
        rounds=tuple(reversed(reader.all(Round, wijk.id))),
    )


def choose_part() -> Part:
    """Let choose a part of the page; the address keeps it."""
    names: dict[Part, str] = {
        "zoeken": _("Zoeken"),
        "themas": _("Thema's geven"),
        "woorden": _("Veelgebruikte woorden"),
        "citaten": _("Citaten"),
    }
    asked: dict[str, object] = st.session_state.pop(_NEXT, {})
    for key, value in asked.items():
        st.session_state[key] = value
    chosen = st.segmented_control(
        _("Wat wilt u doen?"),
        tuple(names),
        format_func=lambda part: names[part],
        default=None if asked else "zoeken",
        required=True,
        key=_PART,
        bind="query-params",
        label_visibility="collapsed",
        width="content",
    )
    return chosen or "zoeken"


def go_to(part: Part, **state: object) -> None:
    """Show another part from the next run on, with these choices made."""
    st.session_state[_NEXT] = {_PART: part} | state
    st.rerun()


def choose_round(desk: Desk, key: str, *, all_of_them: bool) -> str:
    """Let choose a round where there is more than one; "" means all."""
    names = {round_.id: round_.name for round_ in desk.rounds}
    if len(names) < 2:
        return "" if all_of_them else next(iter(names), "")
    return str(
        st.selectbox(
            _("Meting"),
            (*(("",) if all_of_them else ()), *names),
            format_func=lambda id_: names[id_] if id_ else _("Alle metingen"),
            key=key,
            label_visibility="collapsed",
            width=220,
        )
    )
