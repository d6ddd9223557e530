"""What is written in the plan: taken literally, never overwritten unseen."""

import pytest

from tests.conftest import FACILITATOR, NOW
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotAllowed, NotFound, StaleEdit
from wijkwijzer.intake.plan import save_plan_text
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import MOST_TEXT, PlanText
from wijkwijzer.store import Store

STEVEN = Identity(role="steering", account="steven")
HARD = 'نريد مكانا <b>dik</b> #eval("1") *x* $y$ \\\n' + "x" * 20_000


def write(store: Store, wijk: Wijk, text: str, version: int = 0) -> PlanText:
    return save_plan_text(
        store, wijk.id, "kompas", text, version=version, identity=FACILITATOR, now=NOW
    )


def test_what_is_typed_is_kept_sign_by_sign_with_its_history(store: Store, wijk: Wijk) -> None:
    first = write(store, wijk, HARD)
    assert write(store, wijk, HARD, version=1) == first
    write(store, wijk, "", version=1)
    with store.read() as reader:
        (kept,) = reader.all(PlanText, wijk.id)
        told = reader.changes(kind="plan_text")
    assert (kept.text, kept.version) == ("", 2)
    assert [one.before and one.before["text"] for one in told] == [HARD, None]


def test_a_stale_edit_is_refused_with_both_texts(store: Store, wijk: Wijk) -> None:
    write(store, wijk, "van Anna")
    with pytest.raises(StaleEdit) as refused:
        write(store, wijk, "van Bert")
    assert (refused.value.stored.text, refused.value.offered.text) == ("van Anna", "van Bert")


def test_who_may_and_how_much(store: Store, wijk: Wijk) -> None:
    with pytest.raises(NotAllowed):
        save_plan_text(store, wijk.id, "kompas", "", version=0, identity=STEVEN, now=NOW)
    with pytest.raises(NotFound):
        save_plan_text(store, "geen", "kompas", "", version=0, identity=FACILITATOR, now=NOW)
    with pytest.raises(InvalidInput):
        write(store, wijk, "x" * (MOST_TEXT + 1))
