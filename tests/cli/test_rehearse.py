"""A rehearsal is filled with people by one command; a real meeting is not."""

import time
from collections.abc import Iterator
from threading import Thread

import pytest

from benchmarks.server import Server
from tests.conftest import FACILITATOR, NOW
from tests.dialogue import rooms
from tests.intake.halls import Hall, hall
from wijkwijzer.cli import main
from wijkwijzer.intake import meetings
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store

PEOPLE = 5


@pytest.fixture
def server(store: Store, port: int, servers_at_once: None) -> Iterator[Server]:
    made = Server(store.path, port)
    made.wait_until_ready()
    yield made
    made.stop()


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    with pytest.raises(SystemExit) as stopped:
        main(["rehearse", *arguments])
    assert stopped.value.code == 1
    return capsys.readouterr().err


def until(room: Hall, sought: int) -> int:
    """Wait until so many votes are there; returns how many there are."""
    patience = time.monotonic() + 60
    while time.monotonic() < patience:
        with room.store.read() as reader:
            found = len(reader.ballots(room.meeting.id))
        if found >= sought:
            return found
        time.sleep(0.05)
    raise AssertionError(f"only {found} of {sought} votes came")


def test_a_rehearsal_is_filled_and_a_real_meeting_is_not(
    store: Store, wijk: Wijk, server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    port = ("--port", str(server.port))
    real = hall(store, wijk, rooms.POLL, rooms.STATEMENTS)
    assert "echte bijeenkomst" in refused(capsys, real.meeting.code, *port)
    assert "kennen we niet" in refused(capsys, "999999", *port)
    with store.read() as reader:
        assert reader.seat_count(real.meeting.id) == 0

    made = meetings.rehearse(store, real.meeting.id, identity=FACILITATOR, now=NOW)
    room = Hall(store, made)
    run = ["rehearse", made.code, *port, "--people", str(PEOPLE), "--think", "0"]
    crowd = Thread(target=main, args=(run,))
    crowd.start()  # they wait until the rehearsal begins
    room.act("open_meeting")
    room.go_to("poll")
    until(room, PEOPLE)
    room.go_to("stel")
    votes = until(room, PEOPLE + 2 * PEOPLE)
    assert votes == 3 * PEOPLE
    room.act("close_meeting")
    crowd.join(30)
    assert not crowd.is_alive()
    assert f"{PEOPLE} mensen deden mee: {votes} stemmen" in capsys.readouterr().out
    with store.read() as reader:
        assert reader.ballots(made.id) == []


def test_without_an_app_it_says_what_to_do(port: int, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Start de app eerst" in refused(capsys, "482915", "--port", str(port))
