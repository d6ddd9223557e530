"""From what somebody wrote in a meeting forward: the answer it got and what came of it.

A published report never changes; what became of it does, so this stands beside it on the screen and
in no file.
"""

from collections.abc import Callable
from html import escape

from wijkwijzer.access.permissions import may
from wijkwijzer.access.records import Identity
from wijkwijzer.i18n import current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.text_in_maps import plain_text
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.thread import Key, Node
from wijkwijzer.publish.thread import wijk_thread
from wijkwijzer.ui.addresses import agreement_address, thread_address
from wijkwijzer.ui.outcome_words import outcome_name, status_name
from wijkwijzer.ui.pact.holding import audience_of
from wijkwijzer.ui.pact.lanes import kind_words
from wijkwijzer.ui.runtime import store

MOST = 3
"""So many things stand with a card; the thread has them all."""
_TOLD = ("reply", "agreement", "measure")


def onward(who: Identity, wijk: Wijk) -> Callable[[str], str]:
    """Return what tells of a card, by its id, what became of it: HTML, "" while nothing did.

    Who may not see what was agreed is not led there.
    """
    if not may(who, "see_pact", wijk):
        return lambda _card: ""
    thread = wijk_thread(store(), wijk.id, audience_of(who)).content

    def told(card: str) -> str:
        own = ("card", card)
        found = [stop.node for stop in thread.way(own, "forward")[1:] if _is_told(stop.node)]
        found = sorted(found, key=lambda node: _TOLD.index(node.kind))[:MOST]
        if not found:
            return ""
        asked = escape(_("Wat is ermee gebeurd?"))
        links = " ".join(_link(wijk.id, own, node) for node in found)
        language = current_language()
        return f'<footer class="onward" lang="{language}" dir="auto">{asked} {links}</footer>'

    return told


def _is_told(node: Node) -> bool:
    """Return whether this is an answer, a measure or an agreement that still stands."""
    return node.kind in _TOLD and not node.gone and node.status != "samengevoegd"


def _link(wijk_id: str, own: Key, node: Node) -> str:
    if node.kind == "reply":
        address, words = thread_address(wijk_id, own), escape(outcome_name(node.status))
    else:
        agreed = node.kind == "agreement"
        address = agreement_address(wijk_id, node.id) if agreed else thread_address(wijk_id, own)
        title = escape(plain_text(node.title))
        stands = escape(status_name(node.status))
        words = f"{escape(kind_words(node.kind))} <bdi>“{title}”</bdi> · {stands}"
    return f'<a href="{escape(address)}" target="_self">{words}</a>'
