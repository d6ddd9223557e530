"""Works that meet in place and time, against a search through all moves."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.programme.undertaken import at, buurten, works
from wijkwijzer.parties.records import Task
from wijkwijzer.programme.koppelkansen import (
    Gain,
    Koppelkans,
    Undertaking,
    koppelkansen,
    measure_of,
    undertakings,
)
from wijkwijzer.programme.records import Tie, Work

AREAS = buurten()


def only(*found: Undertaking) -> Koppelkans | None:
    chances = koppelkansen(found, AREAS)
    assert len(chances) <= 1
    return chances[0] if chances else None


def test_works_in_the_same_years_and_place_meet_as_planned() -> None:
    chance = only(works("a", "gemeente", (2027, 2029)), works("b", "corporatie", (2029, 2031)))
    assert chance is not None
    assert (chance.timing, chance.years, chance.shift_one, chance.shift_other) == (
        "nu",
        (2029, 2029),
        0,
        0,
    )
    assert (chance.buurten, chance.share) == (("b0",), 1.0)


def test_what_is_over_is_no_chance() -> None:
    over = [
        works("a", "gemeente", (2020, 2024)),
        works("b", "corporatie", (2023, 2025), latest=2030),
    ]
    assert koppelkansen(over, AREAS, this_year=2026) == ()
    later = works("c", "waterschap", (2027, 2027))
    (chance,) = koppelkansen([*over, later], AREAS, this_year=2026)
    assert (chance.one.id, chance.timing, chance.years) == ("b", "schuiven", (2027, 2027))
    busy = [works("a", "gemeente", (2020, 2027)), works("b", "corporatie", (2023, 2028))]
    (chance,) = koppelkansen(busy, AREAS, this_year=2026)
    assert chance.years == (2026, 2027)


def test_works_do_not_come_forward_to_a_year_that_is_over() -> None:
    work = Work(
        id="a",
        wijk_id="w",
        party_id="gemeente",
        title="Riool",
        year_from=2027,
        year_to=2028,
        earliest=2024,
    )
    (found,) = undertakings([work], [], this_year=2026)
    assert (found.earliest, found.latest) == (2026, 2028)
    (found,) = undertakings([work], [], this_year=2030)
    assert found.earliest == 2027


def test_works_of_one_party_or_in_another_place_do_not() -> None:
    here = works("a", "gemeente", (2027, 2029))
    assert only(here, works("b", "gemeente", (2027, 2029))) is None
    assert only(here, works("b", "corporatie", (2027, 2029), buurten=("b1",))) is None
    assert only(here, works("b", "corporatie", (2030, 2031))) is None


@pytest.mark.parametrize(
    ("late_can", "early_can", "moves"),
    [
        (3, 0, (0, -3)),  # the later one alone comes forward
        (0, 3, (3, 0)),  # the earlier one alone goes back
        (3, 3, (0, -3)),  # equally well: the later one
        (2, 2, (1, -2)),  # neither alone
        (1, 1, None),  # not even together
    ],
)
def test_what_does_not_meet_moves_within_its_horizon(
    late_can: int, early_can: int, moves: tuple[int, int] | None
) -> None:
    early = works("a", "gemeente", (2027, 2027), latest=2027 + early_can)
    late = works("b", "corporatie", (2030, 2031), earliest=2030 - late_can)
    chance = only(early, late)
    assert (chance and (chance.shift_one, chance.shift_other)) == moves
    if chance is not None:
        assert chance.timing == "schuiven"


years = st.integers(2025, 2033)


@st.composite
def undertaken(draw: st.DrawFn, id_: str, party: str) -> Undertaking:
    first, last = sorted((draw(years), draw(years)))
    return works(
        id_,
        party,
        (first, last),
        earliest=first - draw(st.integers(0, 4)),
        latest=last + draw(st.integers(0, 4)),
        opens_street=draw(st.booleans()),
    )


@given(undertaken("a", "gemeente"), undertaken("b", "corporatie"))
def test_moving_is_as_little_as_any_move_that_makes_them_meet(
    one: Undertaking, other: Undertaking
) -> None:
    moves = [
        (abs(i) + abs(j), i, j)
        for i in range(one.earliest - one.years[0], one.latest - one.years[1] + 1)
        for j in range(other.earliest - other.years[0], other.latest - other.years[1] + 1)
        if max(one.years[0] + i, other.years[0] + j) <= min(one.years[1] + i, other.years[1] + j)
    ]
    chance = only(one, other)
    assert (chance is None) == (not moves)
    if chance is not None:
        moved = (chance.shift_one, chance.shift_other)
        assert (sum(map(abs, moved)), *moved) in moves
        assert sum(map(abs, moved)) == min(moves)[0]
        assert chance.years == (
            max(one.years[0] + moved[0], other.years[0] + moved[1]),
            min(one.years[1] + moved[0], other.years[1] + moved[1]),
        )


@given(st.permutations([0, 1, 2, 3]))
def test_the_order_of_what_is_given_does_not_matter(order: list[int]) -> None:
    found = [
        works("a", "gemeente", (2027, 2028), opens_street=True),
        works("b", "corporatie", (2028, 2028), opens_street=True, budget=10),
        works("c", "waterschap", (2026, 2027), buurten=("b0", "b1")),
        works("d", "corporatie", (2030, 2030), earliest=2028, buurten=()),
    ]
    chances = koppelkansen(found, AREAS)
    assert koppelkansen([found[i] for i in order], AREAS) == chances
    assert [(c.one.id, c.other.id, c.timing) for c in chances] == [
        ("a", "b", "nu"),
        ("a", "c", "nu"),
        ("a", "d", "schuiven"),
    ]


def test_a_point_meets_what_lies_within_reach_and_borders_do_not_count() -> None:
    pit = works("a", "gemeente", (2027, 2027), buurten=(), point=at(5.0050))
    # 0.001 degree of longitude is 69 m here, 0.003 is 206 m.
    near = works("b", "corporatie", (2027, 2027), buurten=(), point=at(5.0060))
    far = works("b", "corporatie", (2027, 2027), buurten=(), point=at(5.0080))
    assert only(pit, near) is not None
    assert only(pit, far) is None
    assert only(pit, works("c", "corporatie", (2027, 2027), buurten=("b0",))) is not None
    assert only(pit, works("c", "corporatie", (2027, 2027), buurten=("b1",))) is None
    square = tuple(at(5.004 + x, 52.004 + y) for x, y in ((0, 0), (0.002, 0), (0.002, 0.002)))
    assert only(pit, works("d", "corporatie", (2027, 2027), buurten=(), ring=square)) is not None
    assert only(pit, works("e", "corporatie", (2027, 2027), buurten=())) is not None


def test_a_task_with_an_area_meets_what_lies_in_it() -> None:
    square = tuple(at(5.004 + x, 52.004 + y) for x, y in ((0, 0), (0.002, 0), (0.002, 0.002)))
    whole = {"id": "t", "wijk_id": "w", "party_id": "gemeente", "title": "Riool", "urgency": 4}
    task = Task.model_validate(whole | {"theme": "klimaat", "year_to": 2030, "ring": square})
    (drawn,) = undertakings((), (task,), this_year=2027)
    near = works("b", "corporatie", (2027, 2027), buurten=(), point=at(5.0050))
    assert only(drawn, near) is not None
    assert only(drawn, replace(near, point=at(5.0090))) is None


def test_what_combining_gives_is_said_from_the_data() -> None:
    one = works("a", "gemeente", (2027, 2027), themes=("klimaat",), opens_street=True, budget=5)
    other = works("b", "corporatie", (2027, 2027), themes=("wonen",), opens_street=True, budget=7)
    (chance,) = koppelkansen([one, other], AREAS, frozenset({"wonen", "groen"}))
    assert chance.gains == (
        Gain("straat"),
        Gain("behoefte", themes=("wonen",)),
        Gain("themas", themes=("klimaat", "wonen")),
        Gain("geld", euros=12),
    )


def test_tasks_count_by_their_horizon_unless_works_are_planned_for_them() -> None:
    base = {"wijk_id": "w", "party_id": "gemeente", "theme": "wonen", "urgency": 3}
    tasks = [
        Task.model_validate(base | {"id": "t1", "title": "A", "year_to": 2030}),
        Task.model_validate(base | {"id": "t2", "title": "B", "year_from": 2028}),
        Task.model_validate(base | {"id": "t3", "title": "C", "year_to": 2025}),
        Task.model_validate(base | {"id": "t4", "title": "D", "year_to": 2031}),
    ]
    work = Work(
        id="w1",
        wijk_id="w",
        party_id="gemeente",
        task_id="t4",
        title="Riool",
        year_from=2028,
        year_to=2029,
        latest=2031,
    )
    found = undertakings([work], tasks, this_year=2026)
    assert [(one.id, one.years, one.earliest, one.latest) for one in found] == [
        ("w1", (2028, 2029), 2028, 2031),
        ("t1", (2026, 2030), 2026, 2030),
    ]
    roof = works("x", "corporatie", (2029, 2029), buurten=())
    chances = koppelkansen([*found, roof], AREAS)
    assert [(c.one.id, c.other.id, c.timing) for c in chances] == [
        ("w1", "x", "nu"),
        ("t1", "x", "vrij"),
    ]


def test_a_chance_becomes_a_measure_that_names_both() -> None:
    one = works("a", "gemeente", (2027, 2028), themes=("klimaat",))
    other = works("b", "corporatie", (2028, 2029))
    (chance,) = koppelkansen([one, other], AREAS)
    measure, sources = measure_of(chance, "w", "m1")
    assert measure.title == "Werk a + Werk b"
    assert (measure.begins_on, measure.ends_on) == ("2028-01-01", "2028-12-31")
    assert measure.themes == ("klimaat", "wonen")
    assert [stake.party_id for stake in measure.pays] == ["gemeente", "corporatie"]
    assert sources == (Tie(kind="work", id="a"), Tie(kind="work", id="b"))
    long = [works(i, p, (2027, 2027), title="x" * 200) for i, p in (("a", "p"), ("b", "q"))]
    (chance,) = koppelkansen(long, AREAS)
    assert len(measure_of(chance, "w", "m")[0].title) == 193


def test_nothing_gives_nothing() -> None:
    assert koppelkansen([], AREAS) == ()
    assert koppelkansen([works("a", "gemeente", (2027, 2027))], []) == ()
