"""Planning the themes of a stand side by side, away from the process that serves people."""

import multiprocessing
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from wijkwijzer.publish.sample import BoolArray
from wijkwijzer.statistics.disclosure import SMALLEST, CellKey, StandPlan, plan_stand

WORKERS = 2
_AT_ONCE = 20_000
"""Cells x people up to which planning here is quicker than starting processes for it."""


@dataclass(frozen=True)
class PlanJob:
    """Everything that decides what is shown of one theme; see `plan_stand`."""

    cells: Mapping[CellKey, BoolArray]
    past: Sequence[BoolArray]
    carried: Mapping[CellKey, BoolArray]
    constant: Collection[CellKey]
    protected: Sequence[BoolArray]

    @property
    def size(self) -> int:
        """Cells x people."""
        return sum(len(row) for row in self.cells.values())


def plan(job: PlanJob) -> StandPlan:
    """Plan one theme."""
    return plan_stand(
        job.cells,
        job.past,
        job.carried,
        job.constant,
        SMALLEST,
        protected=job.protected,
    )


def plan_all(jobs: Sequence[PlanJob]) -> list[StandPlan]:
    """Plan every theme; a large stand in processes of its own, so that the app stays quick."""
    if sum(job.size for job in jobs) <= _AT_ONCE:
        return [plan(job) for job in jobs]
    # Fresh processes: a copy of a server with threads and an open database is asking for trouble.
    fresh = multiprocessing.get_context("spawn")
    try:
        with ProcessPoolExecutor(WORKERS, mp_context=fresh) as pool:
            return list(pool.map(plan, jobs))
    except BrokenProcessPool:  # no memory for them, or killed: slower, but it gets there
        return [plan(job) for job in jobs]
