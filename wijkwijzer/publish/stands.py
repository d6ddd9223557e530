"""Stands: what everyone without the raw answers sees, made so that nobody can be worked out.

Whole-wijk figures move at every ten more answers on a theme; those of buurten and groups when a
facilitator asks for a new stand. Before a stand is stored it is audited against all earlier ones;
a figure that would tell about fewer than ten people keeps its earlier value, or is hidden.
Figures are stored as they were published, because an answer behind them may be withdrawn later.
"""

import datetime as dt
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.publish.sample import BoolArray, Sample, lattice, load_sample
from wijkwijzer.publish.witnesses import Witnesses, current_figures
from wijkwijzer.statistics.disclosure import SMALLEST, CellKey, StandPlan, plan_stand
from wijkwijzer.statistics.estimates import means
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import RoundContext, round_context, timestamp
from wijkwijzer.store.stands import Stand
from wijkwijzer.wijkkompas.results import View

__all__ = ["StandReport", "advance", "cell_of", "current_figures", "new_stand"]

STEP = 10
"""Whole-wijk figures move at every so many more answers."""

_making = threading.Lock()


@dataclass(frozen=True)
class StandReport:
    """What a new stand did: how many answers count in it, and the share of cells shown."""

    number: int
    n_responses: int
    share_shown: float


def cell_of(view: View) -> CellKey:
    """Return the cell of the lattice that a view is about."""
    buurt = (("buurt", view.buurt),) if view.buurt else ()
    group = ((view.variable, view.category),) if view.variable and view.category else ()
    return buurt + group


def advance(store: Store, wijk_id: str, round_id: str, *, now: dt.datetime) -> bool:
    """Let whole-wijk figures move where ten more answers came in; tells whether any did.

    Cheap when nothing can have moved; safe to call from several threads and processes.
    """
    with _making:
        with store.read() as reader:
            context = round_context(reader, wijk_id, round_id)
            sample = load_sample(reader, context)
            latest = reader.latest_stand(round_id)
        if not _moving(sample, context, latest.horizon if latest else {}):
            return False
        with store.write() as writer:
            return _make(writer, wijk_id, round_id, whole_lattice=False, by="", now=now) is not None


def new_stand(
    store: Store, wijk_id: str, round_id: str, *, identity: Identity, now: dt.datetime
) -> StandReport | None:
    """Publish a new stand with all buurten and groups; None when nothing can be shown yet.

    Raises
    ------
    NotAllowed
        Only a facilitator decides on this.
    """
    advance(store, wijk_id, round_id, now=now)
    with _making, store.write() as writer:
        require(identity, "make_stand")
        return _make(writer, wijk_id, round_id, whole_lattice=True, by=identity.account, now=now)


def _moving(sample: Sample, context: RoundContext, horizon: Mapping[str, int]) -> dict[str, int]:
    """Return the new horizon of every theme that has ten more answers beyond the old one."""
    moved = {}
    for column, theme in enumerate(context.theme_ids):
        fresh = sample.sequence[
            ~np.isnan(sample.needs[:, column]) & (sample.sequence > horizon.get(theme, 0))
        ]
        whole = len(fresh) // STEP * STEP
        if whole:
            moved[theme] = int(fresh[whole - 1])
    return moved


def _make(
    writer: Writer, wijk_id: str, round_id: str, *, whole_lattice: bool, by: str, now: dt.datetime
) -> StandReport | None:
    context = round_context(writer, wijk_id, round_id)
    sample = load_sample(writer, context)
    stands = writer.stands(round_id)
    horizon = dict(stands[-1].horizon) if stands else {}
    moved = _moving(sample, context, horizon)
    if not moved and not (whole_lattice and horizon):
        return None
    # A stand of the whole lattice stays at the horizon of the whole-wijk figures, so that their
    # difference says nothing about the few who came after.
    wanted = horizon if whole_lattice else horizon | moved
    witnesses = Witnesses(context, sample, stands, writer.departures(round_id))
    themes = [t for t in context.theme_ids if (t in wanted if whole_lattice else t in moved)]
    keys = lattice(context.buurt_ids) if whole_lattice else ((),)
    plans = {theme: _plan(theme, keys, context, sample, wanted, witnesses) for theme in themes}
    for theme, plan in plans.items():
        # A whole-wijk figure that could not move keeps its horizon too.
        if not whole_lattice and plan.decisions[()].choice != "new":
            wanted[theme] = horizon.get(theme, 0)
    if not any(d.choice == "new" for p in plans.values() for d in p.decisions.values()):
        return None
    number = stands[-1].number + 1 if stands else 1
    stand = Stand(
        round_id=round_id,
        number=number,
        at=timestamp(now),
        by=by,
        kind="all" if whole_lattice else "wijk",
        horizon=wanted,
        figures={"cells": _figures(keys, plans, context, sample, wanted, witnesses, number)},
    )
    writer.add_stand(stand, wijk_id)
    shares = [plan.share_shown for plan in plans.values()]
    last = max(wanted.values(), default=0)
    return StandReport(
        number=number,
        n_responses=int((sample.sequence <= last).sum()),
        share_shown=sum(shares) / len(shares) if shares else 0.0,
    )


def _plan(
    theme: str,
    keys: Sequence[CellKey],
    context: RoundContext,
    sample: Sample,
    horizon: Mapping[str, int],
    witnesses: "Witnesses",
) -> StandPlan:
    column = context.theme_ids.index(theme)
    counted = (sample.sequence <= horizon[theme]) & ~np.isnan(sample.needs[:, column])
    cells: dict[CellKey, BoolArray] = {}
    constant: set[CellKey] = set()
    for key in keys:
        inside = sample.members(key) & counted
        cells[key] = witnesses.padded(theme, inside)
        given = sample.needs[inside, column]
        if len(given) and (given == given[0]).all():
            constant.add(key)
    return plan_stand(
        cells,
        past=witnesses.past(theme),
        carried=witnesses.shown(theme, keys),
        constant=constant,
        smallest=SMALLEST,
    )


def _figures(
    keys: Sequence[CellKey],
    plans: Mapping[str, StandPlan],
    context: RoundContext,
    sample: Sample,
    horizon: Mapping[str, int],
    witnesses: "Witnesses",
    number: int,
) -> list[list[Any]]:
    """Return the figures as they are stored: [key, {n_responses, figures, covariance}]."""
    last = max(horizon.values(), default=0)
    reach = np.array([horizon.get(theme, 0) for theme in context.theme_ids])
    within = sample.sequence[:, np.newaxis] <= reach
    values = np.where(within, sample.needs, np.nan)
    wants = np.where(within, sample.wants, np.nan)
    stored: list[list[Any]] = []
    for key in keys:
        inside = sample.members(key) & (sample.sequence <= last)
        found = means(values, inside)
        shares = means(wants, inside, bounds=(0.0, 1.0)).estimates
        figures: dict[str, Any] = {}
        for column, theme in enumerate(context.theme_ids):
            decision = plans[theme].decisions[key] if theme in plans else None
            earlier = witnesses.figure(key, theme)
            if decision is None or decision.choice == "carry":
                figures[theme] = earlier or {"reason": "te_weinig"}
            elif decision.choice == "hide":
                figures[theme] = {"reason": decision.reason}
            else:
                estimate = found.estimates[column]
                figures[theme] = {
                    "n": estimate.n,
                    "n_effective": estimate.n_effective,
                    "estimate": estimate.estimate,
                    "standard_error": estimate.standard_error,
                    "low": estimate.low,
                    "high": estimate.high,
                    "degrees_of_freedom": estimate.degrees_of_freedom,
                    "share": shares[column].estimate,
                    "stand": number,
                }
        stored.append(
            [
                [list(part) for part in key],
                {
                    "n_responses": int(inside.sum()),
                    "figures": figures,
                    "covariance": _triangle(found.covariance),
                },
            ]
        )
    return stored


def _triangle(covariance: np.ndarray[Any, np.dtype[np.float64]]) -> list[float | None]:
    """Return the lower triangle, row by row, in seven significant digits; None for NaN."""
    rows, columns = np.tril_indices(len(covariance))
    return [
        None if np.isnan(value) else float(f"{value:.7g}") for value in covariance[rows, columns]
    ]
