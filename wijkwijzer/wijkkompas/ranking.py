"""The themes in order of need, and how sure that order is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.statistics.ranking import places
from wijkwijzer.wijkkompas.results import Needs
from wijkwijzer.wijkkompas.words import choice

Names = Mapping[str, str]

SURE = 0.95


@dataclass(frozen=True)
class Ranked:
    """One theme in the order of needs.

    Parameters
    ----------
    place
        From 1, the largest need first.
    first
        How often it would come first, were the same measured again and again (0-1).
    lowest, highest
        In 95 of 100 such measurements its place lies from `highest` to `lowest`.
    """

    theme: str
    place: int
    first: float
    highest: int
    lowest: int


@dataclass(frozen=True)
class Ranking:
    """The themes that have a need with a margin, in their order.

    Parameters
    ----------
    holds
        How often all would come in this very order (0-1).
    """

    themes: tuple[Ranked, ...]
    holds: float


def ranking(needs: Needs, themes: Sequence[str]) -> Ranking:
    """Put the themes in order of need, with how sure each place is.

    Parameters
    ----------
    needs
        Figures of one view; themes that are hidden, or have no standard error, are left out.
    themes
        Theme ids in their order, which breaks ties and is that of `needs.covariance`.
    """
    known = [
        (number_, theme, estimate.estimate, estimate.standard_error)
        for number_, theme in enumerate(themes)
        if theme not in needs.hidden
        and (estimate := needs.estimates.get(theme)) is not None
        and estimate.estimate is not None
        and estimate.standard_error is not None
    ]
    if not known:
        return Ranking((), 1.0)
    chosen = [number_ for number_, _theme, _need, _error in known]
    errors = np.array([error for *_rest, error in known])
    covariance = np.diag(errors**2)
    if needs.covariance is not None:
        covariance = needs.covariance[np.ix_(chosen, chosen)].copy()
        np.fill_diagonal(covariance, errors**2)
    found = places(np.array([need for _n, _theme, need, _error in known]), covariance)
    ranked = []
    for place, item in enumerate(found.order.tolist()):
        highest, lowest = found.span(item)
        first = float(found.chance[item, 0])
        ranked.append(Ranked(known[item][1], place + 1, first, highest + 1, lowest + 1))
    return Ranking(tuple(ranked), found.holds)


def in_hundred(share: float) -> str:
    """Write how often of a hundred: "93", "minder dan 1", "meer dan 99"."""
    if share < 0.005:
        return _("minder dan 1")
    if share > 0.995:
        return _("meer dan 99")
    return number(round(100 * share))


def ranking_sentence(found: Ranking, theme_names: Names) -> str:
    """Say which theme comes first and how sure that is; "" when there is nothing to compare."""
    if len(found.themes) < 2:
        return ""
    top = found.themes[0]
    name = theme_names[top.theme]
    if top.first >= SURE:
        return _(
            "De behoefte is het grootst bij {theme}. Van de 100 keer dat we dit zouden meten, "
            "staat dat {times} keer bovenaan."
        ).format(theme=name, times=in_hundred(top.first))
    rivals = [ranked.theme for ranked in found.themes if ranked.highest == 1]
    if len(rivals) <= 3:
        return _(
            "Bovenaan staat {first}, maar zeker is dat niet: van de 100 keer dat we dit zouden "
            "meten, is dat {times} keer zo. Het kan ook {others} zijn."
        ).format(
            first=name,
            times=in_hundred(top.first),
            others=choice([theme_names[theme] for theme in rivals if theme != top.theme]),
        )
    return _(
        "Bovenaan staat {first}, maar zeker is dat niet: van de 100 keer dat we dit zouden meten, "
        "is dat {times} keer zo. Nog {count} onderwerpen kunnen bovenaan staan."
    ).format(first=name, times=in_hundred(top.first), count=len(rivals) - 1)


def place_words(ranked: Ranked) -> str:
    """Say between which places a theme surely comes."""
    if ranked.highest == ranked.lowest:
        return _("plaats {place}").format(place=ranked.highest)
    return _("plaats {highest} tot {lowest}").format(highest=ranked.highest, lowest=ranked.lowest)
