"""The longlist from a spreadsheet: looked at first, then all of it stored, or nothing."""

import datetime as dt

from wijkwijzer.access.codes import new_id
from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.cells import read_cells
from wijkwijzer.days import day_of
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.known import known
from wijkwijzer.intake.programme import put_measure
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.parties.records import Party
from wijkwijzer.programme.records import Measure
from wijkwijzer.programme.sheet.reading import MOST_ROWS, Reading, read_measures
from wijkwijzer.programme.sheet.table import Naming
from wijkwijzer.store import Reader, Store
from wijkwijzer.store.context import timestamp


def naming(reader: Reader, wijk_id: str) -> Naming:
    """Return what things are called in a wijk, for writing and reading its longlist."""
    wijk = reader.get(Wijk, wijk_id)
    return Naming(
        wijk_id=wijk_id,
        themes=theme_set(wijk.theme_set),
        buurten=tuple(reader.all(Buurt, wijk_id)),
        parties=tuple(reader.all(Party, wijk_id)),
        meetings={m.id: m.title for m in reader.all(Meeting, wijk_id) if not m.rehearsal},
        known=tuple(reader.all(Measure, wijk_id)),
    )


def preview_measures(
    store: Store, wijk_id: str, name: str, data: bytes, *, identity: Identity, now: dt.datetime
) -> Reading:
    """Read a spreadsheet and store nothing: what would be added, and every fault with its cell.

    Parameters
    ----------
    name, data
        Name and content of a workbook (`.xlsx`) or CSV.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput
        Not this person's to do; no such wijk; the file cannot be read at all.
    """
    with store.read() as reader:
        require(identity, "edit_programme", reader.get(Wijk, wijk_id))
        return _read(reader, wijk_id, name, data, now)


def import_measures(
    store: Store, wijk_id: str, name: str, data: bytes, *, identity: Identity, now: dt.datetime
) -> list[Measure]:
    """Take over what a spreadsheet adds to the longlist and changes of it: all of it, or nothing.

    What is not in the sheet stays on the longlist.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput
        As `preview_measures`; also when any cell has a fault: `problems` names each.
    """
    by, at = identity.account, timestamp(now)
    with store.write() as writer:
        here = known(writer, wijk_id)
        require(identity, "edit_programme", here.wijk)
        found = _read(writer, wijk_id, name, data, now)
        if found.faults:
            sentences = tuple(fault.sentence for fault in found.faults)
            raise InvalidInput(
                _("Er is niets ingelezen. {problem}").format(problem=sentences[0]), sentences
            )
        if not found.measures and not found.changes and not found.same:
            raise InvalidInput(_("In {file} staan geen maatregelen.").format(file=name[:200]))
        stored = [
            put_measure(writer, here, one.model_copy(update={"id": new_id()}), by=by, at=at)
            for one in found.measures
        ]
        stored += [put_measure(writer, here, one.measure, by=by, at=at) for one in found.changes]
        said = {"measures": len(stored), "file": name[:200]}
        writer.note("measures_read", wijk_id, said, by=by, at=at)
        return stored


def _read(reader: Reader, wijk_id: str, name: str, data: bytes, now: dt.datetime) -> Reading:
    rows = read_cells(name[:200], data, most=MOST_ROWS)
    return read_measures(rows, naming(reader, wijk_id), today=day_of(now))
