"""Where names stand beside points so that none covers another: greedy, over candidate places.

Everything is in pixels, x to the right and y downwards. The crowded points choose first; each takes
the nearest place that is free, so that the same input always gives the same picture.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Box:
    """A rectangle by its left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    def overlap(self, other: "Box") -> float:
        """Return the common area in square pixels, 0 when the boxes only touch."""
        width = min(self.right, other.right) - max(self.left, other.left)
        height = min(self.bottom, other.bottom) - max(self.top, other.top)
        return width * height if width > 0 and height > 0 else 0.0

    def distance(self, x: float, y: float) -> float:
        """Return how far a point lies from the box, 0 inside."""
        dx = max(self.left - x, 0, x - self.right)
        dy = max(self.top - y, 0, y - self.bottom)
        return math.hypot(dx, dy)

    def outside(self, frame: "Box") -> float:
        """Return by how many pixels the box sticks out of a frame."""
        return (
            max(frame.left - self.left, 0)
            + max(self.right - frame.right, 0)
            + max(frame.top - self.top, 0)
            + max(self.bottom - frame.bottom, 0)
        )


@dataclass(frozen=True)
class Label:
    """A name to place: the point it belongs to, the size of its text and where it would rather be.

    A name outside its `home` could be taken for something else there; None means anywhere.
    """

    x: float
    y: float
    width: float
    height: float
    home: "Box | None" = None

    def box(self, dx: float, dy: float) -> Box:
        """Return the box with its centre at an offset from the point."""
        x, y = self.x + dx, self.y + dy
        return Box(x - self.width / 2, y - self.height / 2, x + self.width / 2, y + self.height / 2)


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

    placed: dict[int, tuple[float, float]] = {}
    taken: list[Box] = []
    for index in sorted(range(len(labels)), key=crowd):
        label = labels[index]
        best = min(
            _candidates(label, gap),
            key=lambda offset: (
                _cost(label, offset, gap, frame, (taken, obstacles))
                + _doubt(label.box(*offset), index, labels)
            ),
        )
        placed[index] = best
        taken.append(label.box(*best))
    return tuple(placed[index] for index in range(len(labels)))


def _candidates(label: Label, gap: float) -> list[tuple[float, float]]:
    """Offsets around the point: right and left first, then rings that move outwards."""
    beside = label.width / 2 + gap
    found = [(beside, 0.0), (-beside, 0.0)]
    for ring in range(8):
        away = gap + ring * label.height * 0.7
        for turn in range(16):
            angle = math.tau * turn / 16
            dx = math.cos(angle) * (label.width / 2 + away)
            dy = math.sin(angle) * (label.height / 2 + away)
            found.append((dx, dy))
    return found


def _cost(
    label: Label,
    offset: tuple[float, float],
    gap: float,
    frame: Box,
    others: tuple[Sequence[Box], Sequence[Box]],
) -> float:
    """Price a place: never on another name, hardly on a mark, close and level with its point."""
    taken, obstacles = others
    box = label.box(*offset)
    covered = sum(box.overlap(other) for other in taken)
    hindered = sum(box.overlap(other) for other in obstacles)
    return (
        1000 * covered
        + 1000 * box.outside(frame)
        + 2 * hindered
        + max(box.distance(label.x, label.y) - gap, 0)
        + 0.3 * abs(offset[1])
        + (25 if label.home and box.outside(label.home) > label.height / 2 else 0)
    )


def _doubt(box: Box, index: int, labels: Sequence[Label]) -> float:
    """Count the points that the name could be taken for: those nearer to it than its own."""
    own = box.distance(labels[index].x, labels[index].y)
    return 30.0 * sum(
        box.distance(other.x, other.y) <= own
        for position, other in enumerate(labels)
        if position != index
    )
