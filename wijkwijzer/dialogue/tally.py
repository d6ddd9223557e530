"""Which votes the room may see: from five voters on, and by group from ten.

When votes are taken again after a reveal, the new outcome of a ballot box is shown only if it
differs from every earlier one by nobody or by five people at least: else the difference would tell
how those few voted, and the room goes on seeing the earlier one. See docs/method.md, Meetings.
"""

from collections.abc import Mapping, Sequence

import numpy as np

from wijkwijzer.dialogue.counting import Box, box_of, boxes, changed, standing
from wijkwijzer.dialogue.live import Cut
from wijkwijzer.dialogue.outcome import FEWEST
from wijkwijzer.dialogue.records import Ballot, HandCount, Kind
from wijkwijzer.statistics.disclosure import SMALLEST, UNSTATED, CellKey, plan_stand


def shown(
    kind: Kind,
    ballots: Sequence[Ballot],
    hands: Sequence[HandCount],
    merged: Mapping[str, str],
    targets: Sequence[str],
    cuts: Sequence[Cut],
    *,
    stage: str = "voor",
    per_option: int = 20,
) -> dict[str, Box | None]:
    """Return what the room may see of each ballot box after these reveals.

    Returns
    -------
    dict
        Box -> its votes; None where fewer than five voted at each reveal.
    """
    seen: dict[str, list[Box]] = {box_of(kind, target): [] for target in targets}
    for cut in cuts:
        now = standing(
            kind,
            [b for b in ballots if b.sequence <= cut.ballots],
            [h for h in hands if h.sequence <= cut.hands],
            merged,
            stage=stage,
            per_option=per_option,
        )
        for name, box in boxes(kind, now, targets).items():
            apart = (changed(earlier, box) for earlier in seen[name])
            if box.voters >= FEWEST and all(n == 0 or n >= FEWEST for n in apart):
                seen[name].append(box)
    return {name: outcomes[-1] if outcomes else None for name, outcomes in seen.items()}


def split(box: Box, groups: Mapping[int, str], target: str) -> dict[str, Box]:
    """Divide the votes on a target by group, as far as that may be shown.

    Each group has ten voters or more, and neither the hidden groups together nor any difference
    with the whole is about fewer than ten people; a group that all says the same is hidden too.

    Parameters
    ----------
    groups
        Participant -> category; who is not there did not say. Hands belong to no group.
    """
    values = box.values(target)
    people = sorted(values)
    if not people:
        return {}
    of = [groups.get(who, UNSTATED) for who in people]
    cells: dict[CellKey, list[bool]] = {(): [True] * len(people)}
    for category in dict.fromkeys(sorted(of)):
        cells[(("group", category),)] = [one == category for one in of]
    rows = {key: np.array(row) for key, row in cells.items()}
    constant = [
        key
        for key, row in cells.items()
        if len({values[who] for who, inside in zip(people, row, strict=True) if inside}) == 1
    ]
    plan = plan_stand(rows, [rows[()]], {}, constant, SMALLEST)
    return {
        key[0][1]: Box(
            {who: {target: values[who]} for who, i in zip(people, row, strict=True) if i}
        )
        for key, row in cells.items()
        if key and key[0][1] != UNSTATED and plan.decisions[key].choice == "new"
    }
