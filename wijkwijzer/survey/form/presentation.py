"""What the survey form shows: a questionnaire as one JSON object, every text resolved.

The `data` object of the element
--------------------------------
Identity and saving:

- ``token``: secret of the draft; ``number``: the highest post number stored for it; ``answers``:
  what is stored (key -> value); ``step``: id of the screen to open, "" for the first;
- ``post_url``: where changes are posted, see ``docs/answers-protocol.md``;
- ``wipe``: True clears everything the form keeps in this browser and draws nothing (then no other
  field is needed).

Language: ``language`` ("nl"), ``dir`` ("ltr" or "rtl"), ``languages`` [{``id``, ``name``}] for the
switch, ``texts`` {name: text} with every word the form itself uses.

Content: ``pictograms`` {id: SVG}; ``map`` as `shapes.BuurtMap`; ``screens``, in order, each

- ``id`` (a theme id, or the step's id), ``progress`` ("4 van 14" or ""), ``title``, ``help`` (list
  of lines), ``question`` (a theme's one-line question, or ""), ``pictogram`` and ``colour`` (of a
  theme, else "");
- ``questions``: each ``key``, ``kind``, ``text``, ``help``, ``minimum``, ``maximum``,
  ``low_text``, ``high_text``, ``words`` (a text per point, or empty), ``choose``, ``full_text``
  (what a choice too many says), ``range_text`` (what a number out of range says), ``max_length``,
  ``options`` [{``id``, ``text``, ``pictogram``}], ``dont_know`` and ``not_said`` (the text of that
  answer, or "" where it is not offered).

Triggers it sets: ``klaar`` {``step``} when the last screen is done and the server has everything;
``taal`` (a language id); ``vervallen`` {``code``} when the server says that the draft is gone
("unknown": sent, revoked or never there) or the round is over ("closed").
"""

from collections.abc import Callable, Sequence
from typing import Any

from babel import Locale

from wijkwijzer.i18n import LANGUAGES, choose, current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Buurt, Theme
from wijkwijzer.survey.form.shapes import buurt_shapes
from wijkwijzer.survey.records import Answers, Question, Questionnaire, Step

_RIGHT_TO_LEFT = {"ar", "fa", "he", "ur"}

Json = dict[str, Any]
Pictogram = Callable[[str], str]


def presentation(
    questionnaire: Questionnaire,
    themes: Sequence[Theme],
    buurten: Sequence[Buurt],
    pictogram: Pictogram,
) -> Json:
    """Resolve everything that does not depend on who fills it in, in the language of this context.

    Parameters
    ----------
    questionnaire, themes, buurten
        What is asked, in the order in which it is shown.
    pictogram
        Gives the SVG of a pictogram id.

    Returns
    -------
    dict
        The part of `data` (module docstring) without identity and saving; the same for every
        resident, so it can be kept per language.
    """
    language = current_language()
    return {
        "language": language,
        "dir": "rtl" if language in _RIGHT_TO_LEFT else "ltr",
        "languages": [
            {"id": id_, "name": _own_name(id_)}
            for id_ in questionnaire.languages
            if id_ in LANGUAGES
        ],
        "texts": _texts(),
        "pictograms": {theme.pictogram: pictogram(theme.pictogram) for theme in themes},
        "map": buurt_shapes(buurten),
        "screens": [
            screen for step in questionnaire.steps for screen in _screens(step, themes, buurten)
        ],
    }


def with_draft(
    content: Json,
    *,
    token: str,
    answers: Answers,
    number: int,
    step: str = "",
    post_url: str = "/antwoorden",
) -> Json:
    """Return the whole `data` object: `content` from `presentation` and one resident's draft."""
    return {
        **content,
        "token": token,
        "answers": {
            key: list(answer) if isinstance(answer, tuple) else answer
            for key, answer in answers.items()
        },
        "number": number,
        "step": step,
        "post_url": post_url,
        "wipe": False,
    }


def wiped() -> Json:
    """Return the `data` object that makes the form forget what it keeps in this browser."""
    return {"wipe": True}


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
                "questions": [
                    _question(question, f"{question.id}:{theme.id}", themes, buurten)
                    for question in step.questions
                ],
            }
            for place, theme in enumerate(themes, start=1)
        ]
    return [
        {
            "id": step.id,
            "progress": "",
            "title": choose(step.title) if step.title else "",
            "question": "",
            "help": [choose(step.help)] if step.help else [],
            "pictogram": "",
            "colour": "",
            "questions": [
                _question(question, question.id, themes, buurten) for question in step.questions
            ],
        }
    ]


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
        "full_text": _full(question.choose),
        "range_text": _("Vul een heel getal in van {low} tot en met {high}.").format(
            low=question.minimum, high=question.maximum
        ),
        "max_length": question.max_length,
        "options": _options(question, themes, buurten),
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


def _full(most: int) -> str:
    if most == 3:
        return _("U hebt er al drie. Wilt u een andere? Tik dan eerst een van de drie weg.")
    return _("U hebt er al {n}. Wilt u een andere? Tik er dan eerst een weg.").format(n=most)


def _texts() -> dict[str, str]:
    return {
        "saved": _("Opgeslagen"),
        "unsent": _("Nog niet verstuurd. Laat dit scherm open."),
        "waiting": _("Uw laatste antwoorden worden nog verstuurd. Daarna gaat u vanzelf verder."),
        "back": _("Terug"),
        "next": _("Verder"),
        "form": _("Vragenlijst"),
        "language": _("Taal"),
        "clear": _("Wis mijn antwoord"),
        "counter": _("{n} van {max} tekens"),
        "choices": _("Uw keuze"),
        "rank": _("nummer {n}"),
        "refused": _("Dit antwoord kon niet bewaard worden: {question} Vul het opnieuw in."),
        "unknown": _(
            "Deze vragenlijst is al verstuurd of gestopt. U kunt er niets meer aan veranderen."
        ),
        "closed": _("De vragenlijst is gesloten. U kunt niets meer veranderen."),
    }


def _own_name(language: str) -> str:
    return _capital(Locale.parse(language).display_name or language)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
