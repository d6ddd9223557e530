"""Measures read from a spreadsheet: new ones, and what was changed of those on the longlist.

Every fault is found and named with its cell; a row with a fault gives no measure.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from wijkwijzer.cells import Row
from wijkwijzer.i18n import gettext as _
from wijkwijzer.programme.records import Measure
from wijkwijzer.programme.sheet.cells import Fault
from wijkwijzer.programme.sheet.row import Names, RowReader
from wijkwijzer.programme.sheet.table import TITLE, Naming

MOST_ROWS = 5_000
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
    """

    measures: tuple[Measure, ...]
    faults: tuple[Fault, ...]
    changes: tuple[Change, ...] = ()
    same: int = 0


def read_measures(rows: Sequence[Row], naming: Naming, *, today: dt.date) -> Reading:
    """Read measures from cells, the first row being the heading.

    Parameters
    ----------
    today
        A day that is typed cannot lie before it; one that stood there already may.
    """
    heading, *body = rows
    faults = _heading_faults(heading, naming)
    if faults:
        return Reading((), tuple(faults))
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
    return Reading(tuple(measures), tuple(faults[:MOST_FAULTS]), tuple(changes), same)


def _heading_faults(heading: Row, naming: Naming) -> list[Fault]:
    known, seen = {name.casefold(): name for name in naming.headings()}, set[str]()
    faults = []
    for cell in heading:
        name = str(cell.value or "").casefold()
        if name and name not in known:
            reason = _("deze kolom kennen we niet; gebruik de kolommen van het voorbeeld")
            faults.append(Fault(cell.place, str(cell.value)[:60], reason))
        elif name in seen:
            reason = _("deze kolom staat er twee keer; haal er een weg")
            faults.append(Fault(cell.place, known[name], reason))
        seen |= {name} - {""}
    if TITLE.casefold() not in seen:
        reason = _("deze kolom ontbreekt; elke maatregel heeft een titel")
        faults.append(Fault(heading[0].place, TITLE, reason))
    return faults
