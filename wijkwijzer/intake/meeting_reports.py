"""The report of a meeting: what is left out of it, and publishing it.

A version that was published is never changed; what changes afterwards is published as a new one.
"""

import datetime as dt

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.dialogue.records import MeetingReport, ReportVersion
from wijkwijzer.dialogue.report import ReportContent
from wijkwijzer.errors import InvalidInput, StaleEdit
from wijkwijzer.i18n import gettext as _
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp
from wijkwijzer.store.links import Link
from wijkwijzer.store.meeting_context import meeting_context
from wijkwijzer.store.meetings import SEEN

RELATION = "vastgelegd_in"
"""How a meeting, and what was agreed in it, stands to its report in the thread."""


def save_report(
    store: Store, report: MeetingReport, *, identity: Identity, now: dt.datetime
) -> MeetingReport:
    """Store the summary of a report, and what is left out of the next version.

    Raises
    ------
    StaleEdit
        Somebody else changed it in the meantime.
    NotAllowed, NotFound, InvalidInput
        Not this person's to do; there is no such meeting; it is a run-through, or has not begun.
    """
    with store.write() as writer:
        context = meeting_context(writer, report.meeting_id)
        require(identity, "run_meetings", context.wijk)
        _require_held(writer, report.meeting_id)
        known = {card.id for card in context.judged}
        stored = writer.find(MeetingReport, report.meeting_id)
        kept = report.model_copy(
            update={
                "id": report.meeting_id,
                "wijk_id": context.wijk.id,
                "published": stored.published if stored else 0,
                "left_out": tuple(sorted(known & set(report.left_out))),
            }
        )
        return writer.put(kept, by=identity.account, at=timestamp(now))


def publish_report(
    store: Store, content: ReportContent, *, identity: Identity, now: dt.datetime
) -> ReportVersion:
    """Publish a report as the facilitator saw it; returns the version that is fixed from now on.

    The meeting and what was agreed in it are tied to the report, so that what comes later can
    point to it.

    Raises
    ------
    StaleEdit
        Something of it changed since the facilitator saw it.
    NotAllowed, NotFound, InvalidInput
        As `save_report`; the meeting is not over.
    """
    with store.write() as writer:
        context = meeting_context(writer, content.meeting_id)
        meeting = context.meeting
        require(identity, "run_meetings", context.wijk)
        _require_held(writer, meeting.id)
        if meeting.closed_at is None:
            raise InvalidInput(_("Sluit eerst de bijeenkomst. Daarna publiceert u het verslag."))
        stored = writer.find(MeetingReport, meeting.id)
        stands = (stored.version if stored else 0, writer.revision(meeting.id, SEEN))
        if content.based_on != stands:
            raise StaleEdit(
                _("Er is intussen iets veranderd. Kijk wat er nu staat en kies opnieuw."),
                stored=stands,
                offered=content.based_on,
            )
        at = timestamp(now)
        number = len(writer.report_versions(meeting.id)) + 1
        today = day_of(now).isoformat()
        fixed = content.model_copy(update={"number": number, "published_on": today})
        version = ReportVersion(
            meeting_id=meeting.id,
            number=number,
            at=at,
            by=identity.account,
            content=fixed.model_dump_json(),
        )
        writer.add_report_version(version)
        record = stored or MeetingReport(
            id=meeting.id, wijk_id=context.wijk.id, meeting_id=meeting.id
        )
        changed = record.model_copy(update={"published": number})
        writer.put(changed, by=identity.account, at=at)
        ends = [("meeting", meeting.id)]
        ends += [("follow_up", follow_up.id) for follow_up in writer.follow_ups(meeting.id)]
        for kind, one in ends:
            writer.link(
                Link(
                    from_kind=kind,
                    from_id=one,
                    to_kind="meeting_report",
                    to_id=meeting.id,
                    relation=RELATION,
                    at=at,
                    by=identity.account,
                )
            )
        return version


def withdraw_report(
    store: Store, meeting_id: str, *, identity: Identity, now: dt.datetime
) -> MeetingReport:
    """Let nobody but facilitators read the report any more; its versions stay.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput
        Not this person's to do; there is no such meeting; nothing is published.
    """
    with store.write() as writer:
        require(identity, "run_meetings", meeting_context(writer, meeting_id).wijk)
        stored = writer.find(MeetingReport, meeting_id)
        if stored is None or not stored.published:
            raise InvalidInput(_("Er is geen verslag gepubliceerd."))
        changed = stored.model_copy(update={"published": 0})
        return writer.put(changed, by=identity.account, at=timestamp(now))


def _require_held(writer: Writer, meeting_id: str) -> None:
    meeting = meeting_context(writer, meeting_id).meeting
    if meeting.rehearsal:
        raise InvalidInput(_("Van een oefening blijft niets bewaard; er komt geen verslag van."))
    if meeting.opened_at is None:
        raise InvalidInput(_("Deze bijeenkomst is nog niet begonnen; er is nog geen verslag."))
