"""How the page of the measures looks beyond the house style."""

from string import Template

import streamlit as st

from wijkwijzer.look.palette import palette
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
  line-height: 1.5; max-width: 44em; }
[data-testid="stHtml"] :is(ul.ww-serves, ul.ww-origins) { list-style: none; margin: 0; padding: 0; }
[data-testid="stHtml"] .ww-serves li { display: grid; margin: 0; align-items: center;
  grid-template-columns: 1.8rem 1fr auto; gap: .8rem; padding: .5rem 0;
  border-top: 1px solid $line; line-height: 1.4; }
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
.ww-links { margin: 0; }
@media (max-width: 760px) {
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


def style() -> None:
    """Write the rules of this page, on top of those of the records page it shares rows with."""
    records_style.style()
    colours = palette()
    names = "ink quiet line border paper surface task task_ink task_soft need need_ink positive"
    st.html(
        _RULES.substitute(
            {name: getattr(colours, name) for name in [*names.split(), "warning"]}, acts=ACTS
        )
    )
