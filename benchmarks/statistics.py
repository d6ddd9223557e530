"""Raking and estimates beside other packages, at 1,000 to 1,000,000 respondents.

Run: `python -m benchmarks.statistics`; it writes its section of `benchmarks/results.md`.

The work: an invented wijk of 12 buurten, 6 ages, 3 kinds of household, 3 of tenure; raking on these
four margins to 1e-10; means of 28 items (answers 1-7, 1-10, 1-5; 6-13 % missing) with standard
errors by the residuals of raking, of everybody and in 72 groups of buurt and age. All in memory,
without importing and reading; processor time, since waiting depends on who else is busy. Peers run
in environments of their own: `--python` names an interpreter that has svy, samplics or balance (may
be given more than once; a peer that none of them has is skipped), R's survey runs through
`Rscript`.
"""

import argparse
import json
import os
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from benchmarks.results import machine, write_section
from wijkwijzer.statistics import Design, estimate, rake
from wijkwijzer.statistics import counts as counting

SIZES = (1_000, 10_000, 100_000, 1_000_000)
GROUPS = {"buurt": 12, "age": 6, "household": 3, "tenure": 3}
VALUES = [7] * 14 + [10] * 7 + [5] * 7
ITEMS = [f"y{item}" for item in range(len(VALUES))]
PEERS = Path(__file__).with_name("peers")
HERE = Path(__file__).resolve().parent.parent

ALONE = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "POLARS_MAX_THREADS"), "1")
"""One thread each."""

Columns = dict[str, np.ndarray]


def wijk(people: int, seed: int = 4) -> tuple[Columns, dict[str, list[float]]]:
    """Return codes per column (-1 is no answer) and the totals of the population."""
    rng = np.random.default_rng(seed)
    columns: Columns = {}
    totals = {}
    for name, levels in GROUPS.items():
        shares = rng.uniform(0.5, 1.5, levels)
        columns[name] = rng.choice(levels, people, p=shares / shares.sum()).astype(np.int8)
        wanted = np.bincount(columns[name], minlength=levels) * rng.uniform(0.7, 1.4, levels)
        totals[name] = (wanted / wanted.sum() * people * 20).tolist()
    for item, values in zip(ITEMS, VALUES, strict=True):
        # Answers lean on where people live and how old they are, so that raking matters.
        lean = 0.1 * columns["buurt"] - 0.3 * columns["age"] + rng.normal(0, values / 4, people)
        answers = np.clip(np.rint(values / 2 + lean), 1, values).astype(np.int8)
        answers[rng.random(people) < rng.uniform(0.06, 0.13)] = -1
        columns[item] = answers
    return columns, totals


def frame_of(columns: Columns, kind: str) -> pd.DataFrame:
    """Return the columns as a frame: groups as categories, answers as float64 or Int8."""
    data: dict[str, Any] = {}
    for name, levels in GROUPS.items():
        labels = [f"{name}{code}" for code in range(levels)]
        data[name] = pd.Categorical.from_codes(columns[name], labels)
    for item in ITEMS:
        codes = columns[item]
        if kind == "float64":
            data[item] = np.where(codes < 0, np.nan, codes)
        else:
            data[item] = pd.arrays.IntegerArray(np.maximum(codes, 0), codes < 0)
    return pd.DataFrame(data)


def middle(work: Callable[[], object], repeats: int) -> float:
    """Return the median of the seconds that the work takes."""
    times = []
    for _repeat in range(repeats):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


class Steps:
    """Seconds of each step, over repeats that each begin anew."""

    def __init__(self) -> None:
        self.times: dict[str, list[float]] = {}

    def __call__(self, name: str, work: Callable[[], Any]) -> Any:
        start = time.process_time()
        found = work()
        self.times.setdefault(name, []).append(time.process_time() - start)
        return found

    def medians(self) -> dict[str, float]:
        found = {name: statistics.median(times) for name, times in self.times.items()}
        runs = zip(*self.times.values(), strict=True)
        return found | {"together": statistics.median(map(sum, runs))}


def by_frame(columns: Columns, totals: dict[str, list[float]], kind: str, repeats: int) -> Any:
    """Measure the public face: from a frame to tables of estimates."""
    frame = frame_of(columns, kind)
    margins = {
        name: {f"{name}{code}": total for code, total in enumerate(wanted)}
        for name, wanted in totals.items()
    }
    steps = Steps()
    for _repeat in range(repeats):
        design = steps("design", lambda: Design.from_frame(frame))
        design = steps("rake", lambda design=design: rake(design, margins))
        whole = steps("overall", lambda design=design: estimate(design, ITEMS))
        parts = steps("by", lambda design=design: estimate(design, ITEMS, ["buurt", "age"]))
    by = parts.set_index(["buurt", "age", "item"])
    order = pd.MultiIndex.from_product(
        [[f"buurt{b}" for b in range(12)], [f"age{a}" for a in range(6)], ITEMS]
    )
    by = by.reindex(order)
    found = {
        "mean": whole["estimate"],
        "error": whole["standard_error"],
        "by_mean": by["estimate"].to_numpy().reshape(72, -1).T,
        "by_error": by["standard_error"].to_numpy().reshape(72, -1).T,
    }
    return steps.medians() | {name: np.asarray(values).tolist() for name, values in found.items()}


def by_counts(columns: Columns, totals: dict[str, list[float]], repeats: int) -> Any:
    """Measure the road that the app takes: counts, then everything from counts."""
    answers = [np.where(columns[i] < 0, -1, columns[i] - 1).astype(np.int8) for i in ITEMS]
    groups = [columns[name] for name in GROUPS]
    values = [np.arange(1, count + 1) for count in VALUES]
    wanted = dict(enumerate(totals.values()))
    steps, standing = Steps(), Steps()
    for _repeat in range(repeats):
        counted = steps(
            "count",
            lambda: counting.Counts.from_columns(answers, groups, values, list(GROUPS.values())),
        )
        for step in (steps, standing):
            table = step("table", counted.table)
            weights = step("rake", lambda table=table: counting.rake(table, wanted))
            everyone = counting.one_domain(table)
            step("overall", lambda t=table, w=weights, e=everyone: counting.estimates(t, w, e))
            lattice = step("domains", lambda table=table: counting.crossed(table, [0, 1]))
            step("by", lambda t=table, w=weights, d=lattice: counting.estimates(t, w, d))
    person = [int(a[0]) for a in answers], [int(g[0]) for g in groups]
    added = middle(lambda: counted.add(*person), 200)
    return steps.medians() | {"standing": standing.medians()["together"], "added": added}


def lower_bound(columns: Columns, repeats: int) -> float:
    """Return what it takes to count the answers of each item per cell, and no more."""
    cells = np.zeros(len(columns["buurt"]), dtype=np.intp)
    for name, levels in GROUPS.items():
        cells = cells * levels + columns[name]
    index = [cells * (values + 1) for values in VALUES]
    answers = [np.maximum(columns[item], 0) for item in ITEMS]

    def count() -> None:
        for start, codes in zip(index, answers, strict=True):
            np.bincount(start + codes)

    return middle(count, repeats)


def measure_own(people: int) -> dict[str, Any]:
    """Measure this project, in a process of its own."""
    columns, totals = wijk(people)
    repeats = 31 if people <= 100_000 else 9
    before = _peak()
    found: dict[str, Any] = {"counts": by_counts(columns, totals, repeats)}
    found["counts"]["peak"] = _peak()
    found["bound"] = lower_bound(columns, repeats)
    found["Int8"] = by_frame(columns, totals, "Int8", repeats)
    found["Int8"]["peak"] = _peak()
    found["float64"] = by_frame(columns, totals, "float64", repeats)
    found["float64"]["peak"] = _peak()
    return found | {"before": before}


def _peak() -> float:
    """Return the most memory this process had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def run_apart(command: list[str], limit: float) -> str:
    """Run a command on one thread; returns why it did not end well, or nothing.

    The limit is processor time, so that a busy machine stops nobody.
    """
    most = int(limit)

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (most, most))

    done = subprocess.run(
        command,
        env=os.environ | ALONE,
        preexec_fn=bound,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode in {-signal.SIGKILL, -signal.SIGXCPU}:
        return f"stopped after {most} s"
    return "" if done.returncode == 0 else (done.stderr.strip().splitlines() or ["failed"])[-1]


class Peers:
    """Other packages, each with the command that runs it; a slow one is left out from then on."""

    def __init__(self, pythons: list[str], limit: float) -> None:
        self.limit = limit
        self.commands: dict[str, list[str]] = {}
        self.missing: list[str] = []
        if _works(["Rscript", "-e", "library(survey); library(jsonlite)"]):
            self.commands["R survey"] = ["Rscript", str(PEERS / "by_survey.R")]
        else:
            self.missing.append("R survey")
        for name in ("svy", "samplics", "balance"):
            python = next((p for p in pythons if _works([p, "-c", f"import {name}"])), None)
            if python:
                self.commands[name] = [python, str(PEERS / f"by_{name}.py")]
            else:
                self.missing.append(name)

    def measure(self, people: int) -> dict[str, dict[str, Any]]:
        """Let every peer do the work; what was not finished is missing, with the reason."""
        found = {}
        columns, totals = wijk(people)
        with tempfile.TemporaryDirectory() as folder:
            _write(Path(folder), columns, totals)
            for name, command in list(self.commands.items()):
                result = Path(folder, "result.json")
                result.unlink(missing_ok=True)
                why = run_apart([*command, folder, str(self.limit)], 3 * self.limit)
                known = json.loads(result.read_text()) if result.exists() else {}
                found[name] = known | {"why": why}
                if why or known.get("by", 0) > self.limit:
                    del self.commands[name]
        return found


def _works(command: list[str]) -> bool:
    try:
        return subprocess.run(command, capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _write(folder: Path, columns: Columns, totals: dict[str, list[float]]) -> None:
    wanted = {f"total_{name}": np.array(total) for name, total in totals.items()}
    np.savez(folder / "data.npz", weight=20.0, **columns, **wanted)  # type: ignore[arg-type]
    table = pd.DataFrame(columns)
    table[ITEMS] = table[ITEMS].where(table[ITEMS] >= 0).astype("Int8")
    table.to_csv(folder / "data.csv", index=False)
    known = {"weight": 20, "margins": totals}
    (folder / "totals.json").write_text(json.dumps(known))


def apart(found: Any, expected: Any) -> float:
    """Return the largest relative difference; of what both know, errors of 0 aside."""
    one, other = np.array(found, dtype=float), np.array(expected, dtype=float)[: len(found)]
    both = np.isfinite(one) & np.isfinite(other) & (np.abs(other) > 1e-9)
    return float(np.max(np.abs(one[both] / other[both] - 1), initial=0.0))


def seconds(value: float | None) -> str:
    """Write a time so that it can be read: three digits."""
    if value is None:
        return "-"
    if value < 1:
        return f"{1000 * value:.3g} ms"
    return f"{value:.3g} s"


def own_rows(own: dict[str, Any]) -> list[str]:
    face = own["float64"]["together"]
    rows = []
    for kind in ("float64", "Int8"):
        f = own[kind]
        rows.append(
            f"| **frame of {kind}** | {seconds(f['design'] + f['rake'])} | {seconds(f['overall'])} "
            f"| {seconds(f['by'])} | {seconds(f['together'])} | {f['together'] / face:.2g} "
            f"| {f['peak']:.0f} | |"
        )
    c = own["counts"]
    rows.append(
        f"| **counts**, with counting | {seconds(c['rake'])} | {seconds(c['overall'])} "
        f"| {seconds(c['domains'] + c['by'])} | {seconds(c['together'])} "
        f"| {c['together'] / face:.2g} | {c['peak']:.0f} "
        f"| counting {seconds(c['count'] + c['table'])} |"
    )
    rows.append(
        f"| **counts** that stand | | | | {seconds(c['standing'])} | {c['standing'] / face:.2g} "
        f"| | one more respondent {seconds(c['added'])} |"
    )
    rows.append(
        f"| numpy, one bincount an item | | | | {seconds(own['bound'])} "
        f"| {own['bound'] / face:.2g} | | a lower bound: counts only |"
    )
    return rows


def peer_row(name: str, peer: dict[str, Any], own: dict[str, Any]) -> str:
    face = own["float64"]
    done = peer.get("done", 0)
    by = peer["by"] * len(ITEMS) / done if done else None
    notes = [peer["why"]] if peer["why"] else []
    if done and done < len(ITEMS):
        notes.append(f"{done} of {len(ITEMS)} items by domain, the rest reckoned")
    together = None
    if by is not None:
        together = peer["rake"] + peer["overall"] + by
    if "mean" in peer:
        notes.append(f"means {apart(peer['mean'], face['mean']):.0e}")
        notes.append(f"errors {apart(peer['error'], face['error']):.0e}")
    if done:
        notes.append(f"by domain {apart(peer['by_mean'], face['by_mean']):.0e}")
        notes.append(f"and {apart(peer['by_error'], face['by_error']):.0e}")
    ratio = f"{together / face['together']:,.0f}" if together else "-"
    return (
        f"| {name} {peer.get('version', '')} | {seconds(peer.get('rake'))} "
        f"| {seconds(peer.get('overall'))} | {seconds(by)} | {seconds(together)} | {ratio} "
        f"| {peer.get('peak', 0):.0f} | {'; '.join(notes)} |"
    )


HEAD = """# Raking and estimates

Made by `python -m benchmarks.statistics`. Raking on four margins (12, 6, 3, 3) to 1e-10; means of
28 items with standard errors by the residuals of raking, of everybody and in 72 groups. Columns in
memory; processor time on one thread: the median of this project's repeats, one run of each peer.
*Times* is beside this project's public face on a frame of float64. Peak is the most memory of the
process, in MB, the data included. Behind a peer stand the largest relative differences with this
project, of means and of standard errors. samplics and balance take raked weights as given, so their
errors differ by design. A peer that did not finish, or whose estimates by domain took longer than
{limit:.0f} s, is not run at larger sizes; it is stopped after three times that.{missing}
{machine}
Load of the machine (1 minute): {before:.1f} at the start, {after:.1f} at the end.
"""

TABLE = """
## {people:,} respondents

| | rake | 28 overall | 28 x 72 | together | times | peak | |
|---|---|---|---|---|---|---|---|
{rows}
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--python", action="append", default=[], help="interpreter with peers")
    parser.add_argument("--limit", type=float, default=60.0, help="seconds a peer may take")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--print", action="store_true", help="write nothing, only print")
    parser.add_argument("--own", type=int, help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.own:
        print(json.dumps(measure_own(chosen.own)))
        return
    before = os.getloadavg()[0]
    peers = Peers(chosen.python, chosen.limit)
    tables = []
    for people in chosen.sizes:
        own = own_of(people)
        rows = own_rows(own)
        rows += [peer_row(name, peer, own) for name, peer in peers.measure(people).items()]
        tables.append(TABLE.format(people=people, rows="\n".join(rows)))
        print(tables[-1], flush=True)
    missing = f" Not installed here: {', '.join(peers.missing)}." if peers.missing else ""
    head = HEAD.format(
        limit=chosen.limit,
        missing=missing,
        machine=machine(),
        before=before,
        after=os.getloadavg()[0],
    )
    text = head + "".join(tables)
    if not chosen.print:
        write_section("statistics", text)


def own_of(people: int) -> dict[str, Any]:
    """Measure this project in a fresh process with one thread."""
    command = [sys.executable, "-m", "benchmarks.statistics", "--own", str(people)]
    done = subprocess.run(
        command, cwd=HERE, env=os.environ | ALONE, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


if __name__ == "__main__":
    main()
