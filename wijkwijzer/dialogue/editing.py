"""Changing a programme: adding, moving and removing parts, and joining the edits of two people."""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from wijkwijzer.dialogue.records import CARDS, Kind, Meeting, Option, Part

LONGEST_SLUG = 30
_MINUTES: dict[Kind, int] = {
    "kennismaken": 5,
    "kompas": 30,
    "stellingen": 25,
    "dilemmas": 25,
    "stippen": 10,
    "ideeen": 20,
    "ambities": 30,
    "akkoord": 15,
}
ORDER = "order"
"""The field in which the order of the parts stands, see `fields`."""
_PART = "part:"
_FACTS = ("title", "held_on", "begins", "place")


def slug(text: str, taken: Iterable[str]) -> str:
    """Return an id for a text that is not taken: small letters, digits and underscores."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    stem = re.sub(r"[^a-z0-9]+", "_", plain).strip("_")[:LONGEST_SLUG].strip("_") or "deel"
    used = set(taken)
    return next(
        name
        for number in range(1, len(used) + 2)
        if (name := stem if number == 1 else f"{stem}_{number}") not in used
    )


def options_of(lines: Sequence[str], before: Sequence[Option]) -> tuple[Option, ...]:
    """Return options from their texts; what stays the same keeps its id, and so its votes.

    A line that changed in its place, while none came or went, is the same option in other words.

    Parameters
    ----------
    lines
        One text each; empty ones are left out.
    before
        The options as they were.
    """
    texts = [text.strip() for text in lines if text.strip()]
    known = {option.text: option for option in before}
    found: list[Option] = []
    taken = {option.id for option in before}
    for place, text in enumerate(texts):
        same = known.pop(text, None)
        if same is None and len(texts) == len(before) and before[place].text not in texts:
            same = before[place].model_copy(update={"text": text})
        if same is None:
            same = Option(id=slug(text, taken), text=text)
        taken.add(same.id)
        found.append(same)
    return tuple(found)


def new_part(kind: Kind, title: str, meeting: Meeting) -> Part:
    """Return a part as it begins; it asks what its title says until somebody writes a question."""
    ideas = [part.id for part in meeting.programme if part.kind == "ideeen"]
    dots: dict[str, object] = {"each": 3, "per_option": 2} if kind == "stippen" else {}
    if kind == "stippen" and ideas:
        dots |= {"over": "ideas", "ideas_of": ideas[-1]}
    return Part.model_validate(
        {
            "id": slug(title, (part.id for part in meeting.programme)),
            "kind": kind,
            "title": title,
            "minutes": _MINUTES[kind],
            "open": kind == "ideeen" or (bool(CARDS[kind]) and kind != "stippen"),
            **dots,
        }
    )


def with_part(meeting: Meeting, part: Part) -> Meeting:
    """Return a meeting with a part changed, or added at the end."""
    parts = [part if each.id == part.id else each for each in meeting.programme]
    if part.id not in {each.id for each in meeting.programme}:
        parts.append(part)
    return _with(meeting, parts)


def without_part(meeting: Meeting, part_id: str) -> Meeting:
    """Return a meeting without a part; dots over its ideas become dots over options."""
    parts = [
        each.model_copy(update={"over": "options", "ideas_of": None})
        if each.ideas_of == part_id
        else each
        for each in meeting.programme
        if each.id != part_id
    ]
    return _with(meeting, parts)


def moved(meeting: Meeting, part_id: str, by: int) -> Meeting:
    """Return a meeting with a part some places later (or earlier), as far as there is room."""
    parts = list(meeting.programme)
    at = next(place for place, each in enumerate(parts) if each.id == part_id)
    to = min(max(at + by, 0), len(parts) - 1)
    parts.insert(to, parts.pop(at))
    return _with(meeting, parts)


def fields(meeting: Meeting) -> dict[str, object]:
    """Return what people edit of a meeting: its facts, each part, and their order."""
    parts = {f"{_PART}{part.id}": part for part in meeting.programme}
    facts = {name: getattr(meeting, name) for name in _FACTS}
    return {**facts, **parts, ORDER: tuple(part.id for part in meeting.programme)}


def differing(before: Meeting, after: Meeting) -> tuple[str, ...]:
    """Return which of these fields two versions differ in."""
    one, other = fields(before), fields(after)
    return tuple(name for name in {**one, **other} if one.get(name) != other.get(name))


def together(base: Meeting, stored: Meeting, offered: Meeting) -> Meeting | None:
    """Return the stored version with the changes of another edit; None where they clash.

    Parameters
    ----------
    base
        The version from which that edit started.
    """
    mine = differing(base, offered)
    if set(mine) & set(differing(base, stored)):
        return None
    now, wanted = fields(stored), fields(offered)
    for name in mine:
        now[name] = wanted.get(name)
    order = now.pop(ORDER)
    if not isinstance(order, tuple):
        return None
    found = [now.get(f"{_PART}{part_id}") for part_id in order]
    parts = [part for part in found if isinstance(part, Part)]
    facts = {name: now[name] for name in _FACTS}
    try:
        return Meeting.model_validate(stored.model_dump() | facts | {"programme": tuple(parts)})
    except ValueError:
        return None


def _with(meeting: Meeting, parts: Sequence[Part]) -> Meeting:
    return meeting.model_copy(update={"programme": tuple(parts)})
