"""Criteria of measures, worked by hand, and what they never do."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.programme.criteria import CRITERIA, Evidence, judge
from wijkwijzer.programme.records import Amount, Costs, Measure, Serves


def measure(id_: str, *serves: tuple[str, int], euros: int | None = None) -> Measure:
    amount = None if euros is None else Amount(low=euros, mid=euros, high=euros)
    return Measure(
        id=id_,
        wijk_id="w",
        title=id_,
        serves=tuple(Serves(theme=t, strength=s) for t, s in serves),
        costs=Costs(once=amount),
    )


def column(judged: object, criterion: str) -> list[float]:
    values = judged.values[:, CRITERIA.index(criterion)]  # type: ignore[attr-defined, call-overload]
    return [round(float(value), 6) for value in values]


def test_the_worked_example_of_the_method() -> None:
    # docs/method.md, "The longlist".
    measures = [
        measure("a", ("wonen", 3), ("groen", -1), euros=40_000),
        measure("b", ("groen", 2), euros=10_000),
        measure("c", euros=10_000),
    ]
    evidence = Evidence(
        needs={"wonen": 80, "groen": 30},
        urgencies={"a": [5], "b": [2, 2]},
        levels={"wonen": [3, 1], "groen": [3]},
        support={"a": 60.0},
    )
    judged = judge(measures, evidence)
    assert judged.raw[:, :3].round(6).tolist() == [
        [70, 100, 33.333333],
        [20, 80, 66.666667],
        [0, 0, 0],
    ]
    assert column(judged, "behoefte") == [100, 28.571429, 0]
    assert column(judged, "opgaven") == [100, 80, 0]
    assert column(judged, "ambities") == [50, 100, 0]
    assert column(judged, "steun") == [60, 60, 60]
    assert column(judged, "kosten") == [0, 75, 75]
    assert judged.unknown[:, CRITERIA.index("steun")].tolist() == [False, True, True]


def test_what_holds_a_theme_back_counts_against_it() -> None:
    judged = judge(
        [measure("a", ("wonen", -3)), measure("b"), measure("c", ("wonen", 3))],
        Evidence(needs={"wonen": 50}),
    )
    assert column(judged, "behoefte") == [0, 50, 100]


def test_what_nobody_knows_counts_as_the_middle() -> None:
    measures = [measure(id_, euros=e) for id_, e in (("a", 1), ("b", 2), ("c", 3), ("d", None))]
    judged = judge(measures, Evidence())
    assert column(judged, "kosten") == [100, 50, 0, 50]
    assert column(judge(measures[3:], Evidence()), "kosten") == [50]
    assert column(judge([measure("x", ("maan", 3))], Evidence()), "behoefte") == [50]


@given(
    st.lists(
        st.tuples(st.integers(-3, 3), st.one_of(st.none(), st.integers(0, 10**9))), max_size=12
    )
)
def test_values_lie_between_0_and_100_and_cost_orders_as_euros(
    found: list[tuple[int, int | None]],
) -> None:
    measures = [measure(f"m{i}", ("wonen", s), euros=e) for i, (s, e) in enumerate(found)]
    judged = judge(measures, Evidence(needs={"wonen": 40}))
    assert judged.values.shape == (len(found), len(CRITERIA))
    assert ((judged.values >= 0) & (judged.values <= 100)).all()
    cost = judged.values[:, CRITERIA.index("kosten")]
    for i, (_s, dear) in enumerate(found):
        for j, (_t, other) in enumerate(found):
            if dear is not None and other is not None:
                assert np.sign(cost[i] - cost[j]) == np.sign(other - dear)


def test_lifetime_costs_count_not_the_first_bill() -> None:
    yearly = Costs(yearly=Amount(low=0, mid=100, high=100), years=30)
    dear = measure("a").model_copy(update={"costs": yearly})
    judged = judge([dear, measure("b", euros=2_000)], Evidence())
    assert judged.raw[:, CRITERIA.index("kosten")].tolist() == [3_000, 2_000]
    assert column(judged, "kosten") == [0, 100]


@pytest.mark.parametrize("n", [0, 1])
def test_few_measures(n: int) -> None:
    assert judge([measure("a")] * n, Evidence()).values.shape == (n, len(CRITERIA))
