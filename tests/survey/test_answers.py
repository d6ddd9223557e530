import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.survey.conftest import BUURTEN
from tests.survey.kinds import EVERY_KIND
from wijkwijzer.errors import InvalidInput
from wijkwijzer.survey.answers import check_changes, group_values, question_keys
from wijkwijzer.survey.records import Answer, Questionnaire

TWO = ("wonen", "groen")
KEYS = question_keys(EVERY_KIND, TWO)


def check(changes: dict[str, object]) -> dict[str, Answer | None]:
    return check_changes(EVERY_KIND, TWO, BUURTEN, changes)


def test_keys_follow_the_questions() -> None:
    assert (
        "buurt",
        *("cijfer:wonen", "nodig:wonen", "cijfer:groen", "nodig:groen"),
        *("eerst", "dagen", "groep", "jaren", "kort", "lang"),
    ) == KEYS


GOOD: dict[str, tuple[object, Answer | None]] = {
    "buurt": ("park", "park"),
    "cijfer:wonen": (7, 7),
    "cijfer:groen": ("weet_niet", "weet_niet"),
    "nodig:wonen": (1, 1),
    "eerst": (["groen", "wonen"], ("groen", "wonen")),
    "dagen": (["wo", "ma"], ("ma", "wo")),
    "groep": ("koor", "koor"),
    "jaren": (0, 0),
    "kort": (" in\tde \n straat ", "in de straat"),
    "lang": ("een\r\ntwee\u2028drie e\u0301\n", "een\ntwee\ndrie \u00e9"),
}


def test_good_answers_are_taken_and_cleaned() -> None:
    taken = check({key: sent for key, (sent, _) in GOOD.items()})
    assert taken == {key: kept for key, (_, kept) in GOOD.items()}


@pytest.mark.parametrize("key", KEYS)
def test_null_takes_any_answer_back(key: str) -> None:
    assert check({key: None}) == {key: None}


def test_an_empty_answer_is_none() -> None:
    assert check({"eerst": [], "dagen": (), "kort": " ", "lang": "\n"}) == dict.fromkeys(
        ("eerst", "dagen", "kort", "lang")
    )


def test_a_group_question_may_be_refused() -> None:
    assert check({"buurt": "niet_gezegd"}) == {"buurt": "niet_gezegd"}


BAD: list[tuple[str, object]] = [
    ("onbekend", 3),
    ("cijfer", 3),
    ("cijfer:energie", 3),
    ("cijfer:wonen ", 3),
    ("\ud800", 3),
    ("x" * 10_000, 3),
    ("cijfer:wonen", True),
    ("cijfer:wonen", 0),
    ("cijfer:wonen", 8),
    ("cijfer:wonen", 10**400),
    ("cijfer:wonen", -(10**5000)),
    ("cijfer:wonen", 7.0),
    ("cijfer:wonen", float("nan")),
    ("cijfer:wonen", float("inf")),
    ("cijfer:wonen", "7"),
    ("cijfer:wonen", [7]),
    ("cijfer:wonen", {}),
    ("cijfer:wonen", "niet_gezegd"),
    ("nodig:wonen", 6),
    ("nodig:wonen", "weet_niet"),
    ("buurt", "elders"),
    ("buurt", "weet_niet"),
    ("buurt", ["park"]),
    ("buurt", 1),
    ("groep", "niet_gezegd"),
    ("groep", {"koor": 1}),
    ("eerst", "wonen"),
    ("eerst", ["wonen", "wonen"]),
    ("eerst", ["wonen", "groen", "wonen"]),
    ("eerst", ["energie"]),
    ("eerst", [["wonen"]]),
    ("eerst", [None]),
    ("eerst", {"wonen": 1}),
    ("eerst", ["wonen"] * 100_000),
    ("dagen", ["ma", "di", "wo", "ma"]),
    ("jaren", 100),
    ("jaren", -1),
    ("kort", "x" * 21),
    ("kort", 5),
    ("lang", "x" * 41),
    ("lang", "x" * 1_000_000),
    ("lang", "nul\x00"),
    ("lang", "bel\x07"),
    ("lang", "half \ud83d teken"),
    ("lang", ["een"]),
]


@pytest.mark.parametrize(("key", "value"), BAD, ids=range(len(BAD)))
def test_what_could_not_be_given_is_refused(key: str, value: object) -> None:
    with pytest.raises(InvalidInput) as caught:
        check({"groep": "koor", key: value})
    assert len(caught.value.problems) == 1
    # The message can be sent as it is, and does not carry what was sent.
    message = json.dumps([str(caught.value), *caught.value.problems], ensure_ascii=False)
    assert len(message.encode("utf-8")) < 600


def test_all_problems_are_named_at_once() -> None:
    with pytest.raises(InvalidInput) as caught:
        check({"cijfer:wonen": 9, "groep": "koor", "buurt": "elders", "weg": 1})
    assert [line.split(":")[0] for line in caught.value.problems] == [
        "Vraag cijfer",
        "Vraag buurt",
        "Deze vraag bestaat niet",
    ]


def test_keys_that_are_no_text_are_refused() -> None:
    with pytest.raises(InvalidInput):
        check({3: 3, None: 3})  # type: ignore[dict-item]


def test_text_is_measured_as_it_is_stored() -> None:
    assert check({"lang": "e\u0301" * 40}) == {"lang": "\u00e9" * 40}
    assert check({"lang": " " * 30 + "x" * 40}) == {"lang": "x" * 40}


def test_groups_of_a_respondent(standard: Questionnaire) -> None:
    answers: dict[str, Answer] = {
        "buurt": "park",
        "leeftijd": "65+",
        "huishouden": "niet_gezegd",
        "score:wonen": 3,
    }
    assert group_values(standard, answers) == {
        "buurt": "park",
        "age": "65+",
        "household": "niet_gezegd",
        "tenure": "niet_gezegd",
    }
    assert set(group_values(standard, {}).values()) == {"niet_gezegd"}


texts = st.text(st.characters(codec=None, exclude_categories=()), max_size=60)
scalars = st.none() | st.booleans() | st.integers() | st.floats() | texts
known = st.sampled_from([*TWO, *BUURTEN, "ma", "di", "koor", "weet_niet", "niet_gezegd", 1, 5, 7])
values = st.recursive(
    scalars | known, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner)
)


@given(st.dictionaries(st.sampled_from(KEYS) | texts, values, max_size=6))
def test_whatever_is_sent_is_refused_or_clean(changes: dict[str, object]) -> None:
    try:
        taken = check(changes)
    except InvalidInput:
        return
    assert list(taken) == list(changes)
    assert check(dict(taken)) == taken
    json.dumps(taken, ensure_ascii=False, allow_nan=False).encode("utf-8")


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40))
def test_ordinary_text_is_kept(text: str) -> None:
    kept = unicodedata.normalize("NFC", text.replace("\u2028", "\n").replace("\u2029", "\n"))
    if len(kept.strip()) <= 40:
        assert check({"lang": text}) == {"lang": kept.strip() or None}
