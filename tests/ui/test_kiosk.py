"""A tablet on a stand stays at the survey until the facilitator lets it go."""

import pytest
from starlette.responses import PlainTextResponse

from tests.ui.asking import ask
from wijkwijzer.ui.identity import KIOSK_COOKIE, SESSION_COOKIE
from wijkwijzer.ui.kiosk import Kiosk, address, kept_by
from wijkwijzer.ui.web import NO_PAGES

APP = Kiosk(PlainTextResponse("pagina"), open_to_all=NO_PAGES)
SETUP = "/vragenlijst?kiosk=1&wijk=lommerwaard&kanaal=tablet&plek=De%20Bron%20%26%20zo"


def entered() -> dict[str, str]:
    """What a tablet keeps that was set up, by somebody who was signed in on it."""
    cookies = {SESSION_COOKIE: "geheim"}
    return {
        name: value
        for name, value in (cookies | ask(APP, "GET", SETUP, cookies=cookies).cookies).items()
        if value
    }


def test_who_was_signed_in_on_the_tablet_no_longer_is() -> None:
    assert set(entered()) == {KIOSK_COOKIE}


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/kompas",
        "/ambities?scherm=1",
        "/inbreng",
        "/beheer",
        "/inloggen?naar=/beheer",
        "/uitloggen",
        "/vragenlijst",
        "/vragenlijst?kiosk=0",
        "/vragenlijst/",
        "/bestaat-niet",
        "//kwaad.example",
    ],
)
def test_every_other_page_leads_back(path: str) -> None:
    answer = ask(APP, "GET", path, cookies=entered())
    assert answer.status == 303
    assert answer.headers["location"] == (
        "/vragenlijst?kiosk=1&wijk=lommerwaard&kanaal=tablet&plek=De+Bron+%26+zo"
    )
    assert ask(APP, "GET", path).status == 200


def test_signing_in_by_post_is_no_way_out() -> None:
    assert ask(APP, "POST", "/inloggen", b"naam=a", cookies=entered()).status == 303
    assert ask(APP, "POST", "/antwoorden", {}, cookies=entered()).status == 200


@pytest.mark.parametrize("path", ["/_stcore/health", "/vorm/form.js", "/inhoud?ronde=a", "/gezond"])
def test_what_the_survey_fetches_is_served(path: str) -> None:
    assert ask(APP, "GET", path, cookies=entered()).status == 200
    assert ask(APP, "GET", SETUP, cookies=entered()).status == 200


def test_a_draft_in_the_address_is_not_lost() -> None:
    answer = ask(APP, "GET", "/vragenlijst?c=penning&taal=ar", cookies=entered())
    assert answer.headers["location"].endswith("&c=penning&taal=ar")


@pytest.mark.parametrize("cookie", ["1", "%00", "kiosk=1", "x" * 5000, "%26%26", "wijk%3D%0D%0Aa"])
def test_an_odd_cookie_still_keeps_the_tablet_there(cookie: str) -> None:
    kept = kept_by(cookie)
    assert kept is not None
    assert "\n" not in address(kept)
    assert ask(APP, "GET", "/beheer", cookies={KIOSK_COOKIE: cookie}).status == 303
    assert kept_by("") is None
