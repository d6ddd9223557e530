"""Where what was measured is kept: a section of `results.md` per benchmark."""

import platform
import re
import time
from os import cpu_count
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")


def write_section(name: str, text: str) -> None:
    """Put the section of a benchmark in the place of its earlier one, or at the end."""
    section = f"<!-- {name} -->\n{text.strip()}\n<!-- end of {name} -->\n"
    before = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    place = re.compile(rf"<!-- {name} -->\n.*<!-- end of {name} -->\n", re.DOTALL)
    if place.search(before):
        after = place.sub(lambda _found: section, before)
    else:
        after = f"{before}\n{section}" if before else section
    RESULTS.write_text(after, encoding="utf-8")


def percentile(values: list[float], percent: float) -> float:
    """Return the value below which `percent` of the values lie; NaN without values."""
    ordered = sorted(values)
    last = len(ordered) - 1
    return ordered[min(last, round(percent / 100 * last))] if ordered else float("nan")


def machine() -> str:
    """Say what this was measured on; the speed is that of a fixed piece of Python."""
    return (
        f"Processor cores: {cpu_count()}; Python {platform.python_version()}. The squares of a\n"
        f"million numbers took {machine_speed():.0f} ms of processor time."
    )


def machine_speed() -> float:
    """Return the milliseconds of processor time of a fixed piece of Python: the best of five."""
    best = float("inf")
    for _try in range(5):
        start = time.process_time()
        sum(number * number for number in range(1_000_000))
        best = min(best, time.process_time() - start)
    return 1000 * best
