"""Photos that residents put with a draft; nobody but a facilitator ever sees them."""

import datetime as dt
import hashlib
import threading

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.contributions import photos_in
from wijkwijzer.intake.filling_in import live_draft
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import RoundContext, timestamp
from wijkwijzer.store.photos import Photo
from wijkwijzer.survey.photo import as_picture
from wijkwijzer.survey.records import Draft

MAX_BYTES = 12 * 1024 * 1024
"""The largest photo that is taken."""
_SPARE = 2
"""How many more photos than a questionnaire asks for a draft may hold that no answer names."""

_one_at_a_time = threading.Lock()  # reading a picture takes memory: ten times that of the result


def take_photo(store: Store, token: str, data: bytes, now: dt.datetime) -> str:
    """Store a photo with the draft of this token and return its id.

    The same photo sent twice is stored once. What counts is the answer that names the id.

    Raises
    ------
    NotFound, RoundClosed, MovedOn
        As `survey.save`.
    InvalidInput
        The questionnaire asks for no photo; or this is none, or one that cannot be read.
    """
    # Before any work for a picture: is there somebody who may send one?
    with store.read() as reader:
        _draft, context = live_draft(reader, token)
    if not _most(context):
        raise InvalidInput(_("Deze vragenlijst vraagt niet om een foto."))
    with _one_at_a_time:
        picture = as_picture(data)
    with store.write() as writer:
        stored, context = live_draft(writer, token)
        draft = stored.draft
        photo = Photo(
            id=hashlib.sha256(draft.id.encode() + picture.data).hexdigest()[:24],
            wijk_id=draft.wijk_id,
            round_id=draft.round_id,
            draft_id=draft.id,
            at=timestamp(now),
            width=picture.width,
            height=picture.height,
        )
        _make_room(writer, context, draft, photo.id)
        writer.add_photo(photo, picture.data)
    return photo.id


def _most(context: RoundContext) -> int:
    """Return how many photos somebody may give in all."""
    return sum(
        question.choose * (len(context.themes) if step.each_theme else 1)
        for step in context.questionnaire.steps
        for question in step.questions
        if question.kind == "photo"
    )


def _make_room(writer: Writer, context: RoundContext, draft: Draft, coming: str) -> None:
    """Erase the oldest photos that no answer names, when there are too many."""
    named = photos_in(context, draft.answers)
    kept = [p.id for p in writer.photos_of_draft(draft.id) if p.id != coming]
    loose = [id_ for id_ in kept if id_ not in named]
    too_many = len(kept) + 1 - _most(context) - _SPARE
    if too_many > 0:
        writer.erase_draft_photos(draft.id, loose[:too_many])
