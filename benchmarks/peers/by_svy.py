"""The work by svy."""

import numpy as np
import polars as pl
import svy
from task import DOMAINS, GROUPS, Task


def main() -> None:
    task = Task()
    task.result["version"] = svy.__version__
    columns = {name: np.char.add(name, codes.astype(str)) for name, codes in task.groups.items()}
    frame = pl.DataFrame(columns).with_columns(
        pl.lit(task.weight).alias("weight"),
        pl.Series("domain", np.char.zfill(task.domain.astype(str), 2)),
        *(pl.Series(item, task.numbers(item)).fill_nan(None) for item in task.items),
    )
    sample = svy.Sample(frame, svy.Design(wgt="weight"))
    controls = {
        name: {f"{name}{code}": total for code, total in task.totals[name].items()}
        for name in GROUPS
    }
    raked = task.step(
        "rake", lambda: sample.weighting.rake(controls=controls, tol=1e-10, max_iter=1000)
    )
    items = list(task.items)
    found = task.step("overall", lambda: raked.estimation.mean(items, drop_nulls=True))
    tables = [one.to_polars() for one in found]
    task.overall([t["est"][0] for t in tables], [t["se"][0] for t in tables])

    def one(item: str) -> tuple[np.ndarray, np.ndarray]:
        table = raked.estimation.mean(item, by="domain", drop_nulls=True).to_polars()
        mean, error = np.full(DOMAINS, np.nan), np.full(DOMAINS, np.nan)
        at = table["domain"].cast(pl.Int64).to_numpy()
        mean[at], error[at] = table["est"].to_numpy(), table["se"].to_numpy()
        return mean, error

    task.by_domain(one)


main()
