"""What stands out on a theme when the ambitions of all parties lie side by side.

A finding is a fact with names, not an opinion; `sentences` puts it in words. A finding that uses
the residents' need is only made where the need is sure: where its interval lies wholly on one side
of the border. See docs/method.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from wijkwijzer.parties.records import Party

FindingKind = Literal[
    "dragers", "kan_aansluiten", "behoefte_zonder_ambitie", "ambitie_zonder_behoefte"
]
CARRYING = 2
"""From this level on a party carries a theme: it wants more than the basis."""


@dataclass(frozen=True)
class NeedBound:
    """The interval of the residents' need on a theme, and where "high" begins; all 0-100."""

    low: float
    high: float
    border: float

    @property
    def surely_high(self) -> bool:
        """Whether the whole interval lies above the border."""
        return self.low > self.border

    @property
    def surely_low(self) -> bool:
        """Whether the whole interval lies below the border."""
        return self.high < self.border


@dataclass(frozen=True)
class Finding:
    """One thing that stands out on a theme.

    Parameters
    ----------
    kind
        `dragers` (who wants more than the basis), `kan_aansluiten` (who could join two or more
        carriers), `behoefte_zonder_ambitie` (need surely high, fewer than two carriers),
        `ambitie_zonder_behoefte` (median level 2 or more, need surely low).
    parties
        Ids of the parties it names, in the order of the matrix: those who could join for
        `kan_aansluiten`, the carriers for the others (none or one for need without ambition).
    brings
        For `kan_aansluiten`: what these parties can put in on this theme, by party id; only
        parties that bring something.
    n_not_stated
        How many parties have not stated their ambition yet, so how much may still change.
    """

    kind: FindingKind
    theme: str
    parties: tuple[str, ...]
    brings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    n_not_stated: int = 0


def findings(
    theme: str,
    parties: Sequence[Party],
    levels: Mapping[str, int | None],
    *,
    middle: float | None,
    n_not_stated: int,
    need: NeedBound | None,
) -> tuple[Finding, ...]:
    """Return what stands out on one theme, in the order of `FindingKind`.

    Parameters
    ----------
    levels
        Level 0-3 by party id; None for a party without a role or that has not stated yet.
    middle
        The median of the stated levels; None below two of them.
    n_not_stated
        Parties that have not stated yet; those without a role are not among them.
    need
        None where the need is hidden or unknown: then nothing is said about need.
    """
    carriers = tuple(p.id for p in parties if _at_least(levels[p.id], CARRYING))
    found: list[Finding] = []
    if carriers:
        found.append(Finding("dragers", theme, carriers, n_not_stated=n_not_stated))
    if len(carriers) >= 2:
        found += _who_can_join(theme, parties, levels, n_not_stated)
    if need is not None:
        n_stated = sum(level is not None for level in levels.values())
        # All parties saying "geen rol" counts as having spoken: nobody is left to wait for.
        half_have_stated = bool(parties) and n_stated >= n_not_stated
        if need.surely_high and len(carriers) < 2 and half_have_stated:
            found.append(
                Finding("behoefte_zonder_ambitie", theme, carriers, n_not_stated=n_not_stated)
            )
        if need.surely_low and middle is not None and middle >= CARRYING:
            found.append(
                Finding("ambitie_zonder_behoefte", theme, carriers, n_not_stated=n_not_stated)
            )
    return tuple(found)


def _who_can_join(
    theme: str, parties: Sequence[Party], levels: Mapping[str, int | None], n_not_stated: int
) -> list[Finding]:
    brings = {p.id: tuple(b.item for b in p.brings if theme in b.themes) for p in parties}
    joining = tuple(
        p.id for p in parties if levels[p.id] == 1 or (levels[p.id] == 0 and brings[p.id])
    )
    if not joining:
        return []
    items = {party: brings[party] for party in joining if brings[party]}
    return [Finding("kan_aansluiten", theme, joining, items, n_not_stated)]


def _at_least(level: int | None, least: int) -> bool:
    return level is not None and level >= least
