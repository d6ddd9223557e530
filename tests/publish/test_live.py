"""What live screens are told, and that figures move while only they watch."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from starlette.requests import Request

from wijkwijzer.access.records import Identity
from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.intake import accounts, records, survey
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.book import Book, open_book
from wijkwijzer.publish.live import Moment, let_figures_move, moment_of
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.identity import SESSION_COOKIE
from wijkwijzer.ui.routes import live

Send = Callable[..., survey.Sent]
FACILITATOR = Identity(role="facilitator", account="begeleider")


def moments(store: Store, wijk: Wijk) -> tuple[Moment, Moment]:
    with store.read() as reader:
        return moment_of(reader, wijk.id), moment_of(reader, wijk.id, "facilitator")


def test_an_arrival_is_a_release_for_the_facilitator_only(
    store: Store, wijk: Wijk, send: Send
) -> None:
    before, before_all = moments(store, wijk)
    send({"urgentie:wonen": 4, "open": "Meer groen."})  # which waits to be read first
    after, after_all = moments(store, wijk)
    assert (before.arrivals, after.arrivals) == (0, 1)
    assert after.release == before.release
    assert after_all.release > before_all.release


def test_an_arrival_draws_nothing_anew_for_residents_but_is_counted(
    store: Store, wijk: Wijk, send: Send, now: datetime
) -> None:
    def both() -> list[Book]:
        found = (open_book(store, wijk.id, who, now=now) for who in ("public", "facilitator"))
        return [book for book in found if book is not None]

    send({"urgentie:wonen": 4})
    (shown, raw), _response = both(), send({"urgentie:wonen": 2})
    shown_after, raw_after = both()
    assert (shown_after == shown, raw_after == raw) == (True, False)
    assert [book.facts.arrivals for book in (shown, shown_after)] == [1, 2]


def test_every_arrival_as_a_release_takes_the_cookie_of_a_facilitator(
    store: Store, wijk: Wijk, send: Send, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = accounts.create_account(store, FACILITATOR, "an", "facilitator", now)
    steering = accounts.create_account(store, FACILITATOR, "bo", "steering", now)
    later = datetime.now(UTC)
    cookies = {
        "": "",
        "an": accounts.sign_in(store, "an", account, "", later),
        "bo": accounts.sign_in(store, "bo", steering, "", later),
    }
    monkeypatch.setattr(live, "store", lambda: store)
    send({"urgentie:wonen": 4})
    heard = {}
    for name, token in cookies.items():
        cookie = f"{SESSION_COOKIE}={token}".encode()
        query = f"wijk={wijk.id}&alles=1".encode()
        scope = {"type": "http", "query_string": query, "headers": [(b"cookie", cookie)]}
        heard[name] = live._now(Request(scope))[0]
    assert heard == {
        "": (wijk.id, "public"),
        "an": (wijk.id, "facilitator"),
        "bo": (wijk.id, "public"),
    }


def test_residents_read_nothing_of_needs_beside_ambitions_while_the_compass_is_not_shown(
    store: Store, wijk: Wijk, send: Send, now: datetime
) -> None:
    for number in range(20):
        send({"urgentie:wonen": 5 - number % 2})

    def kinds(audience: Audience) -> set[str]:
        book = open_book(store, wijk.id, audience, now=now)
        assert book is not None
        return {f.kind for row in book.matrix().content.rows for f in row.findings}

    for party in ("gemeente", "corporatie"):
        cell = Ambition(id=party, wijk_id=wijk.id, party_id=party, theme="wonen", level=0)
        records.save_record(store, cell, identity=FACILITATOR, now=now)
    assert "behoefte_zonder_ambitie" in kinds("steering")
    assert "behoefte_zonder_ambitie" not in kinds("public")
    with store.read() as reader:
        known = reader.get(Wijk, wijk.id)
    records.publish_to_residents(store, known, "kompas", shown=True, identity=FACILITATOR, now=now)
    assert "behoefte_zonder_ambitie" in kinds("public")


def test_a_draft_is_told_to_nobody(store: Store, wijk: Wijk, round_: Round, now: datetime) -> None:
    before = moments(store, wijk)
    token, _draft = survey.begin(store, round_id=round_.id, now=now)
    survey.save(store, token, {"urgentie:wonen": 4}, number=1, now=now)
    assert moments(store, wijk) == before


def test_figures_move_at_the_tenth_answer_without_a_page(
    store: Store, wijk: Wijk, send: Send, now: datetime
) -> None:
    for number in range(9):
        send({"urgentie:wonen": 1 + number % 5})
    assert not let_figures_move(store, wijk.id, now=now)
    assert not let_figures_move(store, wijk.id, now=now)
    before, _all = moments(store, wijk)
    send({"urgentie:wonen": 5})
    assert let_figures_move(store, wijk.id, now=now)
    assert not let_figures_move(store, wijk.id, now=now)
    after, _all = moments(store, wijk)
    assert after.release > before.release


def test_a_page_knows_the_release_that_screens_are_told(
    store: Store, wijk: Wijk, send: Send, now: datetime
) -> None:
    for number in range(10):
        send({"urgentie:wonen": 1 + number % 5})
    for audience in ("public", "steering", "facilitator"):
        book = open_book(store, wijk.id, audience, now=now)
        assert book is not None
        with store.read() as reader:
            assert book.facts.release == moment_of(reader, wijk.id, audience).release


def test_a_wijk_without_a_round_has_nothing_to_move(store: Store, now: datetime) -> None:
    with store.write() as writer:
        writer.put(Wijk(id="leeg", name="Leeg"), by="test", at=now.isoformat())
    assert not let_figures_move(store, "leeg", now=now)
    with store.read() as reader:
        assert moment_of(reader, "leeg").arrivals == 0


def test_a_facilitators_screen_rests_between_responses_and_misses_none() -> None:
    watch = live.Watch()
    wall, desk = ("w", "public"), ("w", "facilitator")
    watched = frozenset({wall, desk})
    assert watch.ready({"w"}, watched, 100) == watched
    watch.now = dict.fromkeys(watched, Moment(0, 0))
    assert watch.ready({"w"}, watched, 100.5) == {wall}
    assert watch.ready(set(), watched, 101) == set()
    assert watch.ready(set(), watched, 100 + live.FACILITATOR_PAUSE) == {desk}
    assert watch.ready(set(), watched, 120) == set()
    assert watch.ready({"w"}, frozenset({desk}), 121) == {desk}


def test_a_screen_that_went_is_told_nothing_more() -> None:
    watch = live.Watch()
    desk = ("w", "facilitator")
    watch.ready({"w"}, {desk}, 100)
    watch.ready({"w"}, {desk}, 101)
    assert watch.ready(set(), set(), 110) == set()
    watch.now = {desk: Moment(0, 0)}
    assert watch.ready(set(), {desk}, 111) == set()


def test_arrivals_are_told_at_once_also_where_a_release_waits(
    store: Store, wijk: Wijk, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "store", lambda: store)
    watch, desk = live.Watch(), (wijk.id, "facilitator")

    def look() -> Moment | None:
        told: dict[live.Watched, Moment] = watch._read(frozenset({desk}))[0]
        watch.now |= told
        return told.get(desk)

    first = look()
    assert look() is None
    send({"urgentie:wonen": 4})
    waiting = look()
    monkeypatch.setattr(live, "FACILITATOR_PAUSE", 0)
    watch._resting.clear()
    later = look()
    assert first
    assert waiting
    assert later
    assert (first.arrivals, waiting.arrivals, later.arrivals) == (0, 1, 1)
    assert first.release == waiting.release < later.release


def test_in_a_full_hall_a_facilitators_page_is_drawn_half_as_often(
    store: Store, wijk: Wijk, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "store", lambda: store)
    monkeypatch.setattr(live, "monotonic", lambda: 100.0)
    watch, desk = live.Watch(), (wijk.id, "facilitator")

    def rest(responses: int) -> float:
        for _response in range(responses):
            send({"urgentie:wonen": 4})
        watch._resting.clear()
        watch._read(frozenset({desk}))
        return watch._resting[desk] - 100

    assert rest(0) == rest(live.BUSY - 1) == live.FACILITATOR_PAUSE
    assert rest(live.BUSY) == 2 * live.FACILITATOR_PAUSE
