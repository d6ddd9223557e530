"""From ballots and hands to the votes that count.

The votes of a part lie in *ballot boxes*: all targets of a poll or of dots together, else a box for
each target (see `box_of`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from wijkwijzer.dialogue.records import Ballot, Card, HandCount, Kind, Stage
from wijkwijzer.dialogue.targets import stage_of, target_of

_TOGETHER: frozenset[Kind] = frozenset({"kennismaken", "stippen"})

Choices = Mapping[int, Mapping[str, int]]
"""Participant -> target -> value; who took everything back is not there."""


@dataclass(frozen=True)
class Box:
    """The votes of one ballot box, or of a part.

    Parameters
    ----------
    choices
        What participants chose on their devices.
    hands
        (target, value) -> how many hands; target "" counts people.
    """

    choices: Choices = field(default_factory=dict)
    hands: Mapping[tuple[str, int], int] = field(default_factory=dict)

    @property
    def by_hand(self) -> int:
        """How many people voted by hand.

        Where somebody may give several votes and nobody counted the people: the largest count,
        which is the fewest that there can have been.
        """
        stated = sum(n for (target, _value), n in self.hands.items() if target == "")
        if stated:
            return stated
        per_target: Counter[str] = Counter()
        for (target, _value), n in self.hands.items():
            per_target[target] += n
        return max(per_target.values(), default=0)

    @property
    def voters(self) -> int:
        """How many people voted, hands included."""
        return len(self.choices) + self.by_hand

    def count(self, target: str, value: int) -> int:
        """Return how many gave this value on their device."""
        return sum(chosen.get(target) == value for chosen in self.choices.values())

    def hands_for(self, target: str, value: int) -> int:
        """Return how many hands were counted for this value."""
        return self.hands.get((target, value), 0)

    def values(self, target: str) -> dict[int, int]:
        """Return participant -> value of one target."""
        return {who: chosen[target] for who, chosen in self.choices.items() if target in chosen}


def box_of(kind: Kind, target: str) -> str:
    """Return in which box a vote on a target lies."""
    return "" if kind in _TOGETHER else target


def standing(
    kind: Kind,
    ballots: Iterable[Ballot],
    hands: Iterable[HandCount],
    merged: Mapping[str, str],
    *,
    stage: str = "voor",
    per_option: int = 20,
) -> Box:
    """Return what counts of the ballots and hands of one part and stage.

    Of each participant and target the latest vote counts. Where targets were merged, somebody still
    has one vote on the one that stays: their latest; of dots the sum, up to the limit per option.

    Parameters
    ----------
    ballots, hands
        Of one part, in order.
    merged
        Target -> the one that stays.
    """
    latest: dict[tuple[int, str], Ballot] = {}
    for ballot in ballots:
        if stage_of(ballot.target) == stage:
            latest[ballot.participant, ballot.target] = ballot
    choices: dict[int, dict[str, int]] = {}
    for ballot in sorted(latest.values(), key=lambda each: each.sequence):
        if ballot.value is None or (kind in _TOGETHER and ballot.value == 0):
            continue
        target = merged.get(target := _bare(kind, ballot.target), target)
        chosen = choices.setdefault(ballot.participant, {})
        before = chosen.get(target, 0) if kind == "stippen" else 0
        chosen[target] = min(before + ballot.value, per_option if kind == "stippen" else 99)
    counted: dict[tuple[str, str, int], int] = {}
    for hand in hands:
        if stage_of(hand.target) == stage:
            counted[hand.target, _bare(kind, hand.target), hand.value] = hand.count
    sums: Counter[tuple[str, int]] = Counter()
    for (_name, target, value), n in counted.items():
        sums[merged.get(target, target), value] += n
    return Box(choices, {key: n for key, n in sums.items() if n})


def _bare(kind: Kind, key: str) -> str:
    return target_of(key) if kind in {"dilemmas", "ambities"} else key


def boxes(kind: Kind, box: Box, targets: Sequence[str]) -> dict[str, Box]:
    """Divide the votes of a part over its ballot boxes; only targets that are still there count."""
    names = dict.fromkeys(box_of(kind, target) for target in targets)
    found: dict[str, Box] = {}
    for name in names:
        inside = {target for target in targets if box_of(kind, target) == name}
        choices = {
            who: kept
            for who, chosen in box.choices.items()
            if (kept := {target: v for target, v in chosen.items() if target in inside})
        }
        counted = inside | ({""} if name == "" else set())
        found[name] = Box(choices, {key: n for key, n in box.hands.items() if key[0] in counted})
    return found


def changed(before: Box, now: Box) -> int:
    """Return how many people voted otherwise, or came or went, between two outcomes."""
    people = sum(
        before.choices.get(who) != now.choices.get(who) for who in {*before.choices, *now.choices}
    )
    moved = [now.hands.get(k, 0) - before.hands.get(k, 0) for k in {*before.hands, *now.hands}]
    return people + max(sum(m for m in moved if m > 0), -sum(m for m in moved if m < 0))


def party_levels(
    ballots: Iterable[Ballot], parties: Mapping[int, str], *, stage: Stage
) -> dict[tuple[str, str], int]:
    """Return (party, theme) -> level of a part `ambities`, 9 for no role.

    Parameters
    ----------
    ballots
        Of the part, in order; of several people of a party the latest vote counts.
    parties
        Participant -> the party they speak for, confirmed; others do not count.
    """
    latest: dict[tuple[str, str], int | None] = {}
    for ballot in ballots:
        party = parties.get(ballot.participant)
        if party is not None and stage_of(ballot.target) == stage:
            latest[party, target_of(ballot.target)] = ballot.value
    return {key: level for key, level in latest.items() if level is not None}


def unanswered(box: Box, targets: Iterable[str], cards: Sequence[Card]) -> dict[str, int]:
    """Return per proposal how many objections have no reason yet, or a reason without an answer.

    Parameters
    ----------
    box
        The votes of the part `akkoord` as they stand.
    cards
        What was written in the part; a refused objection is no reason. One reason by a facilitator
        stands for the hands, and for who did not write a reason of their own.
    """
    waiting: dict[str, int] = {}
    for target in targets:
        objecting = {who for who, value in box.values(target).items() if value == 0}
        hands = min(1, box.hands_for(target, 0))
        reasons = [
            card
            for card in cards
            if card.kind == "bezwaar"
            and card.target == target
            and card.state != "refused"
            and (card.participant is None or card.participant in objecting)
        ]
        given = {card.participant for card in reasons}
        silent = 0 if None in given else len(objecting - given) + hands
        waiting[target] = silent + sum(not card.answer for card in reasons)
    return waiting
