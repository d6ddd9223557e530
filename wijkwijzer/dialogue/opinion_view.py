"""Votes on statements as a matrix, and what the analysis of opinions says of it for a screen."""

from collections.abc import Mapping, Sequence

import numpy as np

from wijkwijzer.dialogue.counting import Box
from wijkwijzer.dialogue.grouping import opinion_groups
from wijkwijzer.dialogue.groups import Group, OpinionGroups, Split
from wijkwijzer.dialogue.landscape import Area, area
from wijkwijzer.dialogue.opinions import FloatArray, Tally
from wijkwijzer.dialogue.outcome import (
    GroupView,
    OpinionView,
    SideCount,
    SplitView,
    StatementMark,
    Trait,
)
from wijkwijzer.dialogue.room import room_statements


def matrix_of(boxes: Mapping[str, Box | None], targets: Sequence[str]) -> FloatArray:
    """Return people x statements of what may be shown, without hands; NaN is no vote."""
    people = sorted({who for box in boxes.values() if box for who in box.choices})
    rows = {who: row for row, who in enumerate(people)}
    matrix = np.full((len(people), len(targets)), np.nan)
    for column, target in enumerate(targets):
        box = boxes.get(target)
        for who, value in (box.values(target) if box else {}).items():
            matrix[rows[who], column] = value
    return matrix


def statement_marks(
    boxes: Mapping[str, Box | None], targets: Sequence[str]
) -> tuple[StatementMark, ...]:
    """Return what the room says to each statement, from what it shares most; hands count."""
    found = room_statements(np.vstack([matrix_of(boxes, targets), _hands(boxes, targets)]))
    return tuple(
        StatementMark(
            target=targets[one.statement],
            side=one.side,
            agreement=one.agreement,
            pass_share=one.pass_share,
            unclear=one.unclear,
        )
        for one in found
    )


def _hands(boxes: Mapping[str, Box | None], targets: Sequence[str]) -> FloatArray:
    """Return each hand as a person who voted on one statement only."""
    raised = [
        (column, value)
        for column, target in enumerate(targets)
        for (_target, value), n in (boxes.get(target) or Box()).hands.items()
        for _hand in range(n)
    ]
    matrix = np.full((len(raised), len(targets)), np.nan)
    for row, (column, value) in enumerate(raised):
        matrix[row, column] = value
    return matrix


def opinion_view(boxes: Mapping[str, Box | None], targets: Sequence[str]) -> OpinionView:
    """Return the opinion groups of who voted on a device, or why there are none."""
    found = opinion_groups(matrix_of(boxes, targets))
    areas = _areas(found)
    return OpinionView(
        reason=found.reason,
        people=found.people,
        placed=found.placed,
        statements=found.statements,
        stability=found.stability,
        groups=tuple(
            _group(group, where, targets) for group, where in zip(found.groups, areas, strict=True)
        ),
        splits=tuple(_split(split, targets) for split in found.splits),
        marks=tuple((x, y, place) for place, each in enumerate(areas) for x, y in each.marks),
        common=tuple(targets[split.statement] for split in found.common_ground),
    )


def _areas(found: OpinionGroups) -> list[Area]:
    placed = found.coordinates[found.membership >= 0]
    spread = float(placed.std(axis=0).max()) if len(placed) else 0.0
    return [
        area(found.coordinates[found.membership == place], spread)
        for place in range(len(found.groups))
    ]


def _group(group: Group, where: Area, targets: Sequence[str]) -> GroupView:
    return GroupView(
        people=group.people,
        middle=where.middle,
        outline=where.outline,
        traits=tuple(
            Trait(
                target=targets[each.statement],
                side=each.side,
                best=each.best,
                own=_counts(each.own),
                others=_counts(each.others),
            )
            for each in group.characteristics
        ),
    )


def _split(split: Split, targets: Sequence[str]) -> SplitView:
    votes = None if split.by_group is None else tuple(_counts(each) for each in split.by_group)
    return SplitView(target=targets[split.statement], by_group=votes, shared=split.shared)


def _counts(tally: Tally) -> SideCount:
    return SideCount(
        agree=tally.agree, disagree=tally.disagree, passed=tally.passed, seen=tally.seen
    )
