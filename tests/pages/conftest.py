"""Pages as each role, on the invented neighbourhood or on whatever a test stores."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import streamlit as st
from streamlit.testing.v1 import AppTest

from tests.built_demo import add_pact, build
from wijkwijzer.access.records import Identity, Role
from wijkwijzer.settings import PROJECT
from wijkwijzer.ui import identity, runtime

SHELL = str(PROJECT / "wijkwijzer" / "ui" / "shell.py")


@pytest.fixture(autouse=True)
def no_cookies(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page under test has no browser: without this it finds a mock in every cookie."""
    monkeypatch.setattr(type(st.context), "cookies", {})
    monkeypatch.setattr(type(st.context), "ip_address", None)


@pytest.fixture(scope="session")
def built_demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented neighbourhood with its first stand, made once: it takes seconds."""
    return build(tmp_path_factory.mktemp("demo") / "wijk.db")


@pytest.fixture
def database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Path of the database of the app, still empty."""
    path = tmp_path / "wijk.db"
    monkeypatch.setenv("WIJKWIJZER_DATABASE", str(path))
    yield path
    runtime.store().close()


@pytest.fixture
def demo_database(database: Path, built_demo: Path) -> Path:
    """The database of the app, with an own copy of the invented neighbourhood."""
    shutil.copy(built_demo, database)
    return database


@pytest.fixture
def pact_database(demo_database: Path) -> Path:
    """That copy with works, measures, a signed pact, progress and replies in it."""
    return add_pact(demo_database)


@pytest.fixture
def open_as(monkeypatch: pytest.MonkeyPatch) -> Callable[..., AppTest]:
    """Open a page as a role: `open_as("steering", "kompas", scherm="1")`."""

    def open_page(role: Role, slug: str, **query: str) -> AppTest:
        who = Identity(role=role, account="" if role == "resident" else "samira")
        monkeypatch.setattr(identity, "read_identity", lambda: who)
        app = AppTest.from_file(SHELL, default_timeout=60)
        for name, value in query.items():
            app.query_params[name] = value
        app.run()
        return app.switch_page(f"../../pages/{slug}.py").run()

    return open_page
