"""Setting a template as a PDF, with the fonts that ship and nothing from the network."""

import json
import re
from collections.abc import Callable, Mapping
from contextvars import copy_context
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Literal, TypeVar

import typst

from wijkwijzer.i18n import set_language
from wijkwijzer.look import fonts

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"

_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Signs with which a name could turn the direction of the text after it; they are left out."""

_UNBROKEN = 18
"""A word may be broken after so many signs where hyphenation knows no place."""

T = TypeVar("T")


@cache
def our_fonts() -> typst.Fonts:
    """Return the fonts that ship; those inside typst draw what ours lack, such as an arrow."""
    return typst.Fonts(include_system_fonts=False, font_paths=[str(fonts.HERE)])


def typeset(template: str, data: Mapping[str, object]) -> bytes:
    """Set a template with this content.

    Everything that somebody typed goes in as data and is shown as the characters it is: the
    template never evaluates it. Signs that turn the direction of writing are left out.

    Parameters
    ----------
    template
        Name of a file in `templates/`, without ending.
    data
        What the template shows; anything that JSON holds.

    Returns
    -------
    bytes
        A PDF with its fonts inside, tagged for screen readers.
    """
    return b"".join(_compile(template, data, "pdf", None))


def picture(template: str, data: Mapping[str, object], *, ppi: float = 72) -> bytes:
    """Set a template of one page as a PNG, `ppi` pixels per inch."""
    return pages(template, data, ppi=ppi)[0]


def pages(template: str, data: Mapping[str, object], *, ppi: float = 72) -> tuple[bytes, ...]:
    """Set a template as a PNG of each page, `ppi` pixels per inch."""
    return tuple(_compile(template, data, "png", ppi))


def drawing(template: str, data: Mapping[str, object]) -> str:
    """Set a template of one page as an SVG, in which letters are shapes."""
    return _compile(template, data, "svg", None)[0].decode()


def _compile(
    template: str,
    data: Mapping[str, object],
    format_: Literal["pdf", "png", "svg"],
    ppi: float | None,
) -> list[bytes]:
    text = json.dumps(data, ensure_ascii=False).translate(_TURNING)
    asked = (template, format_, ppi, sha256(text.encode()).digest())
    found = _made.pop(asked, None)
    if found is None:
        made = typst.compile(
            str(TEMPLATES / f"{template}.typ"),
            root=str(TEMPLATES),
            font_paths=our_fonts(),
            ignore_system_fonts=True,
            format=format_,
            ppi=ppi,
            sys_inputs={"data": text},
        )
        # Of one page it gives that page, of more a list.
        found = made if isinstance(made, list) else [made]
    _made[asked] = found  # the one used last stands last
    while len(_made) > MOST:
        _made.pop(next(iter(_made)), None)
    return found


MOST = 8
"""So many documents are kept, to be made once for the same content."""
_made: dict[tuple[str, str, float | None, bytes], list[bytes]] = {}


def forget_all() -> None:
    """Forget every document, because something that may stand in one was erased."""
    _made.clear()


def breakable(text: str) -> str:
    """Let a word without end be broken, and leave out what would break a line."""
    words = re.sub(r"\s+", " ", text).strip().split(" ")
    return " ".join(_in_parts(word) if _is_endless(word) else word for word in words)


def _is_endless(word: str) -> bool:
    """Return whether no line would hold it: of words with a figure in them none is hyphenated."""
    return len(word) > (_UNBROKEN if re.search(r"[\d_]", word) else 3 * _UNBROKEN)


def _in_parts(word: str) -> str:
    return "\u200b".join(word[at : at + _UNBROKEN] for at in range(0, len(word), _UNBROKEN))


def plain(text: str) -> str:
    """Leave out the signs that no document can hold."""
    return "".join(sign for sign in text if sign in "\n\t" or _can_be_held(ord(sign)))


def _can_be_held(sign: int) -> bool:
    return sign >= 0x20 and not 0xD800 <= sign < 0xE000 and sign not in {0xFFFE, 0xFFFF}


def in_language(language: str, make: Callable[[], T]) -> T:
    """Do something in another language than that of this context, and return what it gives."""

    def work() -> T:
        set_language(language)
        return make()

    return copy_context().run(work)
