"""The plan of a stand, against a reader who keeps everything and solves for the rest."""

from dataclasses import dataclass, field
from typing import Literal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import sparse
from scipy.optimize import Bounds, LinearConstraint, linprog, milp

from wijkwijzer.statistics.disclosure import (
    SMALLEST,
    CellKey,
    PublicFigure,
    StandPlan,
    plan_stand,
    public_figure,
)
from wijkwijzer.statistics.estimates import Estimate, mean

WIJKEN = [range(start, start + 2) for start in range(0, 200, 2)]
"""Random wijken that the reader attacks: the first two always, all two hundred if told."""

CATEGORIES = {"age": 6, "household": 6, "tenure": 4}
Weighting = Literal["none", "raked", "switched"]


@dataclass
class Wijk:
    """An invented wijk, theme by theme the same: who answered, and what was published."""

    random: np.random.Generator
    people: int
    buurten: int
    weighting: Weighting = "none"
    group: dict[str, np.ndarray] = field(default_factory=dict)
    past: list[np.ndarray] = field(default_factory=list)
    carried: dict[CellKey, np.ndarray] = field(default_factory=dict)
    secret: list[np.ndarray] = field(default_factory=list)

    def __post_init__(self) -> None:
        counts = {"buurt": self.buurten, **CATEGORIES}
        for variable, count in counts.items():
            shares = self.random.dirichlet(np.full(count, 3.0))
            self.group[variable] = self.random.choice(count, self.people, p=shares)

    def weights(self, when: float) -> np.ndarray:
        """Weights as raking makes them: a factor per group, a little other at each stand."""
        if self.weighting == "none" or (self.weighting == "switched" and when < 0.6):
            return np.ones(self.people)
        weights = np.ones(self.people)
        for variable in ("buurt", "age"):
            factors = np.exp(self.random.normal(0.0, 0.02, 7)) * np.linspace(0.6, 1.7, 7)
            weights *= factors[self.group[variable]]
        return weights

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

    def publish(
        self, inside: dict[CellKey, np.ndarray], constant: set[CellKey], when: float
    ) -> StandPlan:
        weights = self.weights(when)
        cells = {key: weights * member for key, member in inside.items()}
        plan = plan_stand(cells, self.past, self.carried, constant, protected=self.secret)
        for key in constant:
            if plan.decisions[key].n >= SMALLEST and not known(self.past, cells[key]):
                self.secret.append(cells[key])
        for key, decision in plan.decisions.items():
            if decision.choice == "new":
                self.past.append(cells[key])
                self.carried[key] = cells[key]
            elif decision.choice == "hide":
                self.carried.pop(key, None)
        return plan


def attack(rows: np.ndarray, *, exact: bool = False) -> str | None:
    """Look for one to nine people whom some combination of the figures is about.

    By a method of its own: for each person the combination in which that person counts most, for 1,
    and all others together for as little as can be (a linear programme, whose solutions are known
    to have few people in them); or, `exact`, the one with fewest people (an integer programme,
    minutes of work).
    """
    columns, size = np.unique(rows, axis=1, return_counts=True)
    size = size[(columns != 0).any(axis=0)]
    columns = columns[:, (columns != 0).any(axis=0)].astype(float)
    figures, kinds = columns.shape
    one = sparse.eye_array(kinds)
    weights = sparse.csr_array(columns.T)
    free = np.full(figures, np.inf)
    for kind in np.flatnonzero(size < SMALLEST):
        if exact:
            least = np.concatenate([-free, np.zeros(kinds)])
            least[figures + kind] = 1
            whole = milp(
                np.concatenate([np.zeros(figures), size]),
                integrality=np.concatenate([np.zeros(figures), np.ones(kinds)]),
                bounds=Bounds(least, np.concatenate([free, np.ones(kinds)])),
                constraints=[
                    LinearConstraint(sparse.hstack([weights, -one]), -np.inf, 0),
                    LinearConstraint(sparse.hstack([weights, one]), 0, np.inf),
                    LinearConstraint(columns[:, [kind]].T @ np.eye(figures, figures + kinds), 1, 1),
                    LinearConstraint(np.concatenate([np.zeros(figures), size])[None], 1, 9),
                ],
            )
            if whole.status != 2:
                return "not proved" if whole.x is None else f"{whole.x[figures:] @ size} people"
            continue
        least = np.concatenate([-free, np.zeros(2 * kinds)])
        most = np.concatenate([free, np.ones(2 * kinds)])
        least[figures + kind], most[figures + kinds + kind] = 1, 0
        found = linprog(
            np.concatenate([np.zeros(figures), size, size]),
            A_eq=sparse.hstack([weights, -one, one], format="csc"),
            b_eq=np.zeros(kinds),
            bounds=np.column_stack([least, most]),
        )
        if found.x is not None:
            people = size[np.abs(found.x[:figures] @ columns) > 1e-7].sum()
            if people < SMALLEST:
                return f"{people} people"
    return None


def known(rows: list[np.ndarray], people: np.ndarray) -> bool:
    if not rows:
        return False
    rank = np.linalg.matrix_rank
    return rank(np.array([*rows, people], dtype=float)) == rank(np.array(rows, dtype=float))


def history(seed: int, weighting: Weighting = "none") -> tuple[Wijk, list[StandPlan]]:
    """One wijk through arrivals, whole-wijk figures, two or three stands and withdrawals."""
    random = np.random.default_rng(seed)
    wijk = Wijk(random, int(random.integers(40, 120)), int(random.integers(2, 5)), weighting)
    answered = random.random(wijk.people) > random.choice([0.0, 0.1, 0.3])
    gone = np.zeros(wijk.people, dtype=bool)
    stands = [*sorted(random.choice(np.arange(15, wijk.people), 2, replace=False)), wijk.people]
    plans = []
    for arrived in range(10, wijk.people + 1):
        member = answered & ~gone & (np.arange(wijk.people) < arrived)
        if arrived in stands:
            cells = wijk.lattice(member)
            constant = {key for key in cells if random.random() < 0.05}
            plans.append(wijk.publish(cells, constant, arrived / wijk.people))
            gone |= random.random(wijk.people) < 0.02
        elif arrived % 10 == 0:
            wijk.publish({(): member}, set(), arrived / wijk.people)
    return wijk, plans


@pytest.mark.parametrize("weighting", ["none", "raked", "switched"])
@pytest.mark.parametrize(
    "wijken", [*WIJKEN[:1], *(pytest.param(some, marks=pytest.mark.heavy) for some in WIJKEN[1:])]
)
def test_a_reader_who_keeps_everything_finds_nobody(wijken: range, weighting: Weighting) -> None:
    shown = equal = secret = large = standing = 0
    for seed in wijken:
        wijk, plans = history(seed, weighting)
        if wijk.past:
            assert attack(np.array(wijk.past)) is None, f"wijk {seed}"
            # Nor would anybody be found if all weights had stayed the same.
            if weighting != "none":
                assert attack(np.array(wijk.past) != 0) is None, f"wijk {seed}"
        assert not any(known(wijk.past, row) for row in wijk.secret), f"wijk {seed}"
        decisions = [decision for plan in plans for decision in plan.decisions.values()]
        shown += sum(decision.choice == "new" for decision in decisions)
        equal += sum(decision.reason == "gelijk" for decision in decisions)
        secret += len(wijk.secret)
        enough = [decision for decision in decisions if decision.n >= SMALLEST]
        large += len(enough)
        standing += sum(decision.choice != "hide" for decision in enough)
    # Hiding everything would be safe too: most cells of ten and more must keep a figure.
    assert shown > 6 * len(wijken)
    assert standing >= 0.6 * large
    assert secret <= equal


@pytest.mark.heavy
@pytest.mark.parametrize("weighting", ["none", "raked"])
@pytest.mark.parametrize("seed", range(8))
def test_nor_does_a_reader_with_hours_to_spare(seed: int, weighting: Weighting) -> None:
    wijk, _plans = history(seed, weighting)
    assert attack(np.array(wijk.past), exact=True) is None


def table(*sizes: tuple[str, str, int]) -> dict[CellKey, np.ndarray]:
    """Cells of a wijk from (buurt, tenure, people) triples."""
    buurt = np.repeat([b for b, _, _ in sizes], [n for _, _, n in sizes])
    tenure = np.repeat([t for _, t, _ in sizes], [n for _, _, n in sizes])
    cells: dict[CellKey, np.ndarray] = {(): np.ones(len(buurt), dtype=bool)}
    for name in dict.fromkeys(buurt):
        cells[(("buurt", str(name)),)] = buurt == name
    for name in dict.fromkeys(tenure):
        cells[(("tenure", str(name)),)] = tenure == name
    for b, t, _ in sizes:
        cells[(("buurt", b), ("tenure", t))] = (buurt == b) & (tenure == t)
    return cells


def outcome(plan: StandPlan, key: CellKey) -> tuple[str, str | None]:
    return plan.decisions[key].choice, plan.decisions[key].reason


TABLE = (
    ("dijk", "koop", 30),
    ("dijk", "huur", 12),
    ("dijk", "niet_gezegd", 11),
    ("veer", "koop", 25),
    ("veer", "huur", 20),
    ("veer", "niet_gezegd", 4),
)


def test_a_cell_below_ten_takes_one_sibling_along_in_its_row_and_in_its_column() -> None:
    plan = plan_stand(table(*TABLE), [], {}, set())
    hidden = {key: d.reason for key, d in plan.decisions.items() if d.choice == "hide"}
    # The small cell, a sibling in its buurt and one in its tenure; "niet gezegd" goes first.
    assert hidden == {
        (("buurt", "veer"), ("tenure", "niet_gezegd")): "te_weinig",
        (("buurt", "veer"), ("tenure", "huur")): "herleidbaar",
        (("buurt", "dijk"), ("tenure", "niet_gezegd")): "herleidbaar",
        (("buurt", "dijk"), ("tenure", "huur")): "herleidbaar",
    }
    assert plan.share_shown == pytest.approx(8 / 12)
    assert plan.proved


def test_a_table_without_small_cells_is_shown_whole() -> None:
    plan = plan_stand(table(*TABLE[:5]), [], {}, set())
    assert plan.share_shown == 1.0
    assert {outcome(plan, key) for key in plan.decisions} == {("new", None)}


def test_arrivals_below_ten_leave_the_earlier_figure_standing() -> None:
    people = np.arange(40)
    plan = plan_stand({(): people < 36}, [people < 30], {(): people < 30}, set())
    assert outcome(plan, ()) == ("carry", "herleidbaar")
    plan = plan_stand({(): people < 40}, [people < 30], {(): people < 30}, set())
    assert outcome(plan, ()) == ("new", None)


def test_arrivals_and_departures_together_below_ten_leave_it_standing_too() -> None:
    people = np.arange(40)
    now = (people >= 4) & (people < 35)
    plan = plan_stand({(): now}, [people < 30], {(): people < 30}, set())
    assert outcome(plan, ()) == ("carry", "herleidbaar")


def test_an_earlier_figure_stands_when_too_few_are_left() -> None:
    people = np.arange(30)
    key: CellKey = (("age", "65+"),)
    cells = {(): people >= 0, key: people < 8}
    plan = plan_stand(cells, [people < 20], {key: people < 20}, set())
    assert outcome(plan, key) == ("carry", "te_weinig")
    assert outcome(plan_stand(cells, [], {}, set()), key) == ("hide", "te_weinig")


def test_on_top_of_a_leak_those_who_are_known_already_protect_nobody() -> None:
    people = np.arange(60)
    key: CellKey = (("age", "65+"),)
    past = [people < 20, people < 25, people < 60]
    cells = {(): people < 60, key: (people >= 20) & (people < 32)}
    # Five of these twelve follow from the first two figures: seven would be left.
    assert outcome(plan_stand(cells, past, {}, set()), key) == ("hide", "herleidbaar")
    assert outcome(plan_stand(cells, past[1:], {}, set()), key) == ("new", None)
    cells[key] = (people >= 20) & (people < 40)
    assert outcome(plan_stand(cells, past, {}, set()), key) == ("new", None)


def test_weights_alone_make_no_new_figure_of_a_few() -> None:
    people = np.arange(60)
    before = np.ones(60)
    now = np.where(people < 6, 1.4, 1.0)
    # The difference of the two would be about the six whose weight changed.
    plan = plan_stand({(): now}, [before], {(): before}, set())
    assert outcome(plan, ()) == ("carry", "herleidbaar")
    other = np.where(people < 16, 1.4, 1.0)
    assert outcome(plan_stand({(): other}, [before], {(): before}, set()), ()) == ("new", None)


def test_a_little_other_weights_do_not_hide_who_came() -> None:
    people = np.arange(60)
    before = np.where(people < 50, 1.0, 0.0)
    now = np.where(people < 53, 1.0 + 0.001 * people, 0.0)
    plan = plan_stand({(): now}, [before], {(): before}, set())
    assert outcome(plan, ()) == ("carry", "herleidbaar")


def test_without_a_proof_figures_are_given_up() -> None:
    wijk = Wijk(np.random.default_rng(5), 120, 4)
    cells = wijk.lattice(np.ones(120, dtype=bool))
    plan = plan_stand(cells, [], {}, set(), work=0)
    assert not plan.proved
    assert {decision.choice for decision in plan.decisions.values()} == {"hide"}
    plan = plan_stand(cells, [], {}, set(), work=1)
    rows = [cells[key] for key, d in plan.decisions.items() if d.choice == "new"]
    assert not rows or attack(np.array(rows)) is None


def test_no_cells_and_no_people() -> None:
    assert plan_stand({}, [], {}, set()).share_shown == 0.0
    nobody = np.zeros(5, dtype=bool)
    assert outcome(plan_stand({(): nobody}, [], {}, set()), ()) == ("hide", "te_weinig")


@given(st.lists(st.sampled_from([0.0, 25.0, 50.0, 75.0, 100.0]), min_size=2, max_size=60))
def test_a_public_interval_is_never_narrower(answers: list[float]) -> None:
    estimate = mean(np.array(answers))
    figure = public_figure(estimate)
    assert figure is not None
    assert 0 <= figure.low <= estimate.low <= estimate.high <= figure.high <= 100
    assert figure.low <= figure.need <= figure.high
    assert figure.n % 5 == 0
    assert abs(figure.n - estimate.n) <= 2


def test_public_figures_are_rounded() -> None:
    estimate = Estimate(43, 43.0, 61.6, 2.345, 57.2, 66.01, 42)
    assert public_figure(estimate) == PublicFigure(62, 57, 67, 45)
    assert public_figure(Estimate(1, 1.0, 50.0, None, None, None, 0)) is None
