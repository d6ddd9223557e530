"""The survey on paper: any questionnaire, in any of its languages, as a PDF to print."""

from collections.abc import Sequence
from html import escape
from typing import Any

from wijkwijzer.i18n import choose, current_language, direction
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.neighbourhood.records import Buurt, Theme
from wijkwijzer.reports.typesetting import in_language, typeset
from wijkwijzer.survey.form.shapes import BuurtMap, buurt_shapes
from wijkwijzer.survey.form.visit_texts import promises
from wijkwijzer.survey.paper import Block, PaperQuestion, paper_blocks
from wijkwijzer.survey.records import OTHER, Question, Questionnaire

LONGEST_SCALE = 11
"""A scale with more points than this has no box per point: a number is written."""
MOST_PLACES = 3
"""For how many places a page has room to write."""

_LETTERS_PER_LINE = 100

Json = dict[str, Any]


def paper_form(
    questionnaire: Questionnaire,
    themes: Sequence[Theme],
    buurten: Sequence[Buurt],
    language: str,
    *,
    round_name: str,
    wijk: str,
    intake_place: str = "",
) -> bytes:
    """Print a questionnaire as a form in large type.

    Parameters
    ----------
    questionnaire, themes, buurten
        What is asked, in the order in which it is shown on the screen.
    language
        One of the questionnaire's languages; another means Dutch.
    round_name, wijk
        Names of the round and the neighbourhood, on the first page.
    intake_place
        Where the form is handed in; "" leaves a line to write it on.

    Returns
    -------
    bytes
        A PDF of A4 pages: questions numbered as on the page for entering forms, none of them split
        over two pages unless it is longer than a page by itself.
    """
    return in_language(
        language,
        lambda: typeset(
            "paper_form",
            form_content(
                questionnaire,
                themes,
                buurten,
                round_name=round_name,
                wijk=wijk,
                intake_place=intake_place,
            ),
        ),
    )


def form_content(
    questionnaire: Questionnaire,
    themes: Sequence[Theme],
    buurten: Sequence[Buurt],
    *,
    round_name: str,
    wijk: str,
    intake_place: str = "",
) -> Json:
    """Return what the template `paper_form` shows, every text in the language of this context."""
    language = current_language()
    drawn = buurt_shapes(buurten)
    blocks = paper_blocks(questionnaire, themes, buurten)
    return {
        "language": language,
        "dir": direction(),
        "title": choose(questionnaire.title),
        "wijk": wijk,
        "round": round_name,
        "intake_place": intake_place,
        "promises": _promises(wijk),
        "texts": _texts(),
        "colours": {"ink": LIGHT.ink, "quiet": LIGHT.quiet, "line": LIGHT.line},
        "pictograms": {
            theme.id: pictogram(theme.pictogram).replace("currentColor", LIGHT.wind(theme.wind).ink)
            for theme in themes
        },
        "map": _map(drawn) if drawn["shapes"] else "",
        "blocks": [_block(block) for block in blocks],
    }


def _block(block: Block) -> Json:
    return {
        "number": block.number,
        "title": block.title,
        "about": block.about,
        # What a theme is about says its question; its two more lines would cost a page in three.
        "help": [] if block.theme else list(block.help),
        "theme": block.theme.id if block.theme else "",
        "tint": LIGHT.wind(block.theme.wind).mark if block.theme else LIGHT.line,
        "questions": [_question(question) for question in block.questions],
    }


def _question(asked: PaperQuestion) -> Json:
    question = asked.question
    kind = _drawn_as(question)
    return {
        "number": asked.number,
        "kind": kind,
        "text": asked.text,
        "only_if": asked.only_if,
        "help": " ".join(filter(None, (asked.help, _instruction(question, kind)))),
        "choices": [
            {
                "code": choice.code,
                "text": choice.text,
                "theme": choice.id if choice.pictogram else "",
                "write": question.other and choice.id == OTHER,
            }
            for choice in asked.choices
        ],
        "points": _points(question) if kind in {"scale", "words"} else [],
        "low": choose(question.low_text) if question.low_text else "",
        "high": choose(question.high_text) if question.high_text else "",
        "aside": asked.aside.text if asked.aside else "",
        "lines": min(9, 2 + question.max_length // _LETTERS_PER_LINE),
        "places": min(question.choose, MOST_PLACES) if question.kind in {"pin", "area"} else 0,
        "ask_theme": question.ask_theme,
        "has_map": question.kind in {"buurt", "pin", "area"},
    }


def _drawn_as(question: Question) -> str:
    """Return how paper draws this kind."""
    if question.kind in {"score", "urgency"}:
        if question.words:
            return "words"
        many = question.maximum - question.minimum + 1 > LONGEST_SCALE
        return "number" if many else "scale"
    drawn = {"buurt": "list", "single": "list", "multiple": "list", "pin": "place", "area": "place"}
    drawn |= {"short": "writing", "long": "writing"}
    return drawn.get(question.kind, question.kind)


def _points(question: Question) -> list[Json]:
    words = [choose(word) for word in question.words]
    points = range(question.minimum, question.maximum + 1)
    return [
        {"code": str(point), "text": words[place] if words else ""}
        for place, point in enumerate(points)
    ]


def _instruction(question: Question, kind: str) -> str:
    """Say how this kind is filled in on paper, where it does not speak for itself."""
    n = min(question.choose, MOST_PLACES) if kind == "place" else question.choose
    if kind == "number":
        return _("Schrijf een heel getal, van {low} tot en met {high}.").format(
            low=question.minimum, high=question.maximum
        )
    if question.kind == "top":
        return _(
            "Kies er {n}. Schrijf een 1 in het vakje van wat u het belangrijkst vindt, daarna een "
            "2, en zo verder."
        ).format(n=n)
    if question.kind == "pin" and n == 1:
        return _("Zet één kruisje op de kaart.")
    if question.kind == "pin":
        return _("Zet op de kaart een kruisje met een nummer. Hoogstens {n}.").format(n=n)
    if question.kind == "area":
        return _("Trek op de kaart een lijn om het gebied, met een nummer. Hoogstens {n}.").format(
            n=n
        )
    texts = {
        "multiple": _("U mag meer dan één kruisje zetten."),
        "buurt": _("Zet één kruisje in de lijst."),
        "photo": _(
            "Een foto kan niet op papier. Neem hem mee op uw telefoon als u dit formulier inlevert."
        ),
    }
    return texts.get(question.kind, "")


def _promises(wijk: str) -> list[str]:
    """Return what is promised on the screen, but for the code, and what becomes of the paper."""
    *same, _code = promises(wijk)
    paper = _("Een vrijwilliger typt uw antwoorden over. Daarna wordt dit papier vernietigd.")
    return [*same, paper]


def _texts() -> dict[str, str]:
    return {
        "map": _("Kaart van de buurten"),
        "page": _("{n} van {total}"),
        "form_number": _("Nummer van dit formulier"),
        "form": _("Formulier"),
        "no_name": _("Schrijf nergens uw naam."),
        "how": _("Zo vult u in"),
        "cross": _("Zet een kruisje in het vakje."),
        "mistake": _("Vergist? Maak dat vakje helemaal zwart en zet een nieuw kruisje."),
        "hand_in": _("Lever het formulier in bij:"),
        "what": _("Wat is daar?"),
        "theme": _("Onderwerp:"),
        "place": _("Plek {n}"),
        "keep": _("Voor u, om te bewaren"),
        "code": _("Uw code"),
        "code_help": _(
            "Vraag om deze code als u het formulier inlevert. Met de code kunt u uw antwoorden"
            " later zien, veranderen of wissen."
        ),
    }


def _map(drawn: BuurtMap) -> str:
    """Draw the outlines with their names, to mark with a pen."""
    paths = "".join(f'<path d="{shape["path"]}" fill-rule="evenodd"/>' for shape in drawn["shapes"])
    labels = "".join(
        f'<text x="{shape["label_x"]}" '
        f'y="{shape["label_y"] + (place - (len(shape["label_lines"]) - 1) / 2) * size * 1.15:.1f}" '
        f'font-size="{size}">{escape(line)}</text>'
        for shape in drawn["shapes"]
        for size in [shape["label_size"]]
        for place, line in enumerate(shape["label_lines"])
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{drawn["view_box"]}">'
        f'<g fill="#ffffff" stroke="{LIGHT.border}" stroke-width="3" stroke-linejoin="round">'
        f'{paths}</g><g fill="{LIGHT.quiet}" font-family="Noto Sans" text-anchor="middle" '
        f'dominant-baseline="central">{labels}</g></svg>'
    )
