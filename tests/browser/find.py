"""Which browser the tests use: `python -m tests.browser.find` prints it, or fails."""

import os
import shutil
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
)
WITHOUT = "--disable-features=" + ",".join(
    (
        *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"),
        *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose"),
        *("HttpsUpgrades", "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter"),
        *("PaintHolding", "ThirdPartyStoragePartitioning", "OptimizationHints", "AimEnabled"),
        *("AvoidCorsURLLoaderRestartOnRedirect", "NetworkTimeServiceQuerying"),
    )
)
"""With every window Chromium makes two pages more, for what it suggests under its address bar: half
of all the work that a short test gives. The others are what Playwright leaves out by itself; of two
such switches a browser takes the last."""


def find_browser() -> str | None:
    """Return the program to start: WIJKWIJZER_BROWSER, the system's, or Playwright's own."""
    named = os.environ.get("WIJKWIJZER_BROWSER")
    if named:
        return named if Path(named).exists() else None
    installed = next((found for name in NAMES if (found := shutil.which(name))), None)
    placed = next((place for place in PLACES if Path(place).exists()), None)
    return installed or placed or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if path and Path(path).exists() else None


if __name__ == "__main__":
    browser = find_browser()
    print(browser or "geen browser gevonden")
    sys.exit(0 if browser else 1)
