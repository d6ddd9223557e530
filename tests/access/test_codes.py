import re
import string

from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.access import codes

TOKENS = st.text(string.ascii_letters + string.digits + "-_", min_size=24, max_size=24)


CODES = st.builds(codes.new_code)


@given(CODES)
def test_a_code_is_three_times_four(code: str) -> None:
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}", code)
    assert codes.normal_code(code) == code


@given(CODES, st.sampled_from([" ", "-", "", ". ", " - "]))
def test_a_code_is_understood_as_people_type_it(code: str, between: str) -> None:
    typed = between.join(code.split("-")).lower().replace("0", "o").replace("1", "l")
    assert codes.normal_code(typed) == code
    assert codes.normal_code(code.replace("0", "O").replace("1", "I")) == code


@given(TOKENS, TOKENS, CODES)
def test_a_sealed_code_is_read_with_its_token_only(token: str, other: str, code: str) -> None:
    sealed = codes.seal(token, code)
    assert codes.unseal(token, sealed) == code
    assert code.replace("-", "").lower() not in sealed
    assert token == other or codes.seal(other, code) != sealed


@given(st.text(max_size=60))
def test_what_cannot_be_a_code_is_nothing(typed: str) -> None:
    found = codes.normal_code(typed)
    assert found == "" or re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", found)


@given(TOKENS)
def test_what_is_kept_of_a_token_does_not_hold_it(token: str) -> None:
    assert token not in codes.draft_id(token)
    assert codes.keyed_hash("a", token) != codes.keyed_hash("b", token)


def test_fresh_tokens_codes_and_ids_differ() -> None:
    assert len({codes.new_code() for _time in range(100)}) == 100
    assert len({codes.new_token() for _time in range(100)}) == 100
    assert len({codes.new_id() for _time in range(100)}) == 100
