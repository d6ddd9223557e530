"""How the page of questionnaires looks beyond the house style."""

from string import Template

import streamlit as st

from wijkwijzer.look.palette import LIGHT
from wijkwijzer.ui.acts import ACTS
from wijkwijzer.ui.records import style as records_style

_RULES = Template("""<style>
$acts
[class*="st-key-ww-lijst-"] { border-top: 1px solid $line; padding: .9rem 0 .5rem; }
[data-testid="stHtml"] .ww-lijst h3 { font-size: 1.15rem !important; padding: 0 !important;
  margin: 0; }
.ww-lijst p { margin: .15rem 0 0; color: $quiet; line-height: 1.45; }
.ww-lijst p b { color: $ink; font-weight: 600; }
.ww-state { display: inline-block; border: 1px solid $line; border-radius: 1rem; color: $ink;
  padding: .05rem .7rem; font-size: .9rem; margin-left: .6rem; font-weight: 400; }
.ww-state.draft { border-color: $need; color: $need_ink; }
[data-testid="stHtml"] ol.ww-screens { list-style: none; margin: .6rem 0 0; padding: 0;
  counter-reset: screen; max-width: 52rem; }
[data-testid="stHtml"] ol.ww-screens > li { border-top: 1px solid $line; margin: 0;
  padding: .9rem 0 .7rem 3rem; position: relative; counter-increment: screen; }
.ww-screens > li::before { content: counter(screen); position: absolute; left: 0; top: .85rem;
  color: $quiet; font-size: 1.1rem; min-width: 2rem; }
.ww-screens h4 { font-size: 1rem !important; color: $quiet; font-weight: 400; margin: 0 0 .3rem;
  padding: 0 !important; }
.ww-ask { margin: .35rem 0 .9rem; }
.ww-ask b { font-weight: 600; font-size: 1.08rem; }
.ww-ask p { margin: .1rem 0 .3rem; color: $quiet; line-height: 1.4; max-width: 42em; }
.ww-ask i { font-style: normal; color: $quiet; font-size: .92rem; display: block; }
.ww-ask i.ww-for { color: $need_ink; }
[data-testid="stHtml"] ul.ww-chips { list-style: none; display: flex; flex-wrap: wrap; gap: .35rem;
  margin: .3rem 0; padding: 0; }
[data-testid="stHtml"] .ww-chips li { border: 1px solid $line; border-radius: .4rem; margin: 0;
  padding: .15rem .6rem; background: $surface; }
[data-testid="stHtml"] ul.ww-todo { margin: .2rem 0 0; padding-left: 1.1rem; line-height: 1.5; }
[data-testid="stMain"] [data-testid="stHeading"] h1 { font-size: 1.5rem !important;
  padding: .2rem 0 0 !important; }
.st-key-ww-list [data-testid="stButton"] button { padding-top: .3rem; padding-bottom: .35rem; }
.ww-ready { border-left: 4px solid $positive; padding: .2rem 0 .2rem .9rem; margin: .4rem 0; }
.ww-not-ready { border-left: 4px solid $need; padding: .2rem 0 .2rem .9rem; margin: .4rem 0; }
.ww-quiet { color: $quiet; line-height: 1.45; margin: 0; max-width: 46em; }
.ww-purpose { color: $need_ink; margin: 0; }
.ww-source { color: $quiet; margin: .1rem 0 -.4rem; }
.st-key-ww-list { max-height: max(24rem, calc(100vh - 17rem)); }
.stApp [data-testid="stHeading"] h2 { font-size: 1.15rem; padding: 1.4rem 0 .1rem; }
</style>""")


def style() -> None:
    """Write the rules of this page, on top of those of the records page it shares rows with."""
    records_style.style()
    st.html(
        _RULES.substitute(
            acts=ACTS,
            ink=LIGHT.ink,
            quiet=LIGHT.quiet,
            line=LIGHT.line,
            surface=LIGHT.surface,
            need=LIGHT.need,
            need_ink=LIGHT.need_ink,
            positive=LIGHT.positive,
        )
    )
