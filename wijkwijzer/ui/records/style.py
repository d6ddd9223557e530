"""How the records page looks beyond the house style: rows that are buttons, versions, steps."""

from string import Template

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette

_RULES = Template("""<style>
.ww-list-head { display: flex; align-items: center; gap: .5rem; font-weight: 700; color: $ink;
  margin: .9rem 0 .15rem; padding-left: .6rem; }
.ww-list-head img { flex: none; width: 1.4rem; height: 1.4rem; }
[data-testid="stHtml"] p.ww-found { margin: 0; color: $quiet; }
.st-key-ww-list { gap: 0; max-height: max(22rem, calc(100vh - 21rem)); overflow-y: auto;
  flex-wrap: nowrap; }
.st-key-ww-list [data-testid="stButton"] button { width: 100%; justify-content: flex-start;
  text-align: left; border: 0; border-left: 4px solid transparent; border-radius: 0 .35rem .35rem 0;
  background: none; color: $ink; padding: .45rem .7rem .5rem .6rem; min-height: 44px; }
.st-key-ww-list [data-testid="stButton"] button > div { justify-content: flex-start; width: 100%; }
.st-key-ww-list [data-testid="stButton"] button p { font-size: .92rem; line-height: 1.4;
  color: $quiet; text-align: left; white-space: normal; }
.st-key-ww-list [data-testid="stButton"] button strong { display: block; font-weight: 600;
  font-size: 1rem; color: $ink; }
.st-key-ww-list [data-testid="stButton"] button em { display: block; font-style: normal; }
.st-key-ww-list [data-testid="stButton"] button:hover { background: $surface; }
.st-key-ww-list button[data-testid="stBaseButton-primary"] { background: $surface !important;
  border-left-color: $need !important; }
.ww-versions { border-collapse: collapse; width: 100%; margin: .25rem 0 .5rem; }
.ww-versions th, .ww-versions td { text-align: left; vertical-align: top; padding: .5rem .8rem;
  border-bottom: 1px solid $line; line-height: 1.45; }
.ww-versions small { color: $quiet; font-size: .9rem; }
.ww-versions thead th { color: $quiet; font-weight: 600; }
.ww-versions tbody th { font-weight: 600; white-space: nowrap; }
.ww-changes { margin: 0; padding-left: 1.1rem; line-height: 1.5; }
.ww-changes b { font-weight: 600; margin-right: .35rem; }
[data-testid="stHtml"] ol.ww-begin { list-style: none; margin: .4rem 0 0; padding: 0; display: grid;
  grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); gap: .4rem 1.6rem;
  counter-reset: s; }
[data-testid="stHtml"] ol.ww-begin li { margin: 0; padding: .55rem 0 0; line-height: 1.4;
  border-top: 3px solid $line; color: $quiet; counter-increment: s; }
[data-testid="stHtml"] ol.ww-begin li b { display: block; color: $ink; }
[data-testid="stHtml"] ol.ww-begin li b::before { content: counter(s) "  "; color: $need_ink; }
[data-testid="stHtml"] ol.ww-begin li.done { border-top-color: $quiet; }
[data-testid="stHtml"] ol.ww-begin li.now { border-top-color: $need; }
[data-testid="stFileUploaderDropzoneInstructions"] { visibility: hidden; position: relative; }
[data-testid="stFileUploaderDropzoneInstructions"]::after { content: "$drop"; visibility: visible;
  position: absolute; left: 0; top: 50%; transform: translateY(-50%); font-size: .95rem;
  color: $quiet; white-space: nowrap; }
[data-testid="stFileUploaderDropzone"] button [data-testid="stMarkdownContainer"] { display: none; }
[data-testid="stFileUploaderDropzone"] > span button::after,
[data-testid="stFileUploaderDropzone"] > button::after { content: "$browse"; }
[data-testid="stElementToolbar"] { display: none; }
.st-key-ww-detail { border-left: 1px solid $line; padding-left: 1.6rem; }
.st-key-ww-detail h3 { padding-top: 0 !important; }
[data-testid="stLayoutWrapper"]:has(> .st-key-ww-save) { position: sticky; bottom: 0; z-index: 2; }
.st-key-ww-save { background: $paper; padding: .5rem 0 .75rem; }
.st-key-deel { margin-top: .5rem; }
.ww-together { margin: .4rem 0 0; padding: 0 0 0 1.2rem !important; line-height: 1.5;
    color: $quiet; max-width: 46em; }
@media (max-width: 760px) { [data-testid="stElementToolbar"] { display: none; }
.st-key-ww-detail { border-left: 0; padding-left: 0; } }
</style>""")


def style() -> None:
    """Write the rules of this page."""
    colours = palette()
    st.html(
        _RULES.substitute(
            ink=colours.ink,
            quiet=colours.quiet,
            line=colours.line,
            paper=colours.paper,
            surface=colours.surface,
            need=colours.need,
            need_ink=colours.need_ink,
            drop=_("Sleep een bestand hierheen, of kies het"),
            browse=_("Kies een bestand"),
        )
    )
