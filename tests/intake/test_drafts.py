"""A draft goes over to another device, is stopped, or expires; nothing is ever counted twice."""

import datetime as dt
from collections.abc import Callable

import pytest
from sqlite_utils import Database

from wijkwijzer.access import codes
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import AlreadySent, MovedOn, NotFound, RoundClosed
from wijkwijzer.intake import drafts, receipts, records, survey
from wijkwijzer.store import Store
from wijkwijzer.store.drafts import Abandoned
from wijkwijzer.survey.records import Round

Send = Callable[[dict[str, object]], survey.Sent]
SECRET = "Zilverreigerbrug"


def begin(store: Store, round_: Round, now: dt.datetime, **answers: object) -> tuple[str, str]:
    """Start a draft with some answers; return its token and its code."""
    token, _draft = survey.begin(store, round_id=round_.id, now=now)
    changes = {"urgentie:wonen": 5} | answers
    survey.save(store, token, changes, step="wonen", number=1, now=now)
    return token, drafts.code_for(store, token)


def resume(store: Store, code: str, now: dt.datetime) -> drafts.Resumed:
    return drafts.resume(store, code, device="d", now=now)


def on_disk(store: Store, text: str) -> bool:
    return any(
        text.encode() in file.read_bytes() for file in store.path.parent.glob(f"{store.path.name}*")
    )


def count(store: Store, round_: Round) -> int:
    with store.read() as reader:
        return reader.response_count(round_.id)


def test_a_draft_goes_on_elsewhere_and_the_first_device_is_told(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    first, code = begin(store, round_, now)
    there = resume(store, f" {code.lower()} ", now)
    assert there.token != first
    assert (there.draft.answers, there.number, there.draft.step) == (
        {"urgentie:wonen": 5},
        1,
        "wonen",
    )
    for ask in (
        lambda: survey.save(store, first, {"urgentie:wonen": 1}, number=9, now=now),
        lambda: survey.send(store, first, now=now),
    ):
        with pytest.raises(MovedOn, match="ander apparaat"):
            ask()
    saved = survey.save(store, there.token, {"urgentie:groen": 2}, number=2, now=now)
    assert saved.saved == {"urgentie:wonen": 5, "urgentie:groen": 2}
    assert drafts.code_for(store, there.token) == code


def test_the_code_works_again_when_the_answer_got_lost_and_on_a_third_device(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    first, code = begin(store, round_, now)
    tokens = [first, *(resume(store, code, now).token for _time in range(3))]
    assert len(set(tokens)) == 4
    for old in tokens[:-1]:
        with pytest.raises(MovedOn):
            survey.send(store, old, now=now)
    assert survey.send(store, tokens[-1], now=now).receipt == code
    assert count(store, round_) == 1


def test_what_was_sent_is_not_sent_again_from_another_device(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    first, code = begin(store, round_, now)
    sent = survey.send(store, first, now=now)  # and the answer gets lost
    with pytest.raises(AlreadySent, match="dezelfde code"):
        resume(store, code, now)
    assert receipts.look_back(store, code, device="d", now=now).response
    assert survey.send(store, first, now=now) == sent
    assert sent.receipt == code
    assert count(store, round_) == 1


def test_sent_from_the_second_device_the_first_sends_nothing_more(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    first, code = begin(store, round_, now)
    second = resume(store, code, now).token
    sent = survey.send(store, second, now=now)
    assert sent == survey.send(store, second, now=now)
    with pytest.raises(MovedOn):
        survey.send(store, first, now=now)
    assert count(store, round_) == 1


def test_completing_goes_on_elsewhere_too_and_never_counts_twice(
    store: Store, round_: Round, send: Send, now: dt.datetime
) -> None:
    code = send({"urgentie:wonen": 5}).receipt or ""
    first = receipts.complete(store, code, device="a", now=now)
    survey.save(store, first, {"urgentie:groen": 2}, number=1, now=now)
    second = receipts.complete(store, code, device="b", now=now)
    with pytest.raises(MovedOn):
        survey.send(store, first, now=now)
    third = resume(store, code, now).token
    changed = survey.send(store, third, now=now)
    assert changed.receipt is None
    assert survey.send(store, third, now=now) == changed
    with pytest.raises(MovedOn):
        survey.send(store, second, now=now)
    found = receipts.look_back(store, code, device="c", now=now).response
    assert found is not None
    assert found.answers == {"urgentie:wonen": 5, "urgentie:groen": 2}
    assert count(store, round_) == 1


def test_withdrawing_erases_what_was_being_completed(
    store: Store, send: Send, now: dt.datetime
) -> None:
    code = send({"urgentie:wonen": 5}).receipt or ""
    token = receipts.complete(store, code, device="d", now=now)
    survey.save(store, token, {"open": SECRET}, number=1, now=now)
    receipts.withdraw(store, code, device="d", now=now)
    assert not on_disk(store, SECRET)
    with pytest.raises(NotFound):
        survey.send(store, token, now=now)
    with pytest.raises(NotFound, match="gewist"):
        resume(store, code, now)


def test_a_closed_round_is_said_on_both_devices(
    store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    token, code = begin(store, round_, now, open=SECRET)
    records.close_round(store, round_, identity=facilitator, now=now)
    assert not on_disk(store, SECRET)
    with pytest.raises(RoundClosed):
        resume(store, code, now)
    with pytest.raises(RoundClosed):
        survey.save(store, token, {"urgentie:wonen": 1}, number=2, now=now)
    with pytest.raises(RoundClosed):
        survey.send(store, token, now=now)


def test_stopping_erases_and_may_be_done_twice_or_with_nothing(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    token, code = begin(store, round_, now, open=SECRET)
    for _time in range(2):
        drafts.stop(store, token, now=now)
    drafts.stop(store, "nooit-geweest", now=now)
    assert not on_disk(store, SECRET)
    assert drafts.code_for(store, token) == ""
    with pytest.raises(NotFound):
        survey.send(store, token, now=now)
    with pytest.raises(NotFound, match="kennen wij niet"):
        resume(store, code, now)


def test_after_stopping_a_sent_survey_its_token_gives_no_code(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    token, code = begin(store, round_, now)
    survey.send(store, token, now=now)
    drafts.stop(store, token, now=now)
    with pytest.raises(NotFound):
        survey.send(store, token, now=now)
    assert drafts.code_for(store, token) == ""
    assert receipts.look_back(store, code, device="d", now=now).response


def test_a_draft_that_nobody_touches_for_two_weeks_is_erased(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    old, _code = begin(store, round_, now, open=SECRET)
    young, _code = begin(store, round_, now + dt.timedelta(days=2))
    later = now + dt.timedelta(days=drafts.KEPT_DAYS, minutes=1)
    assert drafts.expire(store, later) == 1
    assert drafts.expire(store, later) == 0
    assert not on_disk(store, SECRET)
    with pytest.raises(NotFound):
        survey.send(store, old, now=later)
    assert survey.send(store, young, now=later).receipt


def test_of_an_abandoned_draft_only_how_far_it_came_is_kept(
    store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    stopped, _code = begin(store, round_, now)
    drafts.stop(store, stopped, now=now)
    for _time in range(2):
        begin(store, round_, now)
    drafts.expire(store, now + dt.timedelta(days=15))
    survey.begin(store, round_id=round_.id, channel="telefoon", now=now)
    sent, _code = begin(store, round_, now)
    survey.send(store, sent, now=now)
    records.close_round(store, round_, identity=facilitator, now=now)
    with store.read() as reader:
        assert reader.abandoned(round_.id) == [
            Abandoned(step="wonen", channel="tablet", ended="expired", n=2),
            Abandoned(step="", channel="telefoon", ended="closed", n=1),
            Abandoned(step="wonen", channel="tablet", ended="stopped", n=1),
        ]
        assert reader.drafts_open(round_.id) == 0
    drafts.expire(store, now + dt.timedelta(days=30))
    kept = {"id", "wijk_id", "round_id", "language", "channel", "step"}
    kept |= {"started_at", "updated_at", "ended", "ended_at"}
    for row in Database(store._connection).query("SELECT * FROM draft WHERE ended <> 'sent'"):
        said = {name for name, value in row.items() if value not in {None, "", 0, "{}", "[]"}}
        assert said | {"step"} == kept


def test_a_day_after_sending_the_token_gives_the_code_no_more(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    token, code = begin(store, round_, now)
    sent = survey.send(store, token, now=now)
    drafts.expire(store, now + dt.timedelta(hours=23))
    assert survey.send(store, token, now=now) == sent
    drafts.expire(store, now + dt.timedelta(hours=25))
    with pytest.raises(NotFound):
        survey.send(store, token, now=now)
    assert receipts.look_back(store, code, device="d", now=now).response


def test_the_database_holds_no_code_and_no_token(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    token, code = begin(store, round_, now)
    second = resume(store, code, now).token
    survey.send(store, second, now=now)
    for text in (token, second, code, code.replace("-", ""), codes.seal("", code)):
        assert not on_disk(store, text)
