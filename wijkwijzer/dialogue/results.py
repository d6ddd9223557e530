"""From the votes of a part to its result."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from statistics import mean, median

from wijkwijzer.ambitions.agreement import agreement
from wijkwijzer.dialogue.counting import Box, box_of, party_levels
from wijkwijzer.dialogue.live import Cut
from wijkwijzer.dialogue.opinion_view import opinion_view, statement_marks
from wijkwijzer.dialogue.outcome import (
    FEWEST,
    Objection,
    PartResult,
    PartyLevel,
    Shift,
    TargetResult,
    ThemeLevels,
    ValueCount,
)
from wijkwijzer.dialogue.records import NO_ROLE, VALUES, Ballot, Card, HandCount, Part, Stage
from wijkwijzer.dialogue.tally import shown


@dataclass(frozen=True)
class Votes:
    """All that was voted in one part, in order, and what it is counted by.

    Parameters
    ----------
    targets
        What can be voted on now, in order.
    merged
        Target -> the one that stays.
    parties
        Participant -> the party they speak for, confirmed.
    """

    part: Part
    targets: tuple[str, ...]
    ballots: Sequence[Ballot] = ()
    hands: Sequence[HandCount] = ()
    merged: Mapping[str, str] = field(default_factory=dict)
    parties: Mapping[int, str] = field(default_factory=dict)

    def boxes(self, stage: Stage, cuts: Sequence[Cut]) -> dict[str, Box | None]:
        """Return what the room may see of each ballot box, see `tally.shown`."""
        return shown(
            self.part.kind,
            self.ballots,
            self.hands,
            self.merged,
            self.targets,
            cuts,
            stage=stage,
            per_option=self.part.per_option,
        )


Cuts = Mapping[Stage, Sequence[Cut]]


def result(
    votes: Votes, stage: Stage, cuts: Cuts, cards: Sequence[Card] = (), *, groups: bool = True
) -> PartResult:
    """Return what the room may see of a part after its reveals.

    Parameters
    ----------
    cuts
        The reveals of each stage.
    cards
        What was written in the part, for `akkoord`.
    groups
        Whether opinion groups are looked for, which takes up to a second.
    """
    if votes.part.kind == "ambities":
        return _ambitions(votes, stage, cuts)
    found = votes.boxes(stage, cuts.get(stage, ()))
    own = PartResult(
        part=votes.part.id,
        stage=stage,
        n=_people(found),
        by_hand=max((box.by_hand for box in found.values() if box), default=0),
        targets=_ordered(votes, found),
    )
    more = {
        "dilemmas": partial(_dilemmas, votes, stage, cuts, found),
        "stellingen": partial(_statements, votes, found, with_groups=groups),
        "akkoord": partial(_objections, cards),
    }.get(votes.part.kind)
    return own.model_copy(update=more()) if more else own


def _people(found: Mapping[str, Box | None]) -> int:
    """Return how many people voted: on devices each once, and the most hands at one time."""
    boxes = [box for box in found.values() if box is not None]
    devices = {who for box in boxes for who in box.choices}
    return len(devices) + max((box.by_hand for box in boxes), default=0)


def _ordered(votes: Votes, found: Mapping[str, Box | None]) -> tuple[TargetResult, ...]:
    kind = votes.part.kind
    each = [target_result(votes, target, found[box_of(kind, target)]) for target in votes.targets]
    if kind == "stippen":
        each.sort(key=lambda one: -(one.total or 0))
    return tuple(each)


def target_result(votes: Votes, target: str, box: Box | None) -> TargetResult:
    """Count the votes on one target; hidden without a box."""
    if box is None:
        return TargetResult(target=target, hidden=True)
    kind = votes.part.kind
    values = VALUES[kind][:1] if kind == "kennismaken" else VALUES[kind]
    counts = tuple(
        ValueCount(
            value=value,
            n=box.count(target, value) + box.hands_for(target, value),
            by_hand=box.hands_for(target, value),
        )
        for value in values
    )
    by_hand = sum(count.by_hand for count in counts)
    n = sum(count.n for count in counts)
    if kind == "stippen":
        # Hands give dots one by one; on devices a value is how many somebody gave.
        given = sum(box.values(target).values())
        return TargetResult(
            target=target, n=len(box.values(target)), by_hand=by_hand, total=given + by_hand
        )
    return TargetResult(
        target=target,
        n=n,
        by_hand=by_hand,
        counts=counts,
        middle=sum(c.value * c.n for c in counts) / n if kind == "dilemmas" and n else None,
    )


def _statements(
    votes: Votes, found: Mapping[str, Box | None], *, with_groups: bool
) -> dict[str, object]:
    marks = statement_marks(found, votes.targets)
    results = {each.target: each for each in _ordered(votes, found)}
    return {
        "statements": marks,
        "targets": tuple(results[mark.target] for mark in marks),
        "groups": opinion_view(found, votes.targets) if with_groups else None,
    }


def _dilemmas(
    votes: Votes, stage: Stage, cuts: Cuts, found: Mapping[str, Box | None]
) -> dict[str, object]:
    if stage == "voor":
        return {}
    before = votes.boxes("voor", cuts.get("voor", ()))
    shifts = (_shift(target, before[target], found[target]) for target in votes.targets)
    return {
        "before": _ordered(votes, before),
        "shifts": tuple(shift for shift in shifts if shift is not None),
    }


def _shift(target: str, before: Box | None, after: Box | None) -> Shift | None:
    if before is None or after is None:
        return None
    was, became = before.values(target), after.values(target)
    moves = [became[who] - was[who] for who in was if who in became]
    if len(moves) < FEWEST:
        return None
    return Shift(
        target=target,
        n=len(moves),
        to_low=sum(move < 0 for move in moves),
        to_high=sum(move > 0 for move in moves),
        same=moves.count(0),
        mean=mean(moves),
    )


def _ambitions(votes: Votes, stage: Stage, cuts: Cuts) -> PartResult:
    after = _levels(votes, stage, cuts)
    order = sorted(after, key=lambda one: -1 if one.spread is None else one.spread, reverse=True)
    return PartResult(
        part=votes.part.id,
        stage=stage,
        n=len({level.party for one in after for level in one.levels if level.level is not None}),
        themes=tuple(order),
        themes_before=_levels(votes, "voor", cuts) if stage == "na" else (),
    )


def _levels(votes: Votes, stage: Stage, cuts: Cuts) -> tuple[ThemeLevels, ...]:
    """Return the levels as they were revealed last; parties speak for themselves, by name.

    After the talk a party that states nothing anew stays with what it said: else the spread would
    change because others were compared, and not because somebody moved.
    """
    levels: dict[tuple[str, str], int] = {}
    for each in ("voor", stage):
        reveals = cuts.get(each, ())
        counted = [b for b in votes.ballots if reveals and b.sequence <= reveals[-1].ballots]
        levels |= party_levels(counted, votes.parties, stage=each)
    parties = sorted({*votes.parties.values()})
    return tuple(
        theme_levels(target, {party: levels.get((party, target)) for party in parties})
        for target in votes.targets
    )


def theme_levels(theme: str, levels: Mapping[str, int | None]) -> ThemeLevels:
    """Return the levels of a theme with their middle, spread and agreement."""
    stated = [level for level in levels.values() if level is not None and level != NO_ROLE]
    enough = len(stated) >= 2
    return ThemeLevels(
        theme=theme,
        levels=tuple(PartyLevel(party=party, level=level) for party, level in levels.items()),
        middle=median(stated) if enough else None,
        spread=max(stated) - min(stated) if enough else None,
        agreement=agreement([stated.count(level) for level in range(4)]) if enough else None,
    )


def _objections(cards: Sequence[Card]) -> dict[str, object]:
    passed = tuple(
        Objection(target=card.target or "", text=card.text, answer=card.answer)
        for card in cards
        if card.kind == "bezwaar" and card.state == "passed"
    )
    return {"objections": passed, "unanswered": sum(not each.answer for each in passed)}
