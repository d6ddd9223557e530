import pytest
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.look.typography import SIZES, text_width, wrap

# Set in Chromium at 100 px: Source Sans 600 gives 805, Source Sans 400 gives 781,
# Liberation Sans 600 gives 895.
MEASURED = 895
WORDS = st.lists(st.text("abcdefgijlmw", min_size=1, max_size=14), min_size=1, max_size=7)


def test_a_width_is_never_less_than_what_a_browser_sets():
    assert MEASURED <= text_width("bestaanszekerheid", 100) <= MEASURED * 1.15


# Set in Chromium at 100 px: the widest of the three, Arabic in Noto Sans Arabic.
@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("gençlik, okul ve büyümek", 1212),
        ("здоров’я та рух", 777),
        ("العمل وأمان المعيشة", 924),
        ("النظافة والصيانة", 705),
    ],
)
def test_other_scripts_stay_within_their_bound(text: str, measured: float):
    assert measured <= text_width(text, 100) <= measured * 1.15


def test_wide_and_unknown_characters():
    assert text_width("字", 10) == 10
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("ijl", 10) < text_width("mwm", 10)


def test_a_short_name_stays_on_one_line_and_a_long_one_breaks_evenly():
    assert wrap("wonen", 150, 16) == ("wonen",)
    assert wrap("verkeer en bereikbaarheid", 150, 16) == ("verkeer en", "bereikbaarheid")
    assert wrap("", 150, 16) == ("",)


@given(WORDS, st.integers(1, 4))
def test_wrapping_keeps_every_word_in_order(words: list[str], lines: int):
    found = wrap(" ".join(words), 90, 16, lines=lines)
    assert " ".join(found).split() == words
    assert len(found) <= lines


def test_nothing_on_the_wall_is_under_28():
    wall = SIZES["wall"]
    assert min(wall.small, wall.text, wall.lead, wall.heading, wall.finding) >= 28
