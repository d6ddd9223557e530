"""The geometry of the compass: where petals, arcs and labels come.

Angles are degrees clockwise from twelve o'clock, as on a compass; the centre is (0, 0) and y
grows downwards, as in SVG.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from wijkwijzer.look.typography import text_width, wrap

HUB = 0.14
"""Where the scale begins, as a share of the ring's radius: 0 is drawn here, so that a petal of a
few points is still a shape and not a needle's prick. Radius, not area, carries the value: it is
read against rings, and a reader compares lengths better than surfaces."""

LINE_HEIGHT = 1.16
SMALL = 0.87
"""Size of what steps back (a reason, a number on the scale, the legend) against a name."""

Anchor = Literal["start", "middle", "end"]


@dataclass(frozen=True)
class Label:
    """A name (and a reason under it) with the box it stands in.

    Parameters
    ----------
    left, top, right, bottom
        The box; text never reaches outside it.
    anchor
        The side of the box the lines are set against.
    lines, reason
        The lines of the name, and those of the reason.
    size
        Type size of the name.
    """

    left: float
    top: float
    right: float
    bottom: float
    anchor: Anchor
    lines: tuple[str, ...]
    reason: tuple[str, ...]
    size: float

    @property
    def x(self) -> float:
        """Where the lines are anchored."""
        middle = (self.left + self.right) / 2
        return {"start": self.left, "middle": middle, "end": self.right}[self.anchor]

    def distance(self) -> float:
        """Return how far the nearest point of the box is from the centre."""
        across = max(self.left, 0.0, -self.right)
        along = max(self.top, 0.0, -self.bottom)
        return math.hypot(across, along)

    def overlaps(self, other: "Label", *, margin: float = 0.0) -> bool:
        """Whether the boxes come closer to each other than `margin`."""
        return (
            self.left < other.right + margin
            and other.left < self.right + margin
            and self.top < other.bottom + margin
            and other.top < self.bottom + margin
        )


def theme_angles(winds: Sequence[str]) -> tuple[float, ...]:
    """Return the angle of each theme, evenly round, the first wind centred on twelve o'clock.

    Parameters
    ----------
    winds
        The wind of each theme in the order of the themes; equal ones follow each other.
    """
    if not winds:
        return ()
    step = 360 / len(winds)
    first = next((i for i, wind in enumerate(winds) if wind != winds[0]), len(winds))
    offset = (first - 1) / 2 if first < len(winds) else 0
    return tuple((index - offset) * step % 360 for index in range(len(winds)))


def runs(marks: Sequence[str]) -> list[tuple[int, int]]:
    """Return (first, last) of each run of equal neighbours, the round trip not joined."""
    found: list[tuple[int, int]] = []
    for index, mark in enumerate(marks):
        if found and marks[found[-1][1]] == mark:
            found[-1] = (found[-1][0], index)
        else:
            found.append((index, index))
    return found


def neighbours(indices: Sequence[int], count: int) -> list[tuple[int, ...]]:
    """Group positions on a circle of `count` into unbroken stretches, in clockwise order."""
    chosen = sorted(set(indices))
    if len(chosen) == count:
        return [tuple(chosen)]
    starts = [index for index in chosen if (index - 1) % count not in chosen]
    stretches = []
    for start in starts:
        stretch = [start]
        while (stretch[-1] + 1) % count in chosen:
            stretch.append((stretch[-1] + 1) % count)
        stretches.append(tuple(stretch))
    return stretches


def scale(value: float, ring: float) -> float:
    """Return the radius of a value 0-100 on a compass whose 100 lies at `ring`."""
    return ring * (HUB + (1 - HUB) * min(max(value, 0.0), 100.0) / 100)


def point(radius: float, angle: float) -> tuple[float, float]:
    """Return x and y of a place on the circle."""
    turn = math.radians(angle)
    return radius * math.sin(turn), -radius * math.cos(turn)


def _at(radius: float, angle: float) -> str:
    x, y = point(radius, angle)
    return f"{x:.2f} {y:.2f}"


def arc_path(radius: float, start: float, end: float) -> str:
    """Return an open arc, clockwise from `start` to `end`."""
    large = int(end - start > 180)
    return f"M{_at(radius, start)}A{radius:.2f} {radius:.2f} 0 {large} 1 {_at(radius, end)}"


def half_width(radius: float, half: float, gap: float) -> float:
    """Return the half angle of a petal at a radius, so that a gap between petals stays even."""
    return max(half - math.degrees(math.asin(min(gap / 2 / radius, 1.0))), 0.2)


def petal_path(angle: float, half: float, inner: float, outer: float, gap: float) -> str:
    """Return a petal: a sector between two radii with even gaps and rounded outer corners.

    The commands are the same for every size, so that two petals can be morphed number by number.
    """
    outer = max(outer, inner + 0.5)
    corner = min(gap * 1.4, (outer - inner) / 2)
    out, low = half_width(outer, half, gap), half_width(inner, half, gap)
    bend = min(math.degrees(corner / outer), out * 0.9)
    side = half_width(outer - corner, half, gap)
    return (
        f"M{_at(inner, angle - low)}L{_at(outer - corner, angle - side)}"
        f"A{corner:.2f} {corner:.2f} 0 0 1 {_at(outer, angle - out + bend)}"
        f"A{outer:.2f} {outer:.2f} 0 0 1 {_at(outer, angle + out - bend)}"
        f"A{corner:.2f} {corner:.2f} 0 0 1 {_at(outer - corner, angle + side)}"
        f"L{_at(inner, angle + low)}A{inner:.2f} {inner:.2f} 0 0 0 {_at(inner, angle - low)}Z"
    )


def sector_path(start: float, end: float, inner: float, outer: float) -> str:
    """Return a sector between two angles and two radii, clockwise."""
    large = int(end - start > 180)
    return (
        f"M{_at(inner, start)}L{_at(outer, start)}"
        f"A{outer:.2f} {outer:.2f} 0 {large} 1 {_at(outer, end)}L{_at(inner, end)}"
        f"A{inner:.2f} {inner:.2f} 0 {large} 0 {_at(inner, start)}Z"
    )


def place_label(name: str, reason: str, angle: float, clear: float, size: float) -> Label:
    """Return a label whose box touches a circle of radius `clear` from outside, at `angle`.

    The box hangs on the circle by the point that faces the centre, so that labels lean evenly to
    the ring all the way round, and is then pushed out along the ray until no corner reaches in.
    """
    toward_x, toward_y = point(1, angle)
    # names stand beside each other above and below the ring, and under each other at its sides
    room = (6.2 if abs(toward_x) < 0.5 else 8.2) * size
    lines = wrap(name, room, size, lines=2 if len(name) <= 32 else 3)
    under = wrap(reason, room, size * SMALL, lines=3) if reason else ()
    width = max(
        *(text_width(line, size) for line in lines),
        *(text_width(line, size * SMALL) for line in under),
        0.0,
    )
    height = LINE_HEIGHT * size * (len(lines) + SMALL * len(under))

    def box(reach: float) -> Label:
        left = reach * toward_x - width * (1 - toward_x) / 2
        top = reach * toward_y - height * (1 - toward_y) / 2
        anchor: Anchor = "middle"
        if abs(toward_x) > 0.3:
            anchor = "start" if toward_x > 0 else "end"
        return Label(left, top, left + width, top + height, anchor, lines, under, size)

    low, high = clear, clear + math.hypot(width, height)
    for _ in range(30):
        middle = (low + high) / 2
        low, high = (low, middle) if box(middle).distance() >= clear else (middle, high)
    return box(high)


def place_labels(
    names: Sequence[tuple[str, str]], angles: Sequence[float], clear: float, size: float
) -> tuple[Label, ...]:
    """Place a (name, reason) at each angle, outside a circle of radius `clear`."""
    return tuple(
        place_label(name, reason, angle, clear, size)
        for (name, reason), angle in zip(names, angles, strict=True)
    )


def crowded(labels: Sequence[Label], margin: float) -> bool:
    """Whether any two labels come closer than `margin`."""
    return any(
        one.overlaps(other, margin=margin)
        for index, one in enumerate(labels)
        for other in labels[index + 1 :]
    )
