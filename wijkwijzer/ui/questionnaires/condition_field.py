"""When a question is asked: always, or after some answer to an earlier one."""

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.editing import step_of
from wijkwijzer.survey.records import OTHER, Condition, Question, Questionnaire


def condition_field(asked: Questionnaire, question: Question, key: str) -> Condition | None:
    """Draw the choice and return the condition.

    The question that the compass needs is asked of everybody and has no choice.
    """
    if question.id == asked.need_question:
        return None
    found = earlier(asked, question)
    now = question.show_if
    chosen = st.selectbox(
        _("Wanneer stelt u deze vraag?"),
        ["", *found],
        index=[*found].index(now.question) + 1 if now and now.question in found else 0,
        format_func=lambda id_: (
            _("Na een antwoord op ‘{question}’").format(question=found[id_].text.get("nl", ""))
            if id_
            else _("Altijd")
        ),
        key=f"{key}-if",
    )
    if not chosen:
        return None
    source = found[chosen]
    same = now if now and now.question == chosen else None
    if source.options:
        return _of_options(source, same, f"{key}-if-{chosen}")
    return _of_number(source, same, f"{key}-if-{chosen}")


def earlier(asked: Questionnaire, question: Question) -> dict[str, Question]:
    """Return the questions on whose answer this one can depend: earlier, and of a fitting kind."""
    own = step_of(asked, question.id)
    found: dict[str, Question] = {}
    for step in asked.steps:
        for candidate in step.questions:
            if candidate.id == question.id:
                return found
            fits = candidate.options or candidate.kind in {"score", "urgency", "number"}
            if fits and (not step.each_theme or step.id == own.id):
                found[candidate.id] = candidate
    return found


def _of_options(source: Question, now: Condition | None, key: str) -> Condition:
    names = {option.id: option.text.get("nl", "") for option in source.options}
    if source.other:
        names[OTHER] = _("Anders, namelijk")
    chosen = st.multiselect(
        _("Bij welke antwoorden?"),
        list(names),
        default=[id_ for id_ in (now.any_of if now else ()) if id_ in names],
        format_func=lambda id_: names[id_],
        placeholder=_("Kies een of meer antwoorden"),
        key=key,
    )
    return Condition(question=source.id, any_of=tuple(chosen))


def _of_number(source: Question, now: Condition | None, key: str) -> Condition:
    low, high = source.minimum, source.maximum
    left, right = st.columns(2)
    at_least = now.at_least if now and now.at_least is not None else low
    at_most = now.at_most if now and now.at_most is not None else high
    return Condition(
        question=source.id,
        at_least=int(
            left.number_input(_("Van"), low, high, min(max(at_least, low), high), key=f"{key}-low")
        ),
        at_most=int(
            right.number_input(
                _("Tot en met"), low, high, min(max(at_most, low), high), key=f"{key}-high"
            )
        ),
    )
