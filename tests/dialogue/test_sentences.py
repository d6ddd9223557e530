"""What stands above the pictures of the wall."""

import pytest

from wijkwijzer.ambitions.sentences import level_name
from wijkwijzer.dialogue.groups import NoGroups
from wijkwijzer.dialogue.opinions import Side
from wijkwijzer.dialogue.outcome import (
    GroupView,
    OpinionView,
    PartResult,
    PartyLevel,
    Shift,
    StatementMark,
    TargetResult,
    ThemeLevels,
    ValueCount,
)
from wijkwijzer.dialogue.records import VALUES, Kind, Phase
from wijkwijzer.dialogue.screens import (
    CardView,
    CompassView,
    MeetingFacts,
    PartView,
    ScreenContent,
    TargetView,
    ThemeView,
)
from wijkwijzer.dialogue.sentences import note, sentence
from wijkwijzer.dialogue.statement_sentences import groups_sentence
from wijkwijzer.dialogue.words import LONGEST, shortened

MEETING = MeetingFacts(
    id="m",
    wijk="w",
    wijk_name="Proefwijk",
    is_example=False,
    title="Eerste wijkdialoog",
    code="482915",
    held_on="2026-11-24",
    begins="",
    place="",
    begun=True,
    over=False,
    rehearsal=False,
)
TEXTS = {"a": "Meer bankjes", "b": "Meer groen", "c": "Meer licht"}


def content(
    kind: Kind | None,
    found: PartResult | None = None,
    *,
    item: str | None = None,
    phase: Phase = "reveal",
    meeting: MeetingFacts = MEETING,
    each: int = 1,
    cards: tuple[CardView, ...] = (),
) -> ScreenContent:
    targets = tuple(
        TargetView(
            id=one,
            key=one,
            text=text,
            low=f"{text} nu",
            high=f"{text} straks",
            theme=None,
            of_room=False,
        )
        for one, text in TEXTS.items()
    )
    part = kind and PartView(
        id="p",
        kind=kind,
        title="Onderdeel",
        question="Wat vindt u?",
        number=1,
        of=2,
        staged=False,
        collecting=found is None,
        targets=targets,
        answers=(),
        each=each,
        per_option=20,
        cards=(),
    )
    return ScreenContent(
        screen="wand",
        language="nl",
        meeting=meeting,
        revision=1,
        phase="collect" if found is None else phase,
        stage="voor",
        item=item,
        overlay="none",
        timer=None,
        part=part or None,
        result=found,
        cards=cards,
        parties=(),
        here=(),
        buurten=(),
        all_parties=(),
        themes=(),
    )


def votes(kind: Kind, target: str, *numbers: int, by_hand: int = 0, **more: object) -> TargetResult:
    values = VALUES[kind][:1] if kind == "kennismaken" else VALUES[kind]
    counts = tuple(ValueCount(value=v, n=n) for v, n in zip(values, numbers, strict=True))
    n = sum(numbers) if kind != "kennismaken" else 20
    known = {"n": n, "by_hand": by_hand, "counts": counts} | more
    return TargetResult.model_validate({"target": target} | known)


def dots(target: str, total: int) -> TargetResult:
    return TargetResult(target=target, n=5, by_hand=0, total=total)


def found(*targets: TargetResult, n: int = 20, **more: object) -> PartResult:
    known = {"part": "p", "stage": "voor", "n": n, "targets": targets}
    return PartResult.model_validate(known | more)


HIDDEN = TargetResult(target="a", hidden=True)
TOO_FEW = "Hier stemden minder dan vijf mensen. Dan laten we de uitslag niet zien."


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        ({}, "Doe mee met uw telefoon of tablet"),
        ({"begun": False}, "Welkom"),
        ({"over": True}, "Dank u wel"),
    ],
)
def test_around_the_programme(changed: dict[str, bool], said: str) -> None:
    assert sentence(content(None, meeting=MEETING.model_copy(update=changed))) == said


def test_a_meeting_that_is_over_says_so_whatever_came_last() -> None:
    over = MEETING.model_copy(update={"over": True})
    assert sentence(content("stippen", meeting=over)) == "Dank u wel"


@pytest.mark.parametrize("kind", [kind for kind in VALUES if kind != "ideeen"])
def test_while_votes_are_taken_it_is_the_question(kind: Kind) -> None:
    assert sentence(content(kind)) == "Wat vindt u?"
    assert note(content(kind)) == ""


@pytest.mark.parametrize(
    "kind", ["kennismaken", "kompas", "stellingen", "dilemmas", "stippen", "akkoord"]
)
def test_too_few_votes_say_nothing_else(kind: Kind) -> None:
    shown = content(kind, found(HIDDEN, n=0))
    assert sentence(shown) == TOO_FEW
    assert note(shown) == "Bij minder dan 5 stemmen laten we niets zien."


@pytest.mark.parametrize(
    ("numbers", "each", "said"),
    [
        ((13, 4, 3), 1, "Meer dan de helft kiest Meer bankjes: 13 van de 20."),
        ((9, 8, 3), 1, "Het vaakst gekozen: Meer bankjes, door 9 van de 20."),
        ((13, 8, 3), 2, "Het vaakst gekozen: Meer bankjes, door 13 van de 20."),
        ((8, 8, 4), 1, "Even vaak gekozen: Meer bankjes en Meer groen, elk 8 keer."),
        ((0, 0, 0), 1, "Niemand koos een van deze antwoorden."),
    ],
)
def test_polls(numbers: tuple[int, ...], each: int, said: str) -> None:
    targets = [votes("kennismaken", t, n) for t, n in zip(TEXTS, numbers, strict=True)]
    assert sentence(content("kennismaken", found(*targets), each=each)) == said


def theme(field: str) -> CompassView:
    one = ThemeView.model_validate(
        {"theme": "a", "name": "ontmoeten", "wind": "zuid", "pictogram": "ontmoeten", "need": 76}
        | {"low": 73, "high": 79, "task": 0, "field": field}
    )
    return CompassView(themes=(one,), needle=("a",), sentence="Het kompas wijst naar ontmoeten.")


@pytest.mark.parametrize(
    ("field", "said"),
    [
        (
            "bewoners_vragen_aandacht",
            "bewoners vragen hier veel, en geen partij heeft hier een opgave.",
        ),
        ("samen_oppakken", "bewoners vragen hier veel, en partijen werken eraan."),
        ("uitleggen_en_verbinden", "partijen doen hier veel, en bewoners vragen er minder om."),
        ("koesteren", "hier gaat het goed genoeg. Dat is iets om te koesteren."),
        ("onbeslist", "of bewoners hier veel vragen, is nog niet te zeggen."),
        ("verborgen", "hier zijn nog te weinig antwoorden."),
    ],
)
def test_a_theme_of_the_compass(field: str, said: str) -> None:
    assert sentence(content("kompas", item="a"), theme(field)) == f"Ontmoeten: {said}"


def test_the_compass_as_a_whole_and_what_the_room_recognises() -> None:
    assert sentence(content("kompas"), theme("koesteren")) == "Het kompas wijst naar ontmoeten."
    result = found(votes("kompas", "a", 15, 1, 4), votes("kompas", "b", 5, 5, 10), HIDDEN)
    assert sentence(content("kompas", result)) == (
        "De zaal herkent Meer bankjes het meest en Meer groen het minst."
    )
    assert sentence(content("kompas", result, item="b")) == (
        "5 van de 20 mensen in de zaal herkennen het beeld van Meer groen."
    )


def marks(*sides: Side | None) -> tuple[StatementMark, ...]:
    return tuple(StatementMark(target=t, side=s) for t, s in zip(TEXTS, sides, strict=False))


@pytest.mark.parametrize(
    ("sides", "said"),
    [
        ((None,) * 3, "Over geen van de 3 stellingen is de zaal het duidelijk eens."),
        (
            (Side.AGREE, Side.DISAGREE, None),
            "Over 2 van de 3 stellingen denkt de zaal duidelijk hetzelfde.",
        ),
        ((Side.AGREE,) * 3, "Over alle 3 stellingen denkt de zaal duidelijk hetzelfde."),
        ((Side.AGREE,) * 2, "Over beide stellingen denkt de zaal duidelijk hetzelfde."),
        ((None,) * 2, "Over geen van beide stellingen is de zaal het duidelijk eens."),
        (
            (Side.AGREE, None),
            "Over één van de 2 stellingen denkt de zaal duidelijk hetzelfde.",
        ),
        ((None,), "Hierover is de zaal verdeeld: 15 eens, 4 oneens."),
    ],
)
def test_what_a_room_shares(sides: tuple[Side | None, ...], said: str) -> None:
    targets = [votes("stellingen", target, 15, 1, 4) for target in TEXTS][: len(sides)]
    result = found(*targets, statements=marks(*sides))
    assert sentence(content("stellingen", result)) == said


@pytest.mark.parametrize(
    ("numbers", "mark", "said"),
    [
        ((15, 1, 4), {"side": Side.AGREE}, "Hier is de zaal het duidelijk mee eens: 15 van de 20."),
        (
            (2, 1, 17),
            {"side": Side.DISAGREE},
            "Hier is de zaal het duidelijk mee oneens: 17 van de 20.",
        ),
        ((9, 1, 10), {}, "Hierover is de zaal verdeeld: 9 eens, 10 oneens."),
        (
            (3, 14, 3),
            {"unclear": True},
            "14 van de 20 sloegen deze stelling over: misschien is hij niet duidelijk.",
        ),
    ],
)
def test_one_statement(numbers: tuple[int, ...], mark: dict[str, object], said: str) -> None:
    result = found(
        votes("stellingen", "a", *numbers),
        statements=(StatementMark.model_validate({"target": "a"} | mark),),
    )
    assert sentence(content("stellingen", result, item="a")) == said


def groups(n: int, common: int) -> OpinionView:
    one = GroupView(people=12, middle=(0, 0), outline=(), traits=())
    return OpinionView(
        reason=None, people=24, placed=24, statements=9, groups=(one,) * n, common=("a",) * common
    )


@pytest.mark.parametrize(
    ("n", "common", "said"),
    [
        (2, 0, "De zaal bestaat uit 2 groepen die anders denken."),
        (3, 1, "De zaal denkt in 3 groepen, en één stelling delen ze allemaal."),
        (2, 4, "De zaal denkt in 2 groepen, en 4 stellingen delen ze allemaal."),
    ],
)
def test_groups_are_told_while_the_room_talks(n: int, common: int, said: str) -> None:
    result = found(votes("stellingen", "a", 15, 1, 4), groups=groups(n, common))
    assert sentence(content("stellingen", result, phase="discuss")) == said
    assert sentence(content("stellingen", result)) != said


def test_why_there_are_no_groups_is_said_for_every_reason() -> None:
    none = OpinionView(reason=None, people=9, placed=9, statements=9)
    said = {groups_sentence(none.model_copy(update={"reason": reason})) for reason in NoGroups}
    assert len(said) == len(NoGroups) == 8
    assert groups_sentence(none.model_copy(update={"reason": NoGroups.GRADUAL})) == (
        "Er zijn geen aparte groepen: de meningen gaan vloeiend in elkaar over."
    )


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((6, 6, 2, 3, 3), "12 van de 20 mensen kiezen eerder voor “Meer bankjes nu”."),
        ((1, 2, 2, 10, 5), "15 van de 20 mensen kiezen eerder voor “Meer bankjes straks”."),
        ((5, 5, 0, 6, 4), "De zaal is in tweeën: aan elke kant staan 10 mensen."),
        ((0, 0, 7, 0, 0), "Iedereen staat er precies tussenin."),
    ],
)
def test_a_dilemma(numbers: tuple[int, ...], said: str) -> None:
    assert sentence(content("dilemmas", found(votes("dilemmas", "a", *numbers)), item="a")) == said


def test_dilemmas_by_how_far_the_room_lies_apart_and_how_it_moved() -> None:
    near, far = votes("dilemmas", "a", 0, 5, 10, 5, 0), votes("dilemmas", "b", 10, 0, 0, 0, 10)
    apart = sentence(content("dilemmas", found(near, far)))
    assert apart == "De zaal ligt het verst uit elkaar bij: Meer groen"
    moved = (
        Shift(target="a", n=20, to_low=2, to_high=9, same=9, mean=0.4),
        Shift(target="b", n=20, to_low=1, to_high=0, same=19, mean=-0.1),
    )
    result = found(near, far, shifts=moved)
    assert sentence(content("dilemmas", result)) == (
        "Na het gesprek verschoof er het meest bij: Meer bankjes"
    )
    assert sentence(content("dilemmas", result, item="a")) == (
        "Na het gesprek dachten 11 mensen er anders over."
    )
    assert sentence(content("dilemmas", result, item="b")) == (
        "Na het gesprek dacht 1 mens er anders over."
    )


@pytest.mark.parametrize(
    ("totals", "said"),
    [
        ((9, 4, 0), "De meeste stippen, 9, liggen bij “Meer bankjes”."),
        ((9, 9, 0), "De meeste stippen, elk 9, liggen bij “Meer bankjes” en “Meer groen”."),
        ((0, 0, 0), "Er zijn nog geen stippen geplakt."),
    ],
)
def test_dots(totals: tuple[int, ...], said: str) -> None:
    targets = [dots(target, n) for target, n in zip(TEXTS, totals, strict=True)]
    assert sentence(content("stippen", found(*targets))) == said


def idea(number: int, theme_id: str | None) -> CardView:
    known = {"id": f"k{number}", "kind": "idee", "text": "Een idee", "target": None, "answer": ""}
    return CardView.model_validate(known | {"theme": theme_id, "point": None})


@pytest.mark.parametrize(
    ("themes", "said"),
    [
        ((), "Wat vindt u?"),
        (("groen",), "Het eerste idee uit de zaal"),
        (("groen", "groen", None), "3 ideeën uit de zaal"),
        (("groen", "zorg", None), "3 ideeën uit de zaal, over 2 thema’s"),
    ],
)
def test_ideas(themes: tuple[str | None, ...], said: str) -> None:
    cards = tuple(idea(number, each) for number, each in enumerate(themes))
    assert sentence(content("ideeen", cards=cards)) == said


def levels(target: str, *given: int | None) -> ThemeLevels:
    stated = [level for level in given if level not in {None, 9}]
    known = [level for level in stated if level is not None]
    return ThemeLevels(
        theme=target,
        levels=tuple(PartyLevel(party=f"p{n}", level=level) for n, level in enumerate(given)),
        spread=max(known) - min(known) if len(known) > 1 else None,
    )


def test_ambitions_before_the_talk() -> None:
    wide, same = levels("a", 0, 3, 9, None), levels("b", 2, 2)
    assert sentence(content("ambities", found(themes=(wide, same)))) == (
        f"Bij Meer bankjes liggen de ambities het verst uiteen: van {level_name(0)} "
        f"tot {level_name(3)}."
    )
    assert sentence(content("ambities", found(themes=(wide, levels("c", 3, 0), same)))) == (
        "Bij 2 thema’s liggen de ambities het verst uiteen."
    )
    assert sentence(content("ambities", found(themes=(wide, same)), item="b")) == (
        "Bij Meer groen willen de partijen hetzelfde: beter."
    )
    assert sentence(content("ambities", found(themes=(same,)))) == (
        "Bij elk thema willen de partijen even hoog reiken."
    )
    assert sentence(content("ambities", found(themes=(levels("a", 1),)))) == (
        "Nog geen twee partijen kozen een niveau bij hetzelfde thema."
    )


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (((0, 3), (1, 2)), "Na het gesprek liggen de ambities even ver uiteen als ervoor."),
        (
            ((1, 3), (1, 2)),
            "Na het gesprek kwamen de partijen bij één thema dichter bij elkaar.",
        ),
        (((1, 3), (2, 2)), "Na het gesprek kwamen de partijen bij 2 thema’s dichter bij elkaar."),
        (
            ((1, 3), (0, 2)),
            "Na het gesprek: 1 keer dichter bij elkaar, 1 keer verder uiteen.",
        ),
    ],
)
def test_ambitions_after_the_talk(after: tuple[tuple[int, int], ...], said: str) -> None:
    before = (levels("a", 0, 3), levels("b", 1, 2))
    now = tuple(levels(target, *each) for target, each in zip("ab", after, strict=True))
    result = found(themes=now, themes_before=before)
    assert sentence(content("ambities", result)) == said


@pytest.mark.parametrize(
    ("numbers", "said"),
    [
        ((20, 0, 0), "Iedereen is het eens: 20 van de 20."),
        ((15, 5, 0), "Niemand heeft bezwaar: 15 eens, 5 kunnen ermee leven."),
        ((15, 4, 1), "Eén mens heeft bezwaar; 19 van de 20 kunnen verder."),
        ((15, 2, 3), "3 mensen hebben bezwaar; 17 van de 20 kunnen verder."),
    ],
)
def test_one_proposal(numbers: tuple[int, ...], said: str) -> None:
    assert sentence(content("akkoord", found(votes("akkoord", "a", *numbers)))) == said


@pytest.mark.parametrize(
    ("against", "said"),
    [
        ((0, 0), "Tegen geen van de 2 voorstellen is bezwaar."),
        ((2, 0), "Tegen één van de 2 voorstellen is bezwaar."),
        ((2, 1), "Tegen 2 van de 2 voorstellen is bezwaar."),
    ],
)
def test_proposals(against: tuple[int, ...], said: str) -> None:
    targets = [votes("akkoord", t, 10, 5, n) for t, n in zip("ab", against, strict=True)]
    assert sentence(content("akkoord", found(*targets))) == said


def test_hands_are_told_with_the_picture() -> None:
    raised = votes("stellingen", "a", 15, 1, 4, by_hand=6)
    assert note(content("stellingen", found(raised))) == (
        "6 stemmen met opgestoken hand of op papier."
    )
    once = raised.model_copy(update={"by_hand": 1})
    assert note(content("stellingen", found(once))) == "1 stem met opgestoken hand of op papier."


def test_a_long_text_of_the_room_is_cut_between_words() -> None:
    text = "Een bankje bij de school, want daar wachten elke middag heel veel ouders. " * 3
    cut = shortened(text)
    assert len(cut) <= LONGEST + 4
    assert cut.startswith("“Een bankje")
    assert cut.endswith(" …”")
    assert cut[1:-3].strip() in text
    assert shortened("Kort en goed.") == "“Kort en goed”"
