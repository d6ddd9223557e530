"""What facilitators keep: wijk, parties, tasks, ambitions and rounds, each change checked."""

import datetime as dt
from collections.abc import Sequence
from typing import TypeVar

from wijkwijzer.access.codes import new_id
from wijkwijzer.access.permissions import Action, require
from wijkwijzer.access.records import Identity
from wijkwijzer.ambitions.records import Ambition
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.quality import forget_devices
from wijkwijzer.intake.questionnaires import opened_with
from wijkwijzer.neighbourhood.records import Buurt, Population, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.pact.records import Agreement
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.records import Measure, Work
from wijkwijzer.record import Record
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp
from wijkwijzer.survey.questionnaires import questionnaire
from wijkwijzer.survey.records import Invited, Questionnaire, Round

R = TypeVar("R", bound=Record)


def save_record(store: Store, record: R, *, identity: Identity, now: dt.datetime) -> R:
    """Store a new or edited wijk, party, task, ambition or buurt.

    Returns
    -------
    Record
        As it is stored now, with its new version.

    Raises
    ------
    NotAllowed, InvalidInput, StaleEdit
        Not this person's to change; it names things that do not exist; somebody was earlier.
    """
    with store.write() as writer:
        return _save(writer, record, identity, now)


def save_records(
    store: Store, records: Sequence[Record], *, identity: Identity, now: dt.datetime
) -> None:
    """Store several records, each by the rules of `save_record`: all of them, or none."""
    with store.write() as writer:
        for record in records:
            _save(writer, record, identity, now)


def remove_record(store: Store, record: Record, *, identity: Identity, now: dt.datetime) -> None:
    """Remove a record with what cannot exist without it; the change log keeps all of it.

    A party takes its tasks and ambitions along; a buurt is refused while responses name it.
    """
    by, at = identity.account, timestamp(now)
    with store.write() as writer:
        _require(writer, identity, record)
        for part in _parts(writer, record):
            writer.remove(type(part), part.id, part.version, by=by, at=at)
        writer.remove(type(record), record.id, record.version, by=by, at=at)


def create_wijk(
    store: Store,
    name: str,
    *,
    municipality: str = "",
    identity: Identity,
    now: dt.datetime,
    copy_parties_of: str = "",
) -> Wijk:
    """Start an own wijk, empty or with the parties (not the tasks) of another one.

    It gets a round with the standard questionnaire, so that the survey can begin at once.
    """
    by, at = identity.account, timestamp(now)
    with store.write() as writer:
        require(identity, "edit_records")
        wijk = checked(Wijk, {"id": new_id(), "name": name, "municipality": municipality})
        wijk = writer.put(wijk, by=by, at=at)
        for party in writer.all(Party, copy_parties_of) if copy_parties_of else []:
            fresh = {"id": new_id(), "version": 0, "wijk_id": wijk.id}
            writer.put(party.model_copy(update=fresh), by=by, at=at)
        _start_round(writer, wijk, _("Eerste meting"), questionnaire("standaard"), by=by, at=at)
    return wijk


def start_round(
    store: Store,
    wijk_id: str,
    name: str,
    questionnaire_id: str,
    version: int | None = None,
    invitation: Invited = "none",
    *,
    identity: Identity,
    now: dt.datetime,
) -> Round:
    """Open a new round (meting); the round that was open is closed in the same moment.

    Parameters
    ----------
    questionnaire_id, version
        What it asks; without a version the newest that is published or ships. A draft is published,
        and so locked, by opening a round with it.
    invitation
        Whether one begins with a one-time code from a letter.

    Raises
    ------
    NotAllowed, InvalidInput, MissingData
        Not this person's to do; a draft with faults; no such questionnaire.
    """
    by, at = identity.account, timestamp(now)
    with store.write() as writer:
        wijk = writer.get(Wijk, wijk_id)
        require(identity, "run_rounds", wijk)
        for round_ in writer.all(Round, wijk_id):
            if round_.closed_at is None:
                _close(writer, round_, by=by, at=at)
        asked = opened_with(writer, wijk, questionnaire_id, version, by=by, at=at)
        return _start_round(writer, wijk, name, asked, invitation, by=by, at=at)


def close_round(store: Store, round_: Round, *, identity: Identity, now: dt.datetime) -> Round:
    """Close a round: nothing can be filled in or sent any more, and what was not sent is erased."""
    with store.write() as writer:
        require(identity, "run_rounds", writer.get(Wijk, round_.wijk_id))
        closed = _close(writer, round_, by=identity.account, at=timestamp(now))
    store.erase_traces()
    return closed


def _close(writer: Writer, round_: Round, *, by: str, at: str) -> Round:
    writer.erase_drafts(round_.id, at=at)
    forget_devices(writer, round_.id)
    return writer.put(round_.model_copy(update={"closed_at": at}), by=by, at=at)


def publish_to_residents(
    store: Store, wijk: Wijk, what: str, *, shown: bool, identity: Identity, now: dt.datetime
) -> Wijk:
    """Show a page to residents, or take it back."""
    published = (wijk.published | {what}) if shown else (wijk.published - {what})
    with store.write() as writer:
        require(identity, "publish", wijk)
        changed = Wijk.model_validate(wijk.model_dump() | {"published": published})
        return writer.put(changed, by=identity.account, at=timestamp(now))


def _save(writer: Writer, record: R, identity: Identity, now: dt.datetime) -> R:
    _require(writer, identity, record)
    _check(writer, record)
    return writer.put(record, by=identity.account, at=timestamp(now))


def _start_round(
    writer: Writer,
    wijk: Wijk,
    name: str,
    chosen: Questionnaire,
    invitation: Invited = "none",
    *,
    by: str,
    at: str,
) -> Round:
    round_ = Round.model_validate(
        {
            "id": new_id(),
            "wijk_id": wijk.id,
            "name": name,
            "questionnaire": chosen.id,
            "questionnaire_version": chosen.version,
            "opened_at": at,
            "invitation": invitation,
        }
    )
    return writer.put(round_, by=by, at=at)


def _require(writer: Writer, identity: Identity, record: Record) -> None:
    action: Action = "state_ambition" if isinstance(record, Ambition) else "edit_records"
    wijk_id = getattr(record, "wijk_id", "")
    require(identity, action, writer.find(Wijk, wijk_id) if wijk_id else None)


def _check(writer: Writer, record: Record) -> None:
    """Refuse a record that names a wijk, party, buurt or theme that does not exist."""
    wijk_id = record.id if isinstance(record, Wijk) else getattr(record, "wijk_id", "")
    wijk = record if isinstance(record, Wijk) else writer.get(Wijk, wijk_id)
    themes = {theme.id for theme in theme_set(wijk.theme_set)}
    problems: list[str] = []
    if isinstance(record, Wijk):
        problems += _without_theme(writer, record, themes)
    if isinstance(record, Task | Ambition):
        if record.theme not in themes:
            problems.append(_("Dit thema bestaat niet: {theme}.").format(theme=record.theme))
        party = writer.find(Party, record.party_id)
        if party is None or party.wijk_id != wijk_id:
            problems.append(_("Deze partij doet niet mee in deze wijk. Voeg haar eerst toe."))
    if isinstance(record, Task):
        here = {buurt.id for buurt in writer.all(Buurt, wijk_id)}
        problems += [
            _("Deze buurt hoort niet bij de wijk: {buurt}.").format(buurt=buurt)
            for buurt in record.buurten
            if buurt not in here
        ]
    if isinstance(record, Party):
        problems += [
            _("Dit thema bestaat niet: {theme}.").format(theme=theme)
            for brought in record.brings
            for theme in brought.themes
            if theme not in themes
        ]
    if problems:
        raise InvalidInput(problems[0], tuple(problems))


def _without_theme(writer: Writer, wijk: Wijk, themes: set[str]) -> list[str]:
    """Say which tasks and ambitions would lose their theme by another set of themes."""
    tasks = sum(task.theme not in themes for task in writer.all(Task, wijk.id))
    ambitions = sum(ambition.theme not in themes for ambition in writer.all(Ambition, wijk.id))
    if not tasks + ambitions:
        return []
    return [
        _(
            "{tasks} opgaven en {ambitions} ambities hebben een thema dat in deze set niet staat. "
            "Pas die eerst aan, of kies een andere set."
        ).format(tasks=tasks, ambitions=ambitions)
    ]


def _parts(writer: Writer, record: Record) -> list[Record]:
    if isinstance(record, Party):
        tasks = [t for t in writer.all(Task, record.wijk_id) if t.party_id == record.id]
        ambitions = [a for a in writer.all(Ambition, record.wijk_id) if a.party_id == record.id]
        works = [w for w in writer.all(Work, record.wijk_id) if w.party_id == record.id]
        _refuse_bound_party(writer, record)
        return [*tasks, *ambitions, *works]
    if isinstance(record, Buurt):
        _refuse_named_buurt(writer, record)
        return [p for p in writer.all(Population, record.wijk_id) if p.buurt_id == record.id]
    return []


def _refuse_bound_party(writer: Writer, party: Party) -> None:
    """Refuse to remove who agreed or signed: an agreement keeps the parties it was made with."""
    bound = sum(party.id in one.parties for one in writer.all(Agreement, party.wijk_id))
    signed = any(one.party_id == party.id for one in writer.signatures(party.wijk_id))
    if bound or signed:
        raise InvalidInput(
            _(
                "{party} staat in {n} afspraken of tekende het wijkpact, en blijft daarom bewaard."
            ).format(party=party.name, n=bound)
        )


def _refuse_named_buurt(writer: Writer, buurt: Buurt) -> None:
    placed: tuple[type[Task | Work | Measure | Agreement], ...] = (Task, Work, Measure, Agreement)
    tasks = [r for kind in placed for r in writer.all(kind, buurt.wijk_id) if buurt.id in r.buurten]
    answered = sum(
        1
        for round_ in writer.all(Round, buurt.wijk_id)
        for row in writer.response_rows(round_.id)
        if row["buurt"] == buurt.id
    )
    if tasks or answered:
        raise InvalidInput(
            _(
                "{buurt} kan niet weg: {n} enquêtes en {tasks} opgaven, werken, maatregelen of "
                "afspraken noemen deze buurt. "
                "Pas die eerst aan."
            ).format(buurt=buurt.name, n=answered, tasks=len(tasks))
        )
