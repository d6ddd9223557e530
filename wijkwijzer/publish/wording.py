"""The words in all that people wrote in a wijk: read once, and read on when something came in.

Holds what residents wrote, so it is forgotten as soon as anything is erased (see `forget_all`).
"""

import threading
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from wijkwijzer.neighbourhood.records import Theme, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.store import Reader
from wijkwijzer.survey.open_answers.records import NO_THEME
from wijkwijzer.survey.open_answers.suggestions import (
    Candidate,
    Pointing,
    SuggestedTheme,
    pointing_words,
    suggest_quotes,
    suggest_themes,
)
from wijkwijzer.survey.open_answers.words import (
    WordCount,
    count_words,
    groups_of,
    words_reader,
    written_words,
)
from wijkwijzer.survey.personal_data import spot_personal_data

OF_A_THEME = 15
"""So many of the words of a theme count when texts are suggested as quotes."""

_STREAMS = ("contributions", "responses", "tags")


class Written(NamedTuple):
    """A text with its words; `person` is who wrote it, "" where that is not known."""

    id: str
    person: str
    round_id: str
    themes: tuple[str, ...]
    buurt: str
    state: str
    text: str
    words: frozenset[str]


class Wording:
    """Everything that was written in a wijk, at one moment."""

    def __init__(self, texts: tuple[Written, ...], themes: tuple[Theme, ...]) -> None:
        self.texts = texts
        self._themes = themes

    @cached_property
    def groups(self) -> Mapping[str, str]:
        """Of every word under which it counts."""
        return groups_of({word for text in self.texts for word in text.words})

    @cached_property
    def pointing(self) -> Pointing:
        """The words that point to a theme."""
        said = ((text.person, text.words, text.themes) for text in self.texts)
        return pointing_words(said, self.groups, self._themes)

    def counts(self, wanted: Callable[[Written], bool], smallest: int = 1) -> tuple[WordCount, ...]:
        """Count the words of the texts that are wanted."""
        said = ((text.person, text.words) for text in self.texts if wanted(text))
        return count_words(said, self.groups, smallest=smallest)

    def themes_for(self, text: str) -> tuple[SuggestedTheme, ...]:
        """Suggest themes for a text."""
        return suggest_themes(written_words(text), self.groups, self.pointing)

    def quotes_for(self, round_id: str, theme: str, most: int) -> tuple[str, ...]:
        """Suggest passed texts of a round as quotes, by id; none that seems to be personal."""

        def passed(text: Written) -> bool:
            return (text.round_id, text.state) == (round_id, "passed") and theme in text.themes

        frequent = self.counts(passed, smallest=2)[:OF_A_THEME]
        candidates = (
            Candidate(text.id, text.text, text.buurt, text.words)
            for text in self.texts
            if passed(text) and not spot_personal_data(text.text)
        )
        return tuple(one.id for one in suggest_quotes(candidates, frequent, most=most))


_known: dict[tuple[str, str], tuple[tuple[int, ...], Wording]] = {}
_words: dict[str, frozenset[str]] = {}
_lock = threading.Lock()


def wording_of(reader: Reader, wijk_id: str, *, with_newest_tags: bool = True) -> Wording:
    """Return what was written in a wijk; read again when something came in or was decided.

    Parameters
    ----------
    with_newest_tags
        False for suggestions while somebody gives one text after the other its themes: to count
        everything anew after each of them would make that slow.
    """
    revisions = tuple(reader.revision(wijk_id, stream) for stream in _STREAMS)
    key = (reader.source, wijk_id)
    with _lock:
        known = _known.get(key)
        if known and (
            known[0] == revisions or (not with_newest_tags and known[0][:2] == revisions[:2])
        ):
            return known[1]
        themes = theme_set(reader.get(Wijk, wijk_id).theme_set)
        wording = Wording(tuple(_texts(reader, wijk_id)), themes)
        _known[key] = (revisions, wording)
    return wording


def passed_wording(reader: Reader, wijk_id: str, round_id: str) -> Wording:
    """Return what was passed of a round; not kept."""
    themes = theme_set(reader.get(Wijk, wijk_id).theme_set)
    with _lock:
        return Wording(
            tuple(
                text
                for text in _texts(reader, wijk_id)
                if (text.round_id, text.state) == (round_id, "passed")
            ),
            themes,
        )


def forget_all() -> None:
    """Forget everything, because something that may stand in it was erased."""
    with _lock:
        _known.clear()
        _words.clear()


def _texts(reader: Reader, wijk_id: str) -> Iterator[Written]:
    """Read the texts of a wijk; the words of a text are looked for once."""
    read = words_reader()
    for fact in reader.open_answer_facts(wijk_id):
        words = _words.get(fact.text)
        if words is None:
            words = _words[fact.text] = read(fact.text)
        given = tuple(tag for tag in fact.tags if tag not in {NO_THEME, fact.theme})
        yield Written(
            id=fact.id,
            person=fact.response_id or "",
            round_id=fact.round_id,
            themes=(fact.theme, *given) if fact.theme else given,
            buurt=fact.buurt,
            state=fact.state,
            text=fact.text,
            words=words,
        )
