"""What the participant's screen is given beside what the server pushes.

``code`` (six digits, or "": it asks for them), ``language``, ``texts`` of that language, ``spoken``
{language: ``dir`` and ``texts``}, ``example`` (whether the wijk is invented), ``pictograms``
{theme id: SVG}, ``map`` (null where nobody is asked for a place, else ``areas`` as
`survey.form.places.map_areas`, ``tiles``, ``source`` and ``ground``), ``follow`` (the address at
which one follows a card, without its id, or "" while residents may not see what was agreed). What
is asked comes with the stream, see `dialogue.screens`.
"""

from collections.abc import Callable, Sequence
from contextvars import copy_context
from typing import Any
from urllib.parse import urlencode

from wijkwijzer.dialogue.form.texts import Texts, example_texts, form_texts
from wijkwijzer.i18n import direction, set_language
from wijkwijzer.neighbourhood.records import Buurt, Theme, Wijk
from wijkwijzer.survey.form.places import map_areas

Json = dict[str, Any]


def presentation(
    code: str,
    language: str,
    languages: Sequence[str],
    themes: Sequence[Theme],
    pictogram: Callable[[str], str],
    wijk: Wijk | None = None,
    buurten: Sequence[Buurt] = (),
    *,
    tiles: str = "",
) -> Json:
    """Return what the screen is given.

    Parameters
    ----------
    languages
        In which one can read it; `language` is one of them.
    wijk
        Of the meeting, where its code is known.
    buurten
        Of the map on which somebody can point out a place; none: there is no map.
    tiles
        Address of the tiles of that map, or "".
    """
    spoken = {each: copy_context().run(_spoken, each, wijk) for each in languages}
    return {
        "code": code,
        "language": language,
        "texts": spoken[language]["texts"],
        "spoken": spoken,
        "example": wijk is not None and wijk.is_example,
        "pictograms": {theme.id: pictogram(theme.pictogram) for theme in themes},
        "map": _map(wijk, buurten, tiles),
        "follow": _follow(wijk),
    }


def _follow(wijk: Wijk | None) -> str:
    if wijk is None or "afspraken" not in wijk.published:
        return ""
    return f"/draad?{urlencode({'wijk': wijk.id, 'soort': 'card', 'van': ''})}"


def _map(wijk: Wijk | None, buurten: Sequence[Buurt], tiles: str) -> Json | None:
    areas = map_areas(buurten)
    if wijk is None or not areas:
        return None
    ground = "/kaart/ondergrond.geojson" if wijk.is_example else ""
    return {"areas": areas, "tiles": tiles, "source": wijk.source, "ground": ground}


def _spoken(language: str, wijk: Wijk | None) -> Json:
    set_language(language)
    texts: Texts = form_texts()
    if wijk is not None and wijk.is_example:
        texts["example"] = example_texts(wijk.name)
    return {"dir": direction(language), "texts": texts}
