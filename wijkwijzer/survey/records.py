"""What a survey is: questionnaires, rounds, drafts, responses and contributions."""

from typing import Any, Literal

from pydantic import Field, TypeAdapter, model_validator

from wijkwijzer.neighbourhood.records import Counted, Point, Variable
from wijkwijzer.record import Entry, Id, Line, Record, Text

DONT_KNOW = "weet_niet"
"""The answer "weet ik niet": no answer, and counted."""

OTHER = "anders"
"""The option "anders, namelijk" of a choice question; what is written stands under `other_key`."""

Kind = Literal[
    "score",
    "urgency",
    "top",
    "single",
    "multiple",
    "number",
    "short",
    "long",
    "buurt",
    "pin",
    "area",
    "photo",
]
NeedRule = Literal["urgency", "dissatisfaction", "priority"]
Invited = Literal["none", "optional", "required"]
"""Whether a one-time code may (`optional`) or must (`required`) be given to begin."""
Channel = Literal["tablet", "telefoon", "computer", "papier", "namens", "voorbeeld", "import"]
OWN_CHANNELS: frozenset[Channel] = frozenset({"tablet", "telefoon", "computer"})
"""On what residents fill in themselves; any other takes somebody who may enter forms."""


class Place(Entry):
    """A point or an area that a resident put on the map, before sending.

    Parameters
    ----------
    id
        Made by the browser; tells it from the resident's other places.
    point
        Of a `pin` question.
    ring
        Of an `area` question: its corners, at least three, the first not repeated.
    theme
        What it is about, where the question asks for it.
    """

    id: Id
    point: Point | None = None
    ring: tuple[Point, ...] = ()
    theme: Id | None = None
    text: Text = ""


Answer = int | str | tuple[str, ...] | tuple[Place, ...]
Answers = dict[str, Answer]
"""Question key -> answer: a whole number, an option id, ids (options in order of choice, photos),
places, or text."""

_ANSWERS = TypeAdapter(Answers)


def plain_answers(answers: Answers) -> dict[str, Any]:
    """Return answers as JSON knows them: lists and dicts instead of tuples and places."""
    plain: dict[str, Any] = _ANSWERS.dump_python(answers, mode="json")
    return plain


def other_key(key: str) -> str:
    """Return the key under which "anders, namelijk" of this choice is written."""
    return f"{key}.{OTHER}"


class Condition(Entry):
    """When a question or step is shown.

    Parameters
    ----------
    question
        A question asked earlier; inside a step per theme, the same theme's.
    any_of
        It holds when one of these options was chosen.
    at_least, at_most
        It holds when the number given lies between these. An unanswered question, or "weet ik
        niet", holds for neither.
    """

    question: Id
    any_of: tuple[Id, ...] = ()
    at_least: int | None = None
    at_most: int | None = None


class Option(Entry):
    """One possible answer of a choice question."""

    id: Id
    text: dict[str, str]


class Question(Entry):
    """One question.

    Parameters
    ----------
    id
        Key of the answer; in a step that repeats per theme the key is `id:theme`.
    kind
        How it is asked and checked.
    minimum, maximum
        Ends of a number scale.
    low_text, high_text
        Words at the ends of the scale.
    words
        Words for every point of a scale, from `minimum` up; empty where the ends are enough.
    choose
        Of a `top` question: how many may be chosen; of a `pin`, `area` or `photo` question: how
        many may be given.
    options
        Of a choice question. `buurt` takes the buurten of the wijk, `top` without options the
        themes.
    other
        Whether a choice also offers "anders, namelijk", as option `anders` with a text of its own.
    ask_theme
        Of a `pin` or `area` question: whether each place is given a theme.
    show_if
        When the question is asked; None means always.
    dont_know
        Whether "weet ik niet" is offered.
    group
        The group variable this answer fills: `buurt`, `age`, `household` or `tenure`. Such a
        question always offers "dat zeg ik liever niet", stored as `niet_gezegd`.
    contribution
        The text is a remark offered for publication and goes to the moderation queue.
    """

    id: Id
    kind: Kind
    text: dict[str, str]
    help: dict[str, str] | None = None
    minimum: int = 1
    maximum: int = 10
    low_text: dict[str, str] | None = None
    high_text: dict[str, str] | None = None
    words: tuple[dict[str, str], ...] = ()
    choose: int = 3
    options: tuple[Option, ...] = ()
    other: bool = False
    ask_theme: bool = False
    show_if: Condition | None = None
    dont_know: bool = False
    group: Literal["buurt", "age", "household", "tenure"] | None = None
    contribution: bool = False
    max_length: int = 1000


class Step(Entry):
    """What stands on one screen; repeated for every theme when `each_theme` is set.

    Parameters
    ----------
    title, help
        Heading and one or two sentences below it; a theme brings its own.
    show_if
        When the step is shown; None means always. Not for a step per theme.
    """

    id: Id
    each_theme: bool = False
    show_if: Condition | None = None
    title: dict[str, str] | None = None
    help: dict[str, str] | None = None
    questions: tuple[Question, ...]


class Questionnaire(Entry):
    """A questionnaire as it stands in a readable file.

    Parameters
    ----------
    need_rule, need_question
        Which rule turns which question into the need of a theme.
    score_question
        The question that asks how it is now, or None.
    """

    id: Id
    version: int = Field(ge=1)
    title: dict[str, str]
    languages: tuple[str, ...]
    need_rule: NeedRule
    need_question: Id
    score_question: Id | None = None
    steps: tuple[Step, ...]


def questionnaire_key(name: str, version: int) -> str:
    """Return id and version of a questionnaire in one word, such as `standaard-2`."""
    return f"{name}-{version}"


class StoredQuestionnaire(Record):
    """A version of a questionnaire that facilitators made; once published it is locked.

    Parameters
    ----------
    id
        `questionnaire_key` of the two below.
    wijk_id
        Where it was made; None for every wijk of this database.
    questionnaire, questionnaire_version
        Id and version as rounds and responses name them. `version` is something else: how often
        this record was stored.
    based_on
        Key of the version it was copied from.
    content
        The questions; a draft may still have faults.
    """

    wijk_id: Id | None = None
    questionnaire: Id
    questionnaire_version: int = Field(ge=1)
    based_on: str = ""
    state: Literal["draft", "published"] = "draft"
    content: Questionnaire


class Round(Record):
    """A period in which one questionnaire is filled in (meting).

    Parameters
    ----------
    invitation
        Whether one begins with a one-time code from a letter.
    """

    wijk_id: Id
    name: Line
    questionnaire: Id
    questionnaire_version: int
    opened_at: str
    closed_at: str | None = None
    invitation: Invited = "none"


class Weighting(Record):
    """How the answers of a round are weighed against who lives in the wijk; one per round.

    A round without one is not weighed. The margins that go with it: `weighting.margins`.

    Parameters
    ----------
    id
        The id of the round.
    variables
        What is weighed on; none means that every response counts the same.
    counted
        Which inhabitants count.
    lower, upper
        Bounds of a weight, as a part of the mean weight; None is no bound.
    """

    wijk_id: Id
    round_id: Id
    variables: tuple[Variable, ...] = ()
    counted: Counted = "15+"
    lower: float | None = Field(default=0.3, ge=0, lt=1)
    upper: float | None = Field(default=3.0, gt=1, le=100)

    @model_validator(mode="after")
    def _names_each_once(self) -> "Weighting":
        if len(set(self.variables)) < len(self.variables):
            raise ValueError("variables are named once")
        if self.id != self.round_id:
            raise ValueError("a round has one weighting")
        return self


class Draft(Entry):
    """What a resident filled in so far; counts for nothing until it is sent.

    Parameters
    ----------
    id
        Hash of the secret token in the resident's address bar; the token itself is not stored.
    step
        Where the resident was.
    invitation
        Hash of the one-time code it began with; gone as soon as it is sent or given up.
    """

    id: Id
    wijk_id: Id
    round_id: Id
    language: str = "nl"
    channel: Channel = "tablet"
    intake_place: str = ""
    step: str = ""
    answers: Answers = Field(default_factory=dict)
    completes: Id | None = None
    invitation: str = ""


class Response(Entry):
    """A sent survey: answers without anything that says whose they are.

    Parameters
    ----------
    sequence
        Order of arrival over all wijken; rises only.
    buurt, age, household, tenure
        Group variables, `niet_gezegd` where skipped.
    """

    id: Id
    sequence: int = 0
    wijk_id: Id
    round_id: Id
    questionnaire: Id
    questionnaire_version: int
    channel: Channel
    intake_place: str = ""
    language: str = "nl"
    submitted_at: str
    buurt: str
    age: str
    household: str
    tenure: str
    answers: Answers


ContributionKind = Literal["opmerking", "pin", "gebied", "foto"]
"""An open text, a point, an area of the map, or a photo (which is never published)."""


class Contribution(Entry):
    """A remark, place or photo that a resident offers.

    Parameters
    ----------
    question
        Key of the question it answers; "" where that was not noted yet.
    ring
        Of an area: its corners, the first not repeated.
    photo_id
        Of a photo: where the picture stands.
    response_id
        Lets a withdrawal find it; never shown, never joined to answers.
    state
        `waiting` until a facilitator passed or refused it; the latest verdict.
    reason
        Why it was refused.
    """

    id: Id
    sequence: int = 0
    wijk_id: Id
    round_id: Id
    response_id: Id | None = None
    kind: ContributionKind
    question: str = ""
    theme: Id | None = None
    buurt: str = "niet_gezegd"
    point: Point | None = None
    ring: tuple[Point, ...] = ()
    photo_id: Id | None = None
    text: Text
    channel: Channel = "tablet"
    intake_place: str = ""
    created_at: str
    state: Literal["waiting", "passed", "refused"] = "waiting"
    reason: str = ""
