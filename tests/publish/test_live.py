"""What live screens are told, and that figures move while only they watch."""

from collections.abc import Callable
from datetime import datetime

from wijkwijzer.intake import survey
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.book import open_book
from wijkwijzer.publish.live import Moment, let_figures_move, moment_of
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

Send = Callable[..., survey.Sent]


def moments(store: Store, wijk: Wijk) -> tuple[Moment, Moment]:
    with store.read() as reader:
        return moment_of(reader, wijk.id), moment_of(reader, wijk.id, "facilitator")


def test_an_arrival_is_a_release_for_the_facilitator_only(
    store: Store, wijk: Wijk, send: Send
) -> None:
    before, before_all = moments(store, wijk)
    send({"urgentie:wonen": 4})
    after, after_all = moments(store, wijk)
    assert (before.arrivals, after.arrivals) == (0, 1)
    assert after.release == before.release
    assert after_all.release > before_all.release


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
