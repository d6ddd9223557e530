"""Every published figure of a round in one table: for who analyses without the raw answers."""

from collections.abc import Iterator

import pandas as pd

from wijkwijzer.neighbourhood.records import CATEGORIES, NOT_SAID
from wijkwijzer.publish.book import Book
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.results import Compass, ThemeResult, View

COLUMNS = (
    "buurt",
    "variable",
    "category",
    "theme",
    "need",
    "low",
    "high",
    "standard_error",
    "n",
    "n_effective",
    "weighted_by",
    "task",
    "gap",
    "field",
    "reason",
)


def lattice(book: Book) -> Released[pd.DataFrame]:
    """Return one row per view and theme.

    The views: everybody; each buurt; each group by age, household and tenure; each group within
    each buurt; `niet_gezegd` is one of the buurten and one of every group.

    Returns
    -------
    DataFrame
        `COLUMNS`: the view (empty: all of them), the theme, need with its 95 % interval and
        standard error (points 0-100), people who answered, how many of equal weight tell as much,
        what was weighed on (with spaces between; empty: not weighed), task, gap, field. What this
        audience may not see is missing, and `reason` says why. Unrounded, as far as the audience
        may have it.
    """
    rows = [
        _row(found, result)
        for view in _views([buurt.id for buurt in book.facts.context.buurten])
        for found in [book.compass(view).content]
        for result in found.themes
    ]
    return Released(pd.DataFrame(rows, columns=list(COLUMNS), dtype=object), book.audience)


def _views(buurt_ids: list[str]) -> Iterator[View]:
    for buurt in (None, *buurt_ids, *([NOT_SAID] if buurt_ids else ())):
        yield View(buurt=buurt)
        for variable, categories in CATEGORIES.items():
            for category in (*categories, NOT_SAID):
                yield View(buurt=buurt, variable=variable, category=category)


def _row(found: Compass, result: ThemeResult) -> tuple[object, ...]:
    view = found.view
    return (
        view.buurt or "",
        view.variable or "",
        view.category or "",
        result.theme,
        result.need,
        result.low,
        result.high,
        result.standard_error,
        result.n,
        result.n_effective,
        " ".join(found.weighted_by),
        result.task,
        result.gap,
        result.field,
        result.reason or "",
    )
