"""How the page looks on which somebody looks back: large, calm, read from either side."""

from html import escape
from string import Template

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT

_STYLE = Template("""<style>
[data-testid="stMainBlockContainer"] { max-width: 46rem; }
[data-testid="stHeading"] { padding-bottom: 0.5rem; }
.st-key-ww-survey-go { max-width: 26rem; gap: 0.8rem; padding-top: 0.6rem; }
.st-key-ww-survey-go button { min-height: 64px; }
.st-key-ww-survey-go button p { font-size: 1.2rem; }
.st-key-ww-survey-go button[kind="primary"] p { font-weight: 600; }

.ww-place { display: flex; gap: 0.8rem; align-items: center; margin: 0; }
.ww-place img { width: 2.2rem; height: 2.2rem; flex: none; }
.ww-place span { line-height: 1.3; color: $quiet; }
.ww-place b { display: block; color: $ink; font-size: 1.1rem; }
[class*="st-key-ww-place-"] { border-top: 1px solid $line; padding-top: 0.8rem; gap: 0.3rem; }
[class*="st-key-ww-place-"] [data-testid="stText"] { font-family: inherit; font-size: 1.05rem;
    white-space: pre-wrap; overflow-wrap: anywhere; }
.ww-photo { max-width: 100%; max-height: 22rem; border-radius: 8px; display: block; }

.ww-subject { border-top: 1px solid $line; padding: 0.8rem 0 0; }
[data-testid="stHtml"] .ww-subject h2 { display: flex; gap: 0.6rem; align-items: center;
    font-size: 1.1rem; margin: 0; padding: 0 0 0.35rem; }
.ww-subject img { width: 1.7rem; height: 1.7rem; flex: none; }
[data-testid="stHtml"] .ww-subject :is(dl, dd, dt) { margin: 0; padding: 0; }
.ww-subject dl div { display: grid; grid-template-columns: 2fr 3fr; gap: 0 1.2rem;
    padding: 0.15rem 0; line-height: 1.4; }
[data-testid="stHtml"] .ww-subject dt { color: $quiet; font-weight: 400; }
[data-testid="stHtml"] .ww-subject dd { font-weight: 600; overflow-wrap: anywhere; }
.ww-state { color: $quiet; margin: 0; }
.ww-became { line-height: 1.5; overflow-wrap: anywhere; }
[class*="st-key-ww-became-"] { margin: 0.4rem 0 0.8rem; padding-inline-start: 0.9rem;
    border-inline-start: 3px solid $task; }
[class*="st-key-ww-became-"] [data-testid="stPageLink"] a { min-height: 44px; padding-inline: 0; }
[class*="st-key-ww-became-"] [data-testid="stPageLink"] p { color: $task_ink; font-weight: 600;
    text-decoration: 1px underline; text-underline-offset: .25em; }
[data-testid="stHtml"] .ww-became p { margin: 0.2rem 0 0; }
[data-testid="stHtml"] .ww-thing p { margin: 0; }
.ww-thing { border-top: 1px solid $line; margin-top: 0.6rem; padding-top: 0.5rem; }
.ww-became small { color: $quiet; font-size: 0.95rem; }
[class*="st-key-receipt"] input { font-size: 1.6rem; letter-spacing: 0.06em; direction: ltr;
    text-transform: uppercase; min-height: 60px; }
[class*="st-key-receipt"] button { min-height: 60px; }
[class*="st-key-receipt"] button p { font-size: 1.1rem; }
@media (max-width: 639px) {
    [data-testid="stHtml"] .ww-subject dl div { grid-template-columns: 1fr; } }

.ww-offline { display: none; }
[data-testid="stElementContainer"]:has(.ww-offline) { position: absolute; width: 0;
    pointer-events: none; }
.stApp:not([data-test-connection-state="CONNECTED"]) .ww-offline { display: block; position: fixed;
    inset: 0 0 auto; z-index: 20; margin: 0; padding: 0.8rem 1rem; text-align: center;
    background: $ink; color: $paper; font-size: 1.05rem; }
@media print { .stApp .ww-offline, [class*="st-key-ww-survey-"] { display: none !important; } }
</style>""").substitute(
    ink=LIGHT.ink,
    quiet=LIGHT.quiet,
    line=LIGHT.line,
    paper=LIGHT.paper,
    task=LIGHT.task,
    task_ink=LIGHT.task_ink,
)


def look_back_style() -> None:
    """Style the page; and say that the connection is gone, for as long as it is."""
    text = _("De verbinding is weg. Dit scherm probeert het opnieuw.")
    st.html(f'{_STYLE}<p class="ww-offline">{escape(text)}</p>')
