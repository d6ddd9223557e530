"""The needs of two rounds side by side, as far as the same was asked.

No claim is made about a difference: whether it is more than chance also depends on who answered
each time, which is another question.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from wijkwijzer.i18n import gettext as _
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.results import Compass, ThemeResult
from wijkwijzer.wijkkompas.words import capitalised


@dataclass(frozen=True)
class ThenAndNow:
    """The need of one theme in an earlier round and in this one; either may be hidden."""

    theme: str
    then: ThemeResult
    now: ThemeResult


def then_and_now(then: Compass, now: Compass, themes: Sequence[str]) -> tuple[ThenAndNow, ...]:
    """Lay two compasses of the same view side by side.

    Parameters
    ----------
    themes
        The themes that can be compared, see `survey.comparison.compare`; those without a figure in
        both are left out.

    Raises
    ------
    ValueError
        The two are of other views.
    """
    if then.view != now.view:
        raise ValueError("two compasses of one view")
    pairs = (ThenAndNow(theme, then.theme(theme), now.theme(theme)) for theme in themes)
    return tuple(pair for pair in pairs if pair.then.need is not None and pair.now.need is not None)


def then_and_now_table(
    released: Released[tuple[ThenAndNow, ...]], theme_names: Mapping[str, str], name_then: str
) -> pd.DataFrame:
    """Return one row per theme: need with its margin then and now, and how many people answered.

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
