"""What a resident typed, cleaned; and the refusal of what could not have been given."""

import unicodedata

from wijkwijzer.i18n import gettext as _

_WHITE_SPACE = str.maketrans({"\r": "\n", "\u2028": "\n", "\u2029": "\n", "\t": " "})


class Refusal(Exception):
    """One answer cannot be accepted; the text says why, without repeating what was sent."""


def typed(value: object, longest: int, *, one_line: bool = False) -> str | None:
    """Return a text in Unicode's composed form (NFC) with line feeds as line ends, None if empty.

    Parameters
    ----------
    longest
        Most characters, as stored.
    one_line
        Every stretch of white space becomes one space.

    Raises
    ------
    Refusal
        No text, too long, or with signs that nobody types (control signs, half characters).
    """
    if not isinstance(value, str):
        raise Refusal(_("hier hoort tekst"))
    # Composing shortens a text, but not that much: what is far too long is not worth the work.
    too_long = Refusal(_("de tekst is te lang; hoogstens {n} tekens").format(n=longest))
    if len(value) > 4 * longest + 100:
        raise too_long
    text = value.replace("\r\n", "\n").translate(_WHITE_SPACE)
    if any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text if sign != "\n"):
        raise Refusal(_("er staan tekens in die geen tekst zijn; typ de tekst opnieuw"))
    text = unicodedata.normalize("NFC", text).strip()
    if one_line:
        text = " ".join(text.split())
    if len(text) > longest:
        raise too_long
    return text or None
