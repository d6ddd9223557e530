"""Stands: what everyone without the raw answers sees, made so that nobody can be worked out.

Whole-wijk figures move at every ten more answers on a theme, and from five hundred answers on at
every fiftieth part more; those of buurten and groups when a facilitator asks for a new stand.
Before a stand is stored it is audited against all earlier ones; a figure that would tell about
fewer than ten people keeps its earlier value, or is hidden. Figures are stored as they were
published, because an answer behind them may be withdrawn later.
"""

import datetime as dt
import threading
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.neighbourhood.records import Population
from wijkwijzer.publish.heard import HEARD, count_heard
from wijkwijzer.publish.planning import PlanJob, plan_all
from wijkwijzer.publish.sample import Sample, lattice, load_sample
from wijkwijzer.publish.weighing import weigh
from wijkwijzer.publish.witnesses import WEIGHTS, Past, Witnesses, current_figures, weights_of
from wijkwijzer.statistics.disclosure import CellKey, Decision, StandPlan
from wijkwijzer.statistics.estimates import Estimate
from wijkwijzer.store import Reader, Store
from wijkwijzer.store.context import RoundContext, round_context, timestamp
from wijkwijzer.store.responses import Departure
from wijkwijzer.store.stands import Stand
from wijkwijzer.wijkkompas.results import View

__all__ = ["StandReport", "advance", "cell_of", "current_figures", "new_stand"]

STEP = 10
"""Whole-wijk figures move at every so many more answers;"""

STEPS = 50
"""or, where that is more, when the answers there were grew by this part: 50 is by a fiftieth."""

_making = threading.Lock()
_settled: dict[tuple[str, str], tuple[int, ...]] = {}
"""Per database and round: the revisions at which no figure could move."""


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
    with store.read() as reader:
        key = (reader.source, round_id)
        seen = tuple(reader.revision(wijk_id, s) for s in ("records", "responses", "stands"))
    if _settled.get(key) == seen:
        return False
    # Whoever looks never waits for a stand that is being made; figures move right after it.
    if not _making.acquire(blocking=False):
        return False
    try:
        report = _publish(store, wijk_id, round_id, whole_lattice=False, by="", now=now)
    finally:
        _making.release()
    if report is None:
        _settled[key] = seen
    return report is not None


def new_stand(
    store: Store, wijk_id: str, round_id: str, *, identity: Identity, now: dt.datetime
) -> StandReport | None:
    """Publish a new stand with all buurten and groups; None when nothing can be shown yet.

    Raises
    ------
    NotAllowed
        Only a facilitator decides on this.
    """
    require(identity, "make_stand")
    advance(store, wijk_id, round_id, now=now)
    with _making:
        return _publish(store, wijk_id, round_id, whole_lattice=True, by=identity.account, now=now)


def _publish(
    store: Store, wijk_id: str, round_id: str, *, whole_lattice: bool, by: str, now: dt.datetime
) -> StandReport | None:
    """Make a stand from one look at the database and store it, unless that look is outdated.

    The audit may take seconds; residents go on saving meanwhile. Arrivals do not matter to a
    stand, but somebody who left, or a stand by another process, makes it start again.
    """
    while True:
        with store.read() as reader:
            seen = _outdated_by(reader, round_id)
            draft = _StandDraft(reader, wijk_id, round_id, whole_lattice=whole_lattice)
            found = draft.make(by=by, at=timestamp(now))
        if found is None:
            return None
        with store.write() as writer:
            if _outdated_by(writer, round_id) == seen:
                stand, report = found
                writer.add_stand(stand, wijk_id)
                return report


def _outdated_by(reader: Reader, round_id: str) -> tuple[int, int]:
    latest = reader.latest_stand(round_id)
    return (latest.number if latest else 0, len(reader.departures(round_id)))


def _moving(sample: Sample, context: RoundContext, horizon: Mapping[str, int]) -> dict[str, int]:
    """Return the themes that move, with their new horizon.

    There is a border at every so many more responses; a theme goes along when ten more people
    answered it, else it waits for the next border.
    """
    last = max(horizon.values(), default=0)
    fresh = sample.sequence[sample.sequence > last]
    step = max(STEP, (len(sample.people) - len(fresh)) // STEPS)
    whole = len(fresh) // step * step
    if not whole:
        return {}
    border = int(fresh[whole - 1])
    before = np.array([horizon.get(theme, 0) for theme in context.theme_ids])
    order = sample.sequence[:, np.newaxis]
    since = (order > before) & (order <= border) & (sample.answers >= 0)
    enough = since.sum(axis=0) >= STEP
    return {t: border for t, moves in zip(context.theme_ids, enough.tolist(), strict=True) if moves}


class _StandDraft:
    """A stand while it is made from one look at the database."""

    def __init__(self, reader: Reader, wijk_id: str, round_id: str, *, whole_lattice: bool) -> None:
        self.context = round_context(reader, wijk_id, round_id)
        self.sample = load_sample(reader, self.context)
        self.whole_lattice = whole_lattice
        self.reader = reader
        latest = reader.latest_stand(round_id)
        self.number = latest.number + 1 if latest else 1
        self.before = dict(latest.horizon) if latest else {}
        self.moved = _moving(self.sample, self.context, self.before)
        # A stand of the whole lattice stays at the horizon of the whole-wijk figures, so that
        # their difference says nothing about the few who came after.
        self.horizon = self.before if whole_lattice else self.before | self.moved
        self.keys = lattice(self.context.buurt_ids) if whole_lattice else ((),)
        self.needed = bool(self.before) if whole_lattice else bool(self.moved)
        if self.needed:
            reach = np.array([self.horizon.get(theme, 0) for theme in self.context.theme_ids])
            table = self.sample.table_until(reach)
            population = reader.all(Population, wijk_id)
            self.weighed = weigh(self.context, population, self.sample.categories, table)
            self.weights = self.weighed.of_stand()
            # Weighed in another way before, no figure may stand beside the new ones.
            was = weights_of(latest).chosen if latest else self.weights.chosen
            self.anew = was != self.weights.chosen

    @cached_property
    def past(self) -> Past:
        """All earlier stands; not read where the newest few alone decide."""
        round_id = self.context.round.id
        return Past(self.context, self.sample, self.reader.stands(round_id), self.left)

    @cached_property
    def left(self) -> list[Departure]:
        """Who left after having counted."""
        return self.reader.departures(self.context.round.id)

    @cached_property
    def current(self) -> Mapping[CellKey, dict[str, Any]]:
        """The figures that are shown now."""
        return current_figures(self.reader.shown_stands(self.context.round.id))

    def make(self, *, by: str, at: str) -> tuple[Stand, StandReport] | None:
        """Return the stand to be stored; None when no figure moves."""
        if not self.needed:
            return None
        themes = self.horizon if self.whole_lattice or self.anew else self.moved
        moving = [t for t in self.context.theme_ids if self.horizon.get(t) and t in themes]
        plans = self._plans(moving)
        if not any(d.choice == "new" for p in plans.values() for d in p.decisions.values()):
            return None
        figures = self._figures(plans)
        if not self.whole_lattice:
            for theme, plan in plans.items():
                # A figure that could not move keeps its horizon too.
                if plan.decisions[()].choice != "new":
                    self.horizon[theme] = self.before.get(theme, 0)
        stand = Stand(
            round_id=self.context.round.id,
            number=self.number,
            at=at,
            by=by,
            kind="all" if self.whole_lattice else "wijk",
            horizon=self.horizon,
            figures={"cells": figures, HEARD: self._heard(), WEIGHTS: self.weights.as_json()},
        )
        shares = [plan.share_shown for plan in plans.values()]
        last = max(self.horizon.values())
        return stand, StandReport(
            number=self.number,
            n_responses=int((self.sample.sequence <= last).sum()),
            share_shown=sum(shares) / len(shares),
        )

    def _heard(self) -> list[list[Any]]:
        """Return how many were heard of each group; it moves with the figures of groups."""
        if not self.whole_lattice:
            return []
        last, past = max(self.horizon.values()), self.past
        return count_heard(
            self.context, self.sample, past.stands, past.departures, last, self.number
        )

    def _plans(self, moving: Sequence[str]) -> dict[str, StandPlan]:
        """Decide per theme what is shown.

        Under `priority` one answer is about all themes: who chose two of three tells where the
        third went, so each cell is shown or hidden for all themes together.
        """
        if not (self.whole_lattice or self.anew):
            newcomers = {theme: self._of_newcomers(theme) for theme in moving}
            if all(newcomers.values()):
                return {theme: plan for theme, plan in newcomers.items() if plan}
        if self.context.questionnaire.need_rule != "priority":
            return dict(zip(moving, plan_all([self._job(t) for t in moving]), strict=True))
        jobs = [self._job(theme) for theme in moving]
        if not jobs:
            return {}
        constant = {key for job in jobs for key in job.constant}
        (plan,) = plan_all([replace(jobs[0], constant=constant)])
        return dict.fromkeys(moving, plan)

    def _of_newcomers(self, theme: str) -> StandPlan | None:
        """Plan a whole-wijk figure with ten people who were in none before; it needs no audit.

        Every combination with it is about them, and all others are of earlier figures.
        """
        column = self.context.theme_ids.index(theme)
        answered = self.sample.answers[:, column] >= 0
        order, last = self.sample.sequence, self.before.get(theme, 0)
        fresh = answered & (order > last) & (order <= self.horizon[theme])
        # Who completed may have been there before.
        followed = {d.successor for d in self.left}
        known = sum(self.sample.people[person] in followed for person in np.flatnonzero(fresh))
        if int(fresh.sum()) - known < STEP or self._all_alike(theme, ()):
            return None
        n = int((answered & (order <= self.horizon[theme])).sum())
        return StandPlan({(): Decision("new", None, n)}, 1.0, proved=True)

    def _job(self, theme: str) -> PlanJob:
        horizon = self.horizon[theme]
        witnesses = Witnesses(self.past, theme, horizon)
        return PlanJob(
            cells={
                key: witnesses.weighed(witnesses.present(key, horizon), self.weights)
                for key in self.keys
            },
            past=witnesses.past(),
            carried=witnesses.shown(self.keys, self.weights.chosen),
            constant={key for key in self.keys if self._all_alike(theme, key)},
            protected=witnesses.protected(),
            size=witnesses.size,
        )

    def _all_alike(self, theme: str, key: CellKey) -> bool:
        """Whether a figure would tell what each of them answered.

        That nobody chose a theme under `priority` is no secret: it says of each only that other
        things came first, and the figures of what they did choose say it as well.
        """
        table = self.weighed.table
        column = self.context.theme_ids.index(theme)
        given = self.weighed.inside(key) @ table.given[:, table.layout.item_of == column]
        if (given > 0).sum() != 1:
            return False
        return self.context.questionnaire.need_rule != "priority" or bool(given[-1])

    def _figures(self, plans: Mapping[str, StandPlan]) -> list[list[Any]]:
        """Return the figures as they are stored.

        Per cell [key, {n_responses, n_effective, figures, covariance}].
        """
        weighed, themes = self.weighed, self.context.theme_ids
        stored: list[list[Any]] = []
        for key in self.keys:
            inside = weighed.inside(key)
            found = weighed.means(inside)
            shares = weighed.shares(inside)
            figures = {
                theme: self._figure(plans.get(theme), key, theme, estimate, share)
                for theme, estimate, share in zip(themes, found.estimates, shares, strict=True)
            }
            content = {
                "n_responses": weighed.responses(inside),
                "n_effective": weighed.effective(inside),
                "figures": figures,
                "covariance": _triangle(found.covariance),
            }
            stored.append([[list(part) for part in key], content])
        return stored

    def _figure(
        self,
        plan: StandPlan | None,
        key: CellKey,
        theme: str,
        estimate: Estimate,
        share: float | None,
    ) -> dict[str, Any]:
        decision = plan.decisions[key] if plan else None
        if decision is None or decision.choice == "carry":
            shown: dict[str, Any] = self.current.get(key, {}).get("figures", {}).get(theme, {})
            return shown if "stand" in shown else {"reason": "te_weinig"}
        if decision.choice == "hide":
            return {"reason": decision.reason}
        return asdict(estimate) | {"share": share, "stand": self.number}


def _triangle(covariance: np.ndarray[Any, np.dtype[np.float64]]) -> list[float | None]:
    """Return the lower triangle, row by row, in seven significant digits; None for NaN."""
    rows, columns = np.tril_indices(len(covariance))
    return [
        None if np.isnan(value) else float(f"{value:.7g}") for value in covariance[rows, columns]
    ]
