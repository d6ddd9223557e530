"""The report of a process as a document: the short of it, and five chapters."""

import datetime as dt
from collections.abc import Iterator

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.document import Block, Document, Heading, Paragraph, Table
from wijkwijzer.i18n import date, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.participation_report.decisions import decisions
from wijkwijzer.publish.participation_report.evaluation import (
    answered_sentence,
    changed_sentence,
    evaluation,
    late_sentence,
)
from wijkwijzer.publish.participation_report.execution import execution, people_names
from wijkwijzer.publish.participation_report.facts import Process, gather
from wijkwijzer.publish.participation_report.heard import heard
from wijkwijzer.publish.participation_report.preparation import preparation
from wijkwijzer.publish.participation_report.wording import day
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.store import Store
from wijkwijzer.survey.turnout_words import overview


def participation_report(
    store: Store, wijk_id: str, *, identity: Identity, now: dt.datetime
) -> Released[Document]:
    """Return the report of everything that happened in a wijk so far.

    Where the data do not say what a report needs, stands a paragraph in the style "fill_in".

    Raises
    ------
    NotAllowed, NotFound
        Residents do not make it; there is no such wijk.
    """
    with store.read() as reader:
        wijk = reader.get(Wijk, wijk_id)
    require(identity, "see_programme", wijk)
    found = gather(store, wijk_id, identity=identity, now=now)
    return Released(_document(found, now), "public")


def _document(found: Process, now: dt.datetime) -> Document:
    wijk = found.wijk
    name = _("{wijk} (voorbeeld)").format(wijk=wijk.name) if wijk.is_example else wijk.name
    return Document(
        title=_("Participatieverslag {wijk}").format(wijk=wijk.name),
        running=_("Participatieverslag · {wijk}").format(wijk=name),
        foot=_("Gemaakt op {day}").format(day=date(now)),
        contents=_("In dit verslag"),
        facts=tuple(_facts(found, now)),
        blocks=(
            *_in_short(found),
            *preparation(found),
            *execution(found),
            *heard(found),
            *decisions(found),
            *evaluation(found),
            *_how_to_read(),
        ),
    )


def _facts(found: Process, now: dt.datetime) -> Iterator[tuple[str, str]]:
    yield _("Wijk"), found.wijk.name
    if found.wijk.municipality:
        yield _("Gemeente"), found.wijk.municipality
    begins = [one.round.opened_at for one in found.rounds]
    begins += [one.meeting.held_on for one in found.held]
    if begins:
        yield (
            _("Periode"),
            _("{first} tot en met {last}").format(first=day(min(begins)), last=date(now)),
        )
    if found.rounds and found.rounds[-1].took_part.stand_at:
        yield _("Cijfers van"), day(found.rounds[-1].took_part.stand_at)


def _in_short(found: Process) -> Iterator[Block]:
    """Say in one table and a few sentences what a council member has to know."""
    yield Heading(level=1, text=_("In het kort"))
    yield Table(
        told=_("Het proces in cijfers"),
        columns=(_("Het proces in cijfers"), _("Aantal")),
        rows=tuple((name, number(n)) for name, n in _figures(found) if n),
        numeric=(1,),
    )
    if found.rounds and found.rounds[-1].took_part.turnouts:
        from_all = people_names(found)
        yield Paragraph(text=overview(found.rounds[-1].took_part.turnouts, from_all))
    yield Paragraph(text=answered_sentence(found.times))
    yield Paragraph(text=changed_sentence(found))
    if found.pact.agreements:
        yield Paragraph(text=late_sentence(found))


def _figures(found: Process) -> Iterator[tuple[str, int]]:
    filled_in = sum(one.book.facts.arrivals for one in found.rounds)
    yield _("Vragenlijsten ingevuld"), filled_in
    yield _("Bijeenkomsten gehouden"), len(found.held)
    yield _("Aanmeldingen bij bijeenkomsten"), sum(one.people or 0 for one in found.held)
    yield _("Opmerkingen, plekken en kaarten die iedereen kan lezen"), found.times.asked
    yield _("Daarvan beantwoord"), found.times.answered
    for outcome, name in (
        ("gekozen", _("Maatregelen gekozen")),
        ("niet_gekozen", _("Maatregelen niet gekozen")),
    ):
        yield name, sum(one.status == outcome for one in found.measures)
    yield _("Afspraken in het wijkpact"), len(found.pact.agreements)
    if found.pact.versions:
        yield _("Partijen die tekenden"), len(found.pact.versions[-1].signatures)


def _how_to_read() -> tuple[Block, ...]:
    texts = (
        _("In dit verslag staat alleen wat iedereen mag weten."),
        _("Aantallen bewoners per groep zijn afgerond op vijf, en onder de tien niet te zien."),
        _("Kleine groepen in een bijeenkomst staan samen."),
        _("Wat bewoners schreven, staat er zoals zij het schreven, nadat de begeleider het las."),
        _("Wat op inbreng rust, telt mee als er een spoor is van de inbreng naar het besluit."),
    )
    return (
        Heading(level=1, text=_("Hoe u dit leest")),
        *(Paragraph(text=text) for text in texts),
    )
