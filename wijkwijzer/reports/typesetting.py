"""Setting a template as a PDF, with the fonts that ship and nothing from the network."""

import json
from collections.abc import Callable, Mapping
from contextvars import copy_context
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import typst

from wijkwijzer.i18n import set_language
from wijkwijzer.look import fonts

HERE = Path(__file__).resolve().parent
TEMPLATES = HERE / "templates"

_TURNING = dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)])
"""Signs with which a name could turn the direction of the text after it; they are left out."""

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
    return _compile(template, data, "pdf", None)


def picture(template: str, data: Mapping[str, object], *, ppi: float = 72) -> bytes:
    """Set a template of one page as a PNG, `ppi` pixels per inch."""
    return _compile(template, data, "png", ppi)


def drawing(template: str, data: Mapping[str, object]) -> str:
    """Set a template of one page as an SVG, in which letters are shapes."""
    return _compile(template, data, "svg", None).decode()


def _compile(
    template: str,
    data: Mapping[str, object],
    format_: Literal["pdf", "png", "svg"],
    ppi: float | None,
) -> bytes:
    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=our_fonts(),
        ignore_system_fonts=True,
        format=format_,
        ppi=ppi,
        sys_inputs={"data": json.dumps(data, ensure_ascii=False).translate(_TURNING)},
    )


def in_language(language: str, make: Callable[[], T]) -> T:
    """Do something in another language than that of this context, and return what it gives."""

    def work() -> T:
        set_language(language)
        return make()

    return copy_context().run(work)
