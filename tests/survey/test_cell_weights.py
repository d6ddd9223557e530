"""Weights per cell are those that the rows get."""

import numpy as np
import pandas as pd
import pytest

from wijkwijzer.statistics import Design, estimate
from wijkwijzer.statistics.counts import Counts, means, one_domain
from wijkwijzer.survey.cell_weights import weigh_cells
from wijkwijzer.survey.records import Weighting
from wijkwijzer.survey.weighting import Margins
from wijkwijzer.survey.weights import weigh

CATEGORIES = {
    "buurt": ("b0", "b1", "b2", "niet_gezegd"),
    "age": ("0-15", "15-25", "25-45", "45-65", "65+", "niet_gezegd"),
}
VALUES = [0.0, 25.0, 50.0, 75.0, 100.0]
AIMS = Margins(
    total=4000.0,
    totals={
        "buurt": {"b0": 1000.0, "b1": 2500.0, "b2": 420.0, "niet_gezegd": 80.0},
        "age": {"young": 1500.0, "45-65": 1000.0, "65+": 1380.0, "niet_gezegd": 120.0},
    },
    levels={
        "buurt": {name: name for name in CATEGORIES["buurt"]},
        "age": {
            "15-25": "young",
            "25-45": "young",
            "45-65": "45-65",
            "65+": "65+",
            "niet_gezegd": "niet_gezegd",
        },
    },
)


@pytest.fixture
def people() -> pd.DataFrame:
    random = np.random.default_rng(8)
    return pd.DataFrame(
        {
            "buurt": random.choice(4, 500, p=[0.5, 0.2, 0.25, 0.05]),
            "age": random.choice([1, 2, 3, 4, 5], 500, p=[0.1, 0.2, 0.3, 0.35, 0.05]),
            "one": random.choice([-1, 0, 1, 2, 3, 4], 500),
            "two": random.choice([-1, 0, 1, 2, 3, 4], 500),
        }
    )


@pytest.mark.parametrize("bounds", [(None, None), (0.4, 2.0), (0.9, 1.1)])
def test_cells_weigh_and_tell_what_the_rows_do(
    people: pd.DataFrame, bounds: tuple[float | None, float | None]
) -> None:
    weighting = Weighting(
        id="r", wijk_id="w", round_id="r", variables=("buurt", "age"),
        lower=bounds[0], upper=bounds[1],
    )  # fmt: skip
    counts = Counts.from_columns(
        [people[item].to_numpy() for item in ("one", "two")],
        [people[variable].to_numpy() for variable in CATEGORIES],
        [VALUES, VALUES],
        [len(names) for names in CATEGORIES.values()],
        pairs=(0, 1),
    )
    table = counts.table()
    weights = weigh_cells(table, CATEGORIES, AIMS, weighting)
    names = {v: np.array(CATEGORIES[v])[people[v]] for v in CATEGORIES}
    frame = pd.DataFrame(
        {v: [AIMS.levels[v][name] for name in names[v]] for v in CATEGORIES}
        | {i: np.append(VALUES, np.nan)[people[i]] for i in ("one", "two")}
    )
    design, _cut = weigh(Design.from_frame(frame), AIMS, weighting)
    place = {tuple(levels): number for number, levels in enumerate(table.levels.tolist())}
    cell = [place[pair] for pair in zip(people["buurt"], people["age"], strict=True)]
    np.testing.assert_allclose(weights.weights[cell], design.weights, rtol=1e-8)
    found = means(table, weights, one_domain(table).inside(0)).estimates
    rows = estimate(design, ["one", "two"], freedom="domain")
    for one, (_index, row) in zip(found, rows.iterrows(), strict=True):
        assert one.estimate == pytest.approx(row["estimate"], rel=1e-8)
        assert one.standard_error == pytest.approx(row["standard_error"], rel=1e-7)
        assert one.n_effective == pytest.approx(row["n_effective"], rel=1e-8)
        assert one.low == pytest.approx(row["low"], rel=1e-7)


def test_without_margins_everybody_weighs_the_same(people: pd.DataFrame) -> None:
    counts = Counts([VALUES], [4, 6])
    counts.add([2], [1, 3])
    nothing = Margins(total=0.0, totals={}, levels={})
    weights = weigh_cells(
        counts.table(), CATEGORIES, nothing, Weighting(id="r", wijk_id="w", round_id="r")
    )
    assert weights.weights.tolist() == [1.0]
