import json
from statistics import median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.ambitions.invented import NO_ROLE, party, row_of
from wijkwijzer.ambitions.agreement import agreement
from wijkwijzer.ambitions.findings import NeedBound
from wijkwijzer.ambitions.matrix import as_json, matrix, strongest_shared, widest_spread

PARTIES = [party(id_) for id_ in ("a", "b", "c", "d", "e", "f", "g")]
cell = st.sampled_from([0, 1, 2, 3, NO_ROLE, None, "missing"])


def one_row(levels, needs=None, parties=PARTIES):
    stated = row_of("wonen", {k: v for k, v in levels.items() if v != "missing"})
    return matrix(["wonen"], parties, stated, needs or {}).rows[0]


@given(st.lists(cell, min_size=7, max_size=7))
def test_each_party_is_counted_once_and_only_stated_levels_count(cells):
    row = one_row(dict(zip("abcdefg", cells, strict=True)))
    known = [value for value in cells if isinstance(value, int)]
    assert row.n_stated == len(known)
    assert row.n_no_role == cells.count(NO_ROLE)
    assert row.n_stated + row.n_no_role + row.n_not_stated == 7
    assert [level for level in row.levels.values() if level is not None] == known
    if len(known) < 2:
        assert (row.shared, row.middle, row.spread, row.agreement) == (None,) * 4
    else:
        assert row.shared == min(known)
        assert row.middle == median(known)
        assert row.spread == max(known) - min(known)
        assert row.agreement == agreement([known.count(level) for level in range(4)])


@given(st.lists(cell, min_size=7, max_size=7), st.permutations(range(7)))
def test_the_order_of_parties_does_not_matter(cells, order):
    levels = dict(zip("abcdefg", cells, strict=True))
    row, other = one_row(levels), one_row(levels, parties=[PARTIES[i] for i in order])
    assert (row.shared, row.middle, row.spread, row.agreement) == (
        other.shared,
        other.middle,
        other.spread,
        other.agreement,
    )
    assert [f.kind for f in row.findings] == [f.kind for f in other.findings]


@given(st.lists(cell, min_size=7, max_size=7))
def test_no_role_and_not_stated_are_never_taken_as_zero(cells):
    levels = dict(zip("abcdefg", cells, strict=True))
    silent = {k: v for k, v in levels.items() if isinstance(v, int)}
    row, without = one_row(levels), one_row(silent)
    assert row.shared == without.shared
    assert row.agreement == without.agreement


def test_the_three_states():
    row = one_row({"a": 0, "b": NO_ROLE, "c": None})
    assert row.states == {"a": "level", "b": "geen_rol"} | dict.fromkeys("cdefg", "niet_gezegd")
    assert row.levels == {"a": 0} | dict.fromkeys("bcdefg")


def test_rows_follow_the_themes_and_strangers_are_left_out():
    stated = row_of("energie", {"a": 2, "left": 3}) + row_of("vervallen", {"a": 3})
    result = matrix(["wonen", "energie"], PARTIES, stated, {})
    assert [row.theme for row in result.rows] == ["wonen", "energie"]
    assert result.parties == tuple("abcdefg")
    assert result.row("energie").n_stated == 1
    with pytest.raises(KeyError):
        result.row("vervallen")


def test_without_parties_or_themes_there_is_an_empty_matrix():
    assert matrix([], PARTIES, [], {}).rows == ()
    row = matrix(["wonen"], [], [], {"wonen": NeedBound(70, 80, 50)}).rows[0]
    assert row.findings == ()
    assert row.agreement is None


def build(rows):
    stated = [a for theme, levels in rows.items() for a in row_of(theme, levels)]
    return matrix(list(rows), PARTIES, stated, {})


def test_widest_spread_names_all_with_least_agreement_first():
    result = build(
        {
            "wonen": {"a": 0, "b": 2},
            "groen": {"a": 0, "b": 3, "c": 3, "d": 3},
            "werk": {"a": 0, "b": 3, "c": 0, "d": 3},
            "zorg": {"a": 0, "b": 3, "c": 3, "d": 3},
        }
    )
    assert widest_spread(result) == ("werk", "groen", "zorg")


def test_no_widest_spread_where_nobody_differs():
    assert widest_spread(build({"wonen": {"a": 2, "b": 2}, "werk": {"a": 3}})) == ()


def test_strongest_shared_prefers_level_then_agreement_then_number():
    rows = {
        "wonen": {"a": 1, "b": 1},
        "groen": {"a": 2, "b": 3, "c": 2},
        "werk": {"a": 2, "b": 2},
        "zorg": {"a": 2, "b": 2, "c": 2},
    }
    assert strongest_shared(build(rows)) == "zorg"
    assert strongest_shared(build({"wonen": {"a": 0, "b": 3}})) is None


def test_as_json_tells_no_role_from_not_stated():
    levels = {"a": 2, "b": 3, "c": NO_ROLE, "d": 1}
    result = matrix(["wonen"], PARTIES[:5], row_of("wonen", levels), {})
    told = as_json(result, wijk="w", round_id=None, revision=7, audience="public")
    assert json.loads(json.dumps(told)) == {
        "wijk": "w",
        "round": None,
        "revision": 7,
        "audience": "public",
        "themes": [
            {
                "theme": "wonen",
                "levels": {"a": 2, "b": 3, "c": None, "d": 1, "e": None},
                "no_role": ["c"],
                "not_stated": ["e"],
                "shared": 1,
                "middle": 2.0,
                "spread": 2,
                "agreement": pytest.approx(1 / 3),
                "findings": [
                    {"kind": "dragers", "parties": ["a", "b"], "brings": {}},
                    {"kind": "kan_aansluiten", "parties": ["d"], "brings": {}},
                ],
            }
        ],
    }
