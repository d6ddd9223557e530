"""How the residents' pages look: large, calm, and the same bar below as in the form."""

from base64 import b64encode
from html import escape
from string import Template
from typing import Literal

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram

Room = Literal["read", "form", "fill_in", "look_back"]

_STYLE = Template("""
[data-testid="stMainBlockContainer"] { max-width: $width; position: relative; }
$header

.ww-languages { display: flex; gap: 0.5rem 1.6rem; margin: 0.6rem 0 0; flex-wrap: wrap; }
.ww-languages a { min-height: 48px; display: inline-flex; align-items: center; color: $quiet;
    text-decoration: none; font-size: 1.1rem; }
.ww-languages a[aria-current] { color: $ink; box-shadow: inset 0 -3px 0 $brick; }

[data-testid="stHtml"] ul.ww-promises { list-style: none; margin: 1.1rem 0 0.6rem; padding: 0;
    border-top: 1px solid $line; }
[data-testid="stHtml"] .ww-promises li { margin: 0; padding: 0.75rem 0 0.75rem 1.6rem;
    border-bottom: 1px solid $line; font-size: 1.1rem; line-height: 1.4; position: relative; }
.ww-promises li::before { content: ""; position: absolute; left: 0.1rem; top: 1.35rem;
    width: 0.55rem; height: 0.55rem; border-radius: 50%; background: $brick; }

.st-key-ww-survey-go { max-width: 26rem; gap: 0.8rem; padding-top: 0.6rem; }
.st-key-ww-survey-go button { min-height: 64px; }
.st-key-ww-survey-go button p { font-size: 1.2rem; }
.st-key-ww-survey-go button[kind="primary"] p { font-weight: 600; }
.st-key-ww-survey-aside a { min-height: 48px; padding-inline: 0; background: none !important; }
.st-key-ww-survey-aside a p, .st-key-ww-survey-aside button p { font-size: 1.05rem;
    text-decoration: underline; text-underline-offset: 5px; }
.st-key-ww-survey-aside button { min-height: 48px; padding-inline: 0; }
[data-testid="stButtonGroup"] button p { font-size: 0.95rem; }
.ww-note { color: $quiet; font-size: 0.9rem; line-height: 1.4; margin: 0; }
.ww-line { font-size: 1.15rem; line-height: 1.45; margin: 0.3rem 0; }

[data-testid="stLayoutWrapper"]:has(> .st-key-ww-survey-stop) { position: absolute; top: 0;
    right: 1.5rem; width: auto; padding-top: $under; }
[data-testid="stElementContainer"]:has(.ww-offline, .ww-unseen) { position: absolute; width: 0;
    pointer-events: none; }
.ww-unseen { clip-path: inset(50%); height: 1px; width: 1px; overflow: hidden; }
.st-key-ww-survey-stop button { min-height: 48px; min-width: 48px; padding: 0 0.2rem; }
.st-key-ww-survey-stop button p { color: $quiet; text-decoration: underline;
    text-underline-offset: 5px; }

.st-key-ww-survey-foot { position: fixed; inset: auto 0 0; z-index: 10; background: $paper;
    border-top: 1px solid $line; justify-content: space-between; gap: 1rem; width: 100vw;
    padding: 0.75rem max(1rem, calc((100vw - 68rem) / 2));
    padding-bottom: calc(0.75rem + env(safe-area-inset-bottom)); }
.st-key-ww-survey-foot button { min-height: 60px; min-width: 11rem; border-radius: 14px;
    background: $paper; border-color: $border; }
.st-key-ww-survey-foot button p { font-size: 20px; }
.st-key-ww-survey-foot button[kind="primary"] p { font-weight: 600; }
.st-key-ww-survey-foot [class*="survey-next"] button { min-width: 15rem; }
.st-key-ww-survey-foot button[kind="primary"] { background: $ink; border-color: $ink; }
@media (max-width: 639px) {
    .st-key-ww-survey-foot { flex-wrap: nowrap; }
    .st-key-ww-survey-foot > div { flex: 1 1 0; min-width: 0; }
    .st-key-ww-survey-foot > [class*="survey-next"] { flex-grow: 1.8; }
    .st-key-ww-survey-foot button { padding-inline: 0.6rem; }
    .st-key-ww-survey-foot button,
    .st-key-ww-survey-foot [class*="survey-next"] button { min-width: 0; width: 100%; } }

.ww-place { display: flex; gap: 0.8rem; align-items: center; margin: 0; }
.ww-place img { width: 2.2rem; height: 2.2rem; flex: none; }
.ww-place span { line-height: 1.3; color: $quiet; }
.ww-place b { display: block; color: $ink; font-size: 1.1rem; }
[class*="st-key-ww-place-"] { border-bottom: 1px solid $line; padding-bottom: 0.4rem; gap: 0.3rem; }
[class*="st-key-ww-place-"] [data-testid="stText"], .ww-said [data-testid="stText"] {
    font-family: inherit; font-size: 1.05rem; white-space: pre-wrap; overflow-wrap: anywhere; }
[class*="st-key-ww-place-"] button { min-height: 48px; padding-inline: 0; }
[class*="st-key-ww-place-"] button p { text-decoration: underline; text-underline-offset: 5px; }

.ww-receipt { margin: 1rem 0 0.4rem; }
.ww-receipt p { font-size: 1.15rem; line-height: 1.45; max-width: 34em; margin: 0; }
.ww-receipt .ww-code { font-size: clamp(1.8rem, 9vw, 4.4rem); font-weight: 700; line-height: 1.1;
    letter-spacing: 0.03em; font-variant-numeric: tabular-nums; margin: 0.5rem 0 0.9rem;
    max-width: none; }
.ww-code span { white-space: nowrap; }
.ww-code i { font-style: normal; color: $border; padding: 0 0.08em; }

.ww-subject { border-top: 1px solid $line; padding: 0.8rem 0 0; }
[data-testid="stHtml"] .ww-subject h2 { display: flex; gap: 0.6rem; align-items: center;
    font-size: 1.1rem; margin: 0; padding: 0 0 0.35rem; }
.ww-subject img { width: 1.7rem; height: 1.7rem; flex: none; }
[data-testid="stHtml"] .ww-subject :is(dl, dd, dt) { margin: 0; padding: 0; }
.ww-subject dl div { display: grid; grid-template-columns: 2fr 3fr; gap: 0 1.2rem;
    padding: 0.15rem 0; line-height: 1.4; }
[data-testid="stHtml"] .ww-subject dt { color: $quiet; font-weight: 400; }
[data-testid="stHtml"] .ww-subject dd { font-weight: 600; }
.ww-state { color: $quiet; margin: 0; }
[class*="st-key-receipt"] input { font-size: 1.6rem; letter-spacing: 0.06em;
    text-transform: uppercase; }
[class*="st-key-receipt"] button { min-height: 60px; }
[class*="st-key-receipt"] button p { font-size: 1.1rem; }
@media (max-width: 639px) {
    [data-testid="stHtml"] .ww-subject dl div { grid-template-columns: 1fr; } }

.ww-offline { display: none; }
.stApp:not([data-test-connection-state="CONNECTED"]) .ww-offline { display: block; position: fixed;
    inset: 0 0 auto; z-index: 20; margin: 0; padding: 0.8rem 1rem; text-align: center;
    background: $ink; color: $paper; font-size: 1.05rem; }
@media print { .stApp .ww-offline, [class*="st-key-ww-survey-"] { display: none !important; } }
""")

_WIDTHS: dict[Room, str] = {
    "read": "46rem",
    "form": "60rem",
    "fill_in": "60rem",
    "look_back": "46rem",
}
# The mark of the example is a strip that stays; the header is one row and scrolls away.
_NO_MENU = """
[data-testid="stMainBlockContainer"] { padding-top: 2.2rem !important; }
.ww-rule, .ww-tools a:not([hreflang]) { display: none; }
[data-testid="stLayoutWrapper"]:has(> .st-key-ww-menu) { display: none; }
[data-testid="stElementContainer"]:has(.ww-example) { position: absolute; }
.ww-example { position: fixed; inset: 0 0 auto; z-index: 11; border-radius: 0; font-size: 0.8rem;
    padding: 0.15rem 1rem; justify-content: center; white-space: nowrap; }
.ww-example span { overflow: hidden; text-overflow: ellipsis; }
[data-testid="stLayoutWrapper"]:has(> .st-key-ww-header) { margin-bottom: -0.6rem; }
[data-testid="stHeading"] { padding-bottom: 0.7rem; }
@media (min-width: 700px) and (max-height: 850px) { html { font-size: 18px; } }
@media (max-width: 699px) {
    [data-testid="stElementContainer"]:has(.ww-tools) { display: none; }
    .stApp [data-testid="stHeading"] h1 { font-size: 1.8rem; padding: 0.2rem 0 0.4rem; }
    [data-testid="stMainBlockContainer"] > [data-testid="stVerticalBlock"] { gap: 0.5rem; }
    .ww-languages { margin: 0; }
    .ww-lead { font-size: 1.1rem; line-height: 1.4; margin-top: 0; }
    [data-testid="stHtml"] ul.ww-promises { margin-top: 0; }
    [data-testid="stHtml"] .ww-promises li { font-size: 1.02rem; padding-block: 0.42rem; }
    .ww-promises li::before { top: 0.85rem; } }
"""
_NO_TOOLS = _NO_MENU + '[data-testid="stElementContainer"]:has(.ww-tools) { display: none; }'
# The form and the first screen have a language switch of their own.
_HEADERS: dict[Room, str] = {
    "read": _NO_TOOLS,
    "form": _NO_TOOLS,
    "fill_in": _NO_MENU
    + """[data-testid="stElementContainer"]:has(.ww-tools) { margin-left: auto; }
.ww-tools { margin-right: 6.5rem; }""",
    "look_back": '[data-testid="stHeading"] { padding-bottom: 0.5rem; }',
}


def survey_style(room: Room) -> None:
    """Style a screen: one to read, the form, one beside a map, or looking back."""
    rules = _STYLE.substitute(
        width=_WIDTHS[room],
        header=_HEADERS[room],
        under="2.2rem",
        ink=LIGHT.ink,
        quiet=LIGHT.quiet,
        line=LIGHT.line,
        border=LIGHT.border,
        paper=LIGHT.paper,
        brick=LIGHT.need_ink,
    )
    st.html(f"<style>{rules}</style>")


def picture(drawing: str, colour: str = LIGHT.need_ink) -> str:
    """Return a pictogram as an image; inline SVG does not survive `st.html`."""
    svg = pictogram(drawing).replace("currentColor", colour)
    data = b64encode(svg.encode()).decode()
    return f'<img alt="" src="data:image/svg+xml;base64,{data}">'


def offline_notice() -> None:
    """Say that the connection is gone, for as long as it is; the browser knows by itself."""
    text = _("De verbinding is weg. Wat u invulde is bewaard. Dit scherm probeert het opnieuw.")
    st.html(f'<p class="ww-offline">{escape(text)}</p>')
