"""Who is missing, in words a facilitator can act on."""

from collections.abc import Mapping, Sequence

from babel.lists import format_list

from wijkwijzer.i18n import current_language, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.turnout import ENOUGH, Heard, Turnout

Names = Mapping[str, str]
"""Buurt id or age band -> its people in words, such as "bewoners uit Dijkbuurt"."""

MOST = 3
"""More groups than this in one sentence nobody remembers."""


def advice(arrivals: int, turnouts: Sequence[Turnout], names: Names) -> str:
    """Say what to do now in an open round, one sentence.

    Parameters
    ----------
    arrivals
        Responses so far.
    turnouts
        By buurt and by age.
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
    return tuple(sorted(low, key=lambda g: g.heard - (g.expected or 0.0)))


def low_sentences(turnouts: Sequence[Turnout], names: Names) -> tuple[str, ...]:
    """Say of each under-heard group how many came, and how many one would expect."""
    return tuple(
        _("Van {who} horen we nog weinig: {heard} van de {expected} die u zou verwachten.").format(
            who=names[group.category],
            heard=number(group.heard),
            expected=number(round(group.expected or 0.0)),
        )
        for group in low_groups(turnouts)
    )


def caveats(turnout: Turnout, names: Names) -> tuple[str, ...]:
    """Say what the comparison leaves out: figures that lack, people who did not say, children."""
    said = []
    if all(group.inhabitants is None for group in turnout.groups):
        said.append(_("Van geen enkele buurt is bekend hoeveel mensen er wonen."))
    elif turnout.without_figures:
        which = _and([names[buurt] for buurt in turnout.without_figures])
        said.append(
            _("Er zijn geen cijfers over {which}; die tellen niet mee in de vergelijking.").format(
                which=which
            )
            if turnout.variable == "buurt"
            else _(
                "Er zijn geen leeftijden bekend van {which}; de rest staat voor de wijk."
            ).format(which=which)
        )
    if turnout.unsaid:
        text = (
            _("{n} keer is geen buurt gekozen.")
            if turnout.variable == "buurt"
            else _("{n} keer is de leeftijd niet gezegd.")
        )
        said.append(text.format(n=number(turnout.unsaid)))
    if turnout.variable == "buurt" and turnout.is_compared:
        said.append(
            _("Inwoners zijn alle leeftijden; één mens kan meer dan één enquête versturen.")
        )
    if turnout.variable == "age" and turnout.is_compared:
        said.append(_("Kinderen tot 15 jaar tellen niet mee in de vergelijking."))
    return tuple(said)


def _and(names: Sequence[str]) -> str:
    return format_list(list(names), style="standard", locale=current_language())
