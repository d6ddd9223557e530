import datetime as dt
from collections.abc import Callable

import pytest

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotFound, RoundClosed
from wijkwijzer.intake import moderation, receipts, records, survey
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.stands import advance
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

Send = Callable[[dict[str, object]], survey.Sent]
INSIDE = {"longitude": 5.005, "latitude": 52.005}


def pin(**changes: object) -> dict[str, object]:
    return {"id": "p", "point": INSIDE, "theme": "groen", "text": ""} | changes


def _begin(store: Store, round_: Round, now: dt.datetime) -> str:
    token, _draft = survey.begin(store, round_id=round_.id, now=now)
    return token


def test_a_post_sent_twice_or_too_late_changes_nothing(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    token = _begin(store, round_, now)
    survey.save(store, token, {"urgentie:wonen": 5}, number=1, now=now)
    survey.save(store, token, {"urgentie:wonen": 2}, number=2, now=now)
    again = survey.save(store, token, {"urgentie:wonen": 5}, number=1, now=now)
    assert (again.saved, again.number) == ({"urgentie:wonen": 2}, 2)


def test_an_answer_can_be_taken_back(store: Store, round_: Round, now: dt.datetime) -> None:
    token = _begin(store, round_, now)
    survey.save(store, token, {"urgentie:wonen": 5, "score:wonen": 3}, number=1, now=now)
    saved = survey.save(store, token, {"urgentie:wonen": None}, number=2, now=now)
    assert saved.saved == {"score:wonen": 3}


def test_a_wrong_answer_refuses_the_whole_post(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    token = _begin(store, round_, now)
    with pytest.raises(InvalidInput) as refused:
        survey.save(
            store,
            token,
            {"urgentie:wonen": 5, "urgentie:groen": 6, "onzin": 1},
            number=1,
            now=now,
        )
    assert len(refused.value.problems) == 2
    found = survey.find_draft(store, token)
    assert found is not None
    assert found.draft.answers == {}


def test_a_draft_counts_for_nothing_until_it_is_sent(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    token = _begin(store, round_, now)
    survey.save(store, token, {"urgentie:wonen": 5}, number=1, now=now)
    with store.read() as reader:
        assert reader.response_count(round_.id) == 0
        assert reader.revision(round_.wijk_id, "responses") == 0
    survey.send(store, token, now=now)
    with store.read() as reader:
        assert reader.response_count(round_.id) == 1


def test_sending_twice_stores_once_and_gives_the_same_receipt(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    token = _begin(store, round_, now)
    survey.save(store, token, {"urgentie:wonen": 5}, number=1, now=now)
    assert survey.send(store, token, now=now) == survey.send(store, token, now=now)
    with store.read() as reader:
        assert reader.response_count(round_.id) == 1
    with pytest.raises(NotFound):
        survey.save(store, token, {"urgentie:wonen": 1}, number=2, now=now)


def test_an_empty_survey_is_not_sent(store: Store, round_: Round, now: dt.datetime) -> None:
    token = _begin(store, round_, now)
    with pytest.raises(InvalidInput, match="nog niets"):
        survey.send(store, token, now=now)


def test_a_closed_round_takes_nothing_any_more(
    store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    token = _begin(store, round_, now)
    records.close_round(store, round_, identity=facilitator, now=now)
    with pytest.raises(RoundClosed):
        survey.save(store, token, {"urgentie:wonen": 5}, number=1, now=now)
    with pytest.raises(RoundClosed):
        _begin(store, round_, now)


def test_a_draft_that_was_given_up_is_empty_and_its_token_worth_nothing(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    token = _begin(store, round_, now)
    survey.save(store, token, {"urgentie:wonen": 5}, number=1, now=now)
    survey.give_up(store, token, now=now)
    with pytest.raises(NotFound):
        survey.save(store, token, {"urgentie:wonen": 5}, number=2, now=now)
    assert survey.find_draft(store, token) is None
    with pytest.raises(NotFound):
        survey.send(store, token, now=now)


def test_pins_outside_the_wijk_and_unknown_themes_are_refused(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    token = _begin(store, round_, now)
    outside = pin(point={"longitude": 4, "latitude": 52})
    with pytest.raises(InvalidInput, match="buiten de wijk"):
        survey.save(store, token, {"plekken": [outside]}, number=1, now=now)
    with pytest.raises(InvalidInput, match="onderwerp"):
        survey.save(store, token, {"plekken": [pin(theme="onzin")]}, number=1, now=now)


def test_what_residents_wrote_waits_for_a_facilitator(
    store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    token = _begin(store, round_, now)
    said = {"buurt": "b2", "open": "Meer bankjes", "plekken": [pin(text="Boom is dood")]}
    survey.save(store, token, said, number=1, now=now)
    survey.send(store, token, now=now)
    with store.read() as reader:
        waiting = reader.contributions(round_.wijk_id, state="waiting")
        assert reader.contributions(round_.wijk_id, state="passed") == []
    # A pin has the buurt it stands in, a remark that of its writer.
    assert {(c.kind, c.text, c.buurt) for c in waiting} == {
        ("opmerking", "Meer bankjes", "b2"),
        ("pin", "Boom is dood", "b0"),
    }
    with pytest.raises(InvalidInput, match="reden"):
        moderation.judge(
            store, round_.wijk_id, [waiting[0].id], "refused", identity=facilitator, now=now
        )
    moderation.judge(
        store,
        round_.wijk_id,
        [c.id for c in waiting],
        "passed",
        identity=facilitator,
        now=now,
    )
    with store.read() as reader:
        assert len(reader.contributions(round_.wijk_id, state="passed")) == 2


def test_withdrawal_leaves_no_byte_of_what_was_said(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    token = _begin(store, round_, now)
    secret = "Het licht bij de Zilverreigerbrug is al weken stuk"
    places = [pin(text="Kwikstaartjesplein")]
    said = {"open": secret, "urgentie:wonen": 5, "plekken": places}
    survey.save(store, token, said, number=1, now=now)
    sent = survey.send(store, token, now=now)
    assert sent.receipt is not None
    receipts.withdraw(store, sent.receipt, device="d", now=now)
    for file in store.path.parent.glob("wijk.db*"):
        content = file.read_bytes()
        assert b"Zilverreigerbrug" not in content
        assert b"Kwikstaartjesplein" not in content
    shown = receipts.look_back(store, sent.receipt, device="d", now=now)
    assert (shown.response, shown.contributions) == (None, ())
    receipts.withdraw(store, sent.receipt, device="d", now=now)


def test_completing_replaces_and_keeps_code_and_verdicts(
    store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    token = _begin(store, round_, now)
    survey.save(store, token, {"urgentie:wonen": 5, "open": "Meer groen"}, number=1, now=now)
    sent = survey.send(store, token, now=now)
    assert sent.receipt is not None
    with store.read() as reader:
        (remark,) = reader.contributions(round_.wijk_id)
    moderation.judge(store, round_.wijk_id, [remark.id], "passed", identity=facilitator, now=now)
    for answer in (3, 4):
        more = receipts.complete(store, sent.receipt, device="d", now=now)
        survey.save(store, more, {"urgentie:groen": answer}, number=1, now=now)
        assert survey.send(store, more, now=now).receipt is None
    shown = receipts.look_back(store, sent.receipt, device="d", now=now)
    assert shown.response is not None
    assert shown.response.answers == {
        "urgentie:wonen": 5,
        "urgentie:groen": 4,
        "open": "Meer groen",
    }
    assert [(c.text, c.state) for c in shown.contributions] == [("Meer groen", "passed")]
    with store.read() as reader:
        assert reader.response_count(round_.id) == 1


@pytest.mark.parametrize("typed", ["{}", " {} ", "{lower}", "{spaces}", "{misread}"])
def test_a_receipt_is_found_however_it_is_typed(
    store: Store, send: Send, now: dt.datetime, typed: str
) -> None:
    receipt = send({"urgentie:wonen": 5}).receipt
    assert receipt is not None
    written = typed.format(
        receipt,
        lower=receipt.lower(),
        spaces=receipt.replace("-", " "),
        misread=receipt.replace("0", "o").replace("1", "l"),
    )
    assert receipts.look_back(store, written, device="d", now=now).response


def test_somebody_who_counted_leaves_groups_but_no_answers(
    store: Store, wijk: Wijk, round_: Round, send: Send, now: dt.datetime
) -> None:
    sent = [send({"urgentie:wonen": 1 + n % 5, "buurt": "b1"}) for n in range(10)]
    assert advance(store, wijk.id, round_.id, now=now)
    receipt = sent[0].receipt
    assert receipt is not None
    receipts.withdraw(store, receipt, device="d", now=now)
    with store.read() as reader:
        (left,) = reader.departures(round_.id)
    assert (left.buurt, left.themes_changed, left.last_stand) == ("b1", ("wonen",), 1)
    assert "answers" not in type(left).model_fields


def test_closing_a_round_erases_what_was_not_sent(
    store: Store, round_: Round, facilitator: Identity, now: dt.datetime
) -> None:
    token = _begin(store, round_, now)
    survey.save(store, token, {"open": "Kluizenaarsweide"}, number=1, now=now)
    records.close_round(store, round_, identity=facilitator, now=now)
    for file in store.path.parent.glob("wijk.db*"):
        assert b"Kluizenaarsweide" not in file.read_bytes()


def test_an_intake_place_holds_no_control_characters(
    store: Store, round_: Round, now: dt.datetime
) -> None:
    _token, draft = survey.begin(
        store, round_id=round_.id, intake_place="Buurt\x00huis\u202e Oost", now=now
    )
    assert draft.intake_place == "Buurthuis Oost"
