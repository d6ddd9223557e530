"""How a round goes, for the facilitator only, and live."""

import datetime as dt
from collections.abc import Callable

import pytest

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import NotAllowed
from wijkwijzer.intake import receipts, records, survey
from wijkwijzer.neighbourhood.records import Population, Wijk
from wijkwijzer.publish.fieldwork import Fieldwork, fieldwork
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

NOW = dt.datetime(2026, 11, 22, 19, 30, tzinfo=dt.UTC)
FACILITATOR = Identity(role="facilitator", account="begeleider")
Send = Callable[[dict[str, object]], survey.Sent]


def look(store: Store, round_: Round) -> Fieldwork:
    return fieldwork(store, round_.wijk_id, round_.id, identity=FACILITATOR).content


def themes_of(store: Store, round_: Round) -> tuple[str, ...]:
    return look(store, round_).context.theme_ids


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_who_runs_rounds_sees_it(store: Store, round_: Round, role: str) -> None:
    who = Identity.model_validate({"role": role, "account": "x"})
    with pytest.raises(NotAllowed):
        fieldwork(store, round_.wijk_id, round_.id, identity=who)


def test_an_empty_round_says_what_every_view_needs(store: Store, round_: Round) -> None:
    found = look(store, round_)
    assert found.arrivals == 0
    assert {view.more for view in found.awaited} == {10}
    # The wijk, four buurten, five ages, five households and three tenures.
    assert len(found.awaited) == 18


def test_answers_count_per_buurt_and_view(
    store: Store, wijk: Wijk, round_: Round, send: Send
) -> None:
    for buurt, people in (("b0", 900), ("b1", 100)):
        figure = Population(
            id=f"{buurt}.total.", wijk_id=wijk.id, buurt_id=buurt, variable="total", count=people
        )
        records.save_record(store, figure, identity=FACILITATOR, now=NOW)
    every = {f"urgentie:{theme}": 3 for theme in themes_of(store, round_)}
    for _person in range(3):
        send(every | {"buurt": "b0", "leeftijd": "65+"})
    send({"buurt": "b1"})
    found = look(store, round_)
    by_buurt, by_age = found.turnouts
    assert [(g.heard, g.expected) for g in by_buurt.groups[:2]] == [
        (3, pytest.approx(3.6)),
        (1, pytest.approx(0.4)),
    ]
    assert by_buurt.without_figures == ("b2", "b3")
    assert by_age.unsaid == 1
    assert [g.heard for g in by_age.groups] == [0, 0, 0, 0, 3]
    more = {(view.variable, view.category): view.more for view in found.awaited}
    assert (more["", ""], more["buurt", "b0"], more["buurt", "b1"]) == (7, 7, 10)
    assert [(way.channel, way.n) for way in found.entrances] == [("tablet", 4)]


def test_flags_come_with_new_answers_and_go_with_a_withdrawal(
    store: Store, round_: Round, send: Send
) -> None:
    line = {f"score:{theme}": 7 for theme in themes_of(store, round_)}
    first = send(line)
    send({"urgentie:wonen": 3})
    (flagged,) = look(store, round_).flagged
    assert flagged.id == first.response_id
    # The test's clock stands still: fourteen answers took no time at all.
    assert flagged.flags == ("te_snel", "rechte_lijn")
    second = send(line)
    assert [f.id for f in look(store, round_).flagged] == [second.response_id, first.response_id]
    assert first.receipt is not None
    receipts.withdraw(store, first.receipt, device="d", now=NOW)
    assert [f.id for f in look(store, round_).flagged] == [second.response_id]


def test_who_is_busy_and_who_stopped_is_known_by_screen_only(store: Store, round_: Round) -> None:
    tokens = [survey.begin(store, round_id=round_.id, now=NOW)[0] for _person in range(3)]
    for token in tokens[:2]:
        survey.save(store, token, {"score:wonen": 6}, step="wonen", number=1, now=NOW)
    survey.give_up(store, tokens[0], now=NOW)
    found = look(store, round_)
    assert found.filling_in == {"wonen": 1, "": 1}
    assert [(left.step, left.n) for left in found.abandoned] == [("wonen", 1)]
