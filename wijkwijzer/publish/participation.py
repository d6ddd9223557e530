"""Who took part, beside who lives here, as an audience may see it; and what weighting would do."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.neighbourhood.margins import Inhabitants, count_inhabitants
from wijkwijzer.neighbourhood.records import Population, Variable
from wijkwijzer.publish.book import release_number
from wijkwijzer.publish.heard import Counted, heard_of
from wijkwijzer.publish.sample import COUNTED, load_sample
from wijkwijzer.statistics.disclosure import Audience, Released
from wijkwijzer.store import Reader, Store
from wijkwijzer.store.context import RoundContext, round_context
from wijkwijzer.survey.questionnaires import questions
from wijkwijzer.survey.records import Weighting
from wijkwijzer.survey.turnout import Turnout, turnout
from wijkwijzer.survey.weights import Consequences, consequences

VARIABLES: tuple[Variable, ...] = ("buurt", "age", "household", "tenure")


@dataclass(frozen=True)
class Participation:
    """Who took part in a round.

    Parameters
    ----------
    people
        Who lives here.
    responses
        How many are counted; None where that is not shown.
    turnouts
        One per variable that was asked, in the order of `VARIABLES`; none before the first stand.
    channels
        Channel -> responses; None where that is not shown.
    stand_at
        Moment of the stand these are the figures of; None for who sees every answer at once, and
        before the first stand.
    release
        Changes whenever any of this may have changed.
    """

    context: RoundContext
    people: Inhabitants
    responses: int | None
    turnouts: tuple[Turnout, ...]
    channels: Mapping[str, int | None]
    stand_at: str | None
    release: int


def participation(
    store: Store, wijk_id: str, round_id: str, audience: Audience, *, identity: Identity
) -> Released[Participation]:
    """Return who took part: for a facilitator at this moment, for others as in the last stand.

    Raises
    ------
    NotAllowed, NotFound
        Only who signed in sees this, and only a facilitator at this moment; no such round.
    """
    with store.read() as reader:
        context = round_context(reader, wijk_id, round_id)
        require(identity, "see_participation", context.wijk)
        if audience == "facilitator":
            require(identity, "choose_weighting", context.wijk)
            sample = load_sample(reader, context)
            counted: Mapping[str, Counted] = {
                v: Counted(sample.counts(v), frozenset()) for v in COUNTED
            }
            stand_at = None
        else:
            counted, stand_at = _of_stand(reader, round_id)
        people = _people(reader, context, context.weighting)
        release = release_number(reader, wijk_id, audience)
    asked = [v for v in VARIABLES if v in counted and _was_asked(context, v)]
    found = Participation(
        context=context,
        people=people,
        responses=next((c.counts.get("") for c in counted.values()), None),
        turnouts=tuple(
            turnout(v, counted[v].counts, people, context.buurt_ids, few=counted[v].few)
            for v in asked
        ),
        channels={
            channel: n
            for channel, n in (counted["channel"].counts if counted else {}).items()
            if channel
        },
        stand_at=stand_at,
        release=release,
    )
    return Released(found, audience)


def what_weighting_does(
    store: Store, weighting: Weighting, *, identity: Identity
) -> Released[Consequences | None]:
    """Weigh the responses of this moment by a choice that need not be stored.

    Nothing is computed twice for the same choice while nothing changed.

    Raises
    ------
    NotAllowed, NotFound
        Only a facilitator chooses; no such round.
    """
    with store.read() as reader:
        context = round_context(reader, weighting.wijk_id, weighting.round_id)
        require(identity, "choose_weighting", context.wijk)
        revisions = tuple(
            reader.revision(weighting.wijk_id, stream) for stream in ("records", "responses")
        )
        key = (reader.source, revisions, weighting.model_copy(update={"version": 0}))
        with _lock:
            if key not in _kept:
                while len(_kept) >= MOST_KEPT:
                    del _kept[next(iter(_kept))]
                sample = load_sample(reader, context)
                _kept[key] = consequences(
                    weighting,
                    _people(reader, context, weighting),
                    sample.groups,
                    sample.needs,
                    context.theme_ids,
                )
            return Released(_kept[key], "facilitator")


MOST_KEPT = 16
_lock = threading.Lock()
_kept: dict[tuple[str, tuple[int, ...], Weighting], Consequences | None] = {}


def _people(reader: Reader, context: RoundContext, weighting: Weighting) -> Inhabitants:
    population = reader.all(Population, context.wijk.id)
    return count_inhabitants(population, context.buurt_ids, weighting.counted)


def _of_stand(reader: Reader, round_id: str) -> tuple[Mapping[str, Counted], str | None]:
    """Return what the newest stand of all groups shows, and its moment."""
    for stand in reversed(reader.stands(round_id)):
        if found := heard_of(stand):
            return found, stand.at
    return {}, None


def _was_asked(context: RoundContext, variable: Variable) -> bool:
    """Return whether the questionnaire asks for this variable."""
    asked = questions(context.questionnaire)
    return any(question.group == variable for question, _per_theme in asked)
