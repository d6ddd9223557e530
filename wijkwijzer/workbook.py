"""Workbooks written, and tables read back from workbooks and CSV, as text per column."""

import codecs
import csv
import io
import math
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pandas as pd
import xlsxwriter
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.spreadsheet import defused, restored

Row = dict[str, str]

_OLD = b"\xd0\xcf\x11\xe0"
_PACKED = b"PK\x03\x04"
"""With which a workbook begins: of before 2007 or encrypted, and of now."""
_DIVIDER = re.compile(r"sep=([;,\t])\r?\n", re.IGNORECASE)
MAX_UNPACKED = 200_000_000
"""Bytes; no table of ours comes near it, and a file that does is meant to fill the memory."""


def xlsx_bytes(tables: Mapping[str, pd.DataFrame]) -> bytes:
    """Write tables as the sheets of one workbook; text is text, never a formula or a link."""
    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        text = book.add_format({"num_format": "@"})
        for name, table in tables.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            for column, title in enumerate(table.columns):
                sheet.write_string(0, column, str(defused(str(title))), bold)
            for number, values in enumerate(table.itertuples(index=False), start=1):
                for column, value in enumerate(values):
                    _write(sheet, number, column, value, text)
            if len(table.columns):
                sheet.autofit(400)
    return content.getvalue()


def read_table(name: str, data: bytes) -> Iterator[Row]:
    """Read the rows of a CSV or of the first sheet of a workbook as text per column.

    Empty rows are passed over.

    Parameters
    ----------
    name
        Name of the file: what it is called in messages, and `.xlsx` or something else.
    data
        Its content. Semicolons, commas and tabs all divide a CSV.

    Raises
    ------
    InvalidInput
        Not readable, without a heading, or with a column twice; the message says what to do.
    """
    lines = _sheet(name, data) if is_workbook(name, data) else csv_lines(name, data)
    heading = [restored(cell.strip()) for cell in next(filter(any, lines), [])]
    if not any(heading):
        raise InvalidInput(
            _("{file} is leeg. De eerste rij moet de namen van de kolommen geven.").format(
                file=name
            )
        )
    twice = sorted({title for title in heading if title and heading.count(title) > 1})
    if twice:
        raise InvalidInput(
            _("{file}: de kolom {column} staat er twee keer. Haal er een weg.").format(
                file=name, column=twice[0]
            )
        )
    for line in lines:
        if not any(line):
            continue
        cells = {title: restored(cell) for title, cell in zip(heading, line, strict=False) if title}
        yield {title: "" for title in heading if title} | cells


def _write(
    sheet: xlsxwriter.worksheet.Worksheet, row: int, column: int, value: object, text: object
) -> None:
    if isinstance(value, str):
        sheet.write_string(row, column, str(defused(value)), text)
    elif isinstance(value, int | float) and math.isfinite(value):
        sheet.write_number(row, column, value)


def is_workbook(name: str, data: bytes) -> bool:
    """Return whether to read a file as a workbook: by what it is, and then by its name.

    Raises
    ------
    InvalidInput
        A workbook of the old kind, or one with a password, which look alike from outside.
    """
    if data.startswith(_OLD):
        raise InvalidInput(
            _(
                "{file} is een oud Excel-bestand, of er zit een wachtwoord op. Open het in Excel, "
                "haal het wachtwoord weg en bewaar het als .xlsx."
            ).format(file=name)
        )
    return data.startswith(_PACKED) or name.lower().endswith(".xlsx")


def csv_lines(name: str, data: bytes) -> Iterator[list[str]]:
    """Read the lines of a CSV, divided by what its first line holds most: ; , or a tab.

    A first line that names the divider, as in "sep=;", is an empty one. In UTF-8, in UTF-16 with a
    mark, or in Windows-1252: what a spreadsheet program in Dutch calls just "CSV".

    Raises
    ------
    InvalidInput
        No text, or no CSV; the message names the file.
    """
    try:
        text = _decoded(data)
    except UnicodeDecodeError:
        raise InvalidInput(
            _("{file} is geen leesbare tekst. Bewaar het als CSV UTF-8 en probeer opnieuw.").format(
                file=name
            )
        ) from None
    if named := _DIVIDER.match(text):
        yield []
        text = text[named.end() :]
    divider = named[1] if named else max(";,\t", key=text.partition("\n")[0].count)
    csv.field_size_limit(1_000_000)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)
    try:
        yield from reader
    except csv.Error:
        raise InvalidInput(
            _(
                "{file} is geen leesbare CSV: bij regel {line} ontbreekt een aanhalingsteken of "
                "staat er een te veel."
            ).format(file=name, line=reader.line_num + bool(named))
        ) from None


def _decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16")
    if (at := data.find(0)) >= 0:  # no text at all
        raise UnicodeDecodeError("utf-8", data, at, at + 1, "NUL")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252")


@contextmanager
def readable(name: str, data: bytes, *, most: int) -> Iterator[None]:
    """Read a workbook within this: what is none, or unpacks to more than so many bytes, is refused.

    Raises
    ------
    InvalidInput
        Its message names the file and says what to do.
    """
    unreadable = InvalidInput(
        _("{file} is geen leesbaar Excel-bestand. Bewaar het als .xlsx en probeer opnieuw.").format(
            file=name
        )
    )
    try:
        if sum(part.file_size for part in zipfile.ZipFile(io.BytesIO(data)).infolist()) > most:
            raise unreadable
        yield
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, IndexError):
        raise unreadable from None


def _sheet(name: str, data: bytes) -> Iterator[list[str]]:
    with readable(name, data, most=MAX_UNPACKED):
        book = load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        for cells in book.worksheets[0].iter_rows(values_only=True):
            yield [_as_text(cell) for cell in cells]


def _as_text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
