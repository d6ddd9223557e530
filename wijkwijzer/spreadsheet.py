"""Tables as CSV, written so that no spreadsheet runs what stands in them.

A cell that a spreadsheet would run as a formula gets an apostrophe in front, in every kind of
file; reading takes it off again, so that a table comes back as it was.
"""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

_DANGEROUS = re.compile(r"'*[=+\-@\t\r]")
_DEFUSED = re.compile(r"'+[=+\-@\t\r]")


def defused(value: object) -> object:
    """Put an apostrophe before text that a spreadsheet would run; numbers stay numbers."""
    return "'" + value if isinstance(value, str) and _DANGEROUS.match(value) else value


def restored(text: str) -> str:
    """Take off the apostrophe that `defused` put on."""
    return text[1:] if _DEFUSED.match(text) else text


def csv_bytes(table: "pd.DataFrame", *, dutch: bool = True) -> bytes:
    """Write a table as CSV in UTF-8.

    Parameters
    ----------
    table
        Column names as people or programs read them.
    dutch
        With semicolons, decimal commas and a mark that makes a Dutch Excel read it well; else
        with commas and decimal points, as programs expect.
    """
    safe = table.map(defused).rename(columns=defused)
    if not dutch:
        return bytes(safe.to_csv(index=False, lineterminator="\r\n").encode())
    return bytes(safe.to_csv(index=False, sep=";", decimal=",").encode("utf-8-sig"))
