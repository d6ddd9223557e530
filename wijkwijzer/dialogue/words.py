"""What the choices of a meeting are called, in the language of who reads."""

from wijkwijzer.ambitions.sentences import level_name
from wijkwijzer.dialogue.records import NO_ROLE, Here, Kind
from wijkwijzer.i18n import gettext as _
from wijkwijzer.wijkkompas.results import Field

LONGEST = 100
"""Characters of a text of the room within a sentence; the picture has all of it."""


def answer_words(kind: Kind) -> dict[int, str]:
    """Return the name of each value of a kind of part, in the order in which they are offered.

    Polls, dots and dilemmas have none: there the options and the poles are the words.
    """
    if kind == "kompas":
        return {1: _("Herken ik"), -1: _("Herken ik niet"), 0: _("Weet ik niet")}
    if kind == "stellingen":
        return {1: _("Eens"), -1: _("Oneens"), 0: _("Sla ik over")}
    if kind == "akkoord":
        return {2: _("Eens"), 1: _("Ik kan ermee leven"), 0: _("Ik heb bezwaar")}
    if kind == "ambities":
        return {level: level_name(level) for level in range(4)} | {NO_ROLE: _("geen rol")}
    return {}


def field_words(field: Field, task: float | None) -> str:
    """Say what the wijkkompas tells of a theme with so much task, as the rest of a sentence."""
    if field == "bewoners_vragen_aandacht" and not task:
        return _("bewoners vragen hier veel, en geen partij heeft hier een opgave.")
    return {
        "samen_oppakken": _("bewoners vragen hier veel, en partijen werken eraan."),
        "bewoners_vragen_aandacht": _("bewoners vragen hier veel, en partijen doen nog weinig."),
        "uitleggen_en_verbinden": _("partijen doen hier veel, en bewoners vragen er minder om."),
        "koesteren": _("hier gaat het goed genoeg. Dat is iets om te koesteren."),
        "onbeslist": _("of bewoners hier veel vragen, is nog niet te zeggen."),
        "verborgen": _("hier zijn nog te weinig antwoorden."),
    }[field]


def here_words() -> dict[Here, str]:
    """Return how one can be here, in the order in which it is offered."""
    return {
        "bewoner": _("Bewoner"),
        "ondernemer": _("Ondernemer"),
        "professional": _("Professional in de wijk"),
        "ambtenaar": _("Ambtenaar"),
        "bestuurder": _("Bestuurder"),
        "anders": _("Iets anders"),
        "niet_gezegd": _("Dat zeg ik liever niet"),
    }


def shortened(text: str) -> str:
    """Return a text of the room between quotes, cut between words where it is long."""
    whole = " ".join(text.split()).rstrip(".")
    if len(whole) > LONGEST:
        kept = whole[:LONGEST].rpartition(" ")[0] or whole[:LONGEST]
        whole = f"{kept.rstrip(',;:.')} …"
    return f"“{whole}”"
