"""The work by balance: raking, and means with the errors its own formula gives."""

import logging
import warnings

import numpy as np
import pandas as pd
from task import DOMAINS, GROUPS, Task

warnings.simplefilter("ignore")
logging.disable(logging.CRITICAL)

import balance  # noqa: E402
from balance.stats_and_plots.weighted_stats import ci_of_weighted_mean, weighted_mean  # noqa: E402
from balance.weighting_methods.rake import rake  # noqa: E402

NORMAL = 1.959963984540054


def main() -> None:
    task = Task()
    task.result["version"] = balance.__version__
    frame = pd.DataFrame(
        {name: np.char.add(name, codes.astype(str)) for name, codes in task.groups.items()}
    )
    weights = pd.Series(np.full(task.people, task.weight))
    whole = sum(task.totals["buurt"].values())
    margins = {
        name: {f"{name}{code}": total / whole for code, total in task.totals[name].items()}
        for name in GROUPS
    }
    target = balance.weighting_methods.rake.prepare_marginal_dist_for_raking(margins)
    even = pd.Series(np.full(len(target), whole / len(target)))
    found = task.step(
        "rake",
        lambda: rake(
            frame,
            weights,
            target.drop(columns="id"),
            even,
            variables=list(GROUPS),
            max_iteration=1000,
            convergence_rate=1e-10,
            transformations=None,
        )["weight"],
    )

    def estimated(items: pd.DataFrame, w: pd.Series) -> tuple[np.ndarray, np.ndarray]:
        mean = weighted_mean(items, w)
        ends = ci_of_weighted_mean(items, w)
        half = [(high - low) / 2 for low, high in ends]
        return mean.to_numpy(), np.array(half) / NORMAL

    items = pd.DataFrame({item: task.numbers(item) for item in task.items})

    def each(frame: pd.DataFrame, w: pd.Series) -> tuple[list[float], list[float]]:
        pairs = []
        for item in frame:
            known = frame[item].notna()
            mean, error = estimated(frame.loc[known, [item]], w[known])
            pairs.append((float(mean[0]), float(error[0])))
        return [m for m, _e in pairs], [e for _m, e in pairs]

    task.overall(*task.step("overall", lambda: each(items, found)))

    def one(item: str) -> tuple[list[float], list[float]]:
        means, errors = np.full(DOMAINS, np.nan), np.full(DOMAINS, np.nan)
        for domain in range(DOMAINS):
            inside = (task.domain == domain) & items[item].notna().to_numpy()
            if inside.any():
                mean, error = estimated(items.loc[inside, [item]], found[inside])
                means[domain], errors[domain] = mean[0], error[0]
        return means.tolist(), errors.tolist()

    task.by_domain(one)


main()
