"""Who took part, as each audience may see it."""

import datetime as dt
from collections.abc import Callable

import pytest

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import NotAllowed
from wijkwijzer.intake import records, survey
from wijkwijzer.neighbourhood.records import Population
from wijkwijzer.publish.participation import participation, what_weighting_does
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.store import Store
from wijkwijzer.store.context import round_context
from wijkwijzer.survey.records import Round, Weighting

NOW = dt.datetime(2026, 11, 22, 19, 30, tzinfo=dt.UTC)
STEERING = Identity(role="steering", account="steven")
Send = Callable[[dict[str, object]], survey.Sent]


@pytest.fixture
def heard(store: Store, round_: Round, send: Send, facilitator: Identity) -> Round:
    """60 of b0 and 30 of b1 before a stand, four of b1 after; 300 live in each."""
    for buurt in ("b0", "b1"):
        key = {"id": f"{buurt}.total.", "wijk_id": round_.wijk_id, "buurt_id": buurt}
        figure = Population.model_validate(key | {"variable": "total", "count": 300})
        records.save_record(store, figure, identity=facilitator, now=NOW)
    for number in range(90):
        send({"buurt": "b0" if number < 60 else "b1", "urgentie:wonen": 1 + number % 5})
    new_stand(store, round_.wijk_id, round_.id, identity=facilitator, now=NOW)
    for _person in range(4):
        send({"buurt": "b1", "urgentie:wonen": 5})
    return round_


def shown(store: Store, round_: Round, audience: Audience, who: Identity) -> tuple[object, ...]:
    found = participation(store, round_.wijk_id, round_.id, audience, identity=who)
    assert found.audience == audience
    by_buurt = found.content.turnouts[0]
    groups = [(g.heard, g.is_low) for g in by_buurt.groups[:2]]
    return found.content.responses, groups, found.content.channels["tablet"]


def test_a_facilitator_sees_this_moment_and_others_the_stand(
    store: Store, heard: Round, facilitator: Identity
) -> None:
    assert shown(store, heard, "facilitator", facilitator) == (94, [(60, False), (34, True)], 94)
    stand = (90, [(60, False), (30, True)], 90)
    assert shown(store, heard, "steering", facilitator) == stand
    assert shown(store, heard, "steering", STEERING) == stand


def test_nobody_else_sees_it(store: Store, heard: Round) -> None:
    for who, audience in ((STEERING, "facilitator"), (Identity(), "steering")):
        with pytest.raises(NotAllowed):
            shown(store, heard, audience, who)  # type: ignore[arg-type]


def test_what_weighting_does_is_computed_once_and_only_for_a_facilitator(
    store: Store, heard: Round, send: Send, facilitator: Identity
) -> None:
    with store.read() as reader:
        stored = round_context(reader, heard.wijk_id, heard.id).weighting
    choice: Weighting = stored.model_copy(update={"variables": ("buurt",)})
    first = what_weighting_does(store, choice, identity=facilitator).content
    again = what_weighting_does(store, choice, identity=facilitator).content
    assert first is not None
    assert first is again
    # 94 responses, half of the weight to the 34 of b1.
    assert first.largest.weight == pytest.approx(47 / 34)
    send({"buurt": "b0", "urgentie:wonen": 5})
    later = what_weighting_does(store, choice, identity=facilitator).content
    assert later is not None
    assert later.responses == 95
    with pytest.raises(NotAllowed):
        what_weighting_does(store, choice, identity=STEERING)
    nothing = choice.model_copy(update={"variables": ()})
    assert what_weighting_does(store, nothing, identity=facilitator).content is None
