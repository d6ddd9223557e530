import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ambitions.invented import NO_ROLE, party, row_of
from wijkwijzer.ambitions.findings import NeedBound
from wijkwijzer.ambitions.matrix import Matrix, matrix, widest_spread
from wijkwijzer.ambitions.sentences import wall_rest, wall_sentence, without_level
from wijkwijzer.ambitions.wall import (
    MOST_LARGE,
    MOST_STRIKING,
    by_level,
    names_that_fit,
    size_of_names,
    wall_rows,
)

THEMES = ["wonen", "energie", "groen", "schoon", "zorg", "werk"]
NAMES = {"a": "Gemeente", "b": "Corporatie", "c": "Waterschap"}
THEME_NAMES = {theme: theme for theme in THEMES}
HIGH, LOW = NeedBound(60, 70, 50), NeedBound(30, 40, 50)
levels = st.dictionaries(
    st.sampled_from(THEMES),
    st.fixed_dictionaries(
        {id_: st.sampled_from([0, 1, 2, 3, None, NO_ROLE]) for id_ in NAMES},
    ),
)


def of(rows: dict, needs: dict | None = None) -> Matrix:
    stated = [ambition for theme, row in rows.items() for ambition in row_of(theme, row)]
    return matrix(THEMES, [party(id_, name) for id_, name in NAMES.items()], stated, needs or {})


def themes(rows) -> list[str]:
    return [row.theme for row in rows]


@given(levels, st.dictionaries(st.sampled_from(THEMES), st.sampled_from([HIGH, LOW])))
def test_every_theme_is_shown_or_counted_and_what_is_called_closer_is(stated, needs):
    found = of(stated, needs)
    rows = wall_rows(found)
    shown = themes(rows.large) + themes(rows.striking)
    counted = [*rows.as_wide, *rows.closer, *rows.unknown]
    assert len(set(shown + counted)) == len(shown + counted)
    assert len(rows.large) <= MOST_LARGE
    assert len(rows.striking) <= (MOST_STRIKING if len(rows.large) == 1 else 0)
    widest = widest_spread(found)
    if widest:
        assert set(shown + counted) == set(THEMES)
        most = found.row(widest[0]).spread
        assert all(row.spread == most for row in rows.large)
        assert all(found.row(theme).spread < most for theme in rows.closer)
    sentence = wall_sentence(found, NAMES, THEME_NAMES)
    assert "het verst uiteen: " not in sentence or len(widest) == 1


def test_the_widest_stands_large_and_needs_that_are_not_met_come_after_it():
    found = of(
        {
            "wonen": {"a": 2, "b": 2},
            "energie": {"a": 3, "b": 0, "c": NO_ROLE},
            "groen": {"a": 1, "b": 0},
            "schoon": {"a": 1, "b": 1},
            "zorg": {"a": 1},
        },
        {"wonen": LOW, "groen": HIGH},
    )
    rows = wall_rows(found)
    assert themes(rows.large) == ["energie"]
    assert themes(rows.striking) == ["groen", "wonen"]
    assert wall_rest(rows, THEME_NAMES) == (
        "Bij schoon liggen de partijen dichter bij elkaar. "
        "Bij 2 thema’s valt nog niets te vergelijken."
    )
    assert by_level(rows.large[0], NAMES) == (("Corporatie",), (), (), ("Gemeente",))
    assert without_level(rows.large[0], NAMES) == "Geen rol: Waterschap."


def test_of_themes_that_are_equally_wide_apart_none_is_picked():
    apart = {"a": 0, "b": 3}
    two = of({"wonen": apart, "zorg": apart})
    assert themes(wall_rows(two).large) == ["wonen", "zorg"]
    assert wall_sentence(two, NAMES, THEME_NAMES) == (
        "Bij wonen en zorg lopen de ambities het verst uiteen."
    )
    six = of(dict.fromkeys(THEMES, apart))
    assert wall_sentence(six, NAMES, THEME_NAMES) == (
        "Bij 6 thema’s lopen de ambities het verst uiteen."
    )
    rest = wall_rest(wall_rows(six), THEME_NAMES)
    assert rest == "Even groot is het verschil bij zorg en werk."


@pytest.mark.parametrize(
    ("stated", "large"),
    [
        ({}, []),
        ({"groen": {"a": 1}}, ["groen"]),
        ({"groen": {"a": 1, "b": 1}, "zorg": {"a": 2, "b": 2}}, ["zorg"]),
        ({"groen": {"a": 0, "b": 0}}, ["groen"]),
    ],
)
def test_where_nobody_differs_what_they_share_most_is_large(stated, large):
    rows = wall_rows(of(stated))
    assert themes(rows.large) == large
    assert "dichter" not in wall_rest(rows, THEME_NAMES)


def test_names_are_as_large_as_fits_and_who_has_no_room_is_counted():
    assert size_of_names([["Gemeente"]], 340, 400) == 48
    many = ["Bewonersvereniging Lommerwaard"] * 15
    assert size_of_names([many], 340, 400) is None
    # Two lines each of 28 pixels, with some room between, above the line that counts the others.
    assert names_that_fit(many, 340, 400) == 4
    assert size_of_names([["Langestraatbewonersverenigingen"]], 340, 400) == 28
