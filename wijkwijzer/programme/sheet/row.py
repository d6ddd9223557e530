"""One row of the longlist in a spreadsheet, as a measure.

A row that carries the mark (kenmerk) of a measure on the longlist is that measure: only cells that
say something else than the list are read, so that what a sheet cannot hold stays as it was.
"""

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any

from pydantic import ValidationError

from wijkwijzer.cells import Cell, Row
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.places import outline
from wijkwijzer.programme.records import (
    MOST_EFFECTS,
    MOST_EUROS,
    Amount,
    Costs,
    Effect,
    Measure,
    Serves,
    Stake,
)
from wijkwijzer.programme.sheet.cells import RowCells
from wijkwijzer.programme.sheet.table import (
    BEGINS,
    BENEFITS,
    BUURTEN,
    EFFECTS,
    ENDS,
    INITIATOR,
    INITIATORS,
    KEY,
    ONCE,
    PAYS,
    PLACE,
    STATUS,
    TEXT,
    TITLE,
    WHY,
    YEARLY,
    YEARS,
    Naming,
    written,
)
from wijkwijzer.programme.sheet.values import (
    Place,
    alike,
    as_place,
    euros,
    is_near,
    lines,
    parts,
)

LONGEST = 20_000
"""Characters of a cell in which several things stand."""
_TOTAL = re.compile(r"(?:sub|eind)?tota(?:al|len|le)(?: (?:kosten|bedrag|generaal))?:?")
_WITH_WHAT = re.compile(r"(.+?)\s*\(([^()]+)\)", re.DOTALL)


class Names:
    """What people call things, and what is on the longlist or was named in the sheet so far."""

    def __init__(self, naming: Naming) -> None:
        self.naming = naming
        self.known = {one.id: one for one in naming.known}
        self.holders = {one.title.casefold(): one.id for one in naming.known}
        self.marks: set[str] = set()
        self.outline = outline(naming.buurten)
        self.themes = {theme.name["nl"].casefold(): theme.id for theme in naming.themes}
        self.buurten = {buurt.name.casefold(): buurt.id for buurt in naming.buurten}
        self.parties = {party.name.casefold(): party.id for party in naming.parties}
        self.meetings = {title.casefold(): id_ for id_, title in naming.meetings.items()}


class RowReader(RowCells):
    """A row as a measure.

    Attributes
    ----------
    before
        The measure of which it carries the mark; None when it is a new one.
    """

    def __init__(self, heading: Row, row: Row, names: Names, today: dt.date) -> None:
        super().__init__(heading, row, names.naming.headings(), today)
        self._names = names
        self._stood: Mapping[str, int | str] = {}
        mark, _sep, self._version = self.text(KEY, 200).rpartition("/")
        self.before = names.known.get(mark)
        if self.before is not None:
            self._recognise(self.before)

    def _recognise(self, before: Measure) -> None:
        if before.id in self._names.marks:
            reason = _("dit kenmerk staat er twee keer; haal het bij een nieuwe maatregel weg")
            self.fault(KEY, reason)
        self._names.marks.add(before.id)
        self._stood = written(before, self._names.naming)
        for column, value in self._stood.items():
            # A column that was taken out of the sheet says nothing.
            self.cells.setdefault(column, Cell(self.first, value))
        if self._says(STATUS):
            reason = _("een besluit legt u vast bij Samen kiezen; laat deze cel zoals ze was")
            self.fault(STATUS, reason)

    def measure(self) -> Measure | None:
        """Return the measure, or None when a cell is wrong."""
        values = self._values()
        begins, ends = values.get("begins_on", ""), values.get("ends_on", "")
        if begins and ends and ends < begins:
            self.fault(ENDS, _("ligt voor het begin; kies een latere dag"))
        measure = None if self.faults else self._made(values)
        if measure is None:
            return None
        self._names.holders.setdefault(measure.title.casefold(), measure.id)
        if self.before not in (None, measure) and self._version != str(measure.version):
            self.fault(KEY, _("deze maatregel is intussen gewijzigd; download de lijst opnieuw"))
            return None
        return measure

    def touched(self) -> tuple[str, ...]:
        """Return the columns in which the sheet says something else than the list."""
        return tuple(column for column in self.cells if column != KEY and self._says(column))

    def _made(self, values: dict[str, Any]) -> Measure | None:
        try:
            return Measure.model_validate(values)
        except ValidationError as error:
            reason = _("deze rij klopt niet ({what})").format(what=error.errors()[0]["msg"])
            self.fault(TITLE, reason)
            return None

    def _says(self, *columns: str) -> bool:
        """Return whether a cell says something else than the list; of a new measure they do."""
        return self.before is None or any(
            not alike(self.cells[column].value, self._stood[column]) for column in columns
        )

    def _values(self) -> dict[str, Any]:
        """Return the fields: as read where a cell says something, else as they stood."""
        number = re.sub(r"\D", "", self.first)
        values: dict[str, Any] = {
            "id": _("rij {number}").format(number=number),
            "wijk_id": self._names.naming.wijk_id,
        }
        if self.before is not None:
            values = dict(self.before)
        for columns, read in self._fields():
            if self._says(*columns):
                values |= read()
        return values

    def _fields(self) -> tuple[tuple[tuple[str, ...], Callable[[], dict[str, Any]]], ...]:
        themes = self._names.naming.theme_columns()
        return (
            ((TITLE,), lambda: {"title": self._title()}),
            ((TEXT,), lambda: {"description": self.text(TEXT, 4000)}),
            ((BUURTEN,), lambda: {"buurten": self._buurten()}),
            ((PLACE,), lambda: dict(zip(("point", "ring"), self._where(), strict=True))),
            ((*themes, WHY), lambda: {"serves": self._serves()}),
            ((BEGINS,), lambda: {"begins_on": self.day(BEGINS)}),
            ((ENDS,), lambda: {"ends_on": self.day(ENDS, last=True)}),
            ((*ONCE, *YEARLY, YEARS), lambda: {"costs": self._costs()}),
            ((PAYS,), lambda: {"pays": self._stakes(PAYS)}),
            ((BENEFITS,), lambda: {"benefits": self._stakes(BENEFITS)}),
            ((EFFECTS,), lambda: {"effects": self._effects()}),
            ((INITIATOR,), self._initiator),
        )

    def _title(self) -> str:
        title = " ".join(lines(self.text(TITLE, 200)))
        if _TOTAL.fullmatch(title.casefold()):
            reason = _("dit lijkt een optelling en geen maatregel; haal deze rij weg")
            self.fault(TITLE, reason)
        if not title and not self.is_spoilt(TITLE):
            self.fault(TITLE, _("is leeg; geef de maatregel een titel"))
        holder = self._names.holders.get(title.casefold())
        if holder is not None and (self.before is None or holder != self.before.id):
            reason = _("deze maatregel staat al op de longlist of eerder in dit bestand")
            self.fault(TITLE, reason)
        return title

    def _buurten(self) -> tuple[str, ...]:
        found = []
        for name in parts(self.text(BUURTEN, 4000)):
            if name.casefold() in self._names.buurten:
                found.append(self._names.buurten[name.casefold()])
            else:
                reason = _("“{name}” kennen we niet in deze wijk").format(name=name[:60])
                self.fault(BUURTEN, reason)
        return tuple(dict.fromkeys(found))

    def _where(self) -> Place:
        text = self.text(PLACE, LONGEST)
        if not text:
            return None, ()
        place = as_place(text)
        if place is None:
            reason = _(
                "“{value}” is geen plek; schrijf POINT (5.12 52.09), of wijs de plek aan in de app"
            )
            self.fault(PLACE, reason.format(value=text[:40]))
        elif not is_near(place, self._names.outline):
            reason = _("deze plek ligt niet bij de wijk; schrijf eerst de lengte, dan de breedte")
            self.fault(PLACE, reason)
        else:
            return place
        return None, ()

    def _serves(self) -> tuple[Serves, ...]:
        unit = _("een getal van -3 tot en met 3")
        why = self._reasons()
        found = (
            (theme.id, self.number(theme.name["nl"], -3, 3, unit))
            for theme in self._names.naming.themes
        )
        served = tuple(
            Serves(theme=id_, strength=n, why=why.pop(id_, "")) for id_, n in found if n is not None
        )
        names = {id_: name for name, id_ in self._names.themes.items()}
        for id_ in why:
            reason = _("er staat waarom bij “{theme}”, maar niet hoe sterk").format(
                theme=names[id_]
            )
            self.fault(WHY, reason)
        return served

    def _reasons(self) -> dict[str, str]:
        """Read why, of each theme on a line of its own: "wonen: omdat ..."."""
        found = {}
        for line in lines(self.text(WHY, LONGEST)):
            name, _sep, reason = line.partition(":")
            id_ = self._names.themes.get(name.strip().casefold())
            if id_ is None:
                said = _("“{name}” is geen thema; schrijf op elke regel: wonen: omdat het helpt")
                self.fault(WHY, said.format(name=name.strip()[:60]))
            elif len(reason) > 4000:
                self.fault(WHY, _("is te lang; gebruik hoogstens {most} tekens").format(most=4000))
            else:
                found[id_] = reason.strip()
        return found

    def _stakes(self, column: str) -> tuple[Stake, ...]:
        """Read names, of parties where there are such parties, and what for between brackets."""
        found = dict.fromkeys(self._stake(part) for part in parts(self.text(column, LONGEST)))
        return tuple(found)

    def _stake(self, part: str) -> Stake:
        divided = None if part.casefold() in self._names.parties else _WITH_WHAT.fullmatch(part)
        name, what = (divided[1], divided[2][:500]) if divided else (part, "")
        id_ = self._names.parties.get(name.casefold())
        return Stake(party_id=id_, name="" if id_ else name[:200], what=what)

    def _effects(self) -> tuple[Effect, ...]:
        """Read what a measure brings about, each on a line: "minder hitte | ouderen | 3 graden"."""
        found = []
        for line in lines(self.text(EFFECTS, LONGEST)):
            cells = [part.strip() for part in line.split("|")]
            if len(cells) > 3 or not cells[0] or any(len(part) > 200 for part in cells):
                reason = _("“{value}” is geen effect; schrijf op elke regel: wat | wie | hoeveel")
                self.fault(EFFECTS, reason.format(value=line[:40]))
            else:
                found.append(Effect(**dict(zip(("what", "whom", "size"), cells, strict=False))))
        if len(found) > MOST_EFFECTS:
            reason = _("gebruik hoogstens {most} regels").format(most=MOST_EFFECTS)
            self.fault(EFFECTS, reason)
        return tuple(found)

    def _initiator(self) -> dict[str, Any]:
        name = self.text(INITIATOR, 300)
        key = name.casefold()
        if key in self._names.parties:
            return {"initiator": "partij", "initiator_id": self._names.parties[key]}
        if key in self._names.meetings:
            return {"initiator": "bijeenkomst", "initiator_id": self._names.meetings[key]}
        if name and key not in INITIATORS:
            reason = _("“{name}” kennen we niet; schrijf bewoner, een partij of een bijeenkomst")
            self.fault(INITIATOR, reason.format(name=name[:60]))
        return {"initiator": key if key in INITIATORS else "partij", "initiator_id": None}

    def _costs(self) -> Costs:
        once, yearly = self._amount(ONCE), self._amount(YEARLY)
        years = self.number(YEARS, 1, 100, _("een aantal jaren van 1 tot en met 100"))
        if yearly is not None and years is None and self.given(YEARS) is None:
            self.fault(YEARS, _("ontbreekt; vul het in bij kosten per jaar"))
            return Costs()
        return Costs(once=once, yearly=yearly if years else None, years=years)

    def _amount(self, columns: tuple[str, ...]) -> Amount | None:
        """Read low, middle and high; one alone counts for all three."""
        unit = _("hele euro's, zoals 2500")
        found = [self.number(column, 0, MOST_EUROS, unit, euros) for column in columns]
        given = [value for value in found if value is not None]
        filled = [column for column in columns if self.given(column)]
        if len(given) < len(filled) or not given:
            return None
        if len(given) == 1:
            return Amount(low=given[0], mid=given[0], high=given[0])
        if len(given) == 2:
            lacks = next(c for c in columns if c not in filled)
            reason = _("ontbreekt; vul laag, midden en hoog in, of een van de drie")
            self.fault(lacks, reason)
            return None
        low, mid, high = given
        if not low <= mid <= high:
            self.fault(columns[0], _("laag, midden en hoog lopen niet van klein naar groot"))
            return None
        return Amount(low=low, mid=mid, high=high)
