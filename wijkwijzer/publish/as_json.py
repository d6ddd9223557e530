"""One object per result, for other programs: hidden figures are null, with the reason."""

from dataclasses import asdict
from typing import Any

from wijkwijzer.ambitions.matrix import as_json as matrix_rows
from wijkwijzer.publish.book import Book
from wijkwijzer.publish.rounds import Earlier
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.earlier import ThenAndNow
from wijkwijzer.wijkkompas.ranking import Ranking
from wijkwijzer.wijkkompas.results import Compass, ThemeResult, View

Beside = tuple[Earlier, Released[tuple[ThenAndNow, ...]]]


def compass_json(book: Book, beside: Beside | None = None) -> dict[str, Any]:
    """Return the compass of the wijk and of each buurt.

    `needle` is the theme with the largest sure gap, or null; `fan` lists all themes it cannot be
    told from, itself first. `weighting` is null when every answer counts the same. `ranking` is the
    order of the needs: of each theme how often it would come first (0-1) and its surest places,
    and how often (`holds`) the whole order would be the same.

    Parameters
    ----------
    beside
        The round before, and what it had beside this one; `earlier` is null without.
    """
    whole = book.compass().content
    buurten = book.facts.context.buurten
    return _head(book) | {
        "responses": whole.n_responses,
        "n_effective": whole.n_effective,
        "weighting": {"by": list(whole.weighted_by)} if whole.weighted_by else None,
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
        "ranking": _ranking(book.ranking().content),
        "earlier": None if beside is None else _earlier(*beside),
    }


def _ranking(found: Ranking) -> dict[str, Any]:
    return {"holds": found.holds, "themes": [asdict(ranked) for ranked in found.themes]}


def _earlier(earlier: Earlier, pairs: Released[tuple[ThenAndNow, ...]]) -> dict[str, Any]:
    return {
        "round": earlier.round.id,
        "name": earlier.round.name,
        "reason": earlier.comparison.reason or None,
        "themes": [
            {
                "theme": pair.theme,
                "then": pair.then.need,
                "now": pair.now.need,
                "difference": pair.change.difference,
                "low": pair.change.low,
                "high": pair.change.high,
                "is_change": pair.change.is_change,
            }
            for pair in pairs.content
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
        "n_effective": result.n_effective,
        "task": result.task,
        "gap": result.gap,
        "field": result.field,
    }
    return figures | ({"reason": result.reason} if result.reason else {})
