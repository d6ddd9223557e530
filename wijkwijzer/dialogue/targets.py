"""What can be voted on in a part at this moment, and under which name a vote is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wijkwijzer.dialogue.records import STAGED, Card, Kind, Part, Stage


@dataclass(frozen=True)
class Target:
    """Something that can be voted on.

    Parameters
    ----------
    text
        What it says; "" for a theme, whose name hangs on the language.
    low, high
        The poles of a dilemma.
    of_room
        Whether a participant wrote it, and a facilitator passed it.
    """

    id: str
    text: str
    low: str = ""
    high: str = ""
    theme: str | None = None
    of_room: bool = False


def targets(part: Part, theme_ids: Sequence[str], cards: Iterable[Card]) -> tuple[Target, ...]:
    """Return what can be voted on, in order.

    Parameters
    ----------
    theme_ids
        The themes of the wijk.
    cards
        Of the meeting; those that were not passed are left out.
    """
    if part.kind in {"kompas", "ambities"} or (part.kind == "stippen" and part.over == "themes"):
        chosen = part.themes or theme_ids
        return tuple(
            Target(id=theme, text="", theme=theme) for theme in theme_ids if theme in chosen
        )
    if part.kind == "stippen" and part.over == "ideas":
        return _written(cards, str(part.ideas_of), "idee")
    own = tuple(Target(o.id, o.text, o.low, o.high, o.theme) for o in part.options)
    return own + _written(cards, part.id, "stelling") if part.kind == "stellingen" else own


def _written(cards: Iterable[Card], part_id: str, kind: str) -> tuple[Target, ...]:
    return tuple(
        Target(card.id, card.text, theme=card.theme, of_room=card.participant is not None)
        for card in cards
        if card.part == part_id and card.kind == kind and card.state == "passed"
    )


def merged(cards: Iterable[Card]) -> dict[str, str]:
    """Return which card counts for which other one, followed to the one that stays."""
    into = {card.id: card.into for card in cards if card.state == "merged" and card.into}
    return {card: _followed(card, into) for card in into}


def _followed(card: str, into: Mapping[str, str]) -> str:
    seen = {card}
    while card in into and into[card] not in seen:
        card = into[card]
        seen.add(card)
    return card


def ballot_key(kind: Kind, target: str, stage: Stage) -> str:
    """Return under which name a vote on a target is kept."""
    return f"{target}:{stage}" if kind in STAGED else target


def target_of(key: str) -> str:
    """Return the target of a kept vote, without its stage."""
    return key.rpartition(":")[0] or key


def stage_of(key: str) -> Stage:
    """Return the stage of a kept vote; `voor` where there is only one."""
    return "na" if key.endswith(":na") else "voor"
