"""The invented neighbourhood has a meeting that was held, with what came of it, and one to come."""

import pytest

from tests.conftest import FACILITATOR, NOW
from tests.intake.agreed import decision, saved_measure
from wijkwijzer.cli.example_meetings import PEOPLE, store_meetings
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.dialogue.targets import merged
from wijkwijzer.intake.programme import merge
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.programme.criteria import CRITERIA
from wijkwijzer.programme.records import Tie
from wijkwijzer.publish.meeting_report import published_meetings
from wijkwijzer.publish.meetings import part_result
from wijkwijzer.publish.programme import longlist
from wijkwijzer.store import Store


def test_one_evening_was_held_and_one_is_to_come(store: Store, wijk: Wijk) -> None:
    store_meetings(store, wijk, identity=FACILITATOR, now=NOW)
    with store.read() as reader:
        held, coming = reader.all(Meeting, wijk.id)
        assert reader.seat_count(held.id) == PEOPLE
        assert len(reader.follow_ups(held.id)) == 2
        cards = reader.cards(held.id)
    assert (held.closed_at is not None, coming.opened_at) == (True, None)
    assert held.held_on < NOW.date().isoformat() < coming.held_on
    assert {card.state for card in cards} >= {"passed", "merged"}
    assert "wait" not in {card.state for card in cards}
    assert {card.theme for card in cards if card.kind == "idee"} >= {"groen", "ontmoeten"}
    assert published_meetings(store, wijk.id) == (held.id,)
    for part in held.programme:
        found = part_result(store, held.id, part.id).content
        if part.kind != "ideeen":
            assert found is not None
            assert found.n == PEOPLE


def test_the_dots_of_an_idea_count_for_what_became_of_it(store: Store, wijk: Wijk) -> None:
    store_meetings(store, wijk, identity=FACILITATOR, now=NOW)
    with store.read() as reader:
        held, _coming = reader.all(Meeting, wijk.id)
    dots = next(part for part in held.programme if part.kind == "stippen")
    result = part_result(store, held.id, dots.id).content
    assert result is not None
    most, next_, *_rest = sorted(
        (one for one in result.targets if one.n), key=lambda one: -(one.n or 0)
    )
    stays = saved_measure(store, wijk, "m1", sources=(Tie(kind="card", id=next_.target),))
    gone = saved_measure(store, wijk, "m2", sources=(Tie(kind="card", id=most.target),))
    merge(store, [gone], stays, decision(), identity=FACILITATOR, now=NOW)
    judged = longlist(store, wijk.id, None, identity=FACILITATOR).content.judged
    assert judged.measures == ("m1",)
    known = judged.raw[0, CRITERIA.index("steun")]
    assert known == pytest.approx(100 * (most.n or 0) / PEOPLE)


def test_what_is_tied_to_a_card_that_was_merged_has_the_dots_of_the_one_that_stays(
    store: Store, wijk: Wijk
) -> None:
    store_meetings(store, wijk, identity=FACILITATOR, now=NOW)
    with store.read() as reader:
        held, _coming = reader.all(Meeting, wijk.id)
        stands = merged(reader.cards(held.id))
    dots = next(part for part in held.programme if part.kind == "stippen")
    result = part_result(store, held.id, dots.id).content
    assert result is not None
    n = {one.target: one.n for one in result.targets}
    gone, stays = next((one, to) for one, to in stands.items() if n.get(to))
    saved_measure(store, wijk, "m1", sources=(Tie(kind="card", id=gone),))
    saved_measure(store, wijk, "m2", sources=(Tie(kind="card", id=stays),))
    both = tuple(Tie(kind="card", id=one) for one in (gone, stays))
    saved_measure(store, wijk, "m3", sources=both)
    found = longlist(store, wijk.id, None, identity=FACILITATOR).content
    known = found.judged.raw[:, CRITERIA.index("steun")]
    assert known == pytest.approx([100 * (n[stays] or 0) / PEOPLE] * 3)
    # What answers to a card and to what was merged into it answers to one thing.
    assert set(found.sources.values()) == {(Tie(kind="card", id=stays),)}
