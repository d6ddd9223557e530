"""The report of a meeting on paper: as a PDF, and as what both PDF and Word are made of."""

import datetime as dt
from typing import Any

from wijkwijzer.dialogue.report import Bars, Plane, ReportContent, Table
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.look.pictograms import pictogram
from wijkwijzer.reports.typesetting import drawing, picture, typeset
from wijkwijzer.statistics.disclosure import Released

Json = dict[str, Any]
SHORT = 18
"""A column of texts that are no longer is not broken."""
MANY = 6
"""More columns than this are as wide as each other, except the first."""
SHARP = 220
"""Pixels per inch of a picture in a document."""


def report_pdf(report: Released[ReportContent]) -> bytes:
    """Set the report as a PDF of A4 pages; of a draft what the room wrote is marked."""
    content = report.content
    whole = content.model_dump(mode="json")
    blocks = [
        block | ({"widths": widths(one)} if isinstance(one, Table) else {})
        for block, one in zip(whole["blocks"], content.blocks, strict=True)
    ]
    return typeset(
        "meeting_report",
        {
            "title": content.title,
            "running": running_head(content),
            "foot": foot(content),
            "draft": draft_line(content),
            "concept": _("Concept"),
            "contents": _("In dit verslag"),
            "facts": whole["facts"],
            "blocks": blocks,
            "sign": pictogram("kompas").replace("currentColor", LIGHT.need),
            "colours": colours(),
        },
    )


def figure_png(figure: Bars | Plane, *, marks: bool = False) -> bytes:
    """Draw one picture of a report, 17 cm wide; marked is what the room wrote in it."""
    data = {"figure": figure.model_dump(mode="json"), "colours": colours(), "marks": marks}
    return picture("meeting_figure", data | {"ground": True}, ppi=SHARP)


def figure_svg(figure: Bars | Plane, *, marks: bool = False) -> str:
    """Draw the same for a screen, without a ground of its own."""
    data = {"figure": figure.model_dump(mode="json"), "colours": colours(), "marks": marks}
    return drawing("meeting_figure", data | {"ground": False})


def running_head(content: ReportContent) -> str:
    """Return what stands above each page."""
    where = _("{wijk} (voorbeeld)") if content.is_example else "{wijk}"
    return _("Verslag van een wijkdialoog · {wijk}").format(
        wijk=where.format(wijk=content.wijk_name)
    )


def foot(content: ReportContent) -> str:
    """Return what stands under each page: which version this is."""
    if not content.number:
        return content.title
    day = date(dt.date.fromisoformat(content.published_on))
    return _("{title} · versie {n}, gepubliceerd op {day}").format(
        title=content.title, n=content.number, day=day
    )


def draft_line(content: ReportContent) -> str:
    """Return what a draft says of itself; "" of what is published."""
    if content.number:
        return ""
    return _("Concept voor de begeleider. Wat uit de zaal komt, heeft een streep in de kantlijn.")


def widths(table: Table) -> list[int]:
    """Return how wide each column is beside the others; 0 for one as wide as what stands in it."""
    longest = [max(map(len, column)) for column in zip(table.columns, *table.rows, strict=True)]
    if len(longest) > MANY:
        return [MANY // 2, *(1 for _column in longest[1:])]
    if max(longest) <= SHORT:
        return [1 if place not in table.numeric else 0 for place in range(len(longest))]
    return [0 if n <= SHORT else n for n in longest]


def colours() -> dict[str, Any]:
    """Return the colours of the pictures by what they mean."""
    return {
        "ink": LIGHT.ink,
        "quiet": LIGHT.quiet,
        "line": LIGHT.line,
        "ground": LIGHT.surface,
        "room": LIGHT.room.mark,
        "room_ink": LIGHT.room.ink,
        "between": LIGHT.hidden,
        "against": LIGHT.against.mark,
        "against_ink": LIGHT.against.ink,
        "need_ink": LIGHT.need_ink,
        "mark": LIGHT.need,
        "groups": [hue.mark for hue in LIGHT.winds.values()],
    }
