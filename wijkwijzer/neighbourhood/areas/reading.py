"""From a file with areas to wijken and buurten: all of it, or nothing and every fault named."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.areas.area_file import (
    Area,
    AreaFile,
    BuurtArea,
    BuurtFigures,
    Skipped,
    WijkArea,
)
from wijkwijzer.neighbourhood.areas.boundaries import read_boundaries
from wijkwijzer.neighbourhood.areas.columns import known_columns, named_column
from wijkwijzer.neighbourhood.areas.figures import read_figures
from wijkwijzer.neighbourhood.areas.layers import Layer, Table, open_layers, read_layer
from wijkwijzer.neighbourhood.areas.placing import Placing, detect_placing, misplaced, to_wgs84
from wijkwijzer.neighbourhood.areas.rows import Row, identify, no_codes, useful_columns
from wijkwijzer.neighbourhood.areas.thinning import thin_to_size
from wijkwijzer.neighbourhood.areas.values import code_level, is_water_code


@dataclass
class _Findings:
    """What came up while reading, to be told in one go."""

    problems: list[tuple[int, str]] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, row: Row, what: str) -> None:
        label = f" ({row.label})" if row.label else ""
        text = _("gebied {number}{label}: {what}")
        self.problems.append((row.number, text.format(number=row.number, label=label, what=what)))

    def raise_if_any(self, label: str) -> None:
        if self.problems:
            raise refused(label, [text for _number, text in sorted(self.problems)])


@dataclass(frozen=True)
class _Source:
    """The layer with the areas, its rows, and the rows of all layers for their names."""

    table: Table
    rows: list[Row]
    all_rows: list[Row]


@dataclass(frozen=True)
class _Names:
    wijken: dict[str, str]
    municipalities: dict[str, str]


def refused(label: str, faults: Sequence[str]) -> InvalidInput:
    """Return the error that names a file and everything that is wrong with it."""
    lines = tuple(f"{label}, {fault}" for fault in faults)
    if len(lines) == 1:
        text = _("Er is niets ingelezen: {first}.")
        return InvalidInput(text.format(first=lines[0]), lines)
    text = _("Er is niets ingelezen, er zijn {number} fouten. De eerste: {first}.")
    return InvalidInput(text.format(number=len(lines), first=lines[0]), lines)


def read_areas(
    path: Path, *, code_column: str | None = None, name_column: str | None = None
) -> AreaFile:
    """Read wijken and buurten from GeoJSON, GeoPackage or a (zipped) shapefile.

    Known are the columns of CBS, PDOK and StatLine, in WGS84 or RD New. A file with buurten gives
    each wijk with its buurten; names of wijken and municipalities come from the same row, else
    from other rows or layers of the file, else `Wijk 03`. A file with wijken only gives each wijk
    as one area. Water is skipped and reported.

    Parameters
    ----------
    path
        The file.
    code_column, name_column
        Columns with codes and names for files of another origin. Any code is then allowed and the
        areas may lie anywhere on earth; unless all codes are CBS codes, all areas together are one
        wijk that is named after the file.

    Returns
    -------
    AreaFile
        Boundaries in WGS84, rounded to six decimals and thinned per wijk. The order of the rows
        in the file does not matter.

    Raises
    ------
    InvalidInput
        With every fault of the file in `problems`; nothing of it is returned then.
    """
    findings = _Findings()
    with open_layers(path) as layers:
        source = _choose_source(layers, path.name, code_column, name_column, findings)
    label = source.table.layer.label
    rows = _areas_among(source.rows, findings)
    if not rows:
        codes = [row.code for row in source.rows]
        if not findings.skipped and len(set(codes)) < len(codes):  # parts of a municipality
            raise no_codes(label, source.table.layer.fields)
        raise InvalidInput(_nothing_left(label, findings))
    _check_identity(rows, findings)
    anywhere = code_column is not None
    areas, placing = _read_boundaries_of(source.table, rows, findings, anywhere=anywhere)
    figures = _read_figures_of(source.table, rows, findings)
    findings.raise_if_any(label)

    if placing.note:
        findings.notes.append(placing.note)
    names = _collect_names(source.all_rows)
    moved = dict(zip(areas, to_wgs84(list(areas.values()), placing), strict=True))
    wijken = _group(rows, moved, figures, names, path.stem)
    year = _year(rows, label)
    return AreaFile(
        wijken=wijken,
        skipped=tuple(findings.skipped),
        source=_attribution(rows, year, path.name),
        year=year,
        crs_detected=placing.crs,
        notes=tuple(findings.notes),
    )


def _choose_source(
    layers: Sequence[Layer],
    file: str,
    code_column: str | None,
    name_column: str | None,
    findings: _Findings,
) -> _Source:
    """Find the layer with the areas, and read boundaries of no other."""
    asked = (code_column, name_column)
    single = len(layers) == 1
    layers = [
        layer for layer in layers if all(named_column(layer.fields, name) for name in asked if name)
    ] or layers[:1]
    tables = [
        read_layer(layer, useful_columns(layer, *asked), boundaries=single)
        for layer in layers
        if single or useful_columns(layer, *asked)
    ]
    if single and tables[0].n_rows == 0:
        raise InvalidInput(_("{file} bevat geen gebieden.").format(file=file))
    found = [(table, identify(table, *asked)) for table in tables]
    usable = [(table, rows) for table, rows in found if rows]
    if not usable:
        raise no_codes(file, [name for layer in layers for name in layer.fields])
    table, rows = max(usable, key=lambda one: _usefulness(one[1]))
    others = [
        other.layer.name
        for other, other_rows in usable
        if other is not table and _usefulness(other_rows)[0] > 0
    ]
    if others:
        text = _("Gebruikt is {used}; ook gevonden en niet gebruikt: {others}.")
        findings.notes.append(text.format(used=table.layer.label, others=", ".join(others)))
    if not single:
        table = read_layer(table.layer, tuple(table.cells), boundaries=True)
    return _Source(table, rows, [row for _table, those in usable for row in those])


def _usefulness(rows: Sequence[Row]) -> tuple[int, int]:
    levels = Counter(row.level for row in rows)
    return levels["buurt"] + levels["free"], levels["wijk"]


def _areas_among(rows: Sequence[Row], findings: _Findings) -> list[Row]:
    """Keep the rows that are areas of the finest level there is, without water."""
    n_buurten, n_wijken = _usefulness(rows)
    above = {"gemeente", "wijk"} if n_buurten or not n_wijken else {"gemeente"}
    if n_wijken and not n_buurten:
        text = _("Het bestand bevat alleen wijken, geen buurten: elke wijk is één gebied.")
        findings.notes.append(text)
    areas = []
    for row in rows:
        if row.level in above or re.fullmatch(r"NL\d*", row.code):
            continue
        if row.water == "JA" or is_water_code(row.code):
            reason = _("water")
            findings.skipped.append(Skipped(row.number, row.code, row.name, reason))
        else:
            areas.append(row)
    return areas


def _nothing_left(label: str, findings: _Findings) -> str:
    if findings.skipped:
        return _("{file} bevat alleen water.").format(file=label)
    text = _("{file} bevat alleen gemeenten, geen wijken of buurten.")
    return text.format(file=label)


def _check_identity(rows: Sequence[Row], findings: _Findings) -> None:
    first_with: dict[str, int] = {}
    for row in rows:
        if not row.code:
            findings.fault(row, _("de code ontbreekt"))
        elif row.level is None:
            text = _(
                "{code} is geen code van CBS (zoals BU05900301). Heeft het bestand eigen codes, "
                "geef dan de kolom op (--code-column)"
            )
            findings.fault(row, text.format(code=row.code))
        elif row.code in first_with:
            text = _("de code komt dubbel voor, ook bij gebied {number}")
            findings.fault(row, text.format(number=first_with[row.code]))
        first_with.setdefault(row.code, row.number)
        if not row.name:
            findings.fault(row, _("de naam ontbreekt"))
        if row.wijk_code and code_level(row.wijk_code) != "wijk":
            text = _("{code} is geen code van een wijk (zoals WK059003)")
            findings.fault(row, text.format(code=row.wijk_code))


def _read_boundaries_of(
    table: Table, rows: Sequence[Row], findings: _Findings, *, anywhere: bool
) -> tuple[dict[int, Area], Placing]:
    """Return the areas by row number, in the coordinates of the file, and how to read those."""
    if table.wkb is None or not rows:
        return {}, Placing("WGS84")
    boundaries = read_boundaries(table.wkb[[row.number - 1 for row in rows]])
    areas: dict[int, Area] = {}
    for row, boundary in zip(rows, boundaries, strict=True):
        if boundary.area is None:
            findings.fault(row, boundary.fault)
            continue
        areas[row.number] = boundary.area
        if boundary.mended:
            text = _("De grens van {area} raakte zichzelf in een punt; dat is hersteld.")
            findings.notes.append(text.format(area=row.label))
    placing = detect_placing(list(areas.values()), table.crs)
    if placing.fault:
        findings.problems.append((0, placing.fault))
        return areas, placing
    for row in rows:
        if row.number in areas:
            fault = misplaced(areas[row.number], placing.crs, anywhere=anywhere)
            if fault:
                findings.fault(row, fault)
    return areas, placing


def _read_figures_of(
    table: Table, rows: Sequence[Row], findings: _Findings
) -> dict[int, BuurtFigures]:
    columns = {key: names[0] for key, names in known_columns(table.layer.fields).items()}
    by_number = {}
    for row in rows:
        by_number[row.number], problems = read_figures(row.figures, columns)
        for problem in problems:
            findings.fault(row, problem)
    return by_number


def _collect_names(rows: Sequence[Row]) -> _Names:
    """Gather names of wijken and municipalities: own rows first, then what others say."""
    names = _Names({}, {})
    from_above = ("gemeente", "wijk", "buurt")
    named = [row for row in rows if row.level in from_above]
    for row in sorted(named, key=lambda row: from_above.index(str(row.level))):
        if row.level == "wijk":
            names.wijken.setdefault(row.code, row.name or row.wijk_name)
        elif row.level == "buurt":
            names.wijken.setdefault(_wijk_of(row), row.wijk_name)
        if row.level == "gemeente":
            names.municipalities.setdefault(row.code, row.name or row.municipality_name)
        elif row.municipality_name:
            names.municipalities.setdefault(_municipality_of(row), row.municipality_name)
    return names


def _wijk_of(row: Row) -> str:
    return (row.level == "buurt" and row.wijk_code) or f"WK{row.code[2:8]}"


def _municipality_of(row: Row) -> str:
    if code_level(row.municipality_code) == "gemeente":
        return row.municipality_code
    return f"GM{row.code[2:6]}"


def _group(
    rows: Sequence[Row],
    areas: dict[int, Area],
    figures: dict[int, BuurtFigures],
    names: _Names,
    free_name: str,
) -> tuple[WijkArea, ...]:
    """Put buurten into their wijken, both in the order of their codes, and thin per wijk."""
    by_wijk: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.code):
        by_wijk.setdefault("" if row.level == "free" else _wijk_of(row), []).append(row)
    wijken = []
    for code, members in sorted(by_wijk.items()):
        thinned = thin_to_size([areas[row.number] for row in members])
        buurten = tuple(
            BuurtArea(row.code, row.name, area, figures[row.number])
            for row, area in zip(members, thinned, strict=True)
        )
        if not code:
            name = " ".join(re.split(r"[\s_]+", free_name)).strip() or free_name
            wijken.append(WijkArea("", name, "", "", buurten))
            continue
        name = names.wijken.get(code) or _("Wijk {number}").format(number=code[6:])
        municipality = _municipality_of(members[0])
        municipality_name = names.municipalities.get(municipality, "")
        wijken.append(WijkArea(code, name, municipality, municipality_name, buurten))
    return tuple(wijken)


def _year(rows: Sequence[Row], label: str) -> int | None:
    """Return the year most rows are of, else one in the name of the layer or file."""
    years = Counter(row.year for row in rows if row.year)
    if years:
        return max(years, key=lambda year: (years[year], year))
    match = re.search(r"(?<!\d)(?:19|20)\d\d(?!\d)", label)
    return int(match[0]) if match else None


def _attribution(rows: Sequence[Row], year: int | None, file: str) -> str:
    if any(row.level == "free" for row in rows):
        return file
    edition = f"Wijk- en Buurtkaart {year}" if year else "Wijk- en Buurtkaart"
    return f"CBS, Kadaster ({edition}), CC BY 4.0"
