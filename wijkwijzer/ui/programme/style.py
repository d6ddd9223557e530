"""How the page of the measures looks beyond the house style."""

from string import Template

import streamlit as st

from wijkwijzer.look.palette import Palette, palette
from wijkwijzer.ui.acts import ACTS
from wijkwijzer.ui.records import style as records_style

_RULES = Template("""<style>
$acts
/* The menu says which page this is; the sentence is what one should see first. */
.st-key-ww-prog-title h1 { position: absolute; width: 1px; height: 1px; overflow: hidden;
  clip-path: inset(50%); white-space: nowrap; }
.st-key-ww-prog-title .ww-finding { font-size: clamp(1.4rem, 2.4vw, 1.9rem); max-width: 40em;
  line-height: 1.25; margin: .25rem 0 .3rem; }
.st-key-ww-list { max-height: max(24rem, calc(100vh - 20rem)); }
[data-testid="stMain"] [data-testid="stButton"] button { min-height: 44px; }
.ww-quiet { color: $quiet; line-height: 1.45; margin: 0; max-width: 46em; }
.ww-prog-text { line-height: 1.55; margin: 0; max-width: 44em; white-space: pre-line;
  overflow-wrap: anywhere; }
.stApp .st-key-ww-prog-detail [data-testid="stHeading"] h2 { font-size: 1.5rem;
  padding: 0; overflow-wrap: anywhere; }
.st-key-ww-prog-detail { border-left: 1px solid $line; padding-left: 1.8rem; }
.ww-stand { margin: .6rem 0 0; } .ww-stand b { font-weight: 600; border: 1px solid $border;
  border-radius: 1rem; padding: .1rem .8rem; }
.ww-stand-gekozen b { background: $positive; border-color: $positive; color: $paper; }
.ww-decided { border-left: 3px solid $line; padding-left: .9rem; margin: .5rem 0 0;
  line-height: 1.5; max-width: 44em; overflow-wrap: anywhere; }
[class*="st-key-ww-chance-"] { border-top: 1px solid $line; padding: .9rem 0 1rem; gap: .6rem; }
[data-testid="stHtml"] :is(ul.ww-sides, ol.ww-order, ul.ww-legend, .ww-cal ul) { list-style: none;
  margin: 0; padding: 0; }
[data-testid="stHtml"] .ww-sides li { margin: 0 0 .3rem; font-weight: 600; line-height: 1.35;
  padding-left: .9rem; border-left: 4px solid $task; }
.ww-sides small { display: block; font-weight: 400; color: $quiet; font-size: .9rem; }
.ww-timing { margin: .5rem 0 .2rem; font-weight: 600; color: $task_ink; }
[data-testid="stHtml"] .ww-gains { margin: 0; padding-left: 1.1rem; line-height: 1.5; }
.ww-cal-head, [data-testid="stHtml"] .ww-cal li { display: grid; gap: .8rem; margin: 0;
  grid-template-columns: minmax(0, 5fr) minmax(0, 7fr); align-items: center; }
.ww-cal-head > div:last-child { display: grid; grid-template-columns: repeat(var(--n), 1fr); }
.ww-cal-head span { font-size: .8rem; color: $quiet; text-align: center;
  font-variant-numeric: tabular-nums; }
[data-testid="stHtml"] .ww-cal li { border-top: 1px solid $line; padding: .4rem 0;
  line-height: 1.3; font-size: .95rem; }
.ww-cal small { display: block; color: $quiet; font-size: .875rem; }
.ww-track { position: relative; height: 1.5rem; background-image:
  repeating-linear-gradient(90deg, $line 0 1px, transparent 1px calc(100% / var(--n))); }
.ww-track i { position: absolute; top: calc(50% - 1px); height: 2px; background: $border; }
.ww-track b { position: absolute; top: .25rem; height: 1rem; background: $task;
  border-radius: .2rem; }
$order
[data-testid="stHtml"] :is(ul.ww-serves, ul.ww-origins) { list-style: none; margin: 0; padding: 0; }
[data-testid="stHtml"] .ww-serves li { display: grid; margin: 0; align-items: center;
  grid-template-columns: 1.8rem minmax(0, 1fr) auto; gap: .8rem; padding: .5rem 0;
  border-top: 1px solid $line; line-height: 1.4; overflow-wrap: anywhere; }
.ww-serves img { width: 1.8rem; height: 1.8rem; display: block; }
.ww-serves b { font-weight: 600; display: block; } .ww-serves div span { color: $quiet; }
.ww-strength { font-style: normal; font-weight: 600; font-variant-numeric: tabular-nums;
  display: inline-flex; gap: .5rem; align-items: center; }
.ww-strength i { display: inline-block; width: .8rem; height: .8rem; border-radius: 50%;
  border: 2px solid $positive; margin-right: .2rem; }
.ww-strength i.on { background: $positive; }
.ww-strength.back i { border-color: $warning; border-radius: 0; }
.ww-strength.back i.on { background: $warning; }
[data-testid="stHtml"] .ww-facts { display: grid; grid-template-columns: 11rem minmax(0, 1fr);
  gap: .45rem 1rem; margin: 1rem 0 0; padding: .9rem 0 0; border-top: 1px solid $line;
  line-height: 1.45; }
[data-testid="stHtml"] .ww-facts :is(dt, dd) { margin: 0; overflow-wrap: anywhere; }
.ww-facts dt { color: $quiet; }
[data-testid="stHtml"] .st-key-ww-prog-detail h3, [data-testid="stHtml"] h3 {
  font-size: 1.05rem !important; padding: .9rem 0 .3rem !important; margin: 0; }
[data-testid="stHtml"] .ww-plain { margin: 0; padding-left: 1.1rem; line-height: 1.5; }
[data-testid="stHtml"] .ww-origins li { margin: 0; padding: .5rem 0; line-height: 1.45;
  border-top: 1px solid $line; overflow-wrap: anywhere; }
.ww-origins small { display: block; color: $quiet; font-size: .9rem; }
.ww-links a { color: $task_ink; display: inline-flex; align-items: center; min-height: 44px; }
.ww-links { margin: 0; } .ww-plain li { overflow-wrap: anywhere; }
@media (max-width: 760px) {
  [data-testid="stHtml"] .ww-cal li, .ww-cal-head { grid-template-columns: 1fr; gap: .2rem; }
  .ww-cal-head > div:first-child { display: none; }
  .ww-cal-head span { font-size: .7rem; }
  .st-key-ww-prog-detail { border-left: 0; padding-left: 0; }
  [data-testid="stHtml"] .ww-facts { grid-template-columns: 1fr; gap: 0 0; }
  [data-testid="stHtml"] .ww-facts dd { margin-bottom: .5rem; }
  .st-key-ww-list { max-height: 22rem; }
}
@media (max-width: 640px) {
  [data-testid="stHorizontalBlock"]:has(.st-key-ww-prog-detail .ww-stand) {
    flex-direction: column-reverse; }
}
</style>""")

_ORDER = """
[data-testid="stHtml"] .ww-ranked { display: grid; grid-template-columns: 2.4rem 1fr 2.6rem;
  gap: .8rem; align-items: start; margin: 0; padding: .65rem 0; border-top: 1px solid $line;
  line-height: 1.35; }
[data-testid="stHtml"] .ww-ranked:nth-child(6) { border-top: 3px solid $border; }
.ww-place { font-size: 1.3rem; line-height: 1.1; color: $quiet; text-align: right; }
.ww-ranked.sure .ww-place { color: $positive; }
.ww-ranked strong { font-weight: 600; overflow-wrap: anywhere; }
.ww-ranked small { display: block; color: $quiet; font-size: .9rem; margin-top: .25rem; }
.ww-ranked.sure small { color: $positive; font-weight: 600; }
.ww-points { text-align: right; font-variant-numeric: tabular-nums; }
.ww-chosen { font-style: normal; font-weight: 400; font-size: .85rem; border: 1px solid $positive;
  color: $positive; border-radius: 1rem; padding: 0 .6rem; margin-left: .4rem; }
.ww-score { display: flex; height: .8rem; background: $surface; margin-top: .35rem; gap: 1px; }
.ww-score i { display: block; flex: none; }
[data-testid="stHtml"] .ww-legend { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem;
  margin: .2rem 0 .7rem; }
[data-testid="stHtml"] .ww-legend li { display: inline-flex; align-items: center; gap: .4rem;
  margin: 0; color: $quiet; }
.ww-legend i { width: .9rem; height: .9rem; display: block; }
.ww-c-behoefte { background: $need; } .ww-c-opgaven { background: $task; }
.ww-c-ambities { background: $ambition; } .ww-c-steun { background: $room; }
.ww-c-kosten { background: $cost; }
"""
_WALL = """
.ww-wall-sentence { font-size: 1.6rem !important; line-height: 1.2 !important;
  font-weight: 600;
  text-wrap: pretty; padding: 0 !important; margin: 0; letter-spacing: 0; color: $ink; }
.ww-ranked strong { font-size: 1.25rem; } .ww-ranked .ww-place, .ww-ranked .ww-points {
  font-size: 1.7rem; color: $ink; }
[data-testid="stHtml"] .ww-ranked { padding: .3rem 0; grid-template-columns: 2.4rem 1fr 3.4rem; }
.ww-ranked small { font-size: .95rem;
  margin-top: .1rem; } .ww-score { height: .75rem;
  margin-top: .2rem; }
[data-testid="stHtml"] ol.ww-order, [data-testid="stHtml"] ul.ww-legend { list-style: none;
  padding: 0; margin: .3rem 0; }
.ww-legend li { font-size: .95rem; color: $ink !important; }
[data-testid="stMainBlockContainer"] { padding: .6rem 2rem 0 !important; }
[data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: .3rem; }
.ww-ranked strong { display: flex; align-items: center; white-space: nowrap; }
.ww-ranked strong span { overflow: hidden; text-overflow: ellipsis; }
.ww-chosen { flex: none; font-size: .9rem; }
.ww-ranked > div { min-width: 0; }
"""


def style() -> None:
    """Write the rules of this page, on top of those of the records page it shares rows with."""
    records_style.style()
    colours = _colours(palette())
    rules = Template(_ORDER).substitute(colours)
    st.html(_RULES.substitute(colours, acts=ACTS, order=rules))


def wall_style(*, dark: bool) -> None:
    """Write the rules of the wall."""
    rules = Template(_ORDER + _WALL).substitute(_colours(palette(dark=dark)))
    st.html(f"<style>{rules}</style>")


def _colours(found: Palette) -> dict[str, str]:
    """Return colours by name; criteria have the colour of what they come from."""
    names = "ink quiet line border paper surface task task_ink need positive warning".split()  # noqa: SIM905
    return {name: getattr(found, name) for name in names} | {
        "ambition": found.gap[1],
        "room": found.room.mark,
        "cost": found.winds["noord"].mark,
    }
