"""What a facilitator may want to look at first: themes for a text, texts for a quote.

Plain counts, no model: every suggestion says by which words it was made, and a person decides.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from wijkwijzer.neighbourhood.records import Theme
from wijkwijzer.survey.open_answers.words import WordCount, written_words

FEWEST = 3
"""A word points to a theme from so many people on who used it there."""
READABLE = (40, 240)
"""Characters of a quote that is suggested: long enough to say something, short enough to read."""

Pointing = Mapping[str, Mapping[str, int]]
"""Group of a word -> themes it points to, each with how many people used it there."""


@dataclass(frozen=True)
class SuggestedTheme:
    """A theme, and the words of the text that point to it."""

    theme: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Candidate:
    """A text that may be a quote."""

    id: str
    text: str
    buurt: str
    words: frozenset[str]


def pointing_words(
    said: Iterable[tuple[str, Collection[str], Collection[str]]],
    groups: Mapping[str, str],
    themes: Sequence[Theme],
) -> Pointing:
    """Find the words that people mostly use with one theme.

    A word points to a theme when at least three people used it there, and at least half of all
    people who used it in texts with a theme. The words of a theme's own Dutch name point to it
    always.

    Parameters
    ----------
    said
        Of each text who wrote it, its `written_words` and its themes.
    groups
        From `groups_of`, of all those words.
    """
    by_person: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for person, words, about in said:
        for id_ in about:
            by_person[person][id_].update(words)
    everybody: Counter[str] = Counter()
    people: dict[str, Counter[str]] = defaultdict(Counter)
    for used in by_person.values():
        there = {id_: {groups[word] for word in words} for id_, words in used.items()}
        everybody.update(set().union(*there.values()))
        for id_, keys in there.items():
            people[id_].update(keys)
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for id_, counted in people.items():
        for key, n in counted.items():
            if n >= FEWEST and 2 * n >= everybody[key]:
                found[key][id_] = n
    for theme in themes:
        for word in written_words(f"{theme.name['nl']} {theme.short['nl']}"):
            found[groups.get(word, word)].setdefault(theme.id, FEWEST)
    return dict(found)


def suggest_themes(
    words: Collection[str], groups: Mapping[str, str], pointing: Pointing, *, most: int = 3
) -> tuple[SuggestedTheme, ...]:
    """Return the themes that the words of a text point to, those with most words first.

    With equally many words the theme goes first with which more people used them.
    """
    by_theme: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for word in words:
        for theme, people in pointing.get(groups.get(word, word), {}).items():
            by_theme[theme].append((people, word))
    ranked = sorted(
        by_theme.items(), key=lambda item: (-len(item[1]), -sum(n for n, _w in item[1]), item[0])
    )
    return tuple(
        SuggestedTheme(
            theme, tuple(word for _n, word in sorted(found, key=lambda w: (-w[0], w[1])))
        )
        for theme, found in ranked[:most]
    )


def suggest_quotes(
    candidates: Iterable[Candidate], frequent: Sequence[WordCount], *, most: int = 6
) -> tuple[Candidate, ...]:
    """Return texts of readable length that hold most of the frequent words, spread over buurten.

    Every buurt gives its best before one gives its second. What shares no word is not suggested.
    """
    wanted = {spelling: count.word for count in frequent for spelling in count.spellings}
    shortest, longest = READABLE
    scored: dict[str, list[tuple[int, str, Candidate]]] = defaultdict(list)
    for candidate in candidates:
        shared = {wanted[word] for word in candidate.words if word in wanted}
        if shared and shortest <= len(candidate.text) <= longest:
            scored[candidate.buurt].append((-len(shared), candidate.id, candidate))
    rounds = [
        (turn, score, id_, candidate)
        for found in scored.values()
        for turn, (score, id_, candidate) in enumerate(sorted(found, key=lambda f: f[:2]))
    ]
    return tuple(one for *_order, one in sorted(rounds, key=lambda r: r[:3])[:most])
