"""Tokens and codes: what a resident holds, and the only forms of it that are stored.

A draft belongs to whoever has its token. The ids of draft and response and the receipt code are
all derived from the token, so sending twice gives the same receipt and stores once, and nobody
without the token can tell which draft became which response.
"""

import hashlib
import hmac
import secrets

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
CODE_LENGTH = 12


def new_token() -> str:
    """Return a fresh secret of 144 bits, safe in an address."""
    return secrets.token_urlsafe(18)


def new_id() -> str:
    """Return a fresh random id."""
    return secrets.token_hex(12)


def draft_id(token: str) -> str:
    """Return the id under which the draft of this token is stored."""
    return _digest("draft", token)


def response_id(token: str) -> str:
    """Return the id of the response that this token's draft becomes."""
    return _digest("response", token)[:32]


def receipt_code(token: str) -> str:
    """Return the receipt code of this token's response, as in K7QF-2M9X-TR4H (60 bits)."""
    number = int(_digest("receipt", token)[:15], 16)
    letters = ""
    for _place in range(CODE_LENGTH):
        number, rest = divmod(number, 32)
        letters += _ALPHABET[rest]
    return "-".join(letters[i : i + 4] for i in range(0, CODE_LENGTH, 4))


def normal_code(typed: str) -> str:
    """Return a code as it was given out, from how people type it; "" when it cannot be one."""
    letters = "".join(c for c in typed.upper().translate(_MISREAD) if c in _ALPHABET)
    if len(letters) != CODE_LENGTH or len(typed) > 4 * CODE_LENGTH:
        return ""
    return "-".join(letters[i : i + 4] for i in range(0, CODE_LENGTH, 4))


def keyed_hash(secret: str, text: str) -> str:
    """Return what is stored instead of a code: useless without the secret of the database."""
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def _digest(purpose: str, token: str) -> str:
    return hashlib.sha256(f"wijkwijzer:{purpose}:{token}".encode()).hexdigest()
