"""A server that is killed again and again: what it confirmed is there, once."""

import datetime as dt
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from tests.browser.conftest import Server
from tests.browser.seed import seed
from wijkwijzer.access import codes
from wijkwijzer.intake import receipts
from wijkwijzer.settings import PROJECT
from wijkwijzer.store import Store

RESIDENTS = 200
THREADS = 6
SEED = 20261122


class Crowd:
    """Residents who send until the server confirms, whatever happens to it."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.waiting = list(range(RESIDENTS))
        self.confirmed: dict[int, tuple[str, str]] = {}
        self.failures: list[str] = []
        self.threads = [threading.Thread(target=self._work) for _ in range(THREADS)]

    def _work(self) -> None:
        while self.waiting:
            try:
                number = self.waiting.pop()
            except IndexError:
                return
            self._one(number)

    def _one(self, number: int) -> None:
        token = self._insist("/beginnen", {"round": "r1"})["token"]
        changes: dict[str, object] = {"buurt": "b0", "open": f"bewoner {number}"}
        for post, change in enumerate((changes, {"urgentie:wonen": 1 + number % 5}), start=1):
            body = {"token": token, "number": post, "changes": change, "step": "wonen"}
            self._insist("/antwoorden", body)
        sent = self._insist("/versturen", {"token": token})
        self.confirmed[number] = (str(sent["receipt"]), str(sent["response"]))

    def _insist(self, path: str, body: dict[str, object]) -> dict[str, object]:
        """Post until an answer of 200 came in whole; anything else but silence is a failure."""
        until = time.monotonic() + 240
        while time.monotonic() < until:
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=10)
            try:
                connection.request("POST", path, json.dumps(body).encode())
                answer = connection.getresponse()
                content = json.loads(answer.read())
            except (OSError, http.client.HTTPException, ValueError):
                time.sleep(0.05)
                continue
            finally:
                connection.close()
            if answer.status == 200:
                return dict(content)
            if answer.status != 429:
                self.failures.append(f"{path}: {answer.status} {content}")
                break
            time.sleep(0.2)
        raise RuntimeError(f"{path} was never confirmed")


def test_every_confirmed_survey_is_there_once_after_kills_at_random_moments(
    start_server: Callable[..., Server], tmp_path: Path
) -> None:
    moments = random.Random(SEED)
    database = tmp_path / "wijk.db"
    seed(database)
    server = start_server(database)
    crowd = Crowd(server.port)
    for thread in crowd.threads:
        thread.start()
    kills = 0
    while any(thread.is_alive() for thread in crowd.threads):
        reached, wanted = time.monotonic() + 20, len(crowd.confirmed) + moments.randrange(1, 30)
        while len(crowd.confirmed) < wanted and time.monotonic() < reached:
            if not any(thread.is_alive() for thread in crowd.threads):
                break
            time.sleep(0.002)
        time.sleep(moments.random() / 20)
        server.stop(signal.SIGKILL)
        kills += 1
        server = start_server(database, port=server.port)
    assert crowd.failures == []
    assert kills >= 5
    server.stop(signal.SIGTERM)

    assert len(crowd.confirmed) == RESIDENTS
    store = Store(database)
    with store.read() as reader:
        stored = reader.responses("r1")
    # Each resident wrote who they are: all are there, and nobody is there twice.
    assert sorted(str(r.answers["open"]) for r in stored) == sorted(
        f"bewoner {number}" for number in range(RESIDENTS)
    )
    by_id = {response.id: response for response in stored}
    now = dt.datetime.now(dt.UTC)
    for number, (receipt, response_id) in crowd.confirmed.items():
        assert by_id[response_id].answers == {
            "buurt": "b0",
            "open": f"bewoner {number}",
            "urgentie:wonen": 1 + number % 5,
        }
        assert codes.normal_code(receipt) == receipt
        found = receipts.look_back(store, receipt, device="test", now=now)
        assert found.response is not None
        assert found.response.id == response_id
    store.close()

    checked = subprocess.run(
        [sys.executable, "-m", "wijkwijzer", "check"],
        cwd=PROJECT,
        env=os.environ | {"WIJKWIJZER_DATABASE": str(database)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
