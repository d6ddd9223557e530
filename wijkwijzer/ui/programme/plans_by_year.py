"""What all parties plan, by year: every plan as a bar; of many how busy each party is, first."""

from collections import Counter
from collections.abc import Sequence
from html import escape
from string import Template

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import palette
from wijkwijzer.programme.calendar import years
from wijkwijzer.programme.koppelkansen import Undertaking
from wijkwijzer.programme.map import span
from wijkwijzer.ui.programme.holding import Held, paragraph, where_words

MANY = 40
"""More plans than this are not read one by one: somebody chooses a party first."""
_PARTY = "plans-party"
_SHADES = 4
_RULES = Template("""<style>
[data-testid="stHtml"] .ww-busy { border-collapse: separate; border-spacing: 2px; width: 100%;
  font-variant-numeric: tabular-nums; }
.ww-busy thead th { font-weight: 400; font-size: .8rem; color: $quiet; text-align: center; }
.ww-busy tbody th { text-align: start; font-weight: 600; padding: .35rem .6rem .35rem 0;
  line-height: 1.25; overflow-wrap: anywhere; }
.ww-busy td { text-align: center; min-width: 1.9rem; border-radius: .2rem; color: $ink; }
.ww-busy .s1 { background: color-mix(in srgb, $task 12%, $paper); }
.ww-busy .s2 { background: color-mix(in srgb, $task 26%, $paper); }
.ww-busy .s3 { background: color-mix(in srgb, $task 70%, $paper); color: $paper; }
.ww-busy .s4 { background: $task; color: $paper; }
@media (max-width: 760px) {
  .ww-busy tr { display: grid; gap: 2px; grid-template-columns: repeat(var(--n), 1fr); }
  .ww-busy tbody th { grid-column: 1 / -1; padding: .6rem 0 .1rem; }
  .ww-busy thead td { display: none; }
  .ww-busy td, .ww-busy thead th { min-width: 0; font-size: .75rem; }
}
</style>""")


def chosen_party(held: Held, plans: Sequence[Undertaking]) -> str:
    """Let choose whose plans and chances are shown, where there are many; "" is everybody."""
    if len(plans) <= MANY:
        return ""
    busy = {one.party_id for one in plans}
    parties = [id_ for id_ in held.party_names if id_ in busy]
    if st.session_state.get(_PARTY) not in parties:
        st.session_state[_PARTY] = ""
    return st.selectbox(
        _("Van wie"),
        ("", *parties),
        format_func=lambda id_: held.party_names[id_] if id_ else _("Alle partijen"),
        key=_PARTY,
        width=340,
    )


def plans_by_year(held: Held, plans: Sequence[Undertaking]) -> None:
    """Draw plans by year."""
    if len({one.party_id for one in plans}) > 1 and len(plans) > MANY:
        st.html(_busy(held, plans))
        st.html(paragraph(_("Zoveel plannen per jaar. Kies een partij om ze te lezen.")))
    else:
        st.html(_calendar(held, plans))


def _busy(held: Held, plans: Sequence[Undertaking]) -> str:
    """Count per party and year what is planned, the busier the darker."""
    colours = palette()
    rules = _RULES.substitute(
        {name: getattr(colours, name) for name in ("quiet", "ink", "task", "paper")}
    )
    shown = range(min(one.years[0] for one in plans), max(one.years[1] for one in plans) + 1)
    counted = Counter(
        (one.party_id, year) for one in plans for year in range(one.years[0], one.years[1] + 1)
    )
    most = max(counted.values())
    heads = "".join(f'<th scope="col">{year}</th>' for year in shown)
    rows = ""
    for party, name in held.party_names.items():
        counts = [counted[party, year] for year in shown]
        cells = "".join(
            f'<td class="s{1 + (_SHADES - 1) * n // most}">{n}</td>' if n else "<td></td>"
            for n in counts
        )
        if any(counts):
            rows += f'<tr><th scope="row">{escape(name)}</th>{cells}</tr>'
    return (
        f'{rules}<table class="ww-busy" style="--n: {len(shown)}"><thead><tr><td></td>{heads}'
        f"</tr></thead><tbody>{rows}</tbody></table>"
    )


def _calendar(held: Held, plans: Sequence[Undertaking]) -> str:
    """Draw every plan as a bar over its years, on a thin line as far as it may move."""
    shown = years(plans)
    first, n = shown[0], len(shown)
    heads = "".join(f"<span>{year}</span>" for year in shown)
    html = (
        f'<div class="ww-cal" style="--n: {n}"><div class="ww-cal-head" aria-hidden="true">'
        f"<div></div><div>{heads}</div></div>"
    )
    for party, name in held.party_names.items():
        own = sorted((one for one in plans if one.party_id == party), key=lambda one: not one.fixed)
        if own:
            rows = "".join(_row(held, one, first, n) for one in own)
            html += f"<h3>{escape(name)}</h3><ul>{rows}</ul>"
    text = _("Balk: gepland. Lijn: zo ver kan het schuiven, of een opgave zonder planning.")
    return html + f'</div><p class="ww-quiet">{escape(text)}</p>'


def _row(held: Held, one: Undertaking, first: int, n: int) -> str:
    def across(begin: int, end: int) -> str:
        return f"left: {100 * (begin - first) / n:.2f}%; width: {100 * (end - begin + 1) / n:.2f}%"

    plan = f'<b style="{across(*one.years)}"></b>' if one.fixed else ""
    where = where_words(one, held.buurt_names)
    return (
        f"<li><div>{escape(one.title)}<small>{escape(span(one))}, {escape(where)}</small></div>"
        f'<div class="ww-track" aria-hidden="true"><i style="{across(one.earliest, one.latest)}">'
        f"</i>{plan}</div></li>"
    )
