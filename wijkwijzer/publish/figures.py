"""The needs of any view: of this moment, or as the last stand published them."""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from wijkwijzer.neighbourhood.records import Population
from wijkwijzer.publish.sample import load_sample
from wijkwijzer.publish.stands import cell_of, current_figures
from wijkwijzer.publish.weighing import Weighed, weigh
from wijkwijzer.publish.witnesses import weights_of
from wijkwijzer.statistics.disclosure import Audience, CellKey
from wijkwijzer.statistics.estimates import Estimate
from wijkwijzer.store import Reader
from wijkwijzer.store.context import RoundContext
from wijkwijzer.store.stands import Stand
from wijkwijzer.wijkkompas.results import Needs, Reason, View


class LiveFigures:
    """Estimates from all answers of this moment: for who holds the answers."""

    def __init__(self, context: RoundContext, weighed: Weighed) -> None:
        self._themes = context.theme_ids
        self._weighed = weighed

    def needs(self, view: View) -> Needs:
        """Estimate the needs of a view."""
        weighed, themes = self._weighed, self._themes
        inside = weighed.inside(cell_of(view))
        found = weighed.means(inside)
        return Needs(
            estimates=dict(zip(themes, found.estimates, strict=True)),
            n_responses=weighed.responses(inside),
            n_effective=weighed.effective(inside),
            shares=dict(zip(themes, weighed.shares(inside), strict=True)),
            covariance=found.covariance,
            weighted_by=weighed.variables,
        )


def live_figures(reader: Reader, context: RoundContext) -> LiveFigures:
    """Return the figures of all answers at the revision that `reader` sees."""
    sample = load_sample(reader, context)
    population = reader.all(Population, context.wijk.id)
    return LiveFigures(context, weigh(context, population, sample.categories, sample.table))


class StandFigures:
    """The figures as they were published.

    Parameters
    ----------
    stands
        The newest of all cells and the newest, oldest first.
    audience
        For whom: it decides which reasons are told.
    """

    def __init__(self, context: RoundContext, stands: Sequence[Stand], audience: Audience) -> None:
        self._themes = context.theme_ids
        self._audience = audience
        self._cells: dict[CellKey, Mapping[str, Any]] = {}
        for stand in stands:
            weighted_by = weights_of(stand).variables
            for key, content in current_figures([stand]).items():
                self._cells[key] = {**content, "weighted_by": weighted_by}

    def needs(self, view: View) -> Needs:
        """Read the needs of a view."""
        themes = self._themes
        stored = self._cells.get(cell_of(view))
        if not stored:
            return Needs(estimates={}, hidden=dict.fromkeys(themes, "te_weinig"))
        figures = stored["figures"]
        shown = {theme: f for theme in themes if "stand" in (f := figures.get(theme, {}))}
        return Needs(
            estimates={
                theme: Estimate(**{name: f[name] for name in Estimate.__dataclass_fields__})
                for theme, f in shown.items()
            },
            n_responses=stored["n_responses"] if shown else None,
            n_effective=stored.get("n_effective") if shown else None,
            shares={theme: f["share"] for theme, f in shown.items()},
            covariance=_square(stored["covariance"], len(themes)),
            hidden={
                theme: self._reason(figures.get(theme, {}).get("reason"))
                for theme in themes
                if theme not in shown
            },
            weighted_by=stored["weighted_by"],
        )

    def _reason(self, stored: Reason | None) -> Reason:
        """Return why a figure is hidden, as far as the reason gives nothing away itself.

        "All said the same" is known to whoever holds the answers only; residents read one phrase
        for every hidden figure.
        """
        if self._audience == "public" or stored is None:
            return "te_weinig"
        return "herleidbaar" if stored == "gelijk" else stored


def _square(triangle: list[float | None], size: int) -> NDArray[np.float64]:
    full = np.full((size, size), np.nan)
    rows, columns = np.tril_indices(size)
    values = np.array([np.nan if v is None else v for v in triangle])
    full[rows, columns] = values
    full[columns, rows] = values
    return full
