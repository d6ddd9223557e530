"""How many people, households and dwellings a buurt has, as a file or table says."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.intake.faults import checked
from wijkwijzer.neighbourhood.areas.area_file import BuurtFigures
from wijkwijzer.neighbourhood.records import Buurt, Population, Wijk
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp


@dataclass(frozen=True)
class UpdatedFigures:
    """What a table did to a wijk.

    Parameters
    ----------
    buurten
        Names of the buurten that were in the table.
    changed
        How many figures became another number.
    """

    buurten: tuple[str, ...]
    changed: int


def figure_id(buurt_id: str, variable: str, category: str) -> str:
    """Return the one id of a figure of a buurt."""
    return f"{buurt_id}.{variable}.{category}"


def update_figures(
    store: Store,
    wijk_id: str,
    figures: Mapping[str, BuurtFigures],
    *,
    source: str,
    identity: Identity,
    now: dt.datetime,
) -> UpdatedFigures:
    """Give the buurten of a wijk the figures of a table, by code; all of it, or nothing.

    A figure that the table does not know stays as it is; codes of other areas are left out.
    """
    by, at = identity.account, timestamp(now)
    with store.write() as writer:
        require(identity, "edit_records", writer.get(Wijk, wijk_id))
        found = [b for b in writer.all(Buurt, wijk_id) if b.code in figures]
        changed = sum(
            put_figures(writer, buurt, figures[buurt.code], source, by=by, at=at) for buurt in found
        )
    return UpdatedFigures(tuple(buurt.name for buurt in found), changed)


def put_figures(
    writer: Writer, buurt: Buurt, figures: BuurtFigures, source: str, *, by: str, at: str
) -> int:
    """Write the figures of one buurt within a transaction; return how many changed.

    What the source does not say is not written: a file with boundaries alone must not wipe out
    figures that came from elsewhere.
    """
    changed = 0
    for variable, category, count in _counts(figures):
        key = figure_id(buurt.id, variable, category)
        before = writer.find(Population, key)
        if count is None or (before is not None and before.count == count):
            continue
        values = {
            "id": key,
            "version": before.version if before else 0,
            "wijk_id": buurt.wijk_id,
            "buurt_id": buurt.id,
            "variable": variable,
            "category": category,
            "count": count,
            "source": source,
        }
        writer.put(checked(Population, values), by=by, at=at)
        changed += 1
    return changed


def _counts(figures: BuurtFigures) -> list[tuple[str, str, int | None]]:
    return [
        ("total", "", figures.inhabitants),
        *(("age", category, count) for category, count in figures.age.items()),
        *(("household", category, count) for category, count in figures.household.items()),
        *(("tenure", category, count) for category, count in figures.tenure.items()),
    ]
