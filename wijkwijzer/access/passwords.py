"""Passwords: hashing with argon2id, what is strong enough, and generated ones to hand out."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 10
LONGEST = 200
"""Bounds of a chosen password; the upper one keeps hashing cheap."""

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without i, l, o, 0 and 1, which are misread
_hasher = PasswordHasher()


@cache
def _nobody() -> str:
    """Return a hash that no password belongs to."""
    return _hasher.hash(secrets.token_hex(16))


def generated_password() -> str:
    """Return a fresh password of 79 bits to read out and type: `k7qf-2m9x-thr4-w8ep`."""
    groups = ("".join(secrets.choice(_LETTERS) for _letter in range(4)) for _group in range(4))
    return "-".join(groups)


def hash_password(password: str) -> str:
    """Return the argon2id hash that is stored."""
    return _hasher.hash(password)


def is_password(password_hash: str, password: str) -> bool:
    """Return whether `password` belongs to the hash.

    An empty hash (a closed or unknown account) takes as long and is never right, so that the
    time does not tell which names exist.
    """
    try:
        right = _hasher.verify(password_hash or _nobody(), password[:LONGEST])
    except (VerificationError, InvalidHashError):
        return False
    return right and bool(password_hash)


def needs_new_hash(password_hash: str) -> bool:
    """Return whether the hash was made with older, weaker settings."""
    return _hasher.check_needs_rehash(password_hash)
