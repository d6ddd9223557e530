"""The page of the thread as each role: lanes, the same as a list, and what is not shown."""

from collections.abc import Callable
from pathlib import Path

from streamlit.testing.v1 import AppTest

from tests.built_demo import NOW
from tests.conftest import FACILITATOR
from tests.intake.agreed import remark
from wijkwijzer.intake.programme import save_measure
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.thread import Edge, Node, Thread
from wijkwijzer.programme.records import Measure, Tie
from wijkwijzer.ui import runtime
from wijkwijzer.ui.pact.lanes import MOST, lanes, nested
from wijkwijzer.ui.pact.thread_page import about

Open = Callable[..., AppTest]


def texts(app: AppTest) -> str:
    return " ".join(block.proto.body for block in app.get("html"))


def thread(*extra: Node) -> Thread:
    nodes = (
        Node("contribution", "c1", title="Zet er <b>lampen</b> neer"),
        Node("need", "w~wonen", title="wonen"),
        Node("measure", "m1", title="Lampen", status="gekozen", day="2026-11-12", why="Nodig."),
        Node("agreement", "a1", title="Licht", status="bezig", day="2026-11-20", why="Besteld."),
        Node("reply", "r1", title="Er komen lampen.", status="doen", day="2026-11-21"),
        *extra,
    )
    edges = (
        Edge(("contribution", "c1"), ("measure", "m1"), "beantwoord_door"),
        Edge(("need", "w~wonen"), ("measure", "m1"), "beantwoord_door"),
        Edge(("measure", "m1"), ("agreement", "a1"), "uitgewerkt_in"),
        Edge(("contribution", "c1"), ("reply", "r1"), "beantwoord_met"),
        Edge(("reply", "r1"), ("agreement", "a1"), "verwijst_naar"),
        *(Edge(node.key, ("measure", "m1"), "beantwoord_door") for node in extra),
    )
    return Thread({node.key: node for node in nodes}, edges).as_told


def test_an_agreement_comes_from_what_was_heard_and_led_to_the_reply() -> None:
    assert about(thread(), ("agreement", "a1")) == (
        "“Licht” komt voort uit 1 opmerking, 1 behoefte en 1 maatregel, en leidde tot 1 antwoord."
    )
    assert about(thread(), ("contribution", "c1")).endswith(
        "leidde tot 1 maatregel, 1 afspraak en 1 antwoord."
    )


def test_a_list_within_a_list_tells_the_way_and_shows_text_as_it_was_typed() -> None:
    told = nested(thread(), ("agreement", "a1"), "back", "w")
    assert told.index("Lampen") < told.index("Zet er &lt;b&gt;lampen&lt;/b&gt; neer")
    assert told.count("<ul>") == told.count("</ul>") == 2
    assert "Dit is gekozen op 12 november 2026: Nodig." in told
    assert not nested(thread(), ("reply", "r1"), "forward", "w")


def test_a_full_column_says_how_many_more_there_are_and_keeps_the_need() -> None:
    many = [Node("contribution", f"x{n}", title=f"Opmerking {n}") for n in range(20)]
    drawn = lanes(thread(*many), ("agreement", "a1"), "w")
    assert drawn.count("<li class=") == MOST + 1 + 3
    assert f"en nog {22 - MOST}, in de lijst hieronder" in drawn
    assert 'aria-current="true"><small dir="auto">afspraak · bezig</small>' in drawn
    assert ">behoefte<" in drawn


def test_facilitator_and_steering_follow_an_agreement_back(
    pact_database: Path, open_as: Open
) -> None:
    for role in ("facilitator", "steering"):
        app = open_as(role, "draad", soort="agreement", van="huismeester")
        assert not app.exception
        assert "komt voort uit 3 opmerkingen, 1 behoefte, 2 opgaven en 1 maatregel" in texts(app)
        assert "De huismeester kende iedereen." in texts(app)


def test_a_card_of_which_nothing_can_be_read_says_so_and_shows_nothing_else(
    pact_database: Path, open_as: Open
) -> None:
    app = open_as("resident", "draad", soort="card", van="onbekend")
    assert not app.exception
    assert "Hier is nog niets van te lezen." in texts(app)
    assert "Waar het uit voortkomt" not in texts(app)


def test_a_long_text_stands_in_whole_where_it_is_open_and_short_in_the_list(
    pact_database: Path, open_as: Open
) -> None:
    with runtime.store().read() as reader:
        wijk = reader.all(Wijk)[0]
        measure = next(one for one in reader.all(Measure, wijk.id) if "te voet" in one.title)
    ending = "tot hier en niet verder."
    text = "Aansprakelijkheidswaardevaststellingsveranderingen. " * 60 + ending
    remark(runtime.store(), wijk, "lang", text, theme="schoon")
    tie = Tie(kind="contribution", id="lang")
    save_measure(runtime.store(), measure, sources=(tie,), identity=FACILITATOR, now=NOW)
    app = open_as("resident", "draad", soort="contribution", van="lang")
    assert texts(app).count(ending) == 1
    assert "Waar het uit voortkomt" not in texts(app)
    app = open_as("resident", "draad", soort="measure", van=measure.id)
    assert ending not in texts(app)
    assert "Aansprakelijkheidswaardevaststellingsveranderingen." in texts(app)


def test_another_kind_draws_another_thread(pact_database: Path, open_as: Open) -> None:
    app = open_as("steering", "draad")
    app.button_group[0].set_value("measure").run()
    assert not app.exception
    assert app.query_params["soort"] in ("measure", ["measure"])
    assert "leidde tot 1 afspraak" in texts(app)


def test_residents_follow_their_remark_and_nothing_that_was_not_released(
    pact_database: Path, open_as: Open
) -> None:
    with runtime.store().read() as reader:
        wijk = reader.all(Wijk)[0]
    planted = Tie(kind="contribution", id="planted")
    remark(runtime.store(), wijk, "planted", "Geheim-7q4x", theme="schoon", state="waiting")
    with runtime.store().read() as reader:
        measure = next(one for one in reader.all(Measure, wijk.id) if "te voet" in one.title)
        ends = [(one.from_kind, one.from_id) for one in reader.links_to("measure", measure.id)]
    ties = [Tie(kind=kind, id=id_) for kind, id_ in ends if kind != "reply"]
    save_measure(runtime.store(), measure, sources=(*ties, planted), identity=FACILITATOR, now=NOW)
    app = open_as("resident", "draad", soort="agreement", van="huismeester")
    assert not app.exception
    assert "komt voort uit 3 opmerkingen, 1 behoefte, 2 opgaven en 1 maatregel" in texts(app)
    assert "7q4x" not in texts(app)
    assert "7q4x" in texts(open_as("facilitator", "draad", soort="agreement", van="huismeester"))


def test_without_anything_tied_it_says_how_a_thread_begins(
    demo_database: Path, open_as: Open
) -> None:
    assert "Er is nog geen draad." in texts(open_as("facilitator", "draad"))
