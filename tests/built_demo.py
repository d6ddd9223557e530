"""The invented neighbourhood as a database file, for tests that show it."""

import datetime as dt
from pathlib import Path

from wijkwijzer.access.records import Identity
from wijkwijzer.cli.example_pact import store_pact
from wijkwijzer.demo import build_demo
from wijkwijzer.intake.example import store_example
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.store import Store

NOW = dt.datetime(2026, 11, 22, 19, 30, tzinfo=dt.UTC)


def build(path: Path) -> Path:
    """Make the database with a first stand; that takes seconds."""
    demo = build_demo()
    store = Store(path)
    store_example(store, **demo.parts(), now=NOW)
    samira = Identity(role="facilitator", account="samira")
    new_stand(store, demo.wijk.id, demo.round.id, identity=samira, now=NOW)
    store.close()
    return path


def add_pact(path: Path) -> Path:
    """Add to such a database works, measures, a signed pact, progress and replies."""
    store = Store(path)
    with store.read() as reader:
        wijk = reader.get(Wijk, "lommerwaard")
    samira = Identity(role="facilitator", account="samira")
    store_pact(store, wijk, identity=samira, now=NOW)
    store.close()
    return path
