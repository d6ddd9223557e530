"""What the wall is given by its page: how to come in, colours, drawings and words.

The wall is in Dutch: one screen before everybody has one language. What people typed stands on it
as they typed it.
"""

from collections.abc import Sequence

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import Palette
from wijkwijzer.look.pictograms import pictogram, pictogram_path
from wijkwijzer.neighbourhood.records import Theme


def presentation(
    code: str, site: str, qr: str, themes: Sequence[Theme], colours: Palette
) -> dict[str, object]:
    """Return what the wall is made with, as plain values.

    Parameters
    ----------
    site
        The address as people type it.
    qr
        The address of the QR code's drawing.
    themes
        The themes of the wijk, for their drawings.
    """
    drawings = {theme.pictogram for theme in themes} | {"kompas"}
    return {
        "code": code,
        "site": site,
        "qr": qr,
        "colours": _colours(colours),
        "icons": {theme.id: theme.pictogram for theme in themes},
        "pictograms": {name: pictogram(name) for name in sorted(drawings)},
        "paths": {name: pictogram_path(name) for name in sorted(drawings)},
        "texts": _frame() | _collecting() | _results() | _compass() | _parties(),
    }


def _colours(colours: Palette) -> dict[str, str]:
    plain = ("paper", "surface", "ink", "quiet", "line", "border", "need", "task", "hidden")
    return {
        **{name: getattr(colours, name) for name in plain},
        "hatch": colours.hatch,
        "need-soft": colours.need_soft,
        "room": colours.room.mark,
        "room-soft": colours.room.soft,
        "against": colours.against.mark,
        "against-soft": colours.against.soft,
        "group-c": colours.wind("zuid").ink,
        "group-c-soft": colours.wind("zuid").soft,
        "group-d": colours.wind("west").ink,
        "group-d-soft": colours.wind("west").soft,
        **{f"wind-{wind}": hue.mark for wind, hue in colours.winds.items()},
    }


def _frame() -> dict[str, str]:
    return {
        "loading": _("De wand komt eraan"),
        "loadingLead": _("Het scherm maakt verbinding."),
        "rehearsal": _("Oefening: niets hiervan wordt bewaard"),
        "example": _("voorbeeldwijk, verzonnen"),
        "join": _("Meedoen: {site} · code {code}"),
        "part": _("Onderdeel {number} van {of}"),
        "second": _("tweede ronde"),
        "discuss": _("in gesprek"),
        "close": _("afgerond"),
        "time": _("Tijd!"),
        "left": _("nog {time}"),
        "lost": _("Geen verbinding; het scherm probeert het opnieuw"),
        "gone": _("Deze bijeenkomst is er niet meer"),
        "pause": _("Pauze"),
        "pauseMore": _("We gaan zo verder."),
        "resumes": _("We gaan over {n} minuten verder."),
        "resumes1": _("We gaan over 1 minuut verder."),
        "lookUp": _("Kijk even naar het scherm"),
        "qr": _("QR-code om mee te doen"),
        "go": _("Scan de code, of ga naar"),
        "type": _("en typ"),
        "present": _("{n} mensen doen mee"),
        "present1": _("1 mens doet mee"),
        "soon": _("we beginnen zo"),
        "thanks": _("Dank u wel"),
        "wasHere": _("{n} mensen deden mee."),
        "wasHere1": _("1 mens deed mee."),
        "report": _("Het verslag komt op {site}, bij Verslagen."),
    }


def _collecting() -> dict[str, str]:
    return {
        "voted": _("van {all} gaven antwoord"),
        "everybody": _("Iedereen heeft geantwoord"),
        "everyParty": _("Alle partijen hebben geantwoord"),
        "votedParties": _("van {all} partijen gaven antwoord"),
        "write": _("Hier komen de kaarten"),
        "noTheme": _("Zonder thema"),
        "more": _("en nog {n}, op uw eigen scherm"),
    }


def _results() -> dict[str, str]:
    return {
        "hidden": _(
            "Hier stemden minder dan vijf mensen. Dan laten we niets zien, zodat niemand te "
            "herkennen is."
        ),
        "tooFew": _("Nog geen vijf stemmen: dan laten we niets zien."),
        "recognise": _("Zoveel mensen herkennen dit:"),
        "outOf": _("{n} van de {all}"),
        "tooFewThemes": _("Nog te weinig stemmen: {names}."),
        "shared": _("Dit deelt de zaal"),
        "divided": _("Dit deelt de zaal niet duidelijk"),
        "unclear": _("Veel mensen sloegen over: misschien is dit niet duidelijk."),
        "landscape": _("{people} mensen in {n} groepen; wie hetzelfde stemt, ligt dicht bijeen."),
        "people": _("{n} mensen"),
        "group": _("Groep"),
        "size": _("Hoe groot"),
        "knownBy": _("Te herkennen aan"),
        "agrees": _("Eens:"),
        "disagrees": _("Oneens:"),
        "allShare": _("Dit delen alle groepen"),
        "before": _("voor het gesprek"),
        "after": _("na het gesprek"),
        "hither": _("{n} schoven hierheen"),
        "oneHither": _("1 schoof hierheen"),
        "nobodyHither": _("niemand schoof hierheen"),
        "wholly": _("helemaal"),
        "somewhat": _("meer"),
        "stands": _("Hier staat de zaal"),
        "standsNow": _("Hier staat de zaal nu"),
        "movedAfter": _("Na het gesprek"),
        "moved": _("{n} mensen schoven"),
        "oneMoved": _("1 mens schoof"),
        "mostTo": _("vooral naar:"),
        "allTo": _("naar:"),
        "bothWays": _("naar elke kant evenveel"),
        "nobody": _("niemand schoof"),
        "amid": _("ertussenin"),
        "both": _("En-en: wat de zaal vond"),
        "bothMore": _("en nog {n}"),
        "objection": _("Bezwaar:"),
        "objectionTo": _("Bezwaar tegen {number}:"),
        "reply": _("Antwoord:"),
        "noReply": _("hier is nog een antwoord op nodig"),
    }


def _compass() -> dict[str, str]:
    return {
        "need": _("Dit vragen bewoners"),
        "task": _("Dit hebben partijen als opgave"),
        "noTask": _("Geen partij heeft hier een opgave"),
        "needle": _("Daar wijst het kompas naar"),
        "unsure": _("Nog niet te zeggen of bewoners er veel vragen"),
        "noFigure": _("nog te weinig antwoorden"),
        "hall": _("En in deze zaal?"),
    }


def _parties() -> dict[str, str]:
    return {
        "noParties": _("Nog geen partij koos een niveau."),
        "unsaid": _("niets gekozen"),
        "was": _("was: {level}"),
        "otherThemes": _("De andere thema’s: {names}."),
        "alsoChanged": _("Ook veranderd: {names}."),
        "same": _("Bij {n} thema’s bleef het gelijk."),
        "oneSame": _("Bij 1 thema bleef het gelijk."),
        "noneChanged": _("Bij alle thema’s bleef het gelijk."),
        "higher": _("hoger dan ervoor"),
        "lower": _("lager dan ervoor"),
        "away": _("Geen rol, of niets gekozen: {parties}"),
    }
