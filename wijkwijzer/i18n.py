"""The language of what people read: Dutch msgids, catalogues read by Babel at start.

The language belongs to the running context (a page run, a request, a command), so one process
serves several languages at once.
"""

import datetime as dt
from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from babel import Locale, dates, numbers
from babel.messages.pofile import read_po

from wijkwijzer.days import HERE, day_of

LOCALES = Path(__file__).resolve().parent.parent / "locales"


@dataclass(frozen=True)
class Language:
    """A language that residents can read.

    Parameters
    ----------
    id
        As in `<html lang>` and the name of the catalogue.
    name
        In the language itself.
    dutch_name
        For who does not read it.
    checked
        Whether a native speaker read the texts; only such a language is on by itself.
    direction
        Of the script.
    date, comma
        How a date is written in words, and what stands between it and the time.
    """

    id: str
    name: str
    dutch_name: str
    checked: bool = False
    direction: Literal["ltr", "rtl"] = "ltr"
    date: str = "d MMMM y"
    comma: str = ","


LANGUAGES: Mapping[str, Language] = {
    language.id: language
    for language in (
        Language("nl", "Nederlands", "Nederlands", checked=True),
        Language("en", "English", "Engels", checked=True),
        Language("de", "Deutsch", "Duits", date="d. MMMM y"),
        Language("tr", "Türkçe", "Turks"),
        Language("ar", "العربية", "Arabisch", direction="rtl", comma="،"),
        Language("pl", "Polski", "Pools"),
        Language("uk", "Українська", "Oekraïens"),
    )
}
"""All languages, in the order of every list; `nl` is the source and needs no catalogue."""

CHECKED = tuple(language.id for language in LANGUAGES.values() if language.checked)

_language: ContextVar[str] = ContextVar("language", default="nl")


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return what stands in the catalogue of a language: Dutch text -> translation."""
    path = LOCALES / language / "LC_MESSAGES" / "wijkwijzer.po"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        found = read_po(file, locale=language)
    return {
        str(message.id): str(message.string)
        for message in found
        if message.id and message.string and isinstance(message.id, str)
    }


def set_language(language: str) -> None:
    """Choose the language of this context; an unknown one means Dutch."""
    _language.set(language if language in LANGUAGES else "nl")


def current_language() -> str:
    """Return the language of this context, `nl` unless set."""
    return _language.get()


def direction(language: str = "") -> Literal["ltr", "rtl"]:
    """Return how a language is written, that of this context if none is named."""
    return LANGUAGES[language or current_language()].direction


def apart(text: str) -> str:
    """Return what somebody typed, for within a sentence: it turns none of the words around it.

    Only in a language that is read from the right; in the others nothing has to be turned.
    """
    return f"\u2068{text}\u2069" if direction() == "rtl" else text


def gettext(text: str) -> str:
    """Return `text` in the language of this context; untranslated text stays Dutch."""
    language = _language.get()
    return text if language == "nl" else catalogue(language).get(text, text)


def choose(texts: dict[str, str]) -> str:
    """Pick from content that carries its own languages (`{"nl": ..., "en": ...}`)."""
    return texts.get(_language.get()) or texts["nl"]


def number(value: float, digits: int = 0) -> str:
    """Write a number as people here write it, with `digits` decimals: 1.234,5.

    Digits are those on Dutch letters and coins (0-9) in every language, Arabic included.
    """
    return _written_number(value or 0, digits, _language.get())


@lru_cache(4096)
def _written_number(value: float, digits: int, language: str) -> str:
    pattern = "#,##0" + ("." + "0" * digits if digits else "")
    return numbers.format_decimal(value, format=pattern, locale=_parsed(language))


def euros(amount: int) -> str:
    """Write whole euros: € 1.250."""
    return _written_euros(amount, _language.get())


@lru_cache(4096)
def _written_euros(amount: int, language: str) -> str:
    return numbers.format_currency(
        amount, "EUR", format="¤ #,##0", locale=_parsed(language), currency_digits=False
    )


def date(moment: dt.date | dt.datetime) -> str:
    """Write a date in words, of a moment that in the Netherlands: 22 november 2026."""
    day = day_of(moment) if isinstance(moment, dt.datetime) else moment
    return _written_date(day, _language.get())


@lru_cache(4096)
def _written_date(day: dt.date, language: str) -> str:
    return dates.format_date(day, format=LANGUAGES[language].date, locale=_parsed(language))


def moment(when: dt.datetime) -> str:
    """Write date and time, in Dutch local time: 22 november 2026, 20:15."""
    language = LANGUAGES[current_language()]
    pattern = f"{language.date}{language.comma} HH:mm"
    return dates.format_datetime(when, pattern, tzinfo=HERE, locale=locale())


def locale() -> Locale:
    """Return what Babel writes numbers, days and lists by in this context."""
    return _parsed(_language.get())


@cache
def _parsed(language: str) -> Locale:
    return Locale.parse(language)
