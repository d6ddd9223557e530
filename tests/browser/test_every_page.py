"""Every page, as everyone, on every screen: nothing fetched elsewhere, nothing broken, in Dutch."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Error, Page, expect

from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.ui.navigation import pages

PAGES = tuple(page.address for page in pages())
OF_RESIDENTS = tuple(
    page.address for page in pages() if page.for_residents or may(Identity(), page.action)
)
"""All others refuse in the same words: one is enough here (test_server asks each)."""

WITHIN = """([width, height]) => innerWidth === width && innerHeight === height
  && document.documentElement.scrollWidth <= innerWidth"""


@pytest.mark.parametrize("name", [None, "steven", "anna"])
def test_every_page_stands_on_every_screen(
    name: str | None, open_page: Callable[..., Page], sign_in: Callable[..., None]
) -> None:
    page = open_page("/")
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
        for width, height in ((1920, 1080), (390, 844), (1280, 800)):
            page.set_viewport_size({"width": width, "height": height})
            try:
                page.wait_for_function(WITHIN, arg=[width, height])
            except Error:
                pytest.fail(f"{address} scrolls sideways at {width}")
