"""Areas that were read from a file become wijken, buurten and population: all, or nothing."""

import datetime as dt
import json
from collections.abc import Sequence
from dataclasses import dataclass

from shapely.geometry import mapping

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.figures import put_figures
from wijkwijzer.neighbourhood.areas.area_file import BuurtArea, WijkArea
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp
from wijkwijzer.survey.questionnaires import questionnaire
from wijkwijzer.survey.records import Round


@dataclass(frozen=True)
class ImportedWijk:
    """What an import did to one wijk: counts of buurten, and names that left the file."""

    wijk: Wijk
    created: int
    updated: int
    kept: tuple[str, ...]


def import_areas(
    store: Store,
    areas: Sequence[WijkArea],
    *,
    source: str,
    year: int | None,
    identity: Identity,
    now: dt.datetime,
    into: str | None = None,
) -> tuple[ImportedWijk, ...]:
    """Store wijken with their buurten, boundaries and figures.

    A wijk that is there already (same code) keeps its name; a buurt that is there already gets
    the new name, boundary and figures. Answers, tasks and ambitions stay, and so does what the
    file does not say. A buurt that the file no longer has is kept and named. Where there are
    buurten, a file that has only the wijk as a whole adds none.

    Parameters
    ----------
    into
        Id of the wijk that takes the (single) wijk of the file, whatever its code.

    Raises
    ------
    NotAllowed, InvalidInput
        Not this person's to change; several wijken for one `into`; nothing was stored.
    """
    if into is not None and len(areas) != 1:
        raise InvalidInput(_("Kies eerst één wijk uit het bestand."))
    with store.write() as writer:
        require(identity, "edit_records")
        at = timestamp(now)
        return tuple(
            _import_wijk(writer, area, into, source, year, identity.account, at) for area in areas
        )


def _import_wijk(
    writer: Writer,
    area: WijkArea,
    into: str | None,
    source: str,
    year: int | None,
    by: str,
    at: str,
) -> ImportedWijk:
    wijk_id = into or _known_id(writer, area)
    known = writer.find(Wijk, wijk_id)
    said = {
        "code": area.code,
        "municipality": area.municipality_name,
        "municipality_code": area.municipality_code,
    }
    # What the file does not say stays as a facilitator wrote it, and so does the name.
    facts = {name: text for name, text in said.items() if text} | {"source": source, "year": year}
    if known is None:
        wijk = checked(Wijk, {"id": wijk_id, "name": area.name or area.code} | facts)
    else:
        wijk = checked(Wijk, known.model_dump() | facts)
    if wijk != known:
        wijk = writer.put(wijk, by=by, at=at)
    if known is None:
        writer.put(_first_round(wijk, at), by=by, at=at)
    before = writer.all(Buurt, wijk.id)
    stored = {buurt.code: buurt for buurt in before if buurt.code}
    buurten = () if _is_over(area, before) else area.buurten
    for buurt in buurten:
        _import_buurt(writer, wijk, buurt, stored.get(buurt.code), source, by, at)
    codes = {buurt.code for buurt in buurten}
    return ImportedWijk(
        wijk=wijk,
        created=len(codes - set(stored)),
        updated=len(codes & set(stored)),
        kept=tuple(buurt.name for buurt in before if buurt.code not in codes),
    )


def _is_over(area: WijkArea, before: Sequence[Buurt]) -> bool:
    """Whether the file knows the wijk only as a whole, where there are buurten of it already."""
    whole = {buurt.code for buurt in area.buurten} == {area.code}
    return whole and any(buurt.code not in {"", area.code} for buurt in before)


def _known_id(writer: Writer, area: WijkArea) -> str:
    """Return the id of the wijk with this code, whoever started it; else the code or name."""
    coded = [wijk for wijk in writer.all(Wijk) if area.code and wijk.code == area.code]
    return coded[0].id if coded else area.code or area.name


def _import_buurt(
    writer: Writer, wijk: Wijk, area: BuurtArea, known: Buurt | None, source: str, by: str, at: str
) -> None:
    values = {
        "id": known.id if known else _free_id(writer, wijk, area.code),
        "version": known.version if known else 0,
        "wijk_id": wijk.id,
        "name": area.name or area.code,
        "code": area.code,
        # As the store gives it back (lists, not tuples), so that "unchanged" can be seen.
        "geometry": json.loads(json.dumps(mapping(area.geometry))),
    }
    buurt = checked(Buurt, values)
    if buurt != known:
        buurt = writer.put(buurt, by=by, at=at)
    put_figures(writer, buurt, area.figures, source, by=by, at=at)


def _free_id(writer: Writer, wijk: Wijk, code: str) -> str:
    """Return the code itself, unless another wijk already has this buurt."""
    return code if writer.find(Buurt, code) is None else f"{wijk.id}.{code}"


def _first_round(wijk: Wijk, at: str) -> Round:
    standard = questionnaire("standaard")
    return Round(
        id=f"{wijk.id}.1",
        wijk_id=wijk.id,
        name=_("Eerste meting"),
        questionnaire=standard.id,
        questionnaire_version=standard.version,
        opened_at=at,
    )
