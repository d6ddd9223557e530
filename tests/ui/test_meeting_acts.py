"""The console's acts as anybody may post them: by who signed in as a facilitator, and by nobody
else; on what is there now, by who leads.
"""

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from starlette.routing import Router

from tests.conftest import FACILITATOR, NOW
from tests.intake.halls import Hall, fresh_id, hall
from tests.ui.asking import Answer, ask
from wijkwijzer.access.records import Role
from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.intake import accounts, meetings
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.ui import guard
from wijkwijzer.ui.identity import KIOSK_COOKIE, SESSION_COOKIE
from wijkwijzer.ui.routes import meeting_acts

APP = Router(meeting_acts.ROUTES)
Sign = Callable[..., str]


@pytest.fixture(autouse=True)
def _served(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting_acts, "store", lambda: store)
    monkeypatch.setattr(guard, "PER_ADDRESS", guard.Allowance(10_000, 10_000))


@pytest.fixture
def room(store: Store, wijk: Wijk) -> Hall:
    return hall(store, wijk)


@pytest.fixture
def session(store: Store) -> Sign:
    """Sign somebody in and return their session."""

    def sign_in(name: str = "begeleider", role: Role = "facilitator") -> str:
        now = dt.datetime.now(dt.UTC)
        password = accounts.create_account(store, FACILITATOR, name, role, now)
        return accounts.sign_in(store, name, password, "", now)

    return sign_in


def post(session: str, room: Hall, do: str, **given: Any) -> Answer:
    body = {"do": do, "meeting": room.meeting.id} | given
    return ask(APP, "POST", "/dialoog/regie", body, cookies={SESSION_COOKIE: session})


def step(session: str, room: Hall, kind: str, **given: Any) -> Answer:
    return post(
        session,
        room,
        "step",
        **{"kind": kind, "console": room.console, "seen": room.live.sequence} | given,
    )


def shown(answer: Answer) -> dict[str, Any]:
    assert answer.status == 200, answer.content
    found = answer.content["content"]
    assert isinstance(found, dict)
    return found


def test_a_step_is_answered_with_what_is_there_after_it(room: Hall, session: Sign) -> None:
    found = shown(step(session(), room, "part", payload={"part": "poll"}))
    assert found["part"]["title"] == "Poll"
    assert found["sequence"] == room.live.sequence
    assert found["following"] == {"kind": "phase", "payload": {"phase": "reveal"}}
    assert found["lead"]["console"] == room.console


def test_only_who_signed_in_as_a_facilitator_may_act(room: Hall, session: Sign) -> None:
    anna = session("anna")
    asked = {"do": "turn", "meeting": room.meeting.id, "variable": "here"}
    asked |= {"category": "bewoner", "change": 1, "id": "t1"}
    jars = [{}, {SESSION_COOKIE: "verzonnen"}, {SESSION_COOKIE: session("steven", "steering")}]
    jars.append({SESSION_COOKIE: anna, KIOSK_COOKIE: "1"})
    for cookies in jars:
        # What is said in the body about who one is counts for nothing.
        body = asked | {"by": "anna", "identity": {"role": "facilitator"}}
        found = ask(APP, "POST", "/dialoog/regie", body, cookies=cookies)
        assert found.status == 403, cookies
    elsewhere = {"origin": "http://elders.nl"}
    found = ask(APP, "POST", "/dialoog/regie", asked, cookies={SESSION_COOKIE: anna}, **elsewhere)
    assert found.status == 403
    with room.store.read() as reader:
        assert reader.turns(room.meeting.id) == []


def test_a_tap_on_an_old_picture_does_nothing(room: Hall, session: Sign) -> None:
    mine = session()
    seen = room.live.sequence
    shown(step(mine, room, "part", payload={"part": "poll"}))
    again = step(mine, room, "part", payload={"part": "stel"}, seen=seen)
    assert (again.status, again.content["code"]) == (409, "stale")
    assert room.live.part == "poll"


def test_another_leads_until_one_takes_over(room: Hall, session: Sign) -> None:
    bo = session("bo")
    refused = step(bo, room, "part", payload={"part": "poll"}, console="console-2")
    assert refused.status == 403
    assert "begeleider heeft de regie" in str(refused.content["error"])
    # Reading cards and counting hands is open to whoever helps.
    shown(post(bo, room, "turn", variable="here", category="bewoner", change=1, id="t1"))
    taken = shown(step(bo, room, "lead", console="console-2", seen=0))
    assert taken["lead"]["account"] == "bo"
    found = shown(step(bo, room, "part", payload={"part": "poll"}, console="console-2"))
    assert found["part"]["id"] == "poll"
    assert step(session(), room, "undo").status == 403


def test_a_card_is_passed_refused_and_merged(room: Hall, session: Sign) -> None:
    mine = session()
    room.go_to("stel")
    (token,) = room.join()
    first, second = (room.write(token, "stel", "stelling", text) for text in ("Bomen", "Boom"))
    found = shown(post(mine, room, "judge", card=first.id, state="passed", theme="groen"))
    assert [target["text"] for target in found["part"]["targets"]] == ["Ja", "Nee", "Bomen"]
    assert [card["id"] for card in found["waiting"]] == [second.id]
    found = shown(post(mine, room, "judge", card=second.id, state="merged", into=first.id))
    assert found["merged"] == {second.id: "Bomen"}
    found = shown(post(mine, room, "judge", card=second.id, state="refused"))
    assert found["merged"] == {}
    found = shown(post(mine, room, "write", part="stel", kind="stelling", text="Van papier"))
    assert found["part"]["targets"][-1]["text"] == "Van papier"


def test_hands_turns_and_parties_are_noted(room: Hall, session: Sign) -> None:
    mine = session()
    room.go_to("poll")
    room.join(party="gemeente")
    found = shown(post(mine, room, "hands", part="poll", target="ja", value=1, count=12))
    assert found["n_voted"] == 12
    found = shown(post(mine, room, "hands", part="poll", target="ja", value=1, count=9))
    assert found["n_voted"] == 9
    turn = {"variable": "buurt", "category": "b0", "change": 1, "id": fresh_id()}
    post(mine, room, "turn", **turn)
    found = shown(post(mine, room, "turn", **turn))
    assert next(p["turns"] for p in found["present"] if p["category"] == "b0") == 1
    number = found["speakers"][0]["number"]
    found = shown(post(mine, room, "party", number=number, confirmed=True))
    assert found["speakers"][0]["confirmed"] is True


def test_ambitions_go_into_the_matrix(room: Hall, session: Sign) -> None:
    mine = session()
    room.go_to("amb")
    (token,) = room.join(party="gemeente")
    seat = next(iter(shown(step(mine, room, "overlay", payload={"overlay": "none"}))["speakers"]))
    shown(post(mine, room, "party", number=seat["number"], confirmed=True))
    room.vote(token, "amb", "wonen:voor", 2)
    refused = post(mine, room, "ambitions", part="amb", stage="voor")
    assert refused.status == 400
    shown(step(mine, room, "phase", payload={"phase": "reveal"}))
    shown(post(mine, room, "ambitions", part="amb", stage="voor"))
    with room.store.read() as reader:
        kept = reader.all(Ambition, room.meeting.wijk_id)
    assert [(a.party_id, a.theme, a.level) for a in kept] == [("gemeente", "wonen", 2)]


def test_a_run_through_that_ends_leaves_nothing_to_show(
    room: Hall, session: Sign, store: Store
) -> None:
    twin = meetings.rehearse(store, room.meeting.id, identity=FACILITATOR, now=NOW)
    practice = Hall(store, twin)
    practice.act("open_meeting")
    found = step(session(), practice, "close_meeting")
    assert (found.status, found.content["content"]) == (200, None)


BAD: list[dict[str, Any]] = [
    {"do": "alles"},
    {"do": "step", "kind": "dansen", "console": "c", "seen": 0},
    {"do": "step", "kind": "part", "console": "c", "seen": -1},
    {"do": "step", "kind": "part", "console": "c", "seen": "0", "payload": {}},
    {"do": "step", "kind": "part", "console": "", "seen": 0, "payload": []},
    {"do": "judge", "card": "x", "state": "mooi"},
    {"do": "judge", "card": 3, "state": "passed"},
    {"do": "write", "part": "stel", "kind": "stelling", "text": "a" * 3_000},
    {"do": "write", "part": "stel", "kind": {"a": 1}, "text": "a"},
    {"do": "hands", "part": "poll", "target": "ja", "value": 1, "count": 5_001},
    {"do": "hands", "part": "poll", "target": "ja", "value": True, "count": 1},
    {"do": "turn", "variable": "here", "category": "koning", "change": 1, "id": ""},
    {"do": "turn", "variable": "here", "category": "bewoner", "change": 7, "id": ""},
    {"do": "ambitions", "part": "amb", "stage": "straks"},
]


@pytest.mark.parametrize("body", BAD, ids=str)
def test_bad_acts_are_refused_in_words(room: Hall, session: Sign, body: dict[str, Any]) -> None:
    found = ask(
        APP,
        "POST",
        "/dialoog/regie",
        {"meeting": room.meeting.id} | body,
        cookies={SESSION_COOKIE: session()},
    )
    assert found.status in {400, 403}, found.content
    assert str(found.content["error"]).endswith(".")
    with room.store.read() as reader:
        assert len(reader.steps(room.meeting.id)) == 2


def test_an_objection_is_answered(room: Hall, session: Sign) -> None:
    mine = session()
    room.go_to("akk")
    (token,) = room.join()
    room.vote(token, "akk", "ja", 0)
    card = room.write(token, "akk", "bezwaar", "Te duur", target="ja")
    found = shown(post(mine, room, "judge", card=card.id, state="passed"))
    assert found["unanswered"] == {"ja": 1}
    found = shown(post(mine, room, "judge", card=card.id, state="passed", answer="Het mag later."))
    assert found["unanswered"] == {"ja": 0}
