"""The ambition matrix: what every party wants on every theme, side by side.

A party stands at a level 0-3, says it has no role ("geen rol"), or has not stated anything yet.
The last two are never taken as 0. With fewer than two stated levels there is nothing to compare:
shared, middle, spread and agreement are then None. Formulas and a worked example: docs/method.md.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any, Literal

from wijkwijzer.ambitions.agreement import agreement
from wijkwijzer.ambitions.findings import Finding, NeedBound, findings
from wijkwijzer.ambitions.records import LEVELS, Ambition
from wijkwijzer.parties.records import Party

State = Literal["level", "geen_rol", "niet_gezegd"]


@dataclass(frozen=True)
class MatrixRow:
    """One theme of the matrix.

    Parameters
    ----------
    levels
        Level 0-3 by party id; None for a party without a role or that has not stated yet.
    states
        Which of the three it is, by party id.
    shared
        The lowest stated level: what all who stated want at least. None below two stated levels,
        as are the next three.
    middle
        The median of the stated levels.
    spread
        Highest minus lowest stated level, 0-3.
    agreement
        Van der Eijk's A over the levels, -1 to 1.
    n_stated, n_no_role, n_not_stated
        How many parties are in each state; together all parties.
    findings
        What stands out on this theme.
    """

    theme: str
    levels: Mapping[str, int | None]
    states: Mapping[str, State]
    shared: int | None
    middle: float | None
    spread: int | None
    agreement: float | None
    n_stated: int
    n_no_role: int
    n_not_stated: int
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Matrix:
    """All themes by all parties.

    Parameters
    ----------
    parties
        Party ids, in the order of the columns.
    rows
        One row per theme, in theme order.
    """

    parties: tuple[str, ...]
    rows: tuple[MatrixRow, ...]

    def row(self, theme: str) -> MatrixRow:
        """Return the row of `theme`; `KeyError` if it is not among them."""
        for row in self.rows:
            if row.theme == theme:
                return row
        raise KeyError(theme)


def matrix(
    themes: Sequence[str],
    parties: Sequence[Party],
    ambitions: Sequence[Ambition],
    needs: Mapping[str, NeedBound | None],
) -> Matrix:
    """Lay the ambitions of all parties side by side.

    Parameters
    ----------
    themes
        Theme ids, in their order.
    parties
        In the order of the columns.
    ambitions
        At most one per party and theme; one of a party or theme that is not asked for is left out
        (a wijk may change its themes).
    needs
        The residents' need by theme, as far as the audience may see it; a theme that is missing or
        None gives no findings about need.
    """
    stated = {(a.party_id, a.theme): a for a in ambitions}
    rows = tuple(_row(theme, parties, stated, needs.get(theme)) for theme in themes)
    return Matrix(parties=tuple(party.id for party in parties), rows=rows)


def _row(
    theme: str,
    parties: Sequence[Party],
    stated: Mapping[tuple[str, str], Ambition],
    need: NeedBound | None,
) -> MatrixRow:
    cells = {party.id: stated.get((party.id, theme)) for party in parties}
    levels = {party: None if cell is None else cell.level for party, cell in cells.items()}
    states = {party: _state(cell) for party, cell in cells.items()}
    known: list[int] = [level for level in levels.values() if level is not None]
    comparable = len(known) >= 2
    middle = float(median(known)) if comparable else None
    n_not_stated = sum(state == "niet_gezegd" for state in states.values())
    return MatrixRow(
        theme=theme,
        levels=levels,
        states=states,
        shared=min(known) if comparable else None,
        middle=middle,
        spread=max(known) - min(known) if comparable else None,
        agreement=agreement([known.count(level) for level in LEVELS]) if comparable else None,
        n_stated=len(known),
        n_no_role=sum(state == "geen_rol" for state in states.values()),
        n_not_stated=n_not_stated,
        findings=findings(
            theme, parties, levels, middle=middle, n_not_stated=n_not_stated, need=need
        ),
    )


def _state(cell: Ambition | None) -> State:
    if cell is None:
        return "niet_gezegd"
    if cell.no_role:
        return "geen_rol"
    return "niet_gezegd" if cell.level is None else "level"


def widest_spread(matrix: Matrix) -> tuple[str, ...]:
    """Return the themes on which the parties lie furthest apart; empty if they nowhere differ.

    All have the same, greatest spread; the one with the least agreement stands first, then theme
    order decides.
    """
    spreads = [row for row in matrix.rows if row.spread]
    if not spreads:
        return ()
    greatest = max(row.spread or 0 for row in spreads)
    widest = [row for row in spreads if row.spread == greatest]
    return tuple(row.theme for row in sorted(widest, key=lambda row: row.agreement or 0))


def strongest_shared(matrix: Matrix) -> str | None:
    """Return the theme with the highest level that all who stated want at least; None if it is 0.

    Ties go to the most agreement, then to the most parties that stated, then to theme order.
    """
    shared = [row for row in matrix.rows if row.shared]
    if not shared:
        return None
    return max(shared, key=lambda r: (r.shared or 0, r.agreement or 0, r.n_stated)).theme


def as_json(
    matrix: Matrix, *, wijk: str, round_id: str | None, revision: int, audience: str
) -> dict[str, Any]:
    """Return the matrix as one JSON object, as the command line prints it.

    `levels` holds null for a party without a role and for one that has not stated; `no_role` and
    `not_stated` list which is which. A finding has `kind`, `parties`, and `brings` (what each
    party puts in). Numbers are not rounded.
    """
    return {
        "wijk": wijk,
        "round": round_id,
        "revision": revision,
        "audience": audience,
        "themes": [_row_as_json(row) for row in matrix.rows],
    }


def _row_as_json(row: MatrixRow) -> dict[str, Any]:
    return {
        "theme": row.theme,
        "levels": dict(row.levels),
        "no_role": [party for party, state in row.states.items() if state == "geen_rol"],
        "not_stated": [party for party, state in row.states.items() if state == "niet_gezegd"],
        "shared": row.shared,
        "middle": row.middle,
        "spread": row.spread,
        "agreement": row.agreement,
        "findings": [
            {
                "kind": finding.kind,
                "parties": list(finding.parties),
                "brings": {party: list(items) for party, items in finding.brings.items()},
            }
            for finding in row.findings
        ],
    }
