"""One-time codes: each works for one response, and nothing joins it to that response."""

import datetime as dt
import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from wijkwijzer.access import codes
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, InvitationRefused, NotAllowed, RateLimited
from wijkwijzer.intake import records, survey
from wijkwijzer.intake.invitations import (
    MOST_AT_ONCE,
    Admission,
    admit,
    choose_invitation,
    make_invitations,
)
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

NOW = dt.datetime(2026, 11, 22, 19, 30, tzinfo=dt.UTC)
FACILITATOR = Identity(role="facilitator", account="begeleider")
ANSWER = {"urgentie:wonen": 5}


@pytest.fixture
def closed_club(store: Store, round_: Round) -> Round:
    """The round, for which a code is needed."""
    return choose_invitation(store, round_, "required", identity=FACILITATOR, now=NOW)


def made(store: Store, round_: Round, n: int = 1) -> tuple[str, ...]:
    return make_invitations(store, round_.id, n, identity=FACILITATOR, now=NOW)


def begin(store: Store, round_: Round, typed: str, device: str = "d") -> str:
    admission = admit(store, round_.id, typed, device=device, now=NOW)
    token, _draft = survey.begin(store, round_id=round_.id, admission=admission, now=NOW)
    survey.save(store, token, ANSWER, number=1, now=NOW)
    return token


def counts(store: Store, round_: Round) -> tuple[int, int]:
    with store.read() as reader:
        return reader.invitation_counts(round_.id)


def responses(store: Store, round_: Round) -> int:
    with store.read() as reader:
        return reader.response_count(round_.id)


def test_a_code_sends_one_response_however_it_is_typed(store: Store, closed_club: Round) -> None:
    (code,) = made(store, closed_club)
    token = begin(store, closed_club, f"  {code.lower().replace('-', ' ')}")
    assert counts(store, closed_club) == (1, 0)
    survey.send(store, token, now=NOW)
    survey.send(store, token, now=NOW)  # sent twice counts once
    assert counts(store, closed_club) == (1, 1)
    with pytest.raises(InvitationRefused, match="al gebruikt"):
        begin(store, closed_club, code)


@pytest.mark.parametrize("typed", ["", "  ", "ABCD", "0000-0000", "x" * 200])
def test_without_the_right_code_one_does_not_begin(
    store: Store, closed_club: Round, typed: str
) -> None:
    made(store, closed_club)
    with pytest.raises(InvitationRefused):
        begin(store, closed_club, typed)
    with pytest.raises(InvitationRefused, match="brief"):
        survey.begin(store, round_id=closed_club.id, now=NOW)


def test_two_may_begin_with_a_code_and_one_can_send(store: Store, closed_club: Round) -> None:
    (code,) = made(store, closed_club)
    first, second = begin(store, closed_club, code), begin(store, closed_club, code)
    survey.send(store, first, now=NOW)
    with pytest.raises(InvitationRefused, match="al een andere"):
        survey.send(store, second, now=NOW)
    assert responses(store, closed_club) == 1
    # Nothing was half done: the answers of the second are still there.
    draft = survey.find_draft(store, second)
    assert draft is not None
    assert draft.draft.answers == ANSWER


def test_giving_up_leaves_the_code_free(store: Store, closed_club: Round) -> None:
    (code,) = made(store, closed_club)
    survey.give_up(store, begin(store, closed_club, code), now=NOW)
    survey.send(store, begin(store, closed_club, code), now=NOW)
    assert counts(store, closed_club) == (1, 1)


def test_a_code_is_optional_or_ignored_where_the_round_says_so(store: Store, round_: Round) -> None:
    (code,) = made(store, round_)
    assert admit(store, round_.id, code, device="d", now=NOW) == Admission()
    choose_invitation(store, round_, "optional", identity=FACILITATOR, now=NOW)
    survey.send(store, begin(store, round_, ""), now=NOW)
    assert counts(store, round_) == (1, 0)
    with pytest.raises(InvitationRefused):
        begin(store, round_, "0000-0000")
    survey.send(store, begin(store, round_, code), now=NOW)
    assert counts(store, round_) == (1, 1)


def test_a_code_of_another_round_is_no_code(store: Store, closed_club: Round) -> None:
    (code,) = made(store, closed_club)
    fresh = records.start_round(
        store,
        closed_club.wijk_id,
        "Tweede",
        "standaard",
        None,
        "required",
        identity=FACILITATOR,
        now=NOW,
    )
    with pytest.raises(InvitationRefused, match="kennen wij niet"):
        begin(store, fresh, code)


def test_wrong_codes_are_limited_per_device_and_not_per_hall(
    store: Store, closed_club: Round
) -> None:
    (code,) = made(store, closed_club)
    for number in range(10):
        with pytest.raises(InvitationRefused):
            begin(store, closed_club, f"0000-00{number:02d}", device="guesser")
    with pytest.raises(RateLimited):
        begin(store, closed_club, code, device="guesser")
    begin(store, closed_club, code, device="neighbour")


@pytest.mark.parametrize("role", ["resident", "steering"])
def test_only_a_facilitator_makes_codes(store: Store, closed_club: Round, role: str) -> None:
    who = Identity.model_validate({"role": role, "account": "x"})
    with pytest.raises(NotAllowed):
        make_invitations(store, closed_club.id, 1, identity=who, now=NOW)
    with pytest.raises(NotAllowed):
        choose_invitation(store, closed_club, "none", identity=who, now=NOW)
    assert counts(store, closed_club) == (0, 0)


@pytest.mark.parametrize("n", [0, -1, MOST_AT_ONCE + 1])
def test_a_senseless_number_of_codes_is_refused(store: Store, round_: Round, n: int) -> None:
    with pytest.raises(InvalidInput):
        made(store, round_, n)
    assert counts(store, round_) == (0, 0)


def test_the_log_says_that_codes_were_made_and_the_file_never_holds_one(
    store: Store, closed_club: Round
) -> None:
    given_out = made(store, closed_club, 50)
    for code in given_out[:3]:
        survey.send(store, begin(store, closed_club, code), now=NOW)
    with store.read() as reader:
        (note,) = reader.changes(kind="invitations")
    assert (note.by, note.after) == ("begeleider", {"round": closed_club.name, "codes": 50})
    store.erase_traces()
    content = Path(store.path).read_bytes()
    for code in given_out:
        assert code.encode() not in content
        assert code.replace("-", "").encode() not in content


def test_nothing_that_is_kept_joins_a_code_to_a_response(store: Store, closed_club: Round) -> None:
    given_out = made(store, closed_club, 20)
    for code in given_out[5:10]:
        survey.send(store, begin(store, closed_club, code), now=NOW)
    # No column for it, no order of making or using, no hash elsewhere in the database.
    connection = sqlite3.connect(store.path)
    columns = [row[1] for row in connection.execute("PRAGMA table_info(invitation)")]
    assert columns == ["code_hash", "round_id", "used"]
    with pytest.raises(sqlite3.OperationalError, match="rowid"):
        connection.execute("SELECT rowid FROM invitation")
    hashes = {row[0] for row in connection.execute("SELECT code_hash FROM invitation")}
    listed = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    tables = [row[0] for row in listed]
    for table in set(tables) - {"invitation"}:
        for row in connection.execute(f'SELECT * FROM "{table}"'):
            assert hashes.isdisjoint(row), table
    connection.close()


@settings(max_examples=200)
@given(st.text(max_size=60))
def test_a_typed_code_becomes_one_form_or_none(typed: str) -> None:
    code = codes.normal_code(typed, codes.INVITATION_LENGTH)
    if code:
        assert codes.normal_code(code, codes.INVITATION_LENGTH) == code
        assert len(code) == codes.INVITATION_LENGTH + 1


@settings(
    max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(st.lists(st.tuples(st.integers(0, 3), st.sampled_from(["send", "stop"])), max_size=10))
def test_never_more_responses_than_codes_whatever_people_do(
    store: Store, closed_club: Round, acts: list[tuple[int, str]]
) -> None:
    pool = made(store, closed_club, 4)
    before, (_all, used_before) = responses(store, closed_club), counts(store, closed_club)
    open_drafts = [(code, begin(store, closed_club, code)) for code in pool for _twice in (1, 2)]
    sent: set[str] = set()
    for which, act in acts:
        code, token = open_drafts[which * 2 + len(sent) % 2]
        if act == "stop":
            survey.give_up(store, token, now=NOW)
            continue
        try:
            survey.send(store, token, now=NOW)
            sent.add(code)
        except (InvitationRefused, survey.NotFound):
            pass
    assert responses(store, closed_club) - before == len(sent)
    assert counts(store, closed_club)[1] - used_before == len(sent)
