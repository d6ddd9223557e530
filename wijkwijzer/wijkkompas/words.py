"""The words of the wijkkompas: fields, groups, views and lists of names."""

from collections.abc import Mapping, Sequence

from babel.lists import format_list

from wijkwijzer.i18n import current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.wijkkompas.results import Field, Quantity, View


def field_name(field: Field) -> str:
    """Name a field as it stands in the chart."""
    return {
        "samen_oppakken": _("Samen oppakken"),
        "bewoners_vragen_aandacht": _("Bewoners vragen aandacht"),
        "uitleggen_en_verbinden": _("Uitleggen en verbinden"),
        "koesteren": _("Koesteren"),
        "onbeslist": _("Nog niet te zeggen"),
        "verborgen": _("Nog te weinig antwoorden"),
    }[field]


def quantity_name(quantity: Quantity) -> str:
    """Name what the colours of the map stand for."""
    return {
        "need": _("Behoefte van bewoners"),
        "task": _("Opgave van partijen"),
        "gap": _("Verschil tussen behoefte en opgave"),
    }[quantity]


def group_name(variable: str, category: str) -> str:
    """Name the people of a category, in lower case: huurders van een woningcorporatie."""
    if category == NOT_SAID:
        return {
            "age": _("bewoners die hun leeftijd niet gaven"),
            "household": _("bewoners die niet zeiden met wie zij wonen"),
            "tenure": _("bewoners die niet zeiden of zij huren of kopen"),
        }[variable]
    return {
        "0-15": _("kinderen tot 15 jaar"),
        "15-25": _("bewoners van 15 tot 25 jaar"),
        "25-45": _("bewoners van 25 tot 45 jaar"),
        "45-65": _("bewoners van 45 tot 65 jaar"),
        "65+": _("bewoners van 65 jaar en ouder"),
        "alleen": _("bewoners die alleen wonen"),
        "samen": _("bewoners die samen wonen zonder kinderen"),
        "gezin": _("gezinnen met kinderen"),
        "eenouder": _("eenoudergezinnen"),
        "anders": _("bewoners die op een andere manier wonen"),
        "huur_corporatie": _("huurders van een woningcorporatie"),
        "huur_particulier": _("huurders van een particuliere verhuurder"),
        "koop": _("bewoners met een koopwoning"),
    }[category]


def view_title(view: View, buurt_names: Mapping[str, str]) -> str:
    """Title of a view: De hele wijk; Dijkbuurt: huurders van een woningcorporatie."""
    group = None
    if view.variable is not None and view.category is not None:
        group = group_name(view.variable, view.category)
    if view.buurt is None:
        return capitalised(group) if group else _("De hele wijk")
    place = buurt_name(view.buurt, buurt_names)
    return f"{place}: {group}" if group else place


def buurt_name(buurt: str, buurt_names: Mapping[str, str]) -> str:
    """Name a buurt, also the category of who chose none."""
    return _("Geen buurt gekozen") if buurt == NOT_SAID else buurt_names[buurt]


def weighed_on(variables: Sequence[str]) -> str:
    """Name what answers are weighed on, within a sentence: buurt en leeftijd."""
    names = {
        "buurt": _("buurt"),
        "age": _("leeftijd"),
        "household": _("huishouden"),
        "tenure": _("huren of kopen"),
    }
    return format_list([names[variable] for variable in variables], locale=current_language())


def listed(names: Sequence[str]) -> str:
    """Write names as a list; with semicolons, since names hold commas and "en" themselves."""
    return "; ".join(names)


def choice(names: Sequence[str]) -> str:
    """Write names as a choice: a, b of c."""
    return format_list(list(names), style="or", locale=current_language())


def capitalised(text: str) -> str:
    """Begin with a capital and leave the rest as it is."""
    return text[:1].upper() + text[1:]
