"""The report of a meeting on paper and in Word; in a draft what the room wrote is marked."""

import datetime as dt

from wijkwijzer.dialogue.report import ReportContent
from wijkwijzer.document import Document
from wijkwijzer.i18n import date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.reports.paper import document_pdf
from wijkwijzer.reports.word import document_docx
from wijkwijzer.statistics.disclosure import Released


def report_pdf(report: Released[ReportContent]) -> bytes:
    """Set the report as a PDF of A4 pages."""
    return document_pdf(_document(report.content))


def report_docx(report: Released[ReportContent]) -> bytes:
    """Return the report as a Word file."""
    return document_docx(_document(report.content))


def _document(content: ReportContent) -> Document:
    return Document(
        title=content.title,
        running=_running_head(content),
        foot=_foot(content),
        contents=_("In dit verslag"),
        draft=_draft_line(content),
        facts=content.facts,
        blocks=content.blocks,
    )


def _running_head(content: ReportContent) -> str:
    where = _("{wijk} (voorbeeld)") if content.is_example else "{wijk}"
    return _("Verslag van een wijkdialoog · {wijk}").format(
        wijk=where.format(wijk=content.wijk_name)
    )


def _foot(content: ReportContent) -> str:
    """Return which version this is."""
    if not content.number:
        return content.title
    day = date(dt.date.fromisoformat(content.published_on))
    return _("{title} · versie {n}, gepubliceerd op {day}").format(
        title=content.title, n=content.number, day=day
    )


def _draft_line(content: ReportContent) -> str:
    if content.number:
        return ""
    return _("Concept voor de begeleider. Wat uit de zaal komt, heeft een streep in de kantlijn.")
