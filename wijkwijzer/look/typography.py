"""Type: the families, the sizes per screen, and how wide a text becomes.

Widths are needed where no browser is at hand: the compass sets its labels so that they never
touch the ring and are never clipped. They are upper bounds, the widest of Source Sans (regular
and semibold) and of Liberation Sans semibold (the metrics of Arial), measured once at 100 pixels,
so that a machine without Source Sans clips nothing either. Arabic letters are those of Noto Sans
Arabic; there a letter that another follows is often narrower than one that ends a word.
"""

import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

FONT_FAMILY: Final = (
    "'Source Sans', 'Source Sans 3', 'Source Sans Pro', 'Wijkwijzer Arabisch', Arial, sans-serif"
)

Medium = Literal["page", "wall"]


@dataclass(frozen=True)
class TypeSizes:
    """Sizes in pixels for one kind of screen; on the wall nothing is under 28.

    Parameters
    ----------
    small, text, lead, heading, finding
        Notes and axis labels; running text; an introduction; a title; the one sentence that is
        read from the back row.
    """

    small: int
    text: int
    lead: int
    heading: int
    finding: int


SIZES: Final[dict[Medium, TypeSizes]] = {
    "page": TypeSizes(small=14, text=16, lead=20, heading=28, finding=30),
    "wall": TypeSizes(small=28, text=32, lead=38, heading=48, finding=56),
}

# Characters by their width in hundredths of the type size.
_WIDTHS: Final = {
    28: " ',.ijl|¦·ìíîï’‘ĩīĭįıĵĺļіј",
    32: "IÌÍÎÏĨĪĬĮİſІЇї",
    36: "!()-/:;[\\]f¡ł",
    40: "rt{}ª°²³¹ºľŕŗřţŧ",
    44: "*г",
    48: "ŀťґ",
    52: '"z“”źżžзтҐ',
    56: "0123456789#$J_`aceksvxy¢£¤¥§¨«¯±´¸»àáâãäåçèéêë÷ýÿ–€āăąćĉċčēĕėęěĳķĸśŝşšŷЈаексухэѐёєѕќў",
    60: "+<=>^~¬µ¶×ЃГчя",
    64: "?FLTZbdghnopqu¿ßðñòóôõöøùúûüþđĝğġģĥħĹĻĽĿŁńņňŋōŏőŢŤŦũūŭůűųŹŻŽЌЎЗКТУбвдийлнопрцьђћѝџ",
    68: "EPSVXYÈÉÊËÝÞĒĔĖĘĚŚŜŞŠŶŸЀЁЅЕРХ",
    76: "&ABCDHKNRU©®ÀÁÂÃÄÅÇÐÑÙÚÛÜĀĂĄĆĈĊČĎĐĤĦĶŃŅŇŊŔŖŘŨŪŬŮŰŲďЄЍЏАБВДИЙЛНПСЦЧЬЭЯжмъ",
    84: "GMOQwÒÓÔÕÖØĜĞĠĢĲŌŎŐŵŉМОш",
    92: "ЂЋЖФЪфщыюњ",
    100: "%mæWœŴ@Æ…ŒЫљ",
    112: "ЉЊШЩЮ",
}
# Arabic letters at the end of a word, and where another letter follows.
_ARABIC: Final = {
    32: "آأإا",
    36: "،؛",
    52: "؟",
    48: "ءرز",
    56: "ؤةهو",
    60: "دذعغ",
    68: "م",
    76: "جحخ",
    84: "ئلنىي",
    100: "طظقك",
    112: "ف",
    124: "بتث",
    145: "سشصض",
}
_ARABIC_JOINED: Final = {
    36: "ل",
    40: "ئبنى",
    44: "تثي",
    52: "ك",
    56: "عغفق",
    68: "ه",
    112: "سشصض",
}


@cache
def _width_per_character() -> dict[str, float]:
    tables = (*_WIDTHS.items(), *_ARABIC.items())
    return {char: width / 100 for width, chars in tables for char in chars}


@cache
def _width_when_joined() -> dict[str, float]:
    return {char: width / 100 for width, chars in _ARABIC_JOINED.items() for char in chars}


def text_width(text: str, size: float) -> float:
    """Return an upper bound of how wide `text` is set at `size`, in the same unit.

    Combining marks take no room; a character outside the tables counts as a full square.
    """
    letters = [char for char in text if not unicodedata.combining(char)]
    alone, joined = _width_per_character(), _width_when_joined()
    width = 0.0
    for char, following in zip(letters, [*letters[1:], ""], strict=False):
        known = alone.get(char, 1.0)
        width += joined.get(char, known) if following.isalpha() else known
    return size * width


def wrap(text: str, width: float, size: float, *, lines: int = 2) -> tuple[str, ...]:
    """Break a text between words into at most `lines` lines, as even as they can be.

    Parameters
    ----------
    text
        Words separated by spaces; a single word is never broken, so a line may be wider than
        `width` when a word is.
    width, size
        The room there is and the type size, in the same unit.
    lines
        The most lines there may be; words that do not fit make the lines wider, never fewer.

    Returns
    -------
    tuple of str
        One or more lines; the fewest that fit, and of those the breaks with the shortest longest
        line.
    """
    words = text.split()
    if not words:
        return ("",)
    best: tuple[str, ...] = (" ".join(words),)
    for count in range(1, min(lines, len(words)) + 1):
        best = _evenly(words, count, size)
        if max(text_width(line, size) for line in best) <= width:
            break
    return best


def _evenly(words: list[str], count: int, size: float) -> tuple[str, ...]:
    """Break words into exactly `count` lines whose longest is as short as possible."""
    if count == 1:
        return (" ".join(words),)
    options = []
    for cut in range(1, len(words) - count + 2):
        rest = _evenly(words[cut:], count - 1, size)
        broken = (" ".join(words[:cut]), *rest)
        options.append((max(text_width(line, size) for line in broken), broken))
    return min(options, key=lambda option: option[0])[1]
