"""What residents said in their own words, as everybody may read it: quotes, and frequent words."""

import threading
from collections.abc import Mapping
from dataclasses import dataclass

from wijkwijzer.publish.wording import Wording, passed_wording
from wijkwijzer.statistics.disclosure import SMALLEST, Audience, Released
from wijkwijzer.store import Reader, Store
from wijkwijzer.survey.open_answers.words import WordCount, count_words

MOST_WORDS = 10
"""So many words are shown of a theme."""


@dataclass(frozen=True)
class Voices:
    """What residents of one round said.

    Parameters
    ----------
    quotes
        Theme -> what a facilitator chose, in its order. Text of residents: show as plain text only.
    words
        Theme, or "" for all themes together -> the words that at least ten people used in passed
        remarks and places. To the public the numbers of people are in fives.
    """

    quotes: Mapping[str, tuple[str, ...]]
    words: Mapping[str, tuple[WordCount, ...]]


def voices(store: Store, wijk_id: str, round_id: str, audience: Audience) -> Released[Voices]:
    """Return what residents of a round said, as far as a facilitator passed it.

    Computed when a verdict, a quote or a theme changed, not at every arrival. Words are counted
    within one round, since nothing tells whether somebody in another round is somebody else.
    """
    with store.read() as reader:
        state = tuple(reader.revision(wijk_id, stream) for stream in ("contributions", "tags"))
        key = (reader.source, round_id, audience)
        with _lock:
            known = _known.get(key)
            if known is None or known[0] != state:
                known = _known[key] = (state, _voices(reader, wijk_id, round_id, audience))
    return Released(known[1], audience)


def quotes(store: Store, wijk_id: str, round_id: str) -> Released[Mapping[str, tuple[str, ...]]]:
    """Return the quotes of `voices` alone, for everybody: nothing is counted for them."""
    with store.read() as reader:
        return Released(_quotes(reader, wijk_id, round_id), "public")


_known: dict[tuple[str, str, Audience], tuple[tuple[int, ...], Voices]] = {}
_lock = threading.Lock()


def forget_all() -> None:
    """Forget everything, because something that may stand in it was erased."""
    with _lock:
        _known.clear()


def _voices(reader: Reader, wijk_id: str, round_id: str, audience: Audience) -> Voices:
    said = _quotes(reader, wijk_id, round_id)
    return Voices(said, _words(passed_wording(reader, wijk_id, round_id), audience))


def _quotes(reader: Reader, wijk_id: str, round_id: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for quote in reader.quotes(wijk_id, round_id):
        found[quote.theme] = (*found.get(quote.theme, ()), quote.text)
    return found


def _words(passed: Wording, audience: Audience) -> dict[str, tuple[WordCount, ...]]:
    counts = {"": passed.counts(lambda _text: True, SMALLEST)}
    # What few use in all, few use with a theme: most words need not be counted again.
    common = frozenset(word for count in counts[""] for word in count.spellings)
    said: dict[str, list[tuple[str, frozenset[str]]]] = {}
    for text in passed.texts:
        for theme in text.themes:
            said.setdefault(theme, []).append((text.person, text.words & common))
    for theme, texts in said.items():
        counts[theme] = count_words(texts, passed.groups, smallest=SMALLEST)
    return {
        theme: tuple(_for(audience, count) for count in found[:MOST_WORDS])
        for theme, found in counts.items()
        if found
    }


def _for(audience: Audience, count: WordCount) -> WordCount:
    if audience != "public":
        return count
    return WordCount(count.spellings, 5 * round(count.people / 5))
