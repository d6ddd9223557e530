"""Votes for tests: published conversations with outside reference values, and made ones."""

import csv
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

REFERENCE = Path(__file__).parent / "reference"
PUBLISHED = ("brexit-consensus", "london-youth-policing")

Votes = NDArray[np.float64]
Labels = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Published:
    """A conversation: its votes, the group Polis put each person in (-1: none), the values."""

    votes: Votes
    groups: Labels
    values: dict[str, Any]


@cache
def published(name: str) -> Published:
    with (REFERENCE / f"{name}.csv").open() as file:
        _, *rows = csv.reader(file)
    votes = np.array([[float(v) if v else np.nan for v in row[1:]] for row in rows])
    groups = np.array([int(row[0]) if row[0] else -1 for row in rows])
    return Published(votes, groups, json.loads((REFERENCE / "values.json").read_text())[name])


def unrelated(rng: np.random.Generator, *, people: int, statements: int, missing: float) -> Votes:
    """People who vote on each statement without regard to the others: no groups."""
    return _cast(rng, np.tile(rng.uniform(0.05, 0.95, statements), (people, 1)), missing)


def gradual(rng: np.random.Generator, *, people: int, statements: int, missing: float) -> Votes:
    """People spread evenly along one line of opinion, most of them in the middle: no groups."""
    place = rng.normal(size=(people, 1))
    slope, ease = rng.normal(0, 1.2, statements), rng.normal(size=statements)
    return _cast(rng, 1 / (1 + np.exp(-(place * slope + ease))), missing)


def opposed(
    rng: np.random.Generator,
    sizes: tuple[int, int],
    *,
    statements: int,
    missing: float,
    loyalty: float = 0.9,
    dividing: float = 0.8,
) -> tuple[Votes, Labels]:
    """Two groups that take opposite sides on a part of the statements, and agree on the rest.

    Parameters
    ----------
    sizes
        Of the groups.
    missing
        Share of the votes that were not given.
    loyalty
        The chance that a person takes the side of their group.
    dividing
        Share of the statements that divide them.
    """
    labels = np.repeat(np.arange(2), sizes)
    sides = rng.random(statements) < 0.5
    chance = np.where(labels[:, np.newaxis] == sides, loyalty, 1 - loyalty)
    shared = np.arange(statements) >= round(statements * dividing)
    chance[:, shared] = rng.uniform(0.6, 0.95, int(shared.sum()))
    return _cast(rng, chance, missing), labels


def crossed(
    rng: np.random.Generator, size: int, *, statements: int, missing: float, loyalty: float = 0.95
) -> tuple[Votes, Labels]:
    """Four equal groups: two divisions that cross, each on half of the statements."""
    labels = np.repeat(np.arange(4), size)
    bits = np.stack([labels % 2, labels // 2])[np.arange(statements) % 2].T
    sides = rng.random(statements) < 0.5
    return _cast(rng, np.where(bits == sides, loyalty, 1 - loyalty), missing), labels


def _cast(rng: np.random.Generator, chance: Votes, missing: float) -> Votes:
    """Votes with the given chance to agree; one in ten passes."""
    votes = np.where(rng.random(chance.shape) < chance, 1.0, -1.0)
    votes[rng.random(chance.shape) < 0.1] = 0.0
    votes[rng.random(chance.shape) < missing] = np.nan
    return votes
