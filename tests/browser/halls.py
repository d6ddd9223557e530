"""A database for journeys: the invented wijk, and one with a round only for who got a letter."""

import datetime as dt
from pathlib import Path

from wijkwijzer.access.records import Identity
from wijkwijzer.demo import build_demo
from wijkwijzer.i18n import LANGUAGES
from wijkwijzer.intake.example import store_example
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

NOW = dt.datetime(2026, 11, 22, 19, 30, tzinfo=dt.UTC)
WIJK, ROUND = "lommerwaard", "lommerwaard-2026"
SMALL, OPEN, LETTERS, CLOSED = "sluiswijk", "r-open", "r-brieven", "r-dicht"


def furnish(path: Path, *, stand: bool = False) -> None:
    """Make the database; every page is shown to residents, in every language."""
    demo = build_demo()
    store = Store(path)
    store_example(store, **demo.parts(), now=NOW)
    if stand:
        samira = Identity(role="facilitator", account="samira")
        new_stand(store, WIJK, ROUND, identity=samira, now=NOW)
    at = NOW.isoformat()
    ring = [[5.0, 52.0], [5.01, 52.0], [5.01, 52.01], [5.0, 52.01], [5.0, 52.0]]
    shape = {"type": "Polygon", "coordinates": [ring]}
    asked = {"wijk_id": SMALL, "questionnaire": "standaard", "questionnaire_version": 2}
    with store.write() as w:
        wijk = w.get(Wijk, WIJK)
        shown = {"languages": tuple(LANGUAGES), "published": frozenset({"kompas", "ambities"})}
        w.put(wijk.model_copy(update=shown), by="test", at=at)
        # With three languages the form has buttons for them, with more a list.
        w.put(Wijk(id=SMALL, name="Sluiswijk", languages=("nl", "en", "ar")), by="test", at=at)
        w.put(Buurt(id="b0", wijk_id=SMALL, name="Dijkbuurt", geometry=shape), by="test", at=at)
        w.put(Round(id=OPEN, name="Eerste meting", opened_at=at, **asked), by="test", at=at)
        letters = Round(id=LETTERS, name="Brieven", opened_at=at, invitation="required", **asked)
        w.put(letters, by="test", at=at)
        w.put(Round(id=CLOSED, name="Dicht", opened_at=at, closed_at=at, **asked), by="test", at=at)
    store.close()
