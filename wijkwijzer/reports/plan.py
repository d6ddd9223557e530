"""The wijkplan as a book: on paper, in Word, and its pages on a screen."""

import json
from dataclasses import replace
from functools import lru_cache

from wijkwijzer.document import Block, Cover, Document, Heading, Paragraph, Picture, paragraphs
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.pact.plan import (
    COMPASS,
    MAP,
    MOST_LANES,
    PICTURES,
    PLACE,
    SPOTS,
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
    spots_map,
    time_line,
    wijk_map,
)
from wijkwijzer.reports.word import document_docx
from wijkwijzer.statistics.disclosure import Released

FEW_LANES = 12
"""So many lines of the programme can each have two lines of text."""


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
    pictures = {name: svg for name in PICTURES if (svg := _picture(found, name))}
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
        pictures=pictures,
        blocks=tuple(
            block
            for chapter in found.chapters
            for block in _blocks(chapter)
            if not isinstance(block, Picture) or block.name in pictures
        ),
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


def plan_picture(plan: Released[Plan], name: str) -> str:
    """Draw one picture of the plan as an SVG; "" where there is nothing to draw yet."""
    return _picture(plan.content, name)


def _picture(found: Plan, name: str) -> str:
    if name == COMPASS:
        return compass(found.drawn)
    figure = _figure(found, name)
    return "" if figure is None else _drawn(name, json.dumps(figure))


def _figure(found: Plan, name: str) -> Json | None:
    """Return what is drawn under a name; None without anything to draw."""
    lanes = found.drawn.lanes[:MOST_LANES]
    plain = tuple((buurt, None) for buurt, _grade in found.drawn.areas)
    if name == MAP:
        return wijk_map(found.drawn, ())
    if name == PLACE:
        return wijk_map(replace(found.drawn, areas=plain, map_theme=""), ())
    if name == SPOTS:
        return spots_map(replace(found.drawn, areas=plain, map_theme=""), lanes)
    if name == TIME_LINE:
        # Of many only the titles: with partners too they would be too small to read.
        few = len(lanes) <= FEW_LANES
        named = tuple(replace(lane, partners=lane.partners if few else ()) for lane in lanes)
        mapped = bool(found.drawn.areas) and any(lane.is_placed for lane in lanes)
        return time_line(named, numbered=mapped)
    if found.matrix is None:
        return None
    return ambition_matrix(found.matrix, found.parties, found.themes)


@lru_cache(16)
def _drawn(name: str, figure: str) -> str:
    kind = MAP if name == PLACE else name
    return drawing(
        "wijk_figure", {"kind": kind, "figure": json.loads(figure), "colours": colours()}
    )
