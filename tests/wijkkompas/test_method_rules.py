"""The worked examples of docs/method.md under `dissatisfaction` and `priority`, recomputed."""

import math
import re

import pytest
from scipy import stats

from tests.wijkkompas.test_method import EXAMPLE, POPULATION, TASKS, fixed, table
from wijkwijzer.statistics.estimates import exact_if_unanimous, means
from wijkwijzer.survey.needs import needs
from wijkwijzer.survey.questionnaires import find_question, questionnaire
from wijkwijzer.survey.records import Answers, Questionnaire
from wijkwijzer.wijkkompas.computation import border_of_need, compass
from wijkwijzer.wijkkompas.results import Borders, Compass, Needs

STATED = re.sub(r"\s+", " ", EXAMPLE)
SCORE_THEMES = ["wonen", "veiligheid", "ontmoeten"]
CHOICE_THEMES = ["wonen", "veiligheid", "zorg", "ontmoeten", "winkels"]
SCORES: list[Answers] = [
    {
        f"plekscore:{theme}": "weet_niet" if row[theme] == "-" else int(row[theme])
        for theme in SCORE_THEMES
    }
    for row in table("scores")
]
CHOICES: list[Answers] = [
    {} if row["chosen"] == "-" else {"top": tuple(row["chosen"].split(", "))}
    for row in table("choices")
]


def found(asked: Questionnaire, themes: list[str], answers: list[Answers]) -> Compass:
    result = means(needs(asked, themes, answers))
    estimates = result.estimates
    if asked.need_rule == "priority":
        estimates = tuple(map(exact_if_unanimous, estimates))
    border = border_of_need(asked.need_rule, len(themes), 2)
    return compass(
        Needs(
            dict(zip(themes, estimates, strict=True)), len(answers), covariance=result.covariance
        ),
        TASKS,
        themes,
        POPULATION,
        Borders(need=border),
    )


def as_rows(result: Compass) -> list[dict[str, str]]:
    def said(value: float | None) -> str:
        return "-" if value is None else fixed(value)

    return [
        {
            "theme": r.theme,
            "n": str(r.n),
            "need": said(r.need),
            "SE": said(r.standard_error),
            "low": said(r.low),
            "high": said(r.high),
            "task": said(r.task),
            "gap": said(r.gap),
            "gap low": said(r.gap_low),
            "gap high": said(r.gap_high),
            "field": r.field,
        }
        for r in result.themes
    ]


def test_the_plekscore_table_is_what_the_code_computes() -> None:
    result = found(questionnaire("plekscore", 1), SCORE_THEMES, SCORES)
    assert as_rows(result) == table("score results")
    assert result.needle == ("ontmoeten",)
    ahead = result.theme("ontmoeten").gap - result.theme("veiligheid").gap
    assert f"points to ontmoeten: {fixed(ahead)} ahead" in STATED


def test_the_top_two_table_is_what_the_code_computes() -> None:
    result = found(questionnaire("vijf-minuten", 1), CHOICE_THEMES, CHOICES)
    assert as_rows(result) == table("choice results")
    assert result.needle == ("ontmoeten",)


def test_the_tables_follow_from_the_formulas_alone() -> None:
    """Needs, intervals and gaps once more, written out from the page without our code."""
    for name, themes, border in (("score", SCORE_THEMES, 50.0), ("choice", CHOICE_THEMES, 40.0)):
        for stated in table(f"{name} results"):
            values, everyone = by_hand(name, stated["theme"])
            n, middle = len(values), math.fsum(values) / len(values)
            assert stated["theme"] in themes
            assert (stated["n"], stated["need"]) == (str(n), fixed(middle))
            assert stated["gap"] == fixed(line(middle, border) - float(stated["task"]))
            squares = math.fsum(((y - middle) / n) ** 2 for y in values)
            if not squares:
                assert stated["high"] == fixed(float(100 * stats.beta.ppf(0.975, 1, n)))
                continue
            error = math.sqrt(everyone / (everyone - 1) * squares)
            half = stats.t.ppf(0.975, everyone - 1) * error
            steep = 50 / border if middle <= border else 50 / (100 - border)
            gap, task = line(middle, border) - float(stated["task"]), float(stated["task"])
            assert stated["SE"] == fixed(error)
            assert stated["low"] == fixed(max(middle - half, 0))
            assert stated["high"] == fixed(min(middle + half, 100))
            assert stated["gap low"] == fixed(max(gap - steep * half, -task))
            assert stated["gap high"] == fixed(min(gap + steep * half, 100 - task))


def by_hand(name: str, theme: str) -> tuple[list[float], int]:
    if name == "score":
        rows = table("scores")
        return [100 * (7 - int(r[theme])) / 6 for r in rows if r[theme] != "-"], len(rows)
    rows = table("choices")
    return [100.0 * (theme in r["chosen"]) for r in rows if r["chosen"] != "-"], len(rows)


def line(value: float, border: float) -> float:
    if value <= border:
        return 50 * value / border
    return 50 + 50 * (value - border) / (100 - border)


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("8/7 x 1111.11111 / 8² = {}", 8 / 7 * (4 * 277.7777777778) / 64),
        ("12/11 x 9090.90909 / 11² = {}", 12 / 11 * (10 * 9.0909090909**2 + 90.909090909**2) / 121),
        ("50 + 50 (90.90909 - 40) / 60 = {}", 50 + 50 * (1000 / 11 - 40) / 60),
        ("100 (1 - 0.025^(1/11)) = {}", 100 * (1 - 0.025 ** (1 / 11))),
    ],
)
def test_numbers_in_the_running_text(sentence: str, value: float) -> None:
    assert sentence.format(fixed(value)) in STATED


def test_the_shipped_questionnaires_have_the_rules_of_the_examples() -> None:
    score = find_question(questionnaire("plekscore", 1), "plekscore")
    assert (questionnaire("plekscore", 1).need_rule, score.minimum, score.maximum) == (
        "dissatisfaction",
        1,
        7,
    )
    assert questionnaire("vijf-minuten", 1).need_rule == "priority"
