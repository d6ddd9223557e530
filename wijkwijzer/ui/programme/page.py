"""The page as a whole: one sentence on top, and one of its three parts."""

import datetime as dt

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.dialogue.records import Meeting
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.parties.records import Party
from wijkwijzer.programme.words import listed
from wijkwijzer.publish.book import open_book
from wijkwijzer.publish.live import moment_of
from wijkwijzer.publish.programme import longlist
from wijkwijzer.ui import acts
from wijkwijzer.ui.parts import finding
from wijkwijzer.ui.programme import chances, choosing
from wijkwijzer.ui.programme.holding import GO_TO, PART, Held, audience_of
from wijkwijzer.ui.programme.overview import longlist_part
from wijkwijzer.ui.programme.style import style
from wijkwijzer.ui.programme.wall import wall
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.screen import is_wall


def measures_page(who: Identity, wijk: Wijk) -> None:
    """Draw the page: facilitators edit and write down choices, the steering group reads."""
    with store().read() as reader:
        release = moment_of(reader, wijk.id).release
    held = hold(who, wijk)
    if is_wall():
        wall(held, release)
        return
    style()
    top = st.container(key="ww-prog-title", gap=None)
    part = _part()
    acts.say_what_was_done()
    with top:
        st.title(_("Maatregelen"), anchor=False)
        place = st.empty()
    sentence = headline(held)
    if part == "koppelkansen":
        found = chances.chances_of(held)
        sentence = chances.headline(found)
        chances.chances_part(held, found)
    elif part == "kiezen":
        ranked = choosing.choosing_part(held)
        sentence = choosing.headline(held, ranked)
    else:
        longlist_part(held)
    with place:
        finding(sentence)


def _part() -> str:
    """Draw the choice between the parts; return the one that is on."""
    names = {
        "longlist": _("Longlist"),
        "koppelkansen": _("Koppelkansen"),
        "kiezen": _("Samen kiezen"),
    }
    go_to = st.session_state.pop(GO_TO, None)
    if go_to or "programme-part" not in st.session_state:
        asked = go_to or st.query_params.get(PART, "")
        st.session_state["programme-part"] = asked if asked in names else "longlist"
    part = st.segmented_control(
        _("Wat wilt u zien?"),
        tuple(names),
        format_func=lambda one: names[one],
        key="programme-part",
        label_visibility="collapsed",
        required=True,
    )
    return part or "longlist"


def hold(who: Identity, wijk: Wijk) -> Held:
    """Read what the page shows."""
    now = dt.datetime.now(dt.UTC)
    book = open_book(store(), wijk.id, audience_of(who), now=now)
    found = longlist(store(), wijk.id, book, identity=who).content
    with store().read() as reader:
        meetings = [one for one in reader.all(Meeting, wijk.id) if not one.rehearsal]
        return Held(
            who,
            wijk,
            book,
            found,
            buurten=tuple(reader.all(Buurt, wijk.id)),
            parties=tuple(reader.all(Party, wijk.id)),
            meetings=tuple(meetings),
        )


def headline(held: Held) -> str:
    """Say what stands out on the longlist, in one sentence."""
    measures = [one for one in held.found.measures if one.status != "samengevoegd"]
    if not measures:
        return _("Er staan nog geen maatregelen op de lijst.")
    at_hand = [one for one in measures if one.status != "niet_gekozen"]
    served = {theme for one in at_hand for theme in one.themes}
    missed = [held.theme_names[theme] for theme in held.asked() if theme not in served]
    if missed:
        return _(
            "Bewoners vragen zeker aandacht voor {themes}, en daar is nog geen maatregel voor."
        ).format(themes=listed(missed))
    waiting = sum(one.status == "voorgesteld" for one in measures)
    chosen = sum(one.status == "gekozen" for one in measures)
    if not waiting:
        return _("Over alle {all} maatregelen is besloten: {chosen} zijn gekozen.").format(
            all=len(measures), chosen=chosen
        )
    return _(
        "Van de {all} maatregelen zijn er {chosen} gekozen; over {waiting} is nog niet besloten."
    ).format(all=len(measures), chosen=chosen, waiting=waiting)
