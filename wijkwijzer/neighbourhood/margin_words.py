"""Who lives here, in words: which total is counted, and how the figures were made to fit it."""

from collections.abc import Mapping, Sequence

from babel.lists import format_list

from wijkwijzer.i18n import current_language, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.margins import Inhabitants, Margin
from wijkwijzer.neighbourhood.records import Counted, Variable

LEAST = 0.0005
"""What misses by less than this part comes out at 0,0 %: then it fits."""


def total_sentence(people: Inhabitants) -> str:
    """Say how many inhabitants are counted, and which."""
    if not people.total:
        return _("Van geen enkele buurt is bekend hoeveel mensen er wonen.")
    if people.counted == "iedereen":
        return _("We tellen {n} inwoners, van alle leeftijden.").format(n=_whole(people.total))
    if people.ages_unknown:
        text = _("We tellen {n} inwoners. Hun leeftijden zijn niet bekend: kinderen tellen mee.")
        return text.format(n=_whole(people.total))
    return _("We tellen {n} inwoners van 15 jaar en ouder.").format(n=_whole(people.total))


def margin_sentences(people: Inhabitants, names: Mapping[str, str]) -> tuple[str, ...]:
    """Say of each variable what it added up to, and what became of that.

    Parameters
    ----------
    names
        Buurt id -> its name.
    """
    said = [_off(margin) for margin in people.margins.values() if abs(margin.off) >= LEAST]
    fitting = [
        _what(margin.variable).lower()
        for margin in people.margins.values()
        if abs(margin.off) < LEAST and margin.variable != "buurt"
    ]
    if fitting:
        said.append(_("Op hetzelfde aantal komen uit: {what}.").format(what=_and(fitting)))
    said += [
        _("{what} ontbreken van {which}.").format(
            what=_what(margin.variable), which=_and([names[buurt] for buurt in margin.missing])
        )
        for margin in people.margins.values()
        if margin.missing
    ]
    if people.family is not None:
        said.append(_family(people.counted).format(size=number(people.family, 1)))
    if "tenure" in people.margins:
        said.append(_("Woningen tellen als mensen: in een buurt in elke woning evenveel."))
    if any(abs(margin.off) >= LEAST for margin in people.margins.values()):
        said.append(_("CBS rondt elk getal los af; daarom komt de ene telling anders uit."))
    return tuple(said)


def percent_off(margin: Margin) -> str:
    """Say by how much a margin missed: te veel, te weinig, or not at all."""
    if abs(margin.off) < LEAST:
        return _("klopt")
    text = _("{n} % te veel") if margin.off > 0 else _("{n} % te weinig")
    return text.format(n=number(100 * abs(margin.off), 1))


def _off(margin: Margin) -> str:
    text = _(
        "{what} komen uit op {before} in plaats van {should_be} mensen: {off}. "
        "Ze zijn naar dat ene aantal gebracht."
    )
    return text.format(
        what=_what(margin.variable),
        before=_whole(margin.before),
        should_be=_whole(margin.should_be),
        off=percent_off(margin),
    )


def _what(variable: Variable) -> str:
    return {
        "buurt": _("Inwoners"),
        "age": _("Leeftijden"),
        "household": _("Huishoudens"),
        "tenure": _("Woningen"),
    }[variable]


def _family(counted: Counted) -> str:
    if counted == "iedereen":
        return _(
            "Huishoudens tellen als mensen: wie alleen woont is er één, samen zonder kinderen "
            "twee, en een gezin gemiddeld {size}."
        )
    return _(
        "Huishoudens tellen als mensen vanaf 15 jaar: wie alleen woont is er één, samen zonder "
        "kinderen twee, en een gezin gemiddeld {size}."
    )


def _and(words: Sequence[str]) -> str:
    return format_list(list(words), locale=current_language())


def _whole(persons: float) -> str:
    return number(round(persons))
