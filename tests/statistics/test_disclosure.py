"""The plan of a stand, against a reader who keeps everything and solves for the rest."""

from dataclasses import dataclass, field

import numpy as np
import pytest
from scipy.linalg import null_space
from scipy.optimize import Bounds, LinearConstraint, milp

from wijkwijzer.statistics.disclosure import (
    SMALLEST,
    CellKey,
    StandPlan,
    plan_stand,
)

WIJKEN = 40
"""Random wijken that the reader attacks: more take longer and found nothing either."""

CATEGORIES = {"age": 6, "household": 6, "tenure": 4}


@dataclass
class Wijk:
    """An invented wijk, theme by theme the same: who answered, and what was published."""

    random: np.random.Generator
    people: int
    buurten: int
    group: dict[str, np.ndarray] = field(default_factory=dict)
    past: list[np.ndarray] = field(default_factory=list)
    carried: dict[CellKey, np.ndarray] = field(default_factory=dict)

    def __post_init__(self) -> None:
        counts = {"buurt": self.buurten, **CATEGORIES}
        for variable, count in counts.items():
            shares = self.random.dirichlet(np.full(count, 3.0))
            self.group[variable] = self.random.choice(count, self.people, p=shares)

    def category(self, variable: str, number: int) -> tuple[str, str]:
        last = number == CATEGORIES.get(variable, 0) - 1
        return (variable, "niet_gezegd" if last else str(number))

    def lattice(self, member: np.ndarray) -> dict[CellKey, np.ndarray]:
        cells: dict[CellKey, np.ndarray] = {(): member}
        for variable, values in self.group.items():
            for number in range(values.max() + 1):
                cells[(self.category(variable, number),)] = member & (values == number)
        for (buurt,) in [key for key in cells if key and key[0][0] == "buurt"]:
            for (other,) in [key for key in cells if len(key) == 1 and key[0][0] != "buurt"]:
                cells[(buurt, other)] = cells[(buurt,)] & cells[(other,)]
        return cells

    def publish(self, cells: dict[CellKey, np.ndarray], constant: set[CellKey]) -> StandPlan:
        plan = plan_stand(cells, self.past, self.carried, constant)
        for key, decision in plan.decisions.items():
            if decision.choice == "new":
                self.past.append(cells[key])
                self.carried[key] = cells[key]
            elif decision.choice == "hide":
                self.carried.pop(key, None)
        return plan


def attack(rows: np.ndarray) -> str | None:
    """Look for one to nine people whose sum follows; a method of its own, by the null space."""
    free = null_space(rows.astype(float))
    free[np.abs(free) < 1e-12] = 0
    norms = np.abs(free).max(axis=1)
    if (norms < 1e-9).any():
        return "one person"
    for scale in (1.0, -1.0):
        # Two people follow if their parts in the null space cancel out.
        keys = np.round(scale * free, 7) + 0.0
        if scale > 0:
            seen = {row.tobytes() for row in keys}
        elif any(row.tobytes() in seen for row in keys):
            return "two people"
    people = rows.shape[1]
    whole = milp(
        np.ones(people),
        integrality=np.ones(people),
        bounds=Bounds(0, 1),
        constraints=[
            LinearConstraint(free.T, -1e-9, 1e-9),
            LinearConstraint(np.ones((1, people)), 1, SMALLEST - 1),
        ],
    )
    if whole.status == 2:
        return None
    return f"{int(whole.x.sum())} people" if whole.x is not None else "not proved"


def rank(rows: np.ndarray) -> int:
    return int(np.linalg.matrix_rank(rows.astype(float)))


def history(seed: int) -> tuple[Wijk, list[tuple[StandPlan, dict[CellKey, np.ndarray]]]]:
    """One wijk through arrivals, whole-wijk figures, two or three stands and withdrawals."""
    random = np.random.default_rng(seed)
    wijk = Wijk(random, int(random.integers(40, 140)), int(random.integers(2, 5)))
    answered = random.random(wijk.people) > random.choice([0.0, 0.1, 0.3])
    gone = np.zeros(wijk.people, dtype=bool)
    stands = [*sorted(random.choice(np.arange(15, wijk.people), 2, replace=False)), wijk.people]
    plans = []
    for arrived in range(10, wijk.people + 1):
        member = answered & ~gone & (np.arange(wijk.people) < arrived)
        if arrived in stands:
            cells = wijk.lattice(member)
            constant = {key for key in cells if random.random() < 0.03}
            plan = wijk.publish(cells, constant)
            plans.append((plan, {key: cells[key] for key in constant}))
            gone |= random.random(wijk.people) < 0.02
        elif arrived % 10 == 0:
            wijk.publish({(): member}, set())
    return wijk, plans


@pytest.mark.parametrize("part", range(6))
def test_a_reader_who_keeps_everything_finds_no_small_set(part: int) -> None:
    shown = 0
    for seed in range(part, WIJKEN, 6):
        wijk, plans = history(seed)
        if wijk.past:
            assert attack(np.array(wijk.past)) is None, f"wijk {seed}"
        assert all(plan.proved for plan, _ in plans)
        shown += sum(d.choice == "new" for plan, _ in plans for d in plan.decisions.values())
    assert shown > 100
