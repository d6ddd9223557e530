"""Two rounds side by side: only what was asked the same way, only what was released of both."""

import datetime as dt

import pytest

from wijkwijzer.access.records import Identity
from wijkwijzer.intake import records, survey
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.book import Book, open_book
from wijkwijzer.publish.rounds import beside_earlier, earlier_round
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round
from wijkwijzer.wijkkompas.results import View


def fill(store: Store, wijk: Wijk, marks: list[int], now: dt.datetime) -> None:
    with store.read() as reader:
        round_ = survey.open_round(reader, wijk.id)
    assert round_ is not None
    for mark in marks:
        token, _draft = survey.begin(store, round_id=round_.id, now=now)
        survey.save(store, token, {"urgentie:wonen": mark}, number=1, now=now)
        survey.send(store, token, now=now)


def book(store: Store, wijk: Wijk, now: dt.datetime) -> Book:
    found = open_book(store, wijk.id, "public", now=now)
    assert found is not None
    return found


def test_the_first_round_has_nothing_before_it(
    store: Store, wijk: Wijk, round_: Round, now: dt.datetime
) -> None:
    assert earlier_round(store, book(store, wijk, now)) is None


def test_needs_of_two_rounds_stand_side_by_side(
    store: Store, wijk: Wijk, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    fill(store, wijk, [3] * 5 + [5] * 5, now)
    records.start_round(store, wijk.id, "Lente", "standaard", 1, identity=facilitator, now=now)
    fill(store, wijk, [1] * 5 + [3] * 5 + [3] * 5, now)
    here = book(store, wijk, now)
    earlier = earlier_round(store, here)
    assert earlier is not None
    assert (earlier.round.id, earlier.comparison.reason) == (round_.id, "")
    found = beside_earlier(store, here, earlier, View(), now=now)
    (pair,) = found.content
    # Of the fifteen only the first ten count in a stand: (5 x 0 + 5 x 50) / 10.
    assert (pair.theme, pair.then.need, pair.now.need) == ("wonen", 75, 25)
    assert found.audience == "public"


@pytest.mark.parametrize("name", ["vijf-minuten", "plekscore"])
def test_what_was_asked_differently_is_not_compared(
    store: Store,
    wijk: Wijk,
    round_: Round,
    facilitator: Identity,
    now: dt.datetime,
    name: str,
) -> None:
    fill(store, wijk, [3] * 5 + [5] * 5, now)
    records.start_round(store, wijk.id, "Lente", name, identity=facilitator, now=now)
    here = book(store, wijk, now)
    earlier = earlier_round(store, here)
    assert earlier is not None
    assert earlier.comparison.reason.startswith("toen ging het om")
    assert beside_earlier(store, here, earlier, View(), now=now).content == ()
