"""The report of a meeting, as a facilitator sees it before publication and as everybody does after.

It holds what the room was shown: cards that were passed, and results by the rule of five votes.
Groups of people are told together until five of them are.
"""

import datetime as dt
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from wijkwijzer.dialogue.outcome import FEWEST, OpinionView, PartResult
from wijkwijzer.dialogue.records import Card, FollowUp, MeetingReport, Part, Seat
from wijkwijzer.dialogue.report import ReportContent
from wijkwijzer.dialogue.report_parts import Told, part_blocks
from wijkwijzer.dialogue.screens import ScreenContent
from wijkwijzer.dialogue.words import here_words
from wijkwijzer.document import Block, Heading, Paragraph, Quote, Quotes, Table
from wijkwijzer.errors import NotFound
from wijkwijzer.i18n import choose, date, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.publish.meetings import last_shown
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Reader, Store
from wijkwijzer.store.meeting_context import MeetingContext, meeting_context
from wijkwijzer.store.meetings import SEEN
from wijkwijzer.wijkkompas.words import capitalised


@dataclass(frozen=True)
class PublishedReport:
    """A report that everybody may read: when this version came out, and who published it."""

    content: ReportContent
    at: dt.datetime
    by: str

    @property
    def released(self) -> Released[ReportContent]:
        """The report itself, for who prints it."""
        return Released(self.content, "public")


def draft_report(store: Store, meeting_id: str) -> Released[ReportContent]:
    """Return the report as it would be published now; for who may run meetings, the caller asks.

    Raises
    ------
    NotFound
        There is no such meeting.
    """
    with store.read() as reader:
        context = meeting_context(reader, meeting_id)
        choice = reader.find(MeetingReport, meeting_id) or MeetingReport(
            id=meeting_id, wijk_id=context.wijk.id, meeting_id=meeting_id
        )
        return Released(_content(reader, context, choice), "facilitator")


def published_report(store: Store, meeting_id: str) -> Released[PublishedReport] | None:
    """Return the version that everybody may read, exactly as it was published; None without."""
    with store.read() as reader:
        choice = reader.find(MeetingReport, meeting_id)
        versions = reader.report_versions(meeting_id)
    if choice is None or not choice.published:
        return None
    found = next(version for version in versions if version.number == choice.published)
    return Released(
        PublishedReport(
            ReportContent.model_validate_json(found.content),
            dt.datetime.fromisoformat(found.at),
            found.by,
        ),
        "public",
    )


def published_meetings(store: Store, wijk_id: str) -> tuple[str, ...]:
    """Return the ids of the meetings of a wijk whose report is published, the newest first."""
    with store.read() as reader:
        found = [r.meeting_id for r in reader.all(MeetingReport, wijk_id) if r.published]
    return tuple(reversed(found))


def _content(reader: Reader, context: MeetingContext, choice: MeetingReport) -> ReportContent:
    meeting = context.meeting
    out = frozenset(choice.left_out)
    seats = reader.seats(meeting.id)
    follow_ups = reader.follow_ups(meeting.id)
    held = date(dt.date.fromisoformat(meeting.held_on))
    facts = [
        (_("Wanneer"), f"{held}, {meeting.begins}" if meeting.begins else held),
        (_("Waar"), meeting.place),
        (_("Aangemeld"), _("{n} mensen").format(n=number(len(seats)))),
    ]
    tolds = [_told(reader, context, part, out) for part in meeting.programme]
    return ReportContent(
        meeting_id=meeting.id,
        wijk_id=context.wijk.id,
        based_on=(choice.version, reader.revision(meeting.id, SEEN)),
        wijk_name=context.wijk.name,
        is_example=context.wijk.is_example,
        title=meeting.title,
        facts=tuple((name, value) for name, value in facts if value),
        blocks=(
            *_opening(choice.summary),
            *_agreed(context, follow_ups),
            *_programme(tolds),
            *_present(context, seats),
            Heading(level=1, text=_("Wat de zaal vond")),
            *(block for told in tolds for block in part_blocks(told)),
            *_by_theme(context, tolds),
            *_how_to_read(),
        ),
    )


def _opening(summary: str) -> list[Block]:
    paragraphs = [text.strip() for text in summary.split("\n\n") if text.strip()]
    if not paragraphs:
        return []
    made: list[Block] = [Heading(level=1, text=_("In het kort"))]
    return made + [Paragraph(text=text) for text in paragraphs]


def _agreed(context: MeetingContext, follow_ups: Sequence[FollowUp]) -> list[Block]:
    names = {theme.id: choose(theme.name) for theme in context.themes}
    made: list[Block] = [Heading(level=1, text=_("Afspraken en vervolg"))]
    if not follow_ups:
        return [*made, Paragraph(text=_("Er zijn geen afspraken opgeschreven."))]
    kinds = {"afspraak": _("Afspraak"), "vervolg": _("Vervolg")}
    rows = tuple(
        (
            kinds[one.kind],
            one.text,
            capitalised(names.get(one.theme or "", "")),
            one.owner or "–",
            date(dt.date.fromisoformat(one.due)) if one.due else "–",
        )
        for one in sorted(follow_ups, key=lambda one: (one.kind, one.due or "9"))
    )
    columns = ("", _("Wat"), _("Thema"), _("Wie"), _("Wanneer"))
    return [*made, Table(told=_("Wat is afgesproken"), columns=columns, rows=rows)]


def _programme(tolds: Sequence[Told]) -> list[Block]:
    rows = tuple(
        (
            str(told.part.number),
            told.part.title,
            number(told.found.n) if told.found and told.found.n >= FEWEST else "–",
        )
        for told in tolds
    )
    return [
        Heading(level=1, text=_("Programma")),
        Table(
            told=_("De onderdelen van de bijeenkomst"),
            columns=("", _("Onderdeel"), _("Mensen die stemden")),
            rows=rows,
            numeric=(2,),
        ),
    ]


def _present(context: MeetingContext, seats: Sequence[Seat]) -> list[Block]:
    made: list[Block] = [Heading(level=1, text=_("Wie waren er"))]
    if len(seats) < FEWEST:
        return [*made, Paragraph(text=_("Er meldden zich minder dan vijf mensen aan."))]
    here = Counter(str(seat.here) for seat in seats)
    buurten = Counter(seat.buurt for seat in seats)
    silent = _("Dat zeg ik liever niet")
    tables = (
        (_("Hoe bent u hier?"), here, {str(k): name for k, name in here_words().items()}),
        (
            _("Uit welke buurt?"),
            buurten,
            {b.id: b.name for b in context.buurten} | {"niet_gezegd": silent},
        ),
    )
    for title, counts, names in tables:
        places = {buurt.id for buurt in context.buurten}
        rows = tuple((name, number(n)) for name, n in told_groups(counts, names, places))
        columns = (title, _("Aangemeld"))
        made.append(Table(told=title, columns=columns, rows=rows, numeric=(1,)))
    made.append(
        Paragraph(text=_("Dit zijn mensen die meededen op een telefoon of tablet."), style="quiet")
    )
    return made


def told_groups(
    counts: Mapping[str, int], names: Mapping[str, str], proper: Collection[str] = ()
) -> list[tuple[str, int]]:
    """Return how many of each group, where less than five stand together with the next.

    Nobody can find by taking away how many there were of a group of one to four: the groups that
    are told together, those of nobody among them, are five people or more, or all of them.

    Parameters
    ----------
    counts, names
        Group -> people, and its name in order; of groups without a name nothing is told.
    proper
        Groups that keep their capital within a sentence.
    """
    small = [one for one in names if counts.get(one, 0) < FEWEST]
    large = [one for one in names if one not in small]
    while large and 0 < sum(counts.get(one, 0) for one in small) < FEWEST:
        least = min(large, key=lambda one: counts[one])
        large.remove(least)
        small.append(least)
    told = [(names[one], counts[one]) for one in large]
    rest = sum(counts.get(one, 0) for one in small)
    if rest:
        which = ", ".join(
            names[one] if one in proper else names[one].lower() for one in names if one in small
        )
        told.append((_("Samen: {groups}").format(groups=which), rest))
    return told


def _told(reader: Reader, context: MeetingContext, part: Part, out: frozenset[str]) -> Told:
    content = _without(last_shown(reader, context, part), out)
    if content.part is None:
        raise NotFound(_("Dit onderdeel is er niet meer."))
    gone = {card.id for card in context.judged if card.state != "passed"} | out
    return Told(
        content=content,
        part=content.part,
        cards=[card for card in context.judged if card.part == part.id and card.id not in gone],
        merged=dict(Counter(into for into in context.merged.values())),
        theme_names={theme.id: capitalised(choose(theme.name)) for theme in context.themes},
        party_names={party.id: party.name for party in context.parties},
    )


def _without(content: ScreenContent, out: frozenset[str]) -> ScreenContent:
    """Leave cards out of everything that a part shows."""
    part = content.part
    if not out or part is None:
        return content
    targets = tuple(target for target in part.targets if target.id not in out)
    return content.model_copy(
        update={
            "part": part.model_copy(update={"targets": targets}),
            "cards": tuple(card for card in content.cards if card.id not in out),
            "result": _result_without(content.result, out) if content.result else None,
        }
    )


def _result_without(found: PartResult, out: frozenset[str]) -> PartResult:
    return found.model_copy(
        update={
            name: tuple(one for one in getattr(found, name) if one.target not in out)
            for name in ("targets", "before", "shifts", "statements", "objections")
        }
        | {"groups": _groups_without(found.groups, out) if found.groups else None}
    )


def _groups_without(view: OpinionView, out: frozenset[str]) -> OpinionView:
    groups = tuple(
        group.model_copy(update={"traits": tuple(t for t in group.traits if t.target not in out)})
        for group in view.groups
    )
    return view.model_copy(
        update={"groups": groups, "common": tuple(one for one in view.common if one not in out)}
    )


def _by_theme(context: MeetingContext, tolds: Sequence[Told]) -> list[Block]:
    """Return the remarks of all parts by theme; the theme of a card, or of what it is about."""
    found: dict[str, list[Quote]] = {one: [] for one in (*context.theme_ids, "")}
    for told in tolds:
        for card in told.cards:
            if card.kind == "opmerking":
                found[_theme_of(told, card)].append(_remark(told, card))
    if not any(found.values()):
        return []
    names = {theme.id: capitalised(choose(theme.name)) for theme in context.themes}
    made: list[Block] = [Heading(level=1, text=_("Opmerkingen per thema"))]
    for theme, quotes in found.items():
        if quotes:
            made.append(Heading(level=2, text=names.get(theme, _("Zonder thema"))))
            made.append(Quotes(items=tuple(quotes)))
    return made


def _theme_of(told: Told, card: Card) -> str:
    target = told.target(card.target) if card.target else None
    theme = card.theme or (target.theme if target else None)
    return theme if theme in told.theme_names else ""


def _remark(told: Told, card: Card) -> Quote:
    note = told.part.title
    about = told.target(card.target) if card.target else None
    if about is not None and about.theme != about.id:
        note = _("{part}, bij: {about}").format(part=note, about=about.text)
    return Quote(text=card.text, note=note, card=card.id, of_room=card.participant is not None)


def _how_to_read() -> list[Block]:
    texts = (
        _("Stemmen met opgestoken hand of op papier tellen in elke uitslag mee."),
        _("Van minder dan vijf stemmen laten we niets zien, en kleine groepen staan samen."),
        _("Wat mensen schreven, staat er zoals zij het schreven, nadat de begeleider het las."),
    )
    return [Heading(level=1, text=_("Hoe u dit leest")), Paragraph(text=" ".join(texts))]
