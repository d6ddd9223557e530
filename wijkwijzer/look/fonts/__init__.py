"""Letters that ship with the app, all under the SIL Open Font License (`OFL.txt`).

The pages are set in Source Sans, which Streamlit serves: Latin with the letters of Polish and
Turkish, and Cyrillic. It has no Arabic; that comes from here. What is printed is set in Noto Sans
and Noto Sans Arabic, the same Arabic as on the page.

The files hold a part of each font. They were made with fontTools' `pyftsubset`, without hinting.
"""

import hashlib
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).resolve().parent
"""Where typesetting finds the fonts of print (`.ttf`)."""

WEB_FONTS: Final = tuple(sorted(HERE.glob("*.woff2")))
ADDRESS: Final = (
    "/letter/" + hashlib.sha256(b"".join(map(Path.read_bytes, WEB_FONTS))).hexdigest()[:16]
)
"""Where the server serves the fonts of pages; another address when one of them changed, so that a
browser may keep them for good."""

ARABIC: Final = "Wijkwijzer Arabisch"
"""Noto Sans Arabic under a name of our own: a font of the system with the same name, which may hold
other letters too, never takes its place."""
_OF_ARABIC = "U+0600-06FF, U+0750-077F, U+200C-200F, U+2010-2011, U+FB50-FDFF, U+FE70-FEFC"


def font_faces() -> str:
    """Return the rules that name our fonts in a page; a browser fetches one when it needs it."""
    return "".join(
        f'@font-face {{ font-family: "{ARABIC}"; font-weight: {weights}; font-display: swap; '
        f'src: url("{ADDRESS}/NotoSansArabic-{name}.woff2") format("woff2"); '
        f"unicode-range: {_OF_ARABIC}; }}\n"
        for name, weights in (("Regular", "100 549"), ("Bold", "550 900"))
    )
