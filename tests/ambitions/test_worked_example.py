"""The worked example of docs/method.md, read from its tables and computed again."""

from pathlib import Path

import pytest

from tests.ambitions.invented import NO_ROLE, party, row_of
from wijkwijzer.ambitions.findings import NeedBound
from wijkwijzer.ambitions.matrix import matrix, strongest_shared, widest_spread

METHOD = Path(__file__).parents[2] / "docs" / "method.md"


def table(name: str) -> list[dict[str, str]]:
    section = METHOD.read_text(encoding="utf-8").split("## Ambition matrix")[1]
    lines = section.split(f"<!-- {name} -->")[1].strip().split("\n\n")[0].splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


@pytest.fixture(scope="module")
def computed():
    rows = table("ambitions")
    parties = [name for name in rows[0] if name not in {"theme", "need low", "need high"}]
    levels = {"-": NO_ROLE, "?": None} | {str(level): level for level in range(4)}
    stated = [
        ambition
        for row in rows
        for ambition in row_of(row["theme"], {p: levels[row[p]] for p in parties})
    ]
    needs = {
        row["theme"]: NeedBound(float(row["need low"]), float(row["need high"]), 50) for row in rows
    }
    brings = {"ondernemers": {"leeg winkelpand": ("winkels",)}}
    records = [party(name, brings=brings.get(name)) for name in parties]
    return matrix([row["theme"] for row in rows], records, stated, needs)


def written(value: float | None, digits: int) -> str:
    return "" if value is None else f"{value:.{digits}f}"


def test_the_figures(computed):
    told = [
        {
            "theme": row.theme,
            "shared": written(row.shared, 0),
            "middle": written(row.middle, 1),
            "spread": written(row.spread, 0),
            "agreement": written(row.agreement, 5),
            "stated": str(row.n_stated),
            "geen rol": str(row.n_no_role),
            "not stated": str(row.n_not_stated),
        }
        for row in computed.rows
    ]
    assert told == table("matrix")


def test_the_findings(computed):
    told = [
        {"theme": row.theme, "finding": f.kind, "parties": ", ".join(f.parties)}
        for row in computed.rows
        for f in row.findings
    ]
    assert told == table("findings")


def test_what_to_look_at_first(computed):
    assert widest_spread(computed) == ("verkeer",)
    assert strongest_shared(computed) == "klimaat"
