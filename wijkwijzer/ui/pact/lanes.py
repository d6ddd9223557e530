"""The thread as lanes: five columns from what was heard to what was told, and lines between."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from html import escape

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.look.palette import LIGHT
from wijkwijzer.pact.thread import STEPS, Edge, Key, Node, Thread
from wijkwijzer.pact.thread_words import status_sentence
from wijkwijzer.ui.addresses import thread_address
from wijkwijzer.ui.drawings import as_image

MOST = 6
"""So many things stand under each other in a column; the list has them all."""
TOLD = 240
"""So many letters of a text stand in the list."""
LISTED = 12
"""So many stand in the list under one thing; the others are one tap away."""
PITCH, HEIGHT, HEAD, MORE = 7.25, 6.25, 2.75, 2.25
"""From card to card, of a card, of the name of a column, and of how many more there are: in the
size of letters (rem), so that the words of a card fit in it on every screen."""
GAP = 4.5
"""Room for the lines between two columns, in percent of the width."""


@dataclass(frozen=True)
class _Box:
    """Where a card stands: left and width in percent, top in rem."""

    column: int
    left: float
    width: float
    top: float

    @property
    def middle(self) -> float:
        return self.top + HEIGHT / 2


def kind_words(kind: str) -> str:
    """Name what a thing is, on its card."""
    return {
        "contribution": _("opmerking"),
        "withdrawn": _("ingetrokken opmerking"),
        "need": _("behoefte"),
        "card": _("kaart uit een bijeenkomst"),
        "meeting": _("bijeenkomst"),
        "meeting_report": _("verslag"),
        "follow_up": _("vervolg uit een bijeenkomst"),
        "party": _("partij"),
        "task": _("opgave"),
        "work": _("werk"),
        "ambition": _("ambitie"),
        "measure": _("maatregel"),
        "agreement": _("afspraak"),
        "reply": _("antwoord"),
    }[kind]


def lanes(thread: Thread, start: Key, wijk_id: str) -> str:
    """Draw everything that leads to a thing and that came of it.

    Returns
    -------
    str
        HTML; each card leads to the thread through that thing.
    """
    found = [(step, nodes) for step, nodes in enumerate(thread.around(start)) if nodes]
    keys = {node.key for _step, nodes in found for node in nodes}
    edges = [edge for edge in thread.edges if edge.start in keys and edge.end in keys]
    shown = [(step, _kept(nodes, start, edges), max(0, len(nodes) - MOST)) for step, nodes in found]
    ordered = _untangled([nodes for _step, nodes, _more in shown], edges)
    cards = max((len(nodes) for _step, nodes, _more in shown), default=1)
    high = HEAD + cards * PITCH + (MORE if any(more for _step, _nodes, more in shown) else 0)
    boxes = _boxes(ordered, cards)
    width = _width(len(ordered))
    columns = "".join(
        _column(step, nodes, more, boxes, start, wijk_id, (place * (width + GAP), width))
        for place, ((step, _nodes, more), nodes) in enumerate(zip(shown, ordered, strict=True))
    )
    drawing = as_image(_lines(boxes, edges, start, high))
    name = escape(_("De draad als tekening; hieronder staat hetzelfde als lijst"))
    return (
        f'<div class="ww-lanes" role="group" aria-label="{name}" style="height:{high:.2f}rem">'
        f"{drawing}{columns}</div>"
    )


def _kept(nodes: Sequence[Node], start: Key, edges: Sequence[Edge]) -> list[Node]:
    """Return what fits in a column: the thing itself, and what most hangs on, first."""
    if len(nodes) <= MOST:
        return list(nodes)
    ties = {node.key: sum(node.key in {e.start, e.end} for e in edges) for node in nodes}
    ranked = sorted(
        nodes, key=lambda n: (n.key != start, n.kind == "contribution", -ties[n.key], n.title)
    )
    return ranked[:MOST]


def _untangled(columns: Sequence[Sequence[Node]], edges: Sequence[Edge]) -> list[list[Node]]:
    """Put each card beside what it hangs on, so that few lines cross."""
    tied: dict[Key, list[Key]] = {}
    for edge in edges:
        tied.setdefault(edge.start, []).append(edge.end)
        tied.setdefault(edge.end, []).append(edge.start)
    ordered = [list(nodes) for nodes in columns]
    for _round in range(4):
        for column, nodes in enumerate(ordered):
            place = {
                node.key: (number + 0.5) / len(others)
                for where, others in enumerate(ordered)
                if where != column
                for number, node in enumerate(others)
            }
            nodes.sort(
                key=lambda node: _mean([place[k] for k in tied.get(node.key, []) if k in place])
            )
    return ordered


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def _width(columns: int) -> float:
    return (100 - GAP * (columns - 1)) / max(columns, 1)


def _boxes(columns: Sequence[Sequence[Node]], most: int) -> dict[Key, _Box]:
    width = _width(len(columns))
    return {
        node.key: _Box(
            column,
            column * (width + GAP),
            width,
            HEAD + (number + (most - len(nodes)) / 2) * PITCH,
        )
        for column, nodes in enumerate(columns)
        for number, node in enumerate(nodes)
    }


def _column(
    step: int,
    nodes: Sequence[Node],
    more: int,
    boxes: Mapping[Key, _Box],
    start: Key,
    wijk_id: str,
    place: tuple[float, float],
) -> str:
    left, width = place
    cards = "".join(_card(node, boxes[node.key], start, wijk_id) for node in nodes)
    if more:
        top = max(boxes[node.key].top for node in nodes) + PITCH
        text = escape(_("en nog {n}, in de lijst hieronder").format(n=more))
        cards += (
            f'<li class="more" style="left:{left:.2f}%;width:{width:.2f}%;top:{top:.2f}rem">'
            f"{text}</li>"
        )
    return (
        f'<section><h2 style="left:{left:.2f}%;width:{width:.2f}%">{escape(step_title(step))}</h2>'
        f"<ul>{cards}</ul></section>"
    )


def step_title(step: int) -> str:
    """Name a column of the thread."""
    return (
        _("Gehoord"),
        _("Opgaven en plannen"),
        _("Voorgesteld"),
        _("Afgesproken"),
        _("Verteld"),
    )[step]


def _card(node: Node, box: _Box, start: Key, wijk_id: str) -> str:
    classes = " ".join(
        name
        for name, on in (
            ("here", node.key == start),
            ("gone", node.gone),
            (f"step{_step(node.kind)}", True),
        )
        if on
    )
    place = f"left:{box.left:.2f}%;width:{box.width:.2f}%;top:{box.top:.2f}rem;height:{HEIGHT}rem"
    said = shortened(node.title) or kind_words(node.kind)
    here = ' aria-current="true"' if node.key == start else ""
    address = escape(thread_address(wijk_id, node.key))
    return (
        f'<li class="{classes}" style="{place}"><a href="{address}" target="_self"{here}>'
        f'<small dir="auto">{escape(mark_words(node))}</small>'
        f'<span dir="auto">{escape(said)}</span></a></li>'
    )


def mark_words(node: Node) -> str:
    """Say what a thing is and how it stands, in two or three words."""
    state = {
        "voorgesteld": _("nog niet besloten"),
        "gekozen": _("gekozen"),
        "niet_gekozen": _("niet gekozen"),
        "samengevoegd": _("samengevoegd"),
        "niet_begonnen": _("nog niet begonnen"),
        "bezig": _("bezig"),
        "klaar": _("klaar"),
        "gewijzigd": _("gewijzigd"),
        "gestopt": _("gestopt"),
        "doen": _("dit doen we"),
        "deels": _("een deel doen we"),
        "niet_doen": _("dit doen we niet"),
        "doorgegeven": _("doorgegeven"),
    }.get(node.status, "")
    if node.gone and node.kind != "withdrawn":
        state = _("is er niet meer")
    return " · ".join(word for word in (kind_words(node.kind), state) if word)


def _step(kind: str) -> int:
    return next(number for number, kinds in enumerate(STEPS) if kind in kinds)


def _lines(boxes: Mapping[Key, _Box], edges: Sequence[Edge], start: Key, high: float) -> str:
    """Draw the lines behind the cards, those of the thing itself stronger."""
    paths = ""
    for edge in sorted(edges, key=lambda one: start in {one.start, one.end}):
        if edge.start not in boxes or edge.end not in boxes:
            continue
        one, other = boxes[edge.start], boxes[edge.end]
        if one.column > other.column:
            one, other = other, one
        own = start in {edge.start, edge.end}
        colour, thick = (LIGHT.ink, 2.4) if own else (LIGHT.border, 1.4)
        paths += (
            f'<path d="{_curve(one, other, boxes.values())}" fill="none" stroke="{colour}" '
            f'stroke-width="{thick}" vector-effect="non-scaling-stroke"/>'
        )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="100" height="{high:.2f}" '
        f'viewBox="0 0 100 {high:.2f}" preserveAspectRatio="none">{paths}</svg>'
    )


def _curve(one: _Box, other: _Box, boxes: Collection[_Box]) -> str:
    begin, end = one.left + one.width, other.left
    if one.column == other.column:  # out at the right and back in
        return f"M{begin:.2f} {one.middle:.2f}" + _bend(begin, one.middle, other.middle, 0)
    between = [box for box in boxes if one.column < box.column < other.column]
    level = _level(one.middle, between)
    first = _bend(begin, one.middle, level, GAP) if between else ""
    return f"M{begin:.2f} {one.middle:.2f}{first}H{end - GAP:.2f}" + _bend(
        end - GAP, level, other.middle, GAP
    )


def _bend(left: float, begin: float, end: float, width: float) -> str:
    half = left + (width / 2 or GAP * 0.8)
    return f"C{half:.2f} {begin:.2f} {half:.2f} {end:.2f} {left + width:.2f} {end:.2f}"


def _level(middle: float, between: Sequence[_Box]) -> float:
    """Return the height nearest to `middle` at which a line meets no card on its way."""
    half = (PITCH - HEIGHT) / 2
    edges = (y for box in between for y in (box.top - half, box.top + HEIGHT + half))
    free = [
        y
        for y in (middle, *edges)
        if not any(box.top - 0.1 < y < box.top + HEIGHT + 0.1 for box in between)
    ]
    return min(free, key=lambda y: abs(y - middle), default=middle)


def shortened(text: str) -> str:
    """Return the beginning of a long text: where the thing itself is open stands all of it."""
    plain = " ".join(text.split())
    return plain if len(plain) <= TOLD else f"{plain[: TOLD - 1].rstrip()}…"


def nested(thread: Thread, start: Key, direction: str, wijk_id: str) -> str:
    """Return the way through the thread as a list within a list, "" when there is none."""
    stops = thread.way(start, "forward" if direction == "forward" else "back")
    under: dict[Key, list[Node]] = {}
    for stop in stops[1:]:
        edge = stop.via[0]
        parent = edge.start if direction == "forward" else edge.end
        under.setdefault(parent, []).append(stop.node)
    return _branch(under, start, wijk_id)


def _branch(under: Mapping[Key, Sequence[Node]], key: Key, wijk_id: str) -> str:
    items = [_item(under, node, wijk_id) for node in under.get(key, ())]
    if not items:
        return ""
    open_ = LISTED if len(items) > LISTED + 1 else len(items)
    rest = items[open_:]
    more = escape(_("Lees de andere {n}").format(n=number(len(rest))))
    folded = f"<details><summary>{more}</summary><ul>{''.join(rest)}</ul></details>" if rest else ""
    return f"<ul>{''.join(items[:open_])}</ul>{folded}"


def _item(under: Mapping[Key, Sequence[Node]], node: Node, wijk_id: str) -> str:
    title = shortened(node.title) or kind_words(node.kind)
    reply = node.kind == "reply"  # its text is its title already
    status = "" if reply else shortened(status_sentence(node))
    kind = mark_words(node) if reply else kind_words(node.kind)
    why = f"<p>{escape(status)}</p>" if status else ""
    address = escape(thread_address(wijk_id, node.key))
    return (
        f"<li><small>{escape(kind)}</small> "
        f'<a href="{address}" target="_self" dir="auto">{escape(title)}</a>'
        f"{why}{_branch(under, node.key, wijk_id)}</li>"
    )
