"""Boundaries from a file: choose the file, choose the wijk in it, look, and only then store."""

import re
from typing import TYPE_CHECKING

import pandas as pd
import streamlit as st
from shapely.geometry import mapping

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.intake.areas import import_areas
from wijkwijzer.neighbourhood.areas import AreaFile, Skipped, WijkArea, select_wijk
from wijkwijzer.neighbourhood.records import Buurt
from wijkwijzer.ui.records.holdings import Holdings
from wijkwijzer.ui.records.place import small_map
from wijkwijzer.ui.records.saving import MOST_LISTED, done, now, show_faults, told
from wijkwijzer.ui.records.upload import uploaded_areas, uploaded_columns
from wijkwijzer.ui.records.words import as_label, inhabitants_words
from wijkwijzer.ui.runtime import store

if TYPE_CHECKING:
    from streamlit.runtime.uploaded_file_manager import UploadedFile


def import_panel(who: Identity, held: Holdings) -> None:
    """Take a file, show what is in it, and store it when the facilitator says so."""
    with st.container(width=760):
        st.write(
            _(
                "Kies een bestand met de buurten van uw gemeente: GeoJSON, GeoPackage of een "
                "gezipte shapefile. CBS en Kadaster geven het uit als Wijk- en Buurtkaart; de "
                "gemeente kan het u ook sturen. Namen en cijfers worden herkend."
            )
        )
        file = st.file_uploader(
            _("Bestand met grenzen"),
            type=["geojson", "json", "gpkg", "zip"],
            key=f"areas-{held.wijk.id}",
        )
    if file is None:
        return
    read = _read(file)
    if read is None:
        return
    area = _choose_wijk(read, held)
    if area is None:
        return
    _preview(read, area, held)
    if st.button(_("Bewaar deze grenzen"), type="primary", key="store-areas"):
        with told():
            _store(who, held, read, area)


def _read(file: "UploadedFile") -> AreaFile | None:
    """Read the file; where it fails, say why and let columns be pointed at."""
    with st.container(width=760):
        code_key, name_key = f"code-{file.file_id}", f"name-{file.file_id}"
        code, name = st.session_state.get(code_key), st.session_state.get(name_key)
        fault: InvalidInput | None = None
        read = None
        try:
            read = uploaded_areas(file, code, name)
        except InvalidInput as error:
            fault = error
        if fault is not None:
            show_faults(_for_a_page(fault))
        if fault is not None or code or name:
            _ask_columns(file, code_key, name_key)
    return read


def _for_a_page(error: InvalidInput) -> InvalidInput:
    """Leave out what a fault says about the command line."""
    plain = re.compile(r" \([^()]*--[^()]*\)")
    problems = tuple(plain.sub("", problem) for problem in error.problems)
    return InvalidInput(plain.sub("", str(error)), problems)


def _ask_columns(file: "UploadedFile", code_key: str, name_key: str) -> None:
    """Let the facilitator say which columns hold code and name."""
    try:
        columns = uploaded_columns(file)
    except InvalidInput:
        return  # no file with areas at all; the fault above says so
    st.write(_("Heeft het bestand eigen codes en namen? Wijs de kolommen aan."))
    left, right = st.columns(2)
    left.selectbox(_("Kolom met de code"), columns, index=None, placeholder=_("Kies"), key=code_key)
    right.selectbox(
        _("Kolom met de naam"), columns, index=None, placeholder=_("Kies"), key=name_key
    )


def _choose_wijk(read: AreaFile, held: Holdings) -> WijkArea | None:
    """Return the wijk to import: the only one, or the one that is chosen."""
    if len(read.wijken) == 1:
        return read.wijken[0]
    with st.container(width=760):
        return st.selectbox(
            _("Welke wijk in dit bestand? Typ een deel van de naam of de code."),
            read.wijken,
            index=_guess(read, held),
            format_func=_choice_line,
            placeholder=_("{n} wijken: zoek op naam of code").format(n=len(read.wijken)),
            key=f"area-choice-{held.wijk.id}-{len(read.wijken)}",
        )


def _guess(read: AreaFile, held: Holdings) -> int | None:
    for wanted in (held.wijk.code, held.wijk.name):
        try:
            if wanted:
                return read.wijken.index(select_wijk(read, wanted))
        except InvalidInput:
            continue
    return _by_buurt(read, held.wijk.name)


def _by_buurt(read: AreaFile, name: str) -> int | None:
    """Return the one wijk with buurten named after it: many a file has no names of wijken."""
    named = [
        index
        for index, area in enumerate(read.wijken)
        if any(name.casefold() in buurt.name.casefold() for buurt in area.buurten)
    ]
    return named[0] if len(named) == 1 else None


def _choice_line(area: WijkArea) -> str:
    """Name a wijk with its buurten: one searches for what one knows."""
    names = ", ".join(buurt.name for buurt in area.buurten)
    return f"{_wijk_line(area)}: {names if len(names) <= 90 else names[:88] + '…'}"


def _wijk_line(area: WijkArea) -> str:
    parts = [area.name, area.code, area.municipality_name]
    return ", ".join(part for part in parts if part)


def _preview(read: AreaFile, area: WijkArea, held: Holdings) -> None:
    table, where = st.columns([3, 2], gap="large")
    with table:
        st.subheader(as_label(_wijk_line(area)), anchor=False)
        st.write(_what_happens(area, held))
        shown = [
            {
                _("Buurt"): buurt.name,
                _("Code"): buurt.code,
                _("Inwoners"): "–"
                if buurt.figures.inhabitants is None
                else number(buurt.figures.inhabitants),
            }
            for buurt in area.buurten
        ]
        st.dataframe(pd.DataFrame(shown), hide_index=True, width="stretch")
        for note in read.notes:
            st.text(note)
        _skipped(read.skipped)
        year = _("grenzen van {year}").format(year=read.year) if read.year else _("jaar onbekend")
        st.caption(as_label(_("Bron: {source}; {year}").format(source=read.source, year=year)))
    with where:
        buurten = [
            Buurt(
                id=f"nieuw-{index}",
                wijk_id=held.wijk.id,
                name=(buurt.name or buurt.code)[:200],
                code=buurt.code,
                geometry=mapping(buurt.geometry),
            )
            for index, buurt in enumerate(area.buurten)
        ]
        small_map(buurten, height=380, key=f"preview-{area.code or area.name}")


def _what_happens(area: WijkArea, held: Holdings) -> str:
    counts = [buurt.figures.inhabitants for buurt in area.buurten]
    known = [count for count in counts if count is not None]
    text = _("{n} buurten, {people}.").format(
        n=len(area.buurten), people=inhabitants_words(sum(known) if known else None)
    )
    codes = {buurt.code for buurt in area.buurten}
    stored = {buurt.code for buurt in held.buurten if buurt.code}
    if held.buurten:
        text += " " + _("Nieuw: {new}. Bijgewerkt: {updated}.").format(
            new=len(codes - stored), updated=len(codes & stored)
        )
    kept = [buurt.name for buurt in held.buurten if buurt.code not in codes]
    if kept:
        text += " " + _("Staan niet in het bestand en blijven: {names}.").format(
            names=", ".join(kept)
        )
    return as_label(text)


def _skipped(skipped: tuple[Skipped, ...]) -> None:
    if not skipped:
        return
    with st.expander(_("{n} gebieden overgeslagen").format(n=len(skipped))):
        for area in skipped[:MOST_LISTED]:
            st.text(f"{area.code} {area.name}: {area.reason}".strip())
        if len(skipped) > MOST_LISTED:
            st.text(_("en nog {number}").format(number=len(skipped) - MOST_LISTED))


def _store(who: Identity, held: Holdings, read: AreaFile, area: WijkArea) -> None:
    (imported,) = import_areas(
        store(),
        [area],
        source=read.source,
        year=read.year,
        identity=who,
        now=now(),
        into=held.wijk.id,
    )
    text = _("De grenzen zijn opgeslagen: {created} buurten nieuw, {updated} bijgewerkt.").format(
        created=imported.created, updated=imported.updated
    )
    kept = _("Niet in het bestand, wel bewaard: {names}").format(names=", ".join(imported.kept))
    done(text, more=[kept] if imported.kept else [])
