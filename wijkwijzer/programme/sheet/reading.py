"""Measures read from a spreadsheet: new ones, and what was changed of those on the longlist.

Every fault is found and named with its cell; a row with a fault gives no measure.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wijkwijzer.cells import Row
from wijkwijzer.i18n import gettext as _
from wijkwijzer.programme.records import Measure
from wijkwijzer.programme.sheet.cells import Fault
from wijkwijzer.programme.sheet.row import Names, RowReader
from wijkwijzer.programme.sheet.table import TITLE, Naming, plain_heading

MOST_ROWS = 5_000
MOST_ABOVE = 10
"""Among so many rows the heading is looked for: a title may stand above it."""
MOST_FAULTS = 500
"""After so many faults the rest is not looked at."""


@dataclass(frozen=True)
class Change:
    """A measure of the longlist as the sheet has it.

    Parameters
    ----------
    columns
        Headings of the cells that say something else than the list.
    """

    measure: Measure
    columns: tuple[str, ...]


@dataclass(frozen=True)
class Reading:
    """What a spreadsheet says.

    Parameters
    ----------
    measures
        New ones, of rows without faults; their ids are still empty marks ("rij 2").
    faults
        In the order of the sheet. A sheet with any fault is not to be stored.
    changes
        Measures of the longlist of which the sheet says something else.
    same
        How many it leaves as they are.
    passed
        Columns that no measure has, as "Kleur (B1)"; what stands in them is not taken over.
    """

    measures: tuple[Measure, ...]
    faults: tuple[Fault, ...]
    changes: tuple[Change, ...] = ()
    same: int = 0
    passed: tuple[str, ...] = ()


def read_measures(rows: Sequence[Row], naming: Naming, *, today: dt.date) -> Reading:
    """Read measures from cells, the row on top that names most columns being the heading.

    Parameters
    ----------
    today
        A day that is typed cannot lie before it; one that stood there already may.
    """
    known = naming.names()
    top = max(range(len(rows[:MOST_ABOVE])), key=lambda n: _columns(rows[n], known))
    heading, *body = rows[top:]
    faults = _heading_faults(heading, known)
    if faults:
        return Reading((), tuple(faults))
    passed = _unknown_columns(heading, known)
    heading, *body = [
        tuple(cell for n, cell in enumerate(row) if n not in passed) for row in (heading, *body)
    ]
    heading = tuple(replace(cell, value=known.get(plain_heading(cell.value))) for cell in heading)
    body = [row for row in body if any(cell.value is not None for cell in row)]
    names, same = Names(naming), 0
    measures: list[Measure] = []
    changes: list[Change] = []
    for row in body:
        reader = RowReader(heading, row, names, today)
        measure = reader.measure()
        faults += reader.faults
        if measure is not None and reader.before is None:
            measures.append(measure)
        elif measure is not None and measure != reader.before:
            changes.append(Change(measure, reader.touched()))
        else:
            same += measure is not None
        if len(faults) >= MOST_FAULTS:
            break
    return Reading(
        tuple(measures),
        tuple(faults[:MOST_FAULTS]),
        tuple(changes),
        same,
        passed=tuple(passed.values()),
    )


def _columns(row: Row, known: Mapping[str, str]) -> int:
    """Count the columns that a row names, where the title is one of them."""
    named = {known.get(plain_heading(cell.value)) for cell in row} - {None}
    return len(named) if TITLE in named else 0


def _heading_faults(heading: Row, known: Mapping[str, str]) -> list[Fault]:
    seen, faults = set[str](), []
    for cell in heading:
        column = known.get(plain_heading(cell.value))
        if column in seen:
            reason = _("deze kolom staat er twee keer; haal er een weg")
            faults.append(Fault(cell.place, str(column), reason))
        seen |= {column} if column else set()
    if TITLE not in seen:
        reason = _("deze kolom ontbreekt; elke maatregel heeft een titel")
        faults.append(Fault(heading[0].place, TITLE, reason))
    return faults


def _unknown_columns(heading: Row, known: Mapping[str, str]) -> dict[int, str]:
    """Return the columns that no measure has, by their place in the row."""
    return {
        place: f"{str(cell.value)[:60]} ({cell.place})"
        for place, cell in enumerate(heading)
        if cell.value is not None and plain_heading(cell.value) not in known
    }
