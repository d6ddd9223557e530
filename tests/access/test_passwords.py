import pytest

from wijkwijzer.access import passwords


@pytest.fixture(autouse=True)
def _as_they_are_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", passwords.PasswordHasher())


def test_a_generated_password_is_readable_strong_and_new() -> None:
    made = {passwords.generated_password() for _time in range(50)}
    assert len(made) == 50
    for password in made:
        groups = password.split("-")
        assert [len(group) for group in groups] == [4, 4, 4, 4]
        assert not set("".join(groups)) & set("ilo01")
    assert 31**16 > 2**60


def test_only_the_right_password_belongs_to_a_hash() -> None:
    stored = passwords.hash_password("kastanje en linde")
    assert stored.startswith("$argon2id$")
    assert "kastanje" not in stored
    assert passwords.is_password(stored, "kastanje en linde")
    assert not passwords.is_password(stored, "kastanje en Linde")
    assert not passwords.needs_new_hash(stored)


@pytest.mark.parametrize("stored", ["", "geen hash", "$argon2id$v=19$kapot"])
def test_a_closed_account_or_damaged_hash_lets_nobody_in(stored: str) -> None:
    assert not passwords.is_password(stored, "")
    assert not passwords.is_password(stored, "kastanje en linde")


def test_an_old_hash_is_renewed() -> None:
    weak = passwords.PasswordHasher(time_cost=1, memory_cost=64, parallelism=1).hash(
        "kastanje en linde"
    )
    assert passwords.is_password(weak, "kastanje en linde")
    assert passwords.needs_new_hash(weak)
