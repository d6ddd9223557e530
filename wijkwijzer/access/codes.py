"""Tokens and codes: what a resident holds, and the only forms of it that are stored.

A draft belongs to whoever has its token: a device. A resident has one code for one survey: it
continues the draft on another device, and opens what was sent afterwards. The database keeps
keyed hashes of codes, and the code itself only sealed with the token, so that sending twice gives
the same code; without the token nobody can unseal it, and a token that was forgotten seals nothing.
"""

import hashlib
import hmac
import re
import secrets

from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _

_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford: no I, L, O, U
_MISREAD = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
CODE_LENGTH = 12
_TOKEN = re.compile(r"[A-Za-z0-9_-]{24}")
INVITATION_LENGTH = 8
"""Shorter than a receipt code, since people type it from a letter; 40 bits."""


def new_token() -> str:
    """Return a fresh secret of 144 bits, safe in an address."""
    return secrets.token_urlsafe(18)


def own_token(made: str) -> str:
    """Return a token that a browser made, where it is as good a secret as ours.

    Raises
    ------
    InvalidInput
        It is shorter or longer, or holds other signs.
    """
    if not _TOKEN.fullmatch(made):
        raise InvalidInput(_("Het veld {name} ontbreekt of klopt niet.").format(name="token"))
    return made


def meeting_code(typed: str) -> str:
    """Return the six digits of a meeting as people type them, or "" where there are none."""
    digits = re.sub(r"[\s.-]", "", typed[:40])
    return digits if re.fullmatch(r"[0-9]{6}", digits) else ""


def new_id() -> str:
    """Return a fresh random id."""
    return secrets.token_hex(12)


def draft_id(token: str) -> str:
    """Return the hash by which the draft of this token is found."""
    return _digest("draft", token)


def new_code(length: int = CODE_LENGTH) -> str:
    """Return a fresh code to read out and type, as in K7QF-2M9X-TR4H: five bits per letter."""
    return _grouped("".join(secrets.choice(_ALPHABET) for _place in range(length)))


def new_invitation() -> str:
    """Return a fresh one-time code of 40 bits for a letter, as in K7QF-2M9X."""
    return new_code(INVITATION_LENGTH)


def seal(token: str, code: str) -> str:
    """Return a code as it may be stored beside a draft: only who has the token can read it."""
    return _mask(token, code.replace("-", "").encode()).hex()


def unseal(token: str, sealed: str) -> str:
    """Return the code that was sealed with this token."""
    return _grouped(_mask(token, bytes.fromhex(sealed)).decode())


def normal_code(typed: str, length: int = CODE_LENGTH) -> str:
    """Return a code as it was given out, from how people type it; "" when it cannot be one."""
    letters = "".join(c for c in typed.upper().translate(_MISREAD) if c in _ALPHABET)
    if len(letters) != length or len(typed) > 4 * length:
        return ""
    return _grouped(letters)


def keyed_hash(secret: str, text: str) -> str:
    """Return what is stored instead of a code: useless without the secret of the database."""
    return hmac.new(secret.encode(), text.encode(), hashlib.sha256).hexdigest()


def _grouped(letters: str) -> str:
    return "-".join(letters[i : i + 4] for i in range(0, len(letters), 4))


def _mask(token: str, content: bytes) -> bytes:
    """Add the hash of the token: a key as long as the code, used for this one code only."""
    key = hashlib.sha256(f"wijkwijzer:seal:{token}".encode()).digest()
    return bytes(one ^ other for one, other in zip(content, key[: len(content)], strict=True))


def _digest(purpose: str, token: str) -> str:
    return hashlib.sha256(f"wijkwijzer:{purpose}:{token}".encode()).hexdigest()
