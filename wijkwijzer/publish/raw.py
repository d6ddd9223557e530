"""The raw answers, for who may hold them: as a table with a code book, as lines, as places."""

import datetime as dt
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pandas as pd

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.geojson import place_geometry
from wijkwijzer.store import Store
from wijkwijzer.store.context import RoundContext, round_context, timestamp
from wijkwijzer.survey.codebook import codebook
from wijkwijzer.survey.columns import FIXED, cells, columns

# Dutch msgids, translated when asked for.
_MEANINGS = (
    "nummer van de enquête; zegt niets over wie het is",
    "meting",
    "vragenlijst",
    "versie van de vragenlijst",
    "moment van versturen (UTC)",
    "waarop ingevuld: tablet, telefoon, computer, papier, namens, voorbeeld of import",
    "plek waar is ingevuld",
    "taal waarin is ingevuld",
    "buurt waar iemand woont, of niet_gezegd",
    "leeftijd, of niet_gezegd",
    "huishouden, of niet_gezegd",
    "huur of koop, of niet_gezegd",
)


@dataclass(frozen=True)
class RawAnswers:
    """Every sent response of a round, as it was sent.

    Parameters
    ----------
    context
        What the round asked.
    rows
        The stored rows in order of arrival; `answers` is a dict.
    """

    context: RoundContext
    rows: tuple[dict[str, Any], ...]

    def table(self) -> pd.DataFrame:
        """Return one row per response: fixed columns, then one per question or option.

        See `wijkwijzer.survey.columns`; no answer is None.
        """
        asked = columns(self.context.questionnaire, self.context.theme_ids)
        records = [
            {name: row[name] for name in FIXED} | cells(row["answers"], asked) for row in self.rows
        ]
        names = [*FIXED, *(column.name for column in asked)]
        return pd.DataFrame(records, columns=names, dtype=object)

    def codebook(self) -> pd.DataFrame:
        """Return what every column and value means."""
        context = self.context
        fixed = {name: _(text) for name, text in zip(FIXED, _MEANINGS, strict=True)}
        return codebook(context.questionnaire, context.themes, context.buurten, fixed)

    def lines(self) -> Iterator[str]:
        """Return one JSON object per response: the fixed fields and `answers` as they are kept."""
        for row in self.rows:
            kept = {name: row[name] for name in FIXED} | {"answers": row["answers"]}
            yield json.dumps(kept, ensure_ascii=False)


def raw_answers(
    store: Store, wijk_id: str, round_id: str, *, identity: Identity, now: dt.datetime
) -> RawAnswers:
    """Return every sent response of a round; the change log says who took them.

    Raises
    ------
    NotAllowed
        Only a facilitator holds raw answers.
    NotFound
        There is no such wijk or round.
    """
    with store.write() as writer:
        require(identity, "export_raw", writer.get(Wijk, wijk_id))
        context = round_context(writer, wijk_id, round_id)
        rows = writer.response_rows(round_id)
        taken = {"round": round_id, "responses": len(rows)}
        writer.note("export", wijk_id, taken, by=identity.account, at=timestamp(now))
    return RawAnswers(context, tuple(row | {"answers": json.loads(row["answers"])} for row in rows))


def raw_places(
    store: Store, wijk_id: str, round_id: str, *, identity: Identity, now: dt.datetime
) -> dict[str, Any]:
    """Return every place and area as GeoJSON (RFC 7946, WGS84); the change log says who took them.

    Also what waits or was refused, with its state; never whose answers it came with.

    Raises
    ------
    NotAllowed, NotFound
        As `raw_answers`.
    """
    with store.write() as writer:
        require(identity, "export_raw", writer.get(Wijk, wijk_id))
        context = round_context(writer, wijk_id, round_id)
        found = [c for c in writer.contributions(wijk_id) if c.round_id == round_id]
        taken = {"round": round_id, "places": len(found)}
        writer.note("export", wijk_id, taken, by=identity.account, at=timestamp(now))
    names = {theme.id: theme.name["nl"] for theme in context.themes}
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "id": place.id,
                "geometry": place_geometry(place.point, place.ring),
                "properties": {
                    "kind": place.kind,
                    "theme": place.theme,
                    "theme_name": names.get(place.theme or "", place.theme),
                    "buurt": place.buurt,
                    "text": place.text,
                    "state": place.state,
                    "round_id": place.round_id,
                },
            }
            for place in found
            if place.point or place.ring
        ],
    }
