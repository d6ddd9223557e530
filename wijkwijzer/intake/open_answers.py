"""What people wrote: stored when it is sent, then given themes, and chosen as quotes."""

import datetime as dt
import hashlib
from collections.abc import Collection, Iterator, Sequence

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotFound
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import RoundContext, timestamp
from wijkwijzer.survey.open_answers.records import NO_THEME, OpenAnswer
from wijkwijzer.survey.records import Answers, Response, other_key

_TEXTS = ("short", "long")


def take_written(
    writer: Writer,
    context: RoundContext,
    answers: Answers,
    response: Response,
    old: Response | None = None,
    *,
    offered_too: bool = False,
) -> None:
    """Store the texts among the answers of a response, so that they can be found.

    Parameters
    ----------
    old
        The response that is completed: what was written there and is the same now stays as it is,
        with its themes.
    offered_too
        Also those offered for publication, where they do not come in as contributions.
    """
    earlier = writer.open_answers_of(old.id) if old else []
    known = {(a.question, a.text): a.id for a in earlier if a.kind is None}
    for key, theme in _written_keys(context, offered_too=offered_too):
        text = answers.get(key)
        if not isinstance(text, str) or not text:
            continue
        same = known.get((key, text))
        if same is not None:
            writer.keep_open_answer(same, response.id)
            continue
        writer.add_open_answer(
            OpenAnswer(
                id=hashlib.sha256(f"{response.id}/written/{key}".encode()).hexdigest()[:24],
                wijk_id=response.wijk_id,
                round_id=response.round_id,
                response_id=response.id,
                question=key,
                theme=theme,
                buurt=response.buurt,
                channel=response.channel,
                created_at=response.submitted_at,
                text=text,
            )
        )


def tag(
    store: Store,
    wijk_id: str,
    answer_ids: Collection[str],
    themes: Sequence[str],
    *,
    only_add: bool = False,
    identity: Identity,
    now: dt.datetime,
) -> int:
    """Give texts these themes beside the one each came with; all of it or nothing.

    Parameters
    ----------
    themes
        Theme ids of the wijk, or `NO_THEME` alone: it belongs to none. The theme a text came with
        is not given again.
    only_add
        Leave the themes it was given before; otherwise these come in their place.

    Returns
    -------
    int
        How many changed; what was withdrawn in the meantime is left out.

    Raises
    ------
    NotAllowed, InvalidInput
        Not this person's to do; a theme that the wijk does not have.
    """
    with store.write() as writer:
        wijk = writer.get(Wijk, wijk_id)
        require(identity, "tag_answers", wijk)
        known = {theme.id for theme in theme_set(wijk.theme_set)}
        if set(themes) - known - {NO_THEME} or (NO_THEME in themes and len(themes) > 1):
            raise InvalidInput(_("Dit thema is er niet. Kies een ander."))
        changed = 0
        for answer in writer.open_answers_named(answer_ids):
            before = answer.tags if only_add else ()
            wanted = tuple(dict.fromkeys((*before, *(t for t in themes if t != answer.theme))))
            if len(wanted) > 1:
                wanted = tuple(theme for theme in wanted if theme != NO_THEME)
            if answer.wijk_id == wijk_id and set(wanted) != set(answer.tags):
                by, at = identity.account, timestamp(now)
                writer.set_tags(answer, wanted, by=by, at=at)
                changed += 1
    return changed


def choose_quotes(
    store: Store,
    wijk_id: str,
    round_id: str,
    theme: str,
    answer_ids: Sequence[str],
    *,
    identity: Identity,
    now: dt.datetime,
) -> None:
    """Let these remarks, in this order, be the quotes of a theme; others are so no longer.

    Raises
    ------
    NotAllowed
        Not this person's to do.
    NotFound
        One of them was withdrawn.
    InvalidInput
        One of them is not passed, or of another round; no such theme.
    """
    with store.write() as writer:
        wijk = writer.get(Wijk, wijk_id)
        require(identity, "choose_quotes", wijk)
        if theme not in {known.id for known in theme_set(wijk.theme_set)}:
            raise InvalidInput(_("Dit thema is er niet. Kies een ander."))
        wanted = tuple(dict.fromkeys(answer_ids))
        found = writer.open_answers_named(wanted)
        if len(found) < len(wanted):
            raise NotFound(_("Deze opmerking is er niet meer: de bewoner trok haar in."))
        if any((a.wijk_id, a.round_id, a.state) != (wijk_id, round_id, "passed") for a in found):
            raise InvalidInput(_("Alleen een opmerking die is doorgelaten, kan een citaat zijn."))
        by, at = identity.account, timestamp(now)
        writer.set_quotes(wijk_id, round_id, theme, wanted, by=by, at=at)


def _written_keys(context: RoundContext, *, offered_too: bool) -> Iterator[tuple[str, str | None]]:
    """Return the keys of answers that are texts, with the theme they are about."""
    for step in context.questionnaire.steps:
        for theme in context.theme_ids if step.each_theme else (None,):
            for question in step.questions:
                key = f"{question.id}:{theme}" if theme else question.id
                if question.kind in _TEXTS and (offered_too or not question.contribution):
                    yield key, theme
                if question.other:
                    yield other_key(key), theme
