"""Which words people use: counted per person, without the words that say nothing by themselves.

A count says how many people used a word, never what they meant by it: "licht" is a lamp to one and
not heavy to another. Case and accents do not count. A plural is taken together with its singular
only where both were written and one follows from the other by the plain rules of Dutch spelling
(bank, banken; boom, bomen; winkel, winkels); what was taken together is always shown. Stems of
verbs, compounds and synonyms stay apart.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import chain

from wijkwijzer.content import parse_yaml
from wijkwijzer.settings import DATA

LONGEST = 40
"""What is longer is no word."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")
_APART = str.maketrans(
    {sign: " " for sign in map(chr, range(128)) if not sign.isalpha() and sign != "'"}
    | {"’": "'", "‘": "'"}
)
_VOWELS = "aeiou"


@dataclass(frozen=True)
class WordCount:
    """A word, in all spellings in which it was written, and how many people used it.

    Parameters
    ----------
    spellings
        The commonest first.
    """

    spellings: tuple[str, ...]
    people: int

    @property
    def word(self) -> str:
        """The word as it is mostly written."""
        return self.spellings[0]


@cache
def stop_words() -> frozenset[str]:
    """Return the words of `data/stopwoorden.yaml`, folded."""
    path = DATA / "stopwoorden.yaml"
    content = parse_yaml(path.name, path.read_text(encoding="utf-8"))
    return frozenset(folded(word) for text in content.values() for word in str(text).split())


def folded(word: str) -> str:
    """Return a word without capitals and accents, with a straight apostrophe."""
    word = word.lower().replace("’", "'").replace("‘", "'")
    if word.isascii():
        return word
    parts = unicodedata.normalize("NFD", word)
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def written_words(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, each once, without words that say nothing."""
    return words_reader()(text)


def words_reader() -> Callable[[str], frozenset[str]]:
    """Return `written_words` for many texts: each word that stands in them is looked at once."""
    parts = _Parts()

    def read(text: str) -> frozenset[str]:
        small = unicodedata.normalize("NFC", text).lower().translate(_APART)
        return frozenset(chain.from_iterable(map(parts.__getitem__, {*small.split()})))

    return read


class _Parts(dict[str, tuple[str, ...]]):
    """What stands between spaces -> the words in it that say something."""

    def __missing__(self, part: str) -> tuple[str, ...]:
        words = self[part] = tuple(
            word
            for word in ([part] if part.isalpha() else _WORD.findall(part))
            if 2 <= len(word) <= LONGEST
            and word.replace("'", "").isalpha()
            and folded(word) not in stop_words()
        )
        return words


def groups_of(words: Iterable[str]) -> dict[str, str]:
    """Return of each written word under which it counts: folded, and in the singular if written."""
    flat = {word: folded(word) for word in words}
    there = set(flat.values())
    singular = {
        plural: word for word in sorted(there) for plural in plurals(word) if plural in there
    }
    return {word: singular.get(key, key) for word, key in flat.items()}


def plurals(word: str) -> tuple[str, ...]:
    """Return how a Dutch word may be written in the plural, by the plain rules of spelling."""
    if len(word) < 3 or not word.isalpha():
        return ()
    if word[-1] in "aiouy" and not word.endswith("ie"):
        return (f"{word}'s",)
    if word.endswith(("e", "el", "em", "en", "er", "ie")):
        return (f"{word}s",)
    return tuple(f"{stem}en" for stem in _stems(word[:-1], word[-1]))


def _stems(before: str, last: str) -> tuple[str, ...]:
    """Return what stands before -en: boom gives bom-, bank bank-, bak bakk-, huis huiz-."""
    if before[-1] in _VOWELS and before[-2] not in _VOWELS:
        return (before + last + last,)
    if before[-2:] in {"aa", "ee", "oo", "uu"}:
        before = before[:-1]
    softer = {"s": "z", "f": "v"}.get(last, last)
    return tuple(dict.fromkeys((before + softer, before + last)))


def count_words(
    said: Iterable[tuple[str, Collection[str]]],
    groups: Mapping[str, str],
    *,
    smallest: int = 1,
) -> tuple[WordCount, ...]:
    """Count how many people used each word.

    Parameters
    ----------
    said
        Of each text who wrote it and its `written_words`. Whoever wrote a word in several texts
        counts once; texts of whom it is not known who wrote them count as of one person.
    groups
        From `groups_of`; a word that is not in it is left out.
    smallest
        Words that fewer people used are left out.

    Returns
    -------
    tuple of WordCount
        Most people first; words of equally many people in alphabetical order.
    """
    texts: Counter[str] = Counter()
    by_person: dict[str, set[str]] = defaultdict(set)
    for person, words in said:
        texts.update(words)
        by_person[person].update(words)
    spelled: dict[str, list[str]] = defaultdict(list)
    for word in texts:
        if word in groups:
            spelled[groups[word]].append(word)
    # Fewer texts than people there cannot be: most words need no closer look.
    kept = {
        word: key
        for key, words in spelled.items()
        if sum(texts[word] for word in words) >= smallest
        for word in words
    }
    people: Counter[str] = Counter()
    for used in by_person.values():
        people.update({kept[word] for word in used & kept.keys()})
    counts = [
        WordCount(tuple(sorted(spelled[key], key=lambda word: (-texts[word], word))), n)
        for key, n in people.items()
        if n >= smallest
    ]
    return tuple(sorted(counts, key=lambda count: (-count.people, folded(count.word))))
