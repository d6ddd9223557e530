"""Chapter two: what happened when, who took part in the survey and who came to meetings."""

from collections import Counter
from collections.abc import Iterator, Mapping

from wijkwijzer.days import day_in
from wijkwijzer.dialogue.part_words import kind_name
from wijkwijzer.document import Block, Heading, Paragraph, Table
from wijkwijzer.i18n import choose, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.publish.participation_report.facts import Held, Process, Surveyed
from wijkwijzer.publish.participation_report.wording import EMPTY, day, fill_in, many, percent
from wijkwijzer.survey.turnout import Turnout
from wijkwijzer.survey.turnout_words import (
    caveats,
    channel_name,
    heard_words,
)
from wijkwijzer.wijkkompas.words import capitalised, group_name


def execution(found: Process) -> tuple[Block, ...]:
    """Return the chapter."""
    return (
        Heading(level=1, text=_("Uitvoering")),
        *_calendar(found),
        *(block for one in found.rounds for block in _survey(found, one)),
        *_meetings(found),
        *_received(found),
        *fill_in(_("Wat ging anders dan gepland, en waarom?")),
    )


def _calendar(found: Process) -> tuple[Block, ...]:
    events = sorted(_events(found), key=lambda event: event[0])
    if not events:
        return ()
    rows = tuple((day(on), what) for on, what in events)
    return (
        Heading(level=2, text=_("Wat er wanneer gebeurde")),
        Table(told=_("Wat er wanneer gebeurde"), columns=(_("Wanneer"), _("Wat")), rows=rows),
    )


def _events(found: Process) -> Iterator[tuple[str, str]]:
    """Return what happened, each with its day as ISO date."""
    for surveyed in found.rounds:
        name = surveyed.round.name
        yield (
            day_in(surveyed.round.opened_at).isoformat(),
            _("{name}: open voor bewoners").format(name=name),
        )
        if surveyed.round.closed_at:
            yield (
                day_in(surveyed.round.closed_at).isoformat(),
                _("{name}: gesloten").format(name=name),
            )
    for one in found.held:
        yield one.meeting.held_on, _("Bijeenkomst: {title}").format(title=one.meeting.title)
    yield from _decisions(found)
    for signed in found.pact.versions:
        version = signed.version
        yield (
            day_in(version.at).isoformat(),
            _("Wijkpact, versie {n}").format(n=number(version.number)),
        )
        for on, n in Counter(one.signed_on for one in signed.signatures).items():
            yield on, many(n, _("{n} partij tekende"), _("{n} partijen tekenden"))
    answered = [reply.replied_on for reply in found.replies]
    if answered:
        yield min(answered), _("Eerste antwoord aan bewoners")
        if max(answered) > min(answered):
            yield max(answered), _("Laatste antwoord aan bewoners tot nu toe")


def _decisions(found: Process) -> Iterator[tuple[str, str]]:
    for outcome, one, more in (
        ("gekozen", _("{n} maatregel gekozen"), _("{n} maatregelen gekozen")),
        ("niet_gekozen", _("{n} maatregel niet gekozen"), _("{n} maatregelen niet gekozen")),
    ):
        days = Counter(choice.decided_on for _measure, choice in found.decided(outcome))
        for on, n in days.items():
            yield on, many(n, one, more)


def _survey(found: Process, one: Surveyed) -> Iterator[Block]:
    yield Heading(level=2, text=one.round.name)
    yield Table(
        told=_("De meting in het kort"),
        columns=(_("De meting in het kort"), ""),
        rows=tuple(_survey_facts(one)),
    )
    if not one.took_part.turnouts:
        yield Paragraph(text=_("Er zijn nog te weinig antwoorden om te tonen wie meededen."))
        return
    people = people_names(found)
    yield _took_part(found, one)
    told = [said for turnout in one.took_part.turnouts for said in caveats(turnout, people)]
    yield Paragraph(text=" ".join(told), style="quiet")


def _survey_facts(one: Surveyed) -> Iterator[tuple[str, str]]:
    context = one.book.facts.context
    yield _("Vragenlijst"), choose(context.questionnaire.title)
    opened, closed = one.round.opened_at, one.round.closed_at
    period = _("vanaf {first}, nog open").format(first=day(opened))
    if closed:
        period = _("van {first} tot en met {last}").format(first=day(opened), last=day(closed))
    yield _("Wanneer"), period
    yield _("Ingevuld"), many(one.book.facts.arrivals, _("{n} vragenlijst"), _("{n} vragenlijsten"))
    if one.codes:
        yield _("Uitgenodigd"), _invited(one)
    yield _("Ingevuld op"), _channels(one.took_part.channels)


def _invited(one: Surveyed) -> str:
    sent = many(one.codes, _("{n} brief met een code"), _("{n} brieven met een code"))
    if one.used is None:
        return sent
    return _("{letters}; ongeveer {n} gebruikt ({share})").format(
        letters=sent, n=number(one.used), share=percent(one.used, one.codes)
    )


def _channels(channels: Mapping[str, int | None]) -> str:
    shown = sorted(((n, c) for c, n in channels.items() if n), reverse=True)
    said = [
        _("{channel} ongeveer {n}").format(channel=channel_name(channel).lower(), n=number(n))
        for n, channel in shown
    ]
    return capitalised(", ".join(said)) if said else EMPTY


def people_names(found: Process) -> dict[str, str]:
    """Name the people of each buurt and category, for within a sentence."""
    names = {b.id: _("bewoners uit {buurt}").format(buurt=b.name) for b in found.buurten}
    for surveyed in found.rounds:
        for turnout in surveyed.took_part.turnouts:
            if turnout.variable != "buurt":
                ids = [*(group.category for group in turnout.groups), *turnout.together]
                names |= {id_: group_name(turnout.variable, id_) for id_ in ids}
    return names


def _took_part(found: Process, one: Surveyed) -> Table:
    names = people_names(found) | {buurt.id: buurt.name for buurt in found.buurten}
    rows = tuple(row for turnout in one.took_part.turnouts for row in _turnout_rows(turnout, names))
    return Table(
        told=_("Wie meededen, naast wie er wonen"),
        columns=(_("Wie meededen"), _("Ongeveer"), _("Deel"), _("Woont hier"), ""),
        rows=rows,
        numeric=(1, 2, 3),
    )


def _turnout_rows(turnout: Turnout, names: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    compared = [one for one in turnout.groups if one.expected is not None]
    came = sum(one.expected or 0 for one in compared)
    living = sum(one.inhabitants or 0 for one in compared)
    for one in turnout.groups:
        if one.expected is None and not one.heard:
            continue
        is_compared = one.expected is not None and came and living
        yield (
            capitalised(names[one.category]),
            heard_words(one),
            percent(one.heard, came) if is_compared and one.heard is not None else EMPTY,
            percent(one.inhabitants or 0, living) if is_compared else EMPTY,
            _("weinig gehoord") if one.is_low else "",
        )


def _meetings(found: Process) -> tuple[Block, ...]:
    if not found.meetings:
        return ()
    made: list[Block] = [
        Heading(level=2, text=_("Bijeenkomsten")),
        Table(
            told=_("De bijeenkomsten"),
            columns=(
                _("Wanneer"),
                _("Bijeenkomst"),
                _("Waar"),
                _("Vorm"),
                _("Aangemeld"),
            ),
            rows=tuple(_meeting_row(one) for one in found.meetings),
            numeric=(4,),
        ),
    ]
    for one in found.held:
        for title, groups in ((_("Wie er waren"), one.here), (_("Uit welke buurt"), one.buurten)):
            if groups:
                made.append(
                    Table(
                        told=f"{one.meeting.title}: {title}",
                        columns=(f"{one.meeting.title}: {title.lower()}", _("Aangemeld")),
                        rows=tuple((name, number(n)) for name, n in groups),
                        numeric=(1,),
                    )
                )
    told = _(
        "Aangemeld is wie meedeed met een telefoon of tablet; wie alleen een hand opstak, staat er "
        "niet bij."
    )
    open_to_all = sum(one.has_report for one in found.held)
    if open_to_all:
        reports = many(
            open_to_all,
            _("Van {n} bijeenkomst kan iedereen het verslag lezen."),
            _("Van {n} bijeenkomsten kan iedereen het verslag lezen."),
        )
        told = f"{told} {reports}"
    made.append(Paragraph(text=told, style="quiet"))
    return tuple(made)


def _meeting_row(one: Held) -> tuple[str, ...]:
    meeting = one.meeting
    people = _("nog niet geweest")
    if meeting.opened_at:
        people = _("minder dan 5") if one.people is None else number(one.people)
    kinds = dict.fromkeys(kind_name(part.kind).lower() for part in meeting.programme)
    how = capitalised(", ".join(kinds)) or EMPTY
    return day(meeting.held_on), meeting.title, meeting.place or EMPTY, how, people


def _received(found: Process) -> tuple[Block, ...]:
    names = {
        "opmerking": (_("{n} opmerking"), _("{n} opmerkingen")),
        "pin": (_("{n} plek op de kaart"), _("{n} plekken op de kaart")),
        "gebied": (_("{n} gebied op de kaart"), _("{n} gebieden op de kaart")),
        "foto": (_("{n} foto, die niet openbaar is"), _("{n} foto's, die niet openbaar zijn")),
    }
    kinds, states = found.received.kinds, found.received.states
    rows = [many(kinds[kind], *names[kind]) for kind in names if kinds.get(kind)]
    cards = sum(bool(one.meeting) for chapter in found.chapters for one in chapter.heard)
    if not rows and not cards:
        return ()
    told = _("Kaarten uit bijeenkomsten, voor iedereen te lezen")
    written = ((told, number(cards)),) if cards else ()
    words = (
        ("passed", _("Nagekeken en voor iedereen te lezen")),
        ("refused", _("Niet geplaatst, met een reden")),
        ("waiting", _("Nog niet nagekeken")),
    )
    return (
        Heading(level=2, text=_("Opmerkingen en plekken")),
        Table(
            told=_("Wat bewoners inbrachten"),
            columns=(_("Wat bewoners inbrachten"), ""),
            rows=(
                (_("Binnengekomen"), ", ".join(rows) or EMPTY),
                *((name, number(states[state])) for state, name in words if states.get(state)),
                *written,
            ),
        ),
    )
