"""Replies to what people brought in: one for one remark or card, or one for many alike."""

import datetime as dt
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.days import day_of
from wijkwijzer.dialogue.targets import merged
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.known import known
from wijkwijzer.intake.thread import add_ties, existing
from wijkwijzer.pact.records import Reply
from wijkwijzer.programme.records import Tie
from wijkwijzer.store import Store, Writer
from wijkwijzer.store.context import timestamp


@dataclass(frozen=True)
class Replied:
    """A stored reply, to how many remarks and cards it was tied, and how many were gone by then."""

    reply: Reply
    tied: int
    gone: int


def save_reply(
    store: Store,
    reply: Reply,
    contributions: Collection[str] = (),
    *,
    cards: Collection[str] = (),
    names: Sequence[Tie] = (),
    identity: Identity,
    now: dt.datetime,
) -> Replied:
    """Give a reply to remarks and cards, or edit one; each is tied to it by itself.

    Parameters
    ----------
    contributions
        Ids of the remarks it answers, beside those it answered already. What was withdrawn or
        refused in the meantime is left out, and counted.
    cards
        Ids of cards of meetings, likewise. What was merged into a card is tied along with it, so
        that it keeps its reply when it is taken apart again.
    names
        Measures and agreements the reply speaks of, beside those it named already.

    Raises
    ------
    NotAllowed, NotFound, InvalidInput, StaleEdit
        Not this person's to do; no such wijk; it answers nothing, is dated in the future, or names
        what does not exist; somebody edited it earlier.
    """
    by, at = identity.account, timestamp(now)
    with store.write() as writer:
        here = known(writer, reply.wijk_id)
        require(identity, "reply", here.wijk)
        if reply.replied_on > day_of(now).isoformat():
            raise InvalidInput(_("Datum van het antwoord: ligt in de toekomst; kies vandaag."))
        asked = _ends(contributions, cards)
        there = existing(writer, here, asked)
        answered = [tie for tie in asked if (tie.kind, tie.id) in there]
        if not answered and not reply.version:
            raise InvalidInput(
                _("Kies minstens één opmerking die er nog is; hierop krijgt iemand antwoord.")
            )
        stored = writer.put(reply, by=by, at=at)
        end = Tie(kind="reply", id=stored.id)
        along = _merged_into(writer, {tie.id for tie in answered if tie.kind == "card"})
        pairs = [(tie, end) for tie in (*answered, *along)] + [(end, tie) for tie in names]
        add_ties(writer, here, pairs, by=by, at=at)
        return Replied(stored, len(answered), len(asked) - len(answered))


def take_back_reply(
    store: Store,
    reply: Reply,
    contributions: Collection[str],
    *,
    cards: Collection[str] = (),
    identity: Identity,
    now: dt.datetime,
) -> None:
    """Untie remarks and cards from a reply that does not answer them after all; they wait again.

    A card takes along what was merged into it.

    The reply stays for the others; when it answered only these, it is removed.

    Raises
    ------
    NotAllowed, NotFound, StaleEdit
        Not this person's to do; the reply is gone; somebody edited it since.
    """
    by, at = identity.account, timestamp(now)
    with store.write() as writer:
        stored = writer.get(Reply, reply.id)
        require(identity, "reply", known(writer, stored.wijk_id).wijk)
        for tie in (*_ends(contributions, cards), *_merged_into(writer, set(cards))):
            writer.unlink(tie.kind, tie.id, "reply", stored.id, "beantwoord_met")
        if not any(
            link.relation == "beantwoord_met" for link in writer.links_to("reply", stored.id)
        ):
            for link in writer.links_from("reply", stored.id):
                writer.unlink("reply", stored.id, link.to_kind, link.to_id, link.relation)
            writer.remove(Reply, stored.id, reply.version, by=by, at=at)
        else:
            writer.put(reply, by=by, at=at)


def _ends(contributions: Collection[str], cards: Collection[str]) -> list[Tie]:
    remarks = [Tie(kind="contribution", id=id_) for id_ in dict.fromkeys(contributions)]
    return remarks + [Tie(kind="card", id=id_) for id_ in dict.fromkeys(cards)]


def _merged_into(writer: Writer, cards: Collection[str]) -> list[Tie]:
    """Return the cards that were merged into any of these."""
    meetings = {writer.meeting_of_card(id_) for id_ in cards} - {None}
    return [
        Tie(kind="card", id=gone)
        for meeting in sorted(filter(None, meetings))
        for gone, stays in merged(writer.cards(meeting)).items()
        if stays in cards
    ]
