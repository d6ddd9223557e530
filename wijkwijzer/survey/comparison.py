"""Which figures of two rounds may stand beside each other: only of what was asked the same way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.questionnaires import find_question, questions
from wijkwijzer.survey.records import NeedRule, Question, Questionnaire

Texts = dict[str, str] | None


@dataclass(frozen=True)
class Comparison:
    """What of two questionnaires can be compared.

    Parameters
    ----------
    themes
        Themes whose need can be compared; empty when `reason` says why none can.
    reason
        Why needs cannot be compared, as the rest of a sentence after "want"; "" when they can.
    questions
        Question id -> "" when its answers can be compared, else why not. Questions that stand in
        one of the two only are not in it.
    """

    themes: tuple[str, ...]
    reason: str
    questions: dict[str, str]


def compare(
    now: Questionnaire,
    then: Questionnaire,
    themes_now: Sequence[str],
    themes_then: Sequence[str],
) -> Comparison:
    """Tell what of two questionnaires was asked in the same way.

    The same way is: the same kind, Dutch text, scale with its words, answers, number to choose,
    "weet ik niet" and condition. Needs must come of the same rule as well. Explanations below a
    question and other languages do not count: they say the same thing in other words.

    Parameters
    ----------
    themes_now, themes_then
        Ids of the themes that each was asked about.
    """
    earlier = {question.id: (question, each) for question, each in questions(then)}
    told = {
        question.id: _of_questions(question, each, *earlier[question.id])
        for question, each in questions(now)
        if question.id in earlier
    }
    reason = _of_needs(now, then)
    shared = tuple(theme for theme in themes_now if theme in themes_then)
    # A top is a choice among all themes: with one theme more each of them is chosen less often.
    if not reason and now.need_rule == "priority" and set(themes_now) != set(themes_then):
        reason = _("er was toen uit andere onderwerpen te kiezen")
    if not reason and not shared:
        reason = _("het ging toen over andere onderwerpen")
    return Comparison(themes=() if reason else shared, reason=reason, questions=told)


def comparison_sentence(found: Comparison, name: str) -> str:
    """Say whether a round can be compared with an earlier one, and if not why."""
    if found.reason:
        return _("Te vergelijken met {name}: nee, want {reason}.").format(
            name=name, reason=found.reason
        )
    return _("Te vergelijken met {name}: ja, {n} onderwerpen.").format(
        name=name, n=len(found.themes)
    )


def _of_needs(now: Questionnaire, then: Questionnaire) -> str:
    if now.need_rule != then.need_rule:
        return _("toen ging het om {then}, nu om {now}").format(
            then=_rule_words(then.need_rule), now=_rule_words(now.need_rule)
        )
    pair = (find_question(now, now.need_question), find_question(then, then.need_question))
    return next(_differences(*pair), "")


def _rule_words(rule: NeedRule) -> str:
    return {
        "urgency": _("de vraag hoe hard iets nodig is"),
        "dissatisfaction": _("een cijfer voor hoe het is"),
        "priority": _("wat bewoners het eerst kiezen"),
    }[rule]


def _of_questions(now: Question, each_now: bool, then: Question, each_then: bool) -> str:  # noqa: FBT001 - pairs as `questions` gives them
    if each_now != each_then:
        return _("de vraag ging toen niet over hetzelfde: per onderwerp of in één keer")
    return next(_differences(now, then), "")


def _differences(now: Question, then: Question) -> Iterator[str]:
    if now.kind != then.kind:
        yield _("de vraag is van een andere soort")
    if _dutch(now.text) != _dutch(then.text):
        yield _("de vraag had toen een andere tekst: ‘{text}’").format(text=then.text["nl"])
    if _scale(now) != _scale(then):
        yield _("de schaal was toen {low} tot en met {high}").format(
            low=then.minimum, high=then.maximum
        )
    if _scale_words(now) != _scale_words(then):
        yield _("de woorden bij de schaal waren toen anders")
    if now.kind == "top" and now.choose != then.choose:
        yield _("men koos er toen {n}").format(n=then.choose)
    if _options(now) != _options(then) or now.other != then.other:
        yield _("de antwoorden waren toen anders")
    if now.dont_know != then.dont_know:
        yield (
            _("‘weet ik niet’ kon toen wel")
            if then.dont_know
            else _("‘weet ik niet’ kon toen niet")
        )
    if now.show_if != then.show_if:
        yield _("de vraag werd toen aan anderen gesteld")


def _dutch(texts: Texts) -> str:
    return " ".join(texts.get("nl", "").split()) if texts else ""


def _scale(question: Question) -> tuple[int, int] | None:
    if question.kind not in {"score", "urgency", "number"}:
        return None
    return question.minimum, question.maximum


def _scale_words(question: Question) -> tuple[str, ...]:
    ends = (question.low_text, question.high_text, *question.words)
    return tuple(_dutch(texts) for texts in ends)


def _options(question: Question) -> tuple[tuple[str, str], ...]:
    return tuple((option.id, _dutch(option.text)) for option in question.options)
