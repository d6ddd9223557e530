"""Kinds, groups, rules and faults of a questionnaire in the words of who makes one."""

import re

from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.questionnaires import faults, questions
from wijkwijzer.survey.records import NeedRule, Questionnaire


def kind_name(kind: str) -> str:
    """Name a kind of question by what the resident does."""
    return {
        "score": _("Een cijfer op een schaal"),
        "urgency": _("Hoe hard is het nodig?"),
        "top": _("Kies de belangrijkste, op volgorde"),
        "single": _("Kies één antwoord"),
        "multiple": _("Kies een of meer antwoorden"),
        "number": _("Een getal"),
        "short": _("Een paar woorden"),
        "long": _("Een verhaal"),
        "buurt": _("De buurt"),
        "pin": _("Een plek op de kaart"),
        "area": _("Een gebied op de kaart"),
        "photo": _("Een foto"),
    }[kind]


def group_question_name(group: str) -> str:
    """Name the group that a question tells."""
    return {
        "buurt": _("buurt"),
        "age": _("leeftijd"),
        "household": _("huishouden"),
        "tenure": _("huur of koop"),
    }[group]


def rule_name(rule: NeedRule) -> str:
    """Say what the need of a theme follows from."""
    return {
        "urgency": _("Bewoners zeggen per onderwerp hoe hard het nodig is"),
        "dissatisfaction": _("Bewoners geven per onderwerp een cijfer; laag is veel behoefte"),
        "priority": _("Bewoners kiezen de belangrijkste onderwerpen"),
    }[rule]


def plain_faults(asked: Questionnaire) -> tuple[str, ...]:
    """Say what is still wrong, with questions by their text instead of by their id."""
    return tuple(dict.fromkeys(_plain(fault, asked) for fault in faults(asked)))


def _plain(fault: str, asked: Questionnaire) -> str:
    names = {
        question.id: text
        for question, _each in questions(asked)
        if (text := question.text.get("nl", "").strip())
    }

    def named(match: re.Match[str]) -> str:
        return f"{match[1]} ‘{names[match[2]]}’" if match[2] in names else match[0]

    text = re.sub(rf"\b({_BEFORE_AN_ID}) ([a-z0-9_+-]+)", named, fault)
    words = {
        "need_question": _("de vraag voor de behoefte"),
        "score_question": _("de vraag voor het cijfer"),
        "need_rule": _("de manier van rekenen"),
        "show_if": _("de voorwaarde"),
        "each_theme": _("per onderwerp"),
        "dont_know": _("weet ik niet"),
        "max_length": _("het aantal tekens"),
        "low_text": _("woorden bij het laagste"),
        "high_text": _("woorden bij het hoogste"),
        "choose": _("het aantal"),
        "options": _("antwoorden"),
        "option": _("antwoord"),
        "words": _("woorden bij de schaal"),
        "title": _("titel"),
        "text": _("de vraag zelf"),
        "nl": _("het Nederlands"),
        "help": _("uitleg"),
        "kind": _("soort"),
        "group": _("groep"),
    }

    # What stands between quotes are people's own words.
    parts = re.split(r"(‘.*?’)", text)
    parts[::2] = [
        re.sub(r"[a-z_]+", lambda match: words.get(match[0], match[0]), part) for part in parts[::2]
    ]
    text = "".join(parts)
    return text[:1].upper() + text[1:]


_BEFORE_AN_ID = "vraag|need_question|score_question|noemt|want|van"
