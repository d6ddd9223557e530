"""Questionnaires as they stand in readable files: `data/vragenlijsten/<id>-<version>.yaml`."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from wijkwijzer.content import explain, parse_yaml, read_source, refuse
from wijkwijzer.errors import MissingData
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import CATEGORIES, NOT_SAID
from wijkwijzer.settings import DATA
from wijkwijzer.survey.faults import condition_faults, kind_faults
from wijkwijzer.survey.records import DONT_KNOW, NeedRule, Question, Questionnaire

SCALES = ("score", "urgency")
"""Kinds that are answered with a point of a scale."""

_NEED_KINDS: dict[NeedRule, str] = {
    "urgency": "urgency",
    "dissatisfaction": "score",
    "priority": "top",
}
STANDARD = "standaard"
"""Id of the questionnaire that a new wijk begins with."""

FOLDER = DATA / "vragenlijsten"
_FILE = re.compile(r"(?P<id>.+)-(?P<version>[1-9][0-9]*)\.yaml")
_ID = re.compile(r"[a-z0-9][a-z0-9_+-]*")


@cache
def questionnaire(name: str, version: int | None = None) -> Questionnaire:
    """Return a questionnaire that ships with the app, read once per process.

    Parameters
    ----------
    version
        The version that a round was opened with; None means the newest.

    Raises
    ------
    MissingData
        There is no file of this version: answers would be read with the wrong questions.
    """
    versions = sorted(number for id_, number in shipped() if id_ == name)
    wanted = version if version is not None else max(versions, default=1)
    if wanted not in versions:
        raise MissingData(
            _(
                "Vragenlijst {name}, versie {version} is er niet. Zet het bestand "
                "{name}-{version}.yaml terug in data/vragenlijsten."
            ).format(name=name, version=wanted)
        )
    return load_questionnaire(FOLDER / f"{name}-{wanted}.yaml")


@cache
def shipped() -> tuple[tuple[str, int], ...]:
    """Return (id, version) of every questionnaire that ships with the app.

    The standard one first, of each the newest version first.
    """
    found = [_FILE.fullmatch(path.name) for path in FOLDER.glob("*.yaml")]
    keys = [(match["id"], int(match["version"])) for match in found if match]
    return tuple(sorted(keys, key=lambda key: (key[0] != STANDARD, key[0], -key[1])))


def load_questionnaire(source: Path | str) -> Questionnaire:
    """Read a questionnaire and check that it hangs together.

    Parameters
    ----------
    source
        Path of a YAML file, or its text.

    Raises
    ------
    InvalidInput
        Not readable, a field that is wrong or missing, a text without one of the languages, ids
        that clash, a need question that does not fit the need rule; the message names the file,
        the question and what to do, `problems` holds every fault.
    """
    found = read_questionnaire(source)
    problems = list(faults(found))
    if problems:
        raise refuse(read_source(source)[0], problems)
    return found


def read_questionnaire(source: Path | str) -> Questionnaire:
    """Read a questionnaire that may still have `faults`, such as one that is being made.

    Raises
    ------
    InvalidInput
        Not readable, or a field that is wrong, missing or unknown.
    """
    file, text = read_source(source)
    content = parse_yaml(file, text)
    try:
        return Questionnaire.model_validate(content)
    except ValidationError as error:
        raise refuse(file, explain(error, content, _place)) from None


def questions(questionnaire: Questionnaire) -> Iterator[tuple[Question, bool]]:
    """Go through the questions in order, each with whether it is asked per theme."""
    for step in questionnaire.steps:
        for question in step.questions:
            yield question, step.each_theme


def find_question(questionnaire: Questionnaire, question_id: str) -> Question:
    """Return the question with this id; `KeyError` where there is none."""
    for question, _each in questions(questionnaire):
        if question.id == question_id:
            return question
    raise KeyError(question_id)


def _place(content: Any, location: Sequence[int | str]) -> str:
    """Name a place in the file by the ids a reader sees there instead of by counting."""
    here, words = content, []
    names = {
        "steps": _("stap"),
        "questions": _("vraag"),
        "options": _("antwoord"),
        "words": "words",
    }
    kind = ""
    for part in location:
        try:
            here = here[part]
        except (KeyError, IndexError, TypeError):
            here = None
        if isinstance(part, int):
            label = here.get("id") if isinstance(here, dict) and kind != "words" else None
            words.append(f"{names.get(kind, kind)} {label or part + 1}")
        else:
            kind = part
            words += [] if part in names else [part]
    return ", ".join(words) or _("de vragenlijst")


def faults(questionnaire: Questionnaire) -> Iterator[str]:
    """Say in a sentence each what keeps this questionnaire from being used."""
    asked = [question for question, _each in questions(questionnaire)]
    for kind, ids in (
        (_("stap"), [step.id for step in questionnaire.steps]),
        (_("vraag"), [question.id for question in asked]),
        (_("groep"), [question.group for question in asked if question.group]),
    ):
        for id_, times in Counter(ids).items():
            if times > 1:
                yield _("{kind} {id} staat er twee keer; elk mag er één keer staan").format(
                    kind=kind, id=id_
                )
    if "nl" not in questionnaire.languages:
        yield _("nl staat niet bij languages; een vragenlijst is er altijd in het Nederlands")
    if sum(step.each_theme for step in questionnaire.steps) > 1:
        yield _("each_theme staat bij twee stappen; zet de vragen per thema in één stap")
    yield from _missing_texts(questionnaire)
    for question in asked:
        for fault in (*_question_faults(question), *kind_faults(question)):
            yield _("vraag {id}: {fault}").format(id=question.id, fault=fault)
    yield from condition_faults(questionnaire)
    yield from _need_faults(questionnaire)


def _texts(questionnaire: Questionnaire) -> Iterator[tuple[str, dict[str, str] | None]]:
    yield "title", questionnaire.title
    for step in questionnaire.steps:
        yield _("stap {id}, title").format(id=step.id), step.title
        yield _("stap {id}, help").format(id=step.id), step.help
        for question in step.questions:
            place = _("vraag {id}").format(id=question.id)
            for field in ("text", "help", "low_text", "high_text"):
                yield f"{place}, {field}", getattr(question, field)
            for word in question.words:
                yield f"{place}, words", word
            for option in question.options:
                yield f"{place}, {option.id}", option.text


def _missing_texts(questionnaire: Questionnaire) -> Iterator[str]:
    for place, texts in _texts(questionnaire):
        if texts is None:
            continue
        for language in questionnaire.languages:
            if not texts.get(language, "").strip():
                yield _("{place}: de tekst in {language} ontbreekt; vul hem in").format(
                    place=place, language=language
                )


def _question_faults(question: Question) -> Iterator[str]:
    options = [option.id for option in question.options]
    if not _ID.fullmatch(question.id):
        yield _("gebruik in een id alleen kleine letters, cijfers, _ en -")
    if question.kind in (*SCALES, "number") and question.minimum >= question.maximum:
        yield _("minimum moet kleiner zijn dan maximum")
    if question.kind == "urgency" and (question.minimum, question.maximum) != (1, 5):
        yield _("een vraag met kind urgency gaat van minimum 1 tot maximum 5")
    if question.words and len(question.words) != question.maximum - question.minimum + 1:
        yield _("geef bij words precies één tekst voor elk punt van de schaal")
    if len(set(options)) < len(options):
        yield _("een antwoord staat er twee keer; geef elk antwoord een eigen id")
    if {DONT_KNOW, NOT_SAID} & set(options):
        yield _("weet_niet en niet_gezegd zijn al bezet; kies een ander id")
    if question.kind in ("single", "multiple") and not options:
        yield _("er zijn geen antwoorden; zet ze bij options")
    if question.choose < 1 or question.max_length < 1:
        yield _("choose en max_length moeten minstens 1 zijn")
    if question.contribution and question.kind not in ("short", "long"):
        yield _("contribution kan alleen bij een tekstvraag (short of long)")
    yield from _group_faults(question, options)


def _group_faults(question: Question, options: Sequence[str]) -> Iterator[str]:
    if (question.kind == "buurt") != (question.group == "buurt"):
        yield _("kind buurt en group buurt horen bij elkaar")
    if question.group and question.group != "buurt":
        allowed = CATEGORIES[question.group]
        if question.kind != "single" or tuple(options) != allowed:
            yield _("kies kind single met precies deze antwoorden: {ids}").format(
                ids=", ".join(allowed)
            )


def _need_faults(questionnaire: Questionnaire) -> Iterator[str]:
    asked = {question.id: (question, each) for question, each in questions(questionnaire)}
    wanted = _NEED_KINDS[questionnaire.need_rule]
    question, each = asked.get(questionnaire.need_question, (None, False))
    if question is None:
        yield _(
            "need_question {id} is geen vraag uit deze lijst; noem een vraag die er staat"
        ).format(id=questionnaire.need_question)
    elif (
        question.kind != wanted
        or each == (wanted == "top")
        or (wanted == "top" and question.options)
    ):
        where = _("over alle thema's") if wanted == "top" else _("in een stap met each_theme")
        yield _(
            "need_question {id} past niet bij need_rule {rule}; kies een met kind {kind} {where}"
        ).format(id=question.id, rule=questionnaire.need_rule, kind=wanted, where=where)
    elif question.show_if or any(
        step.show_if for step in questionnaire.steps if question in step.questions
    ):
        yield _(
            "need_question {id} heeft een voorwaarde; stel deze vraag aan iedereen, want het "
            "wijkkompas rekent ermee"
        ).format(id=question.id)
    if questionnaire.score_question is not None:
        question, each = asked.get(questionnaire.score_question, (None, False))
        if question is None or question.kind != "score" or not each:
            yield _("score_question moet een vraag met kind score zijn in een stap met each_theme")
