"""Choosing how a round is weighed: the form, saving it, and what if somebody was earlier."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import StaleEdit
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.weighting import choose_weighting
from wijkwijzer.neighbourhood.records import Counted, Variable
from wijkwijzer.publish.participation import Participation
from wijkwijzer.survey.records import Weighting
from wijkwijzer.survey.weighting_words import chosen_sentence
from wijkwijzer.ui.acts import done, now, told
from wijkwijzer.ui.group_names import variable_name
from wijkwijzer.ui.runtime import store

_BASE, _REFUSED = "weighting-base", "weighting-refused"
COUNTED: tuple[Counted, ...] = ("15+", "iedereen")
SUGGESTED: tuple[Variable, ...] = ("buurt", "age")
"""What is offered first to who begins to weigh."""


def choose(who: Identity, found: Participation) -> Weighting | None:
    """Draw the form; return the choice as it stands there, None while two versions lie open."""
    stored = found.context.weighting
    if st.session_state.get(_REFUSED) is not None:
        _choose_again(who, stored)
        return None
    base = _base(stored)
    choice = _form(found, base)
    changed = choice != base
    with st.container(horizontal=True, vertical_alignment="center"):
        if st.button(
            _("Kies deze weging"), type="primary", key="choose-weighting", disabled=not changed
        ):
            _save(who, choice)
        st.caption(_("Nog niet gekozen.") if changed else _("Dit is nu gekozen."))
    return choice


def _base(stored: Weighting) -> Weighting:
    """Return what this form began with: what was stored when it was opened."""
    held = st.session_state.get(_BASE)
    if not isinstance(held, Weighting) or held.round_id != stored.round_id:
        st.session_state[_BASE] = held = stored
    return held


def _form(found: Participation, base: Weighting) -> Weighting:
    key = f"{base.round_id}-{base.version}"
    asked = [turnout.variable for turnout in found.turnouts]
    how = st.radio(
        _("Hoe tellen de antwoorden?"),
        ("even", "weighed"),
        index=int(bool(base.variables)),
        format_func=lambda how: (
            _("Gewogen naar wie hier woont") if how == "weighed" else _("Allemaal even zwaar")
        ),
        key=f"weighed-{key}",
        horizontal=True,
    )
    variables: list[Variable] = []
    bounds = (base.lower, base.upper)
    if how == "weighed":
        variables = st.pills(
            _("Waarop wordt gewogen?"),
            asked,
            selection_mode="multi",
            default=[v for v in base.variables or SUGGESTED if v in asked],
            format_func=variable_name,
            key=f"weighed-on-{key}",
        )
        bounds = _bounds(base, key)
    counted = st.radio(
        _("Wie tellen als inwoner?"),
        COUNTED,
        index=COUNTED.index(base.counted),
        format_func=_counted_name,
        key=f"counted-{key}",
        horizontal=True,
    )
    chosen = [variable for variable in asked if variable in variables]
    lower, upper = bounds
    return checked(
        Weighting,
        base.model_dump()
        | {"variables": chosen, "counted": counted, "lower": lower, "upper": upper},
    )


def _bounds(base: Weighting, key: str) -> tuple[float | None, float | None]:
    with st.expander(_("Grenzen van een gewicht")):
        st.html(
            f'<p class="ww-quiet">{escape(_("Gemiddeld is elk gewicht 1. Leeg: geen grens."))}</p>'
        )
        left, right = st.columns(2)
        lower = left.number_input(
            _("Kleinste gewicht"), 0.0, 0.9, base.lower, 0.1, key=f"lower-{key}", format="%.1f"
        )
        upper = right.number_input(
            _("Grootste gewicht"), 1.1, 100.0, base.upper, 0.5, key=f"upper-{key}", format="%.1f"
        )
    return lower, upper


def _counted_name(counted: Counted) -> str:
    return {"15+": _("Iedereen van 15 jaar en ouder"), "iedereen": _("Iedereen, ook kinderen")}[
        counted
    ]


def _save(who: Identity, choice: Weighting) -> None:
    with told():
        try:
            choose_weighting(store(), choice, identity=who, now=now())
        except StaleEdit as error:
            st.session_state[_REFUSED] = error.offered
            st.rerun()
        _start_afresh()
        done(_("De weging is gekozen. De volgende stand volgt haar."))


def _start_afresh() -> None:
    for key in (_BASE, _REFUSED):
        st.session_state.pop(key, None)


def _choose_again(who: Identity, stored: Weighting) -> None:
    """Show what somebody else chose beside what was offered, and keep one of the two."""
    offered: Weighting = st.session_state[_REFUSED]
    st.subheader(_("Iemand anders was u voor"), anchor=False)
    st.text(_("Er is nog niets van u opgeslagen. Kies wat het moet worden."))
    rows = "".join(
        f"<p><b>{escape(head)}</b> {escape(weighting_words(each))}</p>"
        for head, each in ((_("Dit staat er nu:"), stored), (_("Dit had u:"), offered))
    )
    st.html(rows)
    with st.container(horizontal=True):
        if st.button(_("Bewaar wat u had"), type="primary", key="weighting-mine"):
            mine = offered.model_copy(update={"version": stored.version})
            st.session_state.pop(_REFUSED)
            _save(who, mine)
        if st.button(_("Laat staan wat er nu staat"), key="weighting-theirs"):
            _start_afresh()
            st.rerun()


def weighting_words(weighting: Weighting) -> str:
    """Say all of a choice in one line."""
    said: list[str] = [chosen_sentence(weighting)]
    if weighting.variables:
        ends: Mapping[str, float | None] = {
            _("minstens {n}"): weighting.lower,
            _("hoogstens {n}"): weighting.upper,
        }
        within = ", ".join(
            text.format(n=number(value, 1)) for text, value in ends.items() if value is not None
        )
        if within:
            said.append(_("Een gewicht is {within}.").format(within=within))
    said.append(_("Wie tellen als inwoner:") + f" {_counted_name(weighting.counted).lower()}.")
    return " ".join(said)
