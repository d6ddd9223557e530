"""The invented neighbourhood has a meeting that was held, with what came of it, and one to come."""

from tests.conftest import FACILITATOR, NOW
from wijkwijzer.cli.example_meetings import PEOPLE, store_meetings
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.meeting_report import published_meetings
from wijkwijzer.publish.meetings import part_result
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
