"""Tying things together: what a measure, an agreement or a reply came from."""

from collections.abc import Collection, Mapping, Sequence

from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.dialogue.records import FollowUp, Meeting, MeetingReport
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.known import Known
from wijkwijzer.pact.records import Agreement, Reply
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.records import RELATIONS, Measure, Tie, Work
from wijkwijzer.record import Record
from wijkwijzer.store import Writer
from wijkwijzer.store.links import Link, need_id
from wijkwijzer.store.programme import PROGRAMME

_RECORDS: Mapping[str, type[Record]] = {
    "meeting": Meeting,
    "follow_up": FollowUp,
    "meeting_report": MeetingReport,
    "party": Party,
    "task": Task,
    "work": Work,
    "ambition": Ambition,
    "measure": Measure,
    "agreement": Agreement,
    "reply": Reply,
}


def tie_to(
    writer: Writer, known: Known, sources: Sequence[Tie], end: Tie, *, by: str, at: str
) -> None:
    """Let `end` come from exactly these sources; what is already tied stays as it was.

    What is there no longer keeps its place in the thread: it cannot be tied anew, nor is it cut.

    Raises
    ------
    InvalidInput
        A source does not exist in this wijk, or cannot lead to such an end.
    """
    before = [
        link
        for link in writer.links_to(end.kind, end.id)
        if RELATIONS.get((link.from_kind, link.to_kind)) == link.relation
        and link.relation != "samengevoegd_in"
    ]
    had = {(link.from_kind, link.from_id) for link in before}
    wanted = {(tie.kind, tie.id) for tie in sources}
    fresh = [Tie(kind=kind, id=id_) for kind, id_ in sorted(wanted - had)]
    add_ties(writer, known, [(tie, end) for tie in fresh], by=by, at=at)
    lost = [link for link in before if (link.from_kind, link.from_id) not in wanted]
    there = existing(writer, known, [Tie(kind=link.from_kind, id=link.from_id) for link in lost])
    for link in lost:
        if (link.from_kind, link.from_id) in there:
            writer.unlink(
                link.from_kind, link.from_id, link.to_kind, link.to_id, relation=link.relation
            )
    if fresh or lost:
        writer.bump(known.wijk.id, PROGRAMME)


def add_ties(
    writer: Writer, known: Known, pairs: Sequence[tuple[Tie, Tie]], *, by: str, at: str
) -> None:
    """Tie pairs of a source and what it led to.

    Raises
    ------
    InvalidInput
        As `tie_to`.
    """
    there = existing(writer, known, [tie for pair in pairs for tie in pair])
    for source, end in pairs:
        relation = RELATIONS.get((source.kind, end.kind))
        if relation is None:
            raise InvalidInput(
                _("Deze twee kunnen niet aan elkaar gekoppeld worden: {one} en {other}.").format(
                    one=source.kind, other=end.kind
                )
            )
        for tie in (source, end):
            if (tie.kind, tie.id) not in there:
                raise InvalidInput(
                    _(
                        "Wat u wilt koppelen is er niet (meer): {kind} {id}. Haal het weg en "
                        "bewaar opnieuw."
                    ).format(kind=tie.kind, id=tie.id[:80])
                )
        writer.link(
            Link(
                from_kind=source.kind,
                from_id=source.id,
                to_kind=end.kind,
                to_id=end.id,
                relation=relation,
                at=at,
                by=by,
            )
        )
    if pairs:
        writer.bump(known.wijk.id, PROGRAMME)


def existing(writer: Writer, known: Known, ties: Collection[Tie]) -> set[tuple[str, str]]:
    """Return which of these are there, in this wijk.

    A remark or card that was refused is not, nor a card of a rehearsal.
    """
    wijk_id = known.wijk.id
    wanted = {(tie.kind, tie.id) for tie in ties}
    remarks = writer.states_of(wijk_id, {id_ for kind, id_ in wanted if kind == "contribution"})
    found = {("contribution", id_) for id_, state in remarks.items() if state != "refused"}
    found |= {("need", need_id(wijk_id, theme)) for theme in known.themes}
    for kind, id_ in wanted:
        if kind == "card" and _is_card(writer, wijk_id, id_):
            found.add((kind, id_))
        elif kind in _RECORDS:
            record = writer.find(_RECORDS[kind], id_)
            if record is not None and getattr(record, "wijk_id", "") == wijk_id:
                found.add((kind, id_))
    return found & wanted


def _is_card(writer: Writer, wijk_id: str, card_id: str) -> bool:
    meeting_id = writer.meeting_of_card(card_id)
    card = writer.card(meeting_id, card_id) if meeting_id else None
    if card is None or card.state in {"wait", "refused"}:
        return False
    meeting = writer.get(Meeting, card.meeting_id)
    return meeting.wijk_id == wijk_id and not meeting.rehearsal
