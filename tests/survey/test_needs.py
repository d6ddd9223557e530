import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.survey.conftest import THEMES
from tests.survey.kinds import EVERY_KIND
from wijkwijzer.survey.needs import dont_know_counts, improvement, needs, scores
from wijkwijzer.survey.records import Answers, Questionnaire

NAN = np.nan
PRIORITY = EVERY_KIND.model_copy(update={"need_rule": "priority", "need_question": "eerst"})
TWO = ("wonen", "groen")


def rows(key: str, values: list[object]) -> list[Answers]:
    return [{} if value is None else {key: value} for value in values]  # type: ignore[dict-item]


def test_urgency_counts_25_a_step(standard: Questionnaire) -> None:
    answers = rows("urgentie:wonen", [1, 2, 3, 4, 5, "weet_niet", None])
    found = needs(standard, ["wonen"], answers)[:, 0]
    np.testing.assert_array_equal(found, [0, 25, 50, 75, 100, NAN, NAN])
    wish = improvement(standard, ["wonen"], answers)[:, 0]
    np.testing.assert_array_equal(wish, [0, 0, 0, 1, 1, NAN, NAN])
    assert dont_know_counts(standard, ["wonen", "groen"], answers).tolist() == [1, 0]


def test_dissatisfaction_turns_the_scale_round() -> None:
    answers = rows("cijfer:groen", [1, 3, 4, 7, "weet_niet"])
    found = needs(EVERY_KIND, ["groen"], answers)[:, 0]
    np.testing.assert_allclose(found, [100, 200 / 3, 50, 0, NAN])
    wish = improvement(EVERY_KIND, ["groen"], answers)[:, 0]
    np.testing.assert_array_equal(wish, [1, 1, 0, 0, NAN])


def test_dissatisfaction_of_a_school_mark_is_low_to_five(standard: Questionnaire) -> None:
    marks = standard.model_copy(update={"need_rule": "dissatisfaction", "need_question": "score"})
    answers = rows("score:wonen", [1, 5, 6, 10])
    np.testing.assert_allclose(needs(marks, ["wonen"], answers)[:, 0], [100, 500 / 9, 400 / 9, 0])
    np.testing.assert_array_equal(improvement(marks, ["wonen"], answers)[:, 0], [1, 1, 0, 0])


def test_priority_is_all_or_nothing() -> None:
    answers = rows("eerst", [("groen",), ("groen", "wonen"), ("energie",), None, "weet_niet"])
    expected = [[0, 100], [100, 100], [0, 0], [NAN, NAN], [NAN, NAN]]
    np.testing.assert_array_equal(needs(PRIORITY, TWO, answers), expected)
    np.testing.assert_array_equal(improvement(PRIORITY, TWO, answers), np.array(expected) / 100)
    assert dont_know_counts(PRIORITY, TWO, answers).tolist() == [1, 1]


def test_scores_are_raw(standard: Questionnaire) -> None:
    answers: list[Answers] = [{"score:groen": 8, "urgentie:groen": 2}, {"score:groen": "weet_niet"}]
    np.testing.assert_array_equal(scores(standard, TWO, answers), [[NAN, 8], [NAN, NAN]])
    unasked = standard.model_copy(update={"score_question": None})
    assert np.isnan(scores(unasked, TWO, answers)).all()


@pytest.mark.parametrize("questionnaire", [EVERY_KIND, PRIORITY])
def test_nobody_gives_an_empty_table(questionnaire: Questionnaire) -> None:
    assert needs(questionnaire, THEMES, []).shape == (0, len(THEMES))
    assert improvement(questionnaire, THEMES, []).shape == (0, len(THEMES))
    assert dont_know_counts(questionnaire, THEMES, []).tolist() == [0] * len(THEMES)


points = st.lists(st.none() | st.just("weet_niet") | st.integers(1, 7), max_size=30)


@given(points)
def test_need_is_within_0_and_100_and_missing_where_the_answer_is(values: list[object]) -> None:
    answers = rows("cijfer:wonen", values)
    found = needs(EVERY_KIND, ["wonen"], answers)[:, 0]
    assert np.isnan(found).tolist() == [not isinstance(value, int) for value in values]
    assert ((found >= 0) & (found <= 100) | np.isnan(found)).all()
    wish = improvement(EVERY_KIND, ["wonen"], answers)[:, 0]
    # Who wants it better needs it more than who does not.
    assert (found[wish == 1] > 50).all()
    assert (found[wish == 0] <= 50).all()
