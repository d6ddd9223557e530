"""An own wijk in three steps: its name, its boundaries, its parties with their tasks."""

from collections.abc import Collection, Sequence
from html import escape
from typing import Literal

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.records import create_wijk
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.ui.parts import page_title
from wijkwijzer.ui.records.holdings import Holdings
from wijkwijzer.ui.records.saving import done, now, open_anew, told
from wijkwijzer.ui.records.words import as_label
from wijkwijzer.ui.runtime import store

_BEGIN, _MOVE = "begin", "records-move"


def is_beginning() -> bool:
    """Return whether this screen is at the first step of a new wijk."""
    return st.query_params.get(_BEGIN) == "1"


def begin_button(held: Holdings) -> None:
    """Offer to begin an own wijk; it stands out only beside the example."""
    kind: Literal["primary", "secondary"] = "primary" if held.wijk.is_example else "secondary"
    if st.button(_("Eigen wijk beginnen"), type=kind, key="begin-own"):
        st.query_params[_BEGIN] = "1"
        st.rerun()


def switch_to(wijk_id: str, section: str = "") -> None:
    """Show another wijk, and one part of it if named."""
    open_anew(None)
    for name in (_BEGIN, "opgave", "partij"):
        st.query_params.pop(name, None)
    st.query_params["wijk"] = wijk_id
    st.session_state["wijk"] = wijk_id
    if section:
        st.session_state[_MOVE] = section


def follow_move() -> None:
    """Show the part of the page that the last press of a button leads to."""
    if _MOVE in st.session_state:
        st.session_state["deel"] = st.session_state.pop(_MOVE)


def asked_section(sections: Collection[str], default: str) -> str:
    """Return the part that the address named when this screen opened, so a reload shows it."""
    asked = st.query_params.get("deel", default)
    kept = st.session_state.setdefault("records-asked", asked if asked in sections else default)
    return str(kept)


def move_to(section: str) -> None:
    """Go to a part of the page."""
    st.session_state[_MOVE] = section
    st.rerun()


def name_step(who: Identity, wijken: Sequence[Wijk]) -> None:
    """Ask for the name of a new wijk and make it."""
    page_title(
        _("Eigen wijk beginnen"),
        _("In drie stappen. Wat u invult is meteen bewaard; u kunt later alles wijzigen."),
    )
    _steps(at=0, n_done=0)
    example = next((wijk for wijk in wijken if wijk.is_example), None)
    with st.container(width=720), st.form("begin", border=False):
        name = st.text_input(
            _("Naam van de wijk"), max_chars=200, placeholder=_("Bijvoorbeeld Kraaihoek")
        )
        municipality = st.text_input(_("Gemeente"), max_chars=200)
        copy = example is not None and st.checkbox(
            _("Begin met de partijen van het voorbeeld {name}").format(name=as_label(example.name)),
            help=_("Handig als begin: u past de namen daarna aan. Opgaven komen niet mee."),
        )
        sent = st.form_submit_button(_("Maak de wijk"), type="primary")
    if sent:
        with told():
            made = create_wijk(
                store(),
                name,
                municipality=municipality.strip(),
                identity=who,
                now=now(),
                copy_parties_of=example.id if copy and example else "",
            )
            switch_to(made.id, "buurten")
            done(_("{name} staat klaar. Nu de grenzen.").format(name=made.name))
    if wijken and st.button(_("Toch niet, ga terug"), type="tertiary"):
        del st.query_params[_BEGIN]
        st.rerun()


def what_is_left(held: Holdings) -> None:
    """Show how far an own wijk is; nothing once it has boundaries, parties and tasks."""
    complete = [True, bool(held.buurten), bool(held.parties and held.tasks)]
    if held.wijk.is_example or all(complete):
        return
    n_done = sum(complete)
    _steps(at=complete.index(False), complete=complete, n_done=n_done)


def next_step(held: Holdings, section: str) -> None:
    """Lead on to the next step once this one holds enough."""
    if held.wijk.is_example:
        return
    if section == "wijk" and not held.buurten:
        following, label = "buurten", _("Verder met de grenzen")
    elif section == "buurten" and held.buurten and not held.parties:
        following, label = "partijen", _("Verder met de partijen")
    elif section == "partijen" and held.parties and not held.tasks:
        following, label = "opgaven", _("Verder met de opgaven")
    else:
        return
    if st.button(label, icon=":material/arrow_forward:", icon_position="right", key="next-step"):
        move_to(following)


def _steps(*, at: int, n_done: int, complete: Sequence[bool] = ()) -> None:
    texts = (
        (_("Naam"), _("Hoe heet de wijk, en in welke gemeente ligt zij?")),
        (_("Grenzen"), _("Een bestand met buurten. Zonder kan ook: dan is er geen kaart.")),
        (_("Partijen en opgaven"), _("Wie doen er mee, en wat hebben zij te doen?")),
    )
    items = []
    for number, (name, text) in enumerate(texts):
        ready = bool(complete) and complete[number]
        state = "done" if ready else "now" if number == at else ""
        word = _("Klaar") if ready else text
        current = ' aria-current="step"' if state == "now" else ""
        items.append(f"<li class='{state}'{current}><b>{escape(name)}</b>{escape(word)}</li>")
    label = escape(_("Stap {n} van 3").format(n=min(n_done + 1, 3)))
    st.html(f"<ol class='ww-begin' aria-label='{label}'>{''.join(items)}</ol>")
