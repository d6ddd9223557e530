"""One-time codes as a browser, or anybody else, posts them."""

import datetime as dt

import pytest
from starlette.routing import Router

from tests.ui.asking import Answer, ask
from wijkwijzer.access.records import Identity
from wijkwijzer.intake.invitations import choose_invitation, make_invitations
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round
from wijkwijzer.ui.device import DEVICE_COOKIE, new_mark
from wijkwijzer.ui.routes import answers

NOW = dt.datetime(2026, 11, 22, 19, 30, tzinfo=dt.UTC)
FACILITATOR = Identity(role="facilitator", account="begeleider")
APP = Router(answers.ROUTES)


@pytest.fixture(autouse=True)
def code(store: Store, round_: Round, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setattr(answers, "store", lambda: store)
    choose_invitation(store, round_, "required", identity=FACILITATOR, now=NOW)
    return make_invitations(store, round_.id, 1, identity=FACILITATOR, now=NOW)[0]


def begin(round_: Round, invitation: object, mark: str = "", channel: str = "telefoon") -> Answer:
    body = {"round": round_.id, "channel": channel, "invitation": invitation}
    cookies = {DEVICE_COOKIE: mark} if mark else None
    return ask(APP, "POST", "/beginnen", body, cookies=cookies)


@pytest.mark.parametrize("channel", ["tablet", "telefoon", "computer"])
@pytest.mark.parametrize("invitation", ["", "0000-0000", "x" * 200, None])
def test_without_the_right_code_nothing_begins(
    store: Store, round_: Round, invitation: object, channel: str
) -> None:
    found = begin(round_, invitation, channel=channel)
    assert (found.status, found.content["code"]) == (403, "invitation")
    with store.read() as reader:
        assert reader.drafts_open(round_.id) == 0


@pytest.mark.parametrize("invitation", [12345678, ["K7QF-2M9X"], {"$ne": ""}, "x" * 201])
def test_what_is_no_text_is_refused(round_: Round, invitation: object) -> None:
    found = begin(round_, invitation)
    assert (found.status, found.content["code"]) == (400, "invalid")


def test_a_form_on_paper_is_no_way_around(round_: Round) -> None:
    assert begin(round_, "", channel="papier").status == 403


def test_a_code_sends_once_and_the_device_is_counted(
    store: Store, round_: Round, code: str
) -> None:
    mark = new_mark()
    tokens = [str(begin(round_, code, mark).content["token"]) for _twice in range(2)]
    sent = []
    for token in tokens:
        changes = {"token": token, "number": 1, "changes": {"urgentie:wonen": 5}}
        ask(APP, "POST", "/antwoorden", changes)
        sent.append(ask(APP, "POST", "/versturen", {"token": token}, cookies={DEVICE_COOKIE: mark}))
    assert [answer.status for answer in sent] == [200, 403]
    assert sent[1].content["code"] == "invitation"
    with store.read() as reader:
        assert reader.response_count(round_.id) == 1
        assert [count.sent for count in reader.device_counts(round_.id)] == [1]


def test_who_guesses_waits_and_the_neighbour_does_not(round_: Round, code: str) -> None:
    guesser, neighbour = new_mark(), new_mark()
    tries = [begin(round_, f"00{n:02d}-0000", guesser) for n in range(10)]
    assert {found.status for found in tries} == {403}
    late = begin(round_, code, guesser)
    assert (late.status, late.content["code"]) == (429, "rate")
    assert int(late.headers["retry-after"]) > 0
    assert begin(round_, code, neighbour).status == 200
