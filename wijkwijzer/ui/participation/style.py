"""What the page about who took part sets beside the styles of every page."""

from string import Template

from wijkwijzer.look.palette import palette
from wijkwijzer.ui.acts import ACTS
from wijkwijzer.ui.running.bars import BARS

_PAIRS = """
.ww-pairs { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 30rem), 1fr));
    gap: 1.4rem 3.5rem; }
.ww-pairs h2 { font-size: 1.15rem !important; padding: 0 !important; margin: 0 0 .3rem;
    font-weight: 600; line-height: 1.3; }
[data-testid="stHtml"] .ww-pairs table, [data-testid="stHtml"] .ww-moves table { width: 100%;
    border-collapse: collapse; line-height: 1.3; font-variant-numeric: tabular-nums; margin: 0; }
:is(.ww-pairs, .ww-moves) :is(th, td) { border: 0 !important; padding: .36rem 0 !important;
    text-align: left; vertical-align: middle; font-weight: 400; color: $ink; }
:is(.ww-pairs, .ww-moves) thead th { color: $quiet; font-size: .95rem;
    border-bottom: 1px solid $line !important; }
:is(.ww-pairs, .ww-moves) tbody th { width: 12.5rem; padding-right: .8rem !important; }
:is(.ww-pairs, .ww-moves) :is(th, td):nth-child(n+3) { text-align: right; white-space: nowrap;
    width: 1%; padding-left: 1rem !important; }
.ww-line div { position: relative; height: 1.1rem; margin: 0 .45rem; }
.ww-line div::before { content: ""; position: absolute; inset: 50% -.45rem auto; height: 1px;
    background: $line; }
.ww-line :is(b, i) { position: absolute; top: 50%; border-radius: 50%;
    transform: translate(-50%, -50%); }
:is(.ww-line, .ww-key) b { width: .68rem; height: .68rem; border-radius: 50%; }
:is(.ww-line, .ww-key) i { width: 1.1rem; height: 1.1rem; border-radius: 50%;
    box-sizing: border-box; }
.ww-line b, .ww-key b { background: $ink; }
.ww-line i, .ww-key i { border: 2px solid $quiet; background: $paper; }
.ww-line s { position: absolute; top: 50%; height: 3px; transform: translateY(-50%);
    background: $border; }
.ww-low .ww-line b, .ww-key .ww-low b { background: $low; }
.ww-low .ww-line s { background: $low; }
.ww-pairs .ww-low th { font-weight: 600; }
.ww-pairs tbody th i { display: block; font-style: normal; font-weight: 600; color: $low; }
.ww-pairs .ww-low td:nth-child(3) { font-weight: 600; }
.ww-pairs .ww-quiet { margin: .45rem 0 0; }
.ww-key { display: flex; flex-wrap: wrap; gap: .2rem 1.6rem; color: $quiet; margin: 0 0 .9rem;
    font-size: .95rem; }
.ww-key span { display: inline-flex; align-items: center; gap: .5rem; }
"""

_PAGE = """
.st-key-ww-part-title h1 { font-size: 1.5rem !important; padding: .4rem 0 0 !important; }
.ww-finding { max-width: 40em; }
.ww-quiet { color: $quiet; font-size: 1rem; line-height: 1.45; margin: 0; max-width: 44em; }
.ww-low-list { margin: 0; padding: 0 0 0 1.2rem !important; line-height: 1.5; max-width: 46em; }
.ww-said { margin: 0; padding: 0 0 0 1.2rem !important; line-height: 1.5; max-width: 46em;
    color: $quiet; }
.ww-said.ww-strongly { color: $ink; }
.stApp [data-testid="stHeading"] h2 { font-size: 1.15rem; padding: 1.8rem 0 .1rem; }
.ww-moves .ww-line div { height: 1.3rem; }
.ww-moves .ww-line div::after { content: ""; position: absolute; top: -.15rem; bottom: -.15rem;
    left: var(--border, 50%); width: 1px; background: $border; }
.ww-moves .ww-line b { background: $need; }
.ww-moves .ww-line s { background: $need_soft; height: .62rem; border-radius: .3rem; }
.ww-key.ww-of-need b { background: $need; }
.ww-key u { width: 1px; height: 1.1rem; background: $border; }
.ww-key s { width: 1.7rem; height: .62rem; border-radius: .3rem; background: $need_soft; }
.ww-moves tbody th { width: 14rem !important; }
@media (max-width: 600px) {
    :is(.ww-pairs, .ww-moves) tbody tr { display: grid; grid-template-columns: 1fr auto auto;
        column-gap: .6rem; padding: .3rem 0; }
    :is(.ww-pairs, .ww-moves) tbody th { width: auto !important; padding: .1rem 0 !important; }
    :is(.ww-pairs, .ww-moves) tbody td { padding: .1rem 0 !important; }
    :is(.ww-pairs, .ww-moves) tbody .ww-line { grid-column: 1 / -1; grid-row: 2; width: auto; }
    :is(.ww-pairs, .ww-moves) tbody td:nth-child(n+3) { width: auto; min-width: 3.2rem; }
    :is(.ww-pairs, .ww-moves) thead tr { display: grid; grid-template-columns: 1fr auto auto;
        column-gap: .6rem; }
    :is(.ww-pairs, .ww-moves) thead th { width: auto; }
    :is(.ww-pairs, .ww-moves) thead th:nth-child(2) { display: none; }
    .ww-pairs tbody th i { display: inline; margin-left: .5rem; }
}
"""

_WALL = """
.stApp [data-testid="stVerticalBlock"] { gap: .5rem; }
[data-testid="stMainBlockContainer"] { padding-bottom: .2rem !important; }
.ww-wall-sentence { font-size: 1.6rem !important; line-height: 1.22 !important; font-weight: 600;
    text-wrap: pretty; padding: 0 !important; margin: 0; letter-spacing: 0; color: $ink; }
.ww-wall-of { font-size: .95rem; color: $quiet; margin: .35rem 0 .5rem; line-height: 1.3; }
.ww-pairs { grid-template-columns: 1fr 1fr; gap: .7rem 2.6rem; }
.ww-pairs section { position: relative; }
.ww-pairs h2 { font-size: 1.05rem !important; margin: 0; color: $ink; position: absolute; top: 0; }
.ww-pairs thead th { border: 0 !important; font-size: .9rem !important; }
.ww-pairs thead th:first-child { visibility: hidden; }
.ww-pairs :is(th, td) { padding: .24rem 0 !important; line-height: 1.15; white-space: nowrap; }
.ww-pairs tbody th { width: 8.6rem; }
.ww-pairs :is(th, td):nth-child(n+3) { padding-left: .6rem !important; }
.ww-pairs tbody th i { display: none; }
.ww-pairs .ww-low td:nth-child(3) { color: $low; font-weight: 700; }
.ww-pairs td:nth-child(4) { color: $quiet; }
.ww-key { font-size: .9rem; margin: 0 0 .3rem; color: $ink; }
:is(.ww-line, .ww-key) i { width: .95rem; height: .95rem; }
:is(.ww-line, .ww-key) b { width: .62rem; height: .62rem; }
.ww-quiet { color: $quiet; margin: 0; }
"""


def page_style() -> str:
    """Return the styles of the page."""
    return f"<style>{ACTS}{BARS}{_in_colours(_PAIRS + _PAGE, dark=False)}</style>"


def wall_style(*, dark: bool) -> str:
    """Return the styles of the wall."""
    return f"<style>{_in_colours(_PAIRS + _WALL, dark=dark)}</style>"


def _in_colours(rules: str, *, dark: bool) -> str:
    colours = palette(dark=dark)
    return Template(rules).substitute(
        ink=colours.ink,
        quiet=colours.quiet,
        line=colours.line,
        border=colours.border,
        paper=colours.paper,
        low=colours.warning,
        need=colours.need,
        need_soft=colours.need_soft,
    )
