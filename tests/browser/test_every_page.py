"""Every page, as everyone, on its screens: nothing fetched elsewhere, nothing broken, in Dutch."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.ui.navigation import pages

SCREENS = {"tablet": (1280, 800), "phone": (390, 844), "projector": (1920, 1080)}
PAGES = tuple(page.address for page in pages())
OF_RESIDENTS = tuple(
    page.address for page in pages() if page.for_residents or may(Identity(), page.action)
)
"""All others refuse in the same words: one is enough here (test_server asks each)."""


@pytest.mark.parametrize(
    ("screen", "name"),
    [
        ("tablet", None),
        ("phone", None),
        ("tablet", "steven"),
        ("tablet", "anna"),
        ("projector", "anna"),
    ],
)
def test_every_page_stands_on_every_screen(
    screen: str,
    name: str | None,
    open_page: Callable[..., Page],
    sign_in: Callable[..., None],
) -> None:
    width, height = SCREENS[screen]
    page = open_page("/", width=width, height=height)
    if name:
        sign_in(page, name)
    base = page.url.partition("://")[2].partition("/")[0]
    for address in PAGES if name else (*OF_RESIDENTS, "/beheer"):
        # `open_page` fails on a request to any other host and on an error in the page's scripts.
        page.goto(f"http://{base}{address}")
        main = page.locator('[data-testid="stMain"]')
        expect(main.locator("h1, h2, .ww-finding").first).to_be_visible()
        assert page.evaluate("document.documentElement.lang") == "nl", address
        assert page.locator('[data-testid="stException"]').count() == 0, address
        sideways = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert sideways <= 0, f"{address} scrolls sideways by {sideways}"
