"""What the participant's screen is given beside what the server pushes.

``code`` (six digits, or "": it asks for them), ``language``, ``texts`` of that language, ``spoken``
{language: ``dir`` and ``texts``}, ``example`` (whether the wijk is invented), ``pictograms``
{theme id: SVG}. What is asked comes with the stream, see `dialogue.screens`.
"""

from collections.abc import Callable, Sequence
from contextvars import copy_context
from typing import Any

from wijkwijzer.dialogue.form.texts import Texts, example_texts, form_texts
from wijkwijzer.i18n import direction, set_language
from wijkwijzer.neighbourhood.records import Theme, Wijk

Json = dict[str, Any]


def presentation(
    code: str,
    language: str,
    languages: Sequence[str],
    themes: Sequence[Theme],
    pictogram: Callable[[str], str],
    wijk: Wijk | None = None,
) -> Json:
    """Return what the screen is given.

    Parameters
    ----------
    languages
        In which one can read it; `language` is one of them.
    wijk
        Of the meeting, where its code is known.
    """
    spoken = {each: copy_context().run(_spoken, each, wijk) for each in languages}
    return {
        "code": code,
        "language": language,
        "texts": spoken[language]["texts"],
        "spoken": spoken,
        "example": wijk is not None and wijk.is_example,
        "pictograms": {theme.id: pictogram(theme.pictogram) for theme in themes},
    }


def _spoken(language: str, wijk: Wijk | None) -> Json:
    set_language(language)
    texts: Texts = form_texts()
    if wijk is not None and wijk.is_example:
        texts["example"] = example_texts(wijk.name)
    return {"dir": direction(language), "texts": texts}
