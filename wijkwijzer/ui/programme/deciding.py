"""Writing down what was decided on measures: chosen, not chosen, merged, or back on the list.

A decision is taken on measures as they stood on this screen: what was edited since is shown first.
"""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from wijkwijzer.days import day_of
from wijkwijzer.errors import InvalidInput, StaleEdit
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.programme import choose, merge
from wijkwijzer.programme.records import Decision, Measure, Status
from wijkwijzer.ui import acts
from wijkwijzer.ui.programme.holding import Held
from wijkwijzer.ui.records.words import as_label
from wijkwijzer.ui.runtime import store

_SEEN, _TURN = "decide-seen", "decide-turn"


def deciding(held: Held, ordered: Sequence[str]) -> None:
    """Draw the form of a decision; `ordered` are the ids at hand in the order of the list."""
    st.header(_("Leg een besluit vast"), anchor=False)
    # Other keys after each decision: the form starts empty.
    turn = f"decide-{st.session_state.get(_TURN, 0)}"
    rest = [one.id for one in held.found.measures if one.id not in ordered]
    ids = st.multiselect(
        _("Over welke maatregelen"),
        [*ordered, *rest],
        format_func=lambda id_: held.by_id[id_].title if id_ in held.by_id else id_,
        placeholder=_("Kies maatregelen"),
        key=f"{turn}-ids",
    )
    if not ids:
        st.session_state.pop(_SEEN, None)
        return
    measures = _seen(held, ids)
    names: dict[Status, str] = {
        "gekozen": _("Kiezen"),
        "niet_gekozen": _("Niet kiezen"),
        "samengevoegd": _("Samenvoegen"),
        "voorgesteld": _("Terug op de lijst"),
    }
    outcome = st.radio(
        _("Besluit"),
        tuple(names),
        format_func=lambda one: names[one],
        horizontal=True,
        key=f"{turn}-outcome",
    )
    into = _into(held, ids, turn) if outcome == "samengevoegd" else None
    values = _decision(held, turn)
    if st.button(_("Bewaar het besluit"), type="primary", key="decide-save"):
        _save(held, measures, outcome, into, values)


def _into(held: Held, ids: Sequence[str], turn: str) -> str | None:
    offered = [one.id for one in held.found.measures if one.status != "samengevoegd"]
    return st.selectbox(
        _("In welke maatregel gaan ze op"),
        [id_ for id_ in offered if id_ not in ids],
        index=None,
        format_func=lambda id_: held.by_id[id_].title,
        placeholder=_("Kies de maatregel die blijft"),
        key=f"{turn}-into",
    )


def _decision(held: Held, turn: str) -> dict[str, object]:
    left, right = st.columns(2)
    now = day_of(acts.now())
    day = left.date_input(
        _("Datum van het besluit"), now, max_value=now, format="DD-MM-YYYY", key=f"{turn}-day"
    )
    meeting = right.selectbox(
        _("In welke bijeenkomst"),
        tuple(held.meeting_names),
        index=None,
        format_func=lambda id_: held.meeting_names[id_],
        placeholder=_("Niet in een bijeenkomst"),
        key=f"{turn}-meeting",
    )
    reason = st.text_area(_("Waarom"), max_chars=2000, height=90, key=f"{turn}-reason")
    parties = left.multiselect(
        _("Welke partijen zijn het eens"),
        tuple(held.party_names),
        format_func=lambda id_: held.party_names[id_],
        placeholder=_("Kies partijen"),
        key=f"{turn}-parties",
    )
    others = right.text_input(
        _("Wie nog meer, met een puntkomma ertussen"), key=f"{turn}-others", max_chars=1000
    )
    named = [{"name": name.strip()} for name in others.split(";") if name.strip()]
    return {
        "decided_on": day.isoformat() if isinstance(day, dt.date) else "",
        "reason": reason.strip(),
        "agreed": [{"party_id": id_} for id_ in parties] + named,
        "meeting_id": meeting,
    }


def _seen(held: Held, ids: Sequence[str]) -> list[Measure]:
    """Return measures as they stood when they were first chosen here."""
    seen: dict[str, Measure] = st.session_state.setdefault(_SEEN, {})
    return [seen.setdefault(id_, held.by_id[id_]) for id_ in ids]


def _save(
    held: Held,
    measures: Sequence[Measure],
    outcome: Status,
    into: str | None,
    values: dict[str, object],
) -> None:
    with acts.told():
        decision = checked(Decision, values)
        try:
            if outcome == "samengevoegd":
                if into is None:
                    raise InvalidInput(_("Kies in welke maatregel deze opgaat."))
                stays = held.by_id[into]
                merge(store(), measures, stays, decision, identity=held.who, now=acts.now())
            else:
                choose(store(), measures, outcome, decision, identity=held.who, now=acts.now())
        except StaleEdit as error:
            st.session_state.pop(_SEEN, None)
            title = error.stored.title if isinstance(error.stored, Measure) else ""
            st.warning(
                as_label(
                    _(
                        "“{title}” is intussen gewijzigd. Er is nog niets besloten. Lees hem na "
                        "op de longlist en bewaar het besluit daarna opnieuw."
                    ).format(title=title)
                )
            )
            return
        st.session_state.pop(_SEEN, None)
        st.session_state[_TURN] = st.session_state.get(_TURN, 0) + 1
        acts.done(_("Het besluit over {n} maatregelen is bewaard.").format(n=len(measures)))
