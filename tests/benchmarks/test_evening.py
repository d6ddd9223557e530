"""What an evening in a browser is held against: small, without a browser."""

from collections import Counter

from benchmarks.evening_report import CLOCK, Round, Seen, kept, report, take_times
from benchmarks.hall import FIRST, Drawn
from tests.dialogue.rooms import vote
from wijkwijzer.cli.participants import Ledger, Tap


def ledger(**taps: Tap) -> Ledger:
    return Ledger(taps=taps, stored=dict.fromkeys(taps, 2.0))


def test_the_last_of_what_a_device_was_told_was_kept_counts() -> None:
    told = ledger(
        a=Tap(1, "stel", "ja", 1, 1.0),
        b=Tap(1, "stel", "ja", -1, 2.0),
        c=Tap(2, "stel", "dubbel", 1, 1.0),
        d=Tap(1, "stel", "dubbel", 1, 1.0),
    )
    told.taps["never-sent"] = Tap(3, "stel", "ja", 1, 1.0)
    assert kept(told, "stel", "", {"dubbel": "ja"}) == Counter(ja=2)
    staged = ledger(a=Tap(1, "dil", "x:voor", 1, 1.0), b=Tap(1, "dil", "x:na", 1, 2.0))
    assert kept(staged, "dil", "na", {}) == Counter(x=1)
    dots = ledger(a=Tap(1, "stippen", "x", 1, 1.0), b=Tap(1, "stippen", "x", 2, 2.0))
    assert kept(dots, "stippen", "", {}) == Counter(x=2)


def test_a_tap_is_on_the_wall_with_the_first_picture_that_counts_it() -> None:
    seen = Seen(
        ledger=ledger(een=Tap(0, "poll", "ja", 1, 10.0), twee=Tap(FIRST, "poll", "ja", 1, 11.0))
    )
    seen.rounds.append(Round("poll", "", CLOCK + 9, CLOCK + 20))
    seen.votes, seen.seconds = 2, 10.0
    drawn = [Drawn(CLOCK + at, "", "", n, "") for at, n in ((9.5, 0), (10.5, 1), (12.0, 2))]
    ballots = [vote(1, "ja", 1).model_copy(update={"id": "een"})]
    ballots.append(vote(2, "ja", 1).model_copy(update={"id": "twee"}))
    take_times(ballots, drawn, seen)
    assert [round(wait, 3) for wait in (*seen.drawn, *seen.by_finger)] == [0.5, 1.0]
    ballots.append(vote(3, "ja", 1).model_copy(update={"id": "een"}))
    take_times(ballots, drawn, seen)
    assert +seen.faults == Counter({"a vote in poll never came to the wall": 1})
    assert "| votes lost, counted twice, or told otherwise | 1 | 0 |" in report(seen, 1, 1, 10)
