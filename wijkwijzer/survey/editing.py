"""Changing a questionnaire that is being made: every function returns a new one."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any, Literal, TypeVar

import yaml

from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import CATEGORIES
from wijkwijzer.survey.questionnaires import STANDARD, find_question, questionnaire, questions
from wijkwijzer.survey.records import Kind, Option, Question, Questionnaire, Step

Group = Literal["age", "household", "tenure"]
T = TypeVar("T")


def step_of(asked: Questionnaire, question_id: str) -> Step:
    """Return the screen on which a question stands; `KeyError` where there is none."""
    for step in asked.steps:
        if any(question.id == question_id for question in step.questions):
            return step
    raise KeyError(question_id)


def with_question(asked: Questionnaire, question: Question) -> Questionnaire:
    """Replace the question of the same id."""
    return _with_steps(
        asked,
        [
            _with_questions(
                step, [question if old.id == question.id else old for old in step.questions]
            )
            for step in asked.steps
        ],
    )


def with_step(asked: Questionnaire, step: Step) -> Questionnaire:
    """Replace the screen of the same id."""
    return _with_steps(asked, [step if old.id == step.id else old for old in asked.steps])


def without_question(asked: Questionnaire, question_id: str) -> Questionnaire:
    """Drop a question; a screen that is empty then goes too."""
    steps = [
        _with_questions(step, [q for q in step.questions if q.id != question_id])
        for step in asked.steps
    ]
    changed = _with_steps(asked, [step for step in steps if step.questions])
    if asked.score_question == question_id:
        changed = changed.model_copy(update={"score_question": None})
    return changed


def moved(asked: Questionnaire, question_id: str, places: int) -> Questionnaire:
    """Move a question up (-1) or down (1) on its screen; alone there, it moves its screen."""
    step = step_of(asked, question_id)
    if len(step.questions) == 1:
        return step_moved(asked, step.id, places)
    ids = [question.id for question in step.questions]
    return with_step(
        asked, _with_questions(step, _shifted(step.questions, ids.index(question_id), places))
    )


def step_moved(asked: Questionnaire, step_id: str, places: int) -> Questionnaire:
    """Move a whole screen up (-1) or down (1)."""
    ids = [step.id for step in asked.steps]
    return _with_steps(asked, _shifted(asked.steps, ids.index(step_id), places))


def with_new_question(
    asked: Questionnaire, kind: Kind, text: str, *, step_id: str = ""
) -> tuple[Questionnaire, str]:
    """Add a question at the end of a screen, or on a screen of its own at the end.

    Returns
    -------
    Questionnaire, str
        With the question, and the id it got.
    """
    taken = {question.id for question, _each in questions(asked)}
    question = _fresh(kind, text, free_id(text, taken))
    if step_id:
        step = next(step for step in asked.steps if step.id == step_id)
        return with_step(asked, _with_questions(step, [*step.questions, question])), question.id
    step = Step(id=free_id(question.id, {step.id for step in asked.steps}), questions=(question,))
    return _with_steps(asked, [*asked.steps, step]), question.id


def _fresh(kind: Kind, text: str, id_: str) -> Question:
    """Make a question with what its kind cannot do without."""
    fields: dict[str, Any] = {"id": id_, "kind": kind, "text": {"nl": text}}
    standard = find_question(questionnaire(STANDARD), "urgentie")
    if kind == "urgency":
        fields |= {"maximum": 5, "dont_know": True, "words": standard.words}
    elif kind in {"single", "multiple"}:
        fields["options"] = [
            Option(id=answer, text={"nl": answer.capitalize()}) for answer in ("ja", "nee")
        ]
    elif kind == "number":
        fields |= {"minimum": 0, "maximum": 100}
    elif kind == "buurt":
        fields["group"] = "buurt"
    elif kind in {"pin", "area"}:
        fields |= {"ask_theme": True, "choose": 3, "max_length": 500}
    elif kind == "long":
        fields["contribution"] = True
    return Question.model_validate(fields)


def as_kind(question: Question, kind: Kind) -> Question:
    """Return the question as another kind: its words stay, the rest begins as for a new one."""
    fresh = _fresh(kind, question.text["nl"], question.id)
    kept: dict[str, Any] = {
        "text": question.text,
        "help": question.help,
        "show_if": question.show_if,
    }
    if question.options and kind in {"single", "multiple"}:
        kept["options"] = question.options
    return fresh.model_copy(update=kept)


def with_group(question: Question, group: Group | None) -> Question:
    """Let the answers of a choice be a group: with the answers that the group has, and no other."""
    if group is None or question.group == group:
        return question.model_copy(update={"group": group})
    source = next(q for q, _each in questions(questionnaire(STANDARD)) if q.group == group)
    return question.model_copy(
        update={"kind": "single", "group": group, "other": False, "options": source.options}
    )


def option_lines(question: Question, language: str) -> str:
    """Return the answers of a choice in one language, one a line."""
    return "\n".join(option.text.get(language, "") for option in question.options)


def with_options(question: Question, lines: str, language: str) -> Question:
    """Take over the answers of a choice, one a line in the order of the screen.

    In Dutch an answer keeps its id where its text stayed the same or, if as many lines remain,
    stands at the same place; so a typing error can be mended without making another answer of it.
    The other languages follow the Dutch lines and never change how many there are. Nor does a
    group, whose categories are fixed.
    """
    typed = [" ".join(line.split()) for line in lines.splitlines()]
    if language != "nl":
        padded = [*typed, *[""] * len(question.options)]
        options = [
            _with_text(option, language, text)
            for option, text in zip(question.options, padded, strict=False)
        ]
        return question.model_copy(update={"options": tuple(options)})
    typed = [line for line in typed if line]
    if len(typed) == len(question.options) and (
        question.group or set(typed).isdisjoint(_texts(question)) or _one_changed(question, typed)
    ):
        pairs = zip(question.options, typed, strict=True)
        return question.model_copy(
            update={"options": tuple(_with_text(option, "nl", text) for option, text in pairs)}
        )
    if question.group:
        return question
    return question.model_copy(update={"options": tuple(_matched(question, typed))})


def _texts(question: Question) -> list[str]:
    return [option.text.get("nl", "") for option in question.options]


def _one_changed(question: Question, typed: Sequence[str]) -> bool:
    """Whether every line that stayed stands where it stood: then the others were reworded."""
    return all(
        new == old or (new not in _texts(question) and old not in typed)
        for new, old in zip(typed, _texts(question), strict=True)
    )


def _matched(question: Question, typed: Sequence[str]) -> list[Option]:
    known = {option.text.get("nl", ""): option for option in question.options}
    taken = {option.id for option in question.options}
    options = []
    for text in dict.fromkeys(typed):
        option = known.get(text)
        if option is None:
            option = Option(id=free_id(text, taken), text={"nl": text})
            taken.add(option.id)
        options.append(option)
    return options


def with_words(question: Question, lines: str, language: str) -> Question:
    """Take over the words for the points of a scale, one a line from the lowest up."""
    typed = [" ".join(line.split()) for line in lines.splitlines()]
    points = question.maximum - question.minimum + 1
    if language == "nl" and not any(typed):
        return question.model_copy(update={"words": ()})
    old = [*question.words, *[{} for _place in range(points)]][:points]
    padded = [*typed, *[""] * points]
    words = tuple({**word, language: text} for word, text in zip(old, padded, strict=False))
    return question.model_copy(update={"words": words})


def why_it_must_stay(asked: Questionnaire, question_id: str) -> str:
    """Say why a question cannot go, or "" when it can."""
    if question_id == asked.need_question:
        return _(
            "Deze vraag kan niet weg: hieruit volgt wat bewoners nodig hebben, en zonder die "
            "vraag is er geen wijkkompas. Kies eerst bij Wijkkompas een andere vraag."
        )
    waiting = [
        question.text.get("nl", question.id)
        for step in asked.steps
        for question in step.questions
        if any(
            condition and condition.question == question_id
            for condition in (question.show_if, step.show_if)
        )
    ]
    if waiting:
        return _(
            "Deze vraag kan niet weg: of ‘{question}’ gesteld wordt, hangt ervan af. Haal daar "
            "eerst de voorwaarde weg."
        ).format(question=waiting[0])
    return ""


def what_is_lost(asked: Questionnaire, question_id: str) -> str:
    """Say what cannot be shown any more without a question, or "" when nothing depends on it."""
    question = find_question(asked, question_id)
    if question_id == asked.score_question:
        return _("Zonder deze vraag zijn er geen cijfers over hoe het nu is.")
    if question.group is None:
        return ""
    return {
        "buurt": _("Zonder deze vraag is er geen kompas en geen kaart per buurt."),
        "age": _("Zonder deze vraag is er geen kompas per leeftijd."),
        "household": _("Zonder deze vraag is er geen kompas voor gezinnen en alleenwonenden."),
        "tenure": _("Zonder deze vraag is er geen kompas voor huurders en kopers."),
    }[question.group]


def fits_need(asked: Questionnaire, rule: str) -> list[Question]:
    """Return the questions from which a need can follow by this rule."""
    kind = {"urgency": "urgency", "dissatisfaction": "score", "priority": "top"}[rule]
    return [
        question
        for question, each in questions(asked)
        if question.kind == kind and each == (kind != "top") and not question.options
    ]


def to_yaml(asked: Questionnaire) -> str:
    """Write a questionnaire as a readable file, as `load_questionnaire` reads it."""
    content = asked.model_dump(mode="json", exclude_defaults=True)
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=100)


def free_id(text: str, taken: set[str]) -> str:
    """Make a short id out of a text, another than those taken."""
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    words = re.findall(r"[a-z0-9]+", plain)
    base = "_".join(words[:4])[:32].strip("_") or "vraag"
    if base in {*taken, "anders", "weet_niet", "niet_gezegd", *_RESERVED}:
        return next(name for number in range(2, 1000) if (name := f"{base}_{number}") not in taken)
    return base


_RESERVED = {category for names in CATEGORIES.values() for category in names}


def _with_text(option: Option, language: str, text: str) -> Option:
    return option.model_copy(update={"text": {**option.text, language: text}})


def _with_steps(asked: Questionnaire, steps: Sequence[Step]) -> Questionnaire:
    return asked.model_copy(update={"steps": tuple(steps)})


def _with_questions(step: Step, found: Sequence[Question]) -> Step:
    return step.model_copy(update={"questions": tuple(found)})


def _shifted(items: Sequence[T], place: int, places: int) -> list[T]:
    changed = list(items)
    target = min(max(place + places, 0), len(changed) - 1)
    changed.insert(target, changed.pop(place))
    return changed
