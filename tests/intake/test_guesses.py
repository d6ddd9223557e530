"""Who is kept from guessing codes, and who is not: a hall shares one address."""

import datetime as dt
from collections.abc import Callable

import pytest

from wijkwijzer.access import codes
from wijkwijzer.access.limits import CODE_ADDRESS, CODE_DEVICE, CODE_NEAR, SharedAddress
from wijkwijzer.errors import NotFound, RateLimited
from wijkwijzer.intake import drafts, receipts, survey
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

Send = Callable[[dict[str, object]], survey.Sent]


@pytest.fixture
def right(send: Send) -> str:
    code = send({"urgentie:wonen": 5}).receipt
    assert code is not None
    return code


def mistype(store: Store, code: str, device: str, now: dt.datetime) -> None:
    with pytest.raises(NotFound):
        receipts.look_back(store, code, device=device, now=now)


def test_eighty_neighbours_who_mistype_once_hinder_nobody(
    store: Store, right: str, now: dt.datetime
) -> None:
    hall = SharedAddress("10.0.0.7")
    for neighbour in range(80):
        mistype(store, codes.new_code(), f"toestel-{neighbour}", now)
        mistype(store, codes.new_code(), hall, now)
    for device in ("toestel-3", "toestel-80", hall):
        assert receipts.look_back(store, right, device=device, now=now).response


def test_a_device_that_guesses_waits_and_another_does_not(
    store: Store, right: str, now: dt.datetime
) -> None:
    for _time in range(CODE_DEVICE.times):
        mistype(store, codes.new_code(), "naar", now)
    for ask in (receipts.look_back, receipts.withdraw, receipts.complete, drafts.resume):
        with pytest.raises(RateLimited) as refused:
            ask(store, right, device="naar", now=now)
        assert 0 < refused.value.retry_after <= 601
    assert receipts.look_back(store, right, device="ander", now=now).response
    later = now + dt.timedelta(minutes=11)
    assert receipts.look_back(store, right, device="naar", now=later).response


def test_clients_without_a_cookie_share_a_wide_limit(
    store: Store, right: str, now: dt.datetime
) -> None:
    for _time in range(CODE_ADDRESS.times):
        mistype(store, codes.new_code(), SharedAddress("10.0.0.7"), now)
    with pytest.raises(RateLimited):
        receipts.look_back(store, right, device=SharedAddress("10.0.0.7"), now=now)
    assert receipts.look_back(store, right, device=SharedAddress("10.0.0.8"), now=now).response


@pytest.mark.parametrize("group", [0, 1, 2])
def test_a_code_that_is_half_known_is_not_guessed_from_many_devices(
    store: Store, right: str, now: dt.datetime, group: int
) -> None:
    known = right.split("-")
    other = next(
        code for code in iter(codes.new_code, "") if code.split("-")[group] != known[group]
    )
    for number in range(CODE_NEAR.times):
        tried = [*known[:group], f"{number:04d}", *known[group + 1 :]]
        mistype(store, "-".join(tried), f"toestel-{number}", now)
    with pytest.raises(RateLimited):
        receipts.look_back(store, right, device="weer-een-ander", now=now)
    # Nobody else's code is touched by it.
    mistype(store, other, "weer-een-ander", now)


def test_right_codes_and_what_cannot_be_a_code(store: Store, right: str, now: dt.datetime) -> None:
    for _time in range(3 * CODE_DEVICE.times):
        assert receipts.look_back(store, right, device="toestel", now=now).response
    for typed in ("", "?", "K7QF", "x" * 5000, "\x00" * 12):
        mistype(store, typed, "toestel", now)


def test_of_a_guess_nothing_readable_is_kept_and_not_for_long(
    store: Store, right: str, round_: Round, now: dt.datetime
) -> None:
    mistype(store, "K7QF-2M9X-TR4H", "een-toestel", now)
    kept = str(list(store._connection.execute("SELECT * FROM attempt")))
    assert kept != "[]"
    assert "K7QF" not in kept
    assert "een-toestel" not in kept
    drafts.expire(store, now + dt.timedelta(minutes=11))
    assert list(store._connection.execute("SELECT * FROM attempt")) == []
