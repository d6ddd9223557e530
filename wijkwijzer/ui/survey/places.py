"""Pointing at a place on the map: where, about what, and a remark.

The map is no fragment: after a restart of the server a fragment of the old page is unknown and its
first tap would be lost.
"""

from collections.abc import Mapping, Sequence
from html import escape

import streamlit as st

from wijkwijzer.access.codes import new_id
from wijkwijzer.errors import WijkwijzerError
from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.intake.survey import save_pins
from wijkwijzer.neighbourhood.places import buurt_at, point_in
from wijkwijzer.neighbourhood.records import Buurt, Point, Theme
from wijkwijzer.store.context import RoundContext
from wijkwijzer.survey.records import DraftPin
from wijkwijzer.ui.parts import page_title, resident_text
from wijkwijzer.ui.runtime import store
from wijkwijzer.ui.survey.foot import Foot, foot
from wijkwijzer.ui.survey.style import picture
from wijkwijzer.ui.survey.visit import (
    ANOTHER_PLACE,
    CHECK,
    PLACES,
    Visit,
    last_form_step,
    move,
    now,
    remember,
    remembered,
    widget_key,
)

MOST = 3
"""How many places one resident may point at here; one is asked for."""
LONGEST = 500
SPOT = "op"
"""Where in the address a tapped place stands until it is kept: a restart forgets the map."""


def has_map(context: RoundContext) -> bool:
    """Return whether there are boundaries to point within."""
    return bool(context.buurten)


def places(visit: Visit) -> None:
    """Draw the step: the places kept so far, or the map to point at one."""
    if visit.draft.pins and visit.draft.step != ANOTHER_PLACE:
        _kept(visit)
        return
    page_title(_("Wilt u een plek aanwijzen?"))
    number = len(visit.draft.pins)
    drawn = remembered("drawn")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        click = _map(visit, drawn if isinstance(drawn, Point) else None, number)
    with right:
        about = st.container()
        buurt = _from_list(visit.context.buurten, click, number)
    tapped = _noted(_tapped(click))
    point = point_in(buurt) if buurt else tapped
    here = buurt or (_buurt_of(visit.context.buurten, tapped) if tapped else None)
    with about:
        if point is None or here is None:
            _how(outside=point is not None)
            _move(visit, foot("skip", next_label=_("Overslaan"), primary=False))
        else:
            _about(visit, point, here)
    # What was tapped is known only after the map was drawn, so the pin comes with a second run.
    pin = point if here else None
    if pin != drawn:
        remember("drawn", value=pin)
        st.rerun()


def _move(visit: Visit, tapped: Foot) -> None:
    """Go back to the form, or on to the last look."""
    if tapped.back or tapped.next:
        _go(visit, CHECK if tapped.next else last_form_step(visit.context))


def _go(visit: Visit, step: str) -> None:
    if SPOT in st.query_params:
        del st.query_params[SPOT]
    try:
        move(visit, step)
    except WijkwijzerError as error:
        st.error(str(error))


def _how(*, outside: bool) -> None:
    lead = _("Tik op de kaart: een plek waar iets beter moet, of waar het juist goed is.")
    st.html(f'<p class="ww-lead">{escape(lead)}</p>')
    if outside:
        st.warning(_("Deze plek ligt buiten de wijk. Tik op een plek binnen de grens."))


def _from_list(buurten: Sequence[Buurt], click: object, number: int) -> Buurt | None:
    """Offer the other way in, for who cannot use a map; a new tap on the map goes before it."""
    key = widget_key(f"buurt-{number}")
    if click != remembered("click"):
        remember("click", value=click)
        st.session_state[key] = None
    return st.selectbox(
        _("Geen kaart? Kies een buurt"),
        buurten,
        index=None,
        format_func=lambda buurt: buurt.name,
        placeholder=_("Kies een buurt"),
        filter_mode=None,
        key=key,
    )


def _tapped(click: Mapping[str, float] | None) -> Point | None:
    if click is None or abs(click["lng"]) > 180 or abs(click["lat"]) > 90:
        return None
    return Point(longitude=click["lng"], latitude=click["lat"])


def _noted(tapped: Point | None) -> Point | None:
    """Write a tapped place in the address; without a tap, return what stands there."""
    noted = st.query_params.get(SPOT, "")
    if tapped is not None:
        spot = f"{tapped.latitude:.6f},{tapped.longitude:.6f}"
        if spot != noted:
            st.query_params[SPOT] = spot
        return tapped
    latitude, _comma, longitude = noted.partition(",")
    try:
        return Point(latitude=float(latitude), longitude=float(longitude))
    except ValueError:
        return None


def _buurt_of(buurten: Sequence[Buurt], point: Point) -> Buurt | None:
    found = buurt_at(buurten, point)
    return next((buurt for buurt in buurten if buurt.id == found), None)


def _about(visit: Visit, point: Point, buurt: Buurt) -> None:
    """Ask what it is about, and keep it."""
    here = _("Uw plek: {buurt}").format(buurt=buurt.name)
    st.html(f'<p class="ww-line">{escape(here)}</p>')
    number = len(visit.draft.pins)
    themes = {theme.id: theme for theme in visit.context.themes}
    theme = st.pills(
        _("Waar gaat het over?"),
        tuple(themes),
        format_func=lambda id_: _capital(choose(themes[id_].short)),
        key=widget_key(f"theme-{number}"),
    )
    text = st.text_area(
        _("Wat wilt u over deze plek zeggen?"),
        max_chars=LONGEST,
        height=110,
        key=widget_key(f"text-{number}"),
    )
    warning = _("Schrijf geen namen, adressen of telefoonnummers op. Iemand leest het eerst.")
    st.html(f'<p class="ww-note">{escape(warning)}</p>')
    with st.container(key="ww-survey-aside"):
        skip = st.button(_("Toch geen plek: overslaan"), type="tertiary")
    tapped = foot("keep", next_label=_("Bewaar deze plek"))
    if tapped.next and theme is None:
        st.warning(_("Kies eerst waar het over gaat."))
    elif tapped.next and theme is not None:
        _keep(visit, DraftPin(id=new_id(), point=point, theme=theme, text=text or ""))
    _move(visit, Foot(back=tapped.back, next=skip))


def _keep(visit: Visit, pin: DraftPin) -> None:
    if _saved(visit, (*visit.draft.pins, pin)):
        _go(visit, PLACES)


def _saved(visit: Visit, pins: tuple[DraftPin, ...]) -> bool:
    try:
        save_pins(store(), visit.token, pins, now=now())
    except WijkwijzerError as error:
        st.error(str(error))
        return False
    return True


def _kept(visit: Visit) -> None:
    """Show what was pointed at, each to be taken back."""
    pins = visit.draft.pins
    page_title(_("Uw plek") if len(pins) == 1 else _("Uw plekken"))
    left, right = st.columns([3, 2], gap="medium")
    with left:
        _map(visit, None, -1)
    with right:
        for pin in pins:
            _one(visit, pin)
        if len(pins) < MOST and st.button(_("Nog een plek aanwijzen"), width="stretch"):
            _go(visit, ANOTHER_PLACE)
    _move(visit, foot("kept", next_label=_("Verder")))


def _one(visit: Visit, pin: DraftPin) -> None:
    context = visit.context
    theme = next((t for t in context.themes if t.id == pin.theme), None)
    buurt = _buurt_of(context.buurten, pin.point)
    with st.container(key=f"ww-place-{pin.id}"):
        st.html(_heading(theme, buurt.name if buurt else ""))
        resident_text(pin.text or _("Geen opmerking erbij."))
        if st.button(_("Verwijder deze plek"), key=f"remove-{pin.id}", type="tertiary"):
            rest = tuple(other for other in visit.draft.pins if other.id != pin.id)
            if _saved(visit, rest):
                st.rerun()


def _heading(theme: Theme | None, buurt: str) -> str:
    drawing = picture(theme.pictogram if theme else "plek")
    name = escape(_capital(choose(theme.name)) if theme else "")
    return f'<p class="ww-place">{drawing}<span><b>{name}</b>{escape(buurt)}</span></p>'


def _map(visit: Visit, point: Point | None, number: int) -> Mapping[str, float] | None:
    """Draw the map; what it is made of is slow to load and only this step needs it."""
    from wijkwijzer.ui.survey.place_map import draw_map  # noqa: PLC0415

    return draw_map(
        visit.context,
        visit.draft.pins,
        point,
        key=widget_key(f"map-{number}"),  # each place begins with a map without a tap
        tap=number >= 0,
        height=320 if visit.draft.channel == "telefoon" else 430,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
