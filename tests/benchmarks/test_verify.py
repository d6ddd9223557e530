"""What the benchmarks call lost is lost, and what they call arrived has arrived."""

from collections.abc import Callable
from datetime import UTC, datetime

from benchmarks.resident import Ledger
from benchmarks.verify import lost
from wijkwijzer.intake import survey
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

NOW = datetime(2026, 11, 22, 19, 30, tzinfo=UTC)
ANSWERS = {"urgentie:wonen": 5, "top": ["wonen", "groen"]}
Send = Callable[..., survey.Sent]


def test_what_is_stored_as_confirmed_is_not_lost(store: Store, send: Send) -> None:
    first, second = send(ANSWERS), send({"urgentie:wonen": 1})
    ledger = Ledger(sent={first.response_id: ANSWERS, second.response_id: {"urgentie:wonen": 1}})
    assert lost(store.path, 0, ledger) == []


def test_a_response_that_is_gone_or_holds_something_else_is_lost(store: Store, send: Send) -> None:
    sent = send(ANSWERS)
    gone = Ledger(sent={sent.response_id: ANSWERS, "weg": ANSWERS})
    assert any("is gone" in fault for fault in lost(store.path, 0, gone))
    other = Ledger(sent={sent.response_id: ANSWERS | {"urgentie:wonen": 4}})
    assert any("other answers" in fault for fault in lost(store.path, 0, other))


def test_a_response_that_nobody_sent_is_one_too_many(store: Store, send: Send) -> None:
    sent = send(ANSWERS)
    send(ANSWERS)
    ledger = Ledger(sent={sent.response_id: ANSWERS})
    assert any("more than were sent" in fault for fault in lost(store.path, 0, ledger))
    assert lost(store.path, 1, ledger) == []


def test_drafts_hold_at_least_what_was_confirmed(store: Store, round_: Round) -> None:
    token, _draft = survey.begin(store, round_id=round_.id, now=NOW)
    survey.save(store, token, ANSWERS, number=1, now=NOW)
    assert lost(store.path, 0, Ledger(underway={token: {"urgentie:wonen": 5}, "new": {}})) == []
    for confirmed in ({"urgentie:wonen": 4}, {"urgentie:groen": 1}):
        found = lost(store.path, 0, Ledger(underway={token: confirmed}))
        assert found == ["a confirmed answer is gone: 1 times"]
    assert lost(store.path, 0, Ledger(underway={"weg": ANSWERS})) != []


def test_who_sent_without_hearing_of_it_has_lost_nothing(store: Store, round_: Round) -> None:
    token, _draft = survey.begin(store, round_id=round_.id, now=NOW)
    survey.save(store, token, ANSWERS, number=1, now=NOW)
    survey.send(store, token, now=NOW)
    assert lost(store.path, 0, Ledger(underway={token: ANSWERS})) == []
