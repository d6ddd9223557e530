"""What the page for entering forms shows: a questionnaire as one JSON object.

The `data` object of the element
--------------------------------
``round``, ``channel``, ``intake_place``, ``language``: what goes with every form; ``today``: how
many were entered today; ``withdrawn``: the receipt code that was withdrawn last, or "";
``blocks``: as printed, each ``number``, ``title`` and ``questions``; a question has ``key``,
``number``, ``kind``, ``text``, ``minimum``, ``maximum``, ``words``, ``choose``, ``max_length``,
``choices`` [{``id``, ``code``, ``text``}], ``aside`` {``id``, ``text``} or null, ``other`` (the key
of "anders, namelijk", or ""), ``ask_theme``, ``full_text`` and ``conditions`` [{``question`` (a
key), ``any_of``, ``at_least``, ``at_most``}]; ``map``, ``themes``, ``pictograms`` and
``place_texts`` as in the survey form; ``texts`` {name: text}.

Triggers it sets: ``verstuurd`` {``n``} when the server has a form; ``terug`` {``code``} when the
last one should be withdrawn.
"""

from collections.abc import Sequence
from typing import Any

from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.neighbourhood.records import Buurt, Theme
from wijkwijzer.survey.form.places import asks_places, map_areas, place_texts, theme_choices
from wijkwijzer.survey.paper import PaperQuestion, paper_blocks
from wijkwijzer.survey.records import Questionnaire, other_key

Json = dict[str, Any]


def entry_content(
    questionnaire: Questionnaire, themes: Sequence[Theme], buurten: Sequence[Buurt]
) -> Json:
    """Return the part of `data` that is the same for every form, in the language of this context.

    Parameters
    ----------
    questionnaire, themes, buurten
        What is asked, in the order in which it is printed.
    """
    return {
        "blocks": [
            {
                "number": block.number,
                "title": block.title,
                "questions": [_question(question) for question in block.questions],
            }
            for block in paper_blocks(questionnaire, themes, buurten)
        ],
        "map": {"areas": map_areas(buurten) if asks_places(questionnaire) else [], "tiles": ""},
        "themes": theme_choices(themes),
        "pictograms": {theme.pictogram: pictogram(theme.pictogram) for theme in themes},
        "place_texts": place_texts(),
        "texts": _texts(),
    }


def _question(asked: PaperQuestion) -> Json:
    question = asked.question
    return {
        "key": asked.key,
        "number": asked.number,
        "kind": question.kind,
        "text": asked.text,
        "minimum": question.minimum,
        "maximum": question.maximum,
        "words": [choose(word) for word in question.words],
        "choose": question.choose,
        "max_length": question.max_length,
        "choices": [
            {"id": choice.id, "code": choice.code, "text": choice.text} for choice in asked.choices
        ],
        "aside": {"id": asked.aside.id, "text": asked.aside.text} if asked.aside else None,
        "other": other_key(asked.key) if question.other else "",
        "ask_theme": question.ask_theme,
        "full_text": _("Meer dan {n} kan niet.").format(n=question.choose),
        "conditions": [
            {
                "question": key,
                "any_of": list(condition.any_of),
                "at_least": condition.at_least,
                "at_most": condition.at_most,
            }
            for key, condition in asked.conditions
        ],
    }


def _texts() -> dict[str, str]:
    return {
        "form": _("Formulieren invoeren"),
        "form_number": _("Nummer van het formulier"),
        "keys": _(
            "Typ wat in het vakje staat en druk op Enter. Leeg of - is overgeslagen of weet niet. "
            "Pijl omhoog: terug. Ctrl+Enter: opslaan."
        ),
        "today": _("Vandaag ingevoerd: {n}"),
        "save": _("Opslaan en volgende"),
        "clear": _("Leeg dit formulier"),
        "undo": _("Haal het laatste formulier terug"),
        "skipped": _("overgeslagen"),
        "not_asked": _("niet van toepassing"),
        "other": _("Anders, namelijk"),
        "open_map": _("Zet plekken op de kaart"),
        "draw_area": _("Teken een gebied op de kaart"),
        "on_map": _("Op de kaart: {n}"),
        "no_photo": _("Een foto komt niet van papier"),
        "fault_range": _("Typ een getal van {low} tot en met {high}, of -"),
        "fault_code": _("Typ een van: {codes}, of -"),
        "fault_most": _("Hoogstens {n}"),
        "fault_twice": _("Er staat er een twee keer"),
        "twice": _(
            "Formulier {n} is op dit apparaat al ingevoerd. Druk nog eens op Enter als dit een "
            "ander formulier is."
        ),
        "empty": _("Er is nog niets ingevuld."),
        "sent": _("Opgeslagen. Code voor het strookje: {code}"),
        "sent_form": _("Formulier {n} is opgeslagen. Code voor het strookje: {code}"),
        "waiting": _("Nog niet verstuurd: {n}. Laat dit scherm open."),
        "refused": _("Formulier {n} kon niet bewaard worden: {reason}"),
        "signed_out": _("Meld u opnieuw aan. De formulieren blijven zolang op dit apparaat."),
        "closed": _("De meting is gesloten. Deze formulieren kunnen er niet meer bij: {n}."),
        "returning": _("Het formulier wordt teruggehaald."),
        "returned": _("Teruggehaald: het telt niet meer mee. Verbeter het en sla het opnieuw op."),
        "not_empty": _("Sla eerst dit formulier op, of maak het leeg."),
    }
