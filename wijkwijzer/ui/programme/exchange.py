"""The longlist as a spreadsheet: written, and read in with a look at it before anything is kept."""

import streamlit as st

from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.measure_import import import_measures, naming, preview_measures
from wijkwijzer.programme.measure_words import amount_words
from wijkwijzer.programme.sheet.reading import Reading
from wijkwijzer.programme.sheet.table import table
from wijkwijzer.programme.words import listed
from wijkwijzer.ui import acts
from wijkwijzer.ui.programme.holding import Held, paragraph
from wijkwijzer.ui.runtime import store
from wijkwijzer.workbook import xlsx_bytes

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_TAKEN_OVER = "measures-taken-over"
"""How many sheets this screen took over: after each the field for a file is empty again."""


def exchange(held: Held) -> None:
    """Offer the list as a spreadsheet and, to who edits, reading one in."""
    if held.found.measures:
        st.html(paragraph(_("Kies links een maatregel om hem te lezen."), "ww-lead"))
    st.header(_("Als rekenblad"), anchor=False)
    with store().read() as reader:
        names = naming(reader, held.wijk.id)
    with st.container(horizontal=True):
        if held.found.measures:
            st.download_button(
                _("Download de lijst"),
                lambda: xlsx_bytes({"Maatregelen": table(held.found.measures, names)}),
                f"maatregelen-{held.wijk.id}.xlsx",
                XLSX,
                key="measures-download",
            )
        if held.edits:
            st.download_button(
                _("Download een leeg blad"),
                lambda: xlsx_bytes({"Maatregelen": table([], names)}),
                "maatregelen-leeg.xlsx",
                XLSX,
                key="measures-template",
            )
    if held.edits and st.toggle(_("Lees een rekenblad in"), key="measures-read-in"):
        _read_in(held)


def _read_in(held: Held) -> None:
    taken_over = st.session_state.get(_TAKEN_OVER, 0)
    file = st.file_uploader(
        _("Rekenblad (Excel of CSV)"), type=["xlsx", "csv"], key=f"measures-file-{taken_over}"
    )
    if file is None:
        text = _(
            "U ziet eerst wat erin staat en wat het verandert. Er gebeurt niets voor u dat zegt. "
            "Wat niet in het blad staat, blijft op de lijst."
        )
        st.html(paragraph(text))
        return
    data = file.getvalue()
    with acts.told():
        with st.spinner(_("Het blad wordt gelezen.")):
            found = preview_measures(
                store(), held.wijk.id, file.name, data, identity=held.who, now=acts.now()
            )
        _preview(held, found)
        if found.faults or not (found.measures or found.changes):
            return
        if st.button(_button(found), type="primary", key="measures-import"):
            with st.spinner(_("Het blad wordt overgenomen.")):
                import_measures(
                    store(), held.wijk.id, file.name, data, identity=held.who, now=acts.now()
                )
            st.session_state[_TAKEN_OVER] = taken_over + 1
            acts.done(
                _("Overgenomen: {new} nieuw, {changed} gewijzigd.").format(
                    new=len(found.measures), changed=len(found.changes)
                )
            )


def _button(found: Reading) -> str:
    if not found.changes and len(found.measures) == 1:
        return _("Zet één maatregel op de lijst")
    if not found.changes:
        return _("Zet {n} maatregelen op de lijst").format(n=len(found.measures))
    return _("Neem over: {new} nieuw, {changed} gewijzigd").format(
        new=len(found.measures), changed=len(found.changes)
    )


def _preview(held: Held, found: Reading) -> None:
    if found.passed:
        said = _(
            "Deze kolommen horen niet bij een maatregel en nemen we niet over: {columns}. Moet er "
            "een wel mee? Geef haar dan een naam uit het lege blad."
        )
        st.html(paragraph(said.format(columns=listed(found.passed)), "ww-lead"))
    if found.faults:
        said = _("{n} cellen kloppen niet. Er wordt niets ingelezen tot alles klopt.")
        if len(found.faults) == 1:
            said = _("Eén cel klopt niet. Er wordt niets ingelezen tot alles klopt.")
        st.html(paragraph(said.format(n=len(found.faults)), "ww-finding"))
        rows = [
            {_("Cel"): f.cell, _("Kolom"): f.column, _("Reden"): f.reason} for f in found.faults
        ]
        st.dataframe(rows, hide_index=True, width="stretch")
        return
    if not found.measures and not found.changes:
        said = (
            _("In dit blad staat niets nieuws.")
            if found.same
            else _("In dit blad staan geen maatregelen.")
        )
        st.html(paragraph(said))
        return
    st.html(paragraph(_("Alles klopt.")))
    if found.measures:
        st.html(paragraph(_("Dit komt op de lijst:")))
        shown = [
            {
                _("Titel"): one.title,
                _("Thema’s"): ", ".join(held.theme_names.get(t, t) for t in one.themes),
                _("Kosten"): amount_words(one.costs.lifetime),
            }
            for one in found.measures
        ]
        st.dataframe(shown, hide_index=True, width="stretch")
    if found.changes:
        st.html(paragraph(_("Dit verandert op de lijst:")))
        changed = [
            {_("Titel"): one.measure.title, _("Wat er verandert"): ", ".join(one.columns)}
            for one in found.changes
        ]
        st.dataframe(changed, hide_index=True, width="stretch")
    if found.same:
        said = _("{n} maatregelen blijven zoals ze zijn.").format(n=found.same)
        st.html(paragraph(said))
