"""Own questionnaires: copied, changed as a draft, published and then locked."""

import datetime as dt

import pytest

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import (
    InvalidInput,
    MissingData,
    NotAllowed,
    NotFound,
    StaleEdit,
    StoreFailure,
)
from wijkwijzer.intake import questionnaires, records, survey
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.store.context import round_context
from wijkwijzer.store.questionnaires import available_questionnaires, find_questionnaire
from wijkwijzer.survey.questionnaires import faults
from wijkwijzer.survey.records import StoredQuestionnaire


@pytest.fixture
def copied(
    store: Store, wijk: Wijk, facilitator: Identity, now: dt.datetime
) -> StoredQuestionnaire:
    return questionnaires.copy_questionnaire(
        store, wijk.id, "standaard", 2, identity=facilitator, now=now
    )


def retitled(record: StoredQuestionnaire, **title: str) -> StoredQuestionnaire:
    content = record.content.model_copy(update={"title": record.content.title | title})
    return record.model_copy(update={"content": content})


def test_a_copy_is_a_draft_of_its_own_that_remembers_where_it_came_from(
    store: Store, wijk: Wijk, copied: StoredQuestionnaire
) -> None:
    assert (copied.state, copied.based_on, copied.questionnaire_version) == (
        "draft",
        "standaard-2",
        1,
    )
    with store.read() as reader:
        source = find_questionnaire(reader, "standaard", 2)
        assert find_questionnaire(reader, copied.questionnaire, 1) == copied.content
        (created,) = reader.changes(kind="questionnaire")
    assert copied.content.steps == source.steps
    assert (created.record_id, created.wijk_id, created.before) == (copied.id, wijk.id, None)


def test_a_language_with_a_missing_text_is_blocked_and_no_other(
    store: Store, copied: StoredQuestionnaire, facilitator: Identity, now: dt.datetime
) -> None:
    assert copied.content.languages[:2] == ("nl", "en")
    saved = questionnaires.save_questionnaire(
        store, retitled(copied, en=" "), identity=facilitator, now=now
    )
    assert "en" not in saved.content.languages
    assert "nl" in saved.content.languages
    assert not list(faults(saved.content))


def test_publishing_locks_for_every_way_of_changing(
    store: Store, copied: StoredQuestionnaire, facilitator: Identity, now: dt.datetime
) -> None:
    published = questionnaires.publish_questionnaire(store, copied, identity=facilitator, now=now)
    assert published.state == "published"
    with pytest.raises(InvalidInput, match="nieuwe versie"):
        questionnaires.save_questionnaire(
            store, retitled(published, nl="Anders"), identity=facilitator, now=now
        )
    with pytest.raises(InvalidInput, match="nieuwe versie"):
        questionnaires.remove_questionnaire(store, published, identity=facilitator, now=now)
    # Also for code that would forget to ask.
    for sql in ("UPDATE questionnaire SET content = '{}'", "DELETE FROM questionnaire"):
        with pytest.raises(StoreFailure, match="locked"), store.write() as writer:
            writer.db.execute(sql)
    with store.read() as reader:
        assert reader.get(StoredQuestionnaire, published.id) == published


def test_a_draft_with_faults_is_kept_but_not_published(
    store: Store, copied: StoredQuestionnaire, facilitator: Identity, now: dt.datetime
) -> None:
    steps = tuple(step for step in copied.content.steps if not step.each_theme)
    broken = copied.model_copy(
        update={"content": copied.content.model_copy(update={"steps": steps})}
    )
    saved = questionnaires.save_questionnaire(store, broken, identity=facilitator, now=now)
    with pytest.raises(InvalidInput, match="urgentie") as refused:
        questionnaires.publish_questionnaire(store, saved, identity=facilitator, now=now)
    assert len(refused.value.problems) == 2
    with store.read() as reader:
        assert reader.get(StoredQuestionnaire, saved.id).state == "draft"


def test_a_change_of_what_is_published_is_a_new_version(
    store: Store, copied: StoredQuestionnaire, facilitator: Identity, now: dt.datetime
) -> None:
    first = questionnaires.publish_questionnaire(store, copied, identity=facilitator, now=now)
    second = questionnaires.new_version(store, first, identity=facilitator, now=now)
    assert (second.questionnaire_version, second.content.version) == (2, 2)
    assert (second.state, second.based_on) == ("draft", first.id)
    with pytest.raises(InvalidInput, match="al een nieuwe versie"):
        questionnaires.new_version(store, first, identity=facilitator, now=now)
    questionnaires.remove_questionnaire(store, second, identity=facilitator, now=now)
    with store.read() as reader:
        assert [s.id for s in reader.all(StoredQuestionnaire)] == [first.id]


def test_opening_a_round_publishes_its_draft_and_pins_the_version(
    store: Store,
    wijk: Wijk,
    copied: StoredQuestionnaire,
    facilitator: Identity,
    now: dt.datetime,
) -> None:
    saved = questionnaires.save_questionnaire(
        store, retitled(copied, nl="Onze vragen"), identity=facilitator, now=now
    )
    round_ = records.start_round(
        store, wijk.id, "Lente", saved.questionnaire, 1, identity=facilitator, now=now
    )
    with store.read() as reader:
        assert reader.get(StoredQuestionnaire, saved.id).state == "published"
        assert round_context(reader, wijk.id, round_.id).questionnaire.title["nl"] == "Onze vragen"
        published = reader.get(StoredQuestionnaire, saved.id)
    second = questionnaires.new_version(store, published, identity=facilitator, now=now)
    questionnaires.save_questionnaire(
        store, retitled(second, nl="Later bedacht"), identity=facilitator, now=now
    )
    token, _draft = survey.begin(store, round_id=round_.id, now=now)
    survey.save(store, token, {"urgentie:wonen": 5}, number=1, now=now)
    survey.send(store, token, now=now)
    with store.read() as reader:
        assert round_context(reader, wijk.id, round_.id).questionnaire.title["nl"] == "Onze vragen"
        (row,) = reader.response_rows(round_.id)
    assert (row["questionnaire"], row["questionnaire_version"]) == (saved.questionnaire, 1)


def test_a_round_without_a_version_takes_the_newest_that_is_published(
    store: Store, wijk: Wijk, copied: StoredQuestionnaire, facilitator: Identity, now: dt.datetime
) -> None:
    first = questionnaires.publish_questionnaire(store, copied, identity=facilitator, now=now)
    questionnaires.new_version(store, first, identity=facilitator, now=now)

    def started(name: str) -> tuple[str, int]:
        round_ = records.start_round(store, wijk.id, "M", name, identity=facilitator, now=now)
        return round_.questionnaire, round_.questionnaire_version

    assert started(first.questionnaire) == (first.questionnaire, 1)
    assert started("standaard") == ("standaard", 2)
    with pytest.raises(MissingData, match="bestaat-niet"):
        started("bestaat-niet")


def test_a_faulty_draft_opens_no_round_and_closes_none(
    store: Store, wijk: Wijk, copied: StoredQuestionnaire, facilitator: Identity, now: dt.datetime
) -> None:
    broken = questionnaires.save_questionnaire(
        store, retitled(copied, nl=""), identity=facilitator, now=now
    )
    with pytest.raises(InvalidInput, match="title"):
        records.start_round(
            store, wijk.id, "M", broken.questionnaire, 1, identity=facilitator, now=now
        )
    with store.read() as reader:
        assert survey.open_round(reader, wijk.id) is not None


def test_another_wijk_has_its_own_questionnaires(
    store: Store, wijk: Wijk, copied: StoredQuestionnaire, facilitator: Identity, now: dt.datetime
) -> None:
    other = records.create_wijk(store, "Elders", identity=facilitator, now=now)
    shared = questionnaires.copy_questionnaire(
        store,
        wijk.id,
        "vijf-minuten",
        1,
        identity=facilitator,
        now=now,
        for_every_wijk=True,
    )
    with store.read() as reader:
        here = [a.key for a in available_questionnaires(reader, wijk.id)]
        there = [a.key for a in available_questionnaires(reader, other.id)]
    shipped = ["standaard-2", "standaard-1", "plekscore-1", "vijf-minuten-1"]
    assert here == [shared.id, copied.id, *shipped]
    assert there == [shared.id, *shipped]
    with pytest.raises(NotFound, match="andere wijk"):
        records.start_round(
            store, other.id, "M", copied.questionnaire, 1, identity=facilitator, now=now
        )


def test_only_facilitators_and_nobody_over_somebody_else(
    store: Store, wijk: Wijk, copied: StoredQuestionnaire, facilitator: Identity, now: dt.datetime
) -> None:
    steering = Identity(role="steering", account="stuur")
    with pytest.raises(NotAllowed):
        questionnaires.copy_questionnaire(
            store, wijk.id, "standaard", 2, identity=steering, now=now
        )
    questionnaires.save_questionnaire(
        store, retitled(copied, nl="Eerder"), identity=facilitator, now=now
    )
    for change in (questionnaires.save_questionnaire, questionnaires.publish_questionnaire):
        with pytest.raises(NotAllowed):
            change(store, copied, identity=steering, now=now)
        with pytest.raises(StaleEdit):
            change(store, retitled(copied, nl="Later"), identity=facilitator, now=now)
