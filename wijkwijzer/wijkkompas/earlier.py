"""The needs of two rounds side by side, as far as the same was asked, and what changed.

A difference is called a change only when it is more than chance, looking at all themes at once.
Whether the same kind of people answered is another question, which weighting answers in part.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import ceil, floor, isnan, nan

import pandas as pd
from scipy.special import stdtr, stdtrit

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.statistics.estimates import Estimate
from wijkwijzer.statistics.multiplicity import holm
from wijkwijzer.wijkkompas.results import Compass, Needs, ThemeResult
from wijkwijzer.wijkkompas.words import capitalised, listed

ERROR = 0.05
"""How often a change may be named where there is none, in all themes together."""

MOST = 3
"""How many themes a sentence names; more are counted."""


@dataclass(frozen=True)
class Change:
    """The need of one theme now, less that of an earlier round.

    Parameters
    ----------
    difference, low, high
        In points of need, with its 95 % interval; None without a margin in both rounds.
    is_change
        Whether it is more than chance: its p-value, after Holm's adjustment for the number of
        themes, is below 0.05. Then its interval does not contain 0.
    weighed_alike
        Whether both rounds were weighed on the same.
    """

    theme: str
    difference: float
    low: float | None
    high: float | None
    is_change: bool
    weighed_alike: bool = True


@dataclass(frozen=True)
class ThenAndNow:
    """The need of one theme in an earlier round and in this one."""

    theme: str
    then: ThemeResult
    now: ThemeResult
    change: Change


def changes(then: Needs, now: Needs, themes: Sequence[str]) -> dict[str, Change]:
    """Compare the needs of two rounds, of other people each time as far as anybody knows.

    As `statistics.contrast`: the variances add up, with degrees of freedom by Satterthwaite.

    Parameters
    ----------
    themes
        The themes that can be compared; those without a figure in both are left out.
    """
    pairs = {
        theme: (a, b)
        for theme in themes
        if (a := _shown(then, theme)) is not None and (b := _shown(now, theme)) is not None
    }
    found = {theme: _contrast(*pair) for theme, pair in pairs.items()}
    adjusted = holm([p for *_rest, p in found.values()])
    alike = then.weighted_by == now.weighted_by
    return {
        theme: Change(theme, difference, low, high, not isnan(p) and p < ERROR, alike)
        for (theme, (difference, low, high, _p)), p in zip(found.items(), adjusted, strict=True)
    }


def change_in_whole_points(change: Change) -> Change:
    """Round a change to what residents may see: whole points, the interval outwards."""
    return replace(
        change,
        difference=float(round(change.difference)),
        low=None if change.low is None else float(floor(change.low)),
        high=None if change.high is None else float(ceil(change.high)),
    )


def _shown(needs: Needs, theme: str) -> Estimate | None:
    estimate = needs.estimates.get(theme)
    return None if theme in needs.hidden or not estimate or not estimate.n else estimate


def _contrast(then: Estimate, now: Estimate) -> tuple[float, float | None, float | None, float]:
    """Return now less then, its interval and p-value; NaN and None without standard errors."""
    difference = (now.estimate or 0.0) - (then.estimate or 0.0)
    if then.standard_error is None or now.standard_error is None:
        return difference, None, None, nan
    parts = [(e.standard_error or 0.0) ** 2 for e in (then, now)]
    error = sum(parts) ** 0.5
    if not error:
        return difference, difference, difference, nan if not difference else 0.0
    freedoms = (then.degrees_of_freedom, now.degrees_of_freedom)
    spread = sum(v**2 / f for v, f in zip(parts, freedoms, strict=True) if f > 0)
    freedom = sum(parts) ** 2 / spread
    reach = float(stdtrit(freedom, 1 - ERROR / 2)) * error
    return (
        difference,
        difference - reach,
        difference + reach,
        2 * float(stdtr(freedom, -abs(difference) / error)),
    )


def then_and_now(
    then: Compass, now: Compass, found: Mapping[str, Change]
) -> tuple[ThenAndNow, ...]:
    """Lay two compasses of the same view side by side.

    Parameters
    ----------
    found
        What `changes` gives of the themes that can be compared.

    Raises
    ------
    ValueError
        The two are of other views.
    """
    if then.view != now.view:
        raise ValueError("two compasses of one view")
    pairs = (
        ThenAndNow(theme, then.theme(theme), now.theme(theme), change)
        for theme, change in found.items()
    )
    return tuple(pair for pair in pairs if pair.then.need is not None and pair.now.need is not None)


def change_sentence(pairs: Sequence[ThenAndNow], theme_names: Mapping[str, str]) -> str:
    """Say which needs changed, as far as that is more than chance."""
    changed = [pair for pair in pairs if pair.change.is_change]
    if not changed:
        return _("Bij geen enkel onderwerp is zeker dat de behoefte veranderde.")
    more = [pair for pair in changed if pair.change.difference > 0]
    less = [pair for pair in changed if pair.change.difference < 0]
    said = []
    if more:
        text = (
            _("De behoefte is groter dan toen bij: {themes}.")
            if len(more) <= MOST
            else _(
                "De behoefte is groter dan toen bij {count} onderwerpen, het meest bij: {themes}."
            )
        )
        said.append(text.format(count=len(more), themes=_largest(more, theme_names)))
    if less:
        text = (
            _("De behoefte is kleiner dan toen bij: {themes}.")
            if len(less) <= MOST
            else _(
                "De behoefte is kleiner dan toen bij {count} onderwerpen, het meest bij: {themes}."
            )
        )
        said.append(text.format(count=len(less), themes=_largest(less, theme_names)))
    if len(pairs) > len(changed):
        said.append(
            _("Bij de andere onderwerpen ({count}) kan het verschil toeval zijn.").format(
                count=len(pairs) - len(changed)
            )
        )
    return " ".join(said)


def weighed_otherwise(pairs: Sequence[ThenAndNow]) -> str:
    """Say that the rounds were weighed in different ways; "" when they were not."""
    if all(pair.change.weighed_alike for pair in pairs):
        return ""
    return _(
        "Let op: toen zijn de antwoorden op een andere manier gewogen dan nu. Dat kan een deel van "
        "een verschil verklaren."
    )


def _largest(pairs: Sequence[ThenAndNow], theme_names: Mapping[str, str]) -> str:
    ordered = sorted(pairs, key=lambda pair: -abs(pair.change.difference))
    return listed([_with_points(pair, theme_names) for pair in ordered[:MOST]])


def _with_points(pair: ThenAndNow, theme_names: Mapping[str, str]) -> str:
    points = number(abs(round(pair.change.difference)))
    return _("{theme} ({points} punten)").format(theme=theme_names[pair.theme], points=points)


def change_words(change: Change) -> str:
    """Say in a word or two what became of one theme."""
    if not change.is_change:
        return _("kan toeval zijn")
    points = number(abs(round(change.difference)))
    if change.difference > 0:
        return _("{points} punten meer").format(points=points)
    return _("{points} punten minder").format(points=points)


def then_and_now_table(
    released: Released[tuple[ThenAndNow, ...]], theme_names: Mapping[str, str], name_then: str
) -> pd.DataFrame:
    """Return one row per theme: need with margin then and now, how many answered, what changed.

    `name_then` names the earlier round in the heads of its columns.
    """
    digits = 0 if released.audience == "public" else 1
    rows = [
        {
            _("Onderwerp"): capitalised(theme_names[pair.theme]),
            _("Behoefte {round}").format(round=name_then): _rounded(pair.then.need, digits),
            _("Marge {round}").format(round=name_then): _margin(pair.then),
            _("Bewoners {round}").format(round=name_then): pair.then.n,
            _("Behoefte nu"): _rounded(pair.now.need, digits),
            _("Marge nu"): _margin(pair.now),
            _("Bewoners nu"): pair.now.n,
            _("Veranderd"): change_words(pair.change),
        }
        for pair in released.content
    ]
    return pd.DataFrame(rows)


def _rounded(value: float | None, digits: int) -> float | None:
    return None if value is None else round(value, digits)


def _margin(result: ThemeResult) -> str:
    if result.low is None or result.high is None:
        return ""
    return _("{low} tot {high}").format(low=round(result.low), high=round(result.high))
