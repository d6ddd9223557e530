"""Who is heard in a meeting, out of the store."""

from tests.conftest import FACILITATOR, NOW
from tests.intake.halls import hall
from wijkwijzer.intake import meeting_room, records
from wijkwijzer.neighbourhood.records import Population, Wijk
from wijkwijzer.publish.meeting_heard import meeting_heard
from wijkwijzer.store import Store


def test_seats_turns_and_figures_come_together_for_the_facilitator(
    store: Store, wijk: Wijk
) -> None:
    for buurt, count in (("b0", 300), ("b1", 100)):
        row = Population(
            id=f"p{buurt}", wijk_id=wijk.id, buurt_id=buurt, variable="total", count=count
        )
        records.save_record(store, row, identity=FACILITATOR, now=NOW)
    room = hall(store, wijk)
    room.join(6, here="bewoner", buurt="b0")
    room.join(2, here="ambtenaar", buurt="b1")
    meeting_room.tap_turn(
        store, room.meeting.id, "here", "ambtenaar", identity=FACILITATOR, now=NOW
    )
    found = meeting_heard(store, room.meeting.id)
    assert found.audience == "facilitator"
    groups = {(group.variable, group.category): group for group in found.content.groups}
    assert groups["here", "ambtenaar"].turns == 1
    assert groups["here", "ambtenaar"].turns_expected == 0.25
    # Six residents; three quarters of the inhabitants of whom something is known live in b0.
    assert groups["buurt", "b0"].expected == 4.5
    assert groups["buurt", "b1"].present == 2
    assert groups["buurt", "b1"].residents == 0
