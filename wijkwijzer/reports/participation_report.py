"""The report of a process of participation on paper and in Word."""

from wijkwijzer.document import Document, finished
from wijkwijzer.reports.paper import document_data, document_pdf
from wijkwijzer.reports.typesetting import pages
from wijkwijzer.reports.word import document_docx
from wijkwijzer.statistics.disclosure import Released


def participation_pdf(report: Released[Document]) -> bytes:
    """Set the report as a PDF of A4 pages, without the places that are still to be filled in."""
    return document_pdf(_finished(report.content))


def participation_docx(report: Released[Document]) -> bytes:
    """Return the report as a Word file, with every place to fill in marked."""
    return document_docx(report.content)


def participation_pages(report: Released[Document], *, ppi: float) -> tuple[bytes, ...]:
    """Draw the pages of the PDF, for a screen."""
    return pages("document", document_data(_finished(report.content)), ppi=ppi)


def _finished(document: Document) -> Document:
    return document.model_copy(update={"blocks": finished(document.blocks)})
