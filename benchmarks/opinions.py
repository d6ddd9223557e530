"""How often opinion groups are drawn where they are and where they are not, and what that costs.

Run: `OPENBLAS_NUM_THREADS=1 python -m benchmarks.opinions`; it writes its section of
`benchmarks/results.md`. Rooms are made, so the truth is known; nothing of the app is started.
A room in which groups are found takes a fifth of a second, since each of its hundred draws is
divided from twelve starts: 2,520 rooms take about five minutes of processor time. All cores share
them, and each line is printed when it is known.
"""

import argparse
import statistics
import time
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import product

import numpy as np

from benchmarks.results import machine, write_section
from tests.dialogue.conversations import Votes, crossed, gradual, opposed, unrelated
from wijkwijzer.dialogue.clusters import k_means, silhouettes
from wijkwijzer.dialogue.grouping import opinion_groups
from wijkwijzer.dialogue.opinions import positions, principal_components
from wijkwijzer.dialogue.representative import group_statistics, representative

SIZES = ((60, 15), (100, 25), (150, 40))
MISSING = (0.3, 0.6)
Maker = Callable[[np.random.Generator, int, int, float], Votes]


def _two(loyalty: float, dividing: float) -> Maker:
    return lambda rng, people, statements, missing: opposed(
        rng,
        (people * 11 // 20, people - people * 11 // 20),
        statements=statements,
        missing=missing,
        loyalty=loyalty,
        dividing=dividing,
    )[0]


ROOMS: dict[str, Maker] = {
    "none: votes without regard to each other": lambda rng, people, statements, missing: unrelated(
        rng, people=people, statements=statements, missing=missing
    ),
    "none: a gradual line of opinion": lambda rng, people, statements, missing: gradual(
        rng, people=people, statements=statements, missing=missing
    ),
    "two, overlapping (0.65 loyal, 0.75 divide)": _two(0.65, 0.75),
    "two (0.85 loyal, 0.75 divide)": _two(0.85, 0.75),
    "two (0.9 loyal, 0.8 divide)": _two(0.9, 0.8),
    "two (0.95 loyal, 0.9 divide)": _two(0.95, 0.9),
    "four crossing (0.95 loyal, all divide)": lambda rng, people, statements, missing: crossed(
        rng, people // 4, statements=statements, missing=missing
    )[0],
}


def outcomes(make: Maker, people: int, statements: int, missing: float, rooms: int) -> str:
    """Return how many groups were drawn in how many rooms, and why none elsewhere."""
    told: Counter[str] = Counter()
    for seed in range(rooms):
        rng = np.random.default_rng(seed)
        found = opinion_groups(make(rng, people, statements, missing), seed=seed)
        told[found.reason.value if found.reason else f"{len(found.groups)} groups"] += 1
    return ", ".join(f"{name} {number}" for name, number in told.most_common())


def line(kind: tuple[str, tuple[int, int], float, int]) -> str:
    """Return what is told in rooms of one kind as a line of the table."""
    name, (people, statements), missing, rooms = kind
    told = outcomes(ROOMS[name], people, statements, missing, rooms)
    return f"| {name} | {people} x {statements} | {missing:.0%} | {told} |"


def costs(people: int = 500, statements: int = 100) -> tuple[float, float]:
    """Milliseconds of processor time: of the division alone, and with all that makes it sure."""
    rng = np.random.default_rng(0)
    size = (people * 3 // 5, people * 2 // 5)
    votes, _ = opposed(rng, size, statements=statements, missing=0.4)
    return _milliseconds(lambda: _division_alone(votes)), _milliseconds(
        lambda: opinion_groups(votes)
    )


def _division_alone(votes: Votes) -> None:
    points = positions(votes, principal_components(votes))
    divisions = [k_means(points, k)[0] for k in (2, 3, 4, 5)]
    scores = silhouettes(points, divisions)
    labels = divisions[int(np.argmax(scores))]
    found = group_statistics(votes, labels)
    for group in range(len(found.seen)):
        representative(found, group)


def _milliseconds(work: Callable[[], object]) -> float:
    work()
    taken = []
    for _ in range(7):
        start = time.process_time()
        work()
        taken.append(1000 * (time.process_time() - start))
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rooms", type=int, default=60, help="how many of each kind")
    rooms = parser.parse_args().rooms
    rows = []
    with ProcessPoolExecutor() as pool:
        for row in pool.map(line, product(ROOMS, SIZES, MISSING, [rooms])):
            print(row, flush=True)
            rows.append(row)
    alone, whole = costs()
    print(f"division and statistics {alone:.0f} ms; with shuffles and bootstraps {whole:.0f} ms")
    table = "\n".join(rows)
    write_section(
        "opinions",
        f"""# Opinion groups in made rooms

Made by `python -m benchmarks.opinions`: what is told in {rooms} rooms of each kind. Loyal is the
chance to vote with one's group on a statement that divides; one in ten votes is a pass.

| truth | people x statements | missing votes | told |
|---|---|---|---|
{table}

500 people x 100 statements, 40 % of the votes missing, processor time on one thread: division and
statistics {alone:.0f} ms; with shuffles and bootstraps {whole:.0f} ms.
{machine()}""",
    )


if __name__ == "__main__":
    main()
