"""How the agreements look to residents: large, calm, read from either side."""

from string import Template

import streamlit as st

from wijkwijzer.look.palette import LIGHT

_RULES = Template("""<style>
.ww-agreed-on { display: grid; gap: 1rem 3rem; margin-top: .4rem;
  grid-template-columns: repeat(auto-fit, minmax(min(100%, 24rem), 1fr)); }
[data-testid="stHtml"] .ww-agreed-on h2, [data-testid="stHtml"] .ww-signed-by h2 {
  font-size: 1.45rem !important; margin: 0; padding: .8rem 0 .4rem !important; }
.ww-agreed-on article { border-top: 1px solid $line; padding: .5rem 0 1rem; }
[data-testid="stHtml"] .ww-agreed-on h3 { margin: 0; padding: 0 !important; line-height: 1.3;
  font-size: 1.2rem !important; }
.ww-agreed-on h3 a { display: flex; align-items: center; min-height: 44px; color: $ink;
  text-decoration: none; overflow-wrap: anywhere; }
.ww-agreed-on h3 a:hover { text-decoration: underline; text-underline-offset: .2em; }
[data-testid="stHtml"] p.ww-state-now { display: flex; align-items: center; gap: .5rem;
  margin: 0 0 .4rem; font-weight: 600; }
.ww-state-now img { width: 1.35rem; height: 1.35rem; flex: none; }
[data-testid="stHtml"] .ww-is-late { color: $warning; }
[data-testid="stHtml"] :is(.ww-agreed-on, .ww-agreed-one) dl { margin: 0; padding: 0; }
:is(.ww-agreed-on, .ww-agreed-one) dl > div { display: grid; gap: 0 1rem; padding: .15rem 0;
  grid-template-columns: 8.5rem minmax(0, 1fr); }
[data-testid="stHtml"] :is(.ww-agreed-on, .ww-agreed-one) :is(dt, dd) { margin: 0; padding: 0;
  line-height: 1.45; font-weight: 400; overflow-wrap: anywhere; white-space: pre-wrap; }
:is(.ww-agreed-on, .ww-agreed-one) dt { color: $quiet; }
.ww-agreed-one { max-width: 46rem; }
[data-testid="stHtml"] .ww-agreed-one h1 { font-size: 2.1rem !important; line-height: 1.15;
  margin: 0; padding: .2rem 0 .6rem !important; overflow-wrap: anywhere; text-wrap: balance; }
.ww-agreed-one > p { line-height: 1.5; white-space: pre-wrap; overflow-wrap: anywhere; }
.ww-agreed-one section { border-top: 2px solid $line; margin-top: 1.2rem; padding-top: .6rem; }
[data-testid="stHtml"] .ww-agreed-one h2 { font-size: 1.25rem !important; margin: 0;
  padding: 0 0 .5rem !important; }
[data-testid="stHtml"] .ww-agreed-one :is(ol, ul) { list-style: none; margin: 0; padding: 0; }
[data-testid="stHtml"] .ww-agreed-one li { margin: 0 0 .6rem; line-height: 1.45;
  overflow-wrap: anywhere; }
.ww-agreed-one ol b { display: block; font-weight: 400; color: $quiet; }
.ww-agreed-one ol em { font-style: normal; font-weight: 600; display: block; }
.ww-agreed-one ol img { width: 1.15rem; height: 1.15rem; vertical-align: -.2rem;
  margin-inline-end: .45rem; }
.ww-agreed-one ol small { display: block; color: $quiet; font-size: .95rem; }
.ww-quotes li { border-inline-start: 3px solid $need_soft; padding-inline-start: .9rem; }
[data-testid="stHtml"] .ww-quotes li.more { border-color: transparent; color: $quiet; }
.ww-quotes a { color: $ink; text-decoration: 1px underline; text-decoration-color: $border;
  text-underline-offset: .25em;  display: inline-block; padding: .5rem 0; }
.ww-quotes a:hover { color: $need_ink; }
.ww-replies li { border-inline-start: 3px solid $task_soft; padding-inline-start: .9rem; }
.ww-way a { display: inline-flex; align-items: center; min-height: 44px; color: $task_ink;
  text-underline-offset: .2em; }
[data-testid="stHtml"] p.ww-way { margin: 0; }
[data-testid="stHtml"] .ww-signed-by p { margin: 0 0 .5rem; color: $quiet; }
[data-testid="stHtml"] .ww-signed-by ul { list-style: none; margin: 0; padding: 0; display: grid;
  gap: .3rem 2rem; grid-template-columns: repeat(auto-fill, minmax(min(100%, 22rem), 1fr)); }
[data-testid="stHtml"] .ww-signed-by li { margin: 0; display: grid; line-height: 1.4;
  grid-template-columns: 1.4rem minmax(0, 1fr); gap: 0 .6rem; padding: .2rem 0; }
.ww-signed-by li img { width: 1.2rem; height: 1.2rem; margin-top: .15rem; }
.ww-signed-by li span { overflow-wrap: anywhere; }
.ww-signed-by li small { grid-column: 2; color: $quiet; font-size: .95rem; }
@media (max-width: 480px) { :is(.ww-agreed-on, .ww-agreed-one) dl > div {
  grid-template-columns: minmax(0, 1fr); padding: .25rem 0; } }
</style>""")


def style() -> None:
    """Write the rules of the page."""
    names = "ink quiet line border need_ink need_soft task_ink task_soft warning".split()  # noqa: SIM905
    st.html(_RULES.substitute({name: getattr(LIGHT, name) for name in names}))
