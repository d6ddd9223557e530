"""Everything residents read, Dutch beside another language, for somebody who checks it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from wijkwijzer.i18n import LANGUAGES, catalogue
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Theme
from wijkwijzer.survey.records import Questionnaire


@dataclass(frozen=True)
class TranslatedText:
    """A text that residents read.

    Parameters
    ----------
    where
        What it belongs to, in Dutch.
    translation
        "" where there is none; residents then read the Dutch one.
    """

    where: str
    dutch: str
    translation: str


def translated_texts(
    language: str, themes: Sequence[Theme], questionnaires: Sequence[Questionnaire]
) -> tuple[TranslatedText, ...]:
    """Return the texts of questionnaires, themes and screens, each Dutch text once."""
    found = [
        TranslatedText(f"{_('Vragenlijst')} {asked.title['nl']}", dutch, translation)
        for asked in questionnaires
        for dutch, translation in _in_content(asked.model_dump(), language)
    ]
    found += [
        TranslatedText(f"{_('Thema')} {theme.name['nl']}", dutch, translation)
        for theme in themes
        for dutch, translation in _in_content(theme.model_dump(), language)
    ]
    found += [
        TranslatedText(_("Schermen en papier"), dutch, translation)
        for dutch, translation in catalogue(language).items()
    ]
    return tuple({text.dutch: text for text in reversed(found)}.values())[::-1]


def as_table(language: str, texts: Sequence[TranslatedText]) -> pd.DataFrame:
    """Return texts as a table with a column to write remarks in.

    Columns, named in Dutch: where it stands, the Dutch text, the language by name, remarks (empty).
    """
    name = LANGUAGES[language].dutch_name
    return pd.DataFrame(
        [(text.where, text.dutch, text.translation, "") for text in texts],
        columns=[_("Waar"), "Nederlands", name, _("Wat moet anders?")],
    )


def _in_content(node: Any, language: str) -> Iterator[tuple[str, str]]:
    """Find every text that carries its own languages."""
    if isinstance(node, dict) and "nl" in node:
        yield str(node["nl"]), str(node.get(language, ""))
    elif isinstance(node, dict):
        for value in node.values():
            yield from _in_content(value, language)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _in_content(value, language)
