"""The longlist: works and measures that facilitators keep, and what is decided on measures."""

import datetime as dt
from collections.abc import Sequence

from wijkwijzer.access.codes import new_id
from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.known import Known, known
from wijkwijzer.intake.thread import add_ties, tie_to
from wijkwijzer.parties.records import Task
from wijkwijzer.programme.records import Choice, Decision, Measure, Status, Tie, Work
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp


def save_work(store: Store, work: Work, *, identity: Identity, now: dt.datetime) -> Work:
    """Store new or edited works of a party.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput, StaleEdit
        Not this person's to do; no such wijk; it names what does not exist; somebody was earlier.
    """
    with store.write() as writer:
        here = known(writer, work.wijk_id)
        require(identity, "edit_programme", here.wijk)
        task = writer.find(Task, work.task_id) if work.task_id and not work.version else None
        strange = work.task_id and not work.version and (not task or task.wijk_id != work.wijk_id)
        here.require(
            themes=work.themes,
            buurten=work.buurten,
            parties=(work.party_id,),
            also=[_("Deze opgave is er niet (meer). Kies een andere.")] if strange else (),
        )
        return writer.put(work, by=identity.account, at=timestamp(now))


def remove_work(store: Store, work: Work, *, identity: Identity, now: dt.datetime) -> None:
    """Remove works; what was tied to them keeps naming them."""
    with store.write() as writer:
        require(identity, "edit_programme", known(writer, work.wijk_id).wijk)
        writer.remove(Work, work.id, work.version, by=identity.account, at=timestamp(now))


def save_measure(
    store: Store,
    measure: Measure,
    *,
    sources: Sequence[Tie] | None = None,
    identity: Identity,
    now: dt.datetime,
) -> Measure:
    """Store a new or edited measure, with what it came from.

    What was decided on it (`status`, `merged_into`) stays as stored.

    Parameters
    ----------
    sources
        The needs, remarks, tasks, ambitions, meetings ... it answers to: all of them. None leaves
        them as they are.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput, StaleEdit
        Not this person's to do; no such wijk; it names what does not exist; somebody was earlier.
    """
    by, at = identity.account, timestamp(now)
    with store.write() as writer:
        here = known(writer, measure.wijk_id)
        require(identity, "edit_programme", here.wijk)
        stored = put_measure(writer, here, measure, by=by, at=at)
        if sources is not None:
            end = Tie(kind="measure", id=stored.id)
            tie_to(writer, here, sources, end, by=by, at=at)
        return stored


def put_measure(writer: Writer, here: Known, measure: Measure, *, by: str, at: str) -> Measure:
    """Store a measure within a transaction, checked; see `save_measure`."""
    before = writer.find(Measure, measure.id)
    if before is not None and before.wijk_id != measure.wijk_id:
        raise InvalidInput(_("Deze maatregel hoort bij een andere wijk."))
    stakes = [*measure.pays, *measure.benefits]
    here.require(
        themes=(one.theme for one in measure.serves),
        buurten=measure.buurten,
        parties=(stake.party_id for stake in stakes if stake.party_id),
        also=_strange_initiator(writer, here, measure),
    )
    decided = {
        "status": before.status if before else "voorgesteld",
        "merged_into": before.merged_into if before else None,
    }
    return writer.put(measure.model_copy(update=decided), by=by, at=at)


def _strange_initiator(writer: Writer, here: Known, measure: Measure) -> list[str]:
    id_ = measure.initiator_id
    if measure.initiator == "bewoner" and id_ is not None:
        return [_("Van een bewoner wordt niet bewaard wie het is.")]
    if measure.initiator == "partij" and id_ is not None and id_ not in here.parties:
        return [_("Deze partij doet niet mee in deze wijk. Voeg haar eerst toe.")]
    if measure.initiator == "bijeenkomst" and id_ is not None:
        meeting = writer.find(Meeting, id_)
        if meeting is None or meeting.wijk_id != measure.wijk_id:
            return [_("Deze bijeenkomst is er niet (meer). Kies een andere.")]
    return []


def remove_measure(store: Store, measure: Measure, *, identity: Identity, now: dt.datetime) -> None:
    """Remove a measure on which nothing was decided and nothing rests.

    Raises
    ------
    InvalidInput
        Something was decided on it, or an agreement or reply names it; not choosing it, with a
        reason, is what remains.
    """
    with store.write() as writer:
        stored = writer.get(Measure, measure.id)
        require(identity, "edit_programme", known(writer, stored.wijk_id).wijk)
        named = [
            *writer.choices(stored.wijk_id, measure.id),
            *writer.links_from("measure", measure.id),
            *(link for link in writer.links_to("measure", measure.id) if link.from_kind == "reply"),
        ]
        if named or any(m.merged_into == measure.id for m in writer.all(Measure, stored.wijk_id)):
            raise InvalidInput(
                _(
                    "Over deze maatregel is al iets besloten of afgesproken, dus ze blijft staan. "
                    "Kies 'niet gekozen' met een reden."
                )
            )
        writer.remove(Measure, measure.id, measure.version, by=identity.account, at=timestamp(now))


def choose(
    store: Store,
    measures: Sequence[Measure],
    outcome: Status,
    decision: Decision,
    *,
    identity: Identity,
    now: dt.datetime,
) -> list[Measure]:
    """Decide on measures: chosen, not chosen, or back on the longlist; all of them, or none.

    Parameters
    ----------
    measures
        As the decision was taken on them: a version that was edited since is refused.
    outcome
        "gekozen", "niet_gekozen" or "voorgesteld"; for merging see `merge`.
    decision
        What is chosen names who agreed.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput, StaleEdit
        Not this person's to do; no such measure; a date to come, nobody who agreed; somebody
        changed a measure in the meantime.
    """
    if outcome == "samengevoegd":
        raise InvalidInput(_("Kies in welke maatregel deze opgaat."))
    if outcome == "gekozen" and not decision.agreed:
        raise InvalidInput(_("Noem wie het eens zijn met deze keuze."))
    with store.write() as writer:
        return [
            _decide(writer, measure, outcome, None, decision, identity, now) for measure in measures
        ]


def merge(
    store: Store,
    measures: Sequence[Measure],
    into: Measure,
    decision: Decision,
    *,
    identity: Identity,
    now: dt.datetime,
) -> Measure:
    """Let measures go on as one that stays; in the thread what they answered to leads on to it.

    Returns
    -------
    Measure
        The one that stays.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput, StaleEdit
        As `choose`; also when one is merged into itself, or into what was merged itself.
    """
    by, at = identity.account, timestamp(now)
    with store.write() as writer:
        stays = writer.get(Measure, into.id)
        here = known(writer, stays.wijk_id)
        if stays.status == "samengevoegd" or any(measure.id == stays.id for measure in measures):
            raise InvalidInput(
                _("Kies een maatregel die blijft staan, en andere om samen te gaan.")
            )
        end = Tie(kind="measure", id=stays.id)
        for measure in measures:
            if measure.wijk_id != stays.wijk_id:
                raise InvalidInput(_("Deze maatregel hoort bij een andere wijk."))
            _decide(writer, measure, "samengevoegd", stays.id, decision, identity, now)
            add_ties(writer, here, [(Tie(kind="measure", id=measure.id), end)], by=by, at=at)
        # Who edits the one that stays has to see that it took others in.
        return writer.put(into.model_copy(update=_as_decided(stays)), by=by, at=at)


def _as_decided(stored: Measure) -> dict[str, object]:
    return stored.model_dump(include={"status", "merged_into"})


def _decide(
    writer: Writer,
    measure: Measure,
    outcome: Status,
    into: str | None,
    decision: Decision,
    identity: Identity,
    now: dt.datetime,
) -> Measure:
    here = known(writer, measure.wijk_id)
    require(identity, "choose_measures", here.wijk)
    by, at = identity.account, timestamp(now)
    choice = Choice(
        **decision.model_dump(),
        id=new_id(),
        wijk_id=measure.wijk_id,
        measure_id=measure.id,
        outcome=outcome,
        into=into,
        at=at,
        by=by,
    )
    problems = []
    if decision.decided_on > day_of(now).isoformat():
        problems.append(_("Datum van het besluit: ligt in de toekomst; kies vandaag of eerder."))
    meeting = writer.find(Meeting, decision.meeting_id or "")
    if decision.meeting_id and (meeting is None or meeting.wijk_id != measure.wijk_id):
        problems.append(_("Deze bijeenkomst is er niet (meer). Kies een andere."))
    here.require(parties=(one.party_id for one in decision.agreed if one.party_id), also=problems)
    stored = writer.put(
        measure.model_copy(update={"status": outcome, "merged_into": into}), by=by, at=at
    )
    writer.add_choice(choice)
    return stored
