"""What the survey form shows: a questionnaire as one JSON object, every text resolved.

The content of one language
---------------------------
``language`` ("nl"), ``dir`` ("ltr" or "rtl"), ``texts`` {name: text} with every word the form
itself uses; ``title``, ``wijk``, ``lead``, ``promises`` (list of sentences) and ``example``
({``mark``, ``text``}, or null) of the first screen; ``pictograms`` {id: SVG}; ``themes``,
``place_texts`` and ``photo_texts`` as in `form.places`; ``map`` as `shapes.BuurtMap`, with
``areas`` (`places.map_areas`), ``tiles``, ``source`` and ``ground`` (an address, or "");
``screens``, in order, each

- ``id`` (a theme id, or the step's id), ``progress`` ("4 van 14" or ""), ``title``, ``help`` (list
  of lines), ``question`` (a theme's one-line question, or ""), ``pictogram`` and ``colour`` (of a
  theme, else "");
- ``show_if`` (see `Condition`; its ``question`` is a key of an answer), or null;
- ``questions``: each ``key``, ``kind``, ``text``, ``help``, ``minimum``, ``maximum``,
  ``low_text``, ``high_text``, ``words`` (a text per point, or empty), ``choose``, ``full_text``
  (what a choice too many says), ``range_text`` (what a number out of range says), ``max_length``,
  ``options`` [{``id``, ``text``, ``pictogram``}], ``other`` (the text of "anders, namelijk", or
  ""), ``ask_theme``, ``dont_know`` and ``not_said`` (the text of that
  answer, or "" where it is not offered), ``show_if``.

What the page gives beside it
-----------------------------
``content``, the above as JSON text; ``languages`` [{``id``, ``name``, ``begin``, ``url``}], where
``url`` answers the content of that language without ``map`` and ``pictograms``; ``round``;
``start``, the body of a post that begins; ``urls``; ``kiosk``, ``idle`` (seconds), ``shared``
(whether others use this device next); ``state``: "open", or why there is nothing to fill in
("unknown", "sent", "closed"), or "receipt" with the code in ``receipt``; ``draft``: null, or
``token``, ``code``, ``answers``, ``number``, ``step``, ``language`` and ``personal`` (keys of texts
that seem to tell who somebody is). See ``docs/answers-protocol.md`` for what is posted.
"""

from collections.abc import Callable, Sequence
from typing import Any

from wijkwijzer.i18n import LANGUAGES, choose, current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Buurt, Theme, Wijk
from wijkwijzer.survey.effort import minutes
from wijkwijzer.survey.form.places import (
    asks_places,
    map_areas,
    photo_texts,
    place_texts,
    theme_choices,
)
from wijkwijzer.survey.form.shapes import buurt_shapes
from wijkwijzer.survey.form.visit_texts import promises, visit_texts
from wijkwijzer.survey.records import Condition, Question, Questionnaire, Step
from wijkwijzer.survey.screens import screen_id

Json = dict[str, Any]
Pictogram = Callable[[str], str]


def presentation(
    questionnaire: Questionnaire,
    themes: Sequence[Theme],
    buurten: Sequence[Buurt],
    pictogram: Pictogram,
    wijk: Wijk | None = None,
    tiles: str = "",
) -> Json:
    """Resolve everything that does not depend on who fills it in, in the language of this context.

    Parameters
    ----------
    questionnaire, themes, buurten
        What is asked, in the order in which it is shown.
    pictogram
        Gives the SVG of a pictogram id.
    wijk
        Whose residents are asked; None leaves its name out.
    tiles
        Address template of background map tiles; "" leaves the map its own ground.

    Returns
    -------
    dict
        The content of one language (module docstring); the same for every resident, so it can be
        kept.
    """
    language = current_language()
    screens = [screen for step in questionnaire.steps for screen in _screens(step, themes, buurten)]
    name = wijk.name if wijk else ""
    return {
        "language": language,
        "dir": LANGUAGES[language].direction,
        "texts": _texts() | visit_texts(),
        "title": choose(questionnaire.title),
        "wijk": name,
        "lead": _lead(name, minutes(questionnaire, len(themes))),
        "promises": promises(name),
        "example": _example(name) if wijk and wijk.is_example else None,
        "pictograms": {theme.pictogram: pictogram(theme.pictogram) for theme in themes},
        "themes": theme_choices(themes),
        "place_texts": place_texts(),
        "photo_texts": photo_texts(),
        "map": {
            **buurt_shapes(buurten),
            "areas": map_areas(buurten) if asks_places(questionnaire) else [],
            "tiles": tiles,
            "source": wijk.source if wijk else "",
            "ground": "/kaart/ondergrond.geojson" if wijk and wijk.is_example else "",
        },
        "screens": screens,
    }


def _lead(wijk: str, n_minutes: int) -> str:
    return _("Voor wie woont in {wijk}. Het duurt ongeveer {n} minuten.").format(
        wijk=wijk, n=n_minutes
    )


def _example(wijk: str) -> Json:
    about = _("{wijk} bestaat niet. Bewoners, antwoorden en partijen zijn verzonnen.")
    return {"mark": _("Voorbeeld"), "text": about.format(wijk=wijk)}


def _screens(step: Step, themes: Sequence[Theme], buurten: Sequence[Buurt]) -> list[Json]:
    if step.each_theme:
        return [
            {
                "id": theme.id,
                "progress": _("{n} van {total}").format(n=place, total=len(themes)),
                "title": _capital(choose(theme.name)),
                "question": choose(theme.question),
                "help": [choose(line) for line in theme.help],
                "pictogram": theme.pictogram,
                "colour": theme.colour,
                "show_if": None,
                "questions": [
                    _question(question, f"{question.id}:{theme.id}", themes, buurten)
                    | {"show_if": _condition(question.show_if, step, theme)}
                    for question in step.questions
                ],
            }
            for place, theme in enumerate(themes, start=1)
        ]
    return [
        {
            "id": screen_id(step, themes),
            "progress": "",
            "title": choose(step.title) if step.title else "",
            "question": "",
            "help": [choose(step.help)] if step.help else [],
            "pictogram": "",
            "colour": "",
            "show_if": _condition(step.show_if),
            "questions": [
                _question(question, question.id, themes, buurten)
                | {"show_if": _condition(question.show_if)}
                for question in step.questions
            ],
        }
    ]


def _condition(
    condition: Condition | None, step: Step | None = None, theme: Theme | None = None
) -> Json | None:
    """Return a condition by the key of the answer it looks at; in a step per theme, the theme's."""
    if condition is None:
        return None
    here = step is not None and condition.question in {question.id for question in step.questions}
    key = f"{condition.question}:{theme.id}" if here and theme else condition.question
    return condition.model_dump(mode="json") | {"question": key}


def _question(
    question: Question, key: str, themes: Sequence[Theme], buurten: Sequence[Buurt]
) -> Json:
    def text(texts: dict[str, str] | None) -> str:
        return choose(texts) if texts else ""

    return {
        "key": key,
        "kind": question.kind,
        "text": text(question.text),
        "help": text(question.help),
        "minimum": question.minimum,
        "maximum": question.maximum,
        "low_text": text(question.low_text),
        "high_text": text(question.high_text),
        "words": [choose(word) for word in question.words],
        "choose": question.choose,
        "full_text": _full(question),
        "range_text": _("Vul een heel getal in van {low} tot en met {high}.").format(
            low=question.minimum, high=question.maximum
        ),
        "max_length": question.max_length,
        "options": _options(question, themes, buurten),
        "other": _("Anders, namelijk") if question.other else "",
        "ask_theme": question.ask_theme,
        "dont_know": _("Weet ik niet") if question.dont_know else "",
        "not_said": _("Dat zeg ik liever niet") if question.group else "",
    }


def _options(question: Question, themes: Sequence[Theme], buurten: Sequence[Buurt]) -> list[Json]:
    if question.kind == "buurt":
        return [{"id": buurt.id, "text": buurt.name, "pictogram": ""} for buurt in buurten]
    if question.kind == "top" and not question.options:
        return [
            {"id": theme.id, "text": _capital(choose(theme.name)), "pictogram": theme.pictogram}
            for theme in themes
        ]
    return [
        {"id": option.id, "text": choose(option.text), "pictogram": ""}
        for option in question.options
    ]


def _full(question: Question) -> str:
    most = question.choose
    if question.kind in ("pin", "area", "photo"):
        return _("U hebt er al {n}. Haal er eerst een weg als u een andere wilt.").format(n=most)
    if most == 3:
        return _("U hebt er al drie. Wilt u een andere? Tik dan eerst een van de drie weg.")
    return _("U hebt er al {n}. Wilt u een andere? Tik er dan eerst een weg.").format(n=most)


def _texts() -> dict[str, str]:
    return {
        "saved": _("Opgeslagen"),
        "unsent": _("Nog niet verstuurd. Laat dit scherm open."),
        "waiting": _("Uw laatste antwoorden worden nog verstuurd."),
        "back": _("Terug"),
        "next": _("Verder"),
        "form": _("Vragenlijst"),
        "language": _("Taal"),
        "clear": _("Wis mijn antwoord"),
        "counter": _("{n} van {max} tekens"),
        "choices": _("Uw keuze"),
        "rank": _("nummer {n}"),
        "refused": _("Dit antwoord is niet bewaard: {question} Vul het opnieuw in."),
    }


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
