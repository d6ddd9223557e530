"""What the residents of the demo write: pins on the map and answers to the open question."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, radians, sin, sqrt

import numpy as np

from wijkwijzer.demo.content import Remarks
from wijkwijzer.demo.residents import Resident
from wijkwijzer.neighbourhood.places import buurt_at
from wijkwijzer.neighbourhood.records import Buurt, Point
from wijkwijzer.survey.records import Contribution, Response

METRES_PER_DEGREE = 111_250
TRIES = 200


@dataclass(frozen=True)
class _Pin:
    """A remark with its place, before anybody wrote it."""

    theme: str
    text: str
    buurt: str
    point: Point
    age: str | None = None
    reason: str = ""


def draw_contributions(
    rng: np.random.Generator,
    responses: Sequence[Response],
    residents: Sequence[Resident],
    buurten: Sequence[Buurt],
    remarks: Remarks,
    waiting_after_day: int,
) -> tuple[tuple[Response, ...], tuple[Contribution, ...]]:
    """Let residents write, each at most one pin and one open answer.

    A remark goes to somebody of its buurt and of the age it speaks of, as far as there is one left.

    Parameters
    ----------
    responses, residents
        In the same order.
    waiting_after_day
        What came in after so many days since the first response still waits for a facilitator.

    Returns
    -------
    responses, contributions
        Both in order of arrival; open answers stand in the answers too.
    """
    people = list(zip(responses, residents, strict=True))
    writers = [people[i] for i in rng.permutation(len(people))]
    first = min(dt.datetime.fromisoformat(response.submitted_at) for response in responses)
    late = (first + dt.timedelta(days=waiting_after_day)).isoformat(timespec="microseconds")

    contributions = []
    free = list(writers)
    for pin in _pins(rng, remarks, buurten):
        response = _take(free, pin.age, pin.buurt)
        contributions.append(_contribution(response, late, pin, f"{response.id}-plek"))
    free = list(writers)
    texts: dict[str, str] = {}
    for text, *age in remarks.open:
        response = _take(free, age[0] if age else None, None)
        texts[response.id] = text
        contributions.append(_contribution(response, late, text, f"{response.id}-open"))
    return (
        tuple(sorted((_with_open(r, texts.get(r.id)) for r in responses), key=_by_arrival)),
        tuple(sorted(contributions, key=lambda c: (c.created_at, c.id))),
    )


def _by_arrival(response: Response) -> tuple[str, str]:
    return response.submitted_at, response.id


def _take(free: list[tuple[Response, Resident]], age: str | None, buurt: str | None) -> Response:
    """Take the one out who fits best: the age the text speaks of first, then the buurt."""
    best = max(
        range(len(free)),
        key=lambda i: (
            2 * (age is None or free[i][1].age == age)
            + (buurt is None or free[i][1].buurt == buurt),
            -i,
        ),
    )
    return free.pop(best)[0]


def _pins(rng: np.random.Generator, remarks: Remarks, buurten: Sequence[Buurt]) -> list[_Pin]:
    pins = [
        _Pin(
            theme=theme,
            text=text,
            buurt=spot.buurt,
            point=_near(rng, spot.point, spot.spread, spot.buurt, buurten),
            age=age[0] if age else None,
        )
        for spot in remarks.pins
        for theme, text, *age in spot.remarks
    ]
    pins += [
        _Pin(
            theme=refused.theme,
            text=refused.text,
            buurt=refused.buurt,
            point=_near(rng, refused.point, refused.spread, refused.buurt, buurten),
            reason=refused.reason,
        )
        for refused in remarks.refused
    ]
    return pins


def _near(
    rng: np.random.Generator,
    middle: tuple[float, float],
    spread: float,
    buurt: str,
    buurten: Sequence[Buurt],
) -> Point:
    """Draw a point in the buurt within `spread` metres of `middle`, evenly over the circle."""
    for _attempt in range(TRIES):
        distance, angle = spread * sqrt(rng.random()), 2 * pi * rng.random()
        north = distance * sin(angle) / METRES_PER_DEGREE
        east = distance * cos(angle) / (METRES_PER_DEGREE * cos(radians(middle[1])))
        point = Point(longitude=round(middle[0] + east, 6), latitude=round(middle[1] + north, 6))
        if buurt_at(buurten, point) == buurt:
            return point
    raise ValueError(f"no point of {buurt} lies near {middle}")


def _contribution(response: Response, late: str, said: _Pin | str, key: str) -> Contribution:
    pin = said if isinstance(said, _Pin) else None
    refused = pin is not None and bool(pin.reason)
    state = "refused" if refused else "waiting" if response.submitted_at > late else "passed"
    return Contribution.model_validate(
        {
            "id": key,
            "wijk_id": response.wijk_id,
            "round_id": response.round_id,
            "response_id": response.id,
            "kind": "pin" if pin else "opmerking",
            "theme": pin.theme if pin else None,
            "buurt": pin.buurt if pin else response.buurt,
            "point": pin.point if pin else None,
            "text": pin.text if pin else said,
            "channel": response.channel,
            "intake_place": response.intake_place,
            "created_at": response.submitted_at,
            "state": state,
            "reason": pin.reason if pin else "",
        }
    )


def _with_open(response: Response, text: str | None) -> Response:
    if text is None:
        return response
    return response.model_copy(update={"answers": {**response.answers, "open": text}})
