"""Need against task: fields, gap and needle of one view.

Formulas and a worked example stand in docs/method.md. The numbers say what those who answered
find; whether they speak for the wijk is another question, which weighting answers in part.
"""

import dataclasses
from collections.abc import Iterable, Mapping, Sequence
from math import ceil, floor
from typing import Final

import numpy as np
from scipy.special import stdtrit

from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.parties.records import Task
from wijkwijzer.statistics.estimates import Estimate
from wijkwijzer.survey.records import NeedRule
from wijkwijzer.wijkkompas.results import (
    Borders,
    Compass,
    Field,
    Needs,
    Reason,
    TaskArea,
    TaskValue,
    TaskWeights,
    ThemeResult,
    View,
)

URGENCY_POINTS: Final = 20
"""What one step of urgency (1-5) counts on the task scale (0-100)."""

MIDDLE: Final = 50
"""Where a border lies on the line on which need and task are compared."""

ERROR: Final = 0.05
"""How often a 95 % interval may miss."""

WIJK: Final = View()


def border_of_need(rule: NeedRule, n_themes: int, choose: int = 3) -> float:
    """Return where a high need begins when the wijk set no border of its own (0-100).

    Under `priority` that is what chance would give, 100 `choose` / `n_themes`; else 50.
    """
    return 100 * choose / n_themes if rule == "priority" else 50


def on_line(value: float, border: float) -> float:
    """Put a value of 0-100 on the line where its border is 50 (two straight pieces)."""
    if value <= border:
        return value * MIDDLE / border
    return MIDDLE + (value - border) * (100 - MIDDLE) / (100 - border)


def slope(value: float, border: float) -> float:
    """Return how steep the line of `on_line` is at a value; on the border the steeper piece."""
    below, above = MIDDLE / border, (100 - MIDDLE) / (100 - border)
    if value == border:
        return max(below, above)
    return below if value < border else above


def task_value(
    tasks: Iterable[Task],
    theme: str,
    buurten: Sequence[str],
    population: Mapping[str, int | None],
    buurt: str | None = None,
) -> TaskValue:
    """Weigh the tasks of one theme in a buurt, or in the whole wijk.

    A task counts 20 x urgency. A buurt has the value of the most urgent task that covers it; the
    wijk has the mean of its buurten, weighted by inhabitants.

    Parameters
    ----------
    tasks
        Tasks of any theme; a task without buurten covers the whole wijk.
    buurten
        Ids of all buurten of the wijk. A wijk without buurten counts as one area.
    population
        Inhabitants per buurt. Where one is missing or None, or all are 0, buurten count equally
        and the result says so (`weights`).
    buurt
        The buurt that is asked for; None for the whole wijk.
    """
    of_theme = sorted((t for t in tasks if t.theme == theme), key=lambda t: -t.urgency)
    areas: Sequence[str | None] = (buurt,) if buurt is not None else (tuple(buurten) or (None,))
    touching = [t for t in of_theme if any(_covers(t, area) for area in areas)]
    values = [
        max((URGENCY_POINTS * t.urgency for t in touching if _covers(t, area)), default=0)
        for area in areas
    ]
    counts, weights = _weights(areas, population)
    covered = {area for area in areas if any(_covers(t, area) for t in touching)}
    place: TaskArea = "geen"
    if touching:
        place = "wijk" if len(covered) == len(areas) else "buurten"
    return TaskValue(
        value=sum(c * v for c, v in zip(counts, values, strict=True)) / sum(counts),
        tasks=tuple(t.id for t in touching),
        parties=tuple(dict.fromkeys(t.party_id for t in touching)),
        area=place,
        buurten=tuple(str(a) for a in areas if a in covered) if place == "buurten" else (),
        weights=weights,
    )


def _covers(task: Task, area: str | None) -> bool:
    return not task.buurten or area in task.buurten


def _weights(
    areas: Sequence[str | None], population: Mapping[str, int | None]
) -> tuple[list[int], TaskWeights]:
    if len(areas) == 1:
        return [1], "inwoners"
    counts = [population.get(str(area)) for area in areas]
    known = [count for count in counts if count is not None]
    if len(known) < len(counts) or not sum(known):
        return [1] * len(counts), "gelijk"
    return known, "inwoners"


def field_of(low: float | None, high: float | None, task: float, borders: Borders) -> Field:
    """Tell the field of a theme from the interval of its need and its task.

    An interval that contains the border, its ends included, is undecided, and so is a need without
    an interval. A task is high from its border on.
    """
    if low is None or high is None or low <= borders.need <= high:
        return "onbeslist"
    if low > borders.need:
        return "samen_oppakken" if task >= borders.task else "bewoners_vragen_aandacht"
    return "uitleggen_en_verbinden" if task >= borders.task else "koesteren"


def compass(
    needs: Needs,
    tasks: Sequence[Task],
    themes: Sequence[str],
    population: Mapping[str, int | None],
    borders: Borders = Borders(),  # noqa: B008 - frozen
    view: View = WIJK,
) -> Compass:
    """Lay needs and tasks side by side for one view.

    Parameters
    ----------
    needs
        What the answers of this view say; a theme without an estimate, or one nobody answered, is
        `verborgen` because of `geen_antwoorden`.
    tasks
        All tasks of the wijk.
    themes
        Theme ids in their order, which is also the order of `needs.covariance` and breaks ties.
    population
        Inhabitants per buurt, an entry for every buurt of the wijk; None where unknown.
    borders, view
        Where "high" begins, and whose compass it is. A view by age, household or tenure has the
        task of the wijk, one within a buurt the task of that buurt; who chose no buurt has the
        task of the wijk.

    Raises
    ------
    ValueError
        The covariance has another size than there are themes.
    """
    if needs.covariance is not None and needs.covariance.shape != (len(themes), len(themes)):
        raise ValueError("covariance must be themes x themes")
    buurten = tuple(population)
    buurt = None if view.buurt == NOT_SAID else view.buurt
    by_theme: dict[str, list[Task]] = {theme: [] for theme in themes}
    for task in tasks:
        by_theme.setdefault(task.theme, []).append(task)
    values = [task_value(by_theme[theme], theme, buurten, population, buurt) for theme in themes]
    results = tuple(
        _theme_result(theme, needs, value, borders)
        for theme, value in zip(themes, values, strict=True)
    )
    equal = any(value.weights == "gelijk" for value in values)
    return Compass(
        view=view,
        themes=results,
        needle=_needle(results, needs, borders),
        n_responses=needs.n_responses,
        borders=borders,
        task_weights="gelijk" if equal else "inwoners",
        n_effective=needs.n_effective,
        weighted_by=needs.weighted_by,
    )


def _theme_result(theme: str, needs: Needs, task: TaskValue, borders: Borders) -> ThemeResult:
    estimate = needs.estimates.get(theme)
    reason: Reason | None = needs.hidden.get(theme)
    if reason is None and (estimate is None or estimate.n == 0 or estimate.estimate is None):
        reason = "geen_antwoorden"
    bare = ThemeResult(
        theme=theme,
        n=0 if reason == "geen_antwoorden" else None,
        n_effective=None,
        need=None,
        standard_error=None,
        low=None,
        high=None,
        share=None,
        task=task.value,
        gap=None,
        gap_low=None,
        gap_high=None,
        field="verborgen",
        reason=reason,
        tasks=task.tasks,
        parties=task.parties,
        task_area=task.area,
        task_buurten=task.buurten,
    )
    if estimate is None or estimate.estimate is None or reason is not None:
        return bare
    gap, gap_low, gap_high = _gap(estimate, estimate.estimate, task.value, borders)
    return dataclasses.replace(
        bare,
        n=estimate.n,
        n_effective=estimate.n_effective,
        need=estimate.estimate,
        standard_error=estimate.standard_error,
        low=estimate.low,
        high=estimate.high,
        share=needs.shares.get(theme),
        gap=gap,
        gap_low=gap_low,
        gap_high=gap_high,
        field=field_of(estimate.low, estimate.high, task.value, borders),
    )


def _gap(
    estimate: Estimate, need: float, task: float, borders: Borders
) -> tuple[float, float | None, float | None]:
    """Return the gap with its 95 % interval, cut to what a need of 0-100 allows."""
    line_task = on_line(task, borders.task)
    gap = on_line(need, borders.need) - line_task
    margin = _margin(estimate, ERROR)
    if margin is None:
        return gap, None, None
    half = slope(need, borders.need) * margin
    return gap, max(gap - half, -line_task), min(gap + half, 100 - line_task)


def _margin(estimate: Estimate, error: float) -> float | None:
    """Return half the two-sided t interval at 1 - error, None where the variance is unknown."""
    if estimate.standard_error is None or estimate.degrees_of_freedom <= 0:
        return None
    return float(stdtrit(estimate.degrees_of_freedom, 1 - error / 2)) * estimate.standard_error


def _needle(results: Sequence[ThemeResult], needs: Needs, borders: Borders) -> tuple[str, ...]:
    """Where the needle points: the largest sure gap, with all it cannot be told from."""
    n_shown = sum(result.need is not None for result in results)
    sure = [
        position
        for position, result in enumerate(results)
        if _is_sure(result, needs, borders, ERROR / max(n_shown, 1))
    ]
    ranked = sorted(sure, key=lambda position: (-_known(results[position].gap), position))
    if not ranked:
        return ()
    first, others = ranked[0], ranked[1:]
    if not others or _differ(first, others[0], results, needs, borders):
        return (results[first].theme,)
    alike = [p for p in others if not _differ(first, p, results, needs, borders)]
    return tuple(results[position].theme for position in (first, *alike))


def _is_sure(result: ThemeResult, needs: Needs, borders: Borders, error: float) -> bool:
    if result.need is None or result.gap is None:
        return False
    margin = _margin(needs.estimates[result.theme], error)
    if margin is None:
        return False
    steep = slope(result.need, borders.need)
    return result.need - margin > borders.need and result.gap - steep * margin > 0


def _differ(
    first: int, second: int, results: Sequence[ThemeResult], needs: Needs, borders: Borders
) -> bool:
    """Whether the paired difference of two gaps is surely not 0 (two-sided 95 % t interval)."""
    pair = [results[first], results[second]]
    estimates = [needs.estimates[result.theme] for result in pair]
    a, b = (slope(_known(result.need), borders.need) for result in pair)
    freedom = min(estimate.degrees_of_freedom for estimate in estimates)
    errors = [_known(estimate.standard_error) for estimate in estimates]
    together = 0.0 if needs.covariance is None else float(needs.covariance[first, second])
    if np.isnan(together):  # nobody answered both
        together = 0.0
    variance = (a * errors[0]) ** 2 + (b * errors[1]) ** 2 - 2 * a * b * together
    margin = float(stdtrit(freedom, 1 - ERROR / 2)) * max(variance, 0.0) ** 0.5
    return bool(_known(pair[0].gap) - _known(pair[1].gap) > margin)


def _known(value: float | None) -> float:
    if value is None:
        raise ValueError("a theme of the needle has an estimate with a variance")
    return value


def in_whole_points(found: Compass) -> Compass:
    """Round a compass to what residents may see.

    Need in whole points, its interval rounded outwards, n in fives, share in hundredths; no
    standard error and no effective n. The gap is computed again from the rounded values, so that it
    does not give back the decimals. Field and needle stay those of the exact values.
    """
    responses = found.n_responses
    return dataclasses.replace(
        found,
        themes=tuple(_rounded(result, found.borders) for result in found.themes),
        n_responses=None if responses is None else in_fives(responses),
        n_effective=None,
    )


def in_fives(count: int) -> int:
    """Round a number of people to the nearest multiple of five."""
    return 5 * round(count / 5)


def _rounded(result: ThemeResult, borders: Borders) -> ThemeResult:
    line_task = on_line(result.task, borders.task)

    def gap(value: float | None) -> float | None:
        return None if value is None else on_line(value, borders.need) - line_task

    need, low, high = _outwards(result.need, result.low, result.high)
    middle, gap_low, gap_high = _outwards(gap(need), gap(low), gap(high))
    return dataclasses.replace(
        result,
        n=None if result.n is None else in_fives(result.n),
        n_effective=None,
        need=need,
        standard_error=None,
        low=low,
        high=high,
        share=None if result.share is None else round(result.share, 2),
        gap=middle,
        gap_low=gap_low,
        gap_high=gap_high,
    )


def _outwards(
    middle: float | None, low: float | None, high: float | None
) -> tuple[float | None, float | None, float | None]:
    return (
        None if middle is None else float(round(middle)),
        None if low is None else float(floor(low)),
        None if high is None else float(ceil(high)),
    )
