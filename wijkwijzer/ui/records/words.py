"""What is stored, in the words of the page: urgency, kinds, places, horizons, any field."""

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from wijkwijzer.i18n import LANGUAGES, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.parties.records import Task

URGENCIES = (1, 2, 3, 4, 5)
_MARKDOWN = re.compile(r"([\\&`*_{}\[\]()<>#+\-.!|~:$^=])")


def as_label(text: str) -> str:
    """Make text safe as the label of a widget, where markdown would be read: shown as it is."""
    return _MARKDOWN.sub(r"\\\1", " ".join(text.split()))


def urgency_words(urgency: int) -> str:
    """Say how urgent a task is."""
    return {
        1: _("kan wachten"),
        2: _("niet dringend"),
        3: _("dringend"),
        4: _("zeer dringend"),
        5: _("nu nodig"),
    }[urgency]


def pace_words(pace: str) -> str:
    """Name the pace of an agreement."""
    return {"snel": _("snel resultaat"), "lang": _("lange lijn")}[pace]


def kind_words(kind: str) -> str:
    """Name a kind of party."""
    return {
        "gemeente": _("gemeente"),
        "corporatie": _("woningcorporatie"),
        "waterschap": _("waterschap"),
        "bewoners": _("bewoners"),
        "zorg": _("zorg en welzijn"),
        "onderwijs": _("onderwijs"),
        "ondernemers": _("ondernemers"),
        "anders": _("anders"),
    }[kind]


def category_words(variable: str, category: str) -> str:
    """Name a figure of a buurt in a few words, as the head of a column."""
    return {
        ("total", ""): _("Inwoners"),
        ("age", "0-15"): _("0 tot 15"),
        ("age", "15-25"): _("15 tot 25"),
        ("age", "25-45"): _("25 tot 45"),
        ("age", "45-65"): _("45 tot 65"),
        ("age", "65+"): _("65+"),
        ("household", "alleen"): _("Alleen"),
        ("household", "samen"): _("Samen"),
        ("household", "gezin"): _("Gezin"),
        ("household", "eenouder"): _("Een ouder"),
        ("household", "anders"): _("Anders"),
        ("tenure", "huur_corporatie"): _("Huur corporatie"),
        ("tenure", "huur_particulier"): _("Huur particulier"),
        ("tenure", "koop"): _("Koop"),
    }[variable, category]


def area_words(buurten: Sequence[str], names: Mapping[str, str]) -> str:
    """Say where: the whole wijk, or the buurten by name."""
    if not buurten:
        return _("hele wijk")
    return ", ".join(names.get(buurt, buurt) for buurt in buurten)


def horizon_words(task: Task) -> str:
    """Say from when to when, empty when unknown."""
    if task.year_from and task.year_to:
        return f"{task.year_from}–{task.year_to}"
    if task.year_from:
        return _("vanaf {year}").format(year=task.year_from)
    return _("tot en met {year}").format(year=task.year_to) if task.year_to else ""


def inhabitants_words(count: int | None) -> str:
    """Say how many people live somewhere."""
    if count is None:
        return _("aantal inwoners onbekend")
    return _("{count} inwoners").format(count=number(count))


def in_words(field: str, value: Any, names: Mapping[str, str]) -> str:
    """Say the value of any field of a record, for lists of changes and versions side by side.

    Parameters
    ----------
    field
        Name of the field.
    value
        As JSON holds it.
    names
        What people call themes, buurten and parties, by id.
    """
    if field == "buurten":
        return area_words(value or (), names)
    if value is None or value == "" or value in ([], ()):
        return _("niets ingevuld")
    say = _WORDS.get(field)
    if say is not None:
        return say(value, names)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _place(value: Mapping[str, float], _names: Mapping[str, str]) -> str:
    return f"{number(value['latitude'], 5)} N, {number(value['longitude'], 5)} O"


def _name(value: str, names: Mapping[str, str]) -> str:
    return names.get(value, value)


def _called(value: Sequence[str], names: Mapping[str, str]) -> str:
    return ", ".join(names.get(one, one) for one in value)


def _brought(item: Mapping[str, Any], names: Mapping[str, str]) -> str:
    themes = ", ".join(names.get(theme, theme) for theme in item["themes"])
    return f"{item['item']} ({themes})" if themes else str(item["item"])


_WORDS: Mapping[str, Callable[[Any, Mapping[str, str]], str]] = {
    "urgency": lambda value, _names: f"{value}: {urgency_words(value)}",
    "kind": lambda value, _names: kind_words(value),
    "ring": lambda value, _names: _("gebied met {n} hoeken").format(n=len(value)),
    "theme": _name,
    "party_id": _name,
    "partners": _called,
    "themes": _called,
    "pace": lambda value, _names: pace_words(value),
    "brings": lambda value, names: "; ".join(_brought(item, names) for item in value),
    "point": _place,
    "geometry": lambda _value, _names: _("een gebied op de kaart"),
    "published": lambda value, _names: ", ".join(value),
    "task_id": _name,
    "opens_street": lambda value, _names: _("ja") if value else _("nee"),
    "languages": lambda value, _names: ", ".join(
        LANGUAGES[id_].dutch_name for id_ in LANGUAGES if id_ in value
    ),
}
