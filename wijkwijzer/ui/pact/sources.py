"""What an agreement may rest on, tied to something already or not."""

from wijkwijzer.dialogue.records import FollowUp, Meeting, MeetingReport
from wijkwijzer.i18n import choose
from wijkwijzer.pact.thread import Key, Node
from wijkwijzer.pact.thread_words import name_of
from wijkwijzer.parties.records import Task
from wijkwijzer.store.links import need_id
from wijkwijzer.ui.pact.holding import Held
from wijkwijzer.ui.runtime import store


def sources_of(held: Held) -> dict[Key, str]:
    """Return follow-ups, reports, tasks and needs of the wijk by kind and id, with their names."""
    wijk_id = held.wijk.id
    with store().read() as reader:
        meetings = {one.id: one.title for one in reader.all(Meeting, wijk_id) if not one.rehearsal}
        agreed = reader.all(FollowUp, wijk_id)
        reports = [one for one in reader.all(MeetingReport, wijk_id) if one.meeting_id in meetings]
        tasks = reader.all(Task, wijk_id)
    nodes = (
        *(Node("follow_up", one.id, title=one.text) for one in agreed),
        *(Node("meeting_report", one.id, title=meetings[one.meeting_id]) for one in reports),
        *(Node("task", one.id, title=one.title) for one in tasks),
        *(
            Node("need", need_id(wijk_id, theme.id), title=choose(theme.name))
            for theme in held.themes
        ),
    )
    return {node.key: name_of(node) for node in nodes}
