"""The wijk itself: names, themes, where "high" begins, and whose boundaries these are."""

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput
from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.faults import checked, field_name
from wijkwijzer.intake.records import save_record
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.settings import DATA
from wijkwijzer.ui.records.holdings import Holdings
from wijkwijzer.ui.records.saving import (
    done,
    now,
    offer_newer,
    open_anew,
    opened,
    save_bar,
    say_done,
    told,
)
from wijkwijzer.ui.records.versions import choose_version, history, refused_edit, wijk_history
from wijkwijzer.ui.runtime import store


def wijk_section(who: Identity, held: Holdings) -> None:
    """Show the settings of the wijk, to change and save."""
    names = held.names()
    with st.container(width=760):
        if refused_edit(Wijk, held.wijk.id):
            choose_version(who, names)
            return
        wijk = opened(held.wijk)
        offer_newer(wijk, held.wijk)
        values, pressed, place = _form(wijk)
        if pressed:
            with told(place):
                saved = save_record(
                    store(), checked(Wijk, wijk.model_dump() | values), identity=who, now=now()
                )
                open_anew(saved)
                done(_("De wijk is opgeslagen."))
        say_done(place)
        history("wijk", wijk.id, names)
        wijk_history(wijk.id, names)


def _form(wijk: Wijk) -> tuple[dict[str, object], bool, DeltaGenerator]:
    """Return what is filled in, whether the button was pressed, and where to tell about it."""
    key = f"wijk-{wijk.id}-{wijk.version}"
    with st.form(key, border=False):
        left, right = st.columns(2)
        values: dict[str, object] = {
            "name": left.text_input(field_name("name"), wijk.name, max_chars=200, key=f"{key}-n"),
            "municipality": right.text_input(
                field_name("municipality"), wijk.municipality, max_chars=200, key=f"{key}-m"
            ),
        }
        values |= _borders(wijk, key)
        values["theme_set"] = _theme_choice(wijk, key)
        values["source"] = st.text_input(
            _("Bron van grenzen en cijfers, onder de kaart"),
            wijk.source,
            max_chars=300,
            key=f"{key}-s",
        )
        buttons, place = save_bar()
        return values, buttons.form_submit_button(_("Bewaar"), type="primary"), place


def _borders(wijk: Wijk, key: str) -> dict[str, object]:
    left, right = st.columns(2)
    need = left.number_input(
        field_name("border_need"),
        min_value=0.0,
        max_value=100.0,
        value=wijk.border_need,
        step=5.0,
        format="%g",
        placeholder=_("standaard: zoals de vragenlijst zegt"),
        help=_(
            "Vanaf dit getal (0 tot 100) noemen we een behoefte hoog. Lager zetten maakt "
            "meer thema's hoog. Leeg is de standaard: 50, en bij een top drie wat het lot zou "
            "geven (21 bij veertien thema's)."
        ),
        key=f"{key}-bn",
    )
    task = right.number_input(
        field_name("border_task"),
        min_value=0.0,
        max_value=100.0,
        value=wijk.border_task,
        step=5.0,
        format="%g",
        help=_(
            "Vanaf dit getal noemen we een opgave hoog. Een opgave telt 20 keer zijn urgentie; "
            "de standaard is 50."
        ),
        key=f"{key}-bt",
    )
    st.caption(
        _(
            "De grenzen bepalen wat hoog heet in het wijkkompas: behoefte en opgave allebei "
            "boven hun grens is samen oppakken. Wijzig ze alleen in overleg."
        )
    )
    return {"border_need": need, "border_task": task}


def _theme_choice(wijk: Wijk, key: str) -> str:
    sets = theme_sets()
    if len(sets) == 1:
        return next(iter(sets))
    sets = {wijk.theme_set: wijk.theme_set} | sets
    return st.selectbox(
        field_name("theme_set"),
        list(sets),
        format_func=lambda name: sets[name],
        key=f"{key}-t",
    )


def theme_sets() -> dict[str, str]:
    """Return the sets of themes there are: name of the file, and what is in it."""
    found = {}
    for file in sorted(DATA.glob("*.yaml")):
        try:
            themes = theme_set(file.stem)
        except InvalidInput:
            continue  # another kind of content
        listed = ", ".join(choose(theme.short) for theme in themes[:3])
        found[file.stem] = _("{n} thema's: {listed} ...").format(n=len(themes), listed=listed)
    return found
