"""What live screens are told, and letting published figures move while only they watch."""

import datetime as dt
from dataclasses import dataclass

from wijkwijzer.publish.book import release_number
from wijkwijzer.publish.stands import advance
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.store import Reader, Store
from wijkwijzer.survey.records import Round


@dataclass(frozen=True)
class Moment:
    """What an open screen of a wijk needs to know.

    Parameters
    ----------
    arrivals
        Sent responses of the newest round; 0 without a round. Drafts do not count.
    release
        Changes whenever figures that the audience of the screen sees may have changed.
    """

    arrivals: int
    release: int


def moment_of(reader: Reader, wijk_id: str, audience: Audience = "public") -> Moment:
    """Return what the screens of a wijk are told now."""
    rounds = reader.all(Round, wijk_id)
    return Moment(
        arrivals=reader.response_count(rounds[-1].id) if rounds else 0,
        release=release_number(reader, wijk_id, audience),
    )


def let_figures_move(store: Store, wijk_id: str, *, now: dt.datetime) -> bool:
    """Publish whole-wijk figures of the newest round where ten more answers came in.

    A page does this when it opens; for walls that stay open it is done here.

    Returns
    -------
    bool
        Whether any figure moved.
    """
    with store.read() as reader:
        rounds = reader.all(Round, wijk_id)
    return bool(rounds) and advance(store, wijk_id, rounds[-1].id, now=now)
