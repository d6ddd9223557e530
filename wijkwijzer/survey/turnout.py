"""Who took part so far, laid beside who lives here: who is heard too little.

Residents who answer are no random sample. What is compared is only whether a group is heard in
proportion to its size, and whether the difference could well be chance.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr

from wijkwijzer.neighbourhood.records import CATEGORIES, NOT_SAID, Population

LEAST_EXPECTED = 10
"""A group of whom fewer are expected is never called under-heard: too small to say anything."""
LOW_SHARE = 0.75
"""Under-heard means less than this part of what would be expected."""
CHANCE = 0.05
"""How likely the shortfall may be by chance, over all groups that are compared together."""
TOO_YOUNG = "0-15"
"""Small children fill in nothing: ages are compared from fifteen up."""
ENOUGH = 10
"""So many people must have answered a theme before it may be shown (docs/method.md)."""

Compared = Literal["buurt", "age"]


@dataclass(frozen=True)
class Heard:
    """One group: how many were heard, and how many would be in proportion to its size.

    Parameters
    ----------
    heard
        Responses of this group.
    inhabitants
        How many live here; None where the figures do not say.
    expected
        Responses if everybody took part equally; None where that cannot be said.
    is_low
        Whether the group is under-heard, by the rule of `is_under_heard`.
    """

    category: str
    heard: int
    inhabitants: int | None = None
    expected: float | None = None
    is_low: bool = False

    @property
    def rate(self) -> float | None:
        """Responses per inhabitant, 0-1; None without figures. Not all who answer are counted."""
        return self.heard / self.inhabitants if self.inhabitants else None


@dataclass(frozen=True)
class Turnout:
    """One variable compared with the population.

    Parameters
    ----------
    groups
        In the order of the list; "niet gezegd" is not among them.
    unsaid
        Responses that did not say to which group they belong; they are not compared.
    without_figures
        Ids of buurten whose figures are unknown.
    """

    variable: Compared
    groups: tuple[Heard, ...]
    unsaid: int
    without_figures: tuple[str, ...]

    @property
    def low(self) -> tuple[Heard, ...]:
        """The under-heard groups, the largest shortfall first."""
        low = [group for group in self.groups if group.is_low]
        return tuple(sorted(low, key=lambda g: g.heard - (g.expected or 0.0)))

    @property
    def is_compared(self) -> bool:
        """Whether anything could be compared."""
        return any(group.expected is not None for group in self.groups)


@dataclass(frozen=True)
class Awaited:
    """A view that waits for more answers.

    Parameters
    ----------
    variable, category
        Whose view; both "" for the whole wijk.
    heard
        Responses in it.
    ready
        Themes that ten or more of them answered, of `themes`.
    more
        How many more must answer every theme before all of them may be shown.
    """

    variable: str
    category: str
    heard: int
    ready: int
    themes: int
    more: int


def is_under_heard(heard: int, expected: float, compared: int, groups: int) -> bool:
    """Return whether a group is heard too little to be chance or a trifle.

    All three must hold: at least ten were expected; fewer than three quarters of those came; and
    so few or fewer would come with probability below 0.05 / `groups` if each of the `compared`
    responses came from this group with the share it has in the population (one-sided binomial
    test; Bonferroni over the groups).

    Parameters
    ----------
    heard, expected
        Responses of the group, and those in proportion to its size.
    compared
        Responses over which `expected` was divided.
    groups
        How many groups are compared together.
    """
    if expected < LEAST_EXPECTED or heard >= LOW_SHARE * expected or expected >= compared:
        return False
    chance = float(bdtr(float(heard), compared, expected / compared))
    return chance < CHANCE / groups


def turnout_by_buurt(
    counts: Mapping[str, int], population: Iterable[Population], buurten: Sequence[str]
) -> Turnout:
    """Compare responses per buurt with its inhabitants of all ages.

    Parameters
    ----------
    counts
        Responses per buurt id, `niet_gezegd` included.
    population
        All figures of the wijk.
    buurten
        Ids in the order of the list.
    """
    totals = {p.buurt_id: p.count for p in population if p.variable == "total"}
    inhabitants = {buurt: totals.get(buurt) for buurt in buurten}
    missing = tuple(buurt for buurt in buurten if inhabitants[buurt] is None)
    return Turnout(
        "buurt", _groups(counts, inhabitants, set(buurten)), counts.get(NOT_SAID, 0), missing
    )


def turnout_by_age(
    counts: Mapping[str, int], population: Iterable[Population], buurten: Sequence[str]
) -> Turnout:
    """Compare responses per age band with the inhabitants from fifteen years up.

    A buurt that lacks the figure of any band is left out of the inhabitants and named; the ages of
    the other buurten then stand for the whole wijk. Parameters as `turnout_by_buurt`, with counts
    per band.
    """
    bands = CATEGORIES["age"]
    known = {(p.buurt_id, p.category): p.count for p in population if p.variable == "age"}
    missing = tuple(
        buurt for buurt in buurten if any(known.get((buurt, band)) is None for band in bands)
    )
    complete = [buurt for buurt in buurten if buurt not in missing]
    inhabitants = {
        band: sum(known[buurt, band] or 0 for buurt in complete) if complete else None
        for band in bands
    }
    compared = set(bands) - {TOO_YOUNG}
    return Turnout("age", _groups(counts, inhabitants, compared), counts.get(NOT_SAID, 0), missing)


def awaited(
    answered: Mapping[tuple[str, str], NDArray[np.int64]], heard: Mapping[tuple[str, str], int]
) -> tuple[Awaited, ...]:
    """Return the views that wait for answers, those that need most last.

    Parameters
    ----------
    answered
        (variable, category) -> people per theme who answered it.
    heard
        (variable, category) -> responses, whatever was answered.
    """
    found = [
        Awaited(
            variable=cell[0],
            category=cell[1],
            heard=heard[cell],
            ready=int((themes >= ENOUGH).sum()),
            themes=len(themes),
            more=max(0, ENOUGH - int(themes.min(initial=ENOUGH))),
        )
        for cell, themes in answered.items()
    ]
    return tuple(sorted((view for view in found if view.more), key=lambda view: view.more))


def _groups(
    counts: Mapping[str, int], inhabitants: Mapping[str, int | None], compared: set[str]
) -> tuple[Heard, ...]:
    """Compare the groups whose inhabitants are known with each other."""
    known = {g: n for g, n in inhabitants.items() if g in compared and n is not None}
    everyone = sum(known.values())
    came = sum(counts.get(group, 0) for group in known)
    groups = []
    for group, count in inhabitants.items():
        heard = counts.get(group, 0)
        if group not in known or not everyone or not came:
            groups.append(Heard(group, heard, count))
            continue
        expected = came * known[group] / everyone
        low = is_under_heard(heard, expected, came, len(known))
        groups.append(Heard(group, heard, count, expected, low))
    return tuple(groups)
