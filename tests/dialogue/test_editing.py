"""A programme is changed without losing votes, and two people may change it at once."""

from hypothesis import given
from hypothesis import strategies as st

from tests.dialogue.rooms import AGREE, COMPASS, IDEAS, POLL, STATEMENTS, meeting
from wijkwijzer.dialogue.editing import (
    differing,
    moved,
    new_part,
    options_of,
    slug,
    together,
    with_part,
    without_part,
)
from wijkwijzer.dialogue.records import VALUES, Meeting, Part

PLAN = meeting(POLL, COMPASS, STATEMENTS)
TEXTS = st.lists(st.text(min_size=1, max_size=12).filter(str.strip), max_size=8)


def titles(found: Meeting) -> list[str]:
    return [part.id for part in found.programme]


@given(st.text(max_size=80), st.lists(st.sampled_from(["deel", "deel_2", "boom"])))
def test_an_id_is_a_slug_that_is_free(text: str, taken: list[str]) -> None:
    found = slug(text, taken)
    assert found not in taken
    assert Part(id=found, kind="ideeen", title="x").id == found


@given(TEXTS, TEXTS)
def test_every_line_is_an_option_and_no_id_stands_twice(first: list[str], then: list[str]) -> None:
    after = options_of(then, options_of(first, ()))
    assert [option.text for option in after] == [text.strip() for text in then]
    assert len({option.id for option in after}) == len(after)


def test_an_option_that_stays_keeps_its_id_and_theme() -> None:
    before = options_of(["Bomen", "Banken", "Bus"], ())
    before = (before[0].model_copy(update={"theme": "groen"}), *before[1:])
    after = options_of(["Bus", "Bomen"], before)
    assert [(o.id, o.theme) for o in after] == [("bus", None), ("bomen", "groen")]
    reworded = options_of(["Meer bomen", "Banken", "Bus"], before)
    assert next((o.id, o.text, o.theme) for o in reworded) == ("bomen", "Meer bomen", "groen")
    added = options_of(["Bomen", "Banken", "Bus", "Bomen!"], before)
    assert [o.id for o in added] == ["bomen", "banken", "bus", "bomen_2"]


def test_parts_are_added_moved_and_removed() -> None:
    assert titles(moved(PLAN, "stel", -1)) == ["poll", "stel", "kompas"]
    assert titles(moved(PLAN, "poll", -1)) == titles(PLAN)
    assert titles(moved(PLAN, "poll", 9)) == ["kompas", "stel", "poll"]
    assert titles(without_part(PLAN, "kompas")) == ["poll", "stel"]
    added = with_part(PLAN, new_part("akkoord", "Zijn we het eens?", PLAN))
    assert titles(added)[-1] == "zijn_we_het_eens"
    changed = with_part(PLAN, POLL.model_copy(update={"title": "Wie"}))
    assert (titles(changed), changed.programme[0].title) == (titles(PLAN), "Wie")


def test_a_new_part_of_every_kind_is_whole() -> None:
    plan = meeting(IDEAS)
    for kind in VALUES:
        made = with_part(plan, new_part(kind, "Idee", plan))
        assert Meeting.model_validate(made.model_dump()) == made
    dots = new_part("stippen", "Wat eerst?", plan)
    assert (dots.over, dots.ideas_of, dots.each) == ("ideas", "idee", 3)
    left = without_part(with_part(plan, dots), "idee")
    assert (left.programme[0].over, left.programme[0].ideas_of) == ("options", None)
    assert Meeting.model_validate(left.model_dump()) == left


def test_edits_of_two_people_go_together_where_they_do_not_clash() -> None:
    mine = with_part(PLAN, POLL.model_copy(update={"title": "Wie zijn er?"}))
    theirs = moved(PLAN.model_copy(update={"place": "Buurthuis", "version": 2}), "stel", -2)
    both = together(PLAN, theirs, mine)
    assert both is not None
    assert (both.version, both.place, titles(both)) == (2, "Buurthuis", ["stel", "poll", "kompas"])
    assert both.programme[1].title == "Wie zijn er?"
    assert differing(PLAN, both) == ("place", "part:poll", "order")


def test_edits_of_the_same_part_clash() -> None:
    mine = with_part(PLAN, POLL.model_copy(update={"title": "Wie zijn er?"}))
    theirs = with_part(PLAN, POLL.model_copy(update={"minutes": 20}))
    assert together(PLAN, theirs, mine) is None
    assert together(PLAN, without_part(PLAN, "poll"), mine) is None
    assert together(PLAN, with_part(PLAN, AGREE), without_part(PLAN, "poll")) is None
