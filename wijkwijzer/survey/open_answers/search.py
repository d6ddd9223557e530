"""What to look for among open answers: words that must occur, and where.

Several words: all of them. A word finds every word that begins so ("speel" finds "speeltuin");
between quotation marks it is found as it is written, and words there must follow each other. A bar
between two means either of them. Nothing that is typed can be wrong.
"""

import re
import unicodedata
from dataclasses import dataclass

from wijkwijzer.survey.open_answers.records import AnswerState

LONGEST = 200
"""So many characters of what was typed are read."""
_MOST = 24
WITHOUT_THEME = "-"
"""In place of a theme: what came without one and was given none."""
_QUOTATION_MARKS = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_PART = re.compile(r'"([^"]*)(?:"|$)|(\|)|([^\s"|]+)')


@dataclass(frozen=True)
class Term:
    """A word, or words in a row.

    Parameters
    ----------
    exact
        Whether it is found as it is written only, not also as the beginning of a longer word.
    """

    text: str
    exact: bool = False


Terms = tuple[tuple[Term, ...], ...]
"""All of these must occur; of each any one."""


@dataclass(frozen=True)
class Wanted:
    """What to look for; "" and empty mean all.

    Parameters
    ----------
    theme
        A theme it came with or was given, or `WITHOUT_THEME`.
    since, before
        From this moment on, and before that moment (as stored: UTC).
    """

    terms: Terms = ()
    theme: str = ""
    buurt: str = ""
    state: AnswerState | str = ""
    channel: str = ""
    round_id: str = ""
    since: str = ""
    before: str = ""


def read_terms(typed: str) -> Terms:
    """Read what was typed; marks without a letter or digit, such as emoji, say nothing.

    Returns
    -------
    tuple of tuple of Term
        Empty when there is nothing to search with.
    """
    found: list[tuple[Term, ...]] = []
    either = False
    for part in _PART.finditer(_readable(typed[:LONGEST])):
        quoted, bar, word = part.groups()
        if bar:
            either = bool(found)
            continue
        text = quoted if word is None else word
        if not any(map(_says_something, text)):
            continue
        term = Term(" ".join(text.split()), exact=word is None)
        if either:
            found[-1] = (*found[-1], term)
        else:
            found.append((term,))
        either = False
    return tuple(found[:_MOST])


def exactly(*words: str) -> str:
    """Return what one types to find any of these words, each as it is written."""
    return "|".join(f'"{word}"' for word in words)


def _readable(typed: str) -> str:
    """Return it without control signs and half characters, with one kind of quotation marks."""
    plain = "".join(
        " " if unicodedata.category(sign) == "Cc" else sign
        for sign in typed
        if unicodedata.category(sign) != "Cs"
    )
    return plain.translate(_QUOTATION_MARKS)


def _says_something(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LN"
