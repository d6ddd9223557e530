"""Chapter five: who took part, who got a reply, what was kept, what it changed, what was learnt."""

from collections import Counter
from collections.abc import Iterator

from wijkwijzer.document import (
    Bar,
    Bars,
    Block,
    Heading,
    Paragraph,
    Piece,
    Quote,
    Quotes,
    Table,
)
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.pact.records import State
from wijkwijzer.pact.reply_times import ReplyTimes
from wijkwijzer.publish.participation_report.decisions import state_name
from wijkwijzer.publish.participation_report.execution import people_names
from wijkwijzer.publish.participation_report.facts import Process
from wijkwijzer.publish.participation_report.influence import Influence, influence
from wijkwijzer.publish.participation_report.wording import (
    day,
    fill_in,
    many,
    percent,
    remarks,
    together,
)
from wijkwijzer.survey.turnout_words import overview, shortfall_sentences

_STATES: tuple[State, ...] = ("klaar", "bezig", "gewijzigd", "niet_begonnen", "gestopt")
MOST_EXAMPLES = 4
"""So many agreements are told with a remark that they began with."""


def evaluation(found: Process) -> tuple[Block, ...]:
    """Return the chapter."""
    return (
        Heading(level=1, text=_("Evaluatie")),
        *_took_part(found),
        *_answered(found),
        *_kept(found),
        *_changed(found),
        Heading(level=2, text=_("Wat we ervan leren")),
        *fill_in(
            _("Wat vonden bewoners en partijen van het proces?"),
            _("Wat ging goed, en wat doet u een volgende keer anders?"),
            _("Wat kostte het, in geld en in uren?"),
            _("Wie besluit over dit verslag, en wanneer horen bewoners daarvan?"),
        ),
    )


def _took_part(found: Process) -> Iterator[Block]:
    yield Heading(level=2, text=_("Deed iedereen naar verhouding mee?"))
    people = people_names(found)
    for one in found.rounds:
        if one.took_part.turnouts:
            yield Paragraph(text=overview(one.took_part.turnouts, people))
            said = shortfall_sentences(one.took_part.turnouts, people)
            where = _("Dit gaat over {name}.").format(name=one.round.name)
            yield Paragraph(text=" ".join((*said, where)))
    if any(turnout.low for one in found.rounds for turnout in one.took_part.turnouts):
        why = _("Waarom deden zij minder mee, en hoe bereikt u hen een volgende keer?")
    else:
        why = _("Wie hoorde u toch weinig, en hoe bereikt u hen een volgende keer?")
    yield from fill_in(why)


def answered_sentence(times: ReplyTimes) -> str:
    """Say how many remarks have a reply."""
    if not times.asked:
        return _("Er zijn nog geen opmerkingen om te beantwoorden.")
    return _("Van {remarks} zijn er {n} beantwoord: {share}.").format(
        remarks=remarks(times.asked),
        n=number(times.answered),
        share=percent(times.answered, times.asked),
    )


def _answered(found: Process) -> Iterator[Block]:
    times = found.times
    yield Heading(level=2, text=_("Kregen bewoners antwoord?"))
    said = [answered_sentence(times)]
    if times.middle is not None:
        days = many(round(times.middle), _("{n} dag"), _("{n} dagen"))
        said.append(_("De helft van die antwoorden kwam binnen {days}.").format(days=days))
    if times.oldest is not None:
        said.append(
            _("{remarks} wachten nog; de oudste sinds {day}.").format(
                remarks=remarks(times.waiting), day=day(times.oldest.isoformat())
            )
        )
    yield Paragraph(text=" ".join(said))
    term = found.feedback.term
    if term and times.asked:
        days = many(term, _("{n} dag"), _("{n} dagen"))
        yield Paragraph(text=_("Beloofd was antwoord binnen {days}.").format(days=days))
        yield _on_time(times)


def _on_time(times: ReplyTimes) -> Bars:
    """Draw what was answered and what waits, within the term and after it."""
    in_time, overdue = times.in_time or 0, times.overdue or 0
    rows = (
        (_("Beantwoord"), in_time, times.answered - in_time),
        (_("Wacht nog op antwoord"), times.waiting - overdue, overdue),
    )
    return Bars(
        told=_("Antwoorden binnen de beloofde termijn en later"),
        legend=(("for", _("binnen de beloofde termijn")), ("against", _("later dan beloofd"))),
        most=max(times.answered, times.waiting),
        bars=tuple(
            Bar(
                label=label,
                pieces=(Piece(n=soon, shade="for"), Piece(n=later, shade="against")),
                said=remarks(soon + later),
            )
            for label, soon, later in rows
        ),
    )


def _kept(found: Process) -> Iterator[Block]:
    agreements = found.pact.agreements
    if not agreements:
        return
    yield Heading(level=2, text=_("Zijn de afspraken nagekomen?"))
    counts = Counter(one.state for one in agreements)
    yield Paragraph(text=late_sentence(found))
    yield Table(
        told=_("Hoe de afspraken ervoor staan"),
        columns=(_("Hoe de afspraken ervoor staan"), _("Aantal")),
        rows=tuple(
            (state_name(state), number(counts[state])) for state in _STATES if counts[state]
        ),
        numeric=(1,),
    )


def late_sentence(found: Process) -> str:
    """Say how many agreements are late."""
    late, n = len(found.pact.late), len(found.pact.agreements)
    if n == 1:
        return _("De afspraak is te laat.") if late else _("De afspraak is niet te laat.")
    if not late:
        return _("Van de {n} afspraken is er geen te laat.").format(n=number(n))
    text = many(
        late,
        _("Van de {m} afspraken is er {n} te laat."),
        _("Van de {m} afspraken zijn er {n} te laat."),
    )
    return text.replace("{m}", number(n))


def of_chosen(found: Process) -> Influence:
    """Count on what the chosen measures rest."""
    keys = [("measure", one.id) for one in found.measures if one.status == "gekozen"]
    return influence(found.thread, keys)


def of_agreed(found: Process) -> Influence:
    """Count on what the agreements of the pact rest."""
    keys = [("agreement", one.agreement.id) for one in found.pact.agreements]
    return influence(found.thread, keys)


def changed_sentence(found: Process) -> str:
    """Say how many measures and agreements rest on what residents brought in."""
    chosen, agreed = of_chosen(found), of_agreed(found)
    if not chosen.n and not agreed.n:
        return _("Er is nog niets gekozen of afgesproken.")
    said = [_chosen_of(chosen)] if chosen.n else []
    said += [_agreed_of(agreed)] if agreed.n else []
    return _("Op inbreng van bewoners rusten: {parts}.").format(parts=together(said))


def _chosen_of(one: Influence) -> str:
    if one.n == one.on_any:
        text = many(one.n, _("de gekozen maatregel"), _("alle {n} gekozen maatregelen"))
    elif not one.on_any:
        text = many(one.n, _("geen gekozen maatregel"), _("geen van de {n} gekozen maatregelen"))
    else:
        text = many(one.n, "", _("{on} van de {n} gekozen maatregelen"))
    return text.replace("{on}", number(one.on_any))


def _agreed_of(one: Influence) -> str:
    if one.n == one.on_any:
        text = many(one.n, _("de afspraak"), _("alle {n} afspraken"))
    elif not one.on_any:
        text = many(one.n, _("geen afspraak"), _("geen van de {n} afspraken"))
    else:
        text = many(one.n, "", _("{on} van de {n} afspraken"))
    return text.replace("{on}", number(one.on_any))


def _changed(found: Process) -> Iterator[Block]:
    chosen, agreed = of_chosen(found), of_agreed(found)
    yield Heading(level=2, text=_("Wat veranderde er door inbreng van bewoners?"))
    yield Paragraph(text=changed_sentence(found))
    if not chosen.n and not agreed.n:
        return
    rows = (
        (_("een opmerking of plek van een bewoner"), chosen.on_remarks, agreed.on_remarks),
        (_("een behoefte uit de vragenlijst"), chosen.on_needs, agreed.on_needs),
        (_("een bijeenkomst"), chosen.on_meetings, agreed.on_meetings),
    )
    yield Table(
        told=_("Waarop maatregelen en afspraken rusten"),
        columns=(_("Rust op"), _("Gekozen maatregelen"), _("Afspraken")),
        rows=tuple((name, number(n), number(m)) for name, n, m in rows),
        numeric=(1, 2),
    )
    examples = tuple(_examples(found))
    if examples:
        yield Heading(level=3, text=_("Zo werd een opmerking een afspraak"))
        yield Quotes(items=examples)


def _examples(found: Process) -> Iterator[Quote]:
    """Tell of a few agreements a remark that led to them, a chosen quote where there is one."""
    chosen = {
        text
        for surveyed in found.rounds
        for texts in surveyed.said.quotes.values()
        for text in texts
    }
    told: set[str] = set()
    for one in found.pact.agreements:
        way = found.thread.way(("agreement", one.agreement.id), "back")
        said = [stop.node.title for stop in way if stop.node.kind == "contribution"]
        fresh = [text for text in said if text.strip() and text not in told]
        if not fresh or len(told) >= MOST_EXAMPLES:
            continue
        text = min(fresh, key=lambda text: (text not in chosen, -len(text)))
        told.add(text)
        yield Quote(
            text=text,
            note=_("Werd: {agreement} ({state})").format(
                agreement=one.agreement.title, state=state_name(one.state).lower()
            ),
            of_room=False,
        )
