"""Chapter three: what residents said, by theme, in their own words."""

from collections.abc import Iterator

from wijkwijzer.document import Block, Heading, Paragraph, Quote, Quotes, Table
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.publish.feedback import Chapter
from wijkwijzer.publish.participation_report.facts import Process
from wijkwijzer.publish.participation_report.wording import EMPTY, together
from wijkwijzer.wijkkompas.results import ThemeResult
from wijkwijzer.wijkkompas.sentences import headline, weighed_sentence
from wijkwijzer.wijkkompas.words import capitalised

MOST_QUOTES = 3
"""So many quotes stand with a theme."""
MOST_WORDS = 5
"""So many of the words that many people used."""


def heard(found: Process) -> tuple[Block, ...]:
    """Return the chapter."""
    return (
        Heading(level=1, text=_("Wat bewoners zeiden")),
        *_needs(found),
        *_counts(found),
        *(block for chapter in found.chapters for block in _quotes(found, chapter)),
    )


def _needs(found: Process) -> Iterator[Block]:
    """Say where the compass points."""
    if not found.rounds:
        yield Paragraph(text=_("Er is nog geen meting geweest."))
        return
    book = found.rounds[-1].book
    rule = book.facts.context.questionnaire.need_rule
    said = headline(book.compass().content, found.names, book.facts.buurt_names, rule)
    yield Paragraph(text=said, style="finding")


def _counts(found: Process) -> Iterator[Block]:
    """Lay need and remarks side by side, the largest need first."""
    compass = found.rounds[-1].book.compass().content if found.rounds else None
    shown = {one.theme: one for one in compass.themes} if compass else {}
    rows = []
    for chapter in found.chapters:
        result = shown.get(chapter.id)
        need = result.need if result else None
        if need is None and not chapter.heard:
            continue
        rows.append((-1.0 if need is None else need, chapter, result))
    if not rows:
        yield Paragraph(text=_("Er zijn nog geen opmerkingen die iedereen kan lezen."))
        return
    yield Table(
        told=_("Behoefte en opmerkingen per onderwerp"),
        columns=(
            _("Onderwerp"),
            _("Behoefte"),
            _("Zeker tussen"),
            _("Opmerkingen"),
            _("Beantwoord"),
        ),
        rows=tuple(
            (
                _name(found, chapter),
                *_need(result),
                number(len(chapter.heard)),
                number(len(chapter.heard) - len(chapter.unanswered)),
            )
            for _size, chapter, result in sorted(rows, key=lambda row: -row[0])
        ),
        numeric=(1, 2, 3, 4),
    )
    told = _(
        "Behoefte loopt van 0 tot 100 en komt uit de vragenlijst. Opmerkingen zijn die, die "
        "iedereen kan lezen, met de plekken op de kaart en de kaarten uit bijeenkomsten."
    )
    weighed = weighed_sentence(compass) if compass else ""
    yield Paragraph(text=f"{told} {weighed}".strip(), style="quiet")


def _need(result: ThemeResult | None) -> tuple[str, str]:
    if result is None or result.need is None:
        return EMPTY, EMPTY
    sure = _("{low} en {high}").format(low=number(result.low or 0), high=number(result.high or 0))
    return number(result.need), sure


def _name(found: Process, chapter: Chapter) -> str:
    return capitalised(found.names.get(chapter.id, _("Zonder onderwerp")))


def _quotes(found: Process, chapter: Chapter) -> Iterator[Block]:
    """Tell of one theme the words that many used, and quotes that a facilitator chose."""
    words = [
        word.word
        for surveyed in found.rounds[-1:]
        for word in surveyed.said.words.get(chapter.id, ())[:MOST_WORDS]
    ]
    quotes = [
        text
        for surveyed in reversed(found.rounds)
        for text in surveyed.said.quotes.get(chapter.id, ())
    ]
    if not chapter.id or not (words or quotes):
        return
    yield Heading(level=2, text=_name(found, chapter))
    if words:
        yield Paragraph(text=_("Vaak genoemd: {words}.").format(words=together(words)))
    if quotes:
        yield Quotes(items=tuple(Quote(text=t, of_room=False) for t in quotes[:MOST_QUOTES]))
