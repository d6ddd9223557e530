"""One object per result, for other programs: hidden figures are null, with the reason."""

from typing import Any

from wijkwijzer.ambitions.matrix import as_json as matrix_rows
from wijkwijzer.publish.book import Book
from wijkwijzer.wijkkompas.results import Compass, ThemeResult, View


def compass_json(book: Book) -> dict[str, Any]:
    """Return the compass of the wijk and of each buurt.

    `needle` is the theme with the largest sure gap, or null; `fan` lists all themes it cannot be
    told from, itself first.
    """
    whole = book.compass().content
    buurten = book.facts.context.buurten
    return _head(book) | {
        "responses": whole.n_responses,
        "themes": _themes(whole),
        "needle": whole.needle[0] if whole.needle else None,
        "fan": list(whole.needle),
        "areas": [
            {
                "area": buurt.id,
                "name": buurt.name,
                "themes": _themes(book.compass(View(buurt=buurt.id)).content),
            }
            for buurt in buurten
        ],
    }


def matrix_json(book: Book) -> dict[str, Any]:
    """Return the ambition matrix."""
    head = _head(book)
    return head | matrix_rows(
        book.matrix().content,
        wijk=head["wijk"],
        round_id=head["round"],
        revision=head["revision"],
        audience=book.audience,
    )


def _head(book: Book) -> dict[str, Any]:
    facts = book.facts
    return {
        "wijk": facts.context.wijk.id,
        "name": facts.context.wijk.name,
        "round": facts.context.round.id,
        "revision": facts.release,
        "audience": book.audience,
        "stand": facts.stand if book.audience != "facilitator" else None,
    }


def _themes(found: Compass) -> list[dict[str, Any]]:
    return [_theme(result) for result in found.themes]


def _theme(result: ThemeResult) -> dict[str, Any]:
    figures: dict[str, Any] = {
        "theme": result.theme,
        "need": result.need,
        "standard_error": result.standard_error,
        "low": result.low,
        "high": result.high,
        "n": result.n,
        "task": result.task,
        "gap": result.gap,
        "field": result.field,
    }
    return figures | ({"reason": result.reason} if result.reason else {})
