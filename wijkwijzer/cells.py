"""Cells of a workbook or CSV as people point at them: C7, with what is wrong with a cell itself."""

import datetime as dt
import io
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.spreadsheet import restored
from wijkwijzer.workbook import csv_lines, is_workbook, readable

MAX_UNPACKED = 60_000_000
"""Bytes; thousands of rows stay well below, a file that is meant to fill the memory does not."""

Value = str | int | float | bool | dt.date | None


@dataclass(frozen=True)
class Cell:
    """One cell.

    Parameters
    ----------
    place
        As a spreadsheet names it, such as C7.
    value
        Text without spaces around it; None when empty.
    formula, merged
        Whether it holds a formula; whether it is merged with others.
    """

    place: str
    value: Value
    formula: bool = False
    merged: bool = False


Row = tuple[Cell, ...]


def read_cells(name: str, data: bytes, *, most: int) -> tuple[Row, ...]:
    """Read the first sheet of a workbook that is not hidden, or a CSV, with its heading.

    Empty rows are passed over.

    Parameters
    ----------
    name
        Name of the file: what it is called in messages, and `.xlsx` or something else.
    most
        So many rows below the heading at most.

    Raises
    ------
    InvalidInput
        Not readable, empty, or too long; the message says what to do.
    """
    rows = _of_workbook(name, data) if is_workbook(name, data) else _of_csv(name, data)
    filled = (row for row in rows if any(cell.value is not None for cell in row))
    found = tuple(islice(filled, most + 2))
    if not found:
        raise InvalidInput(
            _("{file} is leeg. De eerste rij moet de namen van de kolommen geven.").format(
                file=name
            )
        )
    if len(found) > most + 1:
        raise InvalidInput(
            _("{file} heeft meer dan {most} rijen. Verdeel het over meer bestanden.").format(
                file=name, most=number(most)
            )
        )
    return found


def _of_csv(name: str, data: bytes) -> Iterator[Row]:
    for row, line in enumerate(csv_lines(name, data), start=1):
        yield tuple(
            Cell(f"{get_column_letter(column)}{row}", _text(value), value.startswith("="))
            for column, value in enumerate(line, start=1)
        )


def _of_workbook(name: str, data: bytes) -> Iterator[Row]:
    with readable(name, data, most=MAX_UNPACKED), warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of extras in the file that are not read
        sheets = load_workbook(io.BytesIO(data)).worksheets
    # People hide what their formulas and lists need; it is not what they send.
    sheet = next((one for one in sheets if one.sheet_state == "visible"), sheets[0])
    merged = {
        (row, column)
        for block in sheet.merged_cells.ranges
        for row in range(block.min_row, min(block.max_row, sheet.max_row) + 1)
        for column in range(block.min_col, min(block.max_col, sheet.max_column) + 1)
    }
    for row, cells in enumerate(sheet.iter_rows(), start=1):
        yield tuple(
            Cell(
                f"{get_column_letter(column)}{row}",
                _plain(cell.value),
                cell.data_type == "f",
                (row, column) in merged,
            )
            for column, cell in enumerate(cells, start=1)
        )


def _plain(value: object) -> Value:
    if isinstance(value, dt.datetime):
        return value.date()
    if value is None or isinstance(value, bool | int | float | dt.date):
        return value
    return _text(str(value))


def _text(value: str) -> str | None:
    return restored(value.strip()) or None
