"""What a resident before a screen is held to: fields as the form has them, claims that are so."""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.cut_browser import lost
from benchmarks.screen import SAVED, UNSENT, Resident, Seen, holds, questions
from wijkwijzer.intake import survey
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

NOW = dt.datetime(2026, 11, 22, 19, 30, tzinfo=dt.UTC)


class Address:
    """As much of a page as is asked."""

    def __init__(self, token: str) -> None:
        self.url = f"http://localhost/vragenlijst?c={token}&taal=nl"

    def on(self, *_event: object) -> None: ...


def shown(says: str, screen: str = "questions", *, covered: bool = False) -> dict[str, Any]:
    return {"says": says, "screen": screen, "title": "Wonen", "covered": covered}


@pytest.fixture
def resident(store: Store, round_: Round) -> Resident:
    token, _draft = survey.begin(store, round_id=round_.id, now=NOW)
    survey.save(store, token, {"urgentie:wonen": 5}, number=1, now=NOW)
    return Resident(Address(token), "", store, Seen(), 0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("state", "given", "faults"),
    [
        (shown(SAVED), {"urgentie:wonen": "5"}, 0),
        (shown(SAVED), {"urgentie:wonen": "5", "buurt": "b0"}, 1),
        (shown(SAVED), {"urgentie:wonen": "4"}, 1),
        (shown(UNSENT), {"urgentie:wonen": "5", "buurt": "b0"}, 0),
        (shown("Bijna opgeslagen"), {}, 1),
        (shown("", "receipt"), {}, 1),
        (shown(UNSENT, covered=True), {}, 1),
    ],
)
def test_only_a_claim_that_is_not_so_is_a_fault(
    resident: Resident, state: dict[str, Any], given: dict[str, Any], faults: int
) -> None:
    resident.check(state, given)
    assert resident.seen.faults.total() == faults


def test_thanks_are_in_place_once_it_was_sent(resident: Resident, store: Store) -> None:
    survey.send(store, resident.token, now=NOW)
    resident.check(shown("", "receipt"), {"urgentie:wonen": "5"})
    assert not resident.seen.faults


def test_places_count_and_a_ranking_keeps_its_order() -> None:
    stored = {"plekken": [{"id": "a"}], "top": ["groen", "zorg"], "score:zorg": 7}
    assert holds(stored, {"plekken": 1, "top": ["groen", "zorg"], "score:zorg": "7"})
    assert not holds(stored, {"plekken": 2})
    assert not holds(stored, {"top": ["zorg", "groen"]})
    assert not holds(stored, {"score:groen": "7"})


def test_every_field_of_a_screen_is_found_but_anders() -> None:
    state = {
        "choices": [
            ["radio", "score:zorg=1"],
            ["radio", "score:zorg=weet_niet"],
            ["checkbox", "wat_doen=groen"],
            ["checkbox", "wat_doen=anders"],
        ],
        "texts": [["open", ""]],
        "maps": ["plekken"],
    }
    assert list(questions(state)) == [
        ("radio", "score:zorg", ["1", "weet_niet"]),
        ("checkbox", "wat_doen", ["groen"]),
        ("text", "open", []),
        ("map", "plekken", []),
    ]


def test_what_is_gone_or_too_much_is_lost(
    store: Store, send: Callable[..., survey.Sent], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("benchmarks.cut_browser.BEFORE", 0)
    sent = send({"urgentie:wonen": 5})
    code = sent.receipt or ""
    assert lost(store, Seen(sent={code: {"urgentie:wonen": "5"}})) == []
    [other] = lost(store, Seen(sent={code: {"urgentie:wonen": "1"}}))
    assert other.startswith("stored otherwise than given")
    assert lost(store, Seen()) == ["1 responses more than were sent"]
