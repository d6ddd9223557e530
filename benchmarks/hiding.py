"""How much of a stand may be shown, and what finding that out costs.

Run: `python -m benchmarks.hiding`; it writes its section of `benchmarks/results.md`. For each size
the example wijk is filled with so many responses, and a stand of all buurten and groups is made:
once as it is weighed, once unweighed. Measured are the share of cells with an answer that show a
figure, and the processor time of making the stand, the audit included. The app is not started.
"""

import argparse
import datetime as dt
import tempfile
import time
from pathlib import Path

from benchmarks.population import fill
from benchmarks.results import machine, write_section
from wijkwijzer.access.records import Identity
from wijkwijzer.intake.weighting import choose_weighting
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round, Weighting

WHO = Identity(role="facilitator", account="meter")


def measure(size: int, *, weighed: bool) -> str:
    """Make a stand; returns a row of the table."""
    now = dt.datetime.now(dt.UTC)
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder) / "wijk.db", size)
        store = Store(Path(folder) / "wijk.db")
        with store.read() as reader:
            [wijk] = reader.all(Wijk)
            round_ = reader.all(Round, wijk.id)[-1]
            weighting = reader.find(Weighting, round_.id)
        if weighting is None:
            raise RuntimeError("the example is weighed")
        if not weighed:
            choose_weighting(
                store, weighting.model_copy(update={"variables": ()}), identity=WHO, now=now
            )
        began = time.process_time()
        made = new_stand(store, wijk.id, round_.id, identity=WHO, now=now)
        spent = time.process_time() - began
        store.close()
    share = f"{100 * made.share_shown:.1f} %" if made else "-"
    return f"| {size:,} | {'weighed' if weighed else 'unweighed'} | {share} | {spent:.2f} s |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[60, 150, 400, 2_000, 10_000])
    parser.add_argument("--print", action="store_true", help="print instead of writing the file")
    given = parser.parse_args()
    rows = [measure(size, weighed=weighed) for size in given.sizes for weighed in (True, False)]
    text = "\n".join(
        [
            "# What may be shown",
            "",
            "Made by `python -m benchmarks.hiding`. A stand of all buurten and groups of the",
            "example wijk: the share of cells with an answer that show a figure; processor time.",
            machine(),
            "",
            "| responses | | cells shown | making the stand |",
            "|---|---|---|---|",
            *rows,
        ]
    )
    print(text)
    if not given.print:
        write_section("hiding", text)


if __name__ == "__main__":
    main()
