"""How the pages of the pact look beyond the house style."""

from string import Template

import streamlit as st

from wijkwijzer.look.palette import LIGHT
from wijkwijzer.ui.acts import ACTS
from wijkwijzer.ui.records import style as records_style

_RULES = Template("""<style>
$acts
[data-testid="stHtml"] h1.ww-pact-title { position: absolute; width: 1px; height: 1px;
  overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.ww-pact-signed { margin: -.4rem 0 0; }
[data-testid="stMain"] [data-testid="stHeading"] h1 { padding: .2rem 0 0 !important; }
[data-testid="stMain"] :is([data-testid="stButton"] button, [data-testid="stExpander"] summary,
  [data-testid="stButtonGroup"] button) { min-height: 44px; }
[class*="st-key-ww-pact-row-"] { border-top: 1px solid $line; }
[class*="st-key-ww-pact-row-"] button { width: 100%; justify-content: flex-start; border: 0;
  background: none; padding: .6rem .4rem; border-radius: .3rem; text-align: left; color: $ink; }
[class*="st-key-ww-pact-row-"] button > div { justify-content: flex-start; width: 100%; }
[class*="st-key-ww-pact-row-"] button :is(div, span):has(> [data-testid="stIconMaterial"]) {
  align-items: flex-start; gap: .7rem; }
[class*="st-key-ww-pact-row-"] + * { margin-top: -.6rem; }
[class*="st-key-ww-pact-row-"] button:hover { background: $surface; color: $ink; }
[class*="st-key-ww-pact-row-"] button p { text-align: left; white-space: normal;
  line-height: 1.4; color: $quiet; font-size: .95rem; overflow-wrap: anywhere; }
[class*="st-key-ww-pact-row-"] button strong { display: block; font-size: 1.08rem; color: $ink;
  font-weight: 600; }
[class*="st-key-ww-pact-row-"] button em { display: block; font-style: normal; }
[class*="st-key-ww-pact-row-"] button [data-testid="stIconMaterial"] { font-size: 1.6rem;
  color: $quiet; }
[class*="st-key-ww-pact-row-klaar"] button [data-testid="stIconMaterial"] { color: $positive; }
[class*="st-key-ww-pact-row-late"] button :is([data-testid="stIconMaterial"], em:last-child) {
  color: $warning; }
[class*="st-key-ww-pact-row-late"] button em:last-child { font-weight: 600; }
[data-testid="stHtml"] ul.ww-turns { list-style: none; margin: .3rem 0 0; padding: 0; display: grid;
  grid-template-columns: repeat(auto-fill, minmax(18rem, 1fr)); gap: 1rem 1.5rem; }
[data-testid="stHtml"] .ww-turns > li { margin: 0; background: $surface; border-radius: .4rem;
  padding: .8rem 1rem .4rem; }
[data-testid="stHtml"] .ww-turns h3 { font-size: 1.02rem !important; padding: 0 0 .3rem !important;
  margin: 0; color: $task_ink; }
[data-testid="stHtml"] .ww-turns ul { list-style: none; margin: 0; padding: 0; }
[data-testid="stHtml"] .ww-turns li li { margin: 0; padding: .45rem 0; line-height: 1.4;
  border-top: 1px solid $line; }
.ww-turns b, .ww-turns i, .ww-turns span { display: block; font-style: normal;
  overflow-wrap: anywhere; }
.ww-turns b { font-weight: 600; }
.ww-turns i, .ww-turns span { color: $quiet; font-size: .95rem; }
.ww-turns .late span { color: $warning; font-weight: 600; }
[data-testid="stHtml"] .ww-agreement h1 { font-size: 2.1rem !important; line-height: 1.15;
  padding: .2rem 0 .3rem !important; margin: 0; text-wrap: balance; overflow-wrap: anywhere; }
.ww-pact-facts { margin: 0; color: $quiet; line-height: 1.6; }
.ww-pact-state { display: inline-block; border: 1px solid $border; border-radius: 1rem;
  padding: 0 .7rem; color: $ink; margin-right: .4rem; }
.ww-pact-state.late { border-color: $warning; color: $warning; font-weight: 600; }
.ww-pact-text { max-width: 46em; line-height: 1.5; white-space: pre-wrap; margin: .6rem 0 0;
  overflow-wrap: anywhere; }
.ww-deal { display: grid; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr));
  gap: 1rem 2rem; margin-top: 1rem; }
.ww-deal section { border-top: 3px solid $task; padding-top: .5rem; }
[data-testid="stHtml"] .ww-deal h2 { font-size: 1.15rem !important; padding: 0 !important;
  margin: 0 0 .3rem; color: $task_ink; }
[data-testid="stHtml"] .ww-deal dl { margin: 0; padding: 0; }
[data-testid="stHtml"] .ww-deal :is(dt, dd) { margin: 0; padding: 0; line-height: 1.45;
  font-weight: 400; overflow-wrap: anywhere; white-space: pre-wrap; }
.ww-deal dt { color: $quiet; font-size: .92rem; }
[data-testid="stHtml"] .ww-deal dd { margin-bottom: .6rem; }
[data-testid="stHtml"] :is(ul.ww-todo, ul.ww-grounds, ul.ww-differs) { margin: 0 0 .6rem;
  padding: 0 0 0 1.2rem; line-height: 1.5; }
.ww-grounds li, .ww-todo li, .ww-differs li { overflow-wrap: anywhere; }
[data-testid="stHtml"] ol.ww-told { list-style: none; margin: 0; padding: 0 0 0 1.1rem;
  border-left: 3px solid $line; }
[data-testid="stHtml"] .ww-told li { margin: 0; padding: .35rem 0 .5rem; line-height: 1.5;
  position: relative; overflow-wrap: anywhere; }
.ww-told li::before { content: ""; position: absolute; left: calc(-1.1rem - 8px); top: .85rem;
  width: 11px; height: 11px; border-radius: 50%; background: $paper; border: 2px solid $quiet; }
.ww-told b { color: $quiet; font-weight: 400; font-size: .95rem; }
.ww-told em { font-style: normal; font-weight: 600; display: block; }
.ww-told small { display: block; color: $quiet; font-size: .95rem; }
.ww-paper { background: #ffffff; border: 1px solid $line; border-radius: .3rem; max-width: 62rem;
  padding: 1.6rem clamp(1rem, 3vw, 2.6rem) 1.8rem; box-shadow: 0 2px 14px rgb(0 0 0 / .05); }
[data-testid="stHtml"] .ww-paper h3 { font-size: 1.6rem !important; padding: 0 !important;
  margin: 0; overflow-wrap: anywhere; }
[data-testid="stHtml"] .ww-paper h4 { font-size: 1rem !important; padding: 1rem 0 .2rem !important;
  margin: 0; color: $quiet; }
[data-testid="stHtml"] .ww-paper ol { margin: .9rem 0 0; padding: 0 0 0 1.6rem; }
[data-testid="stHtml"] .ww-paper ol li { margin: 0 0 .6rem; line-height: 1.45; }
.ww-paper ol :is(b, span) { display: block; overflow-wrap: anywhere; }
.ww-paper ol span { color: $quiet; }
[data-testid="stHtml"] ul.ww-signatures { list-style: none; margin: 0; padding: 0; display: grid;
  grid-template-columns: repeat(auto-fill, minmax(14rem, 1fr)); gap: .6rem 2.2rem; }
[data-testid="stHtml"] .ww-signatures li { margin: 0; line-height: 1.4; }
.ww-signatures i { display: block; min-height: 2.6rem; border-bottom: 1.5px solid $ink;
  font-size: 1.45rem; line-height: 2.6rem; color: $task_ink; white-space: nowrap; overflow: hidden;
  text-overflow: ellipsis; }
.ww-signatures .open i { border-bottom-style: dashed; border-color: $border; }
.ww-signatures b { display: block; margin-top: .25rem; overflow-wrap: anywhere; }
.ww-signatures span { color: $quiet; font-size: .95rem; overflow-wrap: anywhere; }
.ww-signatures .open span { color: $warning; }
[data-testid="stForm"] [data-testid="stHeading"] h2 { font-size: 1.2rem; padding-top: .6rem; }
.ww-quiet { color: $quiet; margin: .2rem 0 0; }
.ww-links { margin: 0; } .ww-links a { color: $task_ink; display: inline-flex;
  align-items: center; min-height: 44px; }
.ww-lanes { position: relative; margin-top: .5rem; direction: ltr; }
.ww-lanes > img { position: absolute; inset: 0; width: 100%; height: 100%; }
[data-testid="stHtml"] .ww-lanes h2 { position: absolute; top: 0; margin: 0; font-weight: 600;
  padding: 0 !important; font-size: .98rem !important; color: $quiet; }
[data-testid="stHtml"] .ww-lanes ul { list-style: none; margin: 0; padding: 0; }
[data-testid="stHtml"] .ww-lanes li { position: absolute; margin: 0; }
.ww-lanes li a { display: block; height: 100%; overflow: hidden; border-radius: .35rem;
  background: $paper; border: 1px solid $line; border-left: 5px solid $border;
  padding: .4rem .7rem; color: $ink; text-decoration: none; line-height: 1.3; }
.ww-lanes li a:hover { background: $surface; }
.ww-lanes small { display: block; color: $quiet; font-size: .82rem; white-space: nowrap;
  overflow: hidden; text-overflow: ellipsis; }
.ww-lanes li span { display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 3;
  overflow: hidden; font-size: .95rem; overflow-wrap: anywhere; }
.ww-lanes .step0 a { border-left-color: $need; } .ww-lanes .step1 a { border-left-color: $task; }
.ww-lanes .step3 a { border-left-color: $ink; } .ww-lanes .step4 a { border-left-color: $positive; }
.ww-lanes .here a { background: $ink; color: $paper; border-color: $ink; }
.ww-lanes .here small { color: $paper; } .ww-lanes .here span { font-weight: 600; }
.ww-lanes .here a:hover { background: $ink; }
.ww-lanes .gone a { border-style: dashed; } .ww-lanes .gone span { text-decoration: line-through; }
.ww-lanes .more { color: $quiet; font-size: .95rem; padding-left: .8rem; }
.ww-thread-list { display: grid; grid-template-columns: repeat(auto-fit, minmax(18rem, 1fr));
  gap: 1rem 3rem; margin-top: 1.2rem; border-top: 1px solid $line; padding-top: .8rem; }
[data-testid="stHtml"] .ww-thread-list h2 { font-size: 1.15rem !important; margin: 0;
  padding: 0 0 .4rem !important; }
[data-testid="stHtml"] .ww-thread-list ul { list-style: none; margin: 0; padding: 0; }
[data-testid="stHtml"] .ww-thread-list ul ul { margin-inline-start: .35rem;
  padding-inline-start: 1rem; border-inline-start: 2px solid $line; }
[data-testid="stHtml"] .ww-thread-list li { margin: 0; padding: .3rem 0; line-height: 1.4; }
.ww-thread-list summary { min-height: 44px; display: flex; align-items: center; cursor: pointer;
  color: $task_ink; font-weight: 600; }
.ww-thread-list summary::before { content: "+"; width: 1.2rem; }
.ww-thread-list details[open] > summary::before { content: "−"; }
.ww-thread-list small { display: block; color: $quiet; font-size: .85rem; }
.ww-thread-list a { color: $task_ink; overflow-wrap: anywhere; text-underline-offset: .2em;
  display: inline-block; min-height: 24px; }
[data-testid="stHtml"] .ww-thread-list p { margin: 0; color: $quiet; font-size: .95rem; }
@media (any-pointer: coarse) { .ww-thread-list a { padding: .7rem 0; min-width: 44px; } }
@media (max-width: 900px) { .ww-lanes { display: none; } .ww-thread-list { border: 0; } }
@media (max-width: 640px) { .ww-versions tbody th { white-space: normal !important; }
  .ww-finding { font-size: 1.35rem; } }
</style>""")


def style() -> None:
    """Write the rules of these pages, on top of those for versions side by side."""
    records_style.style()
    names = "ink quiet line border surface paper need task task_ink positive warning".split()  # noqa: SIM905
    st.html(_RULES.substitute(acts=ACTS, **{name: getattr(LIGHT, name) for name in names}))
