"""The matrix as a table: what the chart shows, for reading and for download."""

from collections.abc import Mapping

import pandas as pd

from wijkwijzer.ambitions.matrix import Matrix, MatrixRow
from wijkwijzer.i18n import gettext as _
from wijkwijzer.statistics.disclosure import Released


def matrix_table(
    released: Released[Matrix], party_names: Mapping[str, str], theme_names: Mapping[str, str]
) -> pd.DataFrame:
    """Return one row per theme, with Dutch column names.

    Columns: the theme, one per party (level 0-3 as text, "geen rol" or "nog niet gezegd"), then
    shared, middle, spread and agreement, missing below two stated levels. Two parties with the
    same name keep a column each.
    """
    matrix = released.content
    columns = [
        _("thema"),
        *(party_names[party] for party in matrix.parties),
        *(_("gedeeld"), _("midden"), _("verschil"), _("eens")),
    ]
    rows = [
        [
            theme_names[row.theme],
            *(_cell(row, party) for party in matrix.parties),
            *(row.shared, row.middle, row.spread, row.agreement),
        ]
        for row in matrix.rows
    ]
    table = pd.DataFrame(rows, columns=columns)
    whole = {-4: [row.shared for row in matrix.rows], -2: [row.spread for row in matrix.rows]}
    for at, figures in whole.items():
        table.isetitem(len(columns) + at, pd.array(figures, dtype=pd.Int64Dtype()))
    return table


def _cell(row: MatrixRow, party: str) -> str:
    level = row.levels[party]
    if level is not None:
        return str(level)
    return _("geen rol") if row.states[party] == "geen_rol" else _("nog niet gezegd")
