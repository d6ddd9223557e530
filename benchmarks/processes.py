"""What a process and everything it started took: processor time and memory (Linux)."""

import os
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def family(pid: int) -> list[int]:
    """Return a process and all processes below it that still run."""
    found, children = [pid], _children()
    for each in found:
        found += children.get(each, [])
    return found


def cpu_seconds(pid: int) -> float:
    """Return the processor time (user and system) of a process and all it started so far."""
    total = 0
    for each in family(pid):
        fields = _stat(each)
        total += sum(map(int, fields[11:15])) if fields else 0  # own, and of children that ended
    return total / _TICK


def memory(pid: int) -> int:
    """Return the bytes a process and all below it hold; what they share counts once (PSS)."""
    total = 0
    for each in family(pid):
        try:
            lines = Path(f"/proc/{each}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue  # it has just ended
        total += sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))
    return total


def machine_seconds() -> float:
    """Return the processor time that all processes of this machine took so far."""
    user, nice, system, _idle, _waiting, *others = map(
        int, Path("/proc/stat").read_text().split(maxsplit=11)[1:9]
    )
    return (user + nice + system + sum(others)) / _TICK


def _children() -> dict[int, list[int]]:
    below: dict[int, list[int]] = {}
    for folder in Path("/proc").glob("[0-9]*"):
        fields = _stat(int(folder.name))
        if fields:
            below.setdefault(int(fields[1]), []).append(int(folder.name))
    return below


def _stat(pid: int) -> list[str]:
    """Return the fields of /proc/<pid>/stat from the state on; [] when it ended."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return []
