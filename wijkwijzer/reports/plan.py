"""The wijkplan as a book: on paper, in Word, and its pages on a screen."""

from dataclasses import replace

from wijkwijzer.document import Block, Cover, Document, Heading, Paragraph, paragraphs
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.pact.plan import (
    COMPASS,
    MAP,
    MATRIX,
    PLACE,
    TIME_LINE,
    Chapter,
    Plan,
    chapter_titles,
)
from wijkwijzer.reports.paper import document_pages, document_pdf
from wijkwijzer.reports.typesetting import drawing
from wijkwijzer.reports.wijk_figures import (
    Json,
    ambition_matrix,
    colours,
    compass,
    time_line,
    wijk_map,
)
from wijkwijzer.reports.word import document_docx
from wijkwijzer.statistics.disclosure import Released

MOST_LANES = 24
"""So many lines of the programme fit in one picture; all of them stand in the chapters."""


def plan_pdf(plan: Released[Plan]) -> bytes:
    """Set the plan as a PDF of A4 pages with a cover and contents."""
    return document_pdf(plan_document(plan))


def plan_docx(plan: Released[Plan]) -> bytes:
    """Return the plan as a Word file that can be edited."""
    return document_docx(plan_document(plan))


def plan_pages(plan: Released[Plan], *, ppi: float = 60) -> tuple[bytes, ...]:
    """Draw each page of the plan for a screen, as a PNG."""
    return document_pages(plan_document(plan), ppi=ppi)


def plan_document(plan: Released[Plan]) -> Document:
    """Return all that is printed: own text first in each chapter, then what the data say."""
    found = plan.content
    wijk = found.drawn.wijk_name
    named = _("{wijk} (voorbeeld)").format(wijk=wijk) if found.drawn.is_example else wijk
    day = date(found.made_on)
    return Document(
        title=wijk,
        running=_("Wijkplan · {wijk}").format(wijk=named),
        foot=_("Wijkplan {wijk}, {day}").format(wijk=wijk, day=day),
        contents=_("In dit plan"),
        facts=_facts(found),
        cover=Cover(
            above=" · ".join(filter(None, (_("Wijkplan"), found.drawn.municipality))),
            below=_("Wat bewoners vragen, wat we samen willen en wie wat wanneer doet."),
            picture=COMPASS if found.drawn.compass else "",
            told=found.drawn.sentence,
        ),
        pictures=_pictures(found),
        blocks=tuple(block for chapter in found.chapters for block in _blocks(chapter)),
    )


def _facts(found: Plan) -> tuple[tuple[str, str], ...]:
    facts = [(_("Gemaakt op"), date(found.made_on))]
    if found.stand:
        facts.append((_("Cijfers van"), found.stand))
    if found.drawn.is_example:
        facts.append((_("Let op"), _("Voorbeeldwijk: alles is bedacht")))
    return tuple(facts)


def _blocks(chapter: Chapter) -> tuple[Block, ...]:
    """Return a chapter; a foreword that nobody wrote is left out, what is missing is said."""
    if chapter.is_empty and not chapter.missing:
        return ()
    title = Heading(level=1, text=chapter_titles()[chapter.id])
    missing = () if chapter.blocks else chapter.missing
    return (
        title,
        *paragraphs(chapter.written.text),
        *chapter.blocks,
        *(Paragraph(text=text, style="quiet") for text in missing),
    )


def _pictures(found: Plan) -> dict[str, str]:
    pictures = {}
    if found.drawn.compass is not None:
        pictures[COMPASS] = compass(found.drawn)
    # Without numbered pins: those belong to the lines of the time line beside it on a poster.
    bare = replace(
        found.drawn, areas=tuple((buurt, None) for buurt, _grade in found.drawn.areas), map_theme=""
    )
    for name, shown in {MAP: found.drawn, PLACE: bare}.items():
        area = wijk_map(shown, ())
        if area is not None:
            pictures[name] = _drawn(MAP, area)
    lanes = tuple(replace(lane, points=()) for lane in found.drawn.lanes[:MOST_LANES])
    along = time_line(lanes)
    if along is not None:
        pictures[TIME_LINE] = _drawn(TIME_LINE, along)
    if found.matrix is not None:
        rows = ambition_matrix(found.matrix, found.parties, found.themes)
        pictures[MATRIX] = _drawn(MATRIX, rows)
    return pictures


def _drawn(kind: str, figure: Json) -> str:
    return drawing("wijk_figure", {"kind": kind, "figure": figure, "colours": colours()})
