"""An invented neighbourhood survey, written to data/: run as a script to make it again."""

from pathlib import Path

import numpy as np
import pandas as pd

DATA = Path(__file__).parent / "data"


def wijk(seed: int, people: int) -> pd.DataFrame:
    """Return answers of people in streets (clusters) within four ways of drawing (strata).

    Weights are unequal, answers hang together with age and buurt, some are missing.
    """
    rng = np.random.default_rng(seed)
    stratum = np.sort(rng.integers(0, 4, people))
    street = rng.integers(0, 12, people) + 1
    buurt = np.array(list("abcdef"))[(street - 1) // 2]
    age = rng.choice(["15-25", "25-45", "45-65", "65+"], people, p=[0.1, 0.25, 0.35, 0.3])
    tenure = rng.choice(["huur", "koop"], people, p=[0.6, 0.4])
    household = rng.choice(["alleen", "samen", "gezin", ""], people, p=[0.35, 0.3, 0.25, 0.1])
    older = np.searchsorted(["15-25", "25-45", "45-65", "65+"], age)
    frame = pd.DataFrame(
        {
            "person": np.arange(1, people + 1),
            "stratum": np.array(["balie", "deur", "post", "web"])[stratum],
            "street": street,
            # As stratum, but one person is the only one of theirs.
            "lonely": np.where(np.arange(people) == 7, "bezoek", np.array(list("bdpw"))[stratum]),
            "weight": np.round(rng.lognormal(1.5, 0.5, people), 3),
            "streets": np.array([20, 15, 40, 25])[stratum],
            "buurt": buurt,
            "age": age,
            "tenure": tenure,
            "household": household,
        }
    )
    effect = rng.normal(0, 0.7, 12)[street - 1] + 0.4 * older + 0.5 * (tenure == "huur")
    for number in range(1, 4):
        answer = 2.5 + effect * number / 2 + rng.normal(0, 1.3, people)
        frame[f"score{number}"] = np.clip(np.round(answer), 1, 7)
        frame.loc[rng.random(people) < 0.05 * number, f"score{number}"] = np.nan
    frame["enough"] = (frame["score1"] >= 4).astype(float).mask(frame["score1"].isna())
    frame["hours"] = np.round(rng.gamma(2.0, 3.0, people) + older, 2)
    frame["years"] = np.round(rng.gamma(3.0, 4.0, people) + 5 * older, 1)
    return frame


if __name__ == "__main__":
    for name, frame in {"wijk": wijk(20261, 600), "wijk_later": wijk(20262, 450)}.items():
        frame.to_csv(DATA / f"{name}.csv", index=False)
