"""Stands of a weighted round, and what becomes of them when another weighting is chosen."""

import datetime as dt
import random
from collections.abc import Callable

import numpy as np
import pytest

from wijkwijzer.access.records import Identity
from wijkwijzer.intake import receipts, records, survey
from wijkwijzer.neighbourhood.records import CATEGORIES, Population
from wijkwijzer.publish.book import open_book
from wijkwijzer.publish.sample import load_sample
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.publish.witnesses import Past, Witnesses, weights_of
from wijkwijzer.statistics.audit import telling_combinations
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.store import Store
from wijkwijzer.store.context import round_context
from wijkwijzer.survey.records import Round
from wijkwijzer.wijkkompas.results import Compass, View

NOW = dt.datetime(2026, 11, 22, 19, 30, tzinfo=dt.UTC)
Send = Callable[[dict[str, object]], survey.Sent]
Choose = Callable[..., None]


@pytest.fixture
def inhabited(store: Store, round_: Round, facilitator: Identity) -> None:
    """A hundred live in b0 and three hundred in b1; old and young as many."""
    for buurt, count in (("b0", 100), ("b1", 300)):
        for variable, category, part in (
            ("total", "", 1.0),
            ("age", "25-45", 0.5),
            ("age", "65+", 0.5),
        ):
            figure = Population(
                id=f"{buurt}.{variable}.{category}",
                wijk_id=round_.wijk_id,
                buurt_id=buurt,
                variable=variable,  # type: ignore[arg-type]
                category=category,
                count=int(count * part),
            )
            records.save_record(store, figure, identity=facilitator, now=NOW)


@pytest.fixture
def choose(store: Store, round_: Round, facilitator: Identity, inhabited: None) -> Choose:
    def choose_(*variables: str) -> None:
        with store.read() as reader:
            stored = round_context(reader, round_.wijk_id, round_.id).weighting
        chosen = stored.model_copy(update={"variables": variables, "counted": "iedereen"})
        records.save_record(store, chosen, identity=facilitator, now=NOW)

    return choose_


def crowd(
    send: Send, buurt: str, urgency: tuple[int, int], people: int, age: str = "25-45"
) -> None:
    for number in range(people):
        send({"buurt": buurt, "leeftijd": age, "urgentie:wonen": urgency[number % 2]})


def compass(store: Store, round_: Round, audience: Audience, view: View = View()) -> Compass:  # noqa: B008
    book = open_book(store, round_.wijk_id, audience, now=NOW)
    assert book is not None
    return book.compass(view).content


def test_a_stand_is_weighed_and_says_on_what(
    store: Store, round_: Round, send: Send, choose: Choose, facilitator: Identity
) -> None:
    choose("buurt")
    crowd(send, "b0", (5, 4), 40)
    crowd(send, "b1", (1, 2), 20)
    new_stand(store, round_.wijk_id, round_.id, identity=facilitator, now=NOW)
    for audience in ("steering", "facilitator"):
        found = compass(store, round_, audience)  # type: ignore[arg-type]
        result = found.theme("wonen")
        assert found.weighted_by == ("buurt",)
        # A quarter live in b0 (mean 87.5), three quarters in b1 (mean 12.5).
        assert result.need == pytest.approx(0.25 * 87.5 + 0.75 * 12.5)
        assert result.share == pytest.approx(0.25)
        # Weights 0.375 and 2.25: 60 squared over 40 x 0.375^2 + 20 x 2.25^2.
        assert result.n_effective == pytest.approx(3600 / (40 * 0.375**2 + 20 * 2.25**2))
        assert found.n_effective == pytest.approx(result.n_effective)
        assert result.n == 60
    public = compass(store, round_, "public")
    assert (public.weighted_by, public.n_effective) == (("buurt",), None)
    # Within one buurt all weigh the same.
    within = compass(store, round_, "steering", View(buurt="b1"))
    assert within.theme("wonen").need == pytest.approx(12.5)
    assert within.theme("wonen").n_effective == pytest.approx(20)


def test_another_weighting_makes_all_figures_anew_or_hides_them(
    store: Store, round_: Round, send: Send, choose: Choose, facilitator: Identity
) -> None:
    crowd(send, "b0", (5, 4), 40)
    crowd(send, "b1", (1, 2), 20)
    crowd(send, "b1", (3, 2), 14, age="65+")
    new_stand(store, round_.wijk_id, round_.id, identity=facilitator, now=NOW)
    plain = compass(store, round_, "steering")
    assert (plain.weighted_by, plain.n_responses) == ((), 70)
    choose("buurt")
    # What was published stays until figures move.
    assert compass(store, round_, "steering").weighted_by == ()
    crowd(send, "b0", (5, 4), 16)
    found = compass(store, round_, "steering")
    assert found.weighted_by == ("buurt",)
    assert found.theme("wonen").need is not None
    # Groups follow at the next stand; nothing that was weighed otherwise stands beside them.
    assert compass(store, round_, "steering", View(buurt="b1")).weighted_by == ()
    new_stand(store, round_.wijk_id, round_.id, identity=facilitator, now=NOW)
    with store.read() as reader:
        last = reader.stands(round_.id)[-1]
        numbers = {s.number: weights_of(s).chosen for s in reader.stands(round_.id)}
    shown = [
        figure["stand"]
        for _key, content in last.figures["cells"]
        for figure in content["figures"].values()
        if "stand" in figure
    ]
    assert shown
    assert {numbers[number] for number in shown} == {weights_of(last).chosen}


def test_a_reader_of_weighted_stands_works_nobody_out(
    store: Store, round_: Round, send: Send, choose: Choose, facilitator: Identity
) -> None:
    pick = random.Random(2)
    sent = []
    for part in range(4):
        if part == 1:
            choose("buurt", "age")
        for _person in range(34):
            sent.append(
                send(
                    {
                        "buurt": pick.choice(("b0", "b0", "b1")),
                        "leeftijd": pick.choice(("25-45", "65+")),
                        "wonen": pick.choice(CATEGORIES["tenure"]),
                        "urgentie:wonen": pick.randint(1, 5),
                    }
                )
            )
            if len(sent) % 17 == 0:
                open_book(store, round_.wijk_id, "public", now=NOW)
        new_stand(store, round_.wijk_id, round_.id, identity=facilitator, now=NOW)
        receipt = sent.pop(pick.randrange(len(sent))).receipt
        assert receipt is not None
        receipts.withdraw(store, receipt, device="d", now=NOW)
    with store.read() as reader:
        context = round_context(reader, round_.wijk_id, round_.id)
        stands, left = reader.stands(round_.id), reader.departures(round_.id)
        sample = load_sample(reader, context)
    witnesses = Witnesses(Past(context, sample, stands, left), "wonen", 10**9)
    rows = np.array(witnesses.past(), dtype=float)
    assert len(left) >= 3
    assert len(rows) > 20
    published = {
        content["figures"]["wonen"]["n"]
        for stand in stands
        for _key, content in stand.figures["cells"]
        if content["figures"]["wonen"].get("stand") == stand.number
    }
    assert set(((rows != 0) @ witnesses.size).tolist()) == published
    assert len({tuple(np.unique(row[row > 0]).round(6)) for row in rows}) > 4
    for figures in (rows, rows != 0):
        assert not len(telling_combinations(figures, witnesses.size))
