"""The page of reports: everybody reads what is published; a facilitator looks it through first."""

import datetime as dt
from collections.abc import Sequence

import streamlit as st

from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.i18n import current_language, date
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.meeting_report import (
    PublishedReport,
    published_meetings,
    published_report,
)
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.ui.acts import ACTS, say_what_was_done
from wijkwijzer.ui.dialogue.holding import MEETING
from wijkwijzer.ui.dialogue.report_checking import prepare
from wijkwijzer.ui.dialogue.report_onward import onward
from wijkwijzer.ui.dialogue.report_reading import downloads, report_html
from wijkwijzer.ui.document_html import DOCUMENT
from wijkwijzer.ui.parts import empty_state, page_title
from wijkwijzer.ui.runtime import store

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
        prepare(who, wijk, meeting, shown)
    elif shown is not None:
        _read(who, wijk, shown)


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
    days = {id_: date(dt.date.fromisoformat(m.held_on)) for id_, m in by_id.items()}
    names = {id_: f"{m.title}, {days[id_]}" for id_, m in by_id.items()}
    place = list(by_id).index(asked) if asked in by_id else 0
    chosen = st.selectbox(
        _("Bijeenkomst"), list(by_id), index=place, format_func=lambda id_: names[id_]
    )
    return by_id[chosen]


def _read(who: Identity, wijk: Wijk, shown: Released[PublishedReport]) -> None:
    content = shown.content.content
    st.text(
        _("Versie {n}, gepubliceerd op {day}").format(n=content.number, day=date(shown.content.at))
    )
    if current_language() != "nl":
        st.text(_("Dit verslag is in het Nederlands."))
    downloads(shown.content.released)
    st.html(report_html(content, onward(who, wijk)))
