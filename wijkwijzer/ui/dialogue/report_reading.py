"""A report of a meeting as it is read: on the page, and as a file."""

from collections.abc import Callable

import streamlit as st

from wijkwijzer.dialogue.report import ReportContent
from wijkwijzer.i18n import gettext as _
from wijkwijzer.reports.meeting_report import report_docx, report_pdf
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.ui.document_html import as_text, block_html
from wijkwijzer.ui.sheets import WORD


def downloads(report: Released[ReportContent], check: Callable[[], object] = bool) -> None:
    """Offer both files, made when asked for; `check` refuses who may no longer have them."""
    name = "".join(c if c.isalnum() else "-" for c in report.content.title.lower()).strip("-")

    def made(make: Callable[[Released[ReportContent]], bytes]) -> Callable[[], bytes]:
        def file() -> bytes:
            check()
            return make(report)

        return file

    with st.container(horizontal=True):
        st.download_button(
            _("Download als PDF"),
            made(report_pdf),
            f"{name}.pdf",
            "application/pdf",
            key="report-pdf",
        )
        st.download_button(
            _("Download voor Word"), made(report_docx), f"{name}.docx", WORD, key="report-docx"
        )


def report_html(content: ReportContent, onward: Callable[[str], str]) -> str:
    """Return a report as HTML; whatever was typed in it is text.

    Parameters
    ----------
    onward
        Card -> what became of it, as HTML (`report_onward.onward`).
    """
    draft = not content.number
    facts = "".join(f"<p>{as_text(name)}: {as_text(value)}</p>" for name, value in content.facts)
    blocks = "".join(block_html(block, draft=draft, onward=onward) for block in content.blocks)
    return (
        f'<div class="ww-report{" draft" if draft else ""}" lang="nl" dir="ltr">'
        f'<p class="ww-finding">{as_text(content.title)}</p>{facts}{blocks}</div>'
    )
