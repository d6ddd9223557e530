"""What a weighting would do, before it is chosen: sentences, then every theme before and after."""

from collections.abc import Mapping
from html import escape

import pandas as pd
import streamlit as st

from wijkwijzer.i18n import choose as in_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.publish.participation import Participation
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.statistics.estimates import Estimate
from wijkwijzer.store.context import RoundContext
from wijkwijzer.survey.questionnaires import find_question
from wijkwijzer.survey.weighting_words import (
    cost_sentence,
    effect_sentence,
    extreme_sentences,
    limit_sentences,
    points,
)
from wijkwijzer.survey.weights import Consequences, Effect
from wijkwijzer.ui.group_names import group_names, people_names, variable_name
from wijkwijzer.ui.parts import download_table
from wijkwijzer.wijkkompas.computation import border_of_need


def consequences_section(released: Released[Consequences | None], found: Participation) -> None:
    """Say what a choice would do."""
    done = released.content
    if done is None:
        text = _("Elk antwoord telt één keer. Er verandert niets aan de uitkomsten.")
        if not found.people.margins:
            text = _("Wegen kan pas als bekend is wie hier woont: vul dat in bij Wijk en partijen.")
        st.html(f'<p class="ww-lead">{escape(text)}</p>')
        return
    people = people_names(found.context.buurten)
    sentence = effect_sentence(done.effects, _themes(found))
    st.html(f'<p class="ww-finding">{escape(sentence)}</p>')
    _list([cost_sentence(done), *extreme_sentences(done, people)], strongly=True)
    limits = limit_sentences(done, people)
    if limits:
        st.header(_("Wat wegen niet kon"), anchor=False)
        _list(limits)


def effects_section(released: Released[Consequences | None], found: Participation) -> None:
    """Draw every theme without and with weights, and the groups that are weighed to."""
    done = released.content
    if done is None:
        return
    themes, wijk = _themes(found), found.context.wijk.id
    st.header(_("De behoefte zonder en met wegen"), anchor=False)
    st.html(_moves(done, themes, need_border(found.context)))
    download_table(effects_table(done, themes), f"weging-behoefte-{wijk}")
    st.header(_("Naar welke groepen?"), anchor=False)
    names = group_names(found.context.buurten)
    download_table(shares_table(done, names), f"weging-groepen-{wijk}")


def _themes(found: Participation) -> Mapping[str, str]:
    return {theme.id: in_language(theme.name) for theme in found.context.themes}


def need_border(context: RoundContext) -> float:
    """Return from where a need is high in this wijk."""
    asked = context.questionnaire
    if context.wijk.border_need is not None:
        return context.wijk.border_need
    choose = find_question(asked, asked.need_question).choose
    return border_of_need(asked.need_rule, len(context.themes), choose)


def _list(sentences: list[str] | tuple[str, ...], *, strongly: bool = False) -> None:
    items = "".join(f"<li>{escape(sentence)}</li>" for sentence in sentences)
    kind = "ww-said ww-strongly" if strongly else "ww-said"
    st.html(f'<ul class="{kind}">{items}</ul>')


def _moves(done: Consequences, themes: Mapping[str, str], border: float) -> str:
    """Return a line of 0 to 100 per theme, with the need before and after."""
    heads = (_("Thema"), "", _("Ongewogen"), _("Gewogen"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    rows = "".join(_move(effect, themes[effect.theme]) for effect in done.effects)
    key = (
        f'<p class="ww-key ww-of-need"><span><i></i>{escape(_("ongewogen"))}</span>'
        f"<span><b></b>{escape(_('gewogen'))}</span>"
        f"<span><s></s>{escape(_('met 95 % zekerheid'))}</span>"
        f"<span><u></u>{escape(_('grens van behoefte'))}</span></p>"
    )
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"
    return f'{key}<div class="ww-moves" style="--border:{border:.1f}%">{table}</div>'


def _move(effect: Effect, name: str) -> str:
    drawn, after = "", effect.after
    if after is not None and after.low is not None and after.high is not None:
        drawn += f'<s style="left:{after.low:.1f}%;width:{after.high - after.low:.1f}%"></s>'
    if effect.before is not None:
        drawn += f'<i style="left:{effect.before.estimate:.1f}%"></i>'
    if after is not None:
        drawn += f'<b style="left:{after.estimate:.1f}%"></b>'
    return (
        f'<tr><th scope="row">{escape(name)}</th>'
        f'<td class="ww-line" aria-hidden="true"><div>{drawn}</div></td>'
        f"<td>{points(effect.before)}</td><td>{escape(_with_interval(after))}</td></tr>"
    )


def _with_interval(found: Estimate | None) -> str:
    if found is None or found.low is None or found.high is None:
        return points(found)
    return _("{need} ({low} tot {high})").format(
        need=points(found), low=number(round(found.low)), high=number(round(found.high))
    )


def effects_table(done: Consequences, themes: Mapping[str, str]) -> pd.DataFrame:
    """Return every theme with its need without and with weights."""
    rows = [
        {
            _("Thema"): themes[effect.theme],
            _("Antwoorden"): effect.before.n if effect.before else 0,
            _("Ongewogen"): _rounded(effect.before, "estimate"),
            _("Gewogen"): _rounded(effect.after, "estimate"),
            _("Van"): _rounded(effect.after, "low"),
            _("Tot"): _rounded(effect.after, "high"),
            _("Effectief aantal"): _rounded(effect.after, "n_effective"),
        }
        for effect in done.effects
    ]
    return pd.DataFrame(rows)


def _rounded(found: Estimate | None, what: str) -> float | None:
    value = None if found is None else getattr(found, what)
    return None if value is None else round(value, 1)


def shares_table(done: Consequences, names: Mapping[str, str]) -> pd.DataFrame:
    """Return every group that is weighed to: shares in percents, and its mean weight."""
    rows = [
        {
            _("Naar"): variable_name(share.variable),
            _("Groep"): names.get(share.level, _("niet gezegd")),
            _("Antwoorden (%)"): round(100 * share.responses, 1),
            _("Inwoners (%)"): round(100 * share.target, 1),
            _("Na wegen (%)"): round(100 * share.reached, 1),
            _("Gemiddeld gewicht"): round(share.weight, 2),
        }
        for share in done.shares
    ]
    return pd.DataFrame(rows)
