"""What is remembered of somebody who withdraws or completes after having counted in a stand.

Published figures stay readable next to newer ones; to keep their difference from telling about
one person, the next stand must know which groups the departed belonged to. No answers are kept.
"""

from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.store.context import RoundContext
from wijkwijzer.store.responses import Departure
from wijkwijzer.store.stands import Stand
from wijkwijzer.survey.records import DONT_KNOW, Response


def departure_of(
    context: RoundContext,
    old: Response,
    new: Response | None,
    stand: Stand | None,
    *,
    at: str,
) -> Departure:
    """Describe the departure of `old`, completed by `new` or withdrawn.

    Parameters
    ----------
    stand
        The newest stand of the round, or None; without it, or when it reaches less far than
        `old`, nothing of the person is kept.
    """
    counted = stand is not None and any(h >= old.sequence for h in stand.horizon.values())
    answered = _needs(context, old) if counted else {}
    now_said = _needs(context, new) if new else {}
    same = tuple(t for t, value in answered.items() if now_said.get(t) == value)
    return Departure(
        round_id=old.round_id,
        kind="completed" if new else "withdrawn",
        at=at,
        person=old.id,
        successor=new.id if new else None,
        sequence=old.sequence if counted else 0,
        buurt=old.buurt if counted else NOT_SAID,
        age=old.age if counted else NOT_SAID,
        household=old.household if counted else NOT_SAID,
        tenure=old.tenure if counted else NOT_SAID,
        themes_same=same,
        themes_changed=tuple(t for t in answered if t not in same),
        last_stand=stand.number if stand and counted else 0,
        channel=old.channel if counted else "",
    )


def _needs(context: RoundContext, response: Response) -> dict[str, object]:
    """Return, per theme that counts, the answer that the need is made of."""
    question = context.questionnaire.need_question
    if context.questionnaire.need_rule == "priority":
        # One answer about all themes: who chooses one of them anew answers all of them anew.
        chosen = frozenset(_ids(response.answers.get(question)))
        return dict.fromkeys(context.theme_ids, chosen) if chosen else {}
    return {
        theme: answer
        for theme in context.theme_ids
        if (answer := response.answers.get(f"{question}:{theme}")) not in {None, DONT_KNOW}
    }


def _ids(chosen: object) -> tuple[str, ...]:
    return tuple(chosen) if isinstance(chosen, tuple | list) else ()
