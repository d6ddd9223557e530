"""What a resident offers for publication: open texts, places, areas and photos.

At sending they leave the answers and become contributions that wait for a facilitator; when a
response is completed they come back into the draft as answers.
"""

import hashlib
from collections.abc import Iterator, Sequence

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.places import buurt_at, middle
from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.store import Writer
from wijkwijzer.store.context import RoundContext
from wijkwijzer.survey.records import (
    Answers,
    Contribution,
    ContributionKind,
    Draft,
    Place,
    Question,
    Response,
)

OFFERED: dict[str, ContributionKind] = {"pin": "pin", "area": "gebied", "photo": "foto"}
"""Kinds of questions whose answers become contributions and leave the answers."""


def offered(
    context: RoundContext, answers: Answers, response: Response, earlier: Sequence[Contribution]
) -> list[Contribution]:
    """Return what these answers offer, each waiting for a facilitator.

    Parameters
    ----------
    earlier
        The contributions of the response that is completed; what is offered again keeps its id.
    """
    texts = {c.text: c.id for c in earlier if c.kind == "opmerking"}
    places = {c.id for c in earlier}
    photos = {c.photo_id: c.id for c in earlier if c.photo_id}
    found: list[Contribution] = []
    for key, question, theme in _asked(context):
        answer = answers.get(key)
        if answer is None:
            continue
        make = _Maker(context, response, key, theme)
        if question.contribution and isinstance(answer, str):
            found.append(make.text(texts.get(answer, _derived(response.id, key)), answer))
        elif question.kind in OFFERED and isinstance(answer, tuple):
            for one in answer:
                if isinstance(one, Place):
                    known = one.id if one.id in places else _derived(response.id, key, one.id)
                    found.append(make.place(known, one))
                else:
                    known = photos.get(one, _derived(response.id, key, one))
                    found.append(make.photo(known, one))
    return found


def without_offered(context: RoundContext, answers: Answers) -> Answers:
    """Return the answers that stay with the response: places and photos are never joined to it."""
    left = {key for key, question, _theme in _asked(context) if question.kind in OFFERED}
    return {key: answer for key, answer in answers.items() if key not in left}


def given_back(context: RoundContext, contributions: Sequence[Contribution]) -> Answers:
    """Return places and photos as the answers they came from, to be completed.

    What no question of this questionnaire could give (it was offered in another way) is left out.
    """
    back: dict[str, list[Place] | list[str]] = {}
    for contribution in contributions:
        key = question_of(context, contribution)
        if key is None:
            continue
        if contribution.photo_id:
            back.setdefault(key, []).append(contribution.photo_id)  # type: ignore[arg-type]
        else:
            back.setdefault(key, []).append(_as_place(context, key, contribution))  # type: ignore[arg-type]
    return {key: tuple(found) for key, found in back.items()}  # type: ignore[misc]


def question_of(context: RoundContext, contribution: Contribution) -> str | None:
    """Return the key of the question a place or photo answers, None when there is none."""
    for key, question, theme in _asked(context):
        if OFFERED.get(question.kind) != contribution.kind:
            continue
        if contribution.question:
            if contribution.question == key:
                return key
        elif not theme and question.ask_theme == (contribution.theme is not None):
            return key  # kept before questions were noted
    return None


def can_return(context: RoundContext, contribution: Contribution) -> bool:
    """Tell whether completing puts this before the resident again, to be changed or taken back."""
    return contribution.kind == "opmerking" or question_of(context, contribution) is not None


def same_offer(one: Contribution | None, other: Contribution) -> bool:
    """Tell whether two contributions say the same, so that a verdict on it still holds."""
    said = ("kind", "text", "theme", "point", "ring", "photo_id")
    return one is not None and all(getattr(one, name) == getattr(other, name) for name in said)


def photos_in(context: RoundContext, answers: Answers) -> set[str]:
    """Return the ids of the photos that these answers name."""
    named = (answers.get(key) for key in context.photo_keys)
    return {str(one) for answer in named if isinstance(answer, tuple) for one in answer}


def keep_photos(writer: Writer, context: RoundContext, draft: Draft, answers: Answers) -> None:
    """Check the photos that new answers of a draft name, and erase those no longer named.

    Raises
    ------
    InvalidInput
        A photo that this resident did not send.
    """
    named, before = photos_in(context, answers), photos_in(context, draft.answers)
    if named - before:
        own = {photo.id for photo in writer.photos_of_draft(draft.id)}
        if draft.completes:
            own |= {c.photo_id for c in writer.contributions_of(draft.completes) if c.photo_id}
        if named - before - own:
            raise InvalidInput(_("Deze foto is er niet. Kies hem opnieuw."))
    if before - named:
        writer.erase_draft_photos(draft.id, before - named)


def _as_place(context: RoundContext, key: str, contribution: Contribution) -> Place:
    asks = any(q.ask_theme for found, q, _theme in _asked(context) if found == key)
    return Place(
        id=contribution.id,
        point=contribution.point,
        ring=contribution.ring,
        theme=contribution.theme if asks else None,
        text=contribution.text,
    )


def _asked(context: RoundContext) -> Iterator[tuple[str, Question, str | None]]:
    for step in context.questionnaire.steps:
        for theme in context.theme_ids if step.each_theme else (None,):
            for question in step.questions:
                yield f"{question.id}:{theme}" if theme else question.id, question, theme


class _Maker:
    """Makes contributions to one question."""

    def __init__(
        self, context: RoundContext, response: Response, key: str, theme: str | None
    ) -> None:
        self.context, self.response, self.key, self.theme = context, response, key, theme

    def text(self, id_: str, text: str) -> Contribution:
        return self._made(id_, "opmerking", text=text)

    def place(self, id_: str, place: Place) -> Contribution:
        kind: ContributionKind = "gebied" if place.ring else "pin"
        where = place.point or middle(place.ring)
        return self._made(
            id_,
            kind,
            text=place.text,
            theme=place.theme or self.theme,
            buurt=buurt_at(self.context.buurten, where) or NOT_SAID,
            point=place.point,
            ring=place.ring,
        )

    def photo(self, id_: str, photo_id: str) -> Contribution:
        return self._made(id_, "foto", text="", photo_id=photo_id)

    def _made(self, id_: str, kind: ContributionKind, **said: object) -> Contribution:
        response = self.response
        return Contribution.model_validate(
            {
                "id": id_,
                "wijk_id": response.wijk_id,
                "round_id": response.round_id,
                "response_id": response.id,
                "kind": kind,
                "question": self.key,
                "theme": self.theme,
                "buurt": response.buurt,
                "channel": response.channel,
                "intake_place": response.intake_place,
                "created_at": response.submitted_at,
            }
            | said
        )


def _derived(*parts: str) -> str:
    return hashlib.sha256("/".join(parts).encode()).hexdigest()[:24]
