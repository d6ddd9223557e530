"""The worked example of the disclosure rules in docs/method.md, planned again."""

from pathlib import Path

import numpy as np
import pytest

from wijkwijzer.statistics.audit import BoolArray
from wijkwijzer.statistics.disclosure import CellKey, plan_stand

METHOD = (Path(__file__).parents[2] / "docs" / "method.md").read_text(encoding="utf-8")
EXAMPLE = METHOD[METHOD.index("### Worked example: disclosure") :]


def table(name: str) -> list[list[str]]:
    """Return the rows of a marked table, without its head."""
    body = EXAMPLE[EXAMPLE.index(f"<!-- {name} -->") :].split("\n\n")[0]
    lines = [line for line in body.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


@pytest.fixture
def planned() -> list[list[str]]:
    """Return the second table as the rules make it."""
    arrivals = {row[0]: [int(count) for count in row[1:]] for row in table("arrivals")}
    people = [
        (buurt, stand) for buurt, counts in arrivals.items() for stand in (1, 2, 3)
        for _person in range(counts[stand - 1])
    ]  # fmt: skip
    lives = np.array([buurt for buurt, _stand in people])
    came = np.array([stand for _buurt, stand in people])
    withdrew = int(np.flatnonzero(lives == "parkbuurt")[0])
    rows = [[name] for name in ("wijk", *arrivals)]
    past: list[BoolArray] = []
    shown: dict[CellKey, BoolArray] = {}
    for stand in (1, 2, 3):
        here = came <= stand
        here[withdrew] = stand < 3
        cells: dict[CellKey, BoolArray] = {(): here}
        cells |= {(("buurt", buurt),): here & (lives == buurt) for buurt in arrivals}
        plan = plan_stand(cells, past, shown, [])
        assert plan.proved
        for row, (key, decision) in zip(rows, plan.decisions.items(), strict=True):
            row.append(" ".join(filter(None, (str(decision.n), decision.choice, decision.reason))))
            if decision.choice == "new":
                past.append(cells[key])
                shown[key] = cells[key]
    return rows


def test_the_stands_of_the_example_are_what_the_rules_give(planned: list[list[str]]) -> None:
    assert planned == table("stands")
