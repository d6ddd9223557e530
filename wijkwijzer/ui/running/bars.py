"""Numbers as a table whose rows carry their bar: it moves without a flash and is read aloud."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

from wijkwijzer.i18n import number


@dataclass(frozen=True)
class Bar:
    """One row.

    Parameters
    ----------
    mark
        Where a line crosses the bar, such as what would be expected; None without.
    cells
        What stands behind the bar, as text.
    note
        A word after the name, for what stands out.
    """

    name: str
    value: float
    mark: float | None = None
    cells: tuple[str, ...] = ()
    note: str = ""


def bar_table(rows: Sequence[Bar], *, caption: str, heads: tuple[str, ...]) -> str:
    """Return the table as HTML; every name is escaped.

    Parameters
    ----------
    caption
        What it shows, for who does not see the bars.
    heads
        Heading of the names, of the bars (its number), and of each further cell.
    """
    longest = max((max(row.value, row.mark or 0) for row in rows), default=0) or 1
    first, second, *more = heads
    head = "".join(
        [
            f'<th scope="col">{escape(first)}</th>',
            f'<th scope="col" colspan="2">{escape(second)}</th>',
            *(f'<th scope="col" class="ww-n">{escape(name)}</th>' for name in more),
        ]
    )
    body = "".join(_row(row, longest) for row in rows)
    return (
        f'<table class="ww-bars"><caption class="ww-unseen">{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    )


def _row(row: Bar, longest: float) -> str:
    low = ' class="ww-low"' if row.note else ""
    note = f" <i>{escape(row.note)}</i>" if row.note else ""
    mark = ""
    if row.mark is not None:
        mark = f'<s style="left:{100 * row.mark / longest:.1f}%"></s>'
    cells = "".join(f'<td class="ww-n">{escape(cell)}</td>' for cell in row.cells)
    return (
        f'<tr{low}><th scope="row">{escape(row.name)}{note}</th>'
        f'<td class="ww-bar" aria-hidden="true"><div>'
        f'<b style="width:{100 * row.value / longest:.1f}%"></b>{mark}</div></td>'
        f'<td class="ww-n">{number(row.value)}</td>{cells}</tr>'
    )
