"""The rules of the wijkkompas one by one, and what must hold for any answers."""

import dataclasses

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from wijkwijzer.parties.records import Task
from wijkwijzer.statistics.estimates import Estimate, means
from wijkwijzer.wijkkompas.computation import (
    border_of_need,
    compass,
    field_of,
    in_whole_points,
    on_line,
    slope,
    task_value,
)
from wijkwijzer.wijkkompas.results import FIELDS, Borders, Compass, Needs, View

BUURTEN = ("dijk", "park", "haven")
POPULATION = {"dijk": 600, "park": 300, "haven": 100}
THEMES = ("wonen", "groen", "zorg", "werk")


def task(
    id_: str,
    theme: str = "wonen",
    urgency: int = 3,
    buurten: tuple[str, ...] = (),
    party: str = "g",
) -> Task:
    return Task(
        id=id_,
        wijk_id="w",
        party_id=party,
        theme=theme,
        title=id_,
        urgency=urgency,
        buurten=buurten,
    )


def estimate(need: float, error: float | None = 2.0, n: int = 100) -> Estimate:
    if error is None:
        return Estimate(n, n, need, None, None, None, 0)
    half = float(stats.t.ppf(0.975, n - 1)) * error
    return Estimate(n, n, need, error, max(need - half, 0), min(need + half, 100), n - 1)


def lay(
    needs: dict[str, Estimate],
    tasks: tuple[Task, ...] = (),
    borders: Borders = Borders(),  # noqa: B008
    **more: object,
) -> Compass:
    return compass(Needs(needs, 100, **more), tasks, THEMES, POPULATION, borders)  # type: ignore[arg-type]


# The task


def test_a_task_counts_twenty_times_its_urgency() -> None:
    for urgency in range(1, 6):
        found = task_value([task("t", urgency=urgency)], "wonen", BUURTEN, POPULATION)
        assert found.value == 20 * urgency
        assert found.area == "wijk"


def test_without_a_task_it_is_zero() -> None:
    found = task_value([task("t", "groen")], "wonen", BUURTEN, POPULATION)
    assert (found.value, found.tasks, found.parties, found.area) == (0, (), (), "geen")


def test_tasks_are_not_added_up_the_most_urgent_counts() -> None:
    tasks = [task("a", urgency=2, party="corporatie"), task("b", urgency=4), task("c", urgency=4)]
    found = task_value(tasks, "wonen", BUURTEN, POPULATION)
    assert found.value == 80
    assert found.tasks == ("b", "c", "a")
    assert found.parties == ("g", "corporatie")


def test_the_wijk_is_the_mean_weighted_by_inhabitants() -> None:
    tasks = [
        task("klein", urgency=5, buurten=("haven",)),
        task("park", urgency=2, buurten=("park",)),
    ]
    found = task_value(tasks, "wonen", BUURTEN, POPULATION)
    assert found.value == (600 * 0 + 300 * 40 + 100 * 100) / 1000
    assert (found.area, found.buurten, found.weights) == ("buurten", ("park", "haven"), "inwoners")


@pytest.mark.parametrize(
    "population",
    [{"dijk": 600, "park": None, "haven": 100}, dict.fromkeys(BUURTEN, 0), {}],
)
def test_buurten_count_equally_where_inhabitants_are_unknown(
    population: dict[str, int | None],
) -> None:
    found = task_value([task("t", urgency=3, buurten=("haven",))], "wonen", BUURTEN, population)
    assert found.value == 20
    assert found.weights == "gelijk"


def test_a_buurt_has_the_most_urgent_task_that_covers_it() -> None:
    tasks = [task("overal", urgency=2), task("hier", urgency=5, buurten=("park",))]
    assert task_value(tasks, "wonen", BUURTEN, POPULATION, "park").value == 100
    assert task_value(tasks, "wonen", BUURTEN, POPULATION, "dijk").value == 40
    elsewhere = task_value(tasks[1:], "wonen", BUURTEN, POPULATION, "dijk")
    assert (elsewhere.value, elsewhere.area, elsewhere.tasks) == (0, "geen", ())


def test_a_wijk_without_buurten_counts_as_one_area() -> None:
    assert task_value([task("t", urgency=4)], "wonen", (), {}).value == 80


def test_all_buurten_together_are_the_wijk() -> None:
    found = task_value([task("t", buurten=BUURTEN)], "wonen", BUURTEN, POPULATION)
    assert (found.area, found.buurten, found.value) == ("wijk", (), 60)


@pytest.mark.parametrize(
    ("view", "expected"),
    [
        (View(), 10),
        (View(variable="age", category="65+"), 10),
        (View(buurt="haven"), 100),
        (View(buurt="haven", variable="tenure", category="koop"), 100),
        (View(buurt="dijk"), 0),
        (View(buurt="niet_gezegd"), 10),
    ],
)
def test_which_task_a_view_has(view: View, expected: float) -> None:
    tasks = (task("t", urgency=5, buurten=("haven",)),)
    found = compass(Needs({}), tasks, THEMES, POPULATION, view=view)
    assert found.theme("wonen").task == expected


def test_the_compass_says_when_buurten_counted_equally() -> None:
    tasks = (task("t"),)
    assert compass(Needs({}), tasks, THEMES, POPULATION).task_weights == "inwoners"
    assert compass(Needs({}), tasks, THEMES, {"a": None, "b": 5}).task_weights == "gelijk"


# Fields and borders


@pytest.mark.parametrize(
    ("low", "high", "task_", "field"),
    [
        (51, 60, 80, "samen_oppakken"),
        (51, 60, 50, "samen_oppakken"),
        (51, 60, 49.9, "bewoners_vragen_aandacht"),
        (30, 49, 80, "uitleggen_en_verbinden"),
        (30, 49, 20, "koesteren"),
        (45, 55, 80, "onbeslist"),
        (50, 60, 0, "onbeslist"),
        (40, 50, 0, "onbeslist"),
        (None, None, 0, "onbeslist"),
    ],
)
def test_fields(low: float | None, high: float | None, task_: float, field: str) -> None:
    assert field_of(low, high, task_, Borders()) == field


def test_borders_are_settings() -> None:
    assert field_of(25, 30, 35, Borders(need=20, task=30)) == "samen_oppakken"


def test_the_border_of_need_follows_the_rule() -> None:
    assert border_of_need("urgency", 14) == 50
    assert border_of_need("dissatisfaction", 14) == 50
    assert border_of_need("priority", 14, 3) == pytest.approx(300 / 14)
    assert border_of_need("priority", 10, 5) == 50


def test_the_line_goes_through_its_three_points() -> None:
    for border in (20.0, 50.0, 75.0):
        assert [on_line(x, border) for x in (0, border, 100)] == [0, 50, 100]
    assert on_line(37, 50) == 37


def test_on_the_border_the_slope_is_the_steeper_one() -> None:
    assert slope(25, 25) == 2
    assert slope(75, 75) == 2
    assert slope(80, 75) == 2
    assert slope(80, 20) == pytest.approx(0.625)


# Gap


def test_gap_with_its_interval_scaled_by_the_slope() -> None:
    found = lay({"wonen": estimate(40, 2)}, (task("t", urgency=1),), Borders(need=20, task=50))
    result = found.theme("wonen")
    half = 0.625 * 2 * stats.t.ppf(0.975, 99)
    assert result.gap == pytest.approx(62.5 - 20)
    assert result.gap_low == pytest.approx(42.5 - half)
    assert result.gap_high == pytest.approx(42.5 + half)


def test_one_answer_has_a_need_and_no_interval() -> None:
    result = lay({"wonen": estimate(100, None, 1)}).theme("wonen")
    assert (result.need, result.field, result.gap) == (100, "onbeslist", 100)
    assert (result.low, result.gap_low, result.gap_high) == (None, None, None)


def test_hidden_and_unanswered_themes_hold_no_number_of_people() -> None:
    found = lay(
        {"wonen": estimate(80), "groen": Estimate(0, 0.0, None, None, None, None, 0)},
        (task("t", urgency=4),),
        hidden={"wonen": "te_weinig"},
        shares={"wonen": 0.7},
    )
    wonen, groen, zorg = found.themes[:3]
    assert (wonen.field, wonen.reason, wonen.task) == ("verborgen", "te_weinig", 80)
    for name in ("n", "n_effective", "need", "standard_error", "low", "high", "share", "gap"):
        assert getattr(wonen, name) is None
    assert (groen.field, groen.reason, groen.n) == ("verborgen", "geen_antwoorden", 0)
    assert (zorg.field, zorg.reason, zorg.n) == ("verborgen", "geen_antwoorden", 0)


# Needle


def test_the_needle_points_to_the_largest_sure_gap() -> None:
    found = lay(
        {"wonen": estimate(90), "groen": estimate(75), "zorg": estimate(60)},
        (task("t", "wonen", urgency=5),),
    )
    assert found.needle == ("groen",)


def test_a_need_that_is_not_surely_high_has_no_needle() -> None:
    assert lay({"wonen": estimate(54, 2)}).needle == ("wonen",)
    assert lay({"wonen": estimate(53.9, 2)}).needle == ()


def test_more_themes_ask_for_a_stricter_interval() -> None:
    low = {theme: estimate(10, 1) for theme in ("groen", "zorg", "werk")}
    assert lay({"wonen": estimate(54.5, 2)}).needle == ("wonen",)
    assert lay({"wonen": estimate(54.5, 2), **low}).needle == ()


def test_a_gap_that_may_be_nothing_has_no_needle() -> None:
    tasks = (task("t", urgency=4),)
    assert lay({"wonen": estimate(83, 2)}, tasks).needle == ()
    assert lay({"wonen": estimate(85, 2)}, tasks).needle == ("wonen",)


def test_equal_gaps_are_a_fan_in_the_order_of_the_themes() -> None:
    same = {theme: estimate(80) for theme in ("werk", "groen")}
    assert lay(same).needle == ("groen", "werk")


def test_the_fan_leaves_out_what_can_be_told_apart() -> None:
    found = lay({"wonen": estimate(80), "groen": estimate(79), "zorg": estimate(65)})
    assert found.needle == ("wonen", "groen")


def test_the_covariance_tells_close_themes_apart() -> None:
    needs = {"wonen": estimate(80), "groen": estimate(78)}
    covariance = np.full((4, 4), 3.9)
    assert lay(needs).needle == ("wonen", "groen")
    assert lay(needs, covariance=covariance).needle == ("wonen",)
    assert lay(needs, covariance=np.full((4, 4), np.nan)).needle == ("wonen", "groen")


def test_a_covariance_of_another_size_is_refused() -> None:
    with pytest.raises(ValueError, match="themes x themes"):
        lay({}, covariance=np.eye(3))


# What residents see


def test_whole_points_outwards_and_people_in_fives() -> None:
    found = lay({"wonen": estimate(71.23, 2.5, n=214)}, shares={"wonen": 0.7149})
    seen = in_whole_points(dataclasses.replace(found, n_responses=223)).theme("wonen")
    assert (seen.need, seen.low, seen.high, seen.n, seen.share) == (71, 66, 77, 215, 0.71)
    assert (seen.standard_error, seen.n_effective) == (None, None)
    assert (seen.gap, seen.gap_low, seen.gap_high) == (71, 66, 77)
    assert in_whole_points(dataclasses.replace(found, n_responses=223)).n_responses == 225


def test_the_rounded_gap_does_not_give_back_the_decimals() -> None:
    borders = Borders(need=20, task=50)
    pair = [in_whole_points(lay({"wonen": estimate(need)}, (), borders)) for need in (71.4, 70.6)]
    assert pair[0].theme("wonen").gap == pair[1].theme("wonen").gap


# What holds for any answers

answers = st.lists(
    st.lists(st.sampled_from([0.0, 25.0, 50.0, 75.0, 100.0, np.nan]), min_size=4, max_size=4),
    min_size=2,
    max_size=25,
)
task_lists = st.lists(
    st.builds(
        task,
        st.uuids().map(str),
        st.sampled_from(THEMES),
        st.integers(1, 5),
        st.lists(st.sampled_from(BUURTEN), unique=True).map(tuple),
    ),
    max_size=8,
)
some_borders = st.builds(
    Borders, st.sampled_from([20.0, 50.0, 65.0]), st.sampled_from([40.0, 50.0])
)
some_hidden = st.dictionaries(st.sampled_from(THEMES), st.just("te_weinig"), max_size=2)


def from_answers(
    values: list[list[float]],
    tasks: list[Task],
    borders: Borders,
    hidden: dict[str, str],
    themes: tuple[str, ...] = THEMES,
) -> Compass:
    columns = [THEMES.index(theme) for theme in themes]
    result = means(np.array(values)[:, columns])
    estimates = dict(zip(themes, result.estimates, strict=True))
    needs = Needs(estimates, len(values), covariance=result.covariance, hidden=hidden)  # type: ignore[arg-type]
    return compass(needs, tasks, themes, POPULATION, borders)


@given(answers, task_lists, some_borders, some_hidden)
def test_every_theme_has_one_field_that_fits_its_numbers(
    values: list[list[float]], tasks: list[Task], borders: Borders, hidden: dict[str, str]
) -> None:
    for r in from_answers(values, tasks, borders, hidden).themes:
        assert r.field in FIELDS
        assert 0 <= r.task <= 100
        assert (r.field == "verborgen") == (r.need is None) == (r.reason is not None)
        if r.low is None or r.high is None:
            assert r.field in {"onbeslist", "verborgen"}
            continue
        assert (r.field == "onbeslist") == (r.low <= borders.need <= r.high)
        high_need = {"samen_oppakken", "bewoners_vragen_aandacht"}
        high_task = {"samen_oppakken", "uitleggen_en_verbinden"}
        if r.field != "onbeslist":
            assert (r.field in high_need) == (r.low > borders.need)
            assert (r.field in high_task) == (r.task >= borders.task)


@given(answers, task_lists, some_borders)
def test_the_gap_has_the_sign_of_its_field(
    values: list[list[float]], tasks: list[Task], borders: Borders
) -> None:
    for r in from_answers(values, tasks, borders, {}).themes:
        if r.gap is None:
            continue
        if r.field == "bewoners_vragen_aandacht":
            assert r.gap > 0
        if r.field == "uitleggen_en_verbinden":
            assert r.gap < 0
        if r.gap_low is not None and r.gap_high is not None:
            assert r.gap_low - 1e-9 <= r.gap <= r.gap_high + 1e-9


@given(answers, task_lists, some_borders, some_hidden)
def test_the_needle_only_points_at_sure_needs_and_sure_gaps(
    values: list[list[float]], tasks: list[Task], borders: Borders, hidden: dict[str, str]
) -> None:
    found = from_answers(values, tasks, borders, hidden)
    pointed = [found.theme(theme) for theme in found.needle]
    for r in pointed:
        assert r.theme not in hidden
        assert r.field in {"samen_oppakken", "bewoners_vragen_aandacht"}
        assert r.gap_low > 0
    gaps = [r.gap for r in pointed]
    assert gaps == sorted(gaps, reverse=True)


@given(answers, task_lists, some_borders, st.permutations(THEMES))
def test_another_order_of_themes_changes_nothing_but_ties(
    values: list[list[float]], tasks: list[Task], borders: Borders, order: list[str]
) -> None:
    one = from_answers(values, tasks, borders, {})
    other = from_answers(values, tasks, borders, {}, tuple(order))
    for theme in THEMES:
        assert one.theme(theme).field == other.theme(theme).field
        assert one.theme(theme).gap == pytest.approx(other.theme(theme).gap)
    gaps = [one.theme(theme).gap for theme in one.needle]
    if len(set(gaps)) == len(gaps):
        assert set(one.needle) == set(other.needle)


@given(task_lists)
def test_the_wijk_lies_between_its_buurten(tasks: list[Task]) -> None:
    for theme in THEMES:
        of_buurten = [
            task_value(tasks, theme, BUURTEN, POPULATION, buurt).value for buurt in BUURTEN
        ]
        wijk = task_value(tasks, theme, BUURTEN, POPULATION).value
        assert min(of_buurten) - 1e-9 <= wijk <= max(of_buurten) + 1e-9
