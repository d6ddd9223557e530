from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.access.limits import Limit

FIVE = Limit(times=5, seconds=600)


def test_five_are_allowed_and_the_sixth_waits_until_the_first_is_old() -> None:
    attempts: list[float] = []
    for second in range(5):
        assert FIVE.wait(attempts, 1000 + second) == 0
        attempts.append(1000 + second)
    assert FIVE.wait(attempts, 1005) == 596
    assert FIVE.wait(attempts, 1601) == 0


@given(st.lists(st.floats(0, 2000), max_size=30), st.floats(0, 2000))
def test_after_the_wait_one_may_go_ahead(attempts: list[float], now: float) -> None:
    wait = FIVE.wait(attempts, now)
    assert 0 <= wait <= 601
    earlier = [at for at in attempts if at <= now]
    assert FIVE.wait(earlier, now + wait) == 0
    assert FIVE.wait(attempts, now) == FIVE.wait(list(reversed(attempts)), now)
