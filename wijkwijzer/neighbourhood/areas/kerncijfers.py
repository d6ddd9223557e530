"""Figures of areas from a table: kerncijfers of CBS as CSV, however they were downloaded."""

import csv
import io
import re
from collections.abc import Collection, Mapping
from pathlib import Path

import pandas as pd

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.areas.area_file import BuurtFigures
from wijkwijzer.neighbourhood.areas.columns import FIGURES, known_columns
from wijkwijzer.neighbourhood.areas.figures import read_figures
from wijkwijzer.neighbourhood.areas.layers import Layer, Table
from wijkwijzer.neighbourhood.areas.reading import refused
from wijkwijzer.neighbourhood.areas.rows import Row, identify, no_codes

MAX_CSV_BYTES = 200_000_000


def read_population_csv(path: Path) -> dict[str, BuurtFigures]:
    """Read figures per CBS code from a table.

    Separated by `;`, `,` or tab; UTF-8 (with or without mark) or Windows-1252; quoted and padded
    or not; columns as PDOK, CBS or StatLine name them.

    Parameters
    ----------
    path
        The file: one row per area.

    Returns
    -------
    dict
        Figures per code of a buurt, wijk or municipality, in the order of the file. Rows of the
        whole country and rows without code (a source at the foot) are left out.

    Raises
    ------
    InvalidInput
        With every fault in `problems`: unreadable rows, numbers and codes, codes that occur twice
        (such as one row per year), no column with codes or none with figures.
    """
    table = _read_table(path)
    rows = identify(table, None, None)
    label = path.name
    if not rows:
        raise no_codes(label, table.layer.fields)
    known = known_columns(table.layer.fields)
    if not any(key in FIGURES for key in known):
        text = _("In {file} is geen kolom met aantallen inwoners, huishoudens of woningen herkend.")
        raise InvalidInput(text.format(file=label))
    columns = {key: names[0] for key, names in known.items()}
    figures: dict[str, BuurtFigures] = {}
    line_of: dict[str, int] = {}
    faults: list[str] = []
    for row in rows:
        if not row.code or (row.level is None and re.fullmatch(r"NL\d*", row.code)):
            continue
        line = row.number + 1
        found, problems = read_figures(row.figures, columns)
        for what in (*_code_faults(row, line_of), *problems):
            text = _("rij {line} ({code}): {what}")
            faults.append(text.format(line=line, code=row.label, what=what))
        figures.setdefault(row.code, found)
        line_of.setdefault(row.code, line)
    if faults:
        raise refused(label, faults)
    if not figures:
        raise InvalidInput(_("{file} bevat geen rijen met gebieden.").format(file=label))
    return figures


def unmatched_codes(
    figures: Mapping[str, BuurtFigures], known: Collection[str]
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Compare the codes of a table with those of areas that are there.

    Returns
    -------
    without_area, without_figures
        Buurt codes of the table that are not among `known`, and codes of `known` that the table
        does not have; both sorted.
    """
    buurten = {code for code in figures if code.startswith("BU")}
    return tuple(sorted(buurten - set(known))), tuple(sorted(set(known) - set(figures)))


def _code_faults(row: Row, line_of: Mapping[str, int]) -> list[str]:
    if row.level is None:
        return [_("dit is geen code van CBS (zoals BU05900301)")]
    if row.code in line_of:
        text = _("de code staat ook in rij {line}; bewaar één rij per gebied, van één jaar")
        return [text.format(line=line_of[row.code])]
    return []


def _read_table(path: Path) -> Table:
    text = _read_text(path)
    header = text.split("\n", 1)[0]
    separator = max(";,\t", key=lambda mark: len(next(csv.reader([header], delimiter=mark))))
    try:
        frame = pd.read_csv(
            io.StringIO(text),
            sep=separator,
            dtype=str,
            keep_default_na=False,
            index_col=False,
            skipinitialspace=True,
            skip_blank_lines=False,
        )
    except (pd.errors.ParserError, pd.errors.EmptyDataError, ValueError) as error:
        place = re.search(r"line (\d+)", str(error))
        if place:
            what = _("{file}, rij {line}: het aantal kolommen klopt niet met de eerste rij.")
            raise InvalidInput(what.format(file=path.name, line=place[1])) from error
        what = _("{file} is niet als tabel (CSV) te lezen.")
        raise InvalidInput(what.format(file=path.name)) from error
    fields = tuple(str(name) for name in frame.columns)
    cells = {name: frame[name].to_numpy(dtype=object) for name in fields}
    layer = Layer(source=str(path), name=path.stem, label=path.name, fields=fields)
    return Table(layer=layer, cells=cells, n_rows=len(frame))


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_CSV_BYTES:
            text = _("{file} is te groot. Neem alleen de buurten van uw gemeente.")
            raise InvalidInput(text.format(file=path.name))
        raw = path.read_bytes()
    except OSError as error:
        text = _("{file} is niet te openen: {reason}. Controleer naam en plaats van het bestand.")
        reason = error.strerror or type(error).__name__
        raise InvalidInput(text.format(file=path.name, reason=reason)) from error
    if not raw.strip():
        raise InvalidInput(_("{file} is leeg.").format(file=path.name))
    if b"\0" in raw:
        text = _("{file} is geen tekst. Sla de tabel op als CSV.")
        raise InvalidInput(text.format(file=path.name))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")
