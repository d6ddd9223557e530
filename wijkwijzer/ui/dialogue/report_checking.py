"""What a facilitator does with a report: read it through, leave out, publish and withdraw."""

from urllib.parse import urlencode

import streamlit as st

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue.records import Meeting, MeetingReport
from wijkwijzer.dialogue.report import ReportContent
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import moment
from wijkwijzer.intake.meeting_reports import publish_report, save_report, withdraw_report
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.meeting_report import PublishedReport, draft_report
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.ui.acts import asker, confirmed, done, now, told
from wijkwijzer.ui.dialogue.holding import MEETING
from wijkwijzer.ui.dialogue.report_onward import onward
from wijkwijzer.ui.dialogue.report_reading import downloads, report_html
from wijkwijzer.ui.parts import finding
from wijkwijzer.ui.runtime import store


def prepare(
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
    downloads(draft, lambda: require(ask(), "run_meetings", wijk))
    st.html(report_html(draft.content, onward(who, wijk)))


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
