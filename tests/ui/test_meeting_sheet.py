"""The sheet with the code of a meeting: for who may see meetings, with the code that joins it."""

import datetime as dt
from typing import Any

import pytest
from starlette.routing import Router

from tests.conftest import FACILITATOR
from tests.intake.halls import hall
from tests.ui.asking import ask
from wijkwijzer.access.records import Role
from wijkwijzer.intake import accounts
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.reports import join_sheet
from wijkwijzer.store import Store
from wijkwijzer.ui.identity import SESSION_COOKIE
from wijkwijzer.ui.routes import meeting_sheet

APP = Router(meeting_sheet.ROUTES)


def session(store: Store, role: Role) -> str:
    now = dt.datetime.now(dt.UTC)
    password = accounts.create_account(store, FACILITATOR, role, role, now)
    return accounts.sign_in(store, role, password, "", now)


def test_the_sheet_is_for_who_may_see_meetings(
    store: Store, wijk: Wijk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(meeting_sheet, "store", lambda: store)
    code = hall(store, wijk, opened=False).meeting.code
    path = f"/dialoog/blad?d={code}"
    assert ask(APP, "GET", path).status == 403
    found = ask(APP, "GET", path, cookies={SESSION_COOKIE: session(store, "steering")})
    assert (found.status, found.body[:5]) == (200, b"%PDF-")
    assert code in found.headers["content-disposition"]
    anna = {SESSION_COOKIE: session(store, "facilitator")}
    assert ask(APP, "GET", "/dialoog/blad?d=000000", cookies=anna).status == 404


def test_it_says_which_meeting_where_and_how_to_join(
    store: Store, wijk: Wijk, monkeypatch: pytest.MonkeyPatch
) -> None:
    meeting = hall(store, wijk, opened=False).meeting
    given: dict[str, Any] = {}

    def keep(_template: str, content: dict[str, Any]) -> bytes:
        given.update(content)
        return b""

    monkeypatch.setattr(join_sheet, "typeset", keep)
    place = {"begins": "19.30 uur", "place": "Buurthuis"}
    join_sheet.join_sheet(meeting.model_copy(update=place), "Proefwijk", "http://10.0.0.5:8501")
    assert given["code"] == f"{meeting.code[:3]} {meeting.code[3:]}"
    assert given["facts"] == "24 november 2026 · 19.30 uur · Buurthuis"
    assert given["typed"] == "Of ga naar 10.0.0.5:8501 en typ:"
    assert given["note"] == ""
    address = join_sheet.join_address("http://10.0.0.5:8501", meeting.code)
    assert address == f"http://10.0.0.5:8501/?d={meeting.code}"
