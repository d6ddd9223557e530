"""The longlist as a spreadsheet: what the columns are, and measures written in them.

What stands in a cell is what `reading` reads from it, so that a list comes back as it went.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import pandas as pd

from wijkwijzer.neighbourhood.records import Buurt, Point, Theme
from wijkwijzer.parties.records import Party
from wijkwijzer.programme.records import Amount, Measure, Stake

TITLE, TEXT, BUURTEN, PLACE = "Titel", "Toelichting", "Buurten", "Plek of gebied"
WHY, BEGINS, ENDS = "Waarom per thema", "Begint op", "Eindigt op"
YEARS, PAYS, BENEFITS = "Hoeveel jaar", "Wie betaalt", "Wie heeft voordeel"
EFFECTS, INITIATOR, STATUS, KEY = "Effecten", "Wie kwam ermee", "Status", "Kenmerk"
ONCE = ("Eenmalig laag", "Eenmalig midden", "Eenmalig hoog")
YEARLY = ("Per jaar laag", "Per jaar midden", "Per jaar hoog")
INITIATORS = ("bewoner", "bijeenkomst", "partij")
_ALSO: Mapping[str, tuple[str, ...]] = {
    TITLE: ("maatregel", "naam", "naam maatregel", "project", "projectnaam", "actie"),
    TEXT: ("omschrijving", "beschrijving"),
    BUURTEN: ("buurt",),
    BEGINS: ("begin", "begindatum", "start", "startdatum", "aanvang"),
    ENDS: ("eind", "einde", "einddatum", "gereed", "oplevering"),
    ONCE[1]: ("kosten", "eenmalig", "eenmalige kosten", "investering", "raming", "budget"),
    YEARLY[1]: ("per jaar", "kosten per jaar", "jaarlijkse kosten", "structurele kosten"),
    PAYS: ("financiering", "dekking"),
    INITIATOR: ("initiatiefnemer",),
}
"""What other lists call the same column."""
_BESIDE = re.compile(r"\((?:in )?(?:€|euro'?s?|eur)\)|[:*]")
_BEFORE = (TITLE, TEXT, BUURTEN, PLACE)
_AFTER = (
    *(WHY, BEGINS, ENDS, *ONCE, *YEARLY, YEARS),
    *(PAYS, BENEFITS, EFFECTS, INITIATOR, STATUS, KEY),
)


@dataclass(frozen=True)
class Naming:
    """What people call things in this wijk, and what is on its longlist.

    Parameters
    ----------
    meetings
        Titles by id.
    known
        The measures that are on the longlist already.
    """

    wijk_id: str
    themes: tuple[Theme, ...]
    buurten: tuple[Buurt, ...]
    parties: tuple[Party, ...]
    meetings: Mapping[str, str] = field(default_factory=dict)
    known: tuple[Measure, ...] = ()

    def theme_columns(self) -> tuple[str, ...]:
        """Return the columns of the themes, in their order."""
        return tuple(theme.name["nl"] for theme in self.themes)

    def headings(self) -> tuple[str, ...]:
        """Return the columns in order: with one for every theme."""
        return (*_BEFORE, *self.theme_columns(), *_AFTER)

    def names(self) -> dict[str, str]:
        """Return as which column a heading is read, by what `plain_heading` makes of it."""
        others = {also: column for column, names in _ALSO.items() for also in names}
        return others | {plain_heading(name): name for name in self.headings()}


def plain_heading(value: object) -> str:
    """Return a heading without capitals, unit, colon, and more spaces than one."""
    return " ".join(_BESIDE.sub(" ", str(value or "").casefold()).split())


def table(measures: Sequence[Measure], naming: Naming) -> pd.DataFrame:
    """Write measures as a table that `read_measures` reads; without measures it is a template.

    What a measure answers to and what was decided on it is not in it, but for its status.
    """
    rows = [list(written(one, naming).values()) for one in measures]
    return pd.DataFrame(rows, columns=list(naming.headings()))


def written(one: Measure, naming: Naming) -> dict[str, int | str]:
    """Return what stands in each column of the row of a measure; "" is an empty cell."""
    buurten = {buurt.id: buurt.name for buurt in naming.buurten}
    themes = {theme.id: theme.name["nl"] for theme in naming.themes}
    strength: dict[str, int | str] = {served.theme: served.strength for served in one.serves}
    why = [f"{themes.get(s.theme, s.theme)}: {_line(s.why)}" for s in one.serves if s.why]
    costs = one.costs
    cells: tuple[int | str, ...] = (
        one.title,
        one.description,
        "; ".join(buurten.get(id_, id_) for id_ in one.buurten),
        place_words(one.point, one.ring),
        *(strength.get(theme.id, "") for theme in naming.themes),
        "\n".join(why),
        one.begins_on,
        one.ends_on,
        *_three(costs.once),
        *_three(costs.yearly),
        costs.years or "",
        _people(one.pays, naming),
        _people(one.benefits, naming),
        "\n".join(" | ".join(_line(p) for p in (e.what, e.whom, e.size)) for e in one.effects),
        _initiator(one, naming),
        one.status,
        f"{one.id}/{one.version}",
    )
    return dict(zip(naming.headings(), cells, strict=True))


def place_words(point: Point | None, ring: Sequence[Point]) -> str:
    """Write a place as maps exchange it (well-known text): longitude first, then latitude."""
    if ring:
        corners = ", ".join(f"{p.longitude!r} {p.latitude!r}" for p in (*ring, ring[0]))
        return f"POLYGON (({corners}))"
    return f"POINT ({point.longitude!r} {point.latitude!r})" if point else ""


def _three(amount: Amount | None) -> tuple[int | str, ...]:
    return ("", "", "") if amount is None else (amount.low, amount.mid, amount.high)


def _people(stakes: Sequence[Stake], naming: Naming) -> str:
    parties = {party.id: party.name for party in naming.parties}
    said = []
    for one in stakes:
        name = parties.get(one.party_id or "", one.name) or str(one.party_id)
        said.append(f"{name} ({_line(one.what)})" if one.what else name)
    return "; ".join(part.replace(";", ",") for part in said)


def _initiator(one: Measure, naming: Naming) -> str:
    parties = {party.id: party.name for party in naming.parties}
    names: Mapping[str, str] = parties if one.initiator == "partij" else naming.meetings
    return names.get(one.initiator_id or "", "") or one.initiator


def _line(text: str) -> str:
    return " ".join(text.split())
