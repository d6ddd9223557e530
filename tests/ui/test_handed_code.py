"""A code typed in the survey reaches the page it opens: once, on that device, for a minute."""

import pytest

from wijkwijzer.access.limits import SharedAddress
from wijkwijzer.ui import handed_code


def test_a_code_is_given_once_and_to_its_device_only() -> None:
    handed_code.hand_over("toestel", "K7QF-2M9X-TR4H")
    assert handed_code.take("ander toestel") == ""
    assert handed_code.take("toestel") == "K7QF-2M9X-TR4H"
    assert handed_code.take("toestel") == ""


def test_a_code_is_not_kept_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = 1000.0
    monkeypatch.setattr(handed_code, "monotonic", lambda: moment)
    handed_code.hand_over("toestel", "K7QF-2M9X-TR4H")
    moment += handed_code.KEPT + 1
    assert handed_code.take("toestel") == ""
    handed_code.hand_over("laat", "K7QF-2M9X-TR4H")
    moment += handed_code.KEPT + 1
    handed_code.hand_over("later", "AAAA-BBBB-CCCC")
    assert list(handed_code._waiting) == ["later"]


def test_nothing_is_kept_for_an_address_that_many_share() -> None:
    handed_code.hand_over(SharedAddress("10.0.0.1"), "K7QF-2M9X-TR4H")
    assert handed_code.take("10.0.0.1") == ""
