"""Who is missing, in words a facilitator can act on."""

from collections.abc import Mapping, Sequence

from babel.lists import format_list

from wijkwijzer.i18n import current_language, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Variable
from wijkwijzer.survey.turnout import ENOUGH, Heard, Turnout

Names = Mapping[str, str]
"""Category -> its people in words, such as "bewoners uit Dijkbuurt"."""

MOST = 3
"""More groups than this in one sentence nobody remembers."""


def advice(arrivals: int, turnouts: Sequence[Turnout], names: Names) -> str:
    """Say what to do now in an open round, one sentence.

    Parameters
    ----------
    arrivals
        Responses so far.
    turnouts
        One per variable.
    """
    if arrivals == 0:
        return _("Laat zien hoe bewoners binnenkomen: er is nog niets verstuurd.")
    if arrivals == ENOUGH - 1:
        return _("Ga door: na nog één enquête komt het kompas tot leven.")
    if arrivals < ENOUGH:
        return _("Ga door: na nog {n} enquêtes komt het kompas tot leven.").format(
            n=number(ENOUGH - arrivals)
        )
    missing = low_groups(turnouts)
    if missing:
        who = [names[group.category] for group in missing[:MOST]]
        return _("Nodig nu vooral {who} uit: van hen horen we nog weinig.").format(who=_and(who))
    if not any(turnout.is_compared for turnout in turnouts):
        return _("Wie er nog mist, is niet te zeggen: er zijn geen cijfers om mee te vergelijken.")
    return _("Ga zo door: geen buurt of leeftijd blijft duidelijk achter.")


def low_groups(turnouts: Sequence[Turnout]) -> tuple[Heard, ...]:
    """Return the under-heard groups of all comparisons, the largest shortfall first."""
    low = [group for turnout in turnouts for group in turnout.low]
    return tuple(sorted(low, key=lambda group: -group.short))


def low_sentences(turnouts: Sequence[Turnout], names: Names) -> tuple[str, ...]:
    """Say of each under-heard group how many came, and how many one would expect."""
    return tuple(
        _("Van {who} horen we nog weinig: {heard} van de {expected} die u zou verwachten.").format(
            who=names[group.category],
            heard=number(group.heard or 0),
            expected=number(round(group.expected or 0.0)),
        )
        for group in low_groups(turnouts)
    )


def overview(turnouts: Sequence[Turnout], names: Names) -> str:
    """Say in one sentence, afterwards, who took part less than others."""
    missing = low_groups(turnouts)
    if missing:
        who = [names[group.category] for group in missing]
        if len(who) > MOST:
            more = _("{n} andere groepen").format(n=number(len(who) - MOST + 1))
            who = [*who[: MOST - 1], more]
        return _("Naar verhouding hoorden we weinig van {who}.").format(who=_and(who))
    if any(turnout.is_compared for turnout in turnouts):
        return _("Geen buurt of groep deed duidelijk minder mee dan de andere.")
    return _(
        "Of iedereen naar verhouding meedeed, is niet te zeggen: er zijn geen cijfers om mee te "
        "vergelijken."
    )


def shortfall_sentences(turnouts: Sequence[Turnout], names: Names) -> tuple[str, ...]:
    """Say afterwards of each under-heard group how many were heard and how many would have been."""
    return tuple(
        _(
            "Van {who} hoorden we er {heard}; bij evenredige deelname waren dat er {expected}."
        ).format(
            who=names[group.category],
            heard=heard_words(group),
            expected=number(round(group.expected or 0.0)),
        )
        for group in low_groups(turnouts)
    )


def heard_words(group: Heard) -> str:
    """Say how many were heard, or that the number is not shown."""
    if group.heard is not None:
        return number(group.heard)
    return _("minder dan 10") if group.is_few else _("niet te zien")


def channel_name(channel: str) -> str:
    """Name on what a survey was filled in."""
    return {
        "tablet": _("Tablet"),
        "telefoon": _("Telefoon"),
        "computer": _("Computer"),
        "papier": _("Op papier"),
        "namens": _("Namens een bewoner"),
        "voorbeeld": _("Voorbeeld"),
        "import": _("Ingelezen"),
    }.get(channel, channel)


def caveats(turnout: Turnout, names: Names) -> tuple[str, ...]:
    """Say what the comparison leaves out: figures that lack, people who did not say, children."""
    said = []
    if not any(group.inhabitants for group in turnout.groups):
        said.append(_no_figures(turnout.variable))
    elif turnout.without_figures:
        which = _and([names[buurt] for buurt in turnout.without_figures])
        said.append(_some_figures(turnout.variable).format(which=which))
    if turnout.unsaid:
        said.append(_unsaid(turnout.variable).format(n=number(turnout.unsaid)))
    if turnout.is_compared:
        said += _how_compared(turnout, names)
    return tuple(said)


def _no_figures(variable: Variable) -> str:
    return {
        "buurt": _("Van geen enkele buurt is bekend hoeveel mensen er wonen."),
        "age": _("Van geen enkele buurt is bekend hoe oud de mensen zijn."),
        "household": _("Van geen enkele buurt is bekend hoe de mensen samenwonen."),
        "tenure": _("Van geen enkele buurt is bekend wie er huurt en wie er een huis heeft."),
    }[variable]


def _some_figures(variable: Variable) -> str:
    return {
        "buurt": _("Er zijn geen cijfers over {which}; die tellen niet mee in de vergelijking."),
        "age": _("Er zijn geen leeftijden bekend van {which}; de rest staat voor de wijk."),
        "household": _("Er zijn geen huishoudens bekend van {which}; de rest staat voor de wijk."),
        "tenure": _("Er zijn geen woningen bekend van {which}; de rest staat voor de wijk."),
    }[variable]


def _unsaid(variable: Variable) -> str:
    return {
        "buurt": _("{n} keer is geen buurt gekozen."),
        "age": _("{n} keer is de leeftijd niet gezegd."),
        "household": _("{n} keer is niet gezegd met wie men woont."),
        "tenure": _("{n} keer is niet gezegd of men huurt of koopt."),
    }[variable]


def _how_compared(turnout: Turnout, names: Names) -> list[str]:
    """Say who counts as an inhabitant, and what became persons by a rule."""
    said = [
        _("{category} staan bij {into}: de cijfers tellen ze samen.").format(
            category=_capital(names[category]), into=names[into]
        )
        for category, into in turnout.together.items()
    ]
    grown = turnout.counted == "15+"
    if turnout.variable == "buurt":
        said.append(
            _("Inwoners zijn vanaf 15 jaar; één mens kan meer dan één enquête versturen.")
            if grown
            else _("Inwoners zijn alle leeftijden; één mens kan meer dan één enquête versturen.")
        )
    if turnout.variable == "age" and grown:
        said.append(_("Kinderen tot 15 jaar tellen niet mee in de vergelijking."))
    if turnout.variable == "household":
        said.append(_("Huishoudens zijn omgerekend naar mensen."))
    if turnout.variable == "tenure":
        said.append(_("Woningen zijn omgerekend naar mensen, per buurt evenveel in elke woning."))
    return said


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _and(names: Sequence[str]) -> str:
    return format_list(list(names), style="standard", locale=current_language())
