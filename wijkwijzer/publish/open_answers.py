"""What people wrote, for who may read all of it: found by words, counted, with suggestions."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijkwijzer.access.permissions import require
from wijkwijzer.access.records import Identity
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.publish.wording import Wording, Written, wording_of
from wijkwijzer.store import Store
from wijkwijzer.store.open_answers import Piece
from wijkwijzer.survey.open_answers.records import OpenAnswer, Quote
from wijkwijzer.survey.open_answers.search import WITHOUT_THEME, Wanted
from wijkwijzer.survey.open_answers.words import WordCount


@dataclass(frozen=True)
class Found:
    """What was found.

    Parameters
    ----------
    texts
        The first ones, each with its text in pieces: those that were looked for are marked.
    n, people
        How many texts there are in all, and of how many responses.
    """

    texts: tuple[tuple[OpenAnswer, tuple[Piece, ...]], ...]
    n: int
    people: int


def find(
    store: Store,
    wijk_id: str,
    wanted: Wanted,
    *,
    most: int,
    oldest_first: bool = False,
    identity: Identity,
) -> Found:
    """Find texts by their words and by what is known of them.

    Raises
    ------
    NotAllowed
        Only a facilitator reads what was not passed.
    """
    with store.read() as reader:
        require(identity, "read_open_answers", reader.get(Wijk, wijk_id))
        n, people = reader.count_open_answers(wijk_id, wanted)
        texts = reader.find_open_answers(wijk_id, wanted, most=most, oldest_first=oldest_first)
    return Found(tuple(texts), n, people)


def named(
    store: Store, wijk_id: str, ids: Sequence[str], *, identity: Identity
) -> list[OpenAnswer]:
    """Return these texts in this order, without those that are gone."""
    with store.read() as reader:
        require(identity, "read_open_answers", reader.get(Wijk, wijk_id))
        known = {one.id: one for one in reader.open_answers_named(ids) if one.wijk_id == wijk_id}
    return [known[id_] for id_ in ids if id_ in known]


def quotes_of(
    store: Store, wijk_id: str, round_id: str, *, identity: Identity
) -> dict[str, list[Quote]]:
    """Return the quotes of a round by theme, each in its order."""
    with store.read() as reader:
        require(identity, "choose_quotes", reader.get(Wijk, wijk_id))
        quotes = reader.quotes(wijk_id, round_id)
    found: dict[str, list[Quote]] = {}
    for quote in quotes:
        found.setdefault(quote.theme, []).append(quote)
    return found


def wording(
    store: Store, wijk_id: str, *, with_newest_tags: bool = True, identity: Identity
) -> Wording:
    """Return the words in all that was written, with the suggestions that follow from them.

    See `wording_of` for `with_newest_tags`.
    """
    with store.read() as reader:
        require(identity, "read_open_answers", reader.get(Wijk, wijk_id))
        return wording_of(reader, wijk_id, with_newest_tags=with_newest_tags)


def frequent_words(
    found: Wording, *, theme: str = "", round_id: str = "", smallest: int = 2
) -> tuple[WordCount, ...]:
    """Count words in texts of any state, also those for the facilitator only.

    Parameters
    ----------
    theme
        A theme, `WITHOUT_THEME`, or "" for all.
    """

    def wanted(text: Written) -> bool:
        about = not text.themes if theme == WITHOUT_THEME else not theme or theme in text.themes
        return about and round_id in {"", text.round_id}

    return found.counts(wanted, smallest)
