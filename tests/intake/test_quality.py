"""How long a response took and how often a device sent, and that these stay apart."""

import datetime as dt
import sqlite3

import pytest

from wijkwijzer.access.limits import SharedAddress
from wijkwijzer.access.records import Identity
from wijkwijzer.intake import receipts, records, survey
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Channel, Round

NOW = dt.datetime(2026, 11, 22, 19, 30, tzinfo=dt.UTC)
FACILITATOR = Identity(role="facilitator", account="begeleider")


def send(
    store: Store, round_: Round, seconds: float, channel: Channel = "tablet", device: str = "a"
) -> survey.Sent:
    token, _draft = survey.begin(
        store, round_id=round_.id, channel=channel, identity=FACILITATOR, now=NOW
    )
    survey.save(store, token, {"urgentie:wonen": 5}, number=1, now=NOW)
    later = NOW + dt.timedelta(seconds=seconds)
    return survey.send(store, token, device=device, now=later)


def durations(store: Store, round_: Round) -> list[int]:
    with store.read() as reader:
        return sorted(reader.durations(round_.id).values())


def devices(store: Store, round_: Round) -> list[tuple[str, int]]:
    with store.read() as reader:
        return [(count.channel, count.sent) for count in reader.device_counts(round_.id)]


def test_whole_seconds_up_to_ten_minutes_are_kept(store: Store, round_: Round) -> None:
    send(store, round_, 12.9)
    send(store, round_, 86_400)
    assert durations(store, round_) == [12, 600]


@pytest.mark.parametrize("channel", ["papier", "namens"])
def test_of_what_somebody_types_over_nothing_is_kept(
    store: Store, round_: Round, channel: Channel
) -> None:
    send(store, round_, 5, channel)
    assert durations(store, round_) == []
    assert devices(store, round_) == []


def test_a_device_is_counted_per_channel_and_one_without_a_cookie_is_not(
    store: Store, round_: Round
) -> None:
    for device, channel in (("a", "tablet"), ("a", "tablet"), ("b", "telefoon"), ("", "tablet")):
        send(store, round_, 60, channel, device)  # type: ignore[arg-type]
    send(store, round_, 60, device=SharedAddress("192.168.1.4"))
    assert devices(store, round_) == [("tablet", 2), ("telefoon", 1)]


def test_withdrawing_takes_the_duration_along(store: Store, round_: Round) -> None:
    sent = send(store, round_, 60)
    assert sent.receipt is not None
    receipts.withdraw(store, sent.receipt, device="a", now=NOW)
    assert durations(store, round_) == []
    with store.read() as reader:
        assert reader.rows("SELECT * FROM duration") == []


def test_a_device_has_no_order_and_is_nobody_s_after_the_round(store: Store, round_: Round) -> None:
    send(store, round_, 60)
    send(store, round_, 60)
    connection = sqlite3.connect(store.path)
    with pytest.raises(sqlite3.OperationalError, match="rowid"):
        connection.execute("SELECT rowid FROM device")
    before = connection.execute("SELECT device FROM device").fetchall()
    records.close_round(store, round_, identity=FACILITATOR, now=NOW)
    after = connection.execute("SELECT device FROM device").fetchall()
    names = [row[0] for row in connection.execute("SELECT name FROM secret")]
    connection.close()
    assert devices(store, round_) == [("tablet", 2)]
    assert set(before).isdisjoint(after)
    assert not any(name.startswith("device:") for name in names)
