"""Measures: saved with their links, chosen, not chosen, merged, and never lost."""

from collections.abc import Callable

import pytest

from tests.conftest import FACILITATOR, NOW
from tests.intake.agreed import decision, saved_agreement, saved_measure
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotAllowed, StaleEdit
from wijkwijzer.intake import programme, receipts, records
from wijkwijzer.intake.faults import checked
from wijkwijzer.intake.survey import Sent
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.parties.records import Task
from wijkwijzer.programme.records import Amount, Costs, Measure, Stake, Tie, Work
from wijkwijzer.store import Store
from wijkwijzer.store.backup import check_database
from wijkwijzer.store.links import need_id

STEERING = Identity(role="steering", account="sanne")


def ends(store: Store, kind: str, id_: str) -> set[tuple[str, str, str]]:
    with store.read() as reader:
        return {(one.from_kind, one.from_id, one.relation) for one in reader.links_to(kind, id_)}


def test_a_measure_comes_back_as_it_was_with_what_it_answers(store: Store, wijk: Wijk) -> None:
    sources = (Tie(kind="task", id="t1"), Tie(kind="need", id=need_id(wijk.id, "wonen")))
    costs = Costs(once=Amount(low=1, mid=2, high=30), yearly=Amount(low=0, mid=5, high=5), years=10)
    kept = saved_measure(
        store,
        wijk,
        sources=sources,
        costs=costs,
        buurten=("b0", "b1"),
        ring=[{"longitude": 5.0 + i / 1000, "latitude": 52 + i * i / 1000} for i in range(3)],
        pays=(Stake(party_id="gemeente", what="de helft"),),
        begins_on="2027-02-01",
    )
    with store.read() as reader:
        assert reader.get(Measure, "m1") == kept
    assert kept.costs.lifetime == Amount(low=1, mid=52, high=80)
    assert ends(store, "measure", "m1") == {
        ("task", "t1", "beantwoord_door"),
        ("need", f"{wijk.id}~wonen", "beantwoord_door"),
    }
    kept = programme.save_measure(store, kept, sources=sources[:1], identity=FACILITATOR, now=NOW)
    programme.save_measure(store, kept, identity=FACILITATOR, now=NOW)
    assert ends(store, "measure", "m1") == {("task", "t1", "beantwoord_door")}


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"serves": ({"theme": "maan", "strength": 1},)}, "Dit thema bestaat niet: maan."),
        ({"buurten": ("b9",)}, "Deze buurt hoort niet bij de wijk: b9."),
        (
            {"pays": ({"party_id": "spook"},)},
            "Deze partij doet niet mee in deze wijk. Voeg haar eerst toe.",
        ),
        (
            {"initiator": "bewoner", "initiator_id": "Truus"},
            "Van een bewoner wordt niet bewaard wie het is.",
        ),
        (
            {"initiator": "bijeenkomst", "initiator_id": "x"},
            "Deze bijeenkomst is er niet (meer). Kies een andere.",
        ),
    ],
)
def test_a_measure_that_names_what_is_not_there_is_refused(
    store: Store, wijk: Wijk, fields: dict[str, object], said: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        saved_measure(store, wijk, **fields)
    assert str(refused.value) == said
    with store.read() as reader:
        assert reader.all(Measure, wijk.id) == []


@pytest.mark.parametrize(
    ("values", "said"),
    [
        (
            {"costs": {"once": {"low": 5, "mid": 4, "high": 6}}},
            (
                "Eenmalige kosten: Bedragen lopen van laag naar hoog; "
                "zet het kleinste bedrag bij laag."
            ),
        ),
        (
            {"costs": {"yearly": {"low": 1, "mid": 2, "high": 3}}},
            "Kosten: Hoeveel jaar het meegaat: ontbreekt; vul het in bij kosten per jaar.",
        ),
        (
            {"begins_on": "2027-02-30"},
            "Begint op: is geen datum die bestaat; schrijf jaar-maand-dag, zoals 2027-03-31.",
        ),
        (
            {"begins_on": "2027-02-03", "ends_on": "2027-01-01"},
            "Eindigt op: ligt voor het begin; kies een latere datum.",
        ),
        ({"title": " "}, "Wat moet er gebeuren: is leeg; vul dit in."),
    ],
)
def test_what_is_typed_wrong_is_said_in_a_sentence(
    wijk: Wijk, values: dict[str, object], said: str
) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(Measure, {"id": "m", "wijk_id": wijk.id, "title": "Iets"} | values)
    assert said in refused.value.problems


@pytest.mark.parametrize("kind", ["task", "contribution", "card", "meeting", "need"])
def test_what_is_not_there_cannot_be_tied_and_nothing_is_stored(
    store: Store, wijk: Wijk, kind: str
) -> None:
    with pytest.raises(InvalidInput, match="er niet"):
        saved_measure(store, wijk, sources=(Tie(kind=kind, id="nergens"),))
    with store.read() as reader:
        assert reader.all(Measure, wijk.id) == []


def test_only_facilitators_write_and_choose(store: Store, wijk: Wijk) -> None:
    kept = saved_measure(store, wijk)
    with pytest.raises(NotAllowed):
        programme.save_measure(store, kept, identity=STEERING, now=NOW)
    with pytest.raises(NotAllowed):
        programme.choose(store, [kept], "gekozen", decision(), identity=STEERING, now=NOW)
    with pytest.raises(NotAllowed):
        programme.remove_measure(store, kept, identity=STEERING, now=NOW)


def test_a_stale_edit_is_refused_with_both_sides(store: Store, wijk: Wijk) -> None:
    opened = saved_measure(store, wijk)
    theirs = opened.model_copy(update={"title": "Van een ander"})
    theirs = programme.save_measure(store, theirs, identity=FACILITATOR, now=NOW)
    mine = opened.model_copy(update={"title": "Van mij"})
    with pytest.raises(StaleEdit) as stale:
        programme.save_measure(
            store, mine, sources=(Tie(kind="task", id="t1"),), identity=FACILITATOR, now=NOW
        )
    assert (stale.value.stored, stale.value.offered) == (theirs, mine)
    assert ends(store, "measure", "m1") == set()
    with pytest.raises(StaleEdit):
        programme.choose(store, [opened], "gekozen", decision(), identity=FACILITATOR, now=NOW)


def test_a_choice_keeps_date_reason_and_who_agreed(store: Store, wijk: Wijk) -> None:
    first, second = saved_measure(store, wijk), saved_measure(store, wijk, "m2")
    (chosen,) = programme.choose(
        store, [first], "gekozen", decision(), identity=FACILITATOR, now=NOW
    )
    no = decision(reason="Te duur voor dit jaar.", agreed=())
    programme.choose(store, [second], "niet_gekozen", no, identity=FACILITATOR, now=NOW)
    # An edit of a chosen measure cannot undo the choice.
    edited = chosen.model_copy(update={"title": "Beter", "status": "voorgesteld"})
    assert programme.save_measure(store, edited, identity=FACILITATOR, now=NOW).status == "gekozen"
    with store.read() as reader:
        log = reader.choices(wijk.id)
        assert reader.get(Measure, "m2").status == "niet_gekozen"
    assert [(c.measure_id, c.outcome, c.reason, c.by) for c in log] == [
        ("m1", "gekozen", "Iedereen wil dit.", "begeleider"),
        ("m2", "niet_gekozen", "Te duur voor dit jaar.", "begeleider"),
    ]
    assert log[0].agreed == decision().agreed


def test_choosing_several_is_all_or_nothing(store: Store, wijk: Wijk) -> None:
    first, second = saved_measure(store, wijk), saved_measure(store, wijk, "m2")
    programme.save_measure(store, second, identity=FACILITATOR, now=NOW)
    with pytest.raises(StaleEdit):
        programme.choose(
            store, [first, second], "gekozen", decision(), identity=FACILITATOR, now=NOW
        )
    with store.read() as reader:
        assert reader.choices(wijk.id) == []
        assert reader.get(Measure, "m1").status == "voorgesteld"


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"agreed": ()}, "Noem wie het eens zijn met deze keuze."),
        (
            {"decided_on": "2026-11-23"},
            "Datum van het besluit: ligt in de toekomst; kies vandaag of eerder.",
        ),
        ({"meeting_id": "x"}, "Deze bijeenkomst is er niet (meer). Kies een andere."),
    ],
)
def test_a_choice_that_cannot_be(
    store: Store, wijk: Wijk, fields: dict[str, object], said: str
) -> None:
    kept = saved_measure(store, wijk)
    with pytest.raises(InvalidInput) as refused:
        programme.choose(
            store, [kept], "gekozen", decision(**fields), identity=FACILITATOR, now=NOW
        )
    assert str(refused.value) == said


def test_a_merged_measure_stays_in_the_thread_with_the_one_that_goes_on(
    store: Store, wijk: Wijk
) -> None:
    one = saved_measure(store, wijk, "m1", sources=(Tie(kind="task", id="t1"),))
    two = saved_measure(store, wijk, "m2", sources=(Tie(kind="task", id="t2"),))
    stays = programme.merge(store, [two], one, decision(), identity=FACILITATOR, now=NOW)
    assert (stays.status, stays.version) == ("voorgesteld", 2)
    assert ends(store, "measure", "m1") == {
        ("task", "t1", "beantwoord_door"),
        ("measure", "m2", "samengevoegd_in"),
    }
    assert ends(store, "measure", "m2") == {("task", "t2", "beantwoord_door")}
    with store.read() as reader:
        merged = reader.get(Measure, "m2")
        assert (merged.status, merged.merged_into) == ("samengevoegd", "m1")
        assert [(c.measure_id, c.into) for c in reader.choices(wijk.id)] == [("m2", "m1")]
    # A new list of sources cuts what was tied, and leaves that the other was merged into it.
    programme.save_measure(store, stays, sources=(), identity=FACILITATOR, now=NOW)
    assert ends(store, "measure", "m1") == {("measure", "m2", "samengevoegd_in")}
    with pytest.raises(InvalidInput, match="blijft staan"):
        programme.merge(store, [one], merged, decision(), identity=FACILITATOR, now=NOW)
    (back,) = programme.choose(
        store, [merged], "voorgesteld", decision(), identity=FACILITATOR, now=NOW
    )
    assert (back.status, back.merged_into) == ("voorgesteld", None)


def test_a_measure_goes_only_while_nothing_rests_on_it(store: Store, wijk: Wijk) -> None:
    free, bound = saved_measure(store, wijk), saved_measure(store, wijk, "m2")
    saved_agreement(store, wijk, sources=(Tie(kind="measure", id="m2"),))
    programme.remove_measure(store, free, identity=FACILITATOR, now=NOW)
    with pytest.raises(InvalidInput, match="blijft staan"):
        programme.remove_measure(store, bound, identity=FACILITATOR, now=NOW)


def test_a_task_that_is_withdrawn_keeps_its_place_in_the_thread(store: Store, wijk: Wijk) -> None:
    kept = saved_measure(store, wijk, sources=(Tie(kind="task", id="t1"),))
    with store.read() as reader:
        task = reader.get(Task, "t1")
    records.remove_record(store, task, identity=FACILITATOR, now=NOW)
    assert ends(store, "measure", "m1") == {("task", "t1", "beantwoord_door")}
    programme.save_measure(store, kept, sources=(), identity=FACILITATOR, now=NOW)
    assert ends(store, "measure", "m1") == {("task", "t1", "beantwoord_door")}
    with store.read() as reader:
        assert reader.removed(wijk.id)[("task", "t1")]["title"] == "Opgave"
    assert check_database(store._writer.db) == []


def test_works_go_with_their_party_and_know_their_horizon(store: Store, wijk: Wijk) -> None:
    work = Work(
        id="w1",
        wijk_id=wijk.id,
        party_id="corporatie",
        title="Daken",
        task_id="t1",
        year_from=2028,
        year_to=2029,
        earliest=2027,
        opens_street=True,
    )
    kept = programme.save_work(store, work, identity=FACILITATOR, now=NOW)
    with store.read() as reader:
        assert reader.all(Work, wijk.id) == [kept]
    with pytest.raises(InvalidInput, match="opgave is er niet"):
        programme.save_work(
            store,
            work.model_copy(update={"id": "w2", "task_id": "nergens"}),
            identity=FACILITATOR,
            now=NOW,
        )
    programme.remove_work(store, kept, identity=FACILITATOR, now=NOW)
    with store.read() as reader:
        assert reader.all(Work, wijk.id) == []


def test_a_withdrawn_remark_leaves_a_nameless_place(
    store: Store, wijk: Wijk, send: Callable[..., Sent]
) -> None:
    sent = send({"urgentie:wonen": 5, "open": "De lift is stuk"})
    with store.read() as reader:
        found = reader.contributions(wijk.id)
    saved_measure(store, wijk, sources=(Tie(kind="contribution", id=found[0].id),))
    receipts.withdraw(store, sent.receipt or "", device="d", now=NOW)
    ((kind, id_, _relation),) = ends(store, "measure", "m1")
    assert kind == "withdrawn"
    assert id_ != found[0].id
    assert check_database(store._writer.db) == []
