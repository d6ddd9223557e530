import re
import string

from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.access import codes

TOKENS = st.text(string.ascii_letters + string.digits + "-_", min_size=24, max_size=24)


@given(TOKENS)
def test_a_receipt_code_is_three_times_four_and_always_the_same(token: str) -> None:
    code = codes.receipt_code(token)
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}", code)
    assert code == codes.receipt_code(token)
    assert codes.normal_code(code) == code


@given(TOKENS, st.sampled_from([" ", "-", "", ". ", " - "]))
def test_a_code_is_understood_as_people_type_it(token: str, between: str) -> None:
    code = codes.receipt_code(token)
    typed = between.join(code.split("-")).lower().replace("0", "o").replace("1", "l")
    assert codes.normal_code(typed) == code
    assert codes.normal_code(code.replace("0", "O").replace("1", "I")) == code


@given(st.text(max_size=60))
def test_what_cannot_be_a_code_is_nothing(typed: str) -> None:
    found = codes.normal_code(typed)
    assert found == "" or re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", found)


@given(TOKENS)
def test_what_is_derived_from_a_token_is_distinct_and_does_not_hold_it(token: str) -> None:
    derived = {codes.draft_id(token), codes.response_id(token), codes.receipt_code(token)}
    assert len(derived) == 3
    assert not any(token in text for text in derived)
    assert codes.keyed_hash("a", token) != codes.keyed_hash("b", token)


def test_fresh_tokens_and_ids_differ() -> None:
    assert len({codes.new_token() for _time in range(100)}) == 100
    assert len({codes.new_id() for _time in range(100)}) == 100
