"""Where a text seems to tell who somebody is: a hint for who reads it, never a verdict.

The rules know how people here write telephone numbers, addresses and names. They miss things and
see things that are not there; a person decides.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from wijkwijzer.survey.records import Answer, Place, Questionnaire

PersonalKind = Literal["phone", "email", "address", "name"]


@dataclass(frozen=True)
class Span:
    """A part of a text, `text[start:end]`, and what it seems to be."""

    start: int
    end: int
    kind: PersonalKind


_STREET = (
    "straat|laan|weg|plein|hof|dijk|kade|singel|pad|gracht|steeg|plantsoen|dreef|haven|burg|wal"
)
_UNIT = r"(?!\s*(?:km|kilometer|m\b|meter|min|minuten|uur|jaar|keer|x\b|%|euro|procent))"
_INITIAL = r"[A-Z]\."
_WORD = r"[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+(?:-[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]+)?"
_BETWEEN = r"(?:van|von|de|der|den|het|ten|ter|te|el|al|la|da|dos|ben|bin|in 't|op|’t|'t)"
_TITLE = (
    r"(?:meneer|mijnheer|de heer|dhr\.?|mevrouw|mevr\.?|mw\.?|juf|meester|dokter|dr\.|"
    r"buurman|buurvrouw|familie|fam\.)"
)

_RULES: tuple[tuple[PersonalKind, re.Pattern[str]], ...] = (
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63})+")),
    # Ten digits of a Dutch number, however they are grouped; or any number with a country code.
    (
        "phone",
        re.compile(r"(?<![\d+])(?:(?:\+|00)31[\s.-]?(?:\(0\))?|0)[1-9](?:[\s.-]?\d){8}(?!\d)"),
    ),
    ("phone", re.compile(r"(?<![\d+])(?:\+|00)[1-9]\d{0,2}(?:[\s.-]?\d){7,11}(?!\d)")),
    # Postcode, with or without house number; SA, SD and SS were never given out.
    ("address", re.compile(r"\b[1-9]\d{3} ?(?!SA|SD|SS)[A-Z]{2}\b(?:,?\s*\d{1,4}\b)?")),
    (
        "address",
        re.compile(
            rf"\b\w{{0,40}}(?:{_STREET})\s+(?:nr\.?\s*|nummer\s*)?\d{{1,4}}(?:\s?-?[a-zA-Z]\b)?(?!\d){_UNIT}",
            re.IGNORECASE,
        ),
    ),
    (
        "address",
        re.compile(r"\b(?:huisnummer|huisnr\.?|nummer|nr\.)\s*\d{1,4}[a-zA-Z]?\b", re.IGNORECASE),
    ),
    (
        "name",
        re.compile(rf"\b(?i:{_TITLE})\s+(?:{_INITIAL}\s*){{0,6}}(?:{_BETWEEN}\s+){{0,3}}{_WORD}"),
    ),
    ("name", re.compile(rf"\b(?i:ik heet|mijn naam is|genaamd)\s+{_WORD}(?:\s+{_WORD})*")),
    ("name", re.compile(rf"\b(?:{_INITIAL}\s*){{1,6}}(?:{_BETWEEN}\s+){{0,3}}{_WORD}")),
)
_TWO_CAPITALS = re.compile(rf"\b{_WORD}(?:\s+(?i:{_BETWEEN})\b){{0,3}}(?:\s+{_WORD})+")

# Words that open a sentence and are nobody's first name.
_OPENING = (
    "aan achter al alle alleen als ander andere beste bij boven buiten daar dan dat de deze die "
    "dit door een eerst elk elke en er geen geef graag haal het hier hij hoe hun ik in is "
    "iedereen jammer ja kan kijk kom kunnen laat langs leg maak maar maandag dinsdag woensdag "
    "donderdag vrijdag zaterdag zondag meer men met mijn na naar naast nee net niemand niet nog "
    "nu of om onder ons onze ook op over per rond s samen sinds soms steeds te tegen ter toen "
    "tot tussen uit van vanaf veel vlak voor vooral vroeger waar waarom wanneer want wat we wel "
    "wie wij wijk willen ze zet zij zo zonder the our we my please more at in on to"
)
_NO_FIRST_NAME = frozenset(_OPENING.split())
_PLACE_ENDING = re.compile(
    rf"(?:{_STREET}|buurt|wijk|park|school|kerk|brug|markt|bos|veld|zijde|waard|sluis|station|"
    r"noord|oost|zuid|west|centrum)$",
    re.IGNORECASE,
)


def spot_personal_data(text: str) -> tuple[Span, ...]:
    """Return what in a text seems to be personal, in order, without overlap.

    Parameters
    ----------
    text
        What a resident wrote. Names of streets, shops and places with two capitals may be taken
        for a name; a lone first name is not noticed.
    """
    found: list[Span] = []
    for kind, rule in _RULES:
        _add(found, kind, rule.finditer(text))
    _add(found, "name", (m for m in _TWO_CAPITALS.finditer(text) if not _is_a_place(m.group())))
    return tuple(sorted(found, key=lambda span: span.start))


def _add(found: list[Span], kind: PersonalKind, matches: Iterable[re.Match[str]]) -> None:
    for match in matches:
        span = Span(match.start(), match.end(), kind)
        if not any(other.start < span.end and span.start < other.end for other in found):
            found.append(span)


def _is_a_place(text: str) -> bool:
    words = text.split()
    return words[0].lower() in _NO_FIRST_NAME or bool(_PLACE_ENDING.search(words[-1]))


def personal_answers(questionnaire: Questionnaire, answers: Mapping[str, Answer]) -> list[str]:
    """Return the keys of remarks and places in which something seems to be personal.

    Parameters
    ----------
    answers
        Some or all answers; only texts that are offered for publication are looked at.
    """
    offered = {
        question.id
        for step in questionnaire.steps
        for question in step.questions
        if question.contribution or question.kind in ("pin", "area")
    }
    return [
        key
        for key, answer in answers.items()
        if key.partition(":")[0] in offered
        and any(spot_personal_data(text) for text in _texts(answer))
    ]


def _texts(answer: Answer) -> list[str]:
    if isinstance(answer, str):
        return [answer]
    if isinstance(answer, int):
        return []
    return [part.text for part in answer if isinstance(part, Place)]
