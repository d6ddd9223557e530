"""Suggestions: the same theme, place or words, each with its why."""

from hypothesis import given
from hypothesis import strategies as st

from tests.programme.undertaken import at
from wijkwijzer.programme.suggestions import Candidate, Suggester

REMARKS = [
    Candidate("contribution", "o1", "De banken in het park zijn stuk", ("veiligheid",), ("b0",)),
    Candidate("contribution", "o2", "Een bank bij de school", ("verkeer",), ("b1",)),
    Candidate("contribution", "o3", "Meer bomen graag", ("groen",), ("b0",)),
    Candidate("task", "t1", "Verlichting vernieuwen", ("veiligheid",)),
]


def test_each_suggestion_says_why() -> None:
    found = Suggester(REMARKS).suggest(
        "Nieuwe banken", themes=["veiligheid"], buurten=["b0"], most=3
    )
    assert found[0].id == "o1"
    assert (found[0].themes, found[0].buurten) == (("veiligheid",), ("b0",))
    assert found[0].words == ("banken",)
    by_id = {one.id: one for one in found}
    assert by_id["o2"].words == ("bank",)
    assert by_id["t1"].themes == ("veiligheid",)
    assert "o3" not in by_id  # only in the same buurt


def test_so_many_of_each_kind() -> None:
    found = Suggester(REMARKS).suggest("banken bomen park", themes=["veiligheid"], most=1)
    assert [one.kind for one in found].count("contribution") == 1
    assert [one.id for one in found if one.kind == "task"] == ["t1"]


def test_points_near_each_other() -> None:
    there = Candidate("contribution", "o", "Kuil", ("verkeer",), point=at(5.005))
    (near,) = Suggester([there]).suggest("x", themes=["verkeer"], point=at(5.0060))
    (far,) = Suggester([there]).suggest("x", themes=["verkeer"], point=at(5.0160))
    assert (near.near, far.near) == (True, False)
    assert near.score > far.score


def test_a_word_that_stands_everywhere_points_to_nothing() -> None:
    many = [Candidate("contribution", f"o{i}", f"straat nummer{chr(97 + i)}") for i in range(20)]
    assert Suggester(many).suggest("straat") == ()
    (one,) = Suggester(many).suggest("straat nummerc")
    assert (one.id, one.words) == ("o2", ("nummerc",))


words = st.sampled_from(["lantaarn", "boom", "park", "school", "fiets", "stoep"])
candidates = st.lists(
    st.builds(
        lambda i, text, theme: Candidate("contribution", f"o{i}", " ".join(text), (theme,)),
        st.integers(0, 10**6),
        st.lists(words, max_size=4),
        st.sampled_from(["wonen", "groen"]),
    ),
    unique_by=lambda one: one.id,
    max_size=12,
)


@given(candidates, st.lists(words, max_size=3), st.randoms(use_true_random=False))
def test_the_order_of_candidates_does_not_matter(
    found: list[Candidate], text: list[str], random: object
) -> None:
    mixed = list(found)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    asked = {"text": " ".join(text), "themes": ["wonen"]}
    assert Suggester(found).suggest(**asked) == Suggester(mixed).suggest(**asked)  # type: ignore[arg-type]
    for one in Suggester(found).suggest(**asked):  # type: ignore[arg-type]
        assert one.themes or one.words
        assert one.score > 0 or one.words


def test_nothing_to_suggest_from() -> None:
    assert Suggester([]).suggest("lantaarn", themes=["wonen"]) == ()
