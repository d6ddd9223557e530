"""The table of figures: what is in it, and what was changed in it."""

import pandas as pd
import pytest

from wijkwijzer.errors import InvalidInput
from wijkwijzer.neighbourhood.records import Buurt, Population, Wijk
from wijkwijzer.ui.records.figures_table import (
    GROUPS,
    Edit,
    changed_cells,
    records_of,
    table,
)
from wijkwijzer.ui.records.holdings import Holdings

RING = [[5.0, 52.0], [5.01, 52.0], [5.01, 52.01], [5.0, 52.0]]


@pytest.fixture
def held() -> Holdings:
    shape = {"type": "Polygon", "coordinates": [RING]}
    return Holdings(
        wijk=Wijk(id="w", name="Proefwijk"),
        themes=(),
        buurten=(
            Buurt(id="b0", version=2, wijk_id="w", name="Noord", geometry=shape),
            Buurt(id="b1", version=1, wijk_id="w", name="Zuid", geometry=shape),
        ),
        population=(
            Population(
                id="b0.total.", version=4, wijk_id="w", buurt_id="b0", variable="total", count=640
            ),
        ),
        parties=(),
        tasks=(),
        ambitions=(),
    )


def test_unknown_is_missing_and_not_zero(held: Holdings) -> None:
    frame = table(held, GROUPS["age"])
    assert list(frame.columns) == [
        "name",
        "total|",
        "age|0-15",
        "age|15-25",
        "age|25-45",
        "age|45-65",
        "age|65+",
    ]
    assert frame["total|"]["b0"] == 640
    assert frame["total|"]["b1"] is pd.NA


def test_the_same_table_has_no_changes(held: Holdings) -> None:
    frame = table(held, GROUPS["tenure"])
    assert changed_cells(frame, frame.copy()) == []


def test_changed_cells_become_records_on_the_version_that_was_open(held: Holdings) -> None:
    before = table(held, GROUPS["age"])
    after = before.copy()
    after.loc["b0", "total|"] = 650
    after.loc["b1", "age|65+"] = 12
    after.loc["b1", "name"] = "Zuiderhof"
    edits = changed_cells(before, after)
    assert edits == [
        Edit("b1", "name", "Zuid", "Zuiderhof"),
        Edit("b0", "total|", 640, 650),
        Edit("b1", "age|65+", None, 12),
    ]
    buurt, total, age = records_of(held, edits)
    assert isinstance(buurt, Buurt)
    assert (buurt.id, buurt.version, buurt.name) == ("b1", 1, "Zuiderhof")
    assert isinstance(total, Population)
    assert (total.id, total.version, total.count) == ("b0.total.", 4, 650)
    assert isinstance(age, Population)
    assert (age.id, age.version, age.count) == ("b1.age.65+", 0, 12)


def test_a_figure_can_be_made_unknown_again(held: Holdings) -> None:
    before = table(held, GROUPS["age"])
    after = before.copy()
    after.loc["b0", "total|"] = pd.NA
    (edit,) = changed_cells(before, after)
    (record,) = records_of(held, [edit])
    assert isinstance(record, Population)
    assert record.count is None


def test_a_buurt_without_a_name_is_refused(held: Holdings) -> None:
    with pytest.raises(InvalidInput, match="Naam: is leeg"):
        records_of(held, [Edit("b0", "name", "Noord", None)])
