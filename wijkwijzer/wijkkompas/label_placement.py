"""Where names stand beside points so that none covers another: greedy, over candidate places.

Everything is in pixels, x to the right and y downwards. The crowded points choose first; each takes
the nearest place that is free, so that the same input always gives the same picture.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
"""Boxes are rows of left, top, right and bottom; points and offsets rows of x and y."""


@dataclass(frozen=True)
class Box:
    """A rectangle by its left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def row(self) -> tuple[float, float, float, float]:
        """The same as a row of boxes."""
        return (self.left, self.top, self.right, self.bottom)


@dataclass(frozen=True)
class Label:
    """A name to place: the point it belongs to, the size of its text and where it would rather be.

    A name outside its `home` could be taken for something else there; None means anywhere.
    """

    x: float
    y: float
    width: float
    height: float
    home: Box | None = None


def place(
    labels: Sequence[Label], frame: Box, obstacles: Sequence[Box] = (), gap: float = 8
) -> tuple[tuple[float, float], ...]:
    """Place every label near its point.

    Parameters
    ----------
    frame
        Labels stay within it when they can.
    obstacles
        What labels avoid (marks, lines, other text) but may cover when nothing else is left.
    gap
        Pixels between a point and the nearest edge of its label.

    Returns
    -------
    tuple
        Per label the offset (dx, dy) of its centre from its point.
    """

    def crowd(index: int) -> tuple[int, int]:
        here = labels[index]
        near = sum(
            abs(here.x - other.x) < (here.width + other.width) / 2
            and abs(here.y - other.y) < here.height + other.height
            for other in labels
        )
        return (-near, index)

    points = np.array([(label.x, label.y) for label in labels]).reshape(len(labels), 2)
    hindering = _rows(obstacles)
    placed: dict[int, tuple[float, float]] = {}
    taken = _rows(())
    for index in sorted(range(len(labels)), key=crowd):
        label = labels[index]
        offsets = _candidates(label, gap)
        centres = points[index] + offsets
        half = np.array([label.width / 2, label.height / 2])
        boxes = np.hstack([centres - half, centres + half])
        away = np.delete(points, index, axis=0)
        cost = _cost(label, boxes, frame, (taken, hindering), gap)
        cost += 0.3 * np.abs(offsets[:, 1]) + _doubt(boxes, points[index], away)
        best = int(cost.argmin())
        placed[index] = (float(offsets[best, 0]), float(offsets[best, 1]))
        taken = np.vstack([taken, boxes[best]])
    return tuple(placed[index] for index in range(len(labels)))


def _rows(boxes: Sequence[Box]) -> Numbers:
    return np.array([box.row for box in boxes], dtype=float).reshape(len(boxes), 4)


def _candidates(label: Label, gap: float) -> Numbers:
    """Offsets around the point: right and left first, then rings that move outwards."""
    beside = label.width / 2 + gap
    away = gap + np.arange(8)[:, np.newaxis] * label.height * 0.7
    angle = 2 * np.pi * np.arange(16) / 16
    dx = np.cos(angle) * (label.width / 2 + away)
    dy = np.sin(angle) * (label.height / 2 + away)
    rings = np.column_stack([dx.ravel(), dy.ravel()])
    return np.vstack([[(beside, 0.0), (-beside, 0.0)], rings])


def _cost(
    label: Label, boxes: Numbers, frame: Box, others: tuple[Numbers, Numbers], gap: float
) -> Numbers:
    """Price places: never on another name, hardly on a mark, close to its point."""
    taken, obstacles = others
    own = np.array([(label.x, label.y)])
    cost: Numbers = (
        1000 * _overlap(boxes, taken)
        + 1000 * _outside(boxes, frame)
        + 2 * _overlap(boxes, obstacles)
        + np.maximum(_distance(boxes, own)[:, 0] - gap, 0)
    )
    if label.home:
        cost += 25 * (_outside(boxes, label.home) > label.height / 2)
    return cost


def _doubt(boxes: Numbers, own: Numbers, others: Numbers) -> Numbers:
    """Price the points that the name could be taken for: those nearer to it than its own."""
    nearer = _distance(boxes, others) <= _distance(boxes, own[np.newaxis])
    doubt: Numbers = 30.0 * nearer.sum(axis=1)
    return doubt


def _overlap(boxes: Numbers, others: Numbers) -> Numbers:
    """Return per box the area it has in common with others, together, in square pixels."""
    near = np.maximum(boxes[:, np.newaxis, :2], others[:, :2])
    far = np.minimum(boxes[:, np.newaxis, 2:], others[:, 2:])
    common: Numbers = np.maximum(far - near, 0).prod(axis=2).sum(axis=1)
    return common


def _outside(boxes: Numbers, frame: Box) -> Numbers:
    """Return by how many pixels each box sticks out of a frame."""
    out = (np.array(frame.row) - boxes) * (1, 1, -1, -1)
    sticking: Numbers = np.maximum(out, 0).sum(axis=1)
    return sticking


def _distance(boxes: Numbers, points: Numbers) -> Numbers:
    """Return how far each point lies from each box (boxes x points), 0 inside."""
    near = boxes[:, np.newaxis, :2] - points
    far = points - boxes[:, np.newaxis, 2:]
    beyond = np.maximum(np.maximum(near, far), 0)
    distance: Numbers = np.hypot(beyond[..., 0], beyond[..., 1])
    return distance
