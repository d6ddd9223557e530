"""The first sentence of the page, and the choice of a theme or a buurt."""

from collections.abc import Mapping

import streamlit as st

from wijkwijzer.i18n import choose, number
from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.records import Buurt, Wijk
from wijkwijzer.neighbourhood.themes import theme_set
from wijkwijzer.publish.feedback import Chapter, Feedback
from wijkwijzer.store import Reader
from wijkwijzer.ui.parts import empty_state, finding, page_title
from wijkwijzer.wijkkompas.words import capitalised


def opening(found: Feedback) -> None:
    """Say how much was heard and answered, and whether that was in time."""
    page_title(_("Wat gebeurt er met uw inbreng"))
    heard = sum(len(one.heard) for one in found.themes)
    if not heard:
        empty_state(
            _("Er is nog geen inbreng te lezen."),
            _(
                "Wat bewoners schrijven in de vragenlijst of in een bijeenkomst, wordt eerst "
                "nagekeken. Daarna staat het hier, met wat ermee gebeurt."
            ),
        )
        return
    waiting = sum(len(one.unanswered) for one in found.themes)
    over = sum(len(one.overdue) for one in found.themes)
    finding(_answered(heard, waiting))
    in_rooms = sum(1 for one in found.themes for said in one.heard if said.meeting)
    lead = [_in_rooms(in_rooms)] if in_rooms else []
    lead += [_promised(found.term, over)] if found.term is not None else []
    if lead:
        st.html(f'<p class="ww-lead">{" ".join(lead)}</p>')


def _answered(heard: int, waiting: int) -> str:
    if heard == 1 and waiting:
        return _("Wij hoorden één opmerking. Die wacht nog op antwoord.")
    if heard == 1:
        return _("Wij hoorden één opmerking. Die kreeg antwoord.")
    if heard == waiting:
        return _("Wij hoorden {heard} opmerkingen. Geen daarvan kreeg al antwoord.").format(
            heard=number(heard)
        )
    if not waiting:
        return _("Wij hoorden {heard} opmerkingen. Alle kregen antwoord.").format(
            heard=number(heard)
        )
    return _(
        "Wij hoorden {heard} opmerkingen. {answered} kregen antwoord, {waiting} nog niet."
    ).format(heard=number(heard), answered=number(heard - waiting), waiting=number(waiting))


def _in_rooms(n: int) -> str:
    if n == 1:
        return _("Eén daarvan is opgeschreven in een bijeenkomst.")
    return _("{n} daarvan zijn opgeschreven in een bijeenkomst.").format(n=number(n))


def _promised(term: int, over: int) -> str:
    promise = _("Wij beloofden een antwoord binnen {days} dagen.").format(days=number(term))
    if over:
        late = _("Bij {n} opmerkingen is dat niet gelukt.").format(n=number(over))
        promise = f"{promise} {late}"
    return promise


def choose_chapter(reader: Reader, wijk: Wijk, found: Feedback) -> tuple[str, Chapter]:
    """Let choose a theme or a buurt; the address keeps it. Return its name and what is in it."""
    names = {theme.id: capitalised(choose(theme.name)) for theme in theme_set(wijk.theme_set)}
    buurten = {buurt.id: buurt.name for buurt in reader.all(Buurt, wijk.id)}
    ways = {"thema": _("Per thema"), "buurt": _("Per buurt")}
    with st.container(horizontal=True, key="ww-feedback-bar", vertical_alignment="center"):
        way = st.segmented_control(
            _("Per thema of per buurt"),
            tuple(ways),
            format_func=lambda id_: ways[id_],
            default="thema",
            required=True,
            key="per",
            bind="query-params",
            label_visibility="collapsed",
            width="content",
        )
        if way == "buurt":
            return _choose("buurt", found.buurten, buurten | {"": _("De hele wijk")})
        return _choose("thema", found.themes, names | {"": _("Zonder thema")})


def _choose(
    key: str, chapters: tuple[Chapter, ...], names: Mapping[str, str]
) -> tuple[str, Chapter]:
    """Offer the chapters, first the one about which most was heard."""
    # An empty id cannot stand in an address.
    by_id = {one.id or "overig": one for one in chapters}
    fullest = max(by_id, key=lambda id_: (by_id[id_].id != "", len(by_id[id_].heard)))
    asked = st.query_params.get(key, "")
    chosen = st.selectbox(
        _("Kies een thema") if key == "thema" else _("Kies een buurt"),
        tuple(by_id),
        index=tuple(by_id).index(asked if asked in by_id else fullest),
        format_func=lambda id_: f"{names[by_id[id_].id]} ({number(len(by_id[id_].heard))})",
        key=f"feedback_{key}",
        label_visibility="collapsed",
        width=340,  # on a phone it goes below, whole
    )
    # Not bound by Streamlit: that puts the words of an option in the address, with its count.
    if chosen and chosen != asked and (asked or chosen != fullest):
        st.query_params[key] = chosen
    chapter = by_id[chosen or fullest]
    return names[chapter.id], chapter
