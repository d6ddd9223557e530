import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wijkwijzer.neighbourhood.areas.figures import apportion, read_figures
from wijkwijzer.neighbourhood.records import CATEGORIES


def test_percentages_become_counts_that_add_up() -> None:
    # CBS 2023, BU05900101: 765 inhabitants; the rounded percentages add up to 101.
    # Quotas 765 x p / 101 = 90.89, 75.74, 113.61, 204.50, 280.25: the remainders .89, .74 and
    # .61 get the three people left.
    assert apportion(765, [12, 10, 15, 27, 37]) == [91, 76, 114, 204, 280]


def test_known_percentages_with_a_gap_are_rounded_one_by_one() -> None:
    assert apportion(200, [12.5, None, 50]) == [25, None, 100]
    assert apportion(10, [25, None]) == [3, None]


def test_percentages_that_are_no_division_are_not_stretched() -> None:
    assert apportion(100, [10, 20, 30]) == [10, 20, 30]
    assert apportion(100, [0, 0, 0]) == [0, 0, 0]


@settings(deadline=None)
@given(
    st.integers(0, 100_000),
    st.lists(st.integers(0, 1000), min_size=1, max_size=6).filter(lambda parts: sum(parts) > 0),
)
def test_whole_numbers_add_up_and_stay_close(total: int, weights: list[int]) -> None:
    percentages = [100 * weight / sum(weights) for weight in weights]
    counts = apportion(total, percentages)
    assert sum(count or 0 for count in counts) == total
    for count, percentage in zip(counts, percentages, strict=True):
        assert count is not None
        assert abs(count - total * percentage / 100) < 1


def test_counts_are_taken_as_they_are() -> None:
    cells = {
        "inhabitants": "1000",
        "age 0-15": "150",
        "age 15-25": "95",
        "age 0-15 %": "99",
        "households": "       .",
    }
    figures, problems = read_figures(cells, {})
    assert problems == ()
    assert figures.inhabitants == 1000
    assert figures.age["0-15"] == 150
    assert figures.age["15-25"] == 95
    assert figures.age["65+"] is None
    assert figures.households is None
    assert figures.estimated == frozenset()


def test_a_count_with_points_between_thousands_is_no_fraction() -> None:
    cells = {"inhabitants": "1.250", "households": "12.500.000", "age 0-15": "95.0"}
    figures, problems = read_figures(cells | {"age 15-25 %": "12.345"}, {})
    assert problems == ()
    assert (figures.inhabitants, figures.households) == (1_250, 12_500_000)
    assert figures.age["0-15"] == 95


def test_an_empty_buurt_has_nobody_of_any_age() -> None:
    figures, _problems = read_figures({"inhabitants": 0, "age 0-15 %": -99999999}, {})
    assert figures.age == dict.fromkeys(CATEGORIES["age"], 0)
    assert figures.household == dict.fromkeys(("alleen", "samen", "gezin"))
    assert figures.estimated == frozenset()


def test_household_kinds_follow_cbs() -> None:
    cells = {
        "households": 400,
        "household alleen %": 30,
        "household samen %": 41,
        "household gezin %": 28,
    }
    figures, _problems = read_figures(cells, {})
    assert figures.household == {"alleen": 121, "samen": 166, "gezin": 113}
    assert figures.estimated == {"household"}


def test_private_rent_is_rent_minus_corporation() -> None:
    # The share of corporations is of all dwellings, as CBS counts it.
    cells = {
        "dwellings": 500,
        "tenure koop %": 40,
        "rent %": 60,
        "tenure huur_corporatie %": 45,
    }
    figures, _problems = read_figures(cells, {})
    assert figures.tenure == {"koop": 200, "huur_corporatie": 225, "huur_particulier": 75}
    assert figures.estimated == {"tenure"}


def test_other_landlords_are_used_and_unknown_owners_left_out() -> None:
    cells = {
        "dwellings": 1000,
        "tenure koop %": 50,
        "rent %": 46,
        "tenure huur_corporatie %": 30,
        "tenure huur_particulier %": 16,
        "unknown owner %": 4,
    }
    figures, _problems = read_figures(cells, {})
    assert figures.tenure == {"koop": 500, "huur_corporatie": 300, "huur_particulier": 160}


def test_a_corporation_share_without_rent_leaves_private_unknown() -> None:
    cells = {"dwellings": 500, "tenure koop %": 40, "tenure huur_corporatie %": 45}
    figures, _problems = read_figures(cells, {})
    assert figures.tenure == {"koop": 200, "huur_corporatie": 225, "huur_particulier": None}


def test_tenure_without_dwellings_stays_unknown() -> None:
    figures, _problems = read_figures({"tenure koop %": 40, "rent %": 60}, {})
    assert set(figures.tenure.values()) == {None}
    assert figures.estimated == frozenset()


@pytest.mark.parametrize("cell", ["veel", -5, 101])
def test_impossible_figures_name_column_and_value(cell: object) -> None:
    key = "age 0-15 %"
    figures, problems = read_figures({"inhabitants": 100, key: cell}, {key: "P_00_14_JR"})
    assert figures.age["0-15"] is None
    assert len(problems) == 1
    assert "P_00_14_JR" in problems[0]
    assert str(cell) in problems[0]
