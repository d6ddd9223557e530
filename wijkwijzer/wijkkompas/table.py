"""The compass as a table: what the drawing and the fields show, for reading and for download."""

from collections.abc import Mapping

import pandas as pd

from wijkwijzer.i18n import gettext as _
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.results import Compass
from wijkwijzer.wijkkompas.sentences import hidden_words
from wijkwijzer.wijkkompas.words import field_name

Names = Mapping[str, str]


def compass_table(
    released: Released[Compass], theme_names: Names, party_names: Names
) -> pd.DataFrame:
    """Return one row per theme, with Dutch column names.

    Columns: theme, need with its margin (points of 0-100), people who answered (for the public in
    fives), for others than the public the standard error and the effective number of people, task,
    gap (points), field and the parties with a task. Numbers that are hidden or unknown are missing;
    the field then says why. Numbers are rounded to one decimal.
    """
    public = released.audience == "public"
    results = released.content.themes
    columns: dict[str, list[float | None]] = {
        _("behoefte"): [r.need for r in results],
        _("behoefte van"): [r.low for r in results],
        _("behoefte tot"): [r.high for r in results],
        _("bewoners (ongeveer)") if public else _("bewoners"): [r.n for r in results],
    }
    if not public:
        columns[_("standaardfout")] = [r.standard_error for r in results]
        columns[_("effectief aantal bewoners")] = [r.n_effective for r in results]
    columns[_("opgave")] = [r.task for r in results]
    columns[_("behoefte min opgave")] = [r.gap for r in results]
    table = pd.DataFrame(columns, dtype="Float64").round(1)
    table.insert(0, _("thema"), [theme_names[r.theme] for r in results])
    table[_("veld")] = [hidden_words(r) if r.reason else field_name(r.field) for r in results]
    table[_("partijen met een opgave")] = [
        ", ".join(party_names[party] for party in r.parties) for r in results
    ]
    return table
