"""What stands out in a response, for a facilitator to look at: nothing is ever left out by itself.

Both flags are cautious: who is quick, or of one opinion about everything, may well mean it.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Literal

from wijkwijzer.survey.questionnaires import SCALES, questions
from wijkwijzer.survey.records import Channel, Questionnaire

Flag = Literal["te_snel", "rechte_lijn"]

FEWEST = 8
"""Fewer answers than this say nothing about how somebody filled in."""
SECONDS_PER_ANSWER = 2.0
"""Nobody reads and answers a question faster (Huang et al. 2012)."""
LONGEST = 600
"""Seconds that are kept at most: from here on a response is not fast, however short it was."""
TYPED_OVER: frozenset[Channel] = frozenset({"papier", "namens", "import", "voorbeeld"})
"""Channels on which somebody else typed: how long that took says nothing."""
OWN_DEVICE: frozenset[Channel] = frozenset({"telefoon", "computer"})
OFTEN = 3
"""From one's own telephone or computer, more responses than this are worth a look."""


def flags(
    questionnaire: Questionnaire,
    answers: Mapping[str, object],
    *,
    channel: Channel,
    seconds: int | None,
) -> tuple[Flag, ...]:
    """Return what stands out.

    Parameters
    ----------
    answers
        Key -> answer, as stored.
    seconds
        From the beginning to sending, at most `LONGEST`; None when it is not known.

    Returns
    -------
    tuple of Flag
        `te_snel`: at least eight answers in less than two seconds each. `rechte_lijn`: of every
        scale with at least eight answers all answers are the same point (and there is such a
        scale). Sources in docs/method.md.
    """
    found: list[Flag] = []
    if is_too_fast(len(answers), channel=channel, seconds=seconds):
        found.append("te_snel")
    if is_straight_line(questionnaire, answers):
        found.append("rechte_lijn")
    return tuple(found)


def is_too_fast(n_answers: int, *, channel: Channel, seconds: int | None) -> bool:
    """Return whether so many answers cannot have been read in this time."""
    if seconds is None or channel in TYPED_OVER or n_answers < FEWEST:
        return False
    # What took the longest that is kept may have taken much longer.
    return seconds < LONGEST and seconds < SECONDS_PER_ANSWER * n_answers


def is_straight_line(questionnaire: Questionnaire, answers: Mapping[str, object]) -> bool:
    """Return whether every scale that was used often enough got one and the same point.

    Questions with the same kind and ends are one scale, over all themes; "weet ik niet" is no
    answer. Marks of 10 for everything are a straight line only if "moet dit beter?" is one too.
    """
    scale_of = {
        question.id: (question.kind, question.minimum, question.maximum)
        for question, _each in questions(questionnaire)
        if question.kind in SCALES
    }
    points: dict[tuple[str, int, int], list[int]] = defaultdict(list)
    for key, answer in answers.items():
        scale = scale_of.get(key.partition(":")[0])
        if scale and isinstance(answer, int):
            points[scale].append(answer)
    lines = [len(set(given)) == 1 for given in points.values() if len(given) >= FEWEST]
    return bool(lines) and all(lines)


def is_often(channel: Channel, times: int) -> bool:
    """Return whether one device sent more than people of one household would.

    A tablet in a hall is meant to be used by many: it never counts.
    """
    return channel in OWN_DEVICE and times > OFTEN
