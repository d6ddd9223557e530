"""The page where one accounts for the whole process: one button makes the report."""

from collections.abc import Callable
from html import escape

import streamlit as st

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.document import Document, Paragraph
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.participation_report import participation_report
from wijkwijzer.reports.participation_report import (
    participation_docx,
    participation_pages,
    participation_pdf,
)
from wijkwijzer.reports.typesetting import in_language
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.ui.acts import ACTS, asker, now
from wijkwijzer.ui.parts import finding, page_title
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.sheets import SHEETS, WORD, show_pages

_SHOWN = "report-of-process-shown"
SCREEN = 88
"""Pixels per inch of a page as it is shown on a screen."""
_STYLE = f"""<style>{ACTS}
[data-testid="stMain"] :is([data-testid="stButton"], [data-testid="stDownloadButton"]) button {{
    min-height: 44px; }}
{SHEETS}
.ww-open {{ margin: .2rem 0 0; padding-left: 1.2rem; max-width: 44rem; }}
</style>"""

Make = Callable[[Released[Document]], bytes]


def accountability_page(who: Identity, wijk: Wijk) -> None:
    """Draw the page: what it is, one button, and after it the files, what is open, the pages."""
    st.html(_STYLE)
    page_title(
        _("Verantwoording"),
        _(
            "Een verslag van de hele participatie, zoals de participatieverordening vraagt: "
            "voorbereiding, uitvoering en evaluatie."
        ),
    )
    if not st.session_state.get(_SHOWN):
        st.text(_("Alles wat in de app staat, komt er vanzelf in. U kunt het daarna aanvullen."))
        if st.button(_("Maak het verslag"), key="process-make", type="primary"):
            st.session_state[_SHOWN] = True
            st.rerun()
        return
    with st.spinner(_("Het verslag wordt gemaakt.")):
        made = report_in_dutch(who, wijk)
        drawn = participation_pages(made, ppi=SCREEN)
    finding(_("Het verslag is klaar: {n} bladzijden.").format(n=len(drawn)))
    with st.container(horizontal=True):
        _download(_("Download voor Word"), participation_docx, "docx", WORD, who, wijk)
        _download(_("Download als PDF"), participation_pdf, "pdf", "application/pdf", who, wijk)
    _still_open(made.content)
    st.header(_("Zo ziet de PDF eruit"), anchor=False)
    show_pages(drawn)


def report_in_dutch(who: Identity, wijk: Wijk) -> Released[Document]:
    """Return the report; it is in Dutch, also for who reads the screens in another language."""
    return in_language(
        "nl", lambda: participation_report(store(), wijk.id, identity=who, now=now())
    )


def _download(label: str, make: Make, ending: str, mime: str, who: Identity, wijk: Wijk) -> None:
    st.download_button(
        label,
        _file(make, asker(who), wijk),
        f"participatieverslag-{wijk.id}.{ending}",
        mime,
        type="primary" if ending == "docx" else "secondary",
        icon=":material/download:",
        key=f"process-{ending}",
    )


def _file(make: Make, ask: Callable[[], Identity], wijk: Wijk) -> Callable[[], bytes]:
    """Return what makes the file when it is asked for, from what may be shown at that moment."""

    def made() -> bytes:
        who = ask()
        require(who, "see_programme", wijk)
        return make(report_in_dutch(who, wijk))

    return made


def _still_open(found: Document) -> None:
    """Name what only a facilitator can write."""
    places = [
        block.text
        for block in found.blocks
        if isinstance(block, Paragraph) and block.style == "fill_in"
    ]
    st.text(
        _("In Word staan {n} plekken in het geel. Daar vult u aan wat de app niet weet.").format(
            n=len(places)
        )
        + " "
        + _("In de PDF staan die plekken niet.")
    )
    with st.expander(_("Wat u nog aanvult")):
        st.html(
            f'<ul class="ww-open">{"".join(f"<li>{escape(text)}</li>" for text in places)}</ul>'
        )
