"""Works that could go together, and what an order depends on, in plain sentences."""

import math
from collections.abc import Mapping, Sequence

from babel.lists import format_list

from wijkwijzer.i18n import euros, locale, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.programme.criteria import Criterion
from wijkwijzer.programme.koppelkansen import Gain, Koppelkans
from wijkwijzer.programme.ordering import Places, Span
from wijkwijzer.programme.records import Status


def criterion_names() -> Mapping[Criterion, str]:
    """Return what people call the criteria."""
    return {
        "behoefte": _("Wat bewoners nodig hebben"),
        "opgaven": _("Opgaven van partijen"),
        "ambities": _("Ambities van partijen"),
        "steun": _("Steun in bijeenkomsten"),
        "kosten": _("Lage kosten"),
    }


def status_names() -> Mapping[Status, str]:
    """Return what people call where a measure stands."""
    return {
        "voorgesteld": _("voorgesteld"),
        "gekozen": _("gekozen"),
        "niet_gekozen": _("niet gekozen"),
        "samengevoegd": _("samengevoegd"),
    }


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: a, b en c."""
    return format_list(list(names), locale=locale())


def gain_sentence(gain: Gain, themes: Mapping[str, str]) -> str:
    """Say one thing that combining gives; `themes` are names by id."""
    named = listed([themes.get(theme, theme) for theme in gain.themes])
    return {
        "straat": _("De straat hoeft één keer open in plaats van twee keer."),
        "overlast": _("Bewoners hebben één keer overlast in plaats van twee keer."),
        "themas": _("Samen gaat het over {themes}."),
        "behoefte": _("Bewoners vragen aandacht voor {themes}."),
        "geld": _("Samen staat er {euros} klaar."),
    }[gain.kind].format(themes=named, euros=euros(gain.euros))


def timing_sentence(chance: Koppelkans, parties: Mapping[str, str]) -> str:
    """Say when two undertakings could go together, and who would have to move how far.

    Parameters
    ----------
    parties
        Names by id.
    """
    first, last = chance.years
    when = (
        str(first)
        if first == last
        else _("{first} tot en met {last}").format(first=first, last=last)
    )
    if chance.timing == "nu":
        return _("Beide staan gepland in {years}.").format(years=when)
    moves = [
        _move(parties.get(one.party_id, one.party_id), shift)
        for one, shift in (
            (chance.one, chance.shift_one),
            (chance.other, chance.shift_other),
        )
        if shift
    ]
    if moves:
        return _("Het kan samen in {years} als {moves}.").format(years=when, moves=listed(moves))
    return _("Het kan samen in {years}: van een van beide ligt het jaar nog niet vast.").format(
        years=when
    )


def _move(party: str, shift: int) -> str:
    if shift == 1:
        return _("{party} een jaar later begint").format(party=party)
    if shift == -1:
        return _("{party} een jaar eerder begint").format(party=party)
    if shift > 0:
        return _("{party} {n} jaar later begint").format(party=party, n=shift)
    return _("{party} {n} jaar eerder begint").format(party=party, n=-shift)


def places_sentence(found: Places) -> str:
    """Say whether a measure is at the top whatever the weights."""
    if found.best == found.worst:
        return _("Staat op plaats {place}, hoe u ook weegt.").format(place=found.best)
    return {
        "altijd": _("Hoe u ook weegt: bij de eerste {n} (plaats {best} tot {worst})."),
        "soms": _("Plaats {best} tot {worst}: dat hangt af van wat zwaar telt."),
        "nooit": _("Hoe u ook weegt: niet bij de eerste {n} (plaats {best} tot {worst})."),
    }[found.verdict].format(n=found.of, best=found.best, worst=found.worst)


def span_sentence(span: Span, top: int) -> str:
    """Say how far a weight may move before the top changes."""
    name = criterion_names()[span.criterion]
    if span.low <= 0 and span.high >= 1:
        return _("{name}: de eerste {top} blijven dezelfde, hoe zwaar dit ook telt.").format(
            name=name, top=top
        )
    # Inwards to whole per cents, so that what is said is so.
    low, high = math.ceil(100 * span.low - 1e-9), math.floor(100 * span.high + 1e-9)
    if low > high:
        low = high = round(100 * span.weight)
    return _(
        "{name} telt nu voor {now} %. De eerste {top} blijven dezelfde van {low} tot {high} %."
    ).format(
        name=name,
        top=top,
        now=number(100 * span.weight),
        low=number(low),
        high=number(high),
    )
