"""A draft while it is filled in: finding it by its token, and saving answers in it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijkwijzer.access import codes
from wijkwijzer.errors import MovedOn, NotFound, RoundClosed
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.contributions import keep_photos
from wijkwijzer.neighbourhood.languages import allowed_language
from wijkwijzer.store import Reader, Writer
from wijkwijzer.store.context import RoundContext, round_context, timestamp
from wijkwijzer.store.drafts import StoredDraft
from wijkwijzer.survey.answers import check_changes
from wijkwijzer.survey.personal_data import personal_answers
from wijkwijzer.survey.records import Answers, Round


@dataclass(frozen=True)
class Saved:
    """What is stored of a draft now; `personal`: texts that seem to tell who somebody is."""

    saved: Answers
    number: int
    step: str
    personal: Sequence[str] = ()


def save_in(
    writer: Writer,
    token: str,
    changes: Mapping[str, object],
    *,
    step: str = "",
    number: int,
    language: str = "",
    now: dt.datetime,
) -> Saved:
    """Store changed answers of a draft in a transaction that others may share; see `survey.save`.

    What it raises, it raises before anything was written.
    """
    stored = find_live(writer, token)
    draft = stored.draft
    if number <= stored.number:
        return Saved(draft.answers, stored.number, draft.step)
    context = round_context(writer, draft.wijk_id, draft.round_id)
    require_open(context.round)
    checked = check_changes(
        context.questionnaire,
        context.theme_ids,
        context.buurt_ids,
        changes,
        outline=context.outline,
    )
    merged = draft.answers | {k: v for k, v in checked.items() if v is not None}
    answers = {k: v for k, v in merged.items() if checked.get(k, v) is not None}
    keep_photos(writer, context, draft, answers)
    step = step if isinstance(step, str) and len(step) <= 80 else draft.step
    writer.save_answers(draft.id, answers, step=step, number=number, at=timestamp(now))
    if language != draft.language and allowed_language(context.wijk, language) == language:
        writer.save_language(draft.id, language)
    written = {key: answers[key] for key in changes if key in answers}
    return Saved(answers, number, step, personal_answers(context.questionnaire, written))


def live_draft(reader: Reader, token: str) -> tuple[StoredDraft, RoundContext]:
    """Return the draft that can still be filled in, and what its round asks.

    Raises
    ------
    NotFound, MovedOn, RoundClosed
        There is no such draft, or not any more; it went to another device; the round is closed.
    """
    stored = find_live(reader, token)
    context = round_context(reader, stored.draft.wijk_id, stored.draft.round_id)
    require_open(context.round)
    return stored, context


def find_live(reader: Reader, token: str) -> StoredDraft:
    """Return the draft of this token where it has not ended; raises as `live_draft`."""
    stored = find_known(reader, token)
    if stored.ended == "closed":
        raise closed()
    if stored.ended is not None:
        raise unknown_draft()
    return stored


def find_known(reader: Reader, token: str) -> StoredDraft:
    """Return the draft of this token, ended or not; raises `NotFound` or `MovedOn`."""
    token_hash = codes.draft_id(token)
    stored = reader.draft(token_hash)
    if stored is not None:
        return stored
    if reader.was_moved(token_hash):
        raise MovedOn(_("U bent op een ander apparaat verdergegaan. Hier kunt u niet verder."))
    raise unknown_draft()


def require_open(round_: Round) -> None:
    """Raise `RoundClosed` where nothing can be sent any more."""
    if round_.closed_at is not None:
        raise closed()


def unknown_draft() -> NotFound:
    """Return how a token is refused that opens nothing."""
    return NotFound(_("Deze vragenlijst is al verstuurd of gestopt. U kunt opnieuw beginnen."))


def closed() -> RoundClosed:
    """Return how it is said that the round is over."""
    return RoundClosed(
        _("De vragenlijst is gesloten. Vraag een begeleider wanneer er een nieuwe begint.")
    )
