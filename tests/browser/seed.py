"""A database for browser tests: an example wijk with an open round, and two accounts."""

import datetime as dt
from pathlib import Path

from wijkwijzer.intake import accounts
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

NOW = dt.datetime(2026, 11, 22, 19, 30, tzinfo=dt.UTC)
PASSWORD = "een goed wachtwoord"


def seed(path: Path) -> None:
    store = Store(path)
    ring = [[5.0, 52.0], [5.01, 52.0], [5.01, 52.01], [5.0, 52.01], [5.0, 52.0]]
    at = NOW.isoformat()
    with store.write() as w:
        w.put(Wijk(id="sluiswijk", name="Sluiswijk", is_example=True), by="test", at=at)
        w.put(
            Buurt(
                id="b0",
                wijk_id="sluiswijk",
                name="Dijkbuurt",
                geometry={"type": "Polygon", "coordinates": [ring]},
            ),
            by="test",
            at=at,
        )
        w.put(
            Round(
                id="r1",
                wijk_id="sluiswijk",
                name="Eerste meting",
                questionnaire="standaard",
                questionnaire_version=1,
                opened_at=at,
            ),
            by="test",
            at=at,
        )
    for name, role in (("anna", "facilitator"), ("steven", "steering")):
        accounts.create_account(store, accounts.COMMAND_LINE, name, role, NOW, password=PASSWORD)
    store.close()
