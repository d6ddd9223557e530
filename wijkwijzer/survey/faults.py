"""What cannot be in a questionnaire: kinds with fields that are not theirs, and conditions."""

from collections.abc import Iterator

from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.records import OTHER, Condition, Question, Questionnaire

MOST = {"pin": 20, "area": 10, "photo": 3}
"""How many places or photos one question may ask for."""

_CHOICES = ("single", "multiple", "buurt", "top")
_NUMBERS = ("score", "urgency", "number")


def kind_faults(question: Question) -> Iterator[str]:
    """Say what does not fit the kind of a question, one sentence per fault."""
    options = {option.id for option in question.options}
    if question.other and (question.kind not in ("single", "multiple") or question.group):
        yield _("other kan alleen bij kind single of multiple, zonder group")
    if question.other and OTHER in options:
        yield _("met other is het id anders al bezet; haal dat antwoord weg")
    if question.ask_theme and question.kind not in ("pin", "area"):
        yield _("ask_theme kan alleen bij een plek of gebied (pin of area)")
    if question.kind in MOST and question.choose > MOST[question.kind]:
        yield _("choose is te groot; bij kind {kind} hooguit {n}").format(
            kind=question.kind, n=MOST[question.kind]
        )
    if question.kind in MOST and question.dont_know:
        yield _("dont_know kan niet bij kind {kind}").format(kind=question.kind)
    if question.kind in MOST and options:
        yield _("options horen niet bij kind {kind}").format(kind=question.kind)


def condition_faults(questionnaire: Questionnaire) -> Iterator[str]:
    """Say which conditions cannot be judged: what they name is unknown, later or another kind."""
    earlier: dict[str, tuple[Question, bool]] = {}
    for step in questionnaire.steps:
        if step.show_if and step.each_theme:
            yield _("stap {id}: show_if kan niet bij een stap met each_theme").format(id=step.id)
        elif step.show_if:
            for fault in _faults(step.show_if, earlier, each=False):
                yield _("stap {id}: {fault}").format(id=step.id, fault=fault)
        for question in step.questions:
            if question.show_if:
                for fault in _faults(question.show_if, earlier, each=step.each_theme):
                    yield _("vraag {id}: {fault}").format(id=question.id, fault=fault)
            earlier[question.id] = (question, step.each_theme)


def _faults(
    condition: Condition, earlier: dict[str, tuple[Question, bool]], *, each: bool
) -> Iterator[str]:
    if condition.question not in earlier:
        yield _("show_if noemt {id}; dat is geen vraag die eerder gesteld wordt").format(
            id=condition.question
        )
        return
    question, per_theme = earlier[condition.question]
    if per_theme and not each:
        yield _("show_if noemt {id}; die vraag is er per thema").format(id=question.id)
    numbered = condition.at_least is not None or condition.at_most is not None
    if question.kind in _CHOICES:
        if numbered or not condition.any_of:
            yield _("show_if: gebruik any_of, want {id} is een keuzevraag").format(id=question.id)
        unknown = set(condition.any_of) - _options(question) if question.options else set()
        for option in sorted(unknown):
            yield _("show_if: {id} heeft geen antwoord {option}").format(
                id=question.id, option=option
            )
    elif question.kind in _NUMBERS:
        if condition.any_of or not numbered:
            yield _("show_if: gebruik at_least of at_most, want {id} geeft een getal").format(
                id=question.id
            )
    else:
        yield _("show_if: van {id} (kind {kind}) kan niets afhangen").format(
            id=question.id, kind=question.kind
        )


def _options(question: Question) -> set[str]:
    return {option.id for option in question.options} | ({OTHER} if question.other else set())
