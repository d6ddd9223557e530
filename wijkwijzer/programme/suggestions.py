"""What a measure may answer to: things with the same theme, in the same place, in the same words.

Plain counts, no model: every suggestion says why it is there, and a person decides.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wijkwijzer.neighbourhood.records import Point
from wijkwijzer.survey.open_answers.words import groups_of, words_reader

NEAR = 200.0
"""Metres within which two points are near each other."""
MOST_OF_WORDS = 3.0
"""Shared words never count for more than this; a theme or a place counts for 1."""
COMMON = 0.25
"""A word that stands in more than this part of all texts points to nothing."""
MOST_FOUND = 32
"""So many of the last questions are answered from memory."""


class Candidate(NamedTuple):
    """Something that a measure could answer to.

    Parameters
    ----------
    kind, id
        As in a link.
    text
        Its words.
    themes, buurten, point
        What and where it is about; no buurten means nothing is known, or the whole wijk.
    """

    kind: str
    id: str
    text: str
    themes: tuple[str, ...] = ()
    buurten: tuple[str, ...] = ()
    point: Point | None = None


@dataclass(frozen=True)
class Suggestion:
    """A candidate, and why it is suggested.

    Parameters
    ----------
    score
        Higher is more likely; only for the order.
    themes, buurten, words
        What both have, as the candidate has it.
    near
        Whether their points lie within 200 metres.
    """

    kind: str
    id: str
    score: float
    themes: tuple[str, ...]
    buurten: tuple[str, ...]
    words: tuple[str, ...]
    near: bool


class Suggester:
    """Candidates of a wijk, read once, to be asked about many measures.

    Parameters
    ----------
    candidates
        In any order.
    """

    def __init__(self, candidates: Sequence[Candidate]) -> None:
        # In the order in which equals are suggested.
        self._candidates = candidates = sorted(candidates, key=lambda one: (one.kind, one.id))
        self._found: dict[_Asked, tuple[Suggestion, ...]] = {}
        self._texts = {(one.kind, one.id): one.text for one in candidates}
        self._read = words_reader()
        written = [self._read(one.text) for one in candidates]
        self._groups = groups_of(sorted(frozenset().union(*written)))
        self._places: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for number, words in enumerate(written):
            for group, word in sorted({self._groups[word]: word for word in sorted(words)}.items()):
                self._places[group].append((number, word))
        self._weight = self._rarity(len(written))
        self._of_theme: dict[str, list[int]] = defaultdict(list)
        for number, one in enumerate(candidates):
            for theme in one.themes:
                self._of_theme[theme].append(number)

    def text_of(self, kind: str, id_: str) -> str:
        """Return the words of a candidate; "" when it is not one."""
        return self._texts.get((kind, id_), "")

    def _rarity(self, n: int) -> dict[str, float]:
        """Weigh a word by how few texts it stands in (inverse document frequency)."""
        most = max(1.0, COMMON * n)
        return {
            group: math.log((1 + n) / (1 + len(found))) / math.log(1 + n)
            for group, found in self._places.items()
            if len(found) <= most or n < 8
        }

    def suggest(
        self,
        text: str,
        *,
        themes: Sequence[str] = (),
        buurten: Sequence[str] = (),
        point: Point | None = None,
        most: int = 5,
    ) -> tuple[Suggestion, ...]:
        """Return what a measure with this text, themes and place may answer to.

        Parameters
        ----------
        most
            So many of each kind at most.

        Returns
        -------
        tuple of Suggestion
            The likeliest first. What only lies in the same place is not suggested: it must share a
            theme or a word.
        """
        wanted = {self._groups.get(word, word) for word in self._read(text)}
        asked = _Asked(
            frozenset(wanted & self._weight.keys()),
            frozenset(themes),
            frozenset(buurten),
            point,
            most,
        )
        # A form asks the same again at every touch of another field.
        found = self._found.get(asked)
        if found is None:
            while len(self._found) >= MOST_FOUND:
                self._found.pop(next(iter(self._found)), None)
            found = self._found[asked] = self._likeliest(asked)
        return found

    def _likeliest(self, asked: "_Asked") -> tuple[Suggestion, ...]:
        shared: dict[int, dict[str, str]] = defaultdict(dict)
        for group in sorted(asked.groups):
            for number, word in self._places[group]:
                shared[number][group] = word
        of_theme = (number for theme in asked.themes for number in self._of_theme.get(theme, ()))
        scores = {
            number: self._score(number, shared.get(number), asked)
            for number in shared.keys() | set(of_theme)
        }
        seen: Counter[str] = Counter()
        kept = []
        # Many are weighed and few are kept: only of those it is written down why.
        for minus_score, number in sorted((-score, number) for number, score in scores.items()):
            kind = self._candidates[number].kind
            seen[kind] += 1
            if seen[kind] <= asked.most:
                kept.append(self._told(number, shared.get(number, {}), asked, -minus_score))
        return tuple(kept)

    def _score(self, number: int, shared: Collection[str] | None, asked: "_Asked") -> float:
        one = self._candidates[number]
        place = not asked.buurten.isdisjoint(one.buurten) or asked.is_near(one)
        if shared is None:
            return 1.0 + place
        # One order of adding up, so that equals stay equal.
        words = sum(sorted((self._weight[group] for group in shared), reverse=True))
        return (not asked.themes.isdisjoint(one.themes)) + place + min(words, MOST_OF_WORDS)

    def _told(
        self, number: int, shared: Mapping[str, str], asked: "_Asked", score: float
    ) -> Suggestion:
        one = self._candidates[number]
        by_weight = sorted(shared, key=lambda group: (-self._weight[group], group))
        return Suggestion(
            kind=one.kind,
            id=one.id,
            score=score,
            themes=tuple(theme for theme in one.themes if theme in asked.themes),
            buurten=tuple(buurt for buurt in one.buurten if buurt in asked.buurten),
            words=tuple(shared[group] for group in by_weight),
            near=asked.is_near(one),
        )


@dataclass(frozen=True)
class _Asked:
    """What a measure is about: groups of words, and the rest as it was asked."""

    groups: frozenset[str]
    themes: frozenset[str]
    buurten: frozenset[str]
    point: Point | None
    most: int

    def is_near(self, one: Candidate) -> bool:
        if self.point is None or one.point is None:
            return False
        return _metres(self.point, one.point) <= NEAR


def _metres(one: Point, other: Point) -> float:
    east = (one.longitude - other.longitude) * math.cos(math.radians(one.latitude)) * 111_320
    return math.hypot(east, (one.latitude - other.latitude) * 111_132)
