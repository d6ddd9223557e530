from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.ambitions.grid import grid
from wijkwijzer.look.typography import text_width

WINDS = ["noord"] * 3 + ["oost"] * 4 + ["zuid"] * 3 + ["west"] * 4
SEVEN = [
    "Gemeente Waterveld",
    "Woningcorporatie Thuisgoed",
    "Waterschap De Lage Vaart",
    "Bewonersvereniging Brugkwartier",
    "Zorggroep De Linde",
    "Basisschool De Vlieger",
    "Ondernemersvereniging De Kade",
]
names = st.lists(
    st.text("abcdefghijklm no", min_size=1, max_size=40).filter(str.strip), min_size=1, max_size=12
)


def boxes(place):
    """What each heading covers: left, right, top, bottom."""
    size = place.measures.heading
    for x, heading in zip(place.columns, place.headings, strict=True):
        # Real widths stay under nine tenths of the upper bound.
        half = 0.9 * max(text_width(line, size) for line in heading.lines) / 2
        yield x - half, x + half, heading.bottom - 1.3 * size * len(heading.lines), heading.bottom


@pytest.mark.parametrize("size", ["page", "beside"])
@given(names)
def test_headings_never_overlap_nor_touch_the_lines_down(size, party_names):
    place = grid(party_names, WINDS, size)
    all_boxes = list(boxes(place))
    for i, (left, right, top, bottom) in enumerate(all_boxes):
        assert top >= -0.01
        assert bottom <= place.header
        for j, (other_left, other_right, other_top, other_bottom) in enumerate(all_boxes):
            if i < j and top < other_bottom and other_top < bottom:
                assert right <= other_left or other_right <= left
            if i != j and other_bottom < bottom:
                assert not left < place.columns[j] < right


@pytest.mark.parametrize("size", ["page", "beside"])
@given(st.integers(1, 14), st.integers(1, 30))
def test_columns_and_rows_follow_each_other_inside_the_drawing(size, n_parties, n_themes):
    winds = [str(i // 4) for i in range(n_themes)]
    place = grid(["Gemeente"] * n_parties, winds, size)
    assert all(b - a == pytest.approx(place.column) for a, b in pairwise(place.columns))
    assert all(b - a >= place.measures.row - 1e-6 for a, b in pairwise(place.rows))
    assert place.columns[0] > place.measures.labels
    assert place.columns[-1] + place.column / 2 <= place.measures.width
    assert place.rows[-1] < place.key < place.height
    assert [first for first, _top in place.groups] == list(range(0, n_themes, 4))


def test_no_name_is_lost():
    place = grid(SEVEN, WINDS, "page")
    shown = ["".join(heading.lines) for heading in place.headings]
    assert [name.replace(" ", "") for name in SEVEN] == [text.replace(" ", "") for text in shown]


def test_an_empty_matrix_has_a_drawing():
    place = grid([], [], "page")
    assert place.columns == place.rows == ()
    assert place.height > 0
