"""Columns and counts that read only what is new are those of everything read at once."""

import datetime as dt
import random
from collections.abc import Callable

import numpy as np
import pytest

from wijkwijzer.intake import receipts, survey
from wijkwijzer.neighbourhood.records import CATEGORIES
from wijkwijzer.publish import sample as module
from wijkwijzer.publish.sample import GROUPS, Sample, lattice, load_sample
from wijkwijzer.publish.weighing import weigh
from wijkwijzer.statistics.estimates import means
from wijkwijzer.store import Store
from wijkwijzer.store.context import RoundContext, round_context
from wijkwijzer.survey.records import Answers, Questionnaire, Round

Send = Callable[[dict[str, object]], survey.Sent]


def draw(pick: random.Random) -> dict[str, object]:
    said: dict[str, object] = {}
    for key, names in (
        ("buurt", ("b0", "b0", "b1", "b2")),
        ("leeftijd", CATEGORIES["age"]),
        ("wonen", CATEGORIES["tenure"]),
    ):
        if pick.random() < 0.9:
            said[key] = pick.choice(names)
    for theme in ("wonen", "groen", "zorg"):
        if pick.random() < 0.8:
            said[f"urgentie:{theme}"] = pick.randint(1, 5)
    return said


def look(store: Store, round_: Round) -> tuple[RoundContext, Sample]:
    with store.read() as reader:
        context = round_context(reader, round_.wijk_id, round_.id)
        return context, load_sample(reader, context)


def alike(one: Sample, other: Sample) -> bool:
    return (
        one.people == other.people
        and one.categories == other.categories
        and np.array_equal(one.sequence, other.sequence)
        and np.array_equal(one.answers, other.answers)
        and all(np.array_equal(one.codes[v], other.codes[v]) for v in GROUPS)
        and np.array_equal(one.table.levels, other.table.levels)
        and np.array_equal(one.table.answers, other.table.answers)
        and np.array_equal(one.table.products, other.table.products)
    )


def test_what_is_kept_up_to_date_equals_what_is_read_at_once(
    store: Store, round_: Round, send: Send, now: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick = random.Random(5)
    sent = []
    for _part in range(4):
        sent += [send(draw(pick)) for _person in range(6)]
        look(store, round_)
        receipt = sent.pop(pick.randrange(len(sent))).receipt
        assert receipt is not None
        receipts.withdraw(store, receipt, device="d", now=now)
    _context, kept = look(store, round_)
    monkeypatch.setattr(module, "_loaded", {})
    _context, fresh = look(store, round_)
    assert len(kept.people) == 20
    assert alike(kept, fresh)
    assert kept.counts("buurt")[""] == 20


def test_only_what_is_new_is_read(
    store: Store, round_: Round, send: Send, monkeypatch: pytest.MonkeyPatch
) -> None:
    pick = random.Random(6)
    for _person in range(5):
        send(draw(pick))
    look(store, round_)
    read: list[int] = []
    known = module.need_codes

    def counted(asked: Questionnaire, ids: tuple[str, ...], rows: list[Answers]) -> np.ndarray:
        read.append(len(rows))
        return known(asked, ids, rows)

    monkeypatch.setattr(module, "need_codes", counted)
    send(draw(pick))
    look(store, round_)
    look(store, round_)
    assert read == [1]


def test_a_group_that_nobody_knows_any_more_is_counted_too(
    store: Store, round_: Round, send: Send
) -> None:
    send({"buurt": "b3", "urgentie:wonen": 4})
    look(store, round_)
    with store.write() as writer:
        (known,) = writer.responses(round_.id)
        writer.add_response(known.model_copy(update={"id": "other", "buurt": "gone"}))
    send({"buurt": "b0", "urgentie:wonen": 2})
    _context, after = look(store, round_)
    assert after.counts("buurt") == {"b0": 1, "b3": 1, "gone": 1, "": 3}
    assert after.needs[:, 0].tolist() == [75, 75, 25]
    assert after.members((("buurt", "gone"),)).tolist() == [False, True, False]


def test_unweighted_counts_give_what_the_rows_give(store: Store, round_: Round, send: Send) -> None:
    pick = random.Random(7)
    for _person in range(60):
        send(draw(pick))
    context, sample = look(store, round_)
    weighed = weigh(context, [], sample.categories, sample.table)
    assert weighed.variables == ()
    for key in lattice(context.buurt_ids):
        inside, cells = sample.members(key), weighed.inside(key)
        rows, counted = means(sample.needs, inside), weighed.means(cells)
        np.testing.assert_allclose(counted.covariance, rows.covariance, atol=1e-10)
        for row, count in zip(rows.estimates, counted.estimates, strict=True):
            assert (count.n, count.degrees_of_freedom) == (row.n, row.degrees_of_freedom)
            for name in ("estimate", "standard_error", "low", "high", "n_effective"):
                assert getattr(count, name) == pytest.approx(getattr(row, name), abs=1e-10), name
        wants = np.where(np.isnan(sample.needs), np.nan, sample.needs >= 75)
        for share, row in zip(weighed.shares(cells), means(wants, inside).estimates, strict=True):
            assert share == pytest.approx(row.estimate, abs=1e-12)
        assert weighed.responses(cells) == inside.sum()


def test_a_horizon_leaves_out_who_came_after_and_answers_after_that_of_their_theme(
    store: Store, round_: Round, send: Send
) -> None:
    for answer in (1, 3, 5):
        send({"urgentie:wonen": answer, "urgentie:groen": answer})
    context, sample = look(store, round_)
    reach = np.full(len(context.theme_ids), sample.sequence[1])
    reach[context.theme_ids.index("groen")] = sample.sequence[0]
    weighed = weigh(context, [], sample.categories, sample.table_until(reach))
    everybody = weighed.inside(())
    found = dict(zip(context.theme_ids, weighed.means(everybody).estimates, strict=True))
    assert weighed.responses(everybody) == 2
    assert (found["wonen"].n, found["wonen"].estimate) == (2, 25)
    assert (found["groen"].n, found["groen"].estimate) == (1, 0)


def test_nobody_yet(store: Store, round_: Round) -> None:
    context, sample = look(store, round_)
    weighed = weigh(context, [], sample.categories, sample.table)
    cells = weighed.inside(())
    assert {e.n for e in weighed.means(cells).estimates} == {0}
    assert set(weighed.shares(cells)) == {None}
    assert (weighed.responses(cells), weighed.effective(cells)) == (0, 0.0)
