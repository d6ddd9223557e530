import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter

from tests.survey.conftest import BUURTEN
from tests.survey.form.test_shapes import square
from tests.survey.kinds import EVERY_KIND
from wijkwijzer.errors import InvalidInput
from wijkwijzer.neighbourhood.places import outline
from wijkwijzer.neighbourhood.records import Point
from wijkwijzer.survey.answers import check_changes, group_values, question_keys
from wijkwijzer.survey.records import Answer, Place, Questionnaire

TWO = ("wonen", "groen")
KEYS = question_keys(EVERY_KIND, TWO)
WIJK = outline([square("kade", 5, 52), square("park", 5.01, 52)])


def check(changes: dict[str, object]) -> dict[str, Answer | None]:
    return check_changes(EVERY_KIND, TWO, BUURTEN, changes, outline=WIJK)


def corner(longitude: object, latitude: object) -> dict[str, object]:
    return {"longitude": longitude, "latitude": latitude}


def pin(**changes: object) -> dict[str, object]:
    """A good answer to `plek`, with what a test changes."""
    return {"id": "p1", "point": corner(5.005, 52.005), "theme": "groen", "text": ""} | changes


RING = [corner(5.001, 52.001), corner(5.009, 52.001), corner(5.005, 52.009)]


def area(ring: object = RING, **changes: object) -> dict[str, object]:
    """A good answer to `gebied`."""
    return {"id": "g1", "ring": ring} | changes


def test_keys_follow_the_questions() -> None:
    assert (
        "buurt",
        *("cijfer:wonen", "nodig:wonen", "cijfer:groen", "nodig:groen"),
        *("eerst", "dagen", "dagen.anders", "groep", "groep.anders", "jaren", "kort", "lang"),
        *("plek", "gebied", "foto"),
    ) == KEYS


GOOD: dict[str, tuple[object, Answer | None]] = {
    "buurt": ("park", "park"),
    "cijfer:wonen": (7, 7),
    "cijfer:groen": ("weet_niet", "weet_niet"),
    "nodig:wonen": (1, 1),
    "eerst": (["groen", "wonen"], ("groen", "wonen")),
    "dagen": (["anders", "wo", "ma"], ("ma", "wo", "anders")),
    "dagen.anders": (" om de\nweek ", "om de week"),
    "groep": ("anders", "anders"),
    "jaren": (0, 0),
    "kort": (" in\tde \n straat ", "in de straat"),
    "lang": ("een\r\ntwee\u2028drie e\u0301\n", "een\ntwee\ndrie \u00e9"),
    "plek": (
        [pin(text=" Hier "), pin(id="p-2", point=corner(5.00499999999, 52))],
        (
            Place(
                id="p1", point=Point(longitude=5.005, latitude=52.005), theme="groen", text="Hier"
            ),
            Place(id="p-2", point=Point(longitude=5.005, latitude=52.0), theme="groen"),
        ),
    ),
    "gebied": (
        [area()],
        (Place(id="g1", ring=tuple(Point.model_validate(one) for one in RING)),),
    ),
    "foto": (["foto-123", "foto-123", "foto_456"], ("foto-123", "foto_456")),
}


def test_good_answers_are_taken_and_cleaned() -> None:
    taken = check({key: sent for key, (sent, _) in GOOD.items()})
    assert taken == {key: kept for key, (_, kept) in GOOD.items()}


@pytest.mark.parametrize("key", KEYS)
def test_null_takes_any_answer_back(key: str) -> None:
    assert check({key: None}) == {key: None}


def test_an_empty_answer_is_none() -> None:
    empty = {"eerst": [], "dagen": (), "dagen.anders": " ", "kort": " ", "lang": "\n"}
    empty |= {"plek": [], "gebied": [], "foto": []}
    assert check(empty) == dict.fromkeys(empty)


def test_a_place_is_kept_before_its_theme_is_chosen() -> None:
    [place] = check({"plek": [pin(theme=None)]})["plek"]  # type: ignore[misc, union-attr]
    assert isinstance(place, Place)
    assert place.theme is None


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
    ("dagen.anders", "x" * 201),
    ("dagen.anders", ["x"]),
    ("jaren.anders", "x"),
    ("plek", {}),
    ("plek", pin()),
    ("plek", [pin(), pin(id="p2"), pin(id="p3")]),
    ("plek", [pin(), pin()]),
    ("plek", [None]),
    ("plek", [[pin()]]),
    ("plek", [pin()] * 100_000),
    ("plek", [pin(id="")]),
    ("plek", [pin(id=7)]),
    ("plek", [pin(id="x" * 81)]),
    ("plek", [pin(id="<b>")]),
    ("plek", [pin(id="nul\x00")]),
    ("plek", [pin(theme="onzin")]),
    ("plek", [pin(theme=["groen"])]),
    ("plek", [pin(text="x" * 41)]),
    ("plek", [pin(text="nul\x00")]),
    ("plek", [pin(text="half \ud83d")]),
    ("plek", [pin(text=None)]),
    ("plek", [pin(extra=1)]),
    ("plek", [pin(ring=RING)]),
    ("plek", [pin(point=None)]),
    ("plek", [pin(point=[5.005, 52.005])]),
    ("plek", [pin(point=corner(6, 52))]),
    ("plek", [pin(point=corner(1e308, 52))]),
    ("plek", [pin(point=corner(-1e308, -1e308))]),
    ("plek", [pin(point=corner(10**400, 52))]),
    ("plek", [pin(point=corner(float("nan"), 52))]),
    ("plek", [pin(point=corner(float("inf"), 52))]),
    ("plek", [pin(point=corner(True, 52))]),
    ("plek", [pin(point=corner("5", "52"))]),
    ("plek", [pin(point={"longitude": 5.005})]),
    ("plek", [pin(point=corner(5.005, 52) | {"altitude": 1})]),
    ("gebied", [area(RING[:2])]),
    ("gebied", [area(RING * 34)]),
    ("gebied", [area(RING, theme="groen")]),
    ("gebied", [area(RING, point=corner(5.005, 52.005))]),
    ("gebied", [area("abc")]),
    ("gebied", [area([*RING, corner(5.005, 1e308)])]),
    ("gebied", [area([RING[0], RING[0], RING[0]])]),
    ("gebied", [area([RING[0], RING[1], corner(5.005, 52.001)])]),
    ("gebied", [area([RING[0], corner(5.009, 52.009), RING[1], corner(5.001, 52.009)])]),
    ("gebied", [area([*RING, corner(5.03, 52.02)])]),
    ("gebied", [area([corner(5.022, 52.001), corner(5.0225, 52.001), corner(5.022, 52.002)])]),
    ("foto", "foto-123"),
    ("foto", ["kort"]),
    ("foto", ["../../../etc/passwd"]),
    ("foto", [1]),
    ("foto", [["foto-123"]]),
    ("foto", ["foto-123"] * 4),
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
degrees = st.floats() | st.floats(4.99, 5.03) | st.floats(51.99, 52.02)
corners = st.builds(corner, degrees, degrees)
ids = st.sampled_from(["a", "b", "foto-123"]) | texts
places = st.fixed_dictionaries(
    {"id": ids},
    optional={
        "point": corners,
        "ring": st.lists(corners, max_size=6),
        "theme": known | texts,
        "text": texts,
    },
)
values = st.recursive(
    scalars | known | corners | places,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner),
)


@given(st.dictionaries(st.sampled_from(KEYS) | texts, values, max_size=6))
def test_whatever_is_sent_is_refused_or_clean(changes: dict[str, object]) -> None:
    try:
        taken = check(changes)
    except InvalidInput:
        return
    assert list(taken) == list(changes)
    assert check(dict(taken)) == taken
    plain = TypeAdapter(dict[str, Answer | None]).dump_json(taken)
    json.dumps(json.loads(plain), allow_nan=False)


inside = st.builds(corner, st.floats(5, 5.02), st.floats(52, 52.006))


@given(st.lists(inside, min_size=3, max_size=8))
def test_an_area_in_the_wijk_is_kept_or_crosses_itself(ring: list[dict[str, object]]) -> None:
    try:
        taken = check({"gebied": [area(ring)]})
    except InvalidInput as error:
        assert "kruisen" in str(error)  # noqa: PT017 - only one refusal is possible here
        return
    [place] = taken["gebied"]  # type: ignore[misc, union-attr]
    assert isinstance(place, Place)
    assert [(p.longitude, p.latitude) for p in place.ring] == [
        (round(p["longitude"], 6), round(p["latitude"], 6))  # type: ignore[call-overload]
        for p in ring
    ]


def test_without_boundaries_there_are_no_places() -> None:
    with pytest.raises(InvalidInput, match="kaart"):
        check_changes(EVERY_KIND, TWO, BUURTEN, {"plek": [pin()]})


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=40))
def test_ordinary_text_is_kept(text: str) -> None:
    kept = unicodedata.normalize("NFC", text.replace("\u2028", "\n").replace("\u2029", "\n"))
    if len(kept.strip()) <= 40:
        assert check({"lang": text}) == {"lang": kept.strip() or None}
