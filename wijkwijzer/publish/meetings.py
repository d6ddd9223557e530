"""What the screens of a meeting show: made once per revision, for however many screens.

To participants and the wall goes only what a facilitator passed and what may be shown of the votes
(see `dialogue.tally`); a console sees all cards.
"""

import threading
from collections import Counter
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import replace
from typing import Literal

from wijkwijzer.dialogue.counting import standing, unanswered
from wijkwijzer.dialogue.heard import heard_sentences
from wijkwijzer.dialogue.live import following
from wijkwijzer.dialogue.outcome import PartResult
from wijkwijzer.dialogue.records import CARDS, Card, HandCount, Part, Seat, Stage, Turn
from wijkwijzer.dialogue.results import Votes, result
from wijkwijzer.dialogue.screens import (
    AnswerView,
    CardView,
    ConsoleContent,
    LeadView,
    MeetingFacts,
    Named,
    NextStep,
    PartView,
    Present,
    ProgrammeLine,
    Screen,
    ScreenContent,
    Speaker,
    TargetView,
    TimerView,
)
from wijkwijzer.dialogue.targets import ballot_key
from wijkwijzer.dialogue.words import answer_words, here_words
from wijkwijzer.i18n import choose, set_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import NOT_SAID
from wijkwijzer.publish.meeting_heard import heard_in
from wijkwijzer.publish.meeting_wall import wall_content, with_compass
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Reader, Store
from wijkwijzer.store.meeting_context import MeetingContext, meeting_context
from wijkwijzer.store.meetings import COUNTED, SEEN

_SHOWN: dict[Screen, tuple[str, ...]] = {
    "deelnemer": ("records", "stands"),
    "wand": ("records", "stands"),
    "regie": ("records",),
}
"""What of the wijk stands on a screen: for the room the wijkkompas too."""
_Key = tuple[str, str, Screen, str]
_kept: dict[_Key, tuple[tuple[int, ...], ScreenContent, str]] = {}
_results: dict[tuple[str, str, str, Stage], tuple[object, PartResult]] = {}
_lock = threading.Lock()


def screen(
    store: Store, meeting_id: str, kind: Screen, *, language: str = "nl"
) -> Released[ScreenContent]:
    """Return what one kind of screen of a meeting shows now.

    Parameters
    ----------
    kind
        "deelnemer", "wand", or "regie": for who may run meetings; the caller asks whether.

    Raises
    ------
    NotFound
        There is no such meeting (any more).
    """
    content, _json = _current(store, meeting_id, kind, language)
    return Released(content, "facilitator" if kind == "regie" else "public")


def screen_json(store: Store, meeting_id: str, kind: Screen, *, language: str = "nl") -> str:
    """Return the same as JSON; one text for all screens of this kind and language."""
    return _current(store, meeting_id, kind, language)[1]


def part_result(store: Store, meeting_id: str, part_id: str) -> Released[PartResult | None]:
    """Return what the room was shown of a part at last, for the record; None if nothing was."""
    with store.read() as reader:
        context = meeting_context(reader, meeting_id)
        part = context.meeting.part(part_id)
        stages: tuple[Stage, ...] = ("na", "voor")
        shown = [s for s in stages if part and context.live.shows(part.id, s)]
        found = _result(reader, context, part, shown[0]) if part and shown else None
    return Released(found, "public")


def last_shown(reader: Reader, context: MeetingContext, part: Part) -> ScreenContent:
    """Return what the wall showed of a part at last, as it is told afterwards; for the report.

    A part of which nothing is revealed (any more) has no result.
    """
    stages: tuple[Stage, ...] = ("na", "voor")
    stage = next((s for s in stages if context.live.shows(part.id, s)), None)
    live = replace(
        context.live,
        state="open",
        part=part.id,
        phase="collect" if stage is None else "reveal",
        stage=stage or "voor",
        item=None,
        overlay="none",
        timer=None,
    )
    return _base(reader, replace(context, live=live), "wand", "nl")


def forget_all() -> None:
    """Forget every screen and result, because something that may stand in one was erased."""
    with _lock:
        _kept.clear()
        _results.clear()


def _current(
    store: Store, meeting_id: str, kind: Screen, language: str
) -> tuple[ScreenContent, str]:
    with store.read() as reader:
        context = meeting_context(reader, meeting_id)
        counted = () if kind == "deelnemer" else (reader.revision(meeting_id, COUNTED),)
        shown = [reader.revision(context.wijk.id, stream) for stream in _SHOWN[kind]]
        revisions = (reader.revision(meeting_id, SEEN), *shown, *counted)
        key: _Key = (reader.source, meeting_id, kind, language)
        known = _kept.get(key)
        if known and known[0] == revisions:
            return known[1:]
        with _lock:
            known = _kept.get(key)
            if known and known[0] == revisions:
                return known[1:]
            made = _in(language, lambda: _make(store, reader, context, kind, language))
            _kept[key] = (revisions, made, made.model_dump_json())
            return _kept[key][1:]


def _in(language: str, make: Callable[[], ScreenContent]) -> ScreenContent:
    """Do something in a language, without leaving it behind in the context of the caller."""

    def chosen() -> ScreenContent:
        set_language(language)
        return make()

    return copy_context().run(chosen)


def _make(
    store: Store, reader: Reader, context: MeetingContext, kind: Screen, language: str
) -> ScreenContent:
    base = _base(reader, context, kind, language)
    if kind == "deelnemer":
        return with_compass(store, base, context.meeting)
    part = context.meeting.part(context.live.part)
    hands = reader.hand_counts(context.meeting.id)
    base = base.model_copy(
        update={
            "n_present": reader.seat_count(context.meeting.id),
            "n_voted": _voted(reader, context, part, context.live.stage, hands) if part else None,
        }
    )
    if kind == "wand":
        return wall_content(store, base, context.meeting)
    return _console(reader, context, base, hands)


def _base(reader: Reader, context: MeetingContext, kind: Screen, language: str) -> ScreenContent:
    live, meeting = context.live, context.meeting
    part = meeting.part(live.part)
    shows = part is not None and live.phase != "collect"
    return ScreenContent(
        screen=kind,
        language=language,
        meeting=MeetingFacts(
            id=meeting.id,
            wijk=context.wijk.id,
            wijk_name=context.wijk.name,
            is_example=context.wijk.is_example,
            **meeting.model_dump(
                include={"title", "code", "held_on", "begins", "place", "rehearsal"}
            ),
            begun=live.state != "planned",
            over=live.state == "closed",
        ),
        revision=context.revision,
        phase=live.phase,
        stage=live.stage,
        item=live.item if part and live.item in _ids(context, part) else None,
        overlay=live.overlay,
        timer=TimerView(ends_at=live.timer.ends_at, left=live.timer.left) if live.timer else None,
        part=_part(context, part) if part else None,
        result=_result(reader, context, part, live.stage) if part and shows else None,
        cards=_cards(context, part) if part else (),
        parties=tuple(sorted({*context.party_of.values()})),
        here=tuple(Named(id=one, name=name) for one, name in here_words().items()),
        buurten=tuple(Named(id=b.id, name=b.name) for b in context.buurten),
        all_parties=tuple(Named(id=p.id, name=p.name) for p in context.parties),
        themes=tuple(Named(id=t.id, name=choose(t.name)) for t in context.themes),
    )


def _ids(context: MeetingContext, part: Part) -> set[str]:
    return {target.id for target in context.targets(part)}


def _part(context: MeetingContext, part: Part) -> PartView:
    live = context.live
    names = {theme.id: choose(theme.name) for theme in context.themes}
    may_write = live.state == "open" and live.phase != "close"
    writable = [kind for kind in CARDS[part.kind] if part.open or kind == "bezwaar"]
    return PartView(
        **part.model_dump(include={"id", "kind", "title", "question", "each", "per_option"}),
        number=1 + [each.id for each in context.meeting.programme].index(part.id),
        of=len(context.meeting.programme),
        staged=part.staged,
        collecting=live.collects(part.id, live.stage),
        targets=tuple(
            TargetView(
                id=target.id,
                key=ballot_key(part.kind, target.id, live.stage),
                text=target.text or names.get(target.id, ""),
                low=target.low,
                high=target.high,
                theme=target.theme,
                of_room=target.of_room,
            )
            for target in context.targets(part)
        ),
        answers=tuple(
            AnswerView(value=value, text=text) for value, text in answer_words(part.kind).items()
        ),
        cards=tuple(writable) if may_write else (),
    )


def _cards(context: MeetingContext, part: Part) -> tuple[CardView, ...]:
    """Return what was passed; nothing else of what was written leaves to the room."""
    parts = {part.id, part.ideas_of}
    shown = {"id", "kind", "text", "target", "theme", "point", "answer"}
    return tuple(
        CardView.model_validate(card.model_dump(include=shown))
        for card in context.judged
        if card.state == "passed" and card.part in parts
    )


def _result(reader: Reader, context: MeetingContext, part: Part, stage: Stage) -> PartResult:
    cuts = {stage_: context.live.cuts.get((part.id, stage_), ()) for stage_ in _STAGES}
    cards = [card for card in context.judged if card.part in {part.id, part.ideas_of}]
    stands = [(card.id, card.state, card.into, card.answer) for card in cards]
    based_on = (context.meeting.version, cuts, stands, context.party_of)
    key = (reader.source, context.meeting.id, part.id, stage)
    known = _results.get(key)
    if known and known[0] == based_on:
        return known[1]
    votes = Votes(
        part=part,
        targets=tuple(target.id for target in context.targets(part)),
        ballots=reader.ballots(context.meeting.id, part.id),
        hands=reader.hand_counts(context.meeting.id, part.id),
        merged=context.merged,
        parties=context.party_of,
    )
    found = result(votes, stage, cuts, cards)
    _results[key] = (based_on, found)
    return found


_STAGES: tuple[Stage, ...] = ("voor", "na")


def _voted(
    reader: Reader, context: MeetingContext, part: Part, stage: Stage, hands: list[HandCount]
) -> int:
    own = [hand for hand in hands if hand.part == part.id]
    by_hand = standing(part.kind, [], own, context.merged, stage=stage).by_hand
    suffix = f":{stage}" if part.staged else ""
    return reader.voter_count(context.meeting.id, part.id, suffix) + by_hand


def _console(
    reader: Reader, context: MeetingContext, base: ScreenContent, hands: list[HandCount]
) -> ConsoleContent:
    live, meeting = context.live, context.meeting
    part, next_ = meeting.part(live.part), following(meeting, live)
    cards, seats = reader.cards(meeting.id), reader.seats(meeting.id)
    here = [hand for hand in hands if part and hand.part == part.id]
    return ConsoleContent(
        **dict(base),
        sequence=live.sequence,
        programme=tuple(
            ProgrammeLine(
                **each.model_dump(include={"id", "kind", "title", "minutes"}),
                phases={s: live.phases[each.id, s] for s in _STAGES if (each.id, s) in live.phases},
                voted=_voted(reader, context, each, "voor", hands),
            )
            for each in meeting.programme
        ),
        lead=LeadView(**vars(live.lead)) if live.lead else None,
        following=NextStep(kind=next_[0], payload=next_[1]) if next_ else None,
        undoable=live.undoable.kind if live.undoable else None,
        waiting=tuple(card for card in cards if card.state == "wait"),
        judged=tuple(card for card in cards if card.state != "wait"),
        merged=_stands_in(context, cards),
        hands=tuple({(hand.target, hand.value): hand for hand in here}.values()),
        present=_present(context, seats, reader.turns(meeting.id)),
        speakers=tuple(
            Speaker(number=s.number, here=s.here, party=s.party_id, confirmed=s.confirmed)
            for s in seats
            if s.party_id
        ),
        follow_ups=tuple(reader.follow_ups(meeting.id)),
        unanswered=_unanswered(reader, context, part) if part else {},
        heard=heard_sentences(heard_in(reader, context)),
    )


def _stands_in(context: MeetingContext, cards: list[Card]) -> dict[str, str]:
    """Return per merged card what the statement or idea says that it counts for."""
    written = {card.id: card.text for card in cards}
    found = {}
    for card in cards:
        if (stays := context.merged.get(card.id)) is not None:
            part = context.meeting.part(card.part)
            asked = {option.id: option.text for option in part.options} if part else {}
            found[card.id] = (written | asked).get(stays, "")
    return found


def _unanswered(reader: Reader, context: MeetingContext, part: Part) -> dict[str, int]:
    if part.kind != "akkoord":
        return {}
    own = reader.ballots(context.meeting.id, part.id)
    hands = reader.hand_counts(context.meeting.id, part.id)
    box = standing(part.kind, own, hands, context.merged)
    cards = [card for card in reader.cards(context.meeting.id) if card.part == part.id]
    return unanswered(box, [target.id for target in context.targets(part)], cards)


def _present(context: MeetingContext, seats: list[Seat], turns: list[Turn]) -> tuple[Present, ...]:
    buurten = {b.id: b.name for b in context.buurten} | {NOT_SAID: _("Dat zeg ik liever niet")}
    told = Counter[tuple[str, str]]()
    for turn in turns:
        told[turn.variable, turn.category] += turn.change

    def line(variable: Literal["here", "buurt"], category: str, name: str) -> Present:
        return Present(
            variable=variable,
            category=category,
            name=name,
            n=sum(getattr(seat, variable) == category for seat in seats),
            turns=max(0, told[variable, category]),
        )

    return (
        *(line("here", category, name) for category, name in here_words().items()),
        *(line("buurt", category, name) for category, name in buurten.items()),
    )
