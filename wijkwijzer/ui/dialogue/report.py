"""The page of reports: everybody reads what is published; a facilitator looks it through first."""

from collections.abc import Callable, Sequence
from urllib.parse import urlencode

import streamlit as st

from wijkwijzer.access.permissions import may, require
from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue.records import Meeting, MeetingReport
from wijkwijzer.dialogue.report import ReportContent
from wijkwijzer.i18n import date, moment
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.meeting_reports import publish_report, save_report, withdraw_report
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.meeting_report import (
    PublishedReport,
    draft_report,
    published_meetings,
    published_report,
)
from wijkwijzer.reports.meeting_report import report_docx, report_pdf
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.ui.acts import ACTS, asker, confirmed, done, now, say_what_was_done, told
from wijkwijzer.ui.dialogue.holding import MEETING
from wijkwijzer.ui.document_html import DOCUMENT, as_text, block_html
from wijkwijzer.ui.parts import empty_state, finding, page_title
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.sheets import WORD

_STYLE = f"<style>{ACTS}{DOCUMENT}</style>"


def reports_page(who: Identity, wijk: Wijk) -> None:
    """Draw the page: the report in the address, or the newest that this person may read."""
    st.html(_STYLE)
    runs = may(who, "run_meetings", wijk)
    meetings = _readable(wijk, runs=runs)
    page_title(_("Verslagen"), _("Wat er in de wijkdialogen is gezegd en afgesproken."))
    say_what_was_done()
    if not meetings:
        empty_state(
            _("Er is nog geen verslag."),
            _("Na een wijkdialoog staat hier wat de zaal vond en wat is afgesproken."),
        )
        return
    meeting = _chosen(meetings)
    shown = published_report(store(), meeting.id)
    if runs:
        _prepare(who, wijk, meeting, shown)
    elif shown is not None:
        _read(shown)


def _readable(wijk: Wijk, *, runs: bool) -> list[Meeting]:
    """Return the meetings of which this person may read a report, the newest first."""
    published = published_meetings(store(), wijk.id)
    with store().read() as reader:
        found = [meeting for meeting in reader.all(Meeting, wijk.id) if not meeting.rehearsal]
    kept = [m for m in found if m.id in published or (runs and m.opened_at is not None)]
    return sorted(kept, key=lambda meeting: meeting.held_on, reverse=True)


def _chosen(meetings: Sequence[Meeting]) -> Meeting:
    by_id = {meeting.id: meeting for meeting in meetings}
    asked = st.query_params.get(MEETING, "")
    if len(meetings) == 1:
        return meetings[0]
    names = {id_: f"{m.title}, {m.held_on}" for id_, m in by_id.items()}
    place = list(by_id).index(asked) if asked in by_id else 0
    chosen = st.selectbox(
        _("Bijeenkomst"), list(by_id), index=place, format_func=lambda id_: names[id_]
    )
    return by_id[chosen]


def _read(shown: Released[PublishedReport]) -> None:
    content = shown.content.content
    st.text(
        _("Versie {n}, gepubliceerd op {day}").format(n=content.number, day=date(shown.content.at))
    )
    _downloads(shown.content.released)
    st.html(report_html(content))


def _prepare(
    who: Identity, wijk: Wijk, meeting: Meeting, shown: Released[PublishedReport] | None
) -> None:
    """Let a facilitator see the report with its marks, leave out, publish and withdraw."""
    with store().read() as reader:
        choice = reader.find(MeetingReport, meeting.id) or MeetingReport(
            id=meeting.id, wijk_id=wijk.id, meeting_id=meeting.id
        )
    draft = draft_report(store(), meeting.id)
    finding(_stands(meeting, shown))
    _publishing(who, wijk, meeting, draft, shown)
    _choices(who, choice, meeting)
    st.header(_("Zo komt het eruit te zien"), anchor=False)
    st.text(_("Wat uit de zaal komt, heeft een streep in de kantlijn. Lees dat na."))
    ask = asker(who)
    _downloads(draft, lambda: require(ask(), "run_meetings", wijk))
    st.html(report_html(draft.content))


def _stands(meeting: Meeting, shown: Released[PublishedReport] | None) -> str:
    if meeting.closed_at is None:
        return _("De bijeenkomst is nog bezig. Publiceren kan als zij gesloten is.")
    if shown is None:
        return _("Dit verslag is nog niet gepubliceerd.")
    return _("Versie {n} is gepubliceerd, {moment} door {name}.").format(
        n=shown.content.content.number, moment=moment(shown.content.at), name=shown.content.by
    )


def _publishing(
    who: Identity,
    wijk: Wijk,
    meeting: Meeting,
    draft: Released[ReportContent],
    shown: Released[PublishedReport] | None,
) -> None:
    row = st.container(horizontal=True)
    if confirmed(
        "publish-report",
        _("Publiceer dit verslag") if shown is None else _("Publiceer een nieuwe versie"),
        question=_("Iedereen met het adres kan het lezen. Deze versie verandert daarna niet meer."),
        yes=_("Ja, publiceer"),
        disabled=meeting.closed_at is None,
        row=row,
    ):
        with told():
            publish_report(store(), draft.content, identity=who, now=now())
            done(_("Het verslag is gepubliceerd."))
    if shown is None:
        return
    if confirmed(
        "withdraw-report",
        _("Trek het verslag in"),
        question=_("Alleen begeleiders kunnen het dan nog lezen. Wie het al heeft, houdt het."),
        yes=_("Ja, trek het in"),
        row=row,
    ):
        with told():
            withdraw_report(store(), meeting.id, identity=who, now=now())
            done(_("Het verslag is ingetrokken."))
    address = f"/verslag?{urlencode({'wijk': wijk.id, MEETING: meeting.id})}"
    st.text(_("Het adres voor bewoners: {address}").format(address=address))


def _choices(who: Identity, choice: MeetingReport, meeting: Meeting) -> None:
    """Let a summary be written, and cards be left out; both stay until they are changed."""
    with store().read() as reader:
        cards = [card for card in reader.cards(meeting.id) if card.state == "passed"]
    kept = f"{meeting.id}-{choice.version}"
    with st.expander(_("Samenvatting en wat er niet in komt")), st.form(f"report-{kept}"):
        summary = st.text_area(
            _("Samenvatting"), choice.summary, max_chars=4000, height=160, key=f"summary-{kept}"
        )
        out = []
        for place, card in enumerate(cards, 1):
            left, right = st.columns([5, 1], vertical_alignment="center")
            left.text(f"{place}. {card.text}")
            label = _("Laat {n} weg").format(n=place)
            if right.checkbox(label, card.id in choice.left_out, key=f"out-{card.id}-{kept}"):
                out.append(card.id)
        if st.form_submit_button(_("Bewaar")):
            with told():
                changed = choice.model_copy(update={"summary": summary, "left_out": tuple(out)})
                save_report(store(), changed, identity=who, now=now())
                done(_("Bewaard. Hieronder ziet u hoe het verslag nu is."))


def _downloads(report: Released[ReportContent], check: Callable[[], object] = bool) -> None:
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


def report_html(content: ReportContent) -> str:
    """Return a report as HTML; whatever was typed in it is text."""
    draft = not content.number
    facts = "".join(f"<p>{as_text(name)}: {as_text(value)}</p>" for name, value in content.facts)
    blocks = "".join(block_html(block, draft=draft) for block in content.blocks)
    return (
        f'<div class="ww-report{" draft" if draft else ""}">'
        f'<p class="ww-finding">{as_text(content.title)}</p>{facts}{blocks}</div>'
    )
