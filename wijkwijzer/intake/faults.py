"""What is wrong with what a facilitator typed, in sentences that name the field and what to do."""

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.record import Entry

E = TypeVar("E", bound=Entry)

# Dutch msgids, translated when asked for.
_FIELDS: Mapping[str, str] = {
    "name": "Naam",
    "code": "Code",
    "municipality": "Gemeente",
    "municipality_code": "Code van de gemeente",
    "theme_set": "Thema's",
    "border_need": "Grens van behoefte",
    "border_task": "Grens van opgave",
    "source": "Bron",
    "year": "Jaar van de grenzen",
    "published": "Zichtbaar voor bewoners",
    "languages": "Talen voor bewoners",
    "geometry": "Grens op de kaart",
    "count": "Aantal",
    "kind": "Soort partij",
    "interests": "Belangen",
    "brings": "Wat de partij inbrengt",
    "party_id": "Partij",
    "theme": "Thema",
    "themes": "Thema's",
    "title": "Wat moet er gebeuren",
    "description": "Toelichting",
    "buurten": "Waar",
    "urgency": "Urgentie",
    "year_from": "Vanaf jaar",
    "year_to": "Tot en met jaar",
    "point": "Plek op de kaart",
    "level": "Ambitie",
    "no_role": "Geen rol",
    "note": "Toelichting",
    "variables": "Waarop wordt gewogen",
    "counted": "Wie tellen als inwoner",
    "lower": "Kleinste gewicht",
    "upper": "Grootste gewicht",
    "serves": "Voor welke thema's",
    "strength": "Hoe sterk",
    "why": "Waarom",
    "ring": "Gebied op de kaart",
    "begins_on": "Begint op",
    "ends_on": "Eindigt op",
    "costs": "Kosten",
    "once": "Eenmalige kosten",
    "yearly": "Kosten per jaar",
    "years": "Hoeveel jaar het meegaat",
    "effects": "Wat het oplevert",
    "pays": "Wie betaalt",
    "benefits": "Wie er voordeel van heeft",
    "earliest": "Op zijn vroegst",
    "latest": "Op zijn laatst",
    "budget": "Geld dat klaarstaat",
    "opens_street": "De straat gaat open",
    "task_id": "Opgave",
    "reason": "Reden",
    "decided_on": "Datum van het besluit",
    "agreed": "Wie het eens zijn",
    "pace": "Snel resultaat of lange lijn",
    "partners": "Met wie",
    "gains": "Wat het ieder oplevert",
    "courage": "Wat lef vraagt",
    "agreed_on": "Afgesproken op",
    "due": "Klaar op",
    "means": "Waarmee",
    "seen_by": "Waaraan we zien dat het lukt",
    "first_step": "Eerste kleine stap",
    "first_step_on": "Datum van de eerste stap",
    "signed_on": "Getekend op",
    "on": "Datum",
    "next_on": "Datum van de volgende stap",
    "text": "Tekst",
    "replied_on": "Datum van het antwoord",
    "reply_days": "Termijn voor een antwoord (dagen)",
}
_SENTENCES: Mapping[str, str] = {
    "missing": "ontbreekt; vul dit in",
    "string_too_short": "is leeg; vul dit in",
    "string_too_long": "is te lang; gebruik hoogstens {max_length} tekens",
    "string_type": "is leeg; vul dit in",
    "int_type": "is leeg of geen heel getal; vul een heel getal in",
    "int_parsing": "is geen heel getal; vul een heel getal in",
    "int_from_float": "is geen heel getal; vul een heel getal in",
    "float_type": "is geen getal; vul een getal in",
    "float_parsing": "is geen getal; vul een getal in",
    "greater_than": "is te klein; kies een getal boven {gt}",
    "greater_than_equal": "is te klein; kies {ge} of meer",
    "less_than": "is te groot; kies een getal onder {lt}",
    "less_than_equal": "is te groot; kies {le} of minder",
    "string_pattern_mismatch": "is geen datum; schrijf jaar-maand-dag, zoals 2027-03-31",
    "value_error": "is geen datum die bestaat; schrijf jaar-maand-dag, zoals 2027-03-31",
    "literal_error": "kan hier niet; kies een van de mogelijkheden",
}
_OF_THE_WHOLE: Mapping[str, str] = {
    "year_to lies before year_from": (
        "Tot en met jaar: ligt voor het beginjaar; kies een later jaar of laat het leeg"
    ),
    "amounts run from low to high": (
        "Bedragen lopen van laag naar hoog; zet het kleinste bedrag bij laag"
    ),
    "yearly costs need a number of years": (
        "Hoeveel jaar het meegaat: ontbreekt; vul het in bij kosten per jaar"
    ),
    "somebody is named": "Noem een partij, of schrijf een naam",
    "a theme is served once": "Een thema staat er twee keer; haal er een weg",
    "ends_on lies before begins_on": "Eindigt op: ligt voor het begin; kies een latere datum",
    "an area has three corners or more": "Gebied op de kaart: heeft minstens drie hoeken nodig",
    "the plan lies within the horizon": (
        "De geplande jaren liggen niet tussen op zijn vroegst en op zijn laatst; pas een ervan aan"
    ),
    "due lies before agreed_on": "Klaar op: ligt voor de datum van de afspraak; kies een latere",
    "the first step comes within a hundred days": (
        "Datum van de eerste stap: kies een dag binnen honderd dagen na de afspraak"
    ),
    "a decision has a reason": "Reden: is leeg; vul dit in",
    "a reply says something": "Tekst: is leeg; vul dit in",
    "geometry must be a Polygon or MultiPolygon": (
        "Grens op de kaart: is geen gebied; gebruik een vlak (polygon)"
    ),
}


def field_name(field: str) -> str:
    """Return what people call a field of a record; an unknown one keeps its own name."""
    return _(_FIELDS.get(field, field))


def checked(model: type[E], values: Mapping[str, Any]) -> E:
    """Make a record or entry of what was typed.

    Raises
    ------
    InvalidInput
        With one sentence per fault in `problems`, each naming the field and what to do; the
        message is the first.
    """
    try:
        return model.model_validate(dict(values))
    except ValidationError as error:
        problems = tuple(dict.fromkeys(_sentence(dict(fault)) for fault in error.errors()))
        raise InvalidInput(problems[0], problems) from None


def _sentence(fault: Mapping[str, Any]) -> str:
    reason = str(fault.get("ctx", {}).get("error", ""))
    if fault["loc"] and reason in _OF_THE_WHOLE:
        inside = [field_name(part) for part in fault["loc"] if isinstance(part, str)]
        return f"{inside[-1]}: {_(_OF_THE_WHOLE[reason])}."
    if not fault["loc"]:
        return _(_OF_THE_WHOLE.get(reason, "Dit klopt niet met elkaar; kijk het na")) + "."
    field, *rest = fault["loc"]
    name = field_name(str(field))
    if rest and isinstance(rest[0], int):
        name = _("{field}, regel {number}").format(field=name, number=rest[0] + 1)
    sentence = _SENTENCES.get(fault["type"], "kan zo niet; kijk dit na")
    limits = {
        key: f"{value:g}" if isinstance(value, float) else value
        for key, value in fault.get("ctx", {}).items()
    }
    return f"{name}: {_(sentence).format(**limits)}."
