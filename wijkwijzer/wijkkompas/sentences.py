"""What the wijkkompas says in words: the needle, a petal, the fields, the map.

Names of themes and buurten come in the language of the reader. A share is only said as a share of
people ("71 van elke 100 bewoners"), an index only as an index ("behoefte 53 op 100").
"""

from collections.abc import Mapping, Sequence

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.statistics.disclosure import SMALLEST, Audience
from wijkwijzer.survey.records import NeedRule
from wijkwijzer.wijkkompas.computation import in_fives
from wijkwijzer.wijkkompas.results import Compass, Field, MapContent, Quantity, ThemeResult, View
from wijkwijzer.wijkkompas.words import (
    buurt_name,
    capitalised,
    choice,
    field_name,
    group_name,
    listed,
    weighed_on,
)

Names = Mapping[str, str]


def headline(
    found: Compass,
    theme_names: Names,
    buurt_names: Names,
    rule: NeedRule = "urgency",
) -> str:
    """Say where the needle points and why, or that it points nowhere yet.

    Parameters
    ----------
    theme_names, buurt_names
        Name per id.
    rule
        The need rule of the questionnaire: it decides what the share is a share of.
    """
    if all(result.need is None for result in found.themes):
        return _("Er zijn nog te weinig antwoorden voor een kompas.")
    if not found.needle:
        return _(
            "Het kompas wijst nog geen kant op: bij geen enkel onderwerp is zeker dat bewoners "
            "meer vragen dan partijen nu doen."
        )
    names = [theme_names[theme] for theme in found.needle]
    opening = _opening(found.view, choice(names), buurt_names)
    if len(names) == 2:
        return _("{opening}. Welk van deze twee voorop staat, is nog niet te zeggen.").format(
            opening=opening
        )
    if len(names) > 2:
        return _("{opening}. Welk van deze {count} voorop staat, is nog niet te zeggen.").format(
            opening=opening, count=len(names)
        )
    result = found.theme(found.needle[0])
    return _("{opening}: {need}, {task}.").format(
        opening=opening,
        need=need_clause(result, rule),
        task=_task_clause(result, found, buurt_names),
    )


def _opening(view: View, themes: str, buurt_names: Names) -> str:
    group = None
    if view.variable is not None and view.category is not None:
        group = group_name(view.variable, view.category)
    place = None if view.buurt is None else buurt_name(view.buurt, buurt_names)
    if group and place:
        text = _("{place}, {group}: het kompas wijst naar {themes}")
    elif group:
        text = _("Bij {group} wijst het kompas naar {themes}")
    elif place:
        text = _("{place}: het kompas wijst naar {themes}")
    else:
        text = _("Het kompas wijst naar {themes}")
    return text.format(place=place, group=group, themes=themes)


def need_clause(result: ThemeResult, rule: NeedRule) -> str:
    """Say how large a shown need is, as a part of a sentence: as a share of people, or as such."""
    percent = None if result.share is None else round(100 * result.share)
    # Under `priority` the need is that share itself, and far below half of the people is a lot.
    if percent is None or (percent < 50 and rule != "priority"):
        return _("de behoefte is {need} op 100").format(need=number(result.need or 0))
    text = {
        "urgency": _("{count} van elke 100 bewoners die antwoordden vinden dat dit beter moet"),
        "dissatisfaction": _("{count} van elke 100 bewoners die antwoordden geven een lage score"),
        "priority": _("{count} van elke 100 bewoners die antwoordden kiezen dit onderwerp"),
    }[rule]
    return text.format(count=percent)


def _task_clause(result: ThemeResult, found: Compass, buurt_names: Names) -> str:
    if result.task_area == "geen":
        return _("en geen partij heeft er nu een opgave")
    if result.task_area == "buurten" and len(result.task_buurten) < 4:
        return _("en alleen in {buurten} heeft een partij er nu een opgave").format(
            buurten=_places(result, buurt_names)
        )
    if result.task_area == "buurten":
        return _("en partijen hebben er alleen in een deel van de wijk een opgave")
    if result.task < found.borders.task:
        return _("en partijen hebben er nu maar een lichte opgave")
    return _("en dat is meer dan de opgave die partijen er nu hebben")


def _places(result: ThemeResult, buurt_names: Names) -> str:
    names = [buurt_names[buurt] for buurt in result.task_buurten]
    if len(names) == 1:
        return names[0]
    return _("{places} en {last}").format(places=", ".join(names[:-1]), last=names[-1])


def petal_description(
    result: ThemeResult,
    theme_names: Names,
    buurt_names: Names,
    audience: Audience = "public",
    rule: NeedRule = "urgency",
) -> str:
    """Describe one petal in a full sentence, for who hears it instead of seeing it.

    A hidden theme says why; only the facilitator hears how many answers are still needed.
    """
    name = capitalised(theme_names[result.theme])
    return (
        _("{theme}: {need}; {task}; {field}.").format(
            theme=name,
            need=_need_heard(result, audience, rule),
            task=_task_heard(result, buurt_names),
            field=_field_heard(result.field),
        )
        if result.need is not None
        else _("{theme}: {reason}; {task}.").format(
            theme=name, reason=hidden_words(result), task=_task_heard(result, buurt_names)
        )
    )


def hidden_words(result: ThemeResult) -> str:
    """Say why a theme is not shown, without a number that could be subtracted."""
    if result.reason == "geen_antwoorden":
        return _("nog geen antwoorden")
    return _("nog te weinig antwoorden")


def answers_needed(n: int) -> str:
    """Tell the facilitator how many more people must answer before others see a theme."""
    missing = SMALLEST - n
    if missing == 1:
        return _("nog 1 antwoord nodig")
    return _("nog {count} antwoorden nodig").format(count=missing)


def _need_heard(result: ThemeResult, audience: Audience, rule: NeedRule) -> str:
    n = result.n or 0
    if rule == "priority":
        text = _chosen_heard(result, audience)
    elif result.low is None or result.high is None:
        text = _("behoefte {need} op 100, van {n} bewoners die antwoordden")
    elif audience == "public":
        text = _("behoefte {need} op 100, met marge {low} tot {high}, van ongeveer {n} bewoners")
    else:
        text = _("behoefte {need} op 100, met marge {low} tot {high}, van {n} bewoners")
    said = text.format(
        need=number(result.need or 0),
        low=number(result.low or 0),
        high=number(result.high or 0),
        n=number(in_fives(n) if audience == "public" else n),
    )
    few = audience == "facilitator" and n < SMALLEST
    return f"{said} ({answers_needed(n)})" if few else said


def _chosen_heard(result: ThemeResult, audience: Audience) -> str:
    if result.low is None or result.high is None:
        return _("{need} van elke 100 bewoners kozen dit, van {n} die antwoordden")
    if audience == "public":
        return _(
            "{need} van elke 100 bewoners kozen dit, met marge {low} tot {high}, van ongeveer {n} "
            "die antwoordden"
        )
    return _(
        "{need} van elke 100 bewoners kozen dit, met marge {low} tot {high}, van {n} die "
        "antwoordden"
    )


def _task_heard(result: ThemeResult, buurt_names: Names) -> str:
    if result.task_area == "geen":
        return _("geen partij heeft een opgave")
    if result.task_area == "buurten":
        return _("opgave van partijen {task} op 100, alleen in {buurten}").format(
            task=number(result.task), buurten=_places(result, buurt_names)
        )
    return _("opgave van partijen {task} op 100").format(task=number(result.task))


def _field_heard(field: Field) -> str:
    if field == "onbeslist":
        return _("of de behoefte hoog of laag is, is nog niet te zeggen")
    return _("veld: {field}").format(field=field_name(field).lower())


def field_sentence(found: Compass, theme_names: Names) -> str:
    """Say what stands out among the fields; the largest claim that can be made surely."""
    themes: dict[Field, list[str]] = {}
    for result in found.themes:
        themes.setdefault(result.field, []).append(theme_names[result.theme])
    claims: tuple[tuple[Field, str], ...] = (
        ("bewoners_vragen_aandacht", _("Bewoners vragen aandacht, partijen doen nog weinig: ")),
        ("samen_oppakken", _("Bewoners en partijen vinden hetzelfde belangrijk: ")),
        ("uitleggen_en_verbinden", _("Partijen hebben een opgave waar bewoners niet om vragen: ")),
        ("koesteren", _("Hier gaat het goed genoeg: ")),
    )
    for field, claim in claims:
        if field in themes:
            return f"{claim}{listed(themes[field])}.{_undecided(themes.get('onbeslist', []))}"
    if "onbeslist" in themes:
        return _("Van geen enkel onderwerp is al zeker in welk veld het hoort.")
    return _("Er zijn nog te weinig antwoorden om onderwerpen in te delen.")


def _undecided(names: Sequence[str]) -> str:
    if not names:
        return ""
    if len(names) == 1:
        return " " + _("Van {theme} is het nog niet te zeggen.").format(theme=names[0])
    return " " + _("Van {count} onderwerpen is het nog niet te zeggen.").format(count=len(names))


def weighed_sentence(found: Compass) -> str:
    """Say whether answers were weighed, on what, and how many people that leaves in effect."""
    if not found.weighted_by:
        return _("Alle antwoorden tellen even zwaar.")
    said = _("De antwoorden zijn gewogen naar {on}: wie te weinig meedeed, telt zwaarder.").format(
        on=weighed_on(found.weighted_by)
    )
    if found.n_effective is None or found.n_responses is None:
        return said
    effective = _(
        "{n} gewogen antwoorden zeggen zoveel als {effective} antwoorden die even zwaar tellen."
    ).format(n=number(found.n_responses), effective=number(round(found.n_effective)))
    return f"{said} {effective}"


def map_sentence(
    content: MapContent, theme: str, quantity: Quantity, theme_names: Names, buurt_names: Names
) -> str:
    """Say where a need, task or gap is largest, and whether the buurten surely differ.

    Buurten are called different only when the intervals of the highest and the lowest do not
    touch, which is stricter than a test of their difference.
    """
    results = {
        buurt: compass.theme(theme)
        for buurt, compass in content.compasses.items()
        if buurt in buurt_names
    }
    shown = {b: r for b, r in results.items() if getattr(r, quantity) is not None}
    name = theme_names[theme]
    if not shown:
        return _("In geen enkele buurt zijn al genoeg antwoorden over {theme}.").format(theme=name)
    highest = max(shown, key=lambda b: getattr(shown[b], quantity))
    lowest = min(shown, key=lambda b: getattr(shown[b], quantity))
    top, bottom = shown[highest], shown[lowest]
    hidden = _not_shown(len(content.buurten) - len(shown))
    if quantity == "task":
        return _task_on_map(name, top, bottom, buurt_names[highest])
    if quantity == "gap" and (top.gap or 0) <= 0:
        return _("Bij {theme} is de opgave overal minstens zo zwaar als de behoefte.").format(
            theme=name
        )
    if len(shown) == 1 or not _apart(top, bottom, quantity):
        return (
            _("Of buurten verschillen bij {theme}, is nog niet te zeggen.").format(theme=name)
            + hidden
        )
    text = {
        "need": _("De behoefte bij {theme} is het hoogst in {highest} en het laagst in {lowest}."),
        "gap": _(
            "Bij {theme} blijft de opgave in {highest} het verst achter bij de behoefte, "
            "in {lowest} het minst."
        ),
    }[quantity]
    places = {"highest": buurt_names[highest], "lowest": buurt_names[lowest]}
    return text.format(theme=name, **places) + hidden


def _apart(top: ThemeResult, bottom: ThemeResult, quantity: Quantity) -> bool:
    low, high = (top.low, bottom.high) if quantity == "need" else (top.gap_low, bottom.gap_high)
    return low is not None and high is not None and low > high


def _task_on_map(name: str, top: ThemeResult, bottom: ThemeResult, highest: str) -> str:
    if top.task == 0:
        return _("Geen partij heeft nu een opgave bij {theme}.").format(theme=name)
    if top.task == bottom.task:
        return _("De opgave bij {theme} is in alle buurten even zwaar.").format(theme=name)
    return _("De opgave bij {theme} is het zwaarst in {highest}.").format(
        theme=name, highest=highest
    )


def _not_shown(count: int) -> str:
    if count <= 0:
        return ""
    if count == 1:
        return " " + _("Uit één buurt zijn er nog te weinig antwoorden.")
    return " " + _("Uit {count} buurten zijn er nog te weinig antwoorden.").format(count=count)
