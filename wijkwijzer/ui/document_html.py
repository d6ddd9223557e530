"""The blocks of a document on a screen."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from html import escape

from wijkwijzer.document import (
    Bars,
    Block,
    Heading,
    Listing,
    Paragraph,
    Picture,
    Plane,
    Quote,
    Quotes,
    Table,
)
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.reports.paper import figure_svg
from wijkwijzer.ui.drawings import as_image

DOCUMENT = f"""
[data-testid="stHtml"] .ww-report {{ max-width: 52rem; line-height: 1.5; }}
[data-testid="stHtml"] .ww-report h2 {{ font-size: 1.5rem; padding: 0; margin: 2.4rem 0 .6rem;
    border-bottom: 1px solid {LIGHT.line}; }}
[data-testid="stHtml"] .ww-report h3 {{ font-size: 1.2rem; padding: 0; margin: 1.8rem 0 .3rem; }}
[data-testid="stHtml"] .ww-report h4 {{ font-size: 1rem; padding: 0; margin: 1.2rem 0 .3rem; }}
.ww-report p {{ margin: 0 0 .6rem; }}
.ww-report .quiet, .ww-report blockquote footer {{ color: {LIGHT.quiet}; font-size: .95rem; }}
.ww-report footer.onward {{ white-space: normal; }}
.ww-report footer.onward a {{ display: inline-block; min-height: 44px; padding: .3rem 0;
    margin-inline-end: .9rem; color: {LIGHT.task_ink}; }}
[data-testid="stHtml"] .ww-report blockquote.became {{ margin-top: .8rem; }}
.ww-report .finding {{ font-size: 1.2rem; font-weight: 600; }}
[data-testid="stHtml"] .ww-report blockquote {{ margin: 0 0 .7rem; padding: 0 0 0 1rem; border: 0;
    border-left: 3px solid {LIGHT.room.mark}; white-space: pre-wrap; overflow-wrap: anywhere; }}
[data-testid="stHtml"] .ww-report.draft .of-room {{ border-left: 4px solid {LIGHT.need};
    padding-left: 1rem; }}
[data-testid="stHtml"] .ww-report.draft blockquote:not(.of-room) {{
    border-left-color: transparent; }}
.ww-report .wide {{ overflow-x: auto; }}
.ww-report table {{ border-collapse: collapse; width: 100%; margin: .6rem 0 1.2rem; }}
.ww-report :is(th, td) {{ text-align: left; vertical-align: top; padding: .35rem .6rem .35rem 0;
    border-bottom: 1px solid {LIGHT.line}; }}
.ww-report :is(th, td).number {{ text-align: right; }}
.ww-report img {{ width: 100%; height: auto; }}
[data-testid="stHtml"] .ww-report dl {{ display: grid; padding: 0;
    grid-template-columns: minmax(8rem, 11rem) minmax(0, 1fr); gap: .15rem 1rem;
    margin: .2rem 0 1.2rem; }}
[data-testid="stHtml"] .ww-report :is(dt, dd) {{ margin: 0; padding: 0; overflow-wrap: anywhere; }}
.ww-report dt {{ color: {LIGHT.quiet}; }}
.ww-report figure {{ margin: .6rem 0 1.2rem; overflow-x: auto; }}
.ww-report figure img {{ min-width: 30rem; }}
@media (max-width: 640px) {{
    [data-testid="stHtml"] .ww-report dl {{ grid-template-columns: minmax(0, 1fr); }}
    [data-testid="stHtml"] .ww-report dd {{ margin-bottom: .4rem; }}
}}
.ww-report figcaption {{ color: {LIGHT.quiet}; font-size: .95rem; }}
.ww-report p {{ overflow-wrap: anywhere; }}
"""
"""Styles of a document; a page sets them among its own."""


def _nothing(_card: str) -> str:
    return ""


def block_html(
    block: Block,
    *,
    draft: bool = False,
    pictures: Mapping[str, str] | None = None,
    onward: Callable[[str], str] = _nothing,
) -> str:
    """Return a block as HTML; whatever was typed in it is text.

    Parameters
    ----------
    draft
        Whether what the room wrote is marked.
    pictures
        Name -> SVG; a picture that is not among them is left out.
    onward
        Card of the room -> what became of it, as HTML; "" for nothing.
    """
    match block:
        case Heading():
            tag = f"h{block.level + 1}"
            made = f"<{tag}>{as_text(block.text)}</{tag}>"
        case Paragraph():
            room = " of-room" if block.of_room else ""
            made = f'<p class="{block.style}{room}">{as_text(block.text)}</p>'
        case Bars() | Plane():
            alt = block.told if isinstance(block, Plane) else _spoken(block)
            made = as_image(_drawn(block, draft), alt=alt)
            if isinstance(block, Bars):
                made += _became(block, onward)
        case Table():
            made = _table(block)
        case Listing():
            made = _listing(block)
        case Picture():
            made = _picture(block, (pictures or {}).get(block.name, ""))
        case Quotes():
            made = "".join(_quote(item, onward) for item in block.items)
    return made


def _became(bars: Bars, onward: Callable[[str], str]) -> str:
    """Say of what the room wrote itself what became of it; in a drawing nothing leads on."""
    own = {bar.card: bar.label for bar in bars.bars if bar.card and bar.label}
    told = {card: onward(card) for card in own}
    return "".join(
        f'<blockquote class="of-room became">“{as_text(own[card])}”{became}</blockquote>'
        for card, became in told.items()
        if became
    )


def _quote(item: Quote, onward: Callable[[str], str]) -> str:
    note = f"<footer>{as_text(item.note)}</footer>" if item.note else ""
    note += onward(item.card) if item.card else ""
    room = "of-room" if item.of_room else ""
    return f'<blockquote class="{room}">“{as_text(item.text)}”{note}</blockquote>'


def _listing(block: Listing) -> str:
    rows = (f"<dt>{as_text(name)}</dt><dd>{as_text(text)}</dd>" for name, text in block.rows)
    return f"<dl>{''.join(rows)}</dl>"


def _picture(block: Picture, svg: str) -> str:
    if not svg:
        return ""
    told = as_image(svg, alt=block.told)
    caption = f"<figcaption>{as_text(block.caption)}</figcaption>" if block.caption else ""
    wide = f"max-width:{block.share * 48:.0f}rem"
    # Where it is wider than the screen it can be moved, with the keyboard too.
    return f'<figure tabindex="0" style="{wide}">{told}{caption}</figure>'


def as_text(text: str) -> str:
    """Return what was typed as HTML that shows it literally."""
    return escape(plain_text(text))


def _spoken(bars: Bars) -> str:
    """Say a picture of bars in words."""
    told = (" ".join(t for t in (bar.label, bar.before, bar.said) if t) for bar in bars.bars)
    return f"{bars.told}: {'; '.join(told)}"


def _table(table: Table) -> str:
    def cell(tag: str, place: int, text: str) -> str:
        kind = ' class="number"' if place in table.numeric else ""
        return f"<{tag}{kind}>{as_text(text)}</{tag}>"

    head = "".join(cell("th", place, text) for place, text in enumerate(table.columns))
    rows = "".join(
        f"<tr>{''.join(cell('td', place, text) for place, text in enumerate(row))}</tr>"
        for row in table.rows
    )
    body = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    told_ = as_text(table.told)
    return f'<div class="wide" role="region" tabindex="0" aria-label="{told_}">{body}</div>'


@lru_cache(maxsize=64)
def _drawn(figure: Bars | Plane, marks: bool) -> str:  # noqa: FBT001 - kept by both
    return figure_svg(figure, marks=marks)
