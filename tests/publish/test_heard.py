"""Counts of groups in a stand: what is hidden, what moves, and what a reader can work out."""

import datetime as dt
import random
from collections.abc import Callable

import numpy as np
import pytest

from tests.statistics.test_disclosure import attack
from wijkwijzer.access.records import Identity
from wijkwijzer.intake import receipts, survey
from wijkwijzer.publish.heard import Counted, heard_of
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

Send = Callable[[dict[str, object]], survey.Sent]
NewStand = Callable[[], dict[str, Counted]]


@pytest.fixture
def make_stand(store: Store, round_: Round, facilitator: Identity, now: dt.datetime) -> NewStand:
    def make() -> dict[str, Counted]:
        assert new_stand(store, round_.wijk_id, round_.id, identity=facilitator, now=now)
        with store.read() as reader:
            return dict(heard_of(reader.stands(round_.id)[-1]))

    return make


def someone(number: int, buurt: str, **more: object) -> dict[str, object]:
    return {"buurt": buurt, "urgentie:wonen": 1 + number % 5, **more}


def crowd(send: Send, shares: dict[str, int]) -> list[survey.Sent]:
    people = [buurt for buurt, n in shares.items() for _ in range(n)]
    return [send(someone(number, buurt)) for number, buurt in enumerate(people)]


def test_few_are_hidden_and_so_is_what_would_give_them_away(
    send: Send, make_stand: NewStand
) -> None:
    crowd(send, {"b0": 30, "b1": 20, "b2": 16, "b3": 4})
    found = make_stand()["buurt"]
    # 70 less the others would give the four of b3: the smallest other group is hidden with them.
    assert found.counts == {
        "": 70,
        "b0": 30,
        "b1": 20,
        "b2": None,
        "b3": None,
        "niet_gezegd": None,
    }
    assert found.few == {"b3", "niet_gezegd"}


def test_a_few_new_ones_do_not_move_a_count(send: Send, make_stand: NewStand) -> None:
    crowd(send, {"b0": 30, "b1": 30})
    assert make_stand()["buurt"].counts["b1"] == 30
    crowd(send, {"b0": 18, "b1": 2})
    found = make_stand()["buurt"].counts
    # 20 more: 18 of b0 would tell of the 2 of b1, so neither moves.
    assert (found[""], found["b0"], found["b1"]) == (80, 30, 30)
    crowd(send, {"b0": 12, "b1": 28})
    found = make_stand()["buurt"].counts
    assert (found[""], found["b0"], found["b1"]) == (120, 60, 60)


def test_somebody_who_left_is_not_told_by_the_next_stand(
    store: Store, round_: Round, send: Send, make_stand: NewStand, now: dt.datetime
) -> None:
    sent = crowd(send, {"b0": 30, "b1": 30})
    before = make_stand()
    receipt = sent[0].receipt
    assert receipt is not None
    receipts.withdraw(store, receipt, device="d", now=now)
    crowd(send, {"b1": 10})
    found = make_stand()["buurt"].counts
    # b0 is one less: with 30 and 29 side by side a reader knows who withdrew lived there.
    assert found["b0"] == before["buurt"].counts["b0"] == 30
    with store.read() as reader:
        (departure,) = reader.departures(round_.id)
    assert departure.channel == "tablet"


@pytest.mark.parametrize("seed", [1, 2])
def test_a_reader_of_all_counts_cannot_work_anybody_out(
    send: Send, make_stand: NewStand, seed: int
) -> None:
    pick = random.Random(seed)
    people: list[tuple[dict[str, object], survey.Sent]] = []
    rows: dict[bytes, np.ndarray] = {}
    questions = {"buurt": "buurt", "age": "leeftijd", "tenure": "wonen"}
    for arrivals in (60, 13, 11):
        for number in range(arrivals):
            said = someone(
                number,
                pick.choice(["b0", "b0", "b1", "b1", "b2"]),
                leeftijd=pick.choice(["25-45", "45-65", "65+"]),
                wonen=pick.choice(["koop", "huur_corporatie"]),
            )
            people.append((said, send(said)))
        last = (len(people)) // 10 * 10
        for variable, counted in make_stand().items():
            if variable not in questions:
                continue
            for category, n in counted.counts.items():
                if n is None:
                    continue
                inside = [
                    i
                    for i, (said, _sent) in enumerate(people)
                    if category in {"", said[questions[variable]]}
                ][:n]
                assert len(inside) == n
                assert inside[-1] < last + 10
                row = np.zeros(100, dtype=bool)
                row[inside] = True
                rows[row.tobytes()] = row
    assert len(rows) > 10
    assert attack(np.array(list(rows.values()))) is None
