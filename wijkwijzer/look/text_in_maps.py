"""The one escape for text that ends up in a folium map.

A popup, tooltip, GeoJSON property or DivIcon of folium lands in a JavaScript template literal and
then in `innerHTML`, and runs what it finds there with the rights of the page. Escaping HTML is
not enough: a backtick or `${` ends or fills the literal. Every text that reaches a map passes
through `map_text`, whoever wrote it.
"""

import re
import unicodedata
from html import escape
from typing import Final

_ENTITIES: Final = {ord(char): f"&#{ord(char)};" for char in "`${}\\\n\r\t\u2028\u2029"}

# Characters that turn the writing direction of everything after them, seen or unseen. Arabic and
# Hebrew letters carry their own direction and need none of these.
_DIRECTION_MARKS: Final = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"
# Controls (Cc) but for tabs and line ends, and halves of surrogate pairs (Cs): never any others.
_CONTROLS: Final = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff"
_UNSEEN: Final = re.compile(f"[{_DIRECTION_MARKS}{_CONTROLS}]")


def plain_text(text: str) -> str:
    """Return `text` without marks that steer the writing direction and other control characters.

    What is left reads the same to whoever judges it and to whoever sees it later; line ends stay.
    It is text, not HTML.
    """
    return _UNSEEN.sub("", text)


def map_text(text: str) -> str:
    """Return `text` as HTML that shows it literally, safe inside folium's JavaScript.

    Markup, backticks, `${}` and backslashes become entities; line ends stay line ends. Marks that
    steer the writing direction and other control characters are dropped, and right-to-left text
    is isolated in `<bdi>`, so that it cannot reverse what stands beside it.

    Parameters
    ----------
    text
        Anything, also what a resident wrote.
    """
    plain = plain_text(text)
    safe = escape(plain).translate(_ENTITIES)
    turns = any(unicodedata.bidirectional(char) in {"R", "AL", "AN"} for char in plain)
    return f"<bdi>{safe}</bdi>" if turns else safe
