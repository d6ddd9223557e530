"""Choosing how a round is weighed: who may, what is kept, and nobody overwritten unseen."""

import datetime as dt

import pytest
from pydantic import ValidationError

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotAllowed, StaleEdit
from wijkwijzer.intake.records import create_wijk
from wijkwijzer.intake.weighting import choose_weighting
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.store.context import round_context
from wijkwijzer.survey.records import Round, Weighting


def in_force(store: Store, round_: Round) -> Weighting:
    with store.read() as reader:
        return round_context(reader, round_.wijk_id, round_.id).weighting


def test_until_somebody_chooses_nothing_is_weighed(store: Store, round_: Round) -> None:
    found = in_force(store, round_)
    assert (found.version, found.variables, found.counted) == (0, (), "15+")


def test_a_choice_is_kept_with_its_history(
    store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    chosen = in_force(store, round_).model_copy(update={"variables": ("buurt", "age")})
    first = choose_weighting(store, chosen, identity=facilitator, now=now)
    assert in_force(store, round_) == first
    without = first.model_copy(update={"variables": (), "upper": None})
    second = choose_weighting(store, without, identity=facilitator, now=now)
    assert (second.version, second.upper) == (2, None)
    assert in_force(store, round_) == second
    with store.read() as reader:
        newest, oldest = reader.changes(kind="weighting", wijk_id=round_.wijk_id)
    assert oldest.before is None
    assert newest.before is not None
    assert newest.before["variables"] == ["buurt", "age"]
    assert newest.after is not None
    assert (newest.after["variables"], newest.by) == ([], facilitator.account)


def test_who_was_later_is_refused_and_sees_both(
    store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    opened = in_force(store, round_)
    age = opened.model_copy(update={"variables": ("age",)})
    choose_weighting(store, age, identity=facilitator, now=now)
    late = opened.model_copy(update={"variables": ("tenure",)})
    with pytest.raises(StaleEdit) as refused:
        choose_weighting(store, late, identity=facilitator, now=now)
    assert refused.value.stored == in_force(store, round_)
    assert in_force(store, round_).variables == ("age",)


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_a_facilitator_chooses(
    store: Store, round_: Round, now: dt.datetime, role: str
) -> None:
    who = Identity.model_validate({"role": role, "account": "x"})
    with pytest.raises(NotAllowed):
        choose_weighting(store, in_force(store, round_), identity=who, now=now)


def test_a_round_of_another_wijk_is_refused(
    store: Store, wijk: Wijk, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    other = create_wijk(store, "Elders", identity=facilitator, now=now)
    stray = in_force(store, round_).model_copy(update={"wijk_id": other.id})
    with pytest.raises(InvalidInput, match="hoort niet bij Elders"):
        choose_weighting(store, stray, identity=facilitator, now=now)
    assert wijk.id != other.id


@pytest.mark.parametrize(
    "wrong",
    [
        {"variables": ("age", "age")},
        {"id": "another"},
        {"lower": 1},
        {"upper": 1},
        {"counted": "volwassenen"},
    ],
)
def test_a_weighting_that_cannot_be_is_no_record(wrong: dict[str, object]) -> None:
    fine = {"id": "r", "wijk_id": "w", "round_id": "r"}
    assert Weighting.model_validate(fine).variables == ()
    with pytest.raises(ValidationError):
        Weighting.model_validate(fine | wrong)
