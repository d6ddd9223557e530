"""A weighting in words: what was chosen, what it costs, what it changes and what it cannot do."""

from collections.abc import Mapping, Sequence

from babel.lists import format_list

from wijkwijzer.i18n import current_language, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import NOT_SAID, Variable
from wijkwijzer.statistics.estimates import Estimate
from wijkwijzer.survey.records import Weighting
from wijkwijzer.survey.weighting import Remark
from wijkwijzer.survey.weights import Consequences, Effect, Extreme, Share

Names = Mapping[str, str]
"""Category -> its people in words, such as "bewoners uit Dijkbuurt"."""

MOST = 3
NOTICED = 1.0
"""A need that moves by less than a point stays where it is."""


def chosen_sentence(weighting: Weighting) -> str:
    """Say how the answers of a round count."""
    if not weighting.variables:
        return _("Alle antwoorden tellen even zwaar: er wordt niet gewogen.")
    on = _and([on_words(variable) for variable in weighting.variables])
    return _(
        "De antwoorden worden gewogen naar {on}: wie te weinig meedeed, telt zwaarder."
    ).format(on=on)


def on_words(variable: Variable) -> str:
    """Name what is weighed on, within a sentence."""
    return {
        "buurt": _("buurt"),
        "age": _("leeftijd"),
        "household": _("huishouden"),
        "tenure": _("huren of kopen"),
    }[variable]


def cost_sentence(found: Consequences) -> str:
    """Say how many equal responses are as informative."""
    text = _(
        "{n} gewogen antwoorden zeggen zoveel als {effective} antwoorden die even zwaar tellen "
        "(ontwerpeffect {effect})."
    )
    return text.format(
        n=number(found.responses),
        effective=number(round(found.n_effective)),
        effect=number(found.design_effect, 2),
    )


def extreme_sentences(found: Consequences, names: Names) -> tuple[str, ...]:
    """Say which weights are the largest and the smallest, and whose."""
    heavy = _("Het zwaarst tellen {n} antwoorden, elk {weight} keer het gemiddelde: {who}.")
    light = _("Het lichtst tellen {n} antwoorden, elk {weight} keer het gemiddelde: {who}.")
    return (
        heavy.format(**_extreme(found.largest, names)),
        light.format(**_extreme(found.smallest, names)),
    )


def limit_sentences(found: Consequences, names: Names) -> tuple[str, ...]:
    """Say what weighting could not do: what was cut, what was not reached, what was left out."""
    said = []
    if found.trimmed:
        text = _("Van {share} % van de antwoorden is het gewicht binnen de grenzen gebracht.")
        said.append(text.format(share=number(100 * found.trimmed, 1)))
    if found.missed:
        parts = [_missed(share, names) for share in found.missed[:MOST]]
        said.append(_("Binnen die grenzen lukt niet alles: {what}.").format(what=_and(parts)))
    return (*said, *(remark_sentence(remark, names) for remark in found.margins.remarks))


def remark_sentence(remark: Remark, names: Names) -> str:
    """Say what could not be used as it is, and what was done."""
    who = _and([_people(remark.variable, category, names) for category in remark.categories])
    n, persons = number(remark.responses), number(round(remark.persons or 0))
    into = names.get(remark.into, remark.into)
    if remark.kind == "merged" and not remark.responses:
        text = _("Van {who} ({persons} inwoners) deed niemand mee: zij tellen bij {into}.")
    elif remark.kind == "merged":
        text = _("Over {who} zijn geen cijfers: zij tellen bij {into}.")
    else:
        text = {
            "unheard": _(
                "Van {who} ({persons} inwoners) deed niemand mee: daar kan wegen niets aan doen."
            ),
            "own_share": _("Gemiddeld even zwaar als de anderen tellen {who} ({n} antwoorden)."),
            "no_figures": _("Naar {variable} wegen kan niet: er zijn geen cijfers over inwoners."),
            "nobody_said": _("Naar {variable} wegen kan niet: niemand vulde het in."),
        }[remark.kind]
    return text.format(who=who, persons=persons, into=into, n=n, variable=on_words(remark.variable))


def effect_sentence(effects: Sequence[Effect], themes: Mapping[str, str]) -> str:
    """Say which needs move most by weighting."""
    moved = sorted(
        (effect for effect in effects if abs(effect.shift) >= NOTICED),
        key=lambda effect: -abs(effect.shift),
    )
    if not moved:
        return _("Wegen verandert bijna niets: geen enkele behoefte verschuift een punt.")
    said = [
        _("{theme} (van {before} naar {after})").format(
            theme=themes[effect.theme],
            before=points(effect.before),
            after=points(effect.after),
        )
        for effect in moved[:MOST]
    ]
    return _("Door te wegen verschuift de behoefte het meest bij {what}.").format(what=_and(said))


def points(found: Estimate | None) -> str:
    """Write a need in whole points; a dash where it is not known."""
    if found is None or found.estimate is None:
        return "–"
    return number(round(found.estimate))


def _extreme(extreme: Extreme, names: Names) -> dict[str, str]:
    found = [_people(variable, c, names) for variable, c in extreme.people.items()]
    who = _("zij horen alle bij {groups}").format(groups=_and(found))
    return {
        "who": who if found else _("uit verschillende groepen"),
        "weight": number(extreme.weight, 1),
        "n": number(extreme.responses),
    }


def _missed(share: Share, names: Names) -> str:
    text = _("{who} tellen voor {reached} % in plaats van {target} %")
    return text.format(
        who=_people(share.variable, share.level, names),
        reached=number(100 * share.reached, 1),
        target=number(100 * share.target, 1),
    )


def _people(variable: Variable, category: str, names: Names) -> str:
    if category != NOT_SAID:
        return names.get(category, category)
    return {
        "buurt": _("wie geen buurt koos"),
        "age": _("wie de leeftijd niet gaf"),
        "household": _("wie niet zei met wie men woont"),
        "tenure": _("wie niet zei of men huurt of koopt"),
    }[variable]


def _and(words: Sequence[str]) -> str:
    return format_list(list(words), style="standard", locale=current_language())
