"""Which area each row of a file is about, by its codes and names."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.areas.columns import FIGURES, known_columns, named_column
from wijkwijzer.neighbourhood.areas.layers import Layer, Table
from wijkwijzer.neighbourhood.areas.values import (
    Level,
    code_level,
    is_missing,
    read_code,
    read_text,
    read_year,
)

_NAME_KEY = {"wijk": "wijk_name", "gemeente": "municipality_name"}
"""Where the name of a row stands by its level; of all others in `buurt_name`."""


@dataclass(frozen=True)
class Row:
    """A row of a file and what it says of itself; texts are empty where it says nothing.

    Parameters
    ----------
    number
        Counted from 1.
    level
        By its CBS code; "free" for a code of the user's own column; None for anything else.
    figures
        Raw cells per key of `FIGURES`.
    """

    number: int
    level: Level | Literal["free"] | None
    code: str
    name: str
    wijk_code: str
    wijk_name: str
    municipality_code: str
    municipality_name: str
    water: str
    year: int | None
    figures: Mapping[str, object]

    @property
    def label(self) -> str:
        """The row as people point at it: code and name, as far as there are any."""
        return ", ".join(part for part in (self.code, self.name) if part)


def useful_columns(layer: Layer, *asked: str | None) -> tuple[str, ...]:
    """Return the columns of a layer that are worth reading, those asked for included."""
    known = [name for names in known_columns(layer.fields).values() for name in names]
    named = [named_column(layer.fields, name) for name in asked if name]
    return tuple(dict.fromkeys([*known, *(name for name in named if name)]))


def identify(table: Table, code_column: str | None, name_column: str | None) -> list[Row]:
    """Read who is who in a layer or table.

    Parameters
    ----------
    table
        Cells per column.
    code_column, name_column
        The user's own choice of columns. With a code column any code is allowed; if all of them
        are CBS codes they are read as such.

    Returns
    -------
    list of Row
        Empty if no column holds codes.

    Raises
    ------
    InvalidInput
        If a column that the user named is not there.
    """
    known = known_columns(table.layer.fields)
    own_code = _asked(table.layer, code_column)
    own_name = _asked(table.layer, name_column)
    code_name = own_code or _code_column(table, known)
    if code_name is None:
        return []
    codes = [read_code(cell) for cell in table.cells[code_name]]
    free = own_code is not None and not all(code_level(code) for code in codes if code)
    if free:
        codes = [_plain(cell) for cell in table.cells[code_name]]
    first = {key: names[0] for key, names in known.items() if names[0] in table.cells}
    text = _cell_reader(table, first)
    rows = []
    for index, code in enumerate(codes):
        level = "free" if free else code_level(code)
        names = [own_name] if own_name else _name_columns(level, known, code_name)
        # A buurt code holds its wijk and municipality; columns may say otherwise or more.
        wijk_code = text("wijk_code", index) if level == "buurt" else ""
        rows.append(
            Row(
                number=index + 1,
                level=level,
                code=code,
                name=_first_text(table, names, index),
                wijk_code=wijk_code.upper(),
                wijk_name=text("wijk_name", index),
                municipality_code=text("municipality_code", index).upper(),
                municipality_name=text("municipality_name", index),
                water=text("water", index).upper(),
                year=read_year(text("year", index)),
                figures={key: table.cells[first[key]][index] for key in FIGURES if key in first},
            )
        )
    return rows


def no_codes(label: str, fields: Sequence[str]) -> InvalidInput:
    """Return the error for a file in which no column holds codes."""
    text = _(
        "In {file} is geen kolom met buurtcodes herkend. De kolommen zijn: {columns}. "
        "Geef zelf de kolommen op (op de opdrachtregel: --code-column en --name-column)."
    )
    return InvalidInput(text.format(file=label, columns=", ".join(fields) or _("geen")))


def _asked(layer: Layer, name: str | None) -> str | None:
    if name is None:
        return None
    found = named_column(layer.fields, name)
    if found is None:
        text = _("{file} heeft geen kolom {column}. De kolommen zijn: {columns}.")
        columns = ", ".join(layer.fields) or _("geen")
        raise InvalidInput(text.format(file=layer.label, column=name, columns=columns))
    return found


def _code_column(table: Table, known: Mapping[str, tuple[str, ...]]) -> str | None:
    """Choose the column with the codes of the rows themselves.

    A column for buurt codes is it. Other columns must show CBS codes first, since a buurt also
    has a wijk code and many a file an `id` of its own.
    """
    if "buurt_code" in known:
        return known["buurt_code"][0]
    mixed = known.get("region_code", ())
    above = known.get("wijk_code", ()) + known.get("municipality_code", ())
    for name in (*mixed, *above):
        if any(code_level(read_code(cell)) for cell in table.cells[name]):
            return name
    return next(iter(known.get("wijk_code", ()) + mixed), None)


def _name_columns(
    level: str | None, known: Mapping[str, tuple[str, ...]], code_name: str
) -> list[str]:
    key = _NAME_KEY.get(level or "", "buurt_name")
    candidates = known.get(key, ()) + known.get("region_name", ())
    return [name for name in candidates if name != code_name]


def _first_text(table: Table, names: Sequence[str | None], index: int) -> str:
    texts = (_plain(table.cells[name][index]) for name in names if name)
    return next((text for text in texts if text), "")


def _cell_reader(table: Table, first: Mapping[str, str]) -> Callable[[str, int], str]:
    def text(key: str, index: int) -> str:
        return _plain(table.cells[first[key]][index]) if key in first else ""

    return text


def _plain(cell: object) -> str:
    text = read_text(cell)
    return "" if is_missing(text) else text
