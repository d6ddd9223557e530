"""What the survey shows, per language: made once, until a record of the wijk changes."""

import hashlib
import json
from contextvars import copy_context
from dataclasses import dataclass
from typing import Any

from wijkwijzer.i18n import LANGUAGES, set_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.store.context import RoundContext
from wijkwijzer.survey.form.presentation import presentation
from wijkwijzer.ui.runtime import settings

_SHARED = ("map", "pictograms")
"""Parts that hold no words: they come with the page, not with every language."""


@dataclass(frozen=True)
class Contents:
    """What a round shows in every language that is on.

    Parameters
    ----------
    whole
        Language -> the content as JSON text, as the page gives it.
    spoken
        Language -> the same without what all languages share, as `/inhoud` answers it.
    version
        Changes when anything in it does.
    languages
        For the switch: id, name, the word to begin with, and where its content is.
    """

    whole: dict[str, str]
    spoken: dict[str, bytes]
    version: str
    languages: tuple[dict[str, str], ...]


_known: dict[str, tuple[RoundContext, Contents]] = {}


def contents(context: RoundContext) -> Contents:
    """Return what a round shows."""
    known = _known.get(context.round.id)
    if known is None or known[0] is not context:
        known = _known[context.round.id] = (context, _made(context))
    return known[1]


def _made(context: RoundContext) -> Contents:
    whole, spoken, begins = {}, {}, {}
    for language in enabled_languages(context.wijk):
        if language in context.questionnaire.languages:
            content, begins[language] = copy_context().run(_content, context, language)
            whole[language] = _json(content)
            own = {name: part for name, part in content.items() if name not in _SHARED}
            spoken[language] = _json(own).encode()
    version = hashlib.sha256("".join(whole.values()).encode()).hexdigest()[:16]
    address = f"/inhoud?ronde={context.round.id}&v={version}&taal="
    languages = tuple(
        {"id": id_, "name": LANGUAGES[id_].name, "begin": begins[id_], "url": address + id_}
        for id_ in whole
    )
    return Contents(whole, spoken, version, languages)


def _content(context: RoundContext, language: str) -> tuple[dict[str, Any], str]:
    set_language(language)
    shown = presentation(
        context.questionnaire,
        context.themes,
        context.buurten,
        pictogram,
        context.wijk,
        settings().tiles,
    )
    return shown, _("Beginnen")


def _json(content: object) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
