"""Which cell of the matrix is chosen, and what there is to read about it.

The cell stands in the address (`?partij=&thema=`), so that it survives a reload or a restart.
"""

from html import escape

import streamlit as st

from wijkwijzer.ambitions.chart import selected_cell
from wijkwijzer.i18n import gettext as _
from wijkwijzer.ui.ambitions import pieces
from wijkwijzer.ui.ambitions.pieces import Cell, Shown

PARTY, THEME = "partij", "thema"
PARTY_KEY, THEME_KEY = "ambitions_party", "ambitions_theme"
TAPS = "ambitions_taps"
_CHOSEN, _ASKED, _BEHIND = "ambitions_cell", "ambitions_asked", "ambitions_behind"


def chosen_cell(what: Shown) -> Cell | None:
    """Return the chosen cell; None where there is none, or where this matrix does not have it.

    The session knows it; the address is asked once, when the screen opens. A screen that follows
    what changes may ask for a run while its own address is still the one of before.
    """
    asked = st.query_params.get(PARTY, ""), st.query_params.get(THEME, "")
    cell: Cell | None = st.session_state.setdefault(_CHOSEN, asked)
    if cell is None or cell[0] not in what.parties or cell[1] not in what.themes:
        cell = None
    st.session_state[_BEHIND] = behind = cell is not None and cell != asked
    if behind:
        st.session_state[_ASKED] = cell
    _put_in_address(cell)
    return cell


def is_behind() -> bool:
    """Return whether the screen asked for this run before it had the cell that is chosen.

    What its widgets say is of the cell before, then.
    """
    return bool(st.session_state.get(_BEHIND))


def go_to(cell: Cell | None) -> None:
    """Choose another cell, or none, and run again."""
    st.session_state[_CHOSEN] = st.session_state[_ASKED] = cell
    _put_in_address(cell)
    st.rerun()


def _put_in_address(cell: Cell | None) -> None:
    wanted = dict(zip((PARTY, THEME), cell, strict=True)) if cell else {}
    for name in (PARTY, THEME):
        if name in wanted and st.query_params.get(name) != wanted[name]:
            st.query_params[name] = wanted[name]
        elif name not in wanted and name in st.query_params:
            del st.query_params[name]


def first_open_cell(what: Shown) -> Cell:
    """Return the first cell that was not stated yet, theme by theme; else the first one."""
    cells = [(party, row) for row in pieces.matrix_of(what).rows for party in what.parties]
    party, row = next(
        ((p, row) for p, row in cells if row.states[p] == "niet_gezegd"),
        cells[0],
    )
    return party, row.theme


def next_cell(what: Shown, cell: Cell) -> Cell:
    """Return the next party of the same theme, after the last one the next theme's first."""
    cells = [(party, theme) for theme in what.themes for party in what.parties]
    return cells[(cells.index(cell) + 1) % len(cells)]


def tappable_matrix(what: Shown, cell: Cell | None) -> None:
    """Draw the matrix; a tap on a cell chooses it."""
    taps = st.session_state.get(TAPS, 0)
    event = st.plotly_chart(
        pieces.figure(what, "page" if cell is None else "beside", cell),
        theme=None,
        width="stretch",
        on_select="rerun",
        selection_mode="points",
        # A second tap on the same cell is only told to a fresh chart.
        key=f"ambitions_matrix_{taps}",
        config={"displayModeBar": False, "scrollZoom": False},
        alt=_("De ambities van de partijen per thema. Onder De getallen staan ze als tabel."),
    )
    tapped = selected_cell(event)
    if tapped is not None:
        st.session_state[TAPS] = taps + 1
        go_to(tapped)


def choose_by_name(what: Shown, cell: Cell) -> None:
    """Draw the two choices, theme and party, which do what a tap does."""
    themes, parties = list(what.themes), list(what.parties)
    at = themes.index(cell[1]), parties.index(cell[0])
    if st.session_state.pop(_ASKED, None) == cell and THEME_KEY in st.session_state:
        st.session_state[PARTY_KEY], st.session_state[THEME_KEY] = cell
        at = 0, 0
    names = what.themes
    theme = st.selectbox(_("Thema"), themes, at[0], format_func=names.__getitem__, key=THEME_KEY)
    names = what.parties
    party = st.selectbox(_("Partij"), parties, at[1], format_func=names.__getitem__, key=PARTY_KEY)
    if (party, theme) != cell:
        go_to((party, theme))


def read_cell(what: Shown, cell: Cell) -> None:
    """Write what the party said about the theme, and why."""
    party, theme = cell
    row = pieces.matrix_of(what).row(theme)
    words = pieces.stated_words(row.levels[party], no_role=row.states[party] == "geen_rol")
    said = pieces.note_of(what, cell)
    name = escape(what.parties[party])
    st.html(f'<p class="ww-says">{name}<b>{escape(words)}</b></p>')
    if said:
        st.html(f'<blockquote class="ww-quote">{escape(said)}</blockquote>')


def close_button() -> None:
    """Give the whole width to the matrix again."""
    if st.button(_("Sluiten"), key="ambitions_close"):
        go_to(None)


def open_button(what: Shown, label: str) -> None:
    """Offer the way to the cells without a tap on the drawing."""
    if st.button(label, key="ambitions_open"):
        go_to(first_open_cell(what))
