"""Who may say that a survey came from paper, and that such a survey counts like any other."""

import datetime as dt
from typing import get_args

import pytest

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import NotAllowed
from wijkwijzer.intake import survey
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.book import open_book
from wijkwijzer.publish.live import moment_of
from wijkwijzer.publish.raw import raw_answers
from wijkwijzer.store import Store
from wijkwijzer.survey.records import OWN_CHANNELS, Channel, Round

SAMIRA = Identity(role="facilitator", account="samira")
STEVEN = Identity(role="steering", account="steven")


@pytest.mark.parametrize("channel", sorted(set(get_args(Channel)) - OWN_CHANNELS))
@pytest.mark.parametrize("who", [None, Identity(), STEVEN])
def test_only_who_may_enter_forms_uses_such_a_channel(
    store: Store, round_: Round, now: dt.datetime, channel: Channel, who: Identity | None
) -> None:
    with pytest.raises(NotAllowed):
        survey.begin(store, round_id=round_.id, channel=channel, identity=who, now=now)
    with store.read() as reader:
        assert reader.drafts_open(round_.id) == 0


@pytest.mark.parametrize("channel", sorted(OWN_CHANNELS))
def test_residents_name_their_own_device(
    store: Store, round_: Round, now: dt.datetime, channel: Channel
) -> None:
    _token, draft = survey.begin(store, round_id=round_.id, channel=channel, now=now)
    assert draft.channel == channel


def test_paper_counts_in_compass_arrivals_and_raw_answers_like_any_other(
    store: Store, wijk: Wijk, round_: Round, now: dt.datetime
) -> None:
    channels: list[Channel] = ["papier", "namens", "tablet", "telefoon"]
    for place in range(12):
        channel = channels[place % 4]
        token, _draft = survey.begin(
            store,
            round_id=round_.id,
            channel=channel,
            intake_place="Buurthuis",
            identity=SAMIRA,
            now=now,
        )
        # Paper says 5, screens say 1: the mean tells whether both were counted.
        answers = {"urgentie:wonen": 5 if channel in {"papier", "namens"} else 1, "buurt": "b0"}
        survey.save(store, token, answers, number=1, now=now)
        survey.send(store, token, now=now)
    with store.read() as reader:
        assert moment_of(reader, wijk.id).arrivals == 12
    book = open_book(store, wijk.id, "facilitator", now=now)
    assert book is not None
    homes = book.compass().content.themes[0]
    assert (homes.n, homes.need) == (12, pytest.approx(50))
    table = raw_answers(store, wijk.id, round_.id, identity=SAMIRA, now=now).table()
    assert sorted(table["channel"]) == sorted(channels * 3)
    assert set(table["intake_place"]) == {"Buurthuis"}
