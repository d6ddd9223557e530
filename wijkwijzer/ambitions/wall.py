"""What of the matrix is shown on a wall: the rows its one sentence is about, and how large.

A hall reads a few rows, not fourteen. The page keeps the whole matrix.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import ceil

from wijkwijzer.ambitions.findings import FindingKind
from wijkwijzer.ambitions.matrix import Matrix, MatrixRow, strongest_shared, widest_spread
from wijkwijzer.ambitions.records import LEVELS
from wijkwijzer.look.typography import text_width, wrap

MOST_LARGE = 4
"""So many themes that are equally wide apart are shown."""

MOST_STRIKING = 3
"""So many themes with a need or an ambition alone stand under one that is large."""

SURE = 0.9
"""Widths of text are upper bounds; what hardly exceeds the room does fit."""

SIZES = tuple(range(48, 26, -2))
"""Type sizes of names, in pixels of a wall; none is smaller."""

LINE = 1.14
"""Height of a line of names, in its type size."""

BETWEEN = 0.4
"""Room between two names, in their type size."""


@dataclass(frozen=True)
class WallRows:
    """The rows of a wall; together with the themes that are only counted, all of the matrix.

    Parameters
    ----------
    large
        What the sentence is about: all that lie widest apart, as far as they fit. Where no parties
        differ, what they share most; where nothing can be compared, the first theme on which one
        spoke; empty where none did.
    striking
        Need without ambition, then ambition without need; only where one row is large, for more of
        them leave no room.
    as_wide
        Themes as wide apart as the large rows, for which there is no room.
    closer
        Themes that are not shown, on which the parties lie closer together.
    unknown
        Themes that are not shown, on which fewer than two parties stated a level.
    """

    large: tuple[MatrixRow, ...]
    striking: tuple[MatrixRow, ...]
    as_wide: tuple[str, ...]
    closer: tuple[str, ...]
    unknown: tuple[str, ...]


def wall_rows(matrix: Matrix) -> WallRows:
    """Choose the rows of the wall."""
    widest = widest_spread(matrix)
    large = tuple(matrix.row(theme) for theme in widest[:MOST_LARGE]) or _without_spread(matrix)
    room = MOST_STRIKING if len(large) == 1 else 0
    striking = tuple(row for row in _striking(matrix) if row not in large)[:room]
    left = [row for row in matrix.rows if row not in large and row not in striking]
    return WallRows(
        large=large,
        striking=striking,
        as_wide=tuple(row.theme for row in left if row.theme in widest),
        closer=tuple(
            row.theme
            for row in left
            if widest and row.spread is not None and row.theme not in widest
        ),
        unknown=tuple(row.theme for row in left if row.spread is None),
    )


def _without_spread(matrix: Matrix) -> tuple[MatrixRow, ...]:
    shared = strongest_shared(matrix)
    if shared is not None:
        return (matrix.row(shared),)
    most = max(matrix.rows, key=lambda row: row.n_stated, default=None)
    return (most,) if most is not None and most.n_stated else ()


def _striking(matrix: Matrix) -> list[MatrixRow]:
    kinds: tuple[FindingKind, ...] = ("behoefte_zonder_ambitie", "ambitie_zonder_behoefte")
    return [row for kind in kinds for row in matrix.rows if kind in {f.kind for f in row.findings}]


def by_level(row: MatrixRow, party_names: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the names of the parties at each level, 0 to 3, in the order of the columns."""
    return tuple(
        tuple(party_names[party] for party, own in row.levels.items() if own == level)
        for level in LEVELS
    )


def size_of_names(columns: Sequence[Sequence[str]], width: float, height: float) -> int | None:
    """Return the largest size at which the names of every column fit; None if none does."""
    words = [word for names in columns for name in names for word in name.split()]
    for size in SIZES:
        broken = any(text_width(word, size) * SURE > width for word in words)
        tallest = max((_height(names, width, size) for names in columns), default=0)
        if tallest <= height and (size == SIZES[-1] or not broken):
            return size
    return None


def names_that_fit(names: Sequence[str], width: float, height: float) -> int:
    """Return how many names fit at the smallest size, above a line that counts the others."""
    size = SIZES[-1]
    room = height - (LINE + BETWEEN) * size
    fitting = [n for n in range(len(names) + 1) if _height(names[:n], width, size) <= room]
    return max(fitting, default=0)


def _height(names: Sequence[str], width: float, size: int) -> float:
    lines = sum(_lines(name, width, size) for name in names)
    return size * (LINE * lines + BETWEEN * max(len(names) - 1, 0))


def _lines(name: str, width: float, size: int) -> int:
    """Return over how many lines a name runs; a word that is too wide is cut."""
    lines = wrap(name, width / SURE, size, lines=6)
    return sum(max(1, ceil(text_width(line, size) * SURE / width)) for line in lines)
