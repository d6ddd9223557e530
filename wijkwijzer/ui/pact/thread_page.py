"""The page of the thread: from an agreement back to its grounds, from a remark forward."""

from collections import Counter
from html import escape

import streamlit as st

from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import apart
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.thread import STEPS, Key, Node, Thread
from wijkwijzer.pact.thread_words import status_sentence
from wijkwijzer.programme.words import listed
from wijkwijzer.publish.inputs import follow_card
from wijkwijzer.publish.thread import wijk_thread
from wijkwijzer.ui.addresses import FROM, KIND, agreement_address
from wijkwijzer.ui.pact.holding import audience_of
from wijkwijzer.ui.pact.lanes import lanes, nested
from wijkwijzer.ui.pact.style import style
from wijkwijzer.ui.parts import empty_state, finding
from wijkwijzer.ui.runtime import store

SHORT = 90
"""So many letters of a title stand in the sentence."""
_STARTS = ("agreement", "measure", "need", "task", "contribution", "card")


def thread_page(who: Identity, wijk: Wijk) -> None:
    """Draw the page, with what this person may see."""
    style()
    thread = wijk_thread(store(), wijk.id, audience_of(who)).content.as_told
    title = _("De draad")
    st.html(f'<h1 class="ww-pact-title">{escape(title)}</h1>')
    _go_on_from_merged(thread, wijk)
    card = _asked_card()
    if card is not None and card not in thread.nodes:  # nothing of it can be read (yet)
        empty_state(
            _("Hier is nog niets van te lezen."),
            _(
                "Wat in een bijeenkomst is opgeschreven, staat hier zodra het verslag er is en er "
                "iets mee gebeurt. Bewaar dit adres en kijk later nog eens."
            ),
        )
        return
    start = _start(thread)
    if start is None:
        empty_state(
            _("Er is nog geen draad."),
            _("Die begint zodra bij een maatregel of afspraak staat waar die uit voortkomt."),
        )
        return
    start = _choose(thread, start)
    finding(about(thread, start))
    st.html(_itself(thread.nodes[start], wijk.id) + lanes(thread, start, wijk.id))
    st.html(_told(thread, start, wijk.id))


def _asked_card() -> Key | None:
    """Return the card that the address names, None where it names something else."""
    if st.query_params.get(KIND, "") != "card":
        return None
    return ("card", str(st.query_params.get(FROM, "")))


def _go_on_from_merged(thread: Thread, wijk: Wijk) -> None:
    """Let the address of a card that was merged go on to the one that stays."""
    card = _asked_card()
    if card is None or card in thread.nodes:
        return
    stays = follow_card(store(), wijk.id, card[1])
    if stays in thread.nodes:
        st.query_params[FROM] = stays[1]


def _start(thread: Thread) -> Key | None:
    """Return where the thread begins: what the address says, else the first agreement."""
    asked = (str(st.query_params.get(KIND, "")), str(st.query_params.get(FROM, "")))
    if asked in thread.nodes:
        return asked
    for kind in _STARTS:
        of_kind = _of_kind(thread, kind)
        if of_kind:
            return of_kind[0].key
    return None


def _of_kind(thread: Thread, kind: str) -> list[Node]:
    """Return the things of a kind, those with the longest thread first."""
    found = [node for node in thread.nodes.values() if node.kind == kind]
    return sorted(found, key=lambda node: (-thread.ties.get(node.key, 0), node.title, node.id))


def _choose(thread: Thread, start: Key) -> Key:
    """Offer another thing to draw the thread through."""
    there = {kind for kind, _id in thread.nodes}
    kinds = [kind for kind in _STARTS if kind in there]
    if start[0] not in kinds:
        kinds.append(start[0])
    left, right = st.columns([5, 4], vertical_alignment="bottom")
    # Keyed by what is drawn: another address gives the widgets that belong to it.
    with left:
        kind = st.segmented_control(
            _("Begin bij"),
            kinds,
            default=start[0],
            required=True,
            format_func=_plural,
            key=f"thread-kind-{start}",
        )
    if kind != start[0]:
        _go(_of_kind(thread, kind)[0].key)
    nodes = {node.key: node for node in _of_kind(thread, kind)}
    with right:
        chosen = st.selectbox(
            _("Welke?"),
            list(nodes),
            index=list(nodes).index(start),
            format_func=lambda key: " ".join(nodes[key].title.split())[:120],
            key=f"thread-one-{start}",
        )
    if chosen != start:
        _go(chosen)
    return start


def _go(key: Key) -> None:
    st.query_params[KIND], st.query_params[FROM] = key
    st.rerun()


def _plural(kind: str) -> str:
    return {
        "agreement": _("Afspraken"),
        "measure": _("Maatregelen"),
        "need": _("Behoeften"),
        "task": _("Opgaven"),
        "contribution": _("Opmerkingen"),
        "card": _("Kaarten"),
    }.get(kind, _("Andere"))


def _itself(node: Node, wijk_id: str) -> str:
    """Say in whole what the sentence above shortens: a long text, and how it stands and why."""
    text = plain_text(node.title).strip()
    status = status_sentence(node)
    parts = (
        f'<p class="ww-pact-text" dir="auto">{escape(text)}</p>' if len(text) > SHORT else "",
        f'<p class="ww-pact-text ww-quiet">{escape(status)}</p>' if status else "",
        _read_on(agreement_address(wijk_id, node.id)) if node.kind == "agreement" else "",
    )
    return "".join(parts)


def _read_on(address: str) -> str:
    label = _("Lees de afspraak")
    link = f'<a href="{escape(address)}" target="_self">{escape(label)}</a>'
    return f'<p class="ww-links">{link}</p>'


def about(thread: Thread, start: Key) -> str:
    """Say in a sentence on what a thing rests and what came of it."""
    back = _counted(thread, start, "back")
    forward = _counted(thread, start, "forward")
    title = " ".join(thread.nodes[start].title.split())
    title = apart(title if len(title) <= SHORT else f"{title[: SHORT - 1].rstrip()}…")
    if back and forward:
        return _("“{title}” komt voort uit {back}, en leidde tot {forward}.").format(
            title=title, back=back, forward=forward
        )
    if back:
        return _("“{title}” komt voort uit {back}.").format(title=title, back=back)
    if forward:
        return _("“{title}” leidde tot {forward}.").format(title=title, forward=forward)
    return _("“{title}” is nog nergens aan gekoppeld.").format(title=title)


def _counted(thread: Thread, start: Key, direction: str) -> str:
    stops = thread.way(start, "forward" if direction == "forward" else "back")[1:]
    counted = Counter("contribution" if s.node.kind == "withdrawn" else s.node.kind for s in stops)
    names = {
        "contribution": (_("1 opmerking"), _("{n} opmerkingen")),
        "need": (_("1 behoefte"), _("{n} behoeften")),
        "meeting": (_("1 bijeenkomst"), _("{n} bijeenkomsten")),
        "card": (_("1 kaart"), _("{n} kaarten")),
        "task": (_("1 opgave"), _("{n} opgaven")),
        "work": (_("1 werk"), _("{n} werken")),
        "ambition": (_("1 ambitie"), _("{n} ambities")),
        "measure": (_("1 maatregel"), _("{n} maatregelen")),
        "agreement": (_("1 afspraak"), _("{n} afspraken")),
        "reply": (_("1 antwoord"), _("{n} antwoorden")),
    }
    return listed(
        [
            one if counted[kind] == 1 else many.format(n=counted[kind])
            for kind, (one, many) in names.items()
            if counted[kind]
        ]
    )


def _told(thread: Thread, start: Key, wijk_id: str) -> str:
    """Tell the same as nested lists, for a screen reader and for a phone."""
    back = nested(thread, start, "back", wijk_id)
    forward = nested(thread, start, "forward", wijk_id)
    parts = _part(_("Wat ervan kwam"), forward, _("Nog niets."))
    # What was heard is a beginning, though a card was written in a meeting.
    if back or start[0] not in STEPS[0]:
        parts = _part(_("Waar het uit voortkomt"), back, _("Er staat nog niets bij.")) + parts
    return f'<div class="ww-thread-list">{parts}</div>'


def _part(title: str, told: str, nothing: str) -> str:
    inside = told or f"<p>{escape(nothing)}</p>"
    return f"<section><h2>{escape(title)}</h2>{inside}</section>"
