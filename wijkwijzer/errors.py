"""What can go wrong, in words a user can act on.

Messages are in the user's language and say what happened, where, and what to do next. The edges
(pages, routes, command line) show `str(error)` and the problems; nothing else reaches a user.
"""


class WijkwijzerError(Exception):
    """The base of every error that Wijkwijzer raises on purpose."""


class InvalidInput(WijkwijzerError, ValueError):
    """What was sent or read cannot be accepted; nothing was stored.

    Parameters
    ----------
    message
        What is wrong and what to do, one sentence.
    problems
        Every fault that was found, one line each, in the order of the input.
    """

    def __init__(self, message: str, problems: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.problems = problems


class NotFound(WijkwijzerError, LookupError):
    """There is no such record, code or page."""


class MovedOn(NotFound):
    """The survey went over to another device; this one cannot go on with it."""


class AlreadySent(WijkwijzerError):
    """The survey this code belongs to was sent; the same code opens what was sent."""


class NotSentYet(WijkwijzerError):
    """The survey this code belongs to was not sent: the same code goes on with it."""


class NotAllowed(WijkwijzerError, PermissionError):
    """Whoever asks may not see or do this."""


class StaleEdit(WijkwijzerError):
    """Somebody changed the record after it was opened; nothing was overwritten.

    Parameters
    ----------
    message
        One sentence for the user.
    stored, offered
        The version that is stored now and the one that was offered, for showing side by side.
    """

    def __init__(self, message: str, stored: object = None, offered: object = None) -> None:
        super().__init__(message)
        self.stored = stored
        self.offered = offered


class RateLimited(WijkwijzerError):
    """Too many attempts in a short time; `retry_after` says how many seconds to wait."""

    def __init__(self, message: str, retry_after: int) -> None:
        super().__init__(message)
        self.retry_after = retry_after


class RoundClosed(WijkwijzerError):
    """The survey round is not open (any more)."""


class InvitationRefused(WijkwijzerError):
    """The one-time code lacks, is wrong, or was used."""


class StoreFailure(WijkwijzerError, OSError):
    """The database could not be read or written (full disk, locked, damaged)."""


class MissingData(WijkwijzerError):
    """Something must exist first; the message says what, and how to get it."""
