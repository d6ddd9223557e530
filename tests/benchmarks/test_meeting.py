"""The driver of a meeting, small: it counts well, notices what is wrong, and nothing is lost."""

from collections import Counter

import pytest

from benchmarks import meeting
from benchmarks.meeting import Plan, Seen
from tests.dialogue.rooms import vote
from wijkwijzer.cli.participants import Tap


@pytest.mark.heavy
@pytest.mark.usefixtures("servers_at_once")
def test_eight_people_vote_and_the_server_is_killed_meanwhile(port: int) -> None:
    plan = Plan(people=8, arrive=0.2, think=0.2, polls=1)
    seen = meeting.measure(plan, port)
    assert +seen.faults == {}
    assert seen.ledger.refused == {}
    # One choice, six statements and at most three piles of dots each; six more around the kill.
    assert len(seen.ledger.stored) == len(seen.ledger.taps)
    assert 8 * (1 + 6 + 1) <= seen.votes <= 8 * (1 + 6 + 3)
    assert len(seen.ledger.stored) == seen.votes + 8 * 6
    assert len(seen.waits) == 3 * 8
    assert seen.ledger.retries.total() > 0
    assert "| votes lost, counted twice, or told otherwise | 0 | 0 |" in meeting.report(plan, seen)


def test_a_vote_that_is_gone_changed_or_strange_is_a_fault() -> None:
    seen = Seen()
    for number, vote_id in enumerate(("goed", "weg", "anders")):
        seen.ledger.taps[vote_id] = Tap(number, "poll", "ja", 1, 0.0)
        seen.ledger.stored[vote_id] = 1.0
    ballots = [
        vote(1, "ja", 1).model_copy(update={"id": "goed"}),
        vote(2, "ja", 0).model_copy(update={"id": "anders"}),
        vote(2, "ja", 1).model_copy(update={"id": "vreemd"}),
    ]
    meeting.check(ballots, seen)
    assert +seen.faults == Counter(
        {
            "a confirmed vote is gone": 1,
            "a vote is stored otherwise than it was given": 1,
            "a vote is stored that nobody gave": 1,
        }
    )
