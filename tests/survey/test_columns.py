"""Answers as columns and back: nothing is lost on the way."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.spreadsheet import csv_bytes, defused, restored
from wijkwijzer.survey.columns import answers_of, cells, columns
from wijkwijzer.survey.records import Question, Questionnaire, Step
from wijkwijzer.workbook import read_table, xlsx_bytes

THEMES = ("wonen", "groen", "zorg", "werk")


def _text(nl: str) -> dict[str, str]:
    return {"nl": nl}


def _question(id_: str, kind: str, **more: object) -> Question:
    return Question.model_validate({"id": id_, "kind": kind, "text": _text(id_)} | more)


OPTIONS = [{"id": o, "text": _text(o)} for o in ("fiets", "auto", "lopend")]
LIST = Questionnaire(
    id="alles",
    version=3,
    title=_text("Alles"),
    languages=("nl",),
    need_rule="urgency",
    need_question="urgentie",
    score_question="score",
    steps=(
        Step(
            id="thema",
            each_theme=True,
            questions=(
                _question("score", "score", dont_know=True),
                _question("urgentie", "urgency", minimum=1, maximum=5, dont_know=True),
            ),
        ),
        Step(
            id="rest",
            questions=(
                _question("top", "top", choose=3),
                _question("vervoer", "multiple", options=OPTIONS, other=True, dont_know=True),
                _question("huis", "single", options=OPTIONS, other=True),
                _question("jaren", "number", minimum=-5, maximum=100),
                _question("zeg", "long"),
                _question("plekken", "pin"),
            ),
        ),
    ),
)

scale = st.one_of(st.integers(1, 5), st.just("weet_niet"))
text = st.text(st.characters(exclude_categories=("C",)), min_size=1, max_size=30).map(
    lambda t: " ".join(t.split()) or "x"
)
tricky = st.one_of(text, st.sampled_from(["=1+1", "'=1+1", "+31", "-", "@x", "''@", "'", 'a;b"c']))
answers = st.fixed_dictionaries(
    {},
    optional={
        "score:wonen": scale,
        "urgentie:zorg": scale,
        "top": st.lists(st.sampled_from(THEMES), min_size=1, max_size=3, unique=True).map(tuple),
        "vervoer": st.one_of(
            st.just("weet_niet"),
            st.sets(st.sampled_from(["fiets", "auto", "lopend", "anders"]), min_size=1).map(
                lambda s: tuple(o for o in ("fiets", "auto", "lopend", "anders") if o in s)
            ),
        ),
        "vervoer.anders": tricky,
        "huis": st.sampled_from(["fiets", "anders"]),
        "huis.anders": tricky,
        "jaren": st.integers(-5, 100),
        "zeg": tricky,
    },
)


def test_every_question_or_option_has_its_column_in_the_order_of_the_questionnaire() -> None:
    names = [column.name for column in columns(LIST, THEMES)]
    assert names[:4] == ["score:wonen", "urgentie:wonen", "score:groen", "urgentie:groen"]
    assert names[8:] == [
        "top=wonen",
        "top=groen",
        "top=zorg",
        "top=werk",
        "vervoer=fiets",
        "vervoer=auto",
        "vervoer=lopend",
        "vervoer=anders",
        "vervoer=weet_niet",
        "vervoer.anders",
        "huis",
        "huis.anders",
        "jaren",
        "zeg",
    ]


def test_a_top_keeps_its_ranks_and_a_choice_says_what_was_not_chosen() -> None:
    row = cells({"top": ("zorg", "wonen"), "vervoer": ("auto",)}, columns(LIST, THEMES))
    assert (row["top=zorg"], row["top=wonen"], row["top=werk"]) == (1, 2, None)
    assert (row["vervoer=auto"], row["vervoer=fiets"]) == (1, 0)
    assert row["score:wonen"] is None


@given(rows=st.lists(answers, min_size=1, max_size=4))
def test_what_goes_out_comes_back_through_every_kind_of_file(rows: list[dict]) -> None:
    asked = columns(LIST, THEMES)
    table = pd.DataFrame([{"id": "x"} | cells(row, asked) for row in rows], dtype=object)
    for name, data in (
        ("a.csv", csv_bytes(table)),
        ("b.csv", csv_bytes(table, dutch=False)),
        ("c.xlsx", xlsx_bytes({"antwoorden": table})),
    ):
        back = [answers_of(row, asked) for row in read_table(name, data)]
        assert back == rows, name


@given(tricky)
def test_a_defused_cell_never_runs_and_comes_back_as_it_was(value: str) -> None:
    safe = str(defused(value))
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert restored(safe) == value
