"""Flags: what is too fast and what is a straight line, at their borders and in general."""

from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.survey.quality import (
    flags,
    is_often,
    is_straight_line,
    is_too_fast,
)
from wijkwijzer.survey.questionnaires import questionnaire
from wijkwijzer.survey.records import DONT_KNOW

STANDARD = questionnaire("standaard")
THEMES = [theme.id for theme in theme_set("themas")]


def marks(question: str, *points: object) -> dict[str, object]:
    return {f"{question}:{t}": point for t, point in zip(THEMES, points, strict=False)}


def test_two_seconds_an_answer_is_the_border() -> None:
    assert is_too_fast(20, channel="tablet", seconds=39)
    assert not is_too_fast(20, channel="tablet", seconds=40)


def test_few_answers_somebody_else_s_typing_and_an_unknown_time_say_nothing() -> None:
    assert not is_too_fast(7, channel="telefoon", seconds=1)
    assert is_too_fast(8, channel="telefoon", seconds=1)
    assert not is_too_fast(30, channel="papier", seconds=1)
    assert not is_too_fast(30, channel="namens", seconds=1)
    assert not is_too_fast(30, channel="telefoon", seconds=None)
    # Ten minutes is the longest that is kept, however many answers there are.
    assert not is_too_fast(400, channel="telefoon", seconds=600)


def test_a_straight_line_is_one_point_on_every_scale() -> None:
    assert is_straight_line(STANDARD, marks("score", *[7] * 8))
    assert not is_straight_line(STANDARD, marks("score", *[7] * 7))
    assert not is_straight_line(STANDARD, marks("score", *[7] * 9, 8))
    both = marks("score", *[7] * 14) | marks("urgentie", *[3] * 14)
    assert is_straight_line(STANDARD, both)
    varied = marks("score", *[7] * 14) | marks("urgentie", *[3] * 13, 4)
    assert not is_straight_line(STANDARD, varied)


def test_weet_ik_niet_is_no_point() -> None:
    assert not is_straight_line(STANDARD, marks("score", *[DONT_KNOW] * 14))
    assert is_straight_line(STANDARD, marks("score", *[5] * 8, *[DONT_KNOW] * 6))
    assert not is_straight_line(STANDARD, {"top": ["wonen", "groen"], "leeftijd": "65+"})


def test_flags_name_both() -> None:
    line = marks("score", *[7] * 14)
    assert flags(STANDARD, line, channel="tablet", seconds=10) == ("te_snel", "rechte_lijn")
    assert flags(STANDARD, line, channel="papier", seconds=10) == ("rechte_lijn",)
    assert flags(STANDARD, {}, channel="tablet", seconds=0) == ()


def test_a_shared_tablet_is_never_too_often() -> None:
    assert not is_often("tablet", 400)
    assert not is_often("telefoon", 3)
    assert is_often("telefoon", 4)


@given(
    st.lists(st.integers(1, 10), min_size=8, max_size=14),
    st.lists(st.integers(1, 5), max_size=14),
)
def test_order_does_not_matter_and_one_other_point_breaks_the_line(
    scores: list[int], urgency: list[int]
) -> None:
    answers = marks("score", *scores) | marks("urgentie", *urgency)
    backwards = dict(reversed(answers.items()))
    assert is_straight_line(STANDARD, backwards) == is_straight_line(STANDARD, answers)
    other = scores[0] % 10 + 1
    assert not is_straight_line(STANDARD, answers | {f"score:{THEMES[-1]}": other})
