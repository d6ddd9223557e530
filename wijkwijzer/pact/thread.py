"""The thread: from a remark forward to what became of it, from an agreement back to its grounds.

Links point from what came first to what came of it; so the thread has no loops, but two ways may
lead to the same thing. Each thing is told once, at the shortest distance.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal, NamedTuple

Key = tuple[str, str]
"""Kind and id, as in a link."""
Direction = Literal["forward", "back"]

STEPS: tuple[tuple[str, ...], ...] = (
    ("contribution", "withdrawn", "need", "card", "meeting", "follow_up", "meeting_report"),
    ("task", "work", "ambition", "party"),
    ("measure",),
    ("agreement",),
    ("reply",),
)
"""The columns of the thread from left to right: heard, wanted, proposed, agreed, told."""


class Node(NamedTuple):
    """One thing in the thread.

    Parameters
    ----------
    title
        What it is called; of a remark its text.
    status
        Of a measure or an agreement how it stands, of a reply what is done; else "".
    day
        The day of that status, or of the thing itself, ISO-8601 or "".
    why
        The reason of that status, or the text of a reply.
    gone
        Whether it was removed or withdrawn since; then `day` is that day where it is known.
    """

    kind: str
    id: str
    title: str
    status: str = ""
    day: str = ""
    why: str = ""
    gone: bool = False

    @property
    def key(self) -> Key:
        """Kind and id."""
        return self.kind, self.id


class Edge(NamedTuple):
    """`start` stands in `relation` to `end`, which came later."""

    start: Key
    end: Key
    relation: str


@dataclass(frozen=True)
class Stop:
    """One thing on the way through the thread.

    Parameters
    ----------
    distance
        Links from where the way began; 0 is where it began.
    via
        The links by which it was reached, each from a stop that is one nearer.
    """

    node: Node
    distance: int
    via: tuple[Edge, ...]


@dataclass(frozen=True)
class Thread:
    """All things of a wijk that are tied, and the links between them.

    Parameters
    ----------
    nodes
        By key.
    edges
        Only those of which both ends are in `nodes` are followed.
    """

    nodes: Mapping[Key, Node]
    edges: tuple[Edge, ...]
    _forward: Mapping[Key, Sequence[Edge]] = field(init=False, repr=False, compare=False)
    _back: Mapping[Key, Sequence[Edge]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sort the links by both of their ends, once."""
        forward, back = defaultdict(list), defaultdict(list)
        for edge in self.edges:
            if edge.start in self.nodes and edge.end in self.nodes:
                forward[edge.start].append(edge)
                back[edge.end].append(edge)
        for found in (*forward.values(), *back.values()):
            found.sort()
        object.__setattr__(self, "_forward", dict(forward))
        object.__setattr__(self, "_back", dict(back))

    @cached_property
    def ties(self) -> Mapping[Key, int]:
        """How many links each thing has, followed or not."""
        return Counter(end for edge in self.edges for end in (edge.start, edge.end))

    @cached_property
    def as_told(self) -> "Thread":
        """The thread as it is told: a reply comes after what it is about.

        A link runs from a reply to what it names; in telling, the reply came of that.
        """
        return Thread(
            self.nodes,
            tuple(
                Edge(edge.end, edge.start, edge.relation) if edge.start[0] == "reply" else edge
                for edge in self.edges
            ),
        )

    def way(self, start: Key, direction: Direction) -> tuple[Stop, ...]:
        """Return everything that came of a thing, or that it came from.

        Returns
        -------
        tuple of Stop
            The thing itself first, then by distance, within it in the order of `STEPS` and then by
            title; empty when the thing is not in the thread.
        """
        if start not in self.nodes:
            return ()
        links = self._forward if direction == "forward" else self._back
        distance = {start: 0}
        reached: dict[Key, list[Edge]] = {start: []}
        layer = [start]
        while layer:
            later: list[Key] = []
            for key in layer:
                for edge in links.get(key, ()):
                    other = edge.end if direction == "forward" else edge.start
                    if other not in distance:
                        distance[other] = distance[key] + 1
                        reached[other] = []
                        later.append(other)
                    if distance[other] == distance[key] + 1:
                        reached[other].append(edge)
            layer = later
        stops = [Stop(self.nodes[key], distance[key], tuple(reached[key])) for key in distance]
        return tuple(sorted(stops, key=_order))

    def around(self, start: Key) -> tuple[tuple[Node, ...], ...]:
        """Return all that leads to a thing and all that comes of it, in the columns of `STEPS`."""
        stops = (*self.way(start, "back"), *self.way(start, "forward"))
        return columns({stop.node.key: stop.node for stop in stops}.values())


def columns(nodes: Iterable[Node]) -> tuple[tuple[Node, ...], ...]:
    """Put things in the columns of `STEPS`, each in order of kind, title and id."""
    by_step: list[list[Node]] = [[] for _step in STEPS]
    for node in nodes:
        by_step[_step_of(node.kind)].append(node)
    return tuple(tuple(sorted(step, key=lambda n: (n.kind, n.title, n.id))) for step in by_step)


def _step_of(kind: str) -> int:
    return next(number for number, kinds in enumerate(STEPS) if kind in kinds)


def _order(stop: Stop) -> tuple[int, int, str, str, str]:
    node = stop.node
    return stop.distance, _step_of(node.kind), node.kind, node.title, node.id
