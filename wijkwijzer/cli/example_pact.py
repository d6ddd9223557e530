"""What the parties of the invented neighbourhood do with it: from works to a signed pact.

Everything stands in `afspraken.yaml` and goes in as a facilitator would bring it in, in the order
in which it happened, so that nothing stands there which could not have happened.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from wijkwijzer.access.codes import new_id
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.demo.content import checked, read_yaml
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.intake import pact, programme, progress, records, replies
from wijkwijzer.intake.plan import save_plan_text
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.inputs import Input
from wijkwijzer.pact.records import Agreement, Reply
from wijkwijzer.programme.records import Decision, Measure, Tie, Work
from wijkwijzer.publish.inputs import written
from wijkwijzer.store import Store
from wijkwijzer.store.links import need_id
from wijkwijzer.survey.records import Contribution

FILE = "afspraken.yaml"
DECIDED, AGREED = -10, -9
Row = Mapping[str, Any]


@dataclass
class _Story:
    """What happened, told on the days on which it did."""

    store: Store
    wijk: Wijk
    identity: Identity
    now: dt.datetime
    remarks: Sequence[Contribution]
    cards: Sequence[Input]
    meeting: str | None
    answered: set[str] = field(default_factory=set)

    def at(self, days: int) -> dict[str, Any]:
        """Return who does something, and when: `now` is the present."""
        return {"identity": self.identity, "now": self.now + dt.timedelta(days=days)}

    def day(self, days: int) -> str:
        return day_of(self.now + dt.timedelta(days=days)).isoformat()

    def ties(self, source: Row) -> list[Tie]:
        return [Tie(kind=kind, id=id_) for kind, id_ in self._ends(source)]

    def _ends(self, source: Row) -> Iterator[tuple[str, str]]:
        for theme in source.get("need", ()):
            yield "need", need_id(self.wijk.id, theme)
        for kind in ("task", "work", "ambition", "measure"):
            for id_ in source.get(kind, ()):
                yield kind, id_
        if source.get("meeting") and self.meeting:
            yield "meeting", self.meeting
        beginnings = tuple(source.get("opmerkingen", ()))
        for remark in self.remarks:
            if beginnings and remark.text.startswith(beginnings):
                yield "contribution", remark.id
        for card in self.written(source):
            yield "card", card

    def written(self, row: Row) -> list[str]:
        """Return the ids of the cards of the evening that are named by how they begin."""
        beginnings = tuple(row.get("kaarten", ()))
        return [one.id for one in self.cards if beginnings and one.text.startswith(beginnings)]


def store_pact(store: Store, wijk: Wijk, *, identity: Identity, now: dt.datetime) -> None:
    """Store works, a longlist, choices, a signed pact, its progress, replies and own text.

    The wijk is that of the invented neighbourhood, with its parties, tasks and remarks; a meeting
    that was held is tied to what came of it, where there is one.
    """
    told = read_yaml(FILE)
    with store.read() as reader:
        held = [one for one in reader.all(Meeting, wijk.id) if one.closed_at]
        heard = [one for one in reader.contributions(wijk.id) if one.state == "passed"]
        cards = [one for each in written(reader, wijk.id) for one in each.inputs]
        stored = reader.get(Wijk, wijk.id)
    story = _Story(store, wijk, identity, now, heard, cards, held[0].id if held else None)
    shown = {"published": stored.published | {"afspraken"}, "reply_days": told["antwoordtermijn"]}
    records.save_record(store, stored.model_copy(update=shown), **story.at(AGREED))
    for row in told["werken"]:
        work = checked(Work, FILE, {**row, "wijk_id": wijk.id})
        programme.save_work(store, work, **story.at(DECIDED))
    measures = {row["id"]: _propose(story, row) for row in told["maatregelen"]}
    for row in told["besluiten"]:
        _decide(story, measures, row)
    agreements = [_agree(story, row) for row in told["afspraken"]]
    _sign(story, agreements, told["pact"])
    for row in told["voortgang"]:
        _report(story, row)
    for row in told["antwoorden"]:
        _reply(story, row)
    for chapter, text in told["wijkplan"].items():
        save_plan_text(store, wijk.id, chapter, text, version=0, **story.at(0))


def _propose(story: _Story, row: Row) -> Measure:
    fields = {name: value for name, value in row.items() if name != "uit"}
    fields["wijk_id"] = story.wijk.id
    if fields.get("initiator") == "bijeenkomst":
        fields["initiator_id"] = story.meeting
    measure = checked(Measure, FILE, fields)
    sources = story.ties(row["uit"])
    return programme.save_measure(story.store, measure, sources=sources, **story.at(DECIDED))


def _decide(story: _Story, measures: dict[str, Measure], row: Row) -> None:
    agreed = tuple({"party_id": party} for party in row["agreed"])
    decision = checked(
        Decision,
        FILE,
        {
            "decided_on": story.day(DECIDED),
            "reason": row["reason"],
            "agreed": agreed,
            "meeting_id": story.meeting,
        },
    )
    chosen = [measures[id_] for id_ in row["maatregelen"]]
    if row["uitkomst"] == "samengevoegd":
        stays = measures[row["in"]]
        changed = [programme.merge(story.store, chosen, stays, decision, **story.at(DECIDED))]
    else:
        changed = programme.choose(
            story.store, chosen, row["uitkomst"], decision, **story.at(DECIDED)
        )
    measures.update({one.id: one for one in changed})


def _agree(story: _Story, row: Row) -> Agreement:
    fields = {name: value for name, value in row.items() if name != "uit"}
    fields |= {
        "wijk_id": story.wijk.id,
        "agreed_on": story.day(AGREED),
        "due": story.day(AGREED + row["due"]),
        "first_step_on": story.day(AGREED + row["first_step_on"]),
    }
    agreement = checked(Agreement, FILE, fields)
    sources = story.ties(row["uit"])
    return pact.save_agreement(story.store, agreement, sources=sources, **story.at(AGREED))


def _sign(story: _Story, agreements: Sequence[Agreement], row: Row) -> None:
    version = pact.make_version(
        story.store,
        story.wijk.id,
        agreements,
        title=row["title"],
        opening=row["opening"],
        after=0,
        **story.at(AGREED),
    )
    for one in row["getekend"]:
        pact.sign(
            story.store,
            version.id,
            one["partij"],
            one["name"],
            function=one["function"],
            signed_on=story.day(one["dag"]),
            signature_id=new_id(),
            **story.at(one["dag"]),
        )


def _report(story: _Story, row: Row) -> None:
    progress.report_progress(
        story.store,
        row["afspraak"],
        row["state"],
        reason=row["reason"],
        on=story.day(row["dag"]),
        next_step=row.get("next_step", ""),
        next_on=story.day(row["over"]) if "over" in row else "",
        next_party=row.get("next_party"),
        progress_id=new_id(),
        **story.at(row["dag"]),
    )


def _reply(story: _Story, row: Row) -> None:
    asked = [one.id for one in story.remarks if _is_asked(story, one, row["op"])]
    story.answered.update(asked)
    reply = checked(
        Reply,
        FILE,
        {
            "id": new_id(),
            "wijk_id": story.wijk.id,
            "outcome": row["outcome"],
            "text": row["text"],
            "replied_on": story.day(row["dag"]),
        },
    )
    names = [Tie(kind=kind, id=id_) for kind, id_ in row.get("noemt", {}).items()]
    replies.save_reply(
        story.store, reply, asked, cards=story.written(row), names=names, **story.at(row["dag"])
    )


def _is_asked(story: _Story, remark: Contribution, wanted: Sequence[Row]) -> bool:
    return remark.id not in story.answered and any(
        one.get("theme") in {None, remark.theme}
        and ("buurten" not in one or remark.buurt in one["buurten"])
        and ("woorden" not in one or any(word in remark.text for word in one["woorden"]))
        for one in wanted
    )
