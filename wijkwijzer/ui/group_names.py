"""What people call buurten and groups: in a sentence, and in a list."""

from collections.abc import Iterable, Mapping

from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import CATEGORIES, Buurt, Variable
from wijkwijzer.wijkkompas.words import group_name


def people_names(buurten: Iterable[Buurt]) -> Mapping[str, str]:
    """Return the people of each buurt and category in words, for in a sentence."""
    names = {buurt.id: _("bewoners uit {buurt}").format(buurt=buurt.name) for buurt in buurten}
    return names | {c: group_name(v, c) for v, categories in CATEGORIES.items() for c in categories}


def group_names(buurten: Iterable[Buurt]) -> Mapping[str, str]:
    """Return the short name of each buurt and category, for in a list."""
    names = {buurt.id: buurt.name for buurt in buurten}
    return names | {
        "0-15": _("tot 15 jaar"),
        "15-25": _("15 tot 25 jaar"),
        "25-45": _("25 tot 45 jaar"),
        "45-65": _("45 tot 65 jaar"),
        "65+": _("65 jaar en ouder"),
        "alleen": _("alleen"),
        "samen": _("samen, zonder kinderen"),
        "gezin": _("gezin met kinderen"),
        "eenouder": _("eenoudergezin"),
        "anders": _("op een andere manier"),
        "huur_corporatie": _("huurt van een corporatie"),
        "huur_particulier": _("huurt particulier"),
        "koop": _("eigen huis"),
    }


def variable_title(variable: Variable) -> str:
    """Ask, above a list of groups, which group."""
    return {
        "buurt": _("Uit welke buurt?"),
        "age": _("Van welke leeftijd?"),
        "household": _("Met wie wonen zij?"),
        "tenure": _("Huren of kopen?"),
    }[variable]


def variable_name(variable: Variable) -> str:
    """Name a variable, as one of a row of choices."""
    return {
        "buurt": _("Buurt"),
        "age": _("Leeftijd"),
        "household": _("Huishouden"),
        "tenure": _("Huren of kopen"),
    }[variable]
