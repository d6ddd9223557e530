"""How a response was given: how long it took, and how often its device sent, kept apart."""

import datetime as dt

from wijkwijzer.access.codes import keyed_hash
from wijkwijzer.access.limits import SharedAddress
from wijkwijzer.intake.keys import device_salt, device_salt_name
from wijkwijzer.store import Writer
from wijkwijzer.store.drafts import StoredDraft
from wijkwijzer.survey.quality import LONGEST, TYPED_OVER


def note_sending(
    writer: Writer, stored: StoredDraft, response_id: str, *, device: str, now: dt.datetime
) -> None:
    """Keep how long a new response took, and count its device, in its transaction.

    Nothing is kept of what somebody typed over for another. The count of a device holds neither
    time nor order, so nothing says which responses came from it.
    """
    draft = stored.draft
    if draft.channel in TYPED_OVER:
        return
    took = now - dt.datetime.fromisoformat(stored.started_at)
    writer.add_duration(response_id, min(LONGEST, max(0, int(took.total_seconds()))))
    # A client that keeps no cookie cannot be told from the others at its address.
    if device and not isinstance(device, SharedAddress):
        hashed = keyed_hash(device_salt(writer, draft.round_id), device)
        writer.count_device(draft.round_id, hashed, draft.channel)


def forget_devices(writer: Writer, round_id: str) -> None:
    """Let the devices of a round that closes be nobody's: only how often each sent stays."""
    writer.forget_devices(round_id)
    writer.forget_secret(device_salt_name(round_id))
