"""What the residents of the demo answer.

Each resident has a need per theme: the middle of the wijk, plus what their buurt, age, household
and tenure add, plus how content they are in general, plus chance. The school mark and "moet dit
beter?" both come from that one need, so they go together as they do in real surveys, and the top
three comes from it too.
"""

import datetime as dt
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from wijkwijzer.demo.content import Behaviour, Intake
from wijkwijzer.demo.residents import Resident, pick
from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.survey.records import DONT_KNOW, Answer, Answers, Response, Round

GROUPS = ("buurt", "age", "household", "tenure")
QUESTION_OF = {"buurt": "buurt", "age": "leeftijd", "household": "huishouden", "tenure": "wonen"}
"""Which question of the standard questionnaire tells which group variable."""

CHOSEN = 3
AMSTERDAM_WINTER = dt.timezone(dt.timedelta(hours=1))

Needs = NDArray[np.float64]
"""Residents x themes, 0-100 before it is cut to the scale."""


def draw_responses(
    rng: np.random.Generator,
    residents: Sequence[Resident],
    round_: Round,
    behaviour: Behaviour,
) -> tuple[Response, ...]:
    """Draw the responses, one for each resident in the same order; later ones arrive later."""
    needs = _needs(rng, residents, behaviour)
    arrivals = [_arrival(rng, resident, round_, behaviour) for resident in residents]
    order = {
        index: rank
        for rank, index in enumerate(sorted(range(len(residents)), key=lambda i: arrivals[i][2]))
    }
    responses = []
    for index, resident in enumerate(residents):
        said = {
            variable: value if rng.random() >= behaviour.skipped[variable] else NOT_SAID
            for variable, value in _groups(resident).items()
        }
        channel, place, moment = arrivals[index]
        responses.append(
            Response.model_validate(
                {
                    "id": f"{round_.id}-{order[index] + 1:03d}",
                    "wijk_id": round_.wijk_id,
                    "round_id": round_.id,
                    "questionnaire": round_.questionnaire,
                    "questionnaire_version": round_.questionnaire_version,
                    "channel": channel,
                    "intake_place": place,
                    "language": "en" if rng.random() < behaviour.english else "nl",
                    "submitted_at": moment.astimezone(dt.UTC).isoformat(timespec="microseconds"),
                    "answers": _answers(rng, needs[index], said, behaviour),
                    **said,
                }
            )
        )
    return tuple(responses)


def _groups(resident: Resident) -> dict[str, str]:
    return {variable: getattr(resident, variable) for variable in GROUPS}


def _needs(rng: np.random.Generator, residents: Sequence[Resident], behaviour: Behaviour) -> Needs:
    themes = list(behaviour.themes.values())
    effects = np.array(
        [
            [
                sum(getattr(theme, v).get(value, 0.0) for v, value in _groups(resident).items())
                for theme in themes
            ]
            for resident in residents
        ]
    )
    # Groups differ around the middle of the wijk, whoever happens to take part.
    effects -= effects.mean(axis=0)
    middle = np.array([theme.need for theme in themes])
    person = rng.normal(0, behaviour.spread_person, size=(len(residents), 1))
    chance = rng.normal(0, behaviour.spread_theme, size=effects.shape)
    needs: Needs = middle + effects + person + chance
    return needs


def _answers(
    rng: np.random.Generator, needs: Needs, said: dict[str, str], behaviour: Behaviour
) -> Answers:
    answers: dict[str, Answer] = {}
    if said["buurt"] != NOT_SAID:
        answers["buurt"] = said["buurt"]
    urgency: dict[str, int] = {}
    for need, (theme, how) in zip(needs, behaviour.themes.items(), strict=True):
        unsure = rng.random() < how.dont_know
        # Who cannot say whether it should be better can often still give a mark.
        mark = _mark(rng, need, behaviour)
        if rng.random() >= behaviour.left_out:
            answers[f"score:{theme}"] = DONT_KNOW if unsure and rng.random() < 0.7 else mark
        if unsure:
            answers[f"urgentie:{theme}"] = DONT_KNOW
        elif rng.random() >= behaviour.left_out:
            urgency[theme] = 1 + round(float(np.clip(need, 0, 100)) / 25)
            answers[f"urgentie:{theme}"] = urgency[theme]
    top = _top(rng, urgency, behaviour)
    if top:
        answers["top"] = top
    answers |= {
        QUESTION_OF[variable]: value
        for variable, value in said.items()
        if variable != "buurt" and value != NOT_SAID
    }
    return answers


def _mark(rng: np.random.Generator, need: float, behaviour: Behaviour) -> int:
    mark = behaviour.mark
    return int(np.clip(round(mark.top - need / mark.per_point + rng.normal(0, mark.spread)), 1, 10))


def _top(
    rng: np.random.Generator, urgency: dict[str, int], behaviour: Behaviour
) -> tuple[str, ...]:
    """Choose the themes that must be better first, among those the resident called urgent."""
    weight = {theme: 25 * u + rng.normal(0, behaviour.spread_top) for theme, u in urgency.items()}
    ranked = sorted((t for t in weight if urgency[t] >= 3), key=lambda t: -weight[t])
    return tuple(ranked[:CHOSEN])


def _arrival(
    rng: np.random.Generator, resident: Resident, round_: Round, behaviour: Behaviour
) -> tuple[str, str, dt.datetime]:
    """Draw how, where and when a survey came in."""
    channel = pick(rng, behaviour.channels[resident.age])
    intake = (
        _tablet(rng, resident, behaviour.tablet)
        if channel == "tablet"
        else behaviour.elsewhere[channel]
    )
    first = dt.datetime.fromisoformat(round_.opened_at).astimezone(AMSTERDAM_WINTER)
    midnight = first.replace(hour=0, minute=0, second=0, microsecond=0)
    start, end = intake.hours
    second = int(rng.integers(start * 3600, end * 3600))
    day = intake.days[int(rng.integers(len(intake.days)))]
    return channel, intake.place, midnight + dt.timedelta(days=day, seconds=second)


def _tablet(rng: np.random.Generator, resident: Resident, places: Sequence[Intake]) -> Intake:
    """Draw at which table somebody took a tablet: near home, and where their age comes."""
    weights = np.array(
        [
            place.weight
            * (4 if resident.buurt in place.buurten else 1)
            * (3 if resident.age in place.ages else 1)
            for place in places
        ]
    )
    return places[int(rng.choice(len(places), p=weights / weights.sum()))]
