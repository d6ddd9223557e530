"""Who took part beside who lives here, as a table to keep."""

from collections.abc import Mapping, Sequence

import pandas as pd

from wijkwijzer.i18n import gettext as _
from wijkwijzer.survey.turnout import Turnout


def turnout_table(turnouts: Sequence[Turnout], names: Mapping[str, str]) -> pd.DataFrame:
    """Return a row per group: responses, inhabitants, expected responses, and the verdict.

    Parameters
    ----------
    names
        Category -> its name.

    Returns
    -------
    DataFrame
        Columns in Dutch; a number that is unknown or may not be shown is NA.
    """
    rows = [
        {
            _("Groep"): names[group.category],
            _("Ontvangen"): group.heard,
            _("Inwoners"): None if group.inhabitants is None else round(group.inhabitants),
            _("Verwacht"): None if group.expected is None else round(group.expected, 1),
            _("Per 100 inwoners"): None if group.rate is None else round(100 * group.rate, 2),
            _("Weinig gehoord"): _("ja") if group.is_low else _("nee"),
        }
        for turnout in turnouts
        for group in turnout.groups
    ]
    table = pd.DataFrame(rows)
    for column in table.columns[1:3]:
        table[column] = table[column].astype("Int64")
    return table
