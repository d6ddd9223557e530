"""Who took part so far, laid beside who lives here: who is heard too little.

Residents who answer are no random sample. What is compared is only whether a group is heard in
proportion to its size, and whether the difference could well be chance.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray
from scipy.special import bdtr

from wijkwijzer.neighbourhood.margins import ALIKE, Inhabitants
from wijkwijzer.neighbourhood.records import CATEGORIES, NOT_SAID, Counted, Variable

LEAST_EXPECTED = 10
"""A group of whom fewer are expected is never called under-heard: too small to say anything."""
LOW_SHARE = 0.75
"""Under-heard means less than this part of what would be expected."""
CHANCE = 0.05
"""How likely the shortfall may be by chance, over all groups that are compared together."""
ENOUGH = 10
"""So many people must have answered a theme before it may be shown (docs/method.md)."""


@dataclass(frozen=True)
class Heard:
    """One group: how many were heard, and how many would be in proportion to its size.

    Parameters
    ----------
    heard
        Responses of this group; None where that may not be shown.
    inhabitants
        How many of those who count live here; None where the figures do not say.
    expected
        Responses if everybody took part equally; None where that cannot be said.
    is_low
        Whether the group is under-heard, by the rule of `is_under_heard`.
    is_few
        Whether they are fewer than ten, where the number itself may not be shown.
    """

    category: str
    heard: int | None
    inhabitants: float | None = None
    expected: float | None = None
    is_low: bool = False
    is_few: bool = False

    @property
    def rate(self) -> float | None:
        """Responses per inhabitant, 0-1; None without figures. Not all who answer are counted."""
        if self.heard is None or not self.inhabitants:
            return None
        return self.heard / self.inhabitants

    @property
    def short(self) -> float:
        """How many responses are lacking: expected less heard; 0 where nothing is expected."""
        return (self.expected or 0.0) - (self.heard or 0)


@dataclass(frozen=True)
class Turnout:
    """One variable compared with the population.

    Parameters
    ----------
    counted
        Which inhabitants count.
    groups
        In the order of the list; "niet gezegd" is not among them.
    unsaid
        Responses that did not say to which group they belong; they are not compared. None where
        that may not be shown.
    without_figures
        Ids of buurten whose figures are unknown; the others stand for the wijk.
    together
        Categories that no figure tells apart, and the category they are counted with.
    """

    variable: Variable
    counted: Counted
    groups: tuple[Heard, ...]
    unsaid: int | None
    without_figures: tuple[str, ...] = ()
    together: Mapping[str, str] = field(default_factory=dict)

    @property
    def low(self) -> tuple[Heard, ...]:
        """The under-heard groups, the largest shortfall first."""
        low = [group for group in self.groups if group.is_low]
        return tuple(sorted(low, key=lambda group: -group.short))

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


def turnout(
    variable: Variable,
    counts: Mapping[str, int | None],
    people: Inhabitants,
    buurten: Sequence[str],
    *,
    few: Collection[str] = (),
) -> Turnout:
    """Compare the responses per group with who lives here.

    Groups of which a figure is known are compared with each other. Who does not count as an
    inhabitant, or skipped the question, is counted and not compared. A kind of household that CBS
    does not tell apart is counted where CBS counts it.

    Parameters
    ----------
    counts
        Responses per category, `niet_gezegd` included; None where the number may not be shown.
        The number of all responses stands under "".
    people
        Who lives here.
    buurten
        Ids in the order of the list.
    few
        Categories that are not shown because they are fewer than ten.
    """
    margin = people.margins.get(variable)
    persons = margin.persons if margin else {}
    together = {
        category: into
        for (of, category), into in ALIKE.items()
        if of == variable and into in persons and category not in persons
    }
    listed = [c for c in _categories(variable, buurten) if c not in together]
    heard = {c: _together(c, counts, together) for c in listed}
    compared = [category for category in listed if persons.get(category)]
    came = _came(counts, heard, compared)
    everyone = sum(persons[category] for category in compared)
    groups = []
    for category in listed:
        alone = not any(counts.get(c, 0) for c, into in together.items() if into == category)
        is_few = category in few and alone
        group = Heard(category, heard[category], persons.get(category), is_few=is_few)
        if category in compared and came:
            group = _compare(group, came, came * persons[category] / everyone, len(compared))
        groups.append(group)
    return Turnout(
        variable=variable,
        counted=people.counted,
        groups=tuple(groups),
        unsaid=counts.get(NOT_SAID, 0),
        without_figures=margin.missing if margin else tuple(buurten),
        together=together,
    )


def _categories(variable: Variable, buurten: Sequence[str]) -> Sequence[str]:
    return buurten if variable == "buurt" else CATEGORIES[variable]


def _together(
    category: str, counts: Mapping[str, int | None], together: Mapping[str, str]
) -> int | None:
    """Count a category with those that are counted with it; None when one of them is hidden."""
    parts = [category, *(other for other, into in together.items() if into == category)]
    known = [n for part in parts if (n := counts.get(part, 0)) is not None]
    return sum(known) if len(known) == len(parts) else None


def _came(
    counts: Mapping[str, int | None], heard: Mapping[str, int | None], compared: Sequence[str]
) -> int:
    """Count the responses of the groups that are compared.

    Where one of them is hidden it is all responses less those that are seen to be of others.
    """
    known = [n for category in compared if (n := heard[category]) is not None]
    if len(known) == len(compared):
        return sum(known)
    others = [n for category, n in heard.items() if category not in compared]
    return (counts.get("") or 0) - sum(n or 0 for n in (*others, counts.get(NOT_SAID, 0)))


def _compare(group: Heard, came: int, expected: float, groups: int) -> Heard:
    """Add what is expected; of a group of fewer than ten the most that it can be is compared."""
    most = ENOUGH - 1 if group.is_few else group.heard
    low = most is not None and is_under_heard(most, expected, came, groups)
    return replace(group, expected=expected, is_low=low)


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
