"""A meeting as anybody on the network may ask and post it, and as it is pushed."""

import asyncio
import json
import resource
from collections.abc import Awaitable, Callable
from typing import Any

import pytest
from starlette.routing import Router

from tests.conftest import FACILITATOR, NOW
from tests.intake.halls import Hall, fresh_id, hall
from tests.ui.asking import Answer, ask
from wijkwijzer.access.codes import new_token
from wijkwijzer.dialogue.records import Card
from wijkwijzer.intake import accounts, ballots, meeting_room, meetings
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.ui import guard, meeting_streams
from wijkwijzer.ui.device import Devices
from wijkwijzer.ui.identity import SESSION_COOKIE
from wijkwijzer.ui.meeting_streams import GONE, Stream, Streams
from wijkwijzer.ui.routes import meetings as routes
from wijkwijzer.ui.web import NO_PAGES

APP = Devices(Router(routes.ROUTES))


@pytest.fixture(autouse=True)
def _served(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (routes, meeting_streams):
        monkeypatch.setattr(module, "store", lambda: store)
    for name in ("PER_ADDRESS", "PER_TOKEN"):
        monkeypatch.setattr(guard, name, guard.Allowance(10_000, 10_000))
    for name in ("JOINS", "JOINS_OF_ADDRESS", "LOOKS", "UNKNOWN"):
        monkeypatch.setattr(routes, name, guard.Allowance(10_000, 10_000))


@pytest.fixture
def room(store: Store, wijk: Wijk) -> Hall:
    return hall(store, wijk)


def post(path: str, body: object, **said: Any) -> Answer:
    return ask(APP, "POST", f"/dialoog/{path}", body, **said)


def joined(room: Hall, **said: str) -> dict[str, Any]:
    token = new_token()
    found = post("aanmelden", {"code": room.meeting.code, "token": token, **said})
    assert found.status == 200, found.content
    return {"token": token, **found.content}


def voted(room: Hall, token: str, *votes: object) -> Answer:
    return post("stem", {"token": token, "meeting": room.meeting.id, "ballots": list(votes)})


def a_vote(target: str = "ja", value: int | None = 1, **more: object) -> dict[str, object]:
    return {"id": fresh_id(), "part": "poll", "target": target, "value": value} | more


def test_somebody_joins_votes_and_writes(room: Hall) -> None:
    room.go_to("poll")
    me = joined(room, here="bewoner", buurt="b0", language="en")
    assert me["seat"] == {"here": "bewoner", "buurt": "b0", "party": None, "confirmed": False}
    assert me["content"]["part"]["title"] == "Poll"
    assert me["content"]["language"] == "en"
    assert me["own"] == {}
    sent = a_vote()
    found = voted(room, me["token"], sent, a_vote("weg"))
    assert found.content["stored"] == [sent["id"]]
    assert found.content["own"] == {"poll": {"ja": 1}}
    assert len(found.content["refused"]) == 1  # type: ignore[arg-type]
    assert voted(room, me["token"], sent).content["stored"] == [sent["id"]]
    room.go_to("idee")
    idea = {"id": fresh_id(), "part": "idee", "kind": "idee", "text": "Een bankje"}
    card = post("kaart", {"token": me["token"], "meeting": room.meeting.id, **idea})
    assert card.content["card"]["state"] == "wait"  # type: ignore[index]
    again = post("aanmelden", {"code": room.meeting.code, "token": me["token"]})
    assert again.content["own"] == {"poll": {"ja": 1}}
    assert [c["text"] for c in again.content["cards"]] == ["Een bankje"]  # type: ignore[index]


BAD_POSTS: list[tuple[str, dict[str, object], int, str]] = [
    ("aanmelden", {"code": "000000"}, 404, "unknown"),
    ("aanmelden", {"code": 123456}, 400, "invalid"),
    ("aanmelden", {"token": "kort"}, 400, "invalid"),
    ("aanmelden", {"here": "koning"}, 400, "invalid"),
    ("stem", {"ballots": "ja"}, 400, "invalid"),
    ("stem", {"ballots": [{}] * 101}, 400, "invalid"),
    ("stem", {"meeting": "weg"}, 404, "unknown"),
    ("stem", {"token": "A" * 24}, 404, "unknown"),
    ("kaart", {"text": "a" * 10_000}, 400, "invalid"),
    ("kaart", {"text": "a" * 30_000}, 400, "invalid"),
    ("kaart", {"text": "nul\x00"}, 400, "invalid"),
    ("kaart", {"text": 3}, 400, "invalid"),
    ("kaart", {"id": None}, 400, "invalid"),
    ("kaart", {"kind": {"a": 1}}, 400, "invalid"),
    ("kaart", {"part": ["idee"]}, 400, "invalid"),
    ("kaart", {"theme": ["wonen"]}, 400, "invalid"),
    ("kaart", {"target": {"a": 1}}, 400, "invalid"),
]


def test_bad_posts_are_refused_in_words(room: Hall) -> None:
    room.go_to("idee")
    known = {
        "code": room.meeting.code,
        "token": joined(room)["token"],
        "meeting": room.meeting.id,
        "ballots": [],
        "part": "idee",
        "kind": "idee",
        "text": "Een bankje",
    }
    for path, body, status, code in BAD_POSTS:
        found = post(path, known | {"id": fresh_id()} | body)
        assert (found.status, found.content["code"]) == (status, code), body
        assert str(found.content["error"]).endswith(".")
    far_too_long = known | {"id": fresh_id(), "text": "a" * 100_000}
    assert "hoogstens 500 tekens" in str(post("kaart", far_too_long).content["error"])


def test_half_a_character_and_another_website_are_refused(room: Hall) -> None:
    raw = b'{"token": "x", "meeting": "m", "text": "\\ud800"}'
    assert post("kaart", raw).status == 400
    assert post("stem", {}, origin="http://elders.nl").status == 403


def test_a_closed_meeting_says_so(room: Hall) -> None:
    room.go_to("poll")
    me = joined(room)
    room.act("close_meeting")
    found = voted(room, me["token"], a_vote())
    assert (found.status, found.content["code"]) == (409, "closed")
    assert "afgelopen" in str(found.content["error"])
    shown = ask(APP, "GET", f"/dialoog/stand?d={room.meeting.code}")
    assert shown.content["content"]["meeting"]["over"] is True  # type: ignore[index]


def test_one_device_votes_and_joins_only_so_fast(
    room: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.go_to("poll")
    me = joined(room)
    monkeypatch.setattr(guard, "PER_TOKEN", guard.Allowance(per_second=0.01, burst=40))
    statuses = [voted(room, me["token"], a_vote()).status for _vote in range(45)]
    assert statuses == [200] * 40 + [429] * 5
    monkeypatch.setattr(routes, "JOINS_OF_ADDRESS", guard.Allowance(per_second=0.01, burst=3))
    asked = [
        post("aanmelden", {"code": room.meeting.code, "token": new_token()}).status
        for _join in range(4)
    ]
    assert asked == [200, 200, 200, 429]


LOOKS: list[tuple[str, int]] = [
    ("d=000000", 404),
    ("", 404),
    ("d={code}&scherm=muur", 400),
    ("d={code}&scherm=wand&regie=%00", 400),
    ("d={code}&scherm=regie", 403),
    ("d={code}&scherm=wand&taal=xx", 200),
    ("d={code}", 200),
    ("d={typed}", 200),
]


def test_a_screen_is_asked_once(room: Hall) -> None:
    code = room.meeting.code
    typed = f"{code[:3]}%20{code[3:]}"
    for query, status in LOOKS:
        found = ask(APP, "GET", f"/dialoog/stand?{query.format(code=code, typed=typed)}")
        assert found.status == status, query
    assert "/dialoog/stand".startswith(NO_PAGES)
    assert not "/dialoog".startswith(NO_PAGES)


def test_the_console_is_for_who_signed_in_as_facilitator(room: Hall, store: Store) -> None:
    import datetime as dt

    now = dt.datetime.now(dt.UTC)
    password = accounts.create_account(store, FACILITATOR, "anna", "facilitator", now)
    token = accounts.sign_in(store, "anna", password, "", now)
    path = f"/dialoog/stand?d={room.meeting.code}&scherm=regie"
    found = ask(APP, "GET", path, cookies={SESSION_COOKIE: token})
    assert found.content["content"]["sequence"] == room.live.sequence  # type: ignore[index]


class Screens:
    """Open screens in one loop, each with what it was sent."""

    def __init__(self, store: Store, meeting_id: str) -> None:
        self.meeting_id = meeting_id
        self.streams = Streams()
        store.when_changed(self.streams.heard)
        self.sent: dict[int, list[bytes]] = {}
        self.tasks: list[asyncio.Task[None]] = []

    def open(self, screen: str, console: str = "") -> list[bytes]:
        frames: list[bytes] = []
        stream = Stream(self.meeting_id, screen, "nl", console)  # type: ignore[arg-type]

        async def follow() -> None:
            async for frame in self.streams.follow(stream):
                frames.extend([frame] if frame.startswith((b"data", b"event")) else [])

        self.tasks.append(asyncio.create_task(follow()))
        return frames

    async def close(self) -> None:
        self.streams.stop()
        await asyncio.wait_for(asyncio.gather(*self.tasks), 5)


async def until(holds: Callable[[], bool]) -> None:
    for _look in range(500):
        if holds():
            return
        await asyncio.sleep(0.01)
    raise AssertionError("it did not come")


def content(frame: bytes) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(frame.removeprefix(b"data: "))
    return found


def run(store: Store, room: Hall, story: Callable[[Screens], Awaitable[None]]) -> None:
    async def whole() -> None:
        screens = Screens(store, room.meeting.id)
        try:
            await story(screens)
        finally:
            await screens.close()

    asyncio.run(whole())


def test_screens_follow_by_themselves_and_phones_are_left_alone_by_votes(
    store: Store, room: Hall
) -> None:
    room.go_to("poll")
    (token,) = room.join()

    async def story(screens: Screens) -> None:
        phone, wall, desk = (
            screens.open("deelnemer"),
            screens.open("wand"),
            screens.open("regie", "console-1"),
        )
        await until(lambda: bool(phone and wall and desk))
        assert content(phone[0])["content"]["part"]["collecting"] is True
        await until(lambda: content(desk[-1])["connected"]["deelnemer"] == 1)
        assert content(desk[-1])["connected"]["consoles"] == ["console-1"]
        await asyncio.to_thread(room.vote, token, "poll", "ja", 1)
        await until(lambda: content(wall[-1])["content"]["n_voted"] == 1)
        assert len(phone) == 1
        await asyncio.to_thread(room.act, "phase", phase="reveal")
        await until(lambda: content(phone[-1])["content"]["phase"] == "reveal")
        assert len(phone) == 2

    run(store, room, story)


def test_many_changes_at_once_are_a_few_pushes_and_the_last_is_told(
    store: Store, room: Hall
) -> None:
    room.go_to("poll")
    tokens = room.join(40)

    async def story(screens: Screens) -> None:
        wall = screens.open("wand")
        await until(lambda: bool(wall))
        before = len(wall)

        def everybody() -> None:
            works = [_voting(room, token) for token in tokens]
            store.write_each(works)

        for _time in range(3):
            await asyncio.to_thread(everybody)
        await until(lambda: content(wall[-1])["content"]["n_voted"] == 40)
        assert len(wall) - before <= 3

    run(store, room, story)


def _voting(room: Hall, token: str) -> Callable[..., Any]:
    votes = [a_vote()]
    return lambda writer: ballots.vote(writer, token, room.meeting.id, votes, now=NOW)


def test_a_rehearsal_that_ends_is_gone_from_its_screens(store: Store, room: Hall) -> None:
    twin = meetings.rehearse(store, room.meeting.id, identity=FACILITATOR, now=NOW)
    practice = Hall(store, twin)

    async def story(screens: Screens) -> None:
        wall = screens.open("wand")
        await until(lambda: bool(wall))
        await asyncio.to_thread(meetings.end_rehearsal, store, twin.id, identity=FACILITATOR)
        await until(lambda: wall[-1] == GONE)

    run(store, practice, story)


def test_what_another_process_wrote_is_noticed(store: Store, room: Hall) -> None:
    other = Store(store.path)

    async def story(screens: Screens) -> None:
        wall = screens.open("wand")
        await until(lambda: bool(wall))
        looking = asyncio.create_task(screens.streams.look_around())
        await asyncio.to_thread(Hall(other, room.meeting).act, "overlay", overlay="pauze")
        await until(lambda: content(wall[-1])["content"]["overlay"] == "pauze")
        looking.cancel()

    run(store, room, story)
    other.close()


def test_an_unpassed_card_wakes_the_console_only(store: Store, room: Hall) -> None:
    room.go_to("idee")
    (token,) = room.join()
    written: list[Card] = []

    async def story(screens: Screens) -> None:
        phone, wall, desk = (
            screens.open("deelnemer"),
            screens.open("wand"),
            screens.open("regie", "c"),
        )
        await until(lambda: bool(phone and wall and desk))
        written.append(await asyncio.to_thread(room.write, token, "idee", "idee", "GEHEIM"))
        await until(lambda: b"GEHEIM" in desk[-1])
        assert not any(b"GEHEIM" in frame for frame in [*phone, *wall])
        await asyncio.to_thread(
            meeting_room.judge_card,
            store,
            room.meeting.id,
            written[0].id,
            "passed",
            identity=FACILITATOR,
            now=NOW,
        )
        await until(lambda: b"GEHEIM" in wall[-1] and b"GEHEIM" in phone[-1])

    run(store, room, story)


def test_a_hall_of_150_open_screens(
    store: Store, room: Hall, capsys: pytest.CaptureFixture[str]
) -> None:
    """Prints what a vote costs; asserts that none is lost and phones hear none of them."""
    room.go_to("poll")
    tokens = room.join(150)

    async def story(screens: Screens) -> None:
        phones = [screens.open("deelnemer") for _phone in range(150)]
        wall = screens.open("wand")
        await until(lambda: bool(wall) and all(phones))
        together = routes.Together(lambda: store)
        began = resource.getrusage(resource.RUSAGE_SELF)
        for start in range(0, 150, 10):
            await asyncio.gather(
                *(together.write(_voting(room, token)) for token in tokens[start : start + 10])
            )
        await until(lambda: content(wall[-1])["content"]["n_voted"] == 150)
        votes = _cpu(began)
        assert all(len(frames) == 1 for frames in phones)
        began = resource.getrusage(resource.RUSAGE_SELF)
        await asyncio.to_thread(room.act, "phase", phase="reveal")
        await until(lambda: all(len(frames) == 2 for frames in phones))
        with capsys.disabled():
            print(
                f"\n150 screens open: {1000 * votes / 150:.2f} ms CPU per vote;"
                f" {1000 * _cpu(began):.0f} ms to reveal to all"
            )

    run(store, room, story)


def _cpu(began: resource.struct_rusage) -> float:
    now = resource.getrusage(resource.RUSAGE_SELF)
    return now.ru_utime + now.ru_stime - began.ru_utime - began.ru_stime
