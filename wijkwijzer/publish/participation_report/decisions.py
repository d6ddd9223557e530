"""Chapter four: what was decided and why, what was agreed, what residents were told."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from wijkwijzer.document import Block, Heading, Paragraph, Quote, Quotes, Table
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.pact.records import State
from wijkwijzer.pact.standing import Standing
from wijkwijzer.programme.records import Choice, Measure, Stake
from wijkwijzer.publish.feedback import GivenReply
from wijkwijzer.publish.participation_report.facts import Process
from wijkwijzer.publish.participation_report.influence import grounds
from wijkwijzer.publish.participation_report.wording import EMPTY, day, many, remarks, together
from wijkwijzer.wijkkompas.words import capitalised

MOST_REPLIES = 20
"""So many replies stand in the report, those that answer most remarks; the rest is counted."""
MOST_WAITING = 5
"""So many remarks that wait are told in full, the oldest."""


def decisions(found: Process) -> tuple[Block, ...]:
    """Return the chapter."""
    return (
        Heading(level=1, text=_("Wat ermee is gedaan")),
        *_chosen(found),
        *_not_chosen(found),
        *_agreed(found),
        *_replied(found),
        *_waiting(found),
    )


def _chosen(found: Process) -> Iterator[Block]:
    yield Heading(level=2, text=_("Wat is gekozen, en waarom"))
    chosen = found.decided("gekozen")
    if not chosen:
        yield Paragraph(text=_("Er is nog niets gekozen."))
    by_decision: dict[tuple[str, str, str], list[tuple[Measure, Choice]]] = defaultdict(list)
    for measure, choice in chosen:
        key = (choice.decided_on, choice.reason, choice.meeting_id or "")
        by_decision[key].append((measure, choice))
    for (on, reason, meeting), pairs in sorted(by_decision.items()):
        yield Paragraph(text=_decision(found, on, reason, meeting, pairs))
        yield Table(
            told=_("Gekozen maatregelen"),
            columns=(_("Maatregel"), _("Onderwerpen"), _("Rust op")),
            rows=tuple(
                (one.title, _themes(found, one.themes), grounds(found, ("measure", one.id)))
                for one, _choice in pairs
            ),
        )
    yield from _merged(found)
    left = sum(one.status == "voorgesteld" for one in found.measures)
    if left:
        text = many(
            left,
            _("Over {n} voorstel is nog niet besloten."),
            _("Over {n} voorstellen is nog niet besloten."),
        )
        yield Paragraph(text=text)


def _merged(found: Process) -> Iterator[Block]:
    merged = found.decided("samengevoegd")
    if not merged:
        return
    titles = {one.id: one.title for one in found.measures}
    yield Table(
        told=_("Wat samen verderging"),
        columns=(_("Maatregel"), _("Ging op in"), _("Waarom")),
        rows=tuple(
            (one.title, titles.get(choice.into or "", EMPTY), choice.reason)
            for one, choice in merged
        ),
    )


def _decision(
    found: Process,
    on: str,
    reason: str,
    meeting: str,
    pairs: Sequence[tuple[Measure, Choice]],
) -> str:
    held = next((one.meeting.title for one in found.meetings if one.meeting.id == meeting), "")
    when = _("Gekozen op {day}.").format(day=day(on))
    if held:
        when = _("Gekozen op {day}, bij de bijeenkomst “{title}”.").format(day=day(on), title=held)
    who = list(dict.fromkeys(name for _m, one in pairs for name in _named(found, one.agreed)))
    agreed = _("Mee eens: {names}.").format(names=together(who)) if who else ""
    return " ".join(part for part in (when, reason, agreed) if part)


def _named(found: Process, stakes: Sequence[Stake]) -> list[str]:
    parties = {party.id: party.name for party in found.parties}
    return [parties.get(stake.party_id or "", stake.name) for stake in stakes]


def _themes(found: Process, themes: Sequence[str]) -> str:
    return capitalised(", ".join(found.names[one] for one in themes if one in found.names)) or EMPTY


def _not_chosen(found: Process) -> Iterator[Block]:
    left = found.decided("niet_gekozen")
    if not left:
        return
    yield Heading(level=2, text=_("Wat niet is gekozen, en waarom"))
    yield Table(
        told=_("Wat niet is gekozen"),
        columns=(_("Maatregel"), _("Waarom niet"), _("Besloten op")),
        rows=tuple((one.title, choice.reason, day(choice.decided_on)) for one, choice in left),
    )


def _agreed(found: Process) -> Iterator[Block]:
    yield Heading(level=2, text=_("Wat is afgesproken"))
    if not found.pact.versions:
        yield Paragraph(text=_("Er is nog geen wijkpact."))
        return
    newest = found.pact.versions[-1]
    signed = [one.party_name for one in newest.signatures]
    yield Paragraph(
        text=_("Versie {n} van het wijkpact is van {day}. Getekend door {names}.").format(
            n=number(newest.version.number),
            day=day(newest.version.at),
            names=together(signed) if signed else _("nog niemand"),
        )
    )
    if newest.unsigned:
        names = together(list(newest.unsigned.values()))
        yield Paragraph(text=_("Nog niet getekend door {names}.").format(names=names))
    yield Table(
        told=_("De afspraken en hoe het ermee staat"),
        columns=(_("Afspraak"), _("Wie"), _("Klaar op"), _("Hoe het ermee staat")),
        rows=tuple(_agreement(one, newest.version.names) for one in found.pact.agreements),
    )


def _agreement(one: Standing, names: Mapping[str, str]) -> tuple[str, ...]:
    who = names.get(one.agreement.party_id, EMPTY)
    partners = len(one.agreement.parties) - 1
    if partners:
        with_whom = many(partners, _("met {n} andere partij"), _("met {n} andere partijen"))
        who = f"{who}, {with_whom}"
    stands = state_name(one.state)
    if one.told:
        stands = _("{state}, {day}: {reason}").format(
            state=stands, day=day(one.since), reason=one.reason
        )
    if one.days_late:
        stands = f"{stands} ({_late(one)})"
    return one.agreement.title, who, day(one.agreement.due), stands


def _late(one: Standing) -> str:
    """Say what is late: the first step, the next one, or all of it."""
    worst = max(one.dues, key=lambda due: due.days_late)
    what = {
        "eerste_stap": _("eerste stap {days} te laat"),
        "volgende_stap": _("volgende stap {days} te laat"),
        "klaar": _("{days} te laat"),
    }[worst.kind]
    return what.format(days=many(worst.days_late, _("{n} dag"), _("{n} dagen")))


def state_name(state: State) -> str:
    """Name how an agreement stands."""
    return {
        "niet_begonnen": _("Nog niet begonnen"),
        "bezig": _("Bezig"),
        "klaar": _("Klaar"),
        "gewijzigd": _("Gewijzigd"),
        "gestopt": _("Gestopt"),
    }[state]


def _replied(found: Process) -> Iterator[Block]:
    if not found.replies:
        return
    yield Heading(level=2, text=_("Wat bewoners te horen kregen"))
    names = {
        "doen": _("Dit doen we"),
        "deels": _("Dit doen we deels"),
        "niet_doen": _("Dit doen we niet"),
        "doorgegeven": _("Dit gaven we door"),
    }
    order = list(names)
    most = sorted(found.replies, key=lambda one: -one.remarks)[:MOST_REPLIES]
    shown = sorted(most, key=lambda one: (order.index(one.outcome), -one.remarks))
    yield Table(
        told=_("Antwoorden aan bewoners"),
        columns=(_("Besluit"), _("Antwoord"), _("Opmerkingen")),
        rows=tuple((names[one.outcome], one.text, number(one.remarks)) for one in shown),
        numeric=(2,),
    )
    yield from _more(found.replies)


def _more(replies: Sequence[GivenReply]) -> Iterator[Block]:
    more = len(replies) - MOST_REPLIES
    if more > 0:
        text = many(more, _("En nog {n} ander antwoord."), _("En nog {n} andere antwoorden."))
        yield Paragraph(text=text, style="quiet")


def _waiting(found: Process) -> Iterator[Block]:
    waiting = sorted(
        ((chapter, one) for chapter in found.chapters for one in chapter.unanswered),
        key=lambda pair: (pair[1].asked_on, pair[1].id),
    )
    if not waiting:
        return
    yield Heading(level=2, text=_("Wat nog op antwoord wacht"))
    yield Paragraph(
        text=_("{remarks} wachten nog op antwoord. De oudste staan hieronder.").format(
            remarks=capitalised(remarks(len(waiting)))
        )
        if len(waiting) > 1
        else _("Eén opmerking wacht nog op antwoord.")
    )
    yield Quotes(
        items=tuple(
            Quote(
                text=one.text,
                note=_("{theme}, sinds {day}").format(
                    theme=capitalised(found.names.get(chapter.id, _("zonder onderwerp"))),
                    day=day(one.asked_on.isoformat()),
                ),
                of_room=False,
            )
            for chapter, one in waiting
            if one.text.strip()
        )[:MOST_WAITING]
    )
