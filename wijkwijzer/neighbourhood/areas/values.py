"""Reading the cells of CBS, PDOK and StatLine files: codes, texts, numbers, missing values."""

import math
import re
import unicodedata
from typing import Literal

Level = Literal["buurt", "wijk", "gemeente"]

_LEVELS: dict[str, Level] = {"BU": "buurt", "WK": "wijk", "GM": "gemeente"}
_CBS_CODE = re.compile(r"GM\d{4}|WK\d{4}[0-9A-Z]{2}|BU\d{4}[0-9A-Z]{4}", re.ASCII)
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+")
_MISSING_TEXTS = frozenset({"", ".", "-", "x", "nan", "none", "null"})
_MISSING_FROM = -99990
"""CBS writes -99991, -99995, -99996, -99997 and -99999999 for secret, absent or not yet known."""


def read_text(value: object) -> str:
    """Return a cell as text without padding; empty for a missing value."""
    if value is None or (isinstance(value, float) and math.isnan(value)):
        return ""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return " ".join(unicodedata.normalize("NFC", str(value)).split())


def read_number(value: object) -> float | None:
    """Return a cell as a number, or None for a missing value.

    A comma is a decimal comma; a point is a decimal point, unless a comma follows it. Missing are
    null, empty, `.`, `-`, `x` and everything up to -99990, as number or as text.

    Raises
    ------
    ValueError
        If the cell holds something else than a number.
    """
    text = read_text(value).replace(" ", "")
    if text.casefold() in _MISSING_TEXTS:
        return None
    if "," in text:
        text = text.replace(".", "").replace(",", ".")
    number = float(text)
    if number <= _MISSING_FROM:
        return None
    if not math.isfinite(number):
        raise ValueError(text)
    return number


def read_count(value: object) -> float | None:
    """Return a cell as a count, where a point stands between thousands: 1.250 are 1250.

    Raises
    ------
    ValueError
        If the cell holds something else than a number.
    """
    if isinstance(value, str) and _THOUSANDS.fullmatch(value.strip()):
        value = value.replace(".", "")
    return read_number(value)


def read_code(value: object) -> str:
    """Return a code without padding, in capitals; empty for a missing value."""
    text = read_text(value)
    return "" if is_missing(text) else text.upper()


def is_missing(text: str) -> bool:
    """Say whether a text is one of the ways to write that a value is missing."""
    if text.casefold() in _MISSING_TEXTS:
        return True
    try:
        return read_number(text) is None
    except ValueError:
        return False


def code_level(code: str) -> Level | None:
    """Say of what a CBS code is the code; None if it is not one.

    `GM` and 4 digits; `WK`, 4 digits and 2 characters; `BU`, 4 digits and 4 characters. The last
    characters may be letters where a municipality has more than 99 wijken or buurten.
    """
    return _LEVELS[code[:2]] if _CBS_CODE.fullmatch(code) else None


def is_water_code(code: str) -> bool:
    """Say whether a CBS buurt code is one of the invented buurten for water."""
    return code.startswith("BU") and code.endswith(("9997", "9998"))


def read_year(value: object) -> int | None:
    """Return the year a cell begins with (`2023`, `2023BU05900301`, `2023JJ00`), else None."""
    match = re.match(r"(?:19|20)\d\d", read_text(value))
    return int(match[0]) if match else None
