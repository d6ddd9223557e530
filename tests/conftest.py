"""What most tests share: a fresh store, a small wijk in it, and residents who send answers."""

import datetime as dt
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from benchmarks.server import Server
from tests.nursery import IS_THERE, Nursery, Split, free_port
from wijkwijzer.access import passwords
from wijkwijzer.access.records import Identity
from wijkwijzer.intake import records, survey
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

# A busy machine is no fault in the code: how long an example takes is measured in benchmarks/.
settings.register_profile("calm", deadline=None)
settings.load_profile("calm")

NOW = dt.datetime(2026, 11, 22, 19, 30, tzinfo=dt.UTC)
FACILITATOR = Identity(role="facilitator", account="begeleider")


@pytest.fixture(scope="session")
def nursery() -> Iterator[Nursery | None]:
    """Where servers start at once, None where none can."""
    if not IS_THERE:
        yield None
        return
    made = Nursery()
    yield made
    made.close()


@pytest.fixture
def port() -> int:
    """A port on which nothing listens now."""
    return free_port()


@pytest.fixture
def servers_at_once(
    nursery: Nursery | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let the servers of the benchmarks split off from the nursery."""
    if nursery is None:
        return

    def start(server: Server) -> Split:
        environment = os.environ | {"WIJKWIJZER_DATABASE": str(server.database)}
        output = tmp_path / "output.txt"
        return nursery.serve(server.port, folder=tmp_path, output=output, environment=environment)

    monkeypatch.setattr(Server, "_start", start)


@pytest.fixture(scope="session", autouse=True)
def quick_passwords() -> Iterator[None]:
    """Hash passwords with little work: what they are worth is tested with what they are."""
    with pytest.MonkeyPatch.context() as patch:
        quick = passwords.PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        patch.setattr(passwords, "_hasher", quick)
        yield


@pytest.fixture
def now() -> dt.datetime:
    return NOW


@pytest.fixture
def facilitator() -> Identity:
    return FACILITATOR


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = Store(tmp_path / "wijk.db")
    yield opened
    opened.close()


@pytest.fixture
def wijk(store: Store) -> Wijk:
    """An own wijk with four square buurten, two parties and three tasks."""
    made = records.create_wijk(store, "Proefwijk", identity=FACILITATOR, now=NOW)
    for number in range(4):
        west = 5 + number / 100
        ring = [[west, 52], [west + 0.01, 52], [west + 0.01, 52.01], [west, 52.01], [west, 52]]
        buurt = Buurt(
            id=f"b{number}",
            wijk_id=made.id,
            name=f"Buurt {number}",
            geometry={"type": "Polygon", "coordinates": [ring]},
        )
        records.save_record(store, buurt, identity=FACILITATOR, now=NOW)
    for party in ("gemeente", "corporatie"):
        records.save_record(
            store,
            Party(id=party, wijk_id=made.id, name=party.title()),
            identity=FACILITATOR,
            now=NOW,
        )
    for task in (
        {"id": "t1", "theme": "wonen", "urgency": 5},
        {"id": "t2", "theme": "groen", "urgency": 2},
        {"id": "t3", "theme": "klimaat", "urgency": 4, "buurten": ("b0",)},
    ):
        whole = {"wijk_id": made.id, "party_id": "gemeente", "title": "Opgave"} | task
        records.save_record(store, Task.model_validate(whole), identity=FACILITATOR, now=NOW)
    return made


@pytest.fixture
def round_(store: Store, wijk: Wijk) -> Round:
    with store.read() as reader:
        found = survey.open_round(reader, wijk.id)
    assert found is not None
    return found


@pytest.fixture
def send(store: Store, round_: Round) -> Callable[..., survey.Sent]:
    """Fill in and send: `send({"urgentie:wonen": 5, "buurt": "b0"})`."""

    def fill_in(answers: dict[str, object]) -> survey.Sent:
        token, _draft = survey.begin(store, round_id=round_.id, now=NOW)
        survey.save(store, token, answers, number=1, now=NOW)
        return survey.send(store, token, now=NOW)

    return fill_in
