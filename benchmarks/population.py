"""A database with as many responses as asked: the demo neighbourhood, with its answers redrawn."""

import datetime as dt
import random
from pathlib import Path

from wijkwijzer.demo import build_demo
from wijkwijzer.intake import accounts
from wijkwijzer.intake.example import store_example
from wijkwijzer.store import Store

NAME = "meter"
PASSWORD = "alleen voor het meten"  # noqa: S105 - of a database that lives for minutes
SEED = 2026


def fill(database: Path, size: int) -> None:
    """Make the demo neighbourhood with `size` responses drawn from its own, seeded."""
    demo = build_demo(SEED)
    draw = random.Random(SEED)
    responses = [
        draw.choice(demo.responses).model_copy(update={"id": f"meting-{number}"})
        for number in range(size)
    ]
    now = dt.datetime.now(dt.UTC)
    store = Store(database)
    redrawn = {
        "responses": responses,
        "contributions": [c.model_copy(update={"response_id": None}) for c in demo.contributions],
    }
    store_example(store, **(demo.parts() | redrawn), now=now)
    accounts.create_account(
        store, accounts.COMMAND_LINE, NAME, "facilitator", now, password=PASSWORD
    )
    store.close()
