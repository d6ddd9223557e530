"""How the people of a rehearsal answer: seeded, so that a run can be had again.

They are of three minds. On about a third of what is asked all minds lean the same way; on the rest
each leans its own way, so that a hall of eighty has something to share and something to divide it.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from wijkwijzer.content import parse_yaml, read_source
from wijkwijzer.dialogue.records import CardKind, Here
from wijkwijzer.dialogue.screens import PartView, TargetView
from wijkwijzer.dialogue.targets import stage_of
from wijkwijzer.dialogue.templates import FOLDER
from wijkwijzer.neighbourhood.records import NOT_SAID

MINDS = 3
WRITES = 0.2
"""The chance that somebody writes something in a part where one can."""
OBJECTS = 0.03
_HERE: Mapping[Here, int] = {
    "bewoner": 62,
    "ondernemer": 6,
    "professional": 12,
    "ambtenaar": 7,
    "bestuurder": 3,
    "anders": 3,
    "niet_gezegd": 7,
}


@dataclass(frozen=True)
class Person:
    """Somebody of a rehearsal.

    Parameters
    ----------
    number
        From 0.
    seed
        Of the rehearsal.
    mind
        Of which mind they are, 0 to 2.
    party
        The party they speak for, or None.
    """

    number: int
    seed: int
    mind: int
    here: Here
    buurt: str
    party: str | None = None

    def draw(self, about: str) -> random.Random:
        """Return the dice of this person for one thing."""
        return _dice(self.seed, self.number, about)


@dataclass(frozen=True)
class Choice:
    """A vote: the key of the target as the screen has it, and the value."""

    key: str
    value: int


@dataclass(frozen=True)
class Written:
    """A card, as it is posted."""

    kind: CardKind
    text: str
    target: str | None = None


def person(number: int, seed: int, buurten: Sequence[str], parties: Sequence[str]) -> Person:
    """Return one of the people; of each party the first of them who works there speaks.

    Parameters
    ----------
    buurten, parties
        Ids; the first people speak for the parties, one each.
    """
    draw = _dice(seed, number)
    speaks = number < len(parties)
    here = draw.choices(list(_HERE), list(_HERE.values()))[0]
    quiet = not buurten or draw.random() < 0.1
    return Person(
        number=number,
        seed=seed,
        mind=draw.randrange(MINDS),
        here="professional" if speaks else here,
        buurt=NOT_SAID if quiet else draw.choice(buurten),
        party=parties[number] if speaks else None,
    )


def choices(who: Person, part: PartView) -> tuple[Choice, ...]:
    """Return what somebody votes in a part at its stage, in the order in which they tap.

    A vote that objects goes with a card that says why, see `written`.
    """
    draw = who.draw(f"{part.id}/{_stage(part)}")
    if part.kind in {"kennismaken", "stippen"}:
        return _given_out(who, part, draw)
    if part.kind == "ambities" and who.party is None:
        return ()
    pick = _PICKS.get(part.kind)
    if pick is None:
        return ()
    return tuple(Choice(t.key, pick(who, part, t, draw)) for t in part.targets)


def written(who: Person, part: PartView, votes: Sequence[Choice]) -> tuple[Written, ...]:
    """Return what somebody writes in a part: mostly nothing, an objection always with its reason.

    Parameters
    ----------
    votes
        What they voted in it.
    """
    draw = who.draw(f"{part.id}/written")
    texts = _texts()
    ids = {target.key: target.id for target in part.targets}
    made = [
        Written("bezwaar", draw.choice(texts["bezwaar"]), ids[vote.key])
        for vote in votes
        if part.kind == "akkoord" and vote.value == 0 and "bezwaar" in part.cards
    ]
    kinds = [kind for kind in part.cards if kind != "bezwaar"]
    if kinds and draw.random() < WRITES * (3 if part.kind == "ideeen" else 1):
        kind = draw.choice(kinds)
        about = draw.choice(part.targets).id if part.targets and kind != "stelling" else None
        made.append(Written(kind, draw.choice(texts[kind]), about))
    return tuple(made)


def leaning(seed: int, mind: int, part: str, target: str) -> float:
    """Return which way a mind leans on a target, -1 to 1; on a third all lean the same way."""
    shared = _dice(seed, part, target)
    if shared.random() < 1 / 3:
        return shared.choice((-0.8, 0.8))
    return 0.9 * _dice(seed, part, target, mind).choice((-1, 1))


def _dice(*about: object) -> random.Random:
    return random.Random("/".join(map(str, about)))  # noqa: S311 - nothing secret


def _stage(part: PartView) -> str:
    return stage_of(part.targets[0].key) if part.targets else "voor"


def _lean(who: Person, part: PartView, target: TargetView) -> float:
    return leaning(who.seed, who.mind, part.id, target.id)


def _side(who: Person, part: PartView, target: TargetView, draw: random.Random) -> int:
    if draw.random() < 0.1:
        return 0
    return 1 if draw.random() < 0.5 + _lean(who, part, target) / 2 else -1


def _position(who: Person, part: PartView, target: TargetView, draw: random.Random) -> int:
    lean = _lean(who, part, target)
    if _stage(part) == "na":  # after the talk they come closer
        others = [leaning(who.seed, mind, part.id, target.id) for mind in range(MINDS)]
        lean = 0.5 * lean + 0.5 * sum(others) / MINDS
    return max(-2, min(2, round(draw.gauss(1.6 * lean, 0.6))))


def _level(who: Person, part: PartView, target: TargetView, draw: random.Random) -> int:
    own = _dice(who.seed, who.party, part.id, target.id).choice((0, 1, 2, 2, 3))
    closer = _stage(part) == "na" and draw.random() < 0.5
    return max(1, min(2, own)) if closer else own


def _consent(_who: Person, _part: PartView, _target: TargetView, draw: random.Random) -> int:
    if draw.random() < OBJECTS:
        return 0
    return 2 if draw.random() < 0.7 else 1


_PICKS = {
    "kompas": _side,
    "stellingen": _side,
    "dilemmas": _position,
    "ambities": _level,
    "akkoord": _consent,
}


def _given_out(who: Person, part: PartView, draw: random.Random) -> tuple[Choice, ...]:
    """Give out dots or choices one by one, those one leans to first."""
    most = 1 if part.kind == "kennismaken" else part.per_option
    given: dict[str, int] = {}
    weights = {t.key: 1 + 0.9 * _lean(who, part, t) for t in part.targets}
    for _dot in range(part.each):
        open_ = [key for key in weights if given.get(key, 0) < most]
        if not open_:
            break
        key = draw.choices(open_, [weights[key] for key in open_])[0]
        given[key] = given.get(key, 0) + 1
    return tuple(Choice(key, n) for key, n in given.items())


@cache
def _texts() -> dict[CardKind, list[str]]:
    name, text = read_source(FOLDER / "oefenzaal.yaml")
    read: Any = parse_yaml(name, text)
    return dict(read)
