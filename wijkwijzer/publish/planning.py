"""Planning the themes of a stand side by side, away from the process that serves people.

Run as `python -m wijkwijzer.publish.planning` this module is such a helper: it reads jobs from
standard input and writes plans to standard output. Multiprocessing would start every helper by
running the main script again, and under Streamlit that is a page.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Collection, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from wijkwijzer.statistics.audit import IntArray
from wijkwijzer.statistics.disclosure import SMALLEST, CellKey, Row, StandPlan, plan_stand

# Not of `settings`: a helper imports as little as it can, or starting it costs more than it saves.
_PROJECT = Path(__file__).resolve().parents[2]
WORKERS = 2
_AT_ONCE = 20_000
"""Figures x columns up to which planning here is quicker than starting processes for it."""
_AT_ONCE_WHOLE = 50_000_000
"""The same where only whole-wijk figures move, which hardly need an audit."""


@dataclass(frozen=True)
class PlanJob:
    """Everything that decides what is shown of one theme; see `plan_stand`."""

    cells: Mapping[CellKey, Row]
    past: Sequence[Row]
    carried: Mapping[CellKey, Row]
    constant: Collection[CellKey]
    protected: Sequence[Row]
    size: IntArray | None = None

    @property
    def extent(self) -> int:
        """Figures, new and earlier, x columns."""
        return sum(len(row) for row in (*self.cells.values(), *self.past))


def plan(job: PlanJob) -> StandPlan:
    """Plan one theme."""
    return plan_stand(
        job.cells,
        job.past,
        job.carried,
        job.constant,
        SMALLEST,
        protected=job.protected,
        size=job.size,
    )


def plan_all(jobs: Sequence[PlanJob]) -> list[StandPlan]:
    """Plan every theme; a large stand in processes of its own, so that the app stays quick."""
    whole = all(len(job.cells) == 1 for job in jobs)
    if sum(job.extent for job in jobs) <= (_AT_ONCE_WHOLE if whole else _AT_ONCE):
        return [plan(job) for job in jobs]
    shares = [jobs[first::WORKERS] for first in range(WORKERS)]
    with ThreadPoolExecutor(WORKERS) as pool:
        done = list(pool.map(_elsewhere, shares))
    plans: list[StandPlan | None] = [None] * len(jobs)
    for first, found in enumerate(done):
        plans[first::WORKERS] = found
    return [found for found in plans if found is not None]


def _elsewhere(jobs: Sequence[PlanJob]) -> list[StandPlan]:
    """Plan in a fresh process; here, slower, when it cannot be had or was killed."""
    environment = os.environ | {"PYTHONPATH": str(_PROJECT)}
    command = [sys.executable, "-m", "wijkwijzer.publish.planning"]
    try:
        done = subprocess.run(  # noqa: S603 - our own module
            command, input=pickle.dumps(jobs), capture_output=True, check=True, env=environment
        )
    except (OSError, subprocess.CalledProcessError):
        return [plan(job) for job in jobs]
    found: list[StandPlan] = pickle.loads(done.stdout)  # noqa: S301 - what our own module wrote
    return found


def _serve() -> None:
    jobs: list[PlanJob] = pickle.load(sys.stdin.buffer)  # noqa: S301 - what our own process wrote
    sys.stdout.buffer.write(pickle.dumps([plan(job) for job in jobs]))


if __name__ == "__main__":
    _serve()
