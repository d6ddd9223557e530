"""What every peer is given and hands back; imports nothing but numpy."""

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

ITEMS, DOMAINS = 28, 72
GROUPS = ("buurt", "age", "household", "tenure")


class Task:
    """One size: columns of codes, and where to write what was done so far.

    The first argument of the script is a folder, the second how many seconds the estimates by
    domain may take before they are broken off.
    """

    def __init__(self) -> None:
        self.folder, self.limit = Path(sys.argv[1]), float(sys.argv[2])
        data = np.load(self.folder / "data.npz")
        self.groups = {name: data[name] for name in GROUPS}
        self.items = {f"y{i}": data[f"y{i}"] for i in range(ITEMS)}
        self.totals = {name: dict(enumerate(data[f"total_{name}"].tolist())) for name in GROUPS}
        self.weight = float(data["weight"])
        self.people = len(self.groups["buurt"])
        self.domain = self.groups["buurt"].astype(int) * 6 + self.groups["age"]
        self.result: dict[str, Any] = {}

    def numbers(self, item: str) -> np.ndarray:
        """Return an item as numbers; NaN is no answer."""
        codes = self.items[item]
        return np.where(codes < 0, np.nan, codes.astype(float))

    def step(self, name: str, work: Callable[[], Any]) -> Any:
        """Do a step, and write down what it took."""
        start = time.process_time()
        found = work()
        self.result[name] = time.process_time() - start
        self.write()
        return found

    def by_domain(self, one: Callable[[str], tuple[Any, Any]]) -> None:
        """Estimate item by item within the domains, until done or out of time."""
        start, done = time.process_time(), 0
        means, errors = [], []
        for item in self.items:
            mean, error = one(item)
            means.append(np.asarray(mean, dtype=float).tolist())
            errors.append(np.asarray(error, dtype=float).tolist())
            done += 1
            if time.process_time() - start > self.limit:
                break
        self.result |= {"by": time.process_time() - start, "done": done}
        self.result |= {"by_mean": means, "by_error": errors}
        self.write()

    def overall(self, means: Any, errors: Any) -> None:
        """Hand back the estimates for everybody."""
        self.result["mean"] = np.asarray(means, dtype=float).tolist()
        self.result["error"] = np.asarray(errors, dtype=float).tolist()
        self.write()

    def write(self) -> None:
        """Write all there is; called after each step, because the next may be cut off."""
        # In kilobytes on Linux.
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        (self.folder / "result.json").write_text(json.dumps(self.result | {"peak": peak}))
