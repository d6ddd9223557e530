"""The longlist as a spreadsheet: what the columns are, and measures written and read.

Every fault is found and named with its cell; a row with a fault gives no measure.
"""

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

import pandas as pd
from pydantic import ValidationError

from wijkwijzer.cells import Cell, Row
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Buurt, Theme
from wijkwijzer.parties.records import Party
from wijkwijzer.programme.records import MOST_EUROS, Amount, Costs, Measure, Serves, Stake

MOST_ROWS = 5_000
MOST_FAULTS = 500
"""After so many faults the rest is not looked at."""

TITLE, TEXT, BUURTEN = "Titel", "Toelichting", "Buurten"
BEGINS, ENDS = "Begint op", "Eindigt op"
YEARS, PAYS, BENEFITS, STATUS = "Hoeveel jaar", "Wie betaalt", "Wie heeft voordeel", "Status"
ONCE = ("Eenmalig laag", "Eenmalig midden", "Eenmalig hoog")
YEARLY = ("Per jaar laag", "Per jaar midden", "Per jaar hoog")
_BEFORE = (TITLE, TEXT, BUURTEN)
_AFTER = (BEGINS, ENDS, *ONCE, *YEARLY, YEARS, PAYS, BENEFITS, STATUS)

_EUROS = re.compile(r"€?\s*(-?)\s*(\d{1,3}(?:\.\d{3})+|\d+)(?:,(?:-|00?))?")
_DUTCH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})-(\d{4})")


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


@dataclass(frozen=True)
class Reading:
    """What a spreadsheet says.

    Parameters
    ----------
    measures
        Of the rows without faults; their ids are still empty marks ("rij 2").
    faults
        In the order of the sheet. A sheet with any fault is not to be stored.
    """

    measures: tuple[Measure, ...]
    faults: tuple[Fault, ...]


@dataclass(frozen=True)
class Naming:
    """What people call things in this wijk.

    Parameters
    ----------
    taken
        Titles that are on the longlist already.
    """

    wijk_id: str
    themes: tuple[Theme, ...]
    buurten: tuple[Buurt, ...]
    parties: tuple[Party, ...]
    taken: frozenset[str] = frozenset()

    def headings(self) -> tuple[str, ...]:
        """Return the columns in order: with one for every theme."""
        return (*_BEFORE, *(theme.name["nl"] for theme in self.themes), *_AFTER)


def table(measures: Sequence[Measure], naming: Naming) -> pd.DataFrame:
    """Write measures as a table that `read_measures` reads; without measures it is a template.

    Places on the map, effects and reasons per theme are not in it.
    """
    buurten = {buurt.id: buurt.name for buurt in naming.buurten}
    parties = {party.id: party.name for party in naming.parties}

    def people(stakes: Sequence[Stake]) -> str:
        return "; ".join(parties.get(s.party_id or "", s.name) or s.name for s in stakes)

    rows = []
    for one in measures:
        strength = {served.theme: served.strength for served in one.serves}
        costs = one.costs
        rows.append(
            [
                one.title,
                one.description,
                "; ".join(buurten.get(id_, id_) for id_ in one.buurten),
                *(strength.get(theme.id, "") for theme in naming.themes),
                one.begins_on,
                one.ends_on,
                *_three(costs.once),
                *_three(costs.yearly),
                costs.years or "",
                people(one.pays),
                people(one.benefits),
                one.status,
            ]
        )
    return pd.DataFrame(rows, columns=list(naming.headings()))


def _three(amount: Amount | None) -> tuple[int | str, ...]:
    return ("", "", "") if amount is None else (amount.low, amount.mid, amount.high)


def read_measures(rows: Sequence[Row], naming: Naming, *, today: dt.date) -> Reading:
    """Read measures from cells, the first row being the heading.

    Parameters
    ----------
    today
        A measure cannot begin or end before it.
    """
    heading, *body = rows
    faults = _heading_faults(heading, naming)
    if faults:
        return Reading((), tuple(faults))
    taken = {title.casefold() for title in naming.taken}
    measures: list[Measure] = []
    for row in body:
        reader = _RowReader(heading, row, naming, today)
        measure = reader.measure(taken)
        faults += reader.faults
        if measure is not None:
            taken.add(measure.title.casefold())
            measures.append(measure)
        if len(faults) >= MOST_FAULTS:
            break
    return Reading(tuple(measures), tuple(faults[:MOST_FAULTS]))


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


class _Wrong(Exception):
    """A cell that cannot be read; the message says why."""


class _RowReader:
    """One row, cell by cell; faults are gathered."""

    def __init__(self, heading: Row, row: Row, naming: Naming, today: dt.date) -> None:
        self.faults: list[Fault] = []
        self._naming, self._today = naming, today
        known = {name.casefold(): name for name in naming.headings()}
        self._cells: dict[str, Cell] = {}
        for number, cell in enumerate(row):
            head = heading[number].value if number < len(heading) else None
            if head is not None:
                self._cells[known[str(head).casefold()]] = cell
            elif cell.value is not None:
                self._fault(cell.place, "", _("deze cel heeft geen kolomnaam erboven"))
        self._row = row
        for column, cell in self._cells.items():
            if cell.merged:
                reason = _("deze cel is samengevoegd met andere; splits samengevoegde cellen")
                self._fault(cell.place, column, reason)
            elif cell.formula:
                reason = _("hier staat een formule; zet de uitkomst er zelf in")
                self._fault(cell.place, column, reason)

    def measure(self, taken: set[str]) -> Measure | None:
        """Return the measure, or None when a cell is wrong."""
        begins, ends = self._day(BEGINS), self._day(ENDS)
        values = {
            "id": _("rij {number}").format(number=self._row[0].place.lstrip(ascii_uppercase)),
            "wijk_id": self._naming.wijk_id,
            "title": self._title(taken),
            "description": self._text(TEXT, 4000),
            "serves": self._serves(),
            "buurten": self._named(BUURTEN, {b.name: b.id for b in self._naming.buurten}),
            "begins_on": begins,
            "ends_on": ends,
            "costs": self._costs(),
            "pays": self._stakes(PAYS),
            "benefits": self._stakes(BENEFITS),
        }
        if begins and ends and ends < begins:
            self._fault(self._place(ENDS), ENDS, _("ligt voor het begin; kies een latere dag"))
        if self.faults:
            return None
        try:
            return Measure.model_validate(values)
        except ValidationError as error:
            reason = _("deze rij klopt niet ({what})").format(what=error.errors()[0]["msg"])
            self._fault(self._row[0].place, TITLE, reason)
            return None

    def _fault(self, place: str, column: str, reason: str) -> None:
        self.faults.append(Fault(place, column, reason))

    def _place(self, column: str) -> str:
        cell = self._cells.get(column)
        return cell.place if cell else self._row[0].place

    def _cell(self, column: str) -> Cell | None:
        """Return a cell that holds something readable."""
        cell = self._cells.get(column)
        usable = cell and cell.value is not None and not cell.formula and not cell.merged
        return cell if usable else None

    def _text(self, column: str, longest: int) -> str:
        cell = self._cell(column)
        text = str(cell.value) if cell else ""
        if len(text) > longest:
            reason = _("is te lang; gebruik hoogstens {most} tekens").format(most=longest)
            self._fault(self._place(column), column, reason)
        return text

    def _title(self, taken: set[str]) -> str:
        title = self._text(TITLE, 200)
        known = self._cells.get(TITLE)
        if not title and not (known and (known.formula or known.merged)):
            self._fault(self._place(TITLE), TITLE, _("is leeg; geef de maatregel een titel"))
        if title.casefold() in taken:
            reason = _("deze maatregel staat al op de longlist of eerder in dit bestand")
            self._fault(self._place(TITLE), TITLE, reason)
        return title

    def _number(self, column: str, low: int, high: int, unit: str) -> int | None:
        cell = self._cell(column)
        if cell is None:
            return None
        value = _whole(cell.value)
        if value is None:
            reason = _("“{value}” is geen heel getal; schrijf {unit}").format(
                value=str(cell.value)[:40], unit=unit
            )
            self._fault(cell.place, column, reason)
        elif value < 0 <= low:
            reason = _("{value} is minder dan nul; schrijf {unit}").format(value=value, unit=unit)
            self._fault(cell.place, column, reason)
        elif not low <= value <= high:
            reason = _("{value} kan hier niet; kies een getal van {low} tot en met {high}").format(
                value=value, low=low, high=high
            )
            self._fault(cell.place, column, reason)
        else:
            return value
        return None

    def _serves(self) -> tuple[Serves, ...]:
        unit = _("een getal van -3 tot en met 3")
        found = ((t.id, self._number(t.name["nl"], -3, 3, unit)) for t in self._naming.themes)
        return tuple(Serves(theme=id_, strength=n) for id_, n in found if n is not None)

    def _named(self, column: str, ids: Mapping[str, str]) -> tuple[str, ...]:
        known = {name.casefold(): id_ for name, id_ in ids.items()}
        found = []
        for name in _parts(self._text(column, 4000)):
            if name.casefold() in known:
                found.append(known[name.casefold()])
            else:
                reason = _("“{name}” kennen we niet in deze wijk").format(name=name[:60])
                self._fault(self._place(column), column, reason)
        return tuple(dict.fromkeys(found))

    def _stakes(self, column: str) -> tuple[Stake, ...]:
        """Read names: of parties where there are such parties, else of others."""
        ids = {party.name.casefold(): party.id for party in self._naming.parties}
        return tuple(
            Stake(party_id=ids[name.casefold()]) if name.casefold() in ids else Stake(name=name)
            for name in dict.fromkeys(part[:200] for part in _parts(self._text(column, 4000)))
        )

    def _day(self, column: str) -> str:
        cell = self._cell(column)
        if cell is None:
            return ""
        day = _as_day(cell.value)
        if day is None:
            reason = _("“{value}” is geen datum; schrijf 31-3-2027").format(
                value=str(cell.value)[:40]
            )
            self._fault(cell.place, column, reason)
        elif day < self._today:
            reason = _("{day} is al geweest; kies een dag vanaf vandaag ({today})").format(
                day=date(day), today=date(self._today)
            )
            self._fault(cell.place, column, reason)
        return day.isoformat() if day else ""

    def _costs(self) -> Costs:
        once, yearly = self._amount(ONCE), self._amount(YEARLY)
        years = self._number(YEARS, 1, 100, _("een aantal jaren van 1 tot en met 100"))
        if yearly is not None and years is None and self._cell(YEARS) is None:
            reason = _("ontbreekt; vul het in bij kosten per jaar")
            self._fault(self._place(YEARS), YEARS, reason)
            return Costs()
        return Costs(once=once, yearly=yearly if years else None, years=years)

    def _amount(self, columns: tuple[str, ...]) -> Amount | None:
        """Read low, middle and high; one alone counts for all three."""
        unit = _("hele euro's, zoals 2500")
        found = [self._number(column, 0, MOST_EUROS, unit) for column in columns]
        given = [value for value in found if value is not None]
        written = [column for column in columns if self._cell(column)]
        if len(given) < len(written) or not given:
            return None
        if len(given) == 1:
            return Amount(low=given[0], mid=given[0], high=given[0])
        if len(given) == 2:
            lacks = next(c for c in columns if c not in written)
            reason = _("ontbreekt; vul laag, midden en hoog in, of een van de drie")
            self._fault(self._place(lacks), lacks, reason)
            return None
        low, mid, high = given
        if not low <= mid <= high:
            reason = _("laag, midden en hoog lopen niet van klein naar groot")
            self._fault(self._place(columns[0]), columns[0], reason)
            return None
        return Amount(low=low, mid=mid, high=high)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split(r"[;\n]", text) if part.strip()]


def _whole(value: object) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, int):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else None
    found = _EUROS.fullmatch(value.strip().replace("\u2212", "-"))
    return int(found[1] + found[2].replace(".", "")) if found and len(value) < 30 else None


def _as_day(value: object) -> dt.date | None:
    if isinstance(value, dt.date):
        return value
    text = str(value).strip()
    dutch = _DUTCH_DAY.fullmatch(text)
    try:
        if dutch:
            return dt.date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
        return dt.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None
