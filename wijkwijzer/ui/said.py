"""What a resident wrote, as HTML that shows it literally, with what was looked for marked."""

from collections.abc import Iterable
from html import escape

from wijkwijzer.look.text_in_maps import plain_text


def marked(pieces: Iterable[tuple[str, bool]]) -> str:
    """Return a text as HTML; pieces that were found are marked.

    Whatever stands in it is text. Marks that steer the writing direction and control signs are
    dropped, and the text finds its own direction, whatever stands beside it.
    """
    parts = "".join(
        f"<mark>{escape(plain_text(text))}</mark>" if found else escape(plain_text(text))
        for text, found in pieces
    )
    return f'<p class="ww-said" dir="auto">{parts}</p>'


def said(text: str) -> str:
    """Return a text as HTML, nothing marked."""
    return marked([(text, False)])
