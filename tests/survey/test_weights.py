"""What a weighting does: hand-computed weights and means, bounds, and who has which weight."""

import numpy as np
import pytest

from wijkwijzer.neighbourhood.margins import Inhabitants, Margin
from wijkwijzer.neighbourhood.records import Variable
from wijkwijzer.survey.records import Weighting
from wijkwijzer.survey.weights import Consequences, consequences

PEOPLE = Inhabitants(
    "15+",
    1000,
    {
        "buurt": Margin("buurt", {"b0": 500.0, "b1": 500.0}, 1000, 1000),
        "tenure": Margin("tenure", {"koop": 600.0, "huur_corporatie": 400.0}, 1000, 1000),
    },
)


def look(
    buurten: str,
    answers: list[float],
    *,
    variables: tuple[Variable, ...] = ("buurt",),
    **bounds: object,
) -> Consequences | None:
    """One letter per response: 0 or 1 for its buurt; all of them own their homes."""
    groups = {
        "buurt": np.array([f"b{letter}" for letter in buurten]),
        "tenure": np.array(["koop"] * len(buurten)),
    }
    weighting = Weighting.model_validate(
        {"id": "r", "wijk_id": "w", "round_id": "r", "variables": variables} | bounds
    )
    needs = np.array(answers, dtype=float)[:, np.newaxis]
    return consequences(weighting, PEOPLE, groups, needs, ["wonen"])


def test_a_group_heard_half_as_much_counts_twice() -> None:
    found = look("000011", [0, 50, 50, 100, 0, 100])
    assert found is not None
    # Four of b0 stand for 500, two of b1 for 500: 125 and 250, of a mean of 166.7.
    assert found.smallest.weight == pytest.approx(0.75)
    assert found.largest.weight == pytest.approx(1.5)
    assert (found.largest.responses, found.largest.people) == (2, {"buurt": "b1", "tenure": "koop"})
    # Kish: 1000^2 / (4 x 125^2 + 2 x 250^2) = 5.333.
    assert found.n_effective == pytest.approx(16 / 3)
    assert found.design_effect == pytest.approx(6 * 3 / 16)
    assert (found.trimmed, found.missed) == (0.0, ())
    assert [(s.level, s.responses, s.target) for s in found.shares] == [
        ("b0", pytest.approx(2 / 3), 0.5),
        ("b1", pytest.approx(1 / 3), 0.5),
    ]


def test_a_theme_moves_towards_who_was_heard_too_little() -> None:
    found = look("000011", [0, 0, 0, 100, 100, 100])
    assert found is not None
    (effect,) = found.effects
    assert effect.before is not None
    assert effect.after is not None
    # 25 of b0 and 100 of b1: unweighted 50, half and half 62.5.
    assert effect.before.estimate == pytest.approx(50)
    assert effect.after.estimate == pytest.approx(62.5)
    assert effect.shift == pytest.approx(12.5)
    # b1 is known by its margin; what is left is the spread within b0 (Taylor, residuals).
    residuals = np.array([-25, -25, -25, 75, 0, 0]) * 125 / 1000
    assert effect.after.standard_error == pytest.approx(np.sqrt(6 / 5 * (residuals**2).sum()))


def test_bounds_hold_and_what_is_not_reached_is_named() -> None:
    answers = [0.0] * 10
    free = look("0000000001", answers, lower=None, upper=None)
    assert free is not None
    assert free.largest.weight == pytest.approx(5)
    bound = look("0000000001", answers, upper=2)
    assert bound is not None
    assert bound.largest.weight == pytest.approx(2)
    assert bound.trimmed == pytest.approx(0.1)
    assert "b1" in {share.level for share in bound.missed}


def test_nothing_to_weigh_is_none() -> None:
    assert look("0011", [1, 2, 3, 4], variables=()) is None
    assert look("", [], variables=("buurt",)) is None


def test_a_variable_of_which_only_one_group_answered_weighs_nothing() -> None:
    found = look("0011", [0, 50, 50, 100], variables=("tenure",))
    assert found is not None
    assert found.n_effective == pytest.approx(4)
    assert [(r.kind, r.categories) for r in found.margins.remarks] == [
        ("unheard", ("huur_corporatie",))
    ]


def test_a_theme_that_nobody_answered_has_no_effect() -> None:
    found = look("0011", [np.nan] * 4)
    assert found is not None
    (effect,) = found.effects
    assert (effect.before, effect.after, effect.shift) == (None, None, 0.0)
