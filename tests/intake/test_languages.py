"""Turning languages on and off, and drafts in a language that is on or not."""

import datetime as dt

import pytest

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotAllowed, StaleEdit
from wijkwijzer.intake import survey
from wijkwijzer.intake.languages import turn_language
from wijkwijzer.neighbourhood.languages import enabled_languages
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round


def test_a_language_goes_on_and_off(
    store: Store, wijk: Wijk, facilitator: Identity, now: dt.datetime
) -> None:
    for language in ("uk", "ar"):
        wijk = turn_language(store, wijk, language, on=True, identity=facilitator, now=now)
    assert enabled_languages(wijk) == ("nl", "en", "ar", "uk")
    wijk = turn_language(store, wijk, "en", on=False, identity=facilitator, now=now)
    with store.read() as reader:
        assert enabled_languages(reader.get(Wijk, wijk.id)) == ("nl", "ar", "uk")
        assert reader.changes(kind="wijk", limit=1)[0].by == facilitator.account


def test_what_cannot_be_turned(
    store: Store, wijk: Wijk, facilitator: Identity, now: dt.datetime
) -> None:
    for language in ("nl", "fr", ""):
        with pytest.raises(InvalidInput):
            turn_language(store, wijk, language, on=False, identity=facilitator, now=now)
    with pytest.raises(NotAllowed):
        turn_language(store, wijk, "ar", on=True, identity=Identity(role="steering"), now=now)
    turn_language(store, wijk, "ar", on=True, identity=facilitator, now=now)
    with pytest.raises(StaleEdit):
        turn_language(store, wijk, "pl", on=True, identity=facilitator, now=now)


def test_a_draft_has_a_language_that_is_on(
    store: Store, wijk: Wijk, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    def begun(language: str) -> str:
        token, _draft = survey.begin(store, round_id=round_.id, language=language, now=now)
        found = survey.find_draft(store, token)
        assert found is not None
        return found.draft.language

    assert [begun(language) for language in ("en", "ar", "xx", "")] == ["en", "nl", "nl", "nl"]
    turn_language(store, wijk, "ar", on=True, identity=facilitator, now=now)
    assert begun("ar") == "ar"
