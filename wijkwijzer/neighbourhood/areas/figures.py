"""Figures of a buurt from a row of CBS kerncijfers, whichever way the file gives them."""

import math
from collections.abc import Mapping, Sequence
from typing import Literal

from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.areas.area_file import HOUSEHOLD_KINDS, BuurtFigures
from wijkwijzer.neighbourhood.areas.columns import FIGURES
from wijkwijzer.neighbourhood.areas.values import read_count, read_number, read_text
from wijkwijzer.neighbourhood.records import CATEGORIES

Estimated = Literal["age", "household", "tenure"]


def read_figures(
    cells: Mapping[str, object], columns: Mapping[str, str]
) -> tuple[BuurtFigures, tuple[str, ...]]:
    """Read the figures of one area.

    Counts are taken as they are (CBS rounds them at random to multiples of 5, so parts need not
    add up). Where a file has percentages only, the count is percentage x total / 100, divided by
    `apportion`. Tenure: the share of corporations is of all dwellings, private rent is what the
    file says of other landlords, else rent minus corporations. A total of 0 makes every part 0.

    Parameters
    ----------
    cells
        Raw cells per key of `FIGURES`; missing keys are unknown.
    columns
        Name of the column in the file per key, for the messages.

    Returns
    -------
    figures, problems
        Problems name column and value; the figure concerned is then None.
    """
    numbers: dict[str, float | None] = {}
    problems: list[str] = []
    for key in FIGURES:
        if key not in cells:
            continue
        number, problem = _read_figure(key, cells[key], columns.get(key, key))
        numbers[key] = number
        if problem:
            problems.append(problem)

    estimated: set[Estimated] = set()
    inhabitants, households, dwellings = (
        _whole(numbers.get(total)) for total in ("inhabitants", "households", "dwellings")
    )
    age = _parts(numbers, "age", CATEGORIES["age"], inhabitants, estimated)
    household = _parts(numbers, "household", HOUSEHOLD_KINDS, households, estimated)
    tenure = _tenure(numbers, dwellings, estimated)
    figures = BuurtFigures(inhabitants, households, age, household, tenure, frozenset(estimated))
    return figures, tuple(problems)


def apportion(total: int, percentages: Sequence[float | None]) -> list[int | None]:
    """Divide a total over categories by their rounded percentages.

    Where all percentages are known and add up to 100 but for their rounding, they are scaled to
    100 and whole numbers are given out by largest remainder (ties in the order given), so that
    the counts add up to the total. Otherwise each count is rounded on its own, and an unknown
    percentage gives None.
    """
    known = [percentage for percentage in percentages if percentage is not None]
    sum_known = sum(known)
    if len(known) < len(percentages) or abs(sum_known - 100) > len(percentages):
        return [None if p is None else math.floor(total * p / 100 + 0.5) for p in percentages]
    quotas = [total * percentage / sum_known for percentage in known]
    counts = [math.floor(quota) for quota in quotas]
    by_remainder = sorted(range(len(quotas)), key=lambda i: counts[i] - quotas[i])
    for i in by_remainder[: total - sum(counts)]:
        counts[i] += 1
    return list(counts)


def _read_figure(key: str, cell: object, column: str) -> tuple[float | None, str]:
    try:
        number = read_number(cell) if key.endswith("%") else read_count(cell)
    except ValueError:
        text = _("in kolom {column} staat “{value}”; daar hoort een getal")
        return None, text.format(column=column, value=read_text(cell)[:40])
    if number is not None and not 0 <= number <= (100 if key.endswith("%") else 1e9):
        text = _("in kolom {column} staat {value}; dat kan niet")
        return None, text.format(column=column, value=read_text(cell)[:40])
    return number, ""


def _whole(number: float | None) -> int | None:
    return None if number is None else math.floor(number + 0.5)


def _parts(
    numbers: Mapping[str, float | None],
    variable: Literal["age", "household"],
    categories: tuple[str, ...],
    total: int | None,
    estimated: set[Estimated],
) -> dict[str, int | None]:
    counts = [_whole(numbers.get(f"{variable} {category}")) for category in categories]
    percentages = [numbers.get(f"{variable} {category} %") for category in categories]
    if all(count is None for count in counts) and total is not None:
        counts = _from_percentages(total, percentages, variable, estimated)
    return dict(zip(categories, counts, strict=True))


def _tenure(
    numbers: Mapping[str, float | None], dwellings: int | None, estimated: set[Estimated]
) -> dict[str, int | None]:
    categories = CATEGORIES["tenure"]
    corporation, rent = numbers.get("tenure huur_corporatie %"), numbers.get("rent %")
    private = numbers.get("tenure huur_particulier %")
    if private is None and corporation is not None and rent is not None:
        private = max(rent - corporation, 0.0)
    shares = {**numbers, "tenure huur_particulier %": private}
    percentages = [shares.get(f"tenure {category} %") for category in categories]
    if dwellings is None:
        return dict.fromkeys(categories)
    counts = _from_percentages(
        dwellings, percentages, "tenure", estimated, rest=numbers.get("unknown owner %") or 0.0
    )
    return dict(zip(categories, counts, strict=True))


def _from_percentages(
    total: int,
    percentages: Sequence[float | None],
    variable: Estimated,
    estimated: set[Estimated],
    *,
    rest: float = 0.0,
) -> list[int | None]:
    """Divide a total by percentages and note that it was done; `rest` goes to no category."""
    if total == 0:
        return [0 for _percentage in percentages]
    if any(percentage is not None for percentage in percentages):
        estimated.add(variable)
    return apportion(total, [*percentages, rest])[:-1]
