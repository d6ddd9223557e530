"""The work by samplics; its standard errors take raked weights as given."""

import warnings
from importlib.metadata import version

import numpy as np
from task import DOMAINS, GROUPS, Task

warnings.simplefilter("ignore")

from samplics.estimation import TaylorEstimator  # noqa: E402
from samplics.utils.types import PopParam  # noqa: E402
from samplics.weighting import SampleWeight  # noqa: E402


def main() -> None:
    task = Task()
    task.result["version"] = version("samplics")
    start = np.full(task.people, task.weight)
    weights = task.step(
        "rake",
        lambda: SampleWeight().rake(
            samp_weight=start,
            margins={name: task.groups[name] for name in GROUPS},
            control=task.totals,
            tol=1e-10,
            max_iter=1000,
        ),
    )

    def mean(item: str, domain: np.ndarray | None) -> TaylorEstimator:
        found = TaylorEstimator(PopParam.mean)
        found.estimate(y=task.numbers(item), samp_weight=weights, domain=domain, remove_nan=True)
        return found

    every = task.step("overall", lambda: [mean(item, None) for item in task.items])
    task.overall([e.point_est for e in every], [e.stderror for e in every])

    def one(item: str) -> tuple[list[float], list[float]]:
        found = mean(item, task.domain)
        return (
            [found.point_est.get(d, np.nan) for d in range(DOMAINS)],
            [found.stderror.get(d, np.nan) for d in range(DOMAINS)],
        )

    task.by_domain(one)


main()
