"""Two versions of a measure side by side, when somebody else was earlier."""

from dataclasses import dataclass, replace
from html import escape
from typing import Literal

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.intake.faults import field_name
from wijkwijzer.programme.measure_words import amount_words, day_words, people
from wijkwijzer.programme.records import Measure, Tie
from wijkwijzer.programme.words import status_names
from wijkwijzer.ui.programme.holding import Held, proposer_words, where_words
from wijkwijzer.ui.records.on_map import drawn_words, spot_words

_FIELDS = (
    "title",
    "description",
    "serves",
    "buurten",
    "point",
    "ring",
    "begins_on",
    "ends_on",
    "initiator",
    "initiator_id",
    "costs",
    "effects",
    "pays",
    "benefits",
)
Settled = tuple[Measure | None, tuple[Tie, ...] | None]
"""What to store and what it comes from; None leaves what stands there."""


@dataclass(frozen=True)
class Refused:
    """An edit that came too late.

    Parameters
    ----------
    base
        The version it started from.
    sources, sources_before
        What it came from, as ticked and as it was.
    stored
        What stands there now; None when it was removed.
    """

    base: Measure
    offered: Measure
    sources: tuple[Tie, ...]
    sources_before: tuple[Tie, ...]
    stored: Measure | None

    def anew(self, stored: Measure | None) -> "Refused":
        """Return the same edit against what stands there now."""
        return replace(self, stored=stored)

    def both(self) -> Measure | None:
        """Return what stands there with this edit in it; None where both changed the same."""
        if self.stored is None:
            return None
        mine, theirs = differing(self.base, self.offered), differing(self.base, self.stored)
        if set(mine) & set(theirs):
            return None
        return self.stored.model_copy(update={name: getattr(self.offered, name) for name in mine})


def differing(one: Measure, other: Measure) -> tuple[str, ...]:
    """Return the fields in which two versions differ."""
    return tuple(name for name in _FIELDS if getattr(one, name) != getattr(other, name))


def choose_version(held: Held, refused: Refused) -> Settled | None:
    """Show both versions; return what was chosen, or None while nothing was."""
    st.header(_("Iemand anders was u voor"), anchor=False)
    stored = refused.stored
    if stored is None:
        st.write(_("Deze maatregel is intussen van de lijst gehaald. Dit had u:"))
        st.html(f'<p class="ww-prog-text">{escape(refused.offered.title)}</p>')
        return (None, None) if st.button(_("Begrepen"), key="measure-theirs") else None
    st.write(_("Er is nog niets van u opgeslagen en niets kwijt. Kies wat het moet worden."))
    st.html(_table(held, stored, refused.offered))
    left, right = st.columns(2)
    both = refused.both()
    changed = refused.sources != refused.sources_before
    sources = refused.sources if changed else None
    if left.button(_("Laat staan wat er nu staat"), key="measure-theirs", width="stretch"):
        return None, None
    kind: Literal["primary", "secondary"] = "secondary" if both else "primary"
    if right.button(_("Bewaar wat u had"), type=kind, key="measure-mine", width="stretch"):
        return refused.offered.model_copy(update={"version": stored.version}), sources
    if both and st.button(_("Bewaar allebei"), type="primary", key="measure-both", width="stretch"):
        return both, sources
    return None


def _table(held: Held, stored: Measure, offered: Measure) -> str:
    rows = "".join(
        f"<tr><th scope='row'>{escape(_('Titel') if name == 'title' else field_name(name))}</th>"
        f"<td>{escape(_words(held, stored, name))}</td>"
        f"<td>{escape(_words(held, offered, name))}</td></tr>"
        for name in differing(stored, offered)
    )
    if stored.status != offered.status:
        names = status_names()
        rows += (
            f"<tr><th scope='row'>{escape(_('Besluit'))}</th>"
            f"<td>{escape(names[stored.status])}</td><td>{escape(names[offered.status])}</td></tr>"
        )
    rows = rows or f"<tr><td colspan='3'>{escape(_('Beide versies zijn gelijk.'))}</td></tr>"
    heads = (_("Wat verschilt"), _("Dit staat er nu"), _("Dit had u"))
    head = "".join(f"<th scope='col'>{escape(text)}</th>" for text in heads)
    return f"<table class='ww-versions'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _words(held: Held, measure: Measure, name: str) -> str:
    """Say what a field holds."""
    said = ""
    if name == "serves":
        said = ", ".join(
            f"{held.theme_names.get(one.theme, one.theme)} {one.strength:+d}"
            + (f" ({one.why})" if one.why else "")
            for one in measure.serves
        )
    elif name == "buurten":
        said = where_words(measure, held.buurt_names)
    elif name == "point":
        said = spot_words(held.buurten, measure.point)
    elif name == "ring":
        said = drawn_words(held.buurten, measure.ring)
    elif name in {"begins_on", "ends_on"}:
        said = day_words(getattr(measure, name))
    elif name.startswith("initiator"):
        said = proposer_words(measure, held)
    elif name == "costs":
        said = _costs(measure)
    elif name == "effects":
        said = "; ".join(f"{one.what} {one.whom} {one.size}".strip() for one in measure.effects)
    elif name in {"pays", "benefits"}:
        said = people(getattr(measure, name), held.party_names)
    else:
        said = str(getattr(measure, name))
    return said or _("niets ingevuld")


def _costs(measure: Measure) -> str:
    costs, said = measure.costs, []
    if costs.once:
        said.append(_("eenmalig {amount}").format(amount=amount_words(costs.once)))
    if costs.yearly:
        said.append(_("per jaar {amount}").format(amount=amount_words(costs.yearly)))
    if costs.years:
        said.append(_("{n} jaar").format(n=number(costs.years)))
    return ", ".join(said)
