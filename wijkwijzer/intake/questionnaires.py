"""Questionnaires that facilitators make: copied, changed as a draft, then published and locked."""

import datetime as dt

from wijkwijzer.access.codes import new_id
from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotFound
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Reader, Store, Writer
from wijkwijzer.store.context import timestamp
from wijkwijzer.store.questionnaires import find_questionnaire
from wijkwijzer.survey.questionnaires import faults, questionnaire
from wijkwijzer.survey.records import Questionnaire, StoredQuestionnaire, questionnaire_key
from wijkwijzer.survey.translations import complete_languages


def copy_questionnaire(
    store: Store,
    wijk_id: str,
    name: str,
    version: int,
    *,
    identity: Identity,
    now: dt.datetime,
    for_every_wijk: bool = False,
) -> StoredQuestionnaire:
    """Make an own questionnaire, a draft of version 1, out of any other.

    Raises
    ------
    NotAllowed, MissingData
        Not this person's to do; there is no such questionnaire.
    """
    with store.write() as writer:
        _require(writer, identity, wijk_id)
        source = find_questionnaire(writer, name, version)
        return _begin(
            writer,
            source,
            wijk_id=None if for_every_wijk else wijk_id,
            based_on=questionnaire_key(name, version),
            by=identity.account,
            at=timestamp(now),
        )


def add_questionnaire(
    store: Store, wijk_id: str, content: Questionnaire, *, identity: Identity, now: dt.datetime
) -> StoredQuestionnaire:
    """Make an own questionnaire, a draft of version 1, out of what a file held."""
    with store.write() as writer:
        _require(writer, identity, wijk_id)
        return _begin(
            writer,
            content,
            wijk_id=wijk_id,
            based_on=questionnaire_key(content.id, content.version),
            by=identity.account,
            at=timestamp(now),
        )


def new_version(
    store: Store, stored: StoredQuestionnaire, *, identity: Identity, now: dt.datetime
) -> StoredQuestionnaire:
    """Begin the next version of an own questionnaire: a draft with the same questions.

    Raises
    ------
    InvalidInput
        There is a draft of it already; nobody would know which of the two is meant.
    """
    with store.write() as writer:
        _require(writer, identity, stored.wijk_id)
        versions = _versions(writer, stored.questionnaire)
        if any(version.state == "draft" for version in versions):
            raise InvalidInput(_("Er is al een nieuwe versie in de maak. Werk die af."))
        number = max(version.questionnaire_version for version in versions) + 1
        fresh = StoredQuestionnaire(
            id=questionnaire_key(stored.questionnaire, number),
            wijk_id=stored.wijk_id,
            questionnaire=stored.questionnaire,
            questionnaire_version=number,
            based_on=stored.id,
            content=stored.content.model_copy(update={"version": number}),
        )
        return writer.put(fresh, by=identity.account, at=timestamp(now))


def save_questionnaire(
    store: Store, record: StoredQuestionnaire, *, identity: Identity, now: dt.datetime
) -> StoredQuestionnaire:
    """Store a changed draft, also one that still has faults.

    Its languages become those in which no text is missing, and Dutch.

    Raises
    ------
    NotAllowed, InvalidInput, StaleEdit
        Not this person's to do; the version is published, so locked; somebody was earlier.
    """
    with store.write() as writer:
        _require(writer, identity, record.wijk_id)
        _refuse_locked(writer, record)
        return writer.put(
            record.model_copy(update={"state": "draft", "content": _own(record)}),
            by=identity.account,
            at=timestamp(now),
        )


def publish_questionnaire(
    store: Store, record: StoredQuestionnaire, *, identity: Identity, now: dt.datetime
) -> StoredQuestionnaire:
    """Lock a draft: nothing of this version changes from now on, and rounds can use it.

    Raises
    ------
    NotAllowed, InvalidInput, StaleEdit
        Not this person's to do; it has faults, each in `problems`; somebody changed it meanwhile.
    """
    with store.write() as writer:
        _require(writer, identity, record.wijk_id)
        return _publish(writer, record, by=identity.account, at=timestamp(now))


def remove_questionnaire(
    store: Store, record: StoredQuestionnaire, *, identity: Identity, now: dt.datetime
) -> None:
    """Remove a draft; what was published stays, since answers may refer to it."""
    with store.write() as writer:
        _require(writer, identity, record.wijk_id)
        _refuse_locked(writer, record)
        writer.remove(
            StoredQuestionnaire, record.id, record.version, by=identity.account, at=timestamp(now)
        )


def opened_with(
    writer: Writer, wijk: Wijk, name: str, version: int | None, *, by: str, at: str
) -> Questionnaire:
    """Return what a new round asks; a draft is published by it.

    Raises
    ------
    InvalidInput, NotFound, MissingData
        A draft with faults; a questionnaire of another wijk; none with this id and version.
    """
    own = [s for s in _versions(writer, name) if s.state == "published"]
    if version is None and own:
        version = max(stored.questionnaire_version for stored in own)
    if version is None:
        return questionnaire(name)
    stored = writer.find(StoredQuestionnaire, questionnaire_key(name, version))
    if stored is None:
        return questionnaire(name, version)
    if stored.wijk_id not in {None, wijk.id}:
        raise NotFound(
            _("Deze vragenlijst hoort bij een andere wijk. Maak er een eigen versie van.")
        )
    if stored.state == "draft":
        stored = _publish(writer, stored, by=by, at=at)
    return stored.content


def _begin(
    writer: Writer,
    source: Questionnaire,
    *,
    wijk_id: str | None,
    based_on: str,
    by: str,
    at: str,
) -> StoredQuestionnaire:
    name = f"eigen-{new_id()[:8]}"
    record = StoredQuestionnaire(
        id=questionnaire_key(name, 1),
        wijk_id=wijk_id,
        questionnaire=name,
        questionnaire_version=1,
        based_on=based_on,
        content=source,
    )
    return writer.put(record.model_copy(update={"content": _own(record)}), by=by, at=at)


def _own(record: StoredQuestionnaire) -> Questionnaire:
    """Return the content under the id and version of its record, with its complete languages."""
    return record.content.model_copy(
        update={
            "id": record.questionnaire,
            "version": record.questionnaire_version,
            "languages": complete_languages(record.content),
        }
    )


def _publish(
    writer: Writer, record: StoredQuestionnaire, *, by: str, at: str
) -> StoredQuestionnaire:
    _refuse_locked(writer, record)
    content = _own(record)
    problems = tuple(faults(content))
    if problems:
        raise InvalidInput(
            _("Deze vragenlijst kan nog niet gebruikt worden. {problem}.").format(
                problem=problems[0]
            ),
            problems,
        )
    return writer.put(
        record.model_copy(update={"state": "published", "content": content}), by=by, at=at
    )


def _refuse_locked(reader: Reader, record: StoredQuestionnaire) -> None:
    stored = reader.find(StoredQuestionnaire, record.id)
    if stored is not None and stored.state == "published":
        raise InvalidInput(
            _(
                "Versie {version} staat vast: bewoners kunnen er al op hebben geantwoord. "
                "Maak een nieuwe versie."
            ).format(version=stored.questionnaire_version)
        )


def _versions(reader: Reader, name: str) -> list[StoredQuestionnaire]:
    return [s for s in reader.all(StoredQuestionnaire) if s.questionnaire == name]


def _require(reader: Reader, identity: Identity, wijk_id: str | None) -> None:
    require(identity, "edit_questionnaires", reader.get(Wijk, wijk_id) if wijk_id else None)
