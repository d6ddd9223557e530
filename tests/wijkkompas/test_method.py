"""The worked example of docs/method.md, recomputed to the last digit."""

import math
import re
from pathlib import Path

import numpy as np
import pytest
from scipy import stats

from wijkwijzer.parties.records import Task
from wijkwijzer.statistics.estimates import means
from wijkwijzer.survey.needs import needs
from wijkwijzer.survey.records import Question, Questionnaire, Step
from wijkwijzer.wijkkompas.computation import border_of_need, compass, on_line, slope, task_value
from wijkwijzer.wijkkompas.results import Compass, Needs

METHOD = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
EXAMPLE = METHOD[METHOD.index("### Worked example: wijkkompas") :]


def table(name: str) -> list[dict[str, str]]:
    lines = EXAMPLE[EXAMPLE.index(f"<!-- {name} -->") :].splitlines()[1:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip() for cell in line.strip("|").split("|")])
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def fixed(value: float) -> str:
    return f"{value:.5f}"


THEMES = [name for name in table("answers")[0] if name != "respondent"]
POPULATION = {row["buurt"]: int(row["inhabitants"]) for row in table("population")}
TASKS = [
    Task(
        id=row["task"],
        wijk_id="wijk",
        party_id="gemeente",
        theme=row["theme"],
        title=row["task"],
        buurten=() if row["area"] == "wijk" else (row["area"],),
        urgency=int(row["urgency"]),
    )
    for row in table("tasks")
]
QUESTIONNAIRE = Questionnaire(
    id="voorbeeld",
    version=1,
    title={"nl": "Voorbeeld"},
    languages=("nl",),
    need_rule="urgency",
    need_question="beter",
    steps=(
        Step(
            id="stap",
            each_theme=True,
            questions=(
                Question(
                    id="beter",
                    kind="urgency",
                    text={"nl": "Moet dit beter?"},
                    minimum=1,
                    maximum=5,
                    dont_know=True,
                ),
            ),
        ),
    ),
)
ANSWERS = [
    {f"beter:{theme}": "weet_niet" if row[theme] == "-" else int(row[theme]) for theme in THEMES}
    for row in table("answers")
]


def found(tasks: list[Task]) -> Compass:
    result = means(needs(QUESTIONNAIRE, THEMES, ANSWERS))
    estimates = dict(zip(THEMES, result.estimates, strict=True))
    return compass(Needs(estimates, 8, covariance=result.covariance), tasks, THEMES, POPULATION)


def test_the_result_table_is_what_the_code_computes() -> None:
    computed = [
        {
            "theme": r.theme,
            "n": str(r.n),
            "need": fixed(r.need),
            "SE": fixed(r.standard_error),
            "low": fixed(r.low),
            "high": fixed(r.high),
            "task": fixed(r.task),
            "gap": fixed(r.gap),
            "gap low": fixed(r.gap_low),
            "gap high": fixed(r.gap_high),
            "field": r.field,
        }
        for r in found(TASKS).themes
    ]
    assert computed == table("results")


def test_the_result_table_follows_from_the_formulas_alone() -> None:
    """Needs, intervals and gaps once more, written out from the page without our code."""
    rows = table("answers")
    for stated in table("results"):
        needs_ = [25 * (int(r[stated["theme"]]) - 1) for r in rows if r[stated["theme"]] != "-"]
        n, everyone = len(needs_), len(rows)
        middle = math.fsum(needs_) / n
        variance = everyone / (everyone - 1) * math.fsum(((y - middle) / n) ** 2 for y in needs_)
        half = stats.t.ppf(0.975, everyone - 1) * math.sqrt(variance)
        task = float(stated["task"])
        assert stated["need"] == fixed(middle)
        assert stated["SE"] == fixed(math.sqrt(variance))
        assert stated["low"] == fixed(max(middle - half, 0))
        assert stated["high"] == fixed(min(middle + half, 100))
        assert stated["gap"] == fixed(middle - task)
        assert stated["gap low"] == fixed(max(middle - half - task, -task))
        assert stated["gap high"] == fixed(min(middle + half - task, 100 - task))


def test_the_race_and_the_needle() -> None:
    quantile = stats.t.ppf(1 - 0.05 / 5 / 2, 7)
    assert f"*t* = {fixed(quantile)}" in EXAMPLE
    results = found(TASKS)
    for row in table("race"):
        r = results.theme(row["theme"])
        low, gap_low = r.need - quantile * r.standard_error, r.gap - quantile * r.standard_error
        assert row["need, lower end"] == fixed(low)
        assert row["gap, lower end"] == fixed(gap_low)
        assert row["in the race"] == ("yes" if low > 50 and gap_low > 0 else "no")
    assert results.needle == ("ontmoeten",)


def test_the_paired_difference_and_the_fan() -> None:
    covariance = means(needs(QUESTIONNAIRE, THEMES, ANSWERS)).covariance
    zorg, ontmoeten = THEMES.index("zorg"), THEMES.index("ontmoeten")
    own = covariance[zorg, zorg], covariance[ontmoeten, ontmoeten]
    variance = sum(own) - 2 * covariance[zorg, ontmoeten]
    half = stats.t.ppf(0.975, 7) * np.sqrt(variance)
    stated = re.sub(r"\s+", " ", EXAMPLE)
    assert f"the two means is {fixed(covariance[zorg, ontmoeten])}" in stated
    assert f"= {fixed(variance)}; the interval" in stated
    assert f"= {fixed(46.25 - half)} to {fixed(46.25 + half)}" in stated
    assert f"the interval {fixed(6.25 - half)} to {fixed(6.25 + half)} contains 0" in stated
    without = [task for task in TASKS if task.id != "mantelzorg"]
    assert found(without).needle == ("ontmoeten", "zorg")


def test_the_task_of_the_wijk() -> None:
    assert "(1200 x 0 + 800 x 100) / 2000 = 40" in EXAMPLE
    assert task_value(TASKS, "veiligheid", tuple(POPULATION), POPULATION).value == 40


def test_the_line() -> None:
    border = border_of_need("priority", 14, 3)
    stated = re.sub(r"\s+", " ", EXAMPLE)
    assert f"300/14 = {fixed(border)}" in stated
    assert f"50 x 10 / {fixed(border)} = {fixed(on_line(10, border))}" in stated
    assert f"with slope {fixed(slope(10, border))}, and a need" in stated
    assert f"= {fixed(on_line(40, border))}, with slope {fixed(slope(40, border))}" in stated


@pytest.mark.parametrize("number", ["90.625", "1171.875", "20.92634", "4.57453", "10.81705"])
def test_numbers_in_the_running_text(number: str) -> None:
    deviations = [9.375] * 5 + [-15.625] * 3
    squares = math.fsum(d * d for d in deviations)
    variance = 8 / 7 * squares / 64
    known = {
        "90.625": 725 / 8,
        "1171.875": squares,
        "20.92634": variance,
        "4.57453": math.sqrt(variance),
        "10.81705": stats.t.ppf(0.975, 7) * math.sqrt(variance),
    }
    digits = len(number.split(".")[1])
    assert f"{known[number]:.{digits}f}" == number
    assert number in EXAMPLE
