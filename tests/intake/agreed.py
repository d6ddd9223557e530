"""A longlist, agreements and a pact in the wijk of the fixtures, as tests need them."""

from typing import Any

from tests.conftest import FACILITATOR, NOW
from wijkwijzer.intake import pact, programme
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import Agreement, PactVersion
from wijkwijzer.programme.records import Decision, Measure, Serves, Stake, Tie
from wijkwijzer.store import Store
from wijkwijzer.store.context import timestamp
from wijkwijzer.survey.records import Contribution, Round

TODAY = "2026-11-22"


def measure(wijk: Wijk, id_: str = "m1", **fields: Any) -> Measure:
    whole = {
        "id": id_,
        "wijk_id": wijk.id,
        "title": f"Maatregel {id_}",
        "serves": (Serves(theme="wonen", strength=2),),
    }
    return Measure.model_validate(whole | fields)


def saved_measure(
    store: Store, wijk: Wijk, id_: str = "m1", *, sources: tuple[Tie, ...] = (), **fields: Any
) -> Measure:
    return programme.save_measure(
        store, measure(wijk, id_, **fields), sources=sources, identity=FACILITATOR, now=NOW
    )


def decision(**fields: Any) -> Decision:
    whole = {
        "decided_on": TODAY,
        "reason": "Iedereen wil dit.",
        "agreed": (Stake(party_id="gemeente"), Stake(name="De bewoners aan tafel 3")),
    }
    return Decision.model_validate(whole | fields)


def agreement(wijk: Wijk, id_: str = "a1", **fields: Any) -> Agreement:
    whole = {
        "id": id_,
        "wijk_id": wijk.id,
        "title": f"Afspraak {id_}",
        "themes": ("wonen",),
        "party_id": "corporatie",
        "partners": ("gemeente",),
        "agreed_on": TODAY,
        "due": "2027-09-01",
        "seen_by": "De lampen branden",
        "first_step": "Samen door de straat lopen",
        "first_step_on": "2027-01-15",
    }
    return Agreement.model_validate(whole | fields)


def saved_agreement(
    store: Store, wijk: Wijk, id_: str = "a1", *, sources: tuple[Tie, ...] = (), **fields: Any
) -> Agreement:
    return pact.save_agreement(
        store, agreement(wijk, id_, **fields), sources=sources, identity=FACILITATOR, now=NOW
    )


def version(store: Store, wijk: Wijk, *agreements: Agreement, after: int = 0) -> PactVersion:
    return pact.make_version(
        store,
        wijk.id,
        agreements,
        title="Wijkpact Proefwijk",
        after=after,
        identity=FACILITATOR,
        now=NOW,
    )


def remark(store: Store, wijk: Wijk, id_: str, text: str = "De lift is stuk", **fields: Any) -> str:
    """Let a remark arrive, and pass it unless told otherwise."""
    state = fields.pop("state", "passed")
    with store.write() as writer:
        (round_, *_rest) = writer.all(Round, wijk.id)
        whole = {
            "id": id_,
            "wijk_id": wijk.id,
            "round_id": round_.id,
            "kind": "opmerking",
            "text": text,
            "created_at": "2026-10-01T10:00:00.000000+00:00",
        }
        contribution = Contribution.model_validate(whole | fields)
        writer.add_contribution(contribution)
        if state != "waiting":
            writer.add_verdict(contribution, state, "", by="begeleider", at=timestamp(NOW))
    return id_
