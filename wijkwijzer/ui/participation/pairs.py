"""Who took part beside who lives here: per group a dot and a ring on one line, as a table.

Shares of all who are compared, on one scale for all groups, so that distances can be compared too.
A table, since it is read aloud and fits a phone; the drawing stands in a cell of it.
"""

import math
from collections.abc import Mapping, Sequence
from html import escape

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.publish.participation import Participation
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.survey.turnout import Heard, Turnout
from wijkwijzer.survey.turnout_words import caveats, heard_words
from wijkwijzer.ui.group_names import group_names, people_names, variable_name, variable_title
from wijkwijzer.wijkkompas.words import capitalised


def pairs(released: Released[Participation], *, most: int = 0) -> str:
    """Return the groups of all variables side by side.

    Parameters
    ----------
    released
        Who took part, as the gate let it through.
    most
        At most so many groups of each variable, those that lack most; 0 shows all, with what the
        comparison leaves out below them.
    """
    found = released.content
    names, people = group_names(found.context.buurten), people_names(found.context.buurten)
    widest = _widest(found.turnouts)
    parts = "".join(_section(each, names, people, widest, most) for each in found.turnouts)
    low = any(group.is_low for each in found.turnouts for group in each.groups)
    return f'{_key(low=low)}<div class="ww-pairs">{parts}</div>'


def _key(*, low: bool) -> str:
    marked = f'<span class="ww-low"><b></b>{escape(_("weinig gehoord"))}</span>' if low else ""
    return (
        f'<p class="ww-key"><span><b></b>{escape(_("deel van de antwoorden"))}</span>'
        f"<span><i></i>{escape(_('deel van de inwoners'))}</span>{marked}</p>"
    )


def _widest(turnouts: Sequence[Turnout]) -> float:
    """Return where the scale ends: a round share above all that are shown."""
    shares = [s for t in turnouts for g in t.groups for s in _shares(t, g) if s is not None]
    return math.ceil(10 * max(shares, default=1.0)) / 10


def _section(
    turnout: Turnout,
    names: Mapping[str, str],
    people: Mapping[str, str],
    widest: float,
    most: int,
) -> str:
    groups, rest = list(turnout.groups), ""
    if most and len(groups) > most:
        kept = {group.category for group in sorted(groups, key=lambda g: -g.short)[:most]}
        left = len(groups) - most
        groups = [group for group in groups if group.category in kept]
        rest = _("en nog {n} andere").format(n=number(left))
    elif not most:
        rest = " ".join(caveats(turnout, people))
    title = variable_title(turnout.variable)
    heads = (variable_name(turnout.variable), "", _("Gehoord"), _("Verwacht"))
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    rows = "".join(_row(turnout, group, names[group.category], widest) for group in groups)
    note = f'<p class="ww-quiet">{escape(rest)}</p>' if rest else ""
    return (
        f"<section><h2>{escape(title)}</h2><table><thead><tr>{head}</tr></thead>"
        f"<tbody>{rows}</tbody></table>{note}</section>"
    )


def _row(turnout: Turnout, group: Heard, name: str, widest: float) -> str:
    low = ' class="ww-low"' if group.is_low else ""
    mark = f"<i>{escape(_('weinig gehoord'))}</i>" if group.is_low else ""
    expected = "–" if group.expected is None else number(round(group.expected))
    return (
        f'<tr{low}><th scope="row">{escape(capitalised(name))}{mark}</th>'
        f'<td class="ww-line" aria-hidden="true">{_line(turnout, group, widest)}</td>'
        f"<td>{escape(heard_words(group))}</td><td>{expected}</td></tr>"
    )


def _line(turnout: Turnout, group: Heard, widest: float) -> str:
    came, here = (None if s is None else 100 * s / widest for s in _shares(turnout, group))
    drawn = ""
    if came is not None and here is not None:
        left, right = min(came, here), max(came, here)
        drawn += f'<s style="left:{left:.1f}%;width:{right - left:.1f}%"></s>'
    if here is not None:
        drawn += f'<i style="left:{here:.1f}%"></i>'
    if came is not None:
        drawn += f'<b style="left:{came:.1f}%"></b>'
    return f"<div>{drawn}</div>"


def _shares(turnout: Turnout, group: Heard) -> tuple[float | None, float | None]:
    """Return the share of the responses and of the inhabitants, of those who are compared."""
    came = sum(g.expected for g in turnout.groups if g.expected is not None)
    if group.expected is None or not came:
        return None, None
    heard = None if group.heard is None else group.heard / came
    return heard, group.expected / came
