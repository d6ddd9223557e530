"""Pages' own words for what they do: `ui.require`, `ui.page_title`, `ui.current_wijk` and so on."""

from wijkwijzer.ui.identity import session_token
from wijkwijzer.ui.navigation import may_see, page_link
from wijkwijzer.ui.parts import (
    download_table,
    empty_state,
    finding,
    page_title,
    resident_text,
    steps,
)
from wijkwijzer.ui.require import fragment, require
from wijkwijzer.ui.runtime import chosen_wijk, current_wijk, settings, store
from wijkwijzer.ui.screen import is_dark, is_wall, screen

__all__ = [
    "chosen_wijk",
    "current_wijk",
    "download_table",
    "empty_state",
    "finding",
    "fragment",
    "is_dark",
    "is_wall",
    "may_see",
    "page_link",
    "page_title",
    "require",
    "resident_text",
    "screen",
    "session_token",
    "settings",
    "steps",
    "store",
]
