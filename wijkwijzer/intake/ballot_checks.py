"""What makes a vote or a card acceptable, and the words in which it is refused."""

from collections.abc import Mapping
from typing import Any

from wijkwijzer.dialogue.records import CARDS, LONGEST_CARD, VALUES, CardKind, Part, Seat
from wijkwijzer.dialogue.targets import stage_of, target_of
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Point
from wijkwijzer.store.meeting_context import MeetingContext
from wijkwijzer.survey.places import near_point
from wijkwijzer.survey.typed import Refusal, typed

LIMITED = frozenset({"kennismaken", "stippen"})
"""Where somebody has so many to give."""


class Refused(InvalidInput):
    """One vote among others cannot be taken."""


def check_vote(
    context: MeetingContext,
    seat: Seat,
    own: Mapping[str, Mapping[str, int]],
    sent: Mapping[str, object],
) -> tuple[Part, str, int | None]:
    """Return part, target and value of a vote.

    A vote on a statement that was merged goes to the one that stays.

    Parameters
    ----------
    own
        What counts of this participant, by part and target.

    Raises
    ------
    Refused
        Why it cannot be taken.
    """
    key, value = sent.get("target"), sent.get("value")
    part = context.meeting.part(str(sent.get("part")))
    if part is None:
        raise Refused(_("Dit onderdeel is er niet meer."))
    whole = isinstance(value, int) and not isinstance(value, bool)
    if not isinstance(key, str) or "value" not in sent or not (whole or value is None):
        raise Refused(_("Deze stem heeft niet de goede vorm."))
    bare = target_of(key) if part.staged else key
    if not context.live.collects(part.id, stage_of(key) if part.staged else "voor"):
        raise Refused(_("Over dit onderdeel kunt u nu niet stemmen."))
    bare = context.merged.get(bare, bare)
    if part.staged and key != f"{target_of(key)}:{stage_of(key)}":
        raise Refused(_("Deze stem heeft niet de goede vorm."))
    if bare not in {target.id for target in context.targets(part)}:
        raise Refused(_("Dit staat niet meer op de lijst. Uw andere keuzes zijn bewaard."))
    if value is not None and value not in VALUES[part.kind]:
        raise Refused(_("Dit antwoord kan hier niet."))
    if part.kind == "ambities" and seat.number not in context.party_of:
        raise Refused(_("De begeleider moet eerst zien namens welke partij u meedoet."))
    target = f"{bare}:{stage_of(key)}" if part.staged else bare
    if part.kind in LIMITED and value:
        _check_limit(part, own.get(part.id, {}), target, value)
    return part, target, value


def _check_limit(part: Part, mine: Mapping[str, int], target: str, value: int) -> None:
    if part.kind == "stippen" and value > part.per_option:
        raise Refused(_("Hoogstens {n} stippen bij elkaar.").format(n=part.per_option))
    others = sum(given for where, given in mine.items() if where != target)
    if others + value <= part.each or (part.kind == "kennismaken" and part.each == 1):
        return
    if part.kind == "stippen":
        raise Refused(_("U hebt {n} stippen. Haal er eerst een weg.").format(n=part.each))
    raise Refused(_("U mag er {n} kiezen. Haal er eerst een weg.").format(n=part.each))


def taken_back(
    context: MeetingContext, part: Part, mine: Mapping[str, int], target: str, value: int | None
) -> tuple[str, ...]:
    """Return on which other targets a vote takes the participant's earlier one back.

    Where one option can be chosen, the one chosen before; and with a vote on a statement or idea
    that stays, those on what was merged into it, so that one vote is left.
    """
    if part.kind == "kennismaken" and part.each == 1 and value:
        return tuple(where for where in mine if where != target)
    return tuple(gone for gone, stays in context.merged.items() if stays == target)


def check_card(
    context: MeetingContext, sent: Mapping[str, object], *, facilitator: bool = False
) -> dict[str, Any]:
    """Return part, kind, text, target, theme and point of a card.

    Parameters
    ----------
    facilitator
        Who runs the meeting writes in any part at any time.

    Raises
    ------
    InvalidInput
        Why it cannot be taken.
    """
    part = context.meeting.part(str(sent.get("part")))
    if part is None:
        raise InvalidInput(_("Dit onderdeel is er niet meer."))
    kind = next((kind for kind in CARDS[part.kind] if kind == sent.get("kind")), None)
    live = context.live
    at_hand = live.part == part.id and live.phase != "close"
    asked = (part.open or kind == "bezwaar") and at_hand
    if kind is None or not (asked or facilitator):
        raise InvalidInput(_("Hier kunt u nu niets schrijven."))
    theme = _listed(sent.get("theme"), {*context.theme_ids})
    known = {each.id: each.id for each in context.targets(part)} | context.merged
    target = _listed(sent.get("target"), {*known}, needed=kind == "bezwaar")
    return {
        "part": part.id,
        "kind": kind,
        "text": card_text(kind, sent.get("text")),
        "target": known[target] if target else None,
        "theme": theme,
        "point": _point(context, sent.get("point")),
    }


def _listed(value: object, known: set[str], *, needed: bool = False) -> str | None:
    if value is None and not needed:
        return None
    if not isinstance(value, str) or value not in known:
        raise InvalidInput(_("Dit staat niet op de lijst. Kies iets wat er staat."))
    return value


def card_text(kind: CardKind, value: object) -> str:
    """Return a text as it is stored.

    Raises
    ------
    InvalidInput
        No text, empty, too long, or with signs that nobody types.
    """
    try:
        text = typed(value, LONGEST_CARD[kind], one_line=kind == "stelling")
    except Refusal as refusal:
        raise _not_kept(refusal) from None
    if text is None:
        raise InvalidInput(_("U hebt nog niets geschreven."))
    return text


def _point(context: MeetingContext, value: object) -> Point | None:
    try:
        return None if value is None else near_point(context.outline, value)
    except Refusal as refusal:
        raise _not_kept(refusal) from None


def _not_kept(refusal: Refusal) -> InvalidInput:
    return InvalidInput(_("Dit kan niet worden opgeslagen: {reason}.").format(reason=refusal))
