"""What the wijkkompas finds: frozen results that keep what explains them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from wijkwijzer.neighbourhood.records import Buurt, GroupVariable, Point
from wijkwijzer.statistics.estimates import Estimate

Field = Literal[
    "samen_oppakken",
    "bewoners_vragen_aandacht",
    "uitleggen_en_verbinden",
    "koesteren",
    "onbeslist",
    "verborgen",
]
Reason = Literal["te_weinig", "gelijk", "herleidbaar", "geen_antwoorden"]
TaskArea = Literal["geen", "wijk", "buurten"]
TaskWeights = Literal["inwoners", "gelijk"]
Quantity = Literal["need", "task", "gap"]

FIELDS: tuple[Field, ...] = (
    "samen_oppakken",
    "bewoners_vragen_aandacht",
    "uitleggen_en_verbinden",
    "koesteren",
    "onbeslist",
    "verborgen",
)


@dataclass(frozen=True)
class View:
    """Whose compass it is.

    Parameters
    ----------
    buurt
        Id of the buurt, or None for the whole wijk.
    variable, category
        The group within it; both None for everybody.
    """

    buurt: str | None = None
    variable: GroupVariable | None = None
    category: str | None = None


@dataclass(frozen=True)
class Borders:
    """Where "high" begins on the need and on the task, 0-100."""

    need: float = 50
    task: float = 50


@dataclass(frozen=True)
class Needs:
    """What the answers of one view say, before the tasks are laid beside it.

    Parameters
    ----------
    estimates
        Mean need (0-100) per theme; a theme without an entry has no answers.
    n_responses
        How many took part, whatever they skipped; None where it may not be told.
    shares
        Share (0-1) who want it better, by the need rule of the questionnaire.
    covariance
        Covariance of the means, themes x themes in the order of the themes; None means unknown.
    hidden
        Themes that may not be shown, with the reason.
    n_effective
        How many people of equal weight are as informative as those who took part.
    weighted_by
        Group variables on which answers were weighed; empty when everybody counted the same.
    """

    estimates: Mapping[str, Estimate]
    n_responses: int | None = None
    shares: Mapping[str, float | None] = field(default_factory=lambda: MappingProxyType({}))
    covariance: NDArray[np.float64] | None = None
    hidden: Mapping[str, Reason] = field(default_factory=lambda: MappingProxyType({}))
    n_effective: float | None = None
    weighted_by: tuple[str, ...] = ()


@dataclass(frozen=True)
class TaskValue:
    """How heavy the parties' tasks of one theme weigh in one area.

    Parameters
    ----------
    value
        0-100; 0 without a task.
    tasks
        Ids of the tasks that touch the area, the most urgent first.
    parties
        Ids of their parties in the same order, each once.
    area
        `wijk` when tasks together cover all of the area asked for, `buurten` when only some
        buurten are covered, `geen` when none.
    buurten
        The covered buurten when `area` is `buurten`.
    weights
        What the buurten were weighted by; `gelijk` where inhabitants are unknown.
    """

    value: float
    tasks: tuple[str, ...]
    parties: tuple[str, ...]
    area: TaskArea
    buurten: tuple[str, ...]
    weights: TaskWeights


@dataclass(frozen=True)
class ThemeResult:
    """Need against task of one theme.

    Parameters
    ----------
    n, n_effective
        People who answered on this theme; the size of an equally precise unweighted sample.
    need, standard_error, low, high
        Mean need 0-100 with its 95 % interval; None where hidden or without answers. The
        standard error is in points of need and None where the audience may not have it.
    share
        Share (0-1) who want it better.
    task
        0-100, also known where the need is hidden.
    gap, gap_low, gap_high
        Need minus task on the line where both borders lie at 50, with its 95 % interval.
    field, reason
        The field, and why a theme is `verborgen`.
    tasks, parties, task_area, task_buurten
        What the task consists of, see `TaskValue`.
    """

    theme: str
    n: int | None
    n_effective: float | None
    need: float | None
    standard_error: float | None
    low: float | None
    high: float | None
    share: float | None
    task: float
    gap: float | None
    gap_low: float | None
    gap_high: float | None
    field: Field
    reason: Reason | None = None
    tasks: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    task_area: TaskArea = "geen"
    task_buurten: tuple[str, ...] = ()


@dataclass(frozen=True)
class Compass:
    """The compass of one view.

    Parameters
    ----------
    themes
        One result per theme, in the order of the themes.
    needle
        Themes the needle points to: none, one, or more than one (a fan), the largest gap first.
    n_responses
        How many took part; None where it may not be told.
    borders
        The borders that the fields were told apart with.
    task_weights
        `gelijk` says that buurten counted equally because inhabitants are unknown.
    n_effective
        How many people of equal weight are as informative as those who took part; None where it may
        not be told.
    weighted_by
        Group variables on which answers were weighed; empty when everybody counted the same.
    """

    view: View
    themes: tuple[ThemeResult, ...]
    needle: tuple[str, ...]
    n_responses: int | None
    borders: Borders = field(default_factory=Borders)
    task_weights: TaskWeights = "inwoners"
    n_effective: float | None = None
    weighted_by: tuple[str, ...] = ()

    def theme(self, theme: str) -> ThemeResult:
        """Return the result of one theme; KeyError when the compass does not have it."""
        for result in self.themes:
            if result.theme == theme:
                return result
        raise KeyError(theme)


@dataclass(frozen=True)
class Pin:
    """A place with a remark on the map.

    Parameters
    ----------
    point
        Where it is; of an area, near its middle.
    text
        What the resident wrote, as it was written.
    ring
        Of an area: its corners, the first not repeated.
    """

    id: str
    theme: str | None
    point: Point
    text: str = ""
    ring: tuple[Point, ...] = ()


@dataclass(frozen=True)
class TaskPlace:
    """The place of a task on the map.

    Parameters
    ----------
    point
        Where it is; of an area, near its middle.
    title, party
        What it is and the name of whose it is.
    ring
        Of an area: its corners, the first not repeated.
    """

    id: str
    theme: str
    point: Point
    title: str
    party: str
    ring: tuple[Point, ...] = ()


@dataclass(frozen=True)
class MapContent:
    """What the map of one theme shows.

    Parameters
    ----------
    buurten
        The areas that are drawn.
    compasses
        The compass per buurt id; a buurt without one is drawn as hidden.
    pins, places
        Remarks and tasks with a place, as far as they may be shown.
    """

    buurten: tuple[Buurt, ...]
    compasses: Mapping[str, Compass]
    pins: tuple[Pin, ...] = ()
    places: tuple[TaskPlace, ...] = ()
