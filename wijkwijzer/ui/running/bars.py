"""Numbers as a table whose rows carry their bar: it moves without a flash and is read aloud."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from string import Template

from wijkwijzer.i18n import number
from wijkwijzer.look.palette import LIGHT

BARS = Template("""
.ww-unseen { position: absolute; width: 1px; height: 1px; overflow: hidden;
    clip-path: inset(50%); white-space: nowrap; }
[data-testid="stHtml"] table.ww-bars { width: 100%; border-collapse: collapse;
    line-height: 1.3; font-variant-numeric: tabular-nums; }
.ww-bars th, .ww-bars td { border: 0 !important; padding: .38rem .9rem .38rem 0 !important;
    text-align: left; vertical-align: middle; }
.ww-bars thead th { font-weight: 400; color: $quiet; font-size: .95rem; line-height: 1.2;
    border-bottom: 1px solid $line !important; vertical-align: bottom; }
.ww-bars tbody th { font-weight: 400; width: 14.5rem; }
.ww-bars .ww-n { text-align: right; white-space: nowrap; width: 1%; }
.ww-bars thead .ww-n { white-space: normal; min-width: 5.2em; }
.ww-bars .ww-bar { min-width: 7rem; }
.ww-bar div { position: relative; height: 1.15rem; }
.ww-bar b { position: absolute; inset: .12rem auto .12rem 0; background: $bar;
    border-radius: 0 2px 2px 0; min-width: 2px; }
.ww-bar s { position: absolute; inset: -.12rem auto; width: 3px; margin-left: -1px;
    background: $ink; }
""").substitute(quiet=LIGHT.quiet, line=LIGHT.line, bar=LIGHT.border, ink=LIGHT.ink)
"""Styles of the table; a page sets them among its own."""


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
