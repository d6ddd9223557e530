"""The area of an opinion group tells its middle and its spread, and nobody's place."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwijzer.dialogue.landscape import LEAST, REACH, area


def cloud(seed: int, people: int = 40) -> np.ndarray:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(people, 2)) @ [[2.0, 0.4], [0.0, 0.5]] + [3, -1]


def test_a_round_cloud_is_a_circle_around_its_middle() -> None:
    angles = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    ring = np.column_stack([5 + np.cos(angles), 2 + np.sin(angles)])
    found = area(ring, 1.0)
    assert found.middle == (5.0, 2.0)
    # Each coordinate of a ring of radius 1 has a standard deviation of the root of a half.
    reach = np.hypot(*(np.array(found.outline) - found.middle).T)
    assert reach == pytest.approx(np.full(32, REACH * np.sqrt(0.5)), abs=0.01)


def test_who_votes_exactly_the_same_takes_room_too() -> None:
    found = area(np.tile([1.0, 1.0], (12, 1)), 2.0)
    reach = np.hypot(*(np.array(found.outline) - found.middle).T)
    assert reach == pytest.approx(np.full(32, LEAST * 2.0), abs=0.01)
    assert len(set(found.marks)) == 12


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 10_000), st.integers(10, 80))
def test_marks_lie_within_and_show_nothing_but_middle_and_spread(seed: int, people: int) -> None:
    places = cloud(seed, people)
    found = area(places, 2.0)
    assert len(found.marks) == people
    # Mirrored through its middle a cloud has the same middle and spread, and nobody in place.
    mirrored = 2 * places.mean(axis=0) - places
    again = area(mirrored, 2.0)
    assert np.array(again.outline) == pytest.approx(np.array(found.outline), abs=0.011)
    assert np.array(again.marks) == pytest.approx(np.array(found.marks), abs=0.011)
    far = np.array(found.marks) - found.middle
    edge = np.array(found.outline) - found.middle
    axes = np.linalg.svd(edge, full_matrices=False)
    assert (np.abs(far @ axes[2].T) <= np.abs(edge @ axes[2].T).max(axis=0) + 0.02).all()
