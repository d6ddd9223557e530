"""How the page of meetings looks beyond the house style."""

from string import Template

import streamlit as st

from wijkwijzer.look.palette import LIGHT
from wijkwijzer.ui.acts import ACTS
from wijkwijzer.ui.records import style as records_style

_RULES = Template("""<style>
$acts
[class*="st-key-ww-dialoog-"] { border-top: 1px solid $line; padding: .9rem 0 .5rem; }
[data-testid="stHtml"] .ww-dialoog h3 { font-size: 1.15rem !important; padding: 0 !important;
  margin: 0; }
.ww-dialoog p { margin: .15rem 0 0; color: $quiet; line-height: 1.45; }
.ww-state { display: inline-block; border: 1px solid $line; border-radius: 1rem; color: $ink;
  padding: .05rem .7rem; font-size: .9rem; margin-left: .6rem; font-weight: 400; }
.ww-state.open { background: $need_ink; border-color: $need_ink; color: #ffffff; }
.ww-way { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem 2rem; }
.ww-way p { margin: 0; color: $quiet; }
.ww-way p b { color: $ink; font-size: 1.6rem; font-variant-numeric: tabular-nums;
  margin-left: .4rem; white-space: nowrap; }
.ww-links { display: flex; flex-wrap: wrap; gap: 0 1.4rem; }
.ww-links a { color: $task_ink; display: inline-flex; align-items: center; min-height: 44px; }
.st-key-ww-practice { background: $example; padding: .5rem 1rem; border-radius: .4rem; }
.st-key-ww-practice p { margin: 0; color: $example_ink; }
.st-key-ww-practice a { color: $task_ink; display: inline-flex; align-items: center;
  min-height: 44px; margin-left: 1rem; }
[data-testid="stMain"] :is([data-testid="stButton"] button, [data-testid="stExpander"] summary) {
  min-height: 44px; }
[data-testid="stMain"] [data-testid="stRadioOption"] { min-height: 44px; align-items: center; }
.stApp .st-key-ww-detail [data-testid="stHeading"] h2 { font-size: 1.2rem; padding-top: 0; }
[data-testid="stMain"] [data-testid="stHeading"] h1 { padding: .2rem 0 0 !important; }
.ww-quiet { color: $quiet; line-height: 1.45; margin: 0; max-width: 46em; }
.ww-agreed { border-top: 1px solid $line; padding: .6rem 0; margin: 0; line-height: 1.5; }
[data-testid="stHtml"] ol.ww-programme { list-style: none; margin: 0; padding: 0;
  max-width: 52rem; counter-reset: part; }
[data-testid="stHtml"] ol.ww-programme li { border-top: 1px solid $line; margin: 0;
  padding: .7rem 0 .6rem 2.6rem; position: relative; counter-increment: part; }
.ww-programme li::before { content: counter(part); position: absolute; left: 0; color: $quiet; }
.ww-programme p { margin: .1rem 0 0; color: $quiet; line-height: 1.45; }
.st-key-ww-list { max-height: max(24rem, calc(100vh - 12rem)); }
</style>""")


def style() -> None:
    """Write the rules of this page, on top of those of the records page it shares rows with."""
    records_style.style()
    noord = LIGHT.winds["noord"]
    st.html(
        _RULES.substitute(
            acts=ACTS,
            ink=LIGHT.ink,
            quiet=LIGHT.quiet,
            line=LIGHT.line,
            need_ink=LIGHT.need_ink,
            task_ink=LIGHT.task_ink,
            example=noord.soft,
            example_ink=noord.ink,
        )
    )
