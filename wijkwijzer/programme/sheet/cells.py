"""The cells of one row of a spreadsheet, read with their faults gathered."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

from wijkwijzer.cells import Cell, Row
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.programme.sheet.values import as_day, is_not_known, whole


@dataclass(frozen=True)
class Fault:
    """What is wrong with a cell.

    Parameters
    ----------
    cell
        As a spreadsheet names it.
    column
        Its heading.
    """

    cell: str
    column: str
    reason: str

    @property
    def sentence(self) -> str:
        """Cell, column and reason in one line."""
        return _("Cel {cell} ({column}): {reason}").format(
            cell=self.cell, column=self.column, reason=self.reason
        )


class RowCells:
    """One row by its columns.

    Parameters
    ----------
    heading, row
        As they stand in the sheet.
    columns
        What a heading may be, as it is written; the case of letters does not matter.
    today
        A day that is typed cannot lie before it.

    Attributes
    ----------
    faults
        What is wrong, in the order in which it was found.
    """

    def __init__(self, heading: Row, row: Row, columns: tuple[str, ...], today: dt.date) -> None:
        self.faults: list[Fault] = []
        self.first = row[0].place
        self._today = today
        known = {name.casefold(): name for name in columns}
        self.cells: dict[str, Cell] = {}
        for number, cell in enumerate(row):
            head = heading[number].value if number < len(heading) else None
            if head is not None:
                self.cells[known[str(head).casefold()]] = cell
            elif cell.value is not None:
                self.fault("", _("deze cel heeft geen kolomnaam erboven"), at=cell.place)
        for column, cell in self.cells.items():
            if cell.merged:
                self.fault(
                    column, _("deze cel is samengevoegd met andere; splits samengevoegde cellen")
                )
            elif cell.formula:
                self.fault(column, _("hier staat een formule; zet de uitkomst er zelf in"))

    def fault(self, column: str, reason: str, *, at: str = "") -> None:
        """Keep that the cell in a column is wrong."""
        cell = self.cells.get(column)
        self.faults.append(Fault(at or (cell.place if cell else self.first), column, reason))

    def cell(self, column: str) -> Cell | None:
        """Return a cell that holds something readable."""
        cell = self.cells.get(column)
        usable = cell and cell.value not in (None, "") and not cell.formula and not cell.merged
        return cell if usable else None

    def given(self, column: str) -> Cell | None:
        """Return a cell that holds a number or a day; PM, n.v.t. and the like are none."""
        cell = self.cell(column)
        return None if cell is None or is_not_known(cell.value) else cell

    def is_spoilt(self, column: str) -> bool:
        """Return whether a cell was found wrong before it was read."""
        cell = self.cells.get(column)
        return cell is not None and (cell.formula or cell.merged)

    def text(self, column: str, longest: int) -> str:
        """Return what stands in a cell as text."""
        cell = self.cell(column)
        text = str(cell.value) if cell else ""
        if len(text) > longest:
            reason = _("is te lang; gebruik hoogstens {most} tekens").format(most=longest)
            self.fault(column, reason)
        return text

    def number(
        self,
        column: str,
        low: int,
        high: int,
        unit: str,
        read: Callable[[object], int | None] = whole,
    ) -> int | None:
        """Return a whole number from `low` to `high`; `unit` says what should be written."""
        cell = self.given(column)
        if cell is None:
            return None
        value = read(cell.value)
        if value is None:
            reason = _("“{value}” is geen heel getal; schrijf {unit}").format(
                value=str(cell.value)[:40], unit=unit
            )
        elif value < 0 <= low:
            reason = _("{value} is minder dan nul; schrijf {unit}").format(value=value, unit=unit)
        elif not low <= value <= high:
            reason = _("{value} kan hier niet; kies een getal van {low} tot en met {high}").format(
                value=value, low=low, high=high
            )
        else:
            return value
        self.fault(column, reason)
        return None

    def day(self, column: str, *, last: bool = False) -> str:
        """Return a day as ISO-8601, or ""; of a month or year that is typed the first or last."""
        cell = self.given(column)
        if cell is None:
            return ""
        day = as_day(cell.value, last=last)
        if day is None:
            reason = _("“{value}” is geen datum; schrijf 31-3-2027").format(
                value=str(cell.value)[:40]
            )
            self.fault(column, reason)
        elif day < self._today:
            reason = _("{day} is al geweest; kies een dag vanaf vandaag ({today})").format(
                day=date(day), today=date(self._today)
            )
            self.fault(column, reason)
        return day.isoformat() if day else ""
