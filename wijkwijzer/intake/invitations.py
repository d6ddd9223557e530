"""One-time codes for a mailed invitation: made, asked for, and used up by one response.

A code is never joined to the response that used it: of a code only a hash and whether it was used
are kept, and a draft forgets its code in the transaction in which it becomes a response.
"""

import datetime as dt
from dataclasses import dataclass
from typing import get_args

from wijkwijzer.access import codes
from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, InvitationRefused
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.guesses import guess
from wijkwijzer.intake.keys import database_secret
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp
from wijkwijzer.survey.records import Invited, Round

MOST_AT_ONCE = 5000
"""Codes that are made in one go; a larger mailing goes in parts."""


@dataclass(frozen=True)
class Admission:
    """Leave to begin: for the code with this hash, or "" where no code was given."""

    code_hash: str = ""


def make_invitations(
    store: Store, round_id: str, n: int, *, identity: Identity, now: dt.datetime
) -> tuple[str, ...]:
    """Make one-time codes for a round; this is the only moment at which they can be read.

    Returns
    -------
    tuple of str
        The codes in random order, such as K7QF-2M9X; the database keeps keyed hashes.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput
        Not this person's to do; no such round, or it is closed; not 1 to `MOST_AT_ONCE`.
    """
    if not 1 <= n <= MOST_AT_ONCE:
        raise InvalidInput(_("Kies een aantal van 1 tot en met {most}.").format(most=MOST_AT_ONCE))
    with store.write() as writer:
        round_ = writer.get(Round, round_id)
        require(identity, "run_rounds", writer.get(Wijk, round_.wijk_id))
        if round_.closed_at is not None:
            raise InvalidInput(_("Deze meting is gesloten: een code zou nergens toe dienen."))
        secret = database_secret(writer)
        made: dict[str, str] = {}
        while len(made) < n:
            code = codes.new_invitation()
            code_hash = _hash(secret, round_id, code)
            if writer.invitation(code_hash) is None:
                made[code_hash] = code
        writer.add_invitations(round_id, tuple(made))
        writer.note(
            "invitations",
            round_.wijk_id,
            {"round": round_.name, "codes": n},
            by=identity.account,
            at=timestamp(now),
        )
    return tuple(made.values())


def choose_invitation(
    store: Store, round_: Round, invited: Invited, *, identity: Identity, now: dt.datetime
) -> Round:
    """Choose who may begin: everyone, everyone also with a code, or only with a code."""
    if invited not in get_args(Invited):
        raise InvalidInput(_("Kies wie er mag invullen."))
    with store.write() as writer:
        require(identity, "run_rounds", writer.get(Wijk, round_.wijk_id))
        changed = round_.model_copy(update={"invitation": invited})
        return writer.put(changed, by=identity.account, at=timestamp(now))


def admit(store: Store, round_id: str, typed: str, *, device: str, now: dt.datetime) -> Admission:
    """Look at the code with which somebody wants to begin.

    Parameters
    ----------
    typed
        As somebody types it, or as the address of the letter brought it; "" for none.
    device
        What tells this device apart, or a `SharedAddress`; a keyed hash is kept for ten minutes.

    Returns
    -------
    Admission
        What `survey.begin` wants; without a code where the round asks for none.

    Raises
    ------
    NotFound, InvitationRefused, RateLimited
        No such round; the code lacks, is wrong or was used; or too many wrong ones came from this
        device or for this code.
    """
    with store.read() as reader:
        round_ = reader.get(Round, round_id)
    if round_.invitation == "none" or (not typed.strip() and round_.invitation == "optional"):
        return Admission()
    if not typed.strip():
        raise code_needed()
    with store.write() as writer:
        found = _look_up(writer, round_, typed, device, now)
    if found is None:
        raise InvitationRefused(
            _("Deze code kennen wij niet. Typ hem nog eens: twee keer vier letters of cijfers.")
        )
    code_hash, used = found
    if used:
        raise InvitationRefused(
            _("Deze code is al gebruikt. Met elke code kan één vragenlijst worden verstuurd.")
        )
    return Admission(code_hash)


def code_needed() -> InvitationRefused:
    """Say that this round is only for who has a code."""
    return InvitationRefused(_("U hebt een code nodig. Die staat in de brief."))


def use_up(writer: Writer, round_: Round, code_hash: str) -> None:
    """Use the code of a draft that is being sent, in the transaction of its response.

    Raises
    ------
    InvitationRefused
        Somebody else sent a response with the same code in the meantime.
    """
    if round_.invitation == "none" or not code_hash:
        return
    if not writer.use_invitation(code_hash):
        raise InvitationRefused(
            _(
                "Met deze code is al een andere vragenlijst verstuurd. Daarom kan deze niet meer "
                "worden verstuurd. Vraag een begeleider om een nieuwe code."
            )
        )


def _look_up(
    writer: Writer, round_: Round, typed: str, device: str, now: dt.datetime
) -> tuple[str, bool] | None:
    """Return the hash of a code and whether it was used; a wrong code is counted."""
    code = codes.normal_code(typed, codes.INVITATION_LENGTH)
    tried = guess(writer, f"invitation:{round_.id}", code, device=device)
    tried.require_patience(writer, now)
    code_hash = _hash(database_secret(writer), round_.id, code)
    found = writer.invitation(code_hash) if code else None
    if found is None:
        tried.was_wrong(writer, now)
        return None
    return code_hash, found.used


def _hash(secret: str, round_id: str, code: str) -> str:
    return codes.keyed_hash(secret, f"invitation:{round_id}:{code}")
