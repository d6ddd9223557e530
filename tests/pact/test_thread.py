"""The thread forward and back, in columns and in sentences."""

from collections import deque

from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.pact.thread import STEPS, Edge, Node, Thread
from wijkwijzer.pact.thread_words import grounds, name_of, told

NODES = [
    Node("contribution", "o1", "De lift is stuk"),
    Node("contribution", "o2", "Lift!"),
    Node("withdrawn", "x", ""),
    Node("task", "t1", "Daken isoleren", day="2026-12-01", gone=True),
    Node("measure", "m1", "Lift vernieuwen", "gekozen", "2026-11-22", "Dit helpt het meest."),
    Node("measure", "m2", "Lift repareren", "samengevoegd", "2026-11-20", "Eén aanpak is beter."),
    Node("agreement", "a1", "Nieuwe lift", "bezig", "2027-01-10", "De lift is besteld."),
    Node("reply", "r1", "We vernieuwen de lift.", "doen", "2026-11-23", "We vernieuwen de lift."),
    Node("contribution", "o3", "Meer bomen"),
]
EDGES = (
    Edge(("contribution", "o1"), ("measure", "m1"), "beantwoord_door"),
    Edge(("contribution", "o2"), ("measure", "m2"), "beantwoord_door"),
    Edge(("withdrawn", "x"), ("measure", "m1"), "beantwoord_door"),
    Edge(("task", "t1"), ("measure", "m1"), "beantwoord_door"),
    Edge(("measure", "m2"), ("measure", "m1"), "samengevoegd_in"),
    Edge(("measure", "m1"), ("agreement", "a1"), "uitgewerkt_in"),
    Edge(("contribution", "o1"), ("reply", "r1"), "beantwoord_met"),
    Edge(("reply", "r1"), ("agreement", "a1"), "verwijst_naar"),
    Edge(("party", "niemand"), ("measure", "m1"), "beantwoord_door"),
)
THREAD = Thread({node.key: node for node in NODES}, EDGES)


def test_from_a_remark_forward_to_the_agreement() -> None:
    assert told(THREAD, ("contribution", "o2")) == (
        "De maatregel “Lift repareren” komt voort uit de opmerking “Lift!”.",
        "Dit is samengevoegd op 20 november 2026: Eén aanpak is beter.",
        "De maatregel “Lift repareren” is opgegaan in de maatregel “Lift vernieuwen”.",
        "Dit is gekozen op 22 november 2026: Dit helpt het meest.",
        "De afspraak “Nieuwe lift” werkt de maatregel “Lift vernieuwen” uit.",
        "Hier wordt aan gewerkt. Op 10 januari 2027: De lift is besteld.",
    )


def test_two_ways_to_one_thing_are_told_together_and_the_thing_once() -> None:
    stops = THREAD.way(("contribution", "o1"), "forward")
    assert [(stop.node.id, stop.distance) for stop in stops] == [
        ("o1", 0),
        ("m1", 1),
        ("r1", 1),
        ("a1", 2),
    ]
    assert [edge.start[1] for edge in stops[-1].via] == ["m1", "r1"]


def test_from_an_agreement_back_to_what_was_heard_also_when_it_is_gone() -> None:
    said = grounds(THREAD, ("agreement", "a1"))
    assert said[1] == "De afspraak “Nieuwe lift” werkt de maatregel “Lift vernieuwen” uit."
    assert "De maatregel “Lift vernieuwen” komt voort uit een opmerking die is ingetrokken." in said
    task = said.index("De maatregel “Lift vernieuwen” komt voort uit de opgave “Daken isoleren”.")
    assert said[task + 1] == ("Dit is ingetrokken op 1 december 2026; wat erop rust, staat er nog.")


def test_what_leads_nowhere_says_so_and_what_is_not_there_nothing() -> None:
    assert told(THREAD, ("contribution", "o3")) == ("Hier is nog niets mee gedaan.",)
    assert grounds(THREAD, ("contribution", "o3")) == (
        "Er staat nog niet bij waar dit uit voortkomt.",
    )
    assert told(THREAD, ("party", "niemand")) == grounds(THREAD, ("measure", "m9")) == ()


def test_all_around_a_thing_in_columns() -> None:
    found = THREAD.around(("measure", "m1"))
    assert [[node.id for node in column] for column in found] == [
        ["o1", "o2", "x"],
        ["t1"],
        ["m2", "m1"],
        ["a1"],
        [],
    ]


def test_a_long_remark_with_braces_is_cut_and_not_read_as_a_form() -> None:
    long = Node("contribution", "o", "{title} {0} " + "woord " * 60)
    name = name_of(long)
    assert name.startswith("de opmerking “{title} {0} woord")
    assert len(name) < 170
    assert name.endswith("…”")


kinds = [kind for step in STEPS for kind in step]


@st.composite
def threads(draw: st.DrawFn) -> Thread:
    n = draw(st.integers(1, 9))
    keys = [(draw(st.sampled_from(kinds)), str(i)) for i in range(n)]
    ends = st.tuples(st.integers(0, n - 1), st.integers(0, n - 1))
    edges = [Edge(keys[a], keys[b], "beantwoord_door") for a, b in draw(st.lists(ends))]
    return Thread({key: Node(*key, title="t") for key in keys}, tuple(edges))


@given(threads())
def test_each_thing_is_told_once_at_its_shortest_distance_even_in_a_loop(thread: Thread) -> None:
    start = next(iter(thread.nodes))
    plain: dict[tuple[str, str], int] = {start: 0}
    queue = deque([start])
    while queue:
        here = queue.popleft()
        for edge in thread.edges:
            if edge.start == here and edge.end not in plain:
                plain[edge.end] = plain[here] + 1
                queue.append(edge.end)
    stops = thread.way(start, "forward")
    assert {stop.node.key: stop.distance for stop in stops} == plain
    assert len(stops) == len(plain)
    for stop in stops[1:]:
        assert stop.via
        assert all(plain[edge.start] == stop.distance - 1 for edge in stop.via)


@given(threads())
def test_what_leads_forward_leads_back(thread: Thread) -> None:
    for one in thread.nodes:
        for other in thread.nodes:
            forward = {stop.node.key for stop in thread.way(one, "forward")}
            back = {stop.node.key for stop in thread.way(other, "back")}
            assert (other in forward) == (one in back)
