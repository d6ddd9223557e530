"""Where opinion groups lie, drawn without telling where anybody lies.

The place of one person in the plane follows from their votes, so two numbers can give away a whole
ballot. What a screen gets is a group's middle and how wide it spreads, of ten people or more; the
people in it are spread evenly over that area, one mark each, in places that say nothing.
"""

from dataclasses import dataclass

import numpy as np

from wijkwijzer.dialogue.opinions import FloatArray

REACH = 1.8
"""Standard deviations from the middle to the edge: nine in ten of a round cloud lie within."""
LEAST = 0.18
"""The smallest reach of an area, as a part of the spread of everybody: also who votes exactly the
same takes room."""
_CORNERS = 32
_TURN = np.pi * (3 - np.sqrt(5))
"""The golden angle: marks placed by it lie evenly, as the seeds of a sunflower."""

Place = tuple[float, float]


@dataclass(frozen=True)
class Area:
    """An opinion group on the plane, two decimals everywhere.

    Attributes
    ----------
    middle
        Mean place of its people.
    outline
        Corners of the ellipse of their spread; the first is not repeated.
    marks
        As many places within it as it has people.
    """

    middle: Place
    outline: tuple[Place, ...]
    marks: tuple[Place, ...]


def area(places: FloatArray, spread: float) -> Area:
    """Return the area of a group.

    Parameters
    ----------
    places : array, people x 2
        Where its people lie.
    spread
        Standard deviation of everybody's places, along the axis where it is largest.
    """
    middle = places.mean(axis=0)
    variances, directions = np.linalg.eigh(np.cov(places.T, bias=True))
    reach = np.maximum(REACH * np.sqrt(np.maximum(variances, 0)), LEAST * spread)
    # Of the two ends of an axis always the same one, so that the same votes draw the same area.
    directions = directions * np.where(
        directions[np.abs(directions).argmax(axis=0), [0, 1]] < 0, -1, 1
    )
    around = np.linspace(0, 2 * np.pi, _CORNERS, endpoint=False)
    steps = np.arange(len(places))
    far = 0.88 * np.sqrt((steps + 0.5) / len(places))
    return Area(
        middle=_rounded(middle[None])[0],
        outline=_rounded(middle + _ellipse(np.ones(_CORNERS), around, reach, directions)),
        marks=_rounded(middle + _ellipse(far, steps * _TURN, reach, directions)),
    )


def _ellipse(
    far: FloatArray, angles: FloatArray, reach: FloatArray, directions: FloatArray
) -> FloatArray:
    round_ = np.column_stack([far * np.cos(angles), far * np.sin(angles)])
    placed: FloatArray = (round_ * reach) @ directions.T
    return placed


def _rounded(places: FloatArray) -> tuple[Place, ...]:
    return tuple((float(x), float(y)) for x, y in np.round(places, 2) + 0.0)
