"""The buurten of a wijk: who lives there, where they lie, and files to read that from."""

from collections.abc import Collection, Mapping

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import WijkwijzerError
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.figures import update_figures
from wijkwijzer.intake.records import remove_record
from wijkwijzer.neighbourhood.areas import BuurtFigures, unmatched_codes
from wijkwijzer.ui.records import boundaries, figures_table
from wijkwijzer.ui.records.begin import move_to
from wijkwijzer.ui.records.holdings import Holdings
from wijkwijzer.ui.records.place import small_map
from wijkwijzer.ui.records.saving import MOST_LISTED, done, now, open_anew, say_done, told
from wijkwijzer.ui.records.upload import uploaded_figures
from wijkwijzer.ui.records.words import as_label, category_words
from wijkwijzer.ui.runtime import store


def buurten_section(who: Identity, held: Holdings) -> None:
    """Show the buurten and their figures, or ask for boundaries where there are none."""
    open_anew(None)
    say_done()
    if not held.buurten:
        boundaries.import_panel(who, held)
        if st.button(_("Verder zonder grenzen"), key="without-boundaries"):
            move_to("partijen")
        st.caption(_("Zonder grenzen is er geen kaart en zijn er geen uitkomsten per buurt."))
        return
    table, where = st.columns([3, 2], gap="large")
    with table:
        figures_table.figures(who, held)
    with where:
        small_map(held.buurten, height=380, key=f"map-{held.wijk.id}")
        if held.wijk.source:
            st.caption(as_label(_("Bron: {source}").format(source=held.wijk.source)))
    with st.expander(_("Cijfers uit een tabel (CSV)")):
        _figures_from_table(who, held)
    if held.wijk.is_example:
        return
    with st.expander(_("Grenzen en cijfers bijwerken uit een bestand")):
        boundaries.import_panel(who, held)
    with st.expander(_("Buurten weghalen")):
        _remove(who, held)


def _figures_from_table(who: Identity, held: Holdings) -> None:
    st.write(
        _(
            "Een tabel van CBS of StatLine met een regel per buurt. Kolommen met inwoners, "
            "leeftijd, huishoudens en woningen worden herkend; andere kolommen blijven liggen."
        )
    )
    file = st.file_uploader(_("Tabel (CSV)"), type=["csv", "txt"], key="figures-file")
    if file is None:
        return
    with told():
        figures = uploaded_figures(file)
        codes = {buurt.code for buurt in held.buurten if buurt.code}
        strange, without = unmatched_codes(figures, codes)
        found = len(codes & set(figures))
        st.write(
            _("In de tabel staan {found} van de {n} buurten van deze wijk.").format(
                found=found, n=len(held.buurten)
            )
        )
        _list_codes(_("Wel in de tabel, niet in deze wijk"), strange)
        named = {buurt.code: f"{buurt.name} ({buurt.code})" for buurt in held.buurten}
        _list_codes(
            _("Niet in de tabel; hun cijfers blijven zoals ze zijn"),
            tuple(named[code] for code in without),
        )
        silent = _silent(figures, codes)
        if found and silent:
            st.text(
                _("Geen cijfers in de tabel over: {what}. Die blijven zoals ze zijn.").format(
                    what=", ".join(silent).lower()
                )
            )
        source = st.text_input(_("Bron van deze cijfers"), file.name, key="figures-source")
        if found and st.button(_("Werk de cijfers bij"), type="primary", key="figures-update"):
            updated = update_figures(
                store(), held.wijk.id, figures, source=source.strip(), identity=who, now=now()
            )
            done(
                _("{changed} cijfers bijgewerkt in {n} buurten.").format(
                    changed=updated.changed, n=len(updated.buurten)
                )
            )


def _silent(figures: Mapping[str, BuurtFigures], codes: Collection[str]) -> list[str]:
    """Return the figures that the table has for none of these buurten."""
    found = [figures[code] for code in codes if code in figures]
    known = {("total", "")} if any(f.inhabitants is not None for f in found) else set()
    for one in found:
        parts = {"age": one.age, "household": one.household, "tenure": one.tenure}
        known |= {
            (variable, category)
            for variable, counts in parts.items()
            for category, count in counts.items()
            if count is not None
        }
    asked = [cell for group in figures_table.GROUPS.values() for cell in group]
    return [category_words(*cell) for cell in asked if cell not in known]


def _list_codes(what: str, codes: tuple[str, ...]) -> None:
    if not codes:
        return
    listed = ", ".join(codes[:MOST_LISTED])
    if len(codes) > MOST_LISTED:
        listed += _(" en nog {number}").format(number=len(codes) - MOST_LISTED)
    st.text(f"{what}: {listed}")


def _remove(who: Identity, held: Holdings) -> None:
    st.write(
        _(
            "Een buurt kan weg zolang geen enquête en geen opgave haar noemt. "
            "De cijfers gaan mee weg."
        )
    )
    names = {buurt.id: buurt.name for buurt in held.buurten}
    gone = st.multiselect(
        _("Welke buurten"),
        list(names),
        format_func=lambda id_: names[id_],
        placeholder=_("Kies buurten"),
        key=f"gone-{len(names)}",
    )
    if not st.button(_("Haal weg"), disabled=not gone, key="remove-buurten"):
        return
    removed, refused = [], []
    for buurt in held.buurten:
        if buurt.id in gone:
            try:
                remove_record(store(), buurt, identity=who, now=now())
                removed.append(buurt.name)
            except WijkwijzerError as error:
                refused.append(str(error))
    said = _("Weggehaald: {names}.").format(names=", ".join(removed)) if removed else ""
    done(said or _("Er is niets weggehaald."), more=refused)
