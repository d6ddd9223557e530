"""What residents said in their own words, beside the figures: quotes and frequent words."""

from html import escape

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.publish.voices import Voices, voices
from wijkwijzer.survey.open_answers.words import WordCount
from wijkwijzer.ui.drawings import as_image
from wijkwijzer.ui.kompas.pieces import Shown
from wijkwijzer.ui.said import said
from wijkwijzer.wijkkompas.words import capitalised

STYLE = f"""<style>
.ww-voices {{ columns: 2; column-gap: 3.5rem; margin-top: 1.2rem; }}
@media (max-width: 899px) {{ .ww-voices {{ columns: 1; }} }}
.ww-voices section {{ break-inside: avoid; margin: 0 0 1.8rem; }}
[data-testid="stHtml"] .ww-voices h3 {{ display: flex; align-items: center; gap: 0.6rem;
    font-size: 1.15rem; margin: 0 0 0.4rem; padding: 0; }}
[data-testid="stHtml"] .ww-voices blockquote {{ margin: 0 0 0.7rem; padding: 0;
    padding-inline-start: 1rem; border: 0; border-inline-start: 3px solid {LIGHT.need}; }}
[data-testid="stHtml"] .ww-said {{ margin: 0; line-height: 1.45; font-size: 1.1rem; max-width: 34em;
    white-space: pre-wrap; overflow-wrap: anywhere; unicode-bidi: isolate; }}
[data-testid="stHtml"] .ww-often {{ margin: 0.3rem 0 0; line-height: 1.45;
    color: var(--ww-quiet); }}
</style>"""


def voices_section(what: Shown) -> None:
    """Show quotes and frequent words per theme; nothing where there are none."""
    facts, audience = what.book.facts, what.book.audience
    wijk, round_ = facts.context.wijk, facts.context.round
    found = voices(ui.store(), wijk.id, round_.id, audience).content
    if not found.quotes and not found.words:
        return
    st.header(_("Wat bewoners schreven"), anchor=False)
    explained = _(
        "De woorden van bewoners zelf. Een begeleider las alles eerst, en koos wat hier staat."
    )
    blocks = "".join(_theme(what, found, theme.id) for theme in facts.context.themes)
    st.html(
        f'{STYLE}<p class="ww-quiet">{escape(explained)}</p>'
        f'{_often(found.words.get("", ()))}<div class="ww-voices">{blocks}</div>'
    )


def _theme(what: Shown, found: Voices, theme: str) -> str:
    quotes, words = found.quotes.get(theme, ()), found.words.get(theme, ())
    if not quotes and not words:
        return ""
    drawing = next(t.pictogram for t in what.book.facts.context.themes if t.id == theme)
    image = as_image(pictogram(drawing, size=26), colour=LIGHT.need_ink)
    name = escape(capitalised(what.themes[theme]))
    texts = "".join(f"<blockquote>{said(text)}</blockquote>" for text in quotes)
    return f"<section><h3>{image}{name}</h3>{texts}{_often(words)}</section>"


def _often(words: tuple[WordCount, ...]) -> str:
    if not words:
        return ""
    listed = ", ".join(f"{', '.join(word.spellings)} ({number(word.people)})" for word in words)
    text = _("Woorden die minstens tien bewoners gebruikten: {words}.").format(words=listed)
    return f'<p class="ww-often">{escape(text)}</p>'
