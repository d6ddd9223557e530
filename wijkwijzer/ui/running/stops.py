"""Where people stop: drafts that were given up, by screen; never what was answered."""

from collections import Counter
from html import escape

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.publish.fieldwork import Fieldwork
from wijkwijzer.survey.screens import screen_title, screen_titles
from wijkwijzer.ui.running.bars import Bar, bar_table
from wijkwijzer.wijkkompas.words import capitalised


def stops_section(found: Fieldwork) -> None:
    """Draw how many stopped at which screen, and who is there now."""
    stopped: Counter[str] = Counter()
    for left in found.abandoned:
        stopped[left.step] += left.n
    now = Counter(dict(found.filling_in))
    if not stopped and not now:
        return
    title = _("Waar stoppen mensen?")
    st.header(title, anchor=False)
    st.html(f'<p class="ww-quiet">{escape(_sentence(found, stopped))}</p>')
    titles = screen_titles(found.context.questionnaire, found.context.themes)
    order = [*titles, *sorted((set(stopped) | set(now)) - set(titles))]
    rows = [
        Bar(capitalised(screen_title(step, titles)), stopped[step], cells=(number(now[step]),))
        for step in order
        if stopped[step] or now[step]
    ]
    heads = (_("Scherm"), _("Gestopt"), _("Nu bezig"))
    st.html(bar_table(rows, caption=title, heads=heads))


def _sentence(found: Fieldwork, stopped: Counter[str]) -> str:
    n = stopped.total()
    if n == 0:
        return _("Niemand is gestopt zonder te versturen.")
    (step, most) = max(stopped.items(), key=lambda item: item[1])
    titles = screen_titles(found.context.questionnaire, found.context.themes)
    text = _("{n} keer stopte iemand zonder te versturen, het vaakst ({most} keer) bij: {step}.")
    return text.format(n=number(n), most=number(most), step=screen_title(step, titles))
