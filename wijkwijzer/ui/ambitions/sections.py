"""The parts of the page, in the order in which they stand on it."""

import datetime as dt
from html import escape
from urllib.parse import urlencode

import streamlit as st

from wijkwijzer import ui
from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.records import publish_to_residents
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.ui.ambitions import cell as cells
from wijkwijzer.ui.ambitions import edit, pieces
from wijkwijzer.ui.ambitions.pieces import Cell, Shown


def audience_of(who: Identity) -> Audience:
    """Return whose figures a role sees; a wall shows everyone what everyone may see."""
    return "public" if ui.is_wall() or who.role == "resident" else who.role


def without_parties(who: Identity, wijk: Wijk) -> None:
    """Say that there are no parties yet, and how they come."""
    ui.page_title(_("Ambities"))
    ui.empty_state(
        _("In {wijk} doen nog geen partijen mee.").format(wijk=wijk.name),
        _("Een begeleider voegt ze toe bij Wijk en partijen. Daarna staat hier wat elk wil."),
    )
    if may(who, "edit_records", wijk):
        ui.page_link("wijk", wijk=wijk)


def without_round(who: Identity, wijk: Wijk) -> None:
    """Say that a survey round comes first, and how one begins."""
    ui.page_title(_("Ambities"))
    ui.empty_state(
        _("In {wijk} is nog geen enquête begonnen.").format(wijk=wijk.name),
        _("Een begeleider begint er een bij Wijk en partijen. Dan liggen ook de thema’s vast."),
    )
    if may(who, "edit_records", wijk):
        ui.page_link("wijk", wijk=wijk)


def matrix_section(who: Identity, what: Shown) -> Cell | None:
    """Draw the matrix under its sentence and, beside it, the chosen cell; return that cell."""
    cell = cells.chosen_cell(what)
    if cell is None:
        edit.forget()
        _title(what)
        _bar(who, what, None)
        _drawing(what, None)
        return None
    with st.container(key="ww-amb-row"):
        left, right = st.columns([29, 11], gap="medium")
    with right, st.container(key="ww-cell"):
        cells.choose_by_name(what, cell)
        if may(who, "state_ambition", what.book.facts.context.wijk):
            edit.edit_cell(who, what, cell)
        else:
            cells.read_cell(what, cell)
        cells.close_button()
    with left:
        _title(what)
        _bar(who, what, cell)
        _drawing(what, cell)
    return cell


def findings_section(what: Shown) -> None:
    """Write what stands out, as sentences."""
    found = pieces.findings(what)
    if found:
        st.header(_("Wat valt op?"), anchor=False)
        st.html(found)


def table_section(what: Shown) -> None:
    """Offer the numbers as a table and as a download."""
    st.header(_("De getallen"), anchor=False)
    ui.download_table(pieces.table(what), f"ambities-{what.wijk_id}")


def _title(what: Shown) -> None:
    """Write what to look at first, in large type, and quietly what comes after it."""
    first, *more = pieces.headline(what)
    with st.container(key="ww-amb-title", gap=None):
        st.title(_("Ambities van de partijen"), anchor=False)
        ui.finding(first)
        if more:
            st.html(f'<p class="ww-more">{escape(" ".join(more))}</p>')


def _bar(who: Identity, what: Shown, cell: Cell | None) -> None:
    """Draw the way into the cells and, for who may, showing it to residents and the walls."""
    wijk = what.book.facts.context.wijk
    publishes = may(who, "publish", wijk)
    if cell is not None and not publishes:
        return
    with st.container(horizontal=True, key="ww-amb-bar", vertical_alignment="center"):
        if cell is None:
            fills_in = may(who, "state_ambition", wijk)
            cells.open_button(what, _("Ambities invullen") if fills_in else _("Lees waarom"))
            hint = escape(_("of tik op een vak"))
            st.html(f'<p class="ww-left ww-tap">{hint}</p>', width="content")
        if publishes:
            _residents_toggle(who, wijk)
            _walls(wijk)


def _residents_toggle(who: Identity, wijk: Wijk) -> None:
    # The key holds what is stored: when somebody else changed it, this is a new switch.
    shown = "ambities" in wijk.published
    wanted = st.toggle(_("Tonen aan bewoners"), value=shown, key=f"ambitions_residents_{shown}")
    if wanted != shown:
        now = dt.datetime.now(dt.UTC)
        publish_to_residents(ui.store(), wijk, "ambities", shown=wanted, identity=who, now=now)
        st.rerun()


def _walls(wijk: Wijk) -> None:
    dark: dict[str, str] = {"donker": "1"}
    for label, more in ((_("Op de wand"), {}), (_("Op de wand, donkere zaal"), dark)):
        query = urlencode({"scherm": "1", "wijk": wijk.id} | more)
        st.link_button(label, f"/ambities?{query}", icon=":material/tv:")


def _drawing(what: Shown, cell: Cell | None) -> None:
    with st.container(key="ww-amb-wide"):
        cells.tappable_matrix(what, cell)
    with st.container(key="ww-amb-narrow"):
        st.html(pieces.listing(what))
