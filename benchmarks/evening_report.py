"""What was measured in an evening, held against the database, and put in words."""

import os
import time
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from benchmarks import meeting
from benchmarks.hall import FIRST, Drawn
from benchmarks.results import machine, percentile
from wijkwijzer.cli.participants import Ledger, Tap
from wijkwijzer.dialogue.records import Ballot
from wijkwijzer.dialogue.targets import stage_of, target_of

CLOCK = time.time() - time.monotonic()
"""From the clock of taps to that of what was drawn."""


@dataclass
class Round:
    """A time in which votes are taken: in which part, at which stage, from when to when."""

    part: str
    stage: str
    began: float
    ended: float = float("inf")


@dataclass
class Seen(meeting.Seen):
    """What was measured beside what `benchmarks.meeting` measures.

    Parameters
    ----------
    rounds
        Those that count for the times.
    drawn, by_finger
        Seconds from a simulated tap, and from one in a browser, until the wall had drawn it.
    shown
        Seconds from a tap on the console until the wall had drawn the result.
    errors
        Of the pages.
    offline
        Votes given while the wifi was away.
    compared
        Results on the wall that were held against what the devices were told was kept.
    load
        Of the machine at the start and at the end.
    """

    rounds: list[Round] = field(default_factory=list)
    drawn: list[float] = field(default_factory=list)
    by_finger: list[float] = field(default_factory=list)
    shown: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    offline: int = 0
    compared: int = 0
    load: tuple[float, float] = (0, 0)
    minutes: float = 0


def kept(ledger: Ledger, part: str, stage: str, merged: Mapping[str, str]) -> Counter[str]:
    """Count by target what the devices were told was kept: dots, or people who answered."""
    latest: dict[tuple[int, str], Tap] = {}
    for vote_id in sorted(ledger.stored, key=lambda vote_id: ledger.taps[vote_id].at):
        tap = ledger.taps[vote_id]
        if tap.part == part and (not stage or stage_of(tap.key) == stage):
            target = target_of(tap.key) if stage else tap.key
            latest[tap.person, target] = tap
    counted = Counter[str]()
    for (person, target), tap in latest.items():
        stays = merged.get(target, target)
        if stays == target or (person, stays) not in latest:
            counted[stays] += tap.value if part == "stippen" else 1
    return counted


def take_times(ballots: list[Ballot], drawn: list[Drawn], seen: Seen) -> None:
    """Work out how long taps took to be drawn.

    The wall says how many have voted. The first vote of the r-th to vote, in the order of the
    database, is there with the first picture of that round that says r or more.
    """
    for lap in seen.rounds:
        if lap.part == "ambities":
            continue  # there it says how many parties
        told = [one for one in drawn if lap.began <= one.at <= lap.ended + 1]
        met: set[int] = set()
        for ballot in ballots:
            tap = seen.ledger.taps.get(ballot.id)
            if tap is None or tap.part != lap.part or ballot.participant in met:
                continue
            if lap.stage and not tap.key.endswith(f":{lap.stage}"):
                continue
            met.add(ballot.participant)
            at = next((one.at for one in told if one.n >= len(met)), None)
            if at is None:
                seen.faults[f"a vote in {lap.part} never came to the wall"] += 1
            else:
                waits = seen.by_finger if tap.person >= FIRST else seen.drawn
                waits.append(at - tap.at - CLOCK)
    for ballot in ballots:
        tap = seen.ledger.taps.get(ballot.id)
        if tap is not None and tap.person < FIRST and tap.part != "stippen":
            seen.confirmations.append(seen.ledger.stored[ballot.id] - tap.at)


def report(seen: Seen, n: int, think: float, minutes: int) -> str:
    """Put what was measured in a section of the results."""
    ledger, faults = seen.ledger, +seen.faults
    others = seen.others / (seen.seconds * (os.cpu_count() or 1))
    times = (
        ("from a tap of a simulated person to the wall, drawn", seen.drawn, "500, 1000"),
        ("from a tap in a browser to the wall, drawn", seen.by_finger, "500, 1000"),
        ("from a simulated tap to its confirmation", seen.confirmations, ""),
        ("from a tap on the console to the result, drawn", seen.shown, ""),
    )
    rows = (
        ("votes confirmed, in all", f"{len(ledger.stored)}", ""),
        ("cards written by simulated people", f"{ledger.cards}", ""),
        ("votes in the measured rounds", f"{seen.votes} in {seen.seconds:.0f} s", ""),
        (
            "processor time of the server per vote, every screen included",
            f"{1000 * seen.cpu / seen.votes:.1f} ms",
            "",
        ),
        ("processor of the server meanwhile", f"{seen.cpu / seen.seconds:.0%} of one core", ""),
        ("memory of the server before anybody came", f"{seen.memory_before / 1e6:.0f} MB", ""),
        ("the same, at the end", f"{seen.memory / 1e6:.0f} MB", ""),
        ("votes given on a phone without wifi", f"{seen.offline}", ""),
        ("server killed in a round: it runs again after", f"{seen.start:.1f} s", ""),
        ("a new vote is on the wall after", f"{seen.away:.1f} s", ""),
        ("sent again, or streams opened again", f"{ledger.retries.total()}", ""),
        ("results on the wall held against what devices were told", f"{seen.compared}", ""),
        ("votes refused", f"{ledger.refused.total()}", "0"),
        ("errors on pages", f"{len(seen.errors)}", "0"),
        ("votes lost, counted twice, or told otherwise", f"{faults.total()}", "0"),
    )
    return "\n".join(
        [
            "# A whole evening in a browser",
            "",
            "Made by `python -m benchmarks.evening`. Chromium: one console, tapped by its buttons,",
            f"one wall of 1920 x 1080, three phones and three tablets; and {n} simulated people",
            f"who think {think:g} s before each tap, give or take half. Every kind of part, of a",
            f"programme of {minutes} minutes; without the talk it took {seen.minutes:.1f} minutes.",
            "Milliseconds until the wall has painted it; everything runs on one machine.",
            machine(),
            (
                f"Load (1 minute): {seen.load[0]:.1f} at the start, {seen.load[1]:.1f} at the end; "
                "processes other than the"
            ),
            f"server and the simulated people took {others:.0%} of the machine, browsers included.",
            "",
            "| what | times | median | 95th percentile | longest | at most (median, 95th) |",
            "|---|---|---|---|---|---|",
            *(
                f"| {name} | {len(all_)} | {_ms(all_, 50)} | {_ms(all_, 95)} | {_ms(all_, 100)} "
                f"| {most} |"
                for name, all_, most in times
            ),
            "",
            "| what | measured | at most |",
            "|---|---|---|",
            *(f"| {name} | {value} | {most} |" for name, value, most in rows),
            "",
            *(f"- {what}: {n} times" for what, n in (faults + ledger.refused).items()),
            *(f"- {error}" for error in seen.errors),
        ]
    )


def _ms(values: list[float], percent: float) -> str:
    return f"{1000 * percentile(values, percent):.0f}"
