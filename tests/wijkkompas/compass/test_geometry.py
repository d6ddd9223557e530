import itertools
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwijzer.wijkkompas.compass import geometry

FOURTEEN = ["noord"] * 3 + ["oost"] * 4 + ["zuid"] * 3 + ["west"] * 4
LETTERS = "abcdefghijklmnoprstuvwxyzéë"
NAMES = st.lists(
    st.lists(st.text(LETTERS, min_size=1, max_size=16), min_size=1, max_size=5).map(" ".join),
    min_size=5,
    max_size=20,
)


def test_the_middle_theme_of_each_wind_stands_on_its_point():
    angles = geometry.theme_angles(FOURTEEN)
    assert angles[1] == pytest.approx(0)
    assert (angles[4] + angles[5]) / 2 == pytest.approx(90)
    assert angles[8] == pytest.approx(180)
    assert (angles[11] + angles[12]) / 2 == pytest.approx(270)


def test_themes_run_clockwise_and_evenly():
    angles = geometry.theme_angles(FOURTEEN)
    steps = [(later - angle) % 360 for angle, later in itertools.pairwise(angles)]
    assert steps == pytest.approx([360 / 14] * 13)
    assert geometry.point(10, 90) == pytest.approx((10, 0))
    assert geometry.point(10, 0) == pytest.approx((0, -10))


def test_themes_without_winds_begin_at_twelve():
    assert geometry.theme_angles(["een"] * 6)[0] == 0
    assert geometry.theme_angles([]) == ()
    assert geometry.theme_angles(["een"]) == (0,)


def test_the_scale_begins_at_the_hub_and_ends_at_the_ring():
    assert geometry.scale(0, 200) == pytest.approx(200 * geometry.HUB)
    assert geometry.scale(100, 200) == pytest.approx(200)
    assert geometry.scale(140, 200) == pytest.approx(200)


@given(st.floats(0, 100), st.floats(0, 100))
def test_a_larger_need_is_a_longer_petal(one: float, other: float):
    low, high = sorted((one, other))
    assert geometry.scale(low, 200) <= geometry.scale(high, 200)


@given(st.floats(0, 360), st.floats(30, 200), st.floats(3, 40))
def test_petals_share_one_shape_and_stay_within_their_sector(
    angle: float, outer: float, half: float
):
    path = geometry.petal_path(angle, half, 28, outer, 4)
    commands = "".join(char for char in path if char.isalpha())
    assert commands == "MLAAALAZ"
    numbers = path.replace("L", " L").replace("A", " A").replace("Z", "")
    for command in numbers.split(" L"):
        x, y = (float(part) for part in command.lstrip("M").split(" A")[0].split()[:2])
        assert math.hypot(x, y) <= max(outer, 28.5) + 0.1
        turn = (math.degrees(math.atan2(x, -y)) - angle + 180) % 360 - 180
        assert abs(turn) <= half + 0.1


def test_stretches_of_neighbours_cross_twelve():
    assert geometry.neighbours([0, 13, 1], 14) == [(13, 0, 1)]
    assert geometry.neighbours([2, 9], 14) == [(2,), (9,)]
    assert geometry.neighbours([5], 14) == [(5,)]
    assert geometry.neighbours([0, 1, 2], 3) == [(0, 1, 2)]
    assert geometry.neighbours([], 14) == []


def test_runs_of_winds():
    assert geometry.runs(FOURTEEN) == [(0, 2), (3, 6), (7, 9), (10, 13)]
    assert geometry.runs(["een", "twee", "een"]) == [(0, 0), (1, 1), (2, 2)]


@settings(max_examples=60, deadline=None)
@given(NAMES, st.floats(150, 400), st.floats(14, 38))
def test_no_label_reaches_into_the_ring_whatever_the_names(
    names: list[str], clear: float, size: float
):
    angles = geometry.theme_angles([name[:1] for name in names])
    rows = [
        (name, "nog te weinig antwoorden" if index % 3 else "") for index, name in enumerate(names)
    ]
    for label in geometry.place_labels(rows, angles, clear, size):
        assert clear - 0.01 <= label.distance() <= clear + size
