"""The thread, the pact, the longlist and "what happens with your input", per audience."""

import time
from typing import Any

import pytest

from tests.conftest import FACILITATOR, NOW
from tests.intake.agreed import (
    TODAY,
    decision,
    remark,
    saved_agreement,
    saved_measure,
    version,
)
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import NotAllowed
from wijkwijzer.intake import moderation, pact, programme, progress, receipts, records, replies
from wijkwijzer.intake.survey import Sent
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import Agreement, Reply
from wijkwijzer.pact.thread_words import grounds, told
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.criteria import CRITERIA
from wijkwijzer.programme.koppelkansen import koppelkansen, undertakings
from wijkwijzer.programme.ordering import order
from wijkwijzer.programme.records import Measure, Serves, Tie, Work
from wijkwijzer.publish import remembered as kept
from wijkwijzer.publish.feedback import Chapter, feedback, owed, waiting
from wijkwijzer.publish.pact import pact as published_pact
from wijkwijzer.publish.programme import longlist, suggester, works_together
from wijkwijzer.publish.thread import named, own_thread, wijk_thread
from wijkwijzer.statistics.disclosure import Audience
from wijkwijzer.store import Store
from wijkwijzer.store.links import Link, need_id

STEERING = Identity(role="steering", account="sanne")
RESIDENT = Identity()
PLANTED = "GEHEIM-7f3a"


def answered(store: Store, wijk: Wijk, *ids: str, outcome: str = "doen", **fields: Any) -> Reply:
    whole = {
        "id": f"r-{ids[0]}",
        "wijk_id": wijk.id,
        "outcome": outcome,
        "text": "Dit doen we.",
        "replied_on": TODAY,
    }
    names = fields.pop("names", ())
    reply = Reply.model_validate(whole | fields)
    return replies.save_reply(store, reply, ids, names=names, identity=FACILITATOR, now=NOW).reply


@pytest.fixture
def whole(store: Store, wijk: Wijk) -> Wijk:
    """From remark and task to a signed agreement under way; one measure merged, one not chosen."""
    remark(store, wijk, "o1", "De lift is stuk", theme="wonen", buurt="b0")
    remark(store, wijk, "o2", "Lift!", theme="wonen", buurt="b1")
    remark(store, wijk, "o3", "Meer bomen", theme="groen", buurt="b0")
    remark(store, wijk, "o4", f"{PLANTED} wacht", theme="wonen", state="waiting")
    remark(store, wijk, "o5", f"{PLANTED} geweigerd", theme="groen", buurt="b0", state="refused")
    tied = (Tie(kind="contribution", id="o1"), Tie(kind="contribution", id="o4"))
    need = Tie(kind="need", id=need_id(wijk.id, "wonen"))
    one = saved_measure(
        store, wijk, "m1", title="Lift vernieuwen", sources=(*tied, need, Tie(kind="task", id="t1"))
    )
    two = saved_measure(
        store, wijk, "m2", title="Lift repareren", sources=(Tie(kind="contribution", id="o2"),)
    )
    no = saved_measure(
        store,
        wijk,
        "m3",
        title="Bomen",
        serves=(Serves(theme="groen", strength=3),),
        buurten=("b0",),
    )
    one = programme.merge(store, [two], one, decision(), identity=FACILITATOR, now=NOW)
    programme.choose(store, [one], "gekozen", decision(), identity=FACILITATOR, now=NOW)
    dear = decision(reason="Te duur.", agreed=())
    programme.choose(store, [no], "niet_gekozen", dear, identity=FACILITATOR, now=NOW)
    made = saved_agreement(
        store, wijk, title="Nieuwe lift", sources=(Tie(kind="measure", id="m1"),)
    )
    signed = version(store, wijk, made)
    for party in ("gemeente", "corporatie"):
        pact.sign(
            store,
            signed.id,
            party,
            "Fenna de Wit",
            signed_on=TODAY,
            signature_id=party,
            identity=STEERING,
            now=NOW,
        )
    progress.report_progress(
        store,
        "a1",
        "bezig",
        reason="De lift is besteld.",
        on=TODAY,
        progress_id="p1",
        identity=FACILITATOR,
        now=NOW,
    )
    answered(store, wijk, "o1", "o2", "o4", names=(Tie(kind="agreement", id="a1"),))
    with store.read() as reader:
        kept = reader.get(Wijk, wijk.id)
    changed = kept.model_copy(update={"reply_days": 30, "published": frozenset({"afspraken"})})
    return records.save_record(store, changed, identity=FACILITATOR, now=NOW)


def test_from_a_remark_that_was_merged_to_the_agreement_under_way(
    store: Store, whole: Wijk
) -> None:
    thread = wijk_thread(store, whole.id, "public").content
    said = told(thread, ("contribution", "o2"))
    assert "De maatregel “Lift repareren” is opgegaan in de maatregel “Lift vernieuwen”." in said
    assert "De opmerking “Lift!” kreeg het antwoord “Dit doen we.”." in said
    assert said.count("Dit doen we.") == 1
    assert said[-1] == "Hier wordt aan gewerkt. Op 22 november 2026: De lift is besteld."
    back = grounds(thread, ("agreement", "a1"))
    assert "De maatregel “Lift vernieuwen” komt voort uit de opmerking “De lift is stuk”." in back
    assert any("wat bewoners nodig hebben bij wonen" in one.lower() for one in back)


def test_a_task_withdrawn_after_signing_stays_in_thread_and_pact(store: Store, whole: Wijk) -> None:
    with store.read() as reader:
        task = reader.get(Task, "t1")
    records.remove_record(store, task, identity=FACILITATOR, now=NOW)
    thread = wijk_thread(store, whole.id, "public").content
    back = grounds(thread, ("agreement", "a1"))
    place = back.index("De maatregel “Lift vernieuwen” komt voort uit de opgave “Opgave”.")
    assert back[place + 1] == (
        "Dit is ingetrokken op 22 november 2026; wat erop rust, staat er nog."
    )
    found = published_pact(store, whole.id, identity=RESIDENT, now=NOW).content
    assert [len(one.signatures) for one in found.versions] == [2]


@pytest.mark.parametrize("audience", ["public", "steering"])
def test_no_remark_that_was_not_released_is_anywhere(
    store: Store, whole: Wijk, audience: Audience
) -> None:
    thread = wijk_thread(store, whole.id, audience).content
    account = feedback(store, whole.id, audience, now=NOW).content
    who = RESIDENT if audience == "public" else STEERING
    agreed = published_pact(store, whole.id, identity=who, now=NOW).content
    lists = repr(longlist(store, whole.id, None, identity=STEERING).content)
    for content in (repr(thread), repr(account), repr(agreed), lists):
        assert PLANTED not in content
    # Neither is it there without its text.
    assert {id_ for kind, id_ in thread.nodes if kind == "contribution"} == {"o1", "o2"}
    for start in thread.nodes:
        for way in (told(thread, start), grounds(thread, start)):
            assert PLANTED not in " ".join(way)
    reply = thread.way(("reply", "r-o1"), "back")
    assert {stop.node.id for stop in reply} == {"r-o1", "o1", "o2"}


def test_the_facilitator_sees_what_waits(store: Store, whole: Wijk) -> None:
    thread = wijk_thread(store, whole.id, "facilitator").content
    assert thread.nodes["contribution", "o4"].title == f"{PLANTED} wacht"


def test_what_is_taken_back_leaves_the_thread_at_once(store: Store, whole: Wijk) -> None:
    assert ("contribution", "o1") in wijk_thread(store, whole.id, "public").content.nodes
    moderation.judge(
        store, whole.id, ["o1"], "refused", reason="Een naam.", identity=FACILITATOR, now=NOW
    )
    assert ("contribution", "o1") not in wijk_thread(store, whole.id, "public").content.nodes


@pytest.mark.parametrize("audience", ["public", "steering", "facilitator"])
def test_things_are_named_as_the_thread_has_them_and_at_once(
    store: Store, whole: Wijk, audience: Audience
) -> None:
    nodes = wijk_thread(store, whole.id, audience).content.nodes
    found = named(store, whole.id, audience, nodes).content
    assert {key: found[key] for key in nodes} == nodes
    remark(store, whole, "o9", PLANTED, state="waiting")
    seen = named(store, whole.id, audience, [("contribution", "o9")]).content
    assert (("contribution", "o9") in seen) is (audience == "facilitator")
    moderation.judge(store, whole.id, ["o9"], "passed", identity=FACILITATOR, now=NOW)
    seen = named(store, whole.id, audience, [("contribution", "o9")]).content
    assert seen["contribution", "o9"].title == PLANTED


def chapter(chapters: tuple[Chapter, ...], id_: str) -> Chapter:
    return next(one for one in chapters if one.id == id_)


def test_per_theme_what_we_heard_do_do_not_and_still_owe(store: Store, whole: Wijk) -> None:
    found = feedback(store, whole.id, "public", now=NOW).content
    homes, green = chapter(found.themes, "wonen"), chapter(found.themes, "groen")
    assert [one.text for one in homes.heard] == ["De lift is stuk", "Lift!"]
    assert [(one.outcome, one.remarks) for one in homes.doing] == [("doen", 2)]
    assert [(node.title, node.status) for node in homes.done] == [("Nieuwe lift", "bezig")]
    assert homes.unanswered == ()
    assert [(node.title, node.why) for node in green.left] == [("Bomen", "Te duur.")]
    assert [(one.text, one.days_over) for one in green.overdue] == [("Meer bomen", 22)]
    assert found.term == 30


def test_per_buurt_and_for_the_whole_wijk(store: Store, whole: Wijk) -> None:
    found = feedback(store, whole.id, "public", now=NOW).content
    here, everywhere = chapter(found.buurten, "b0"), chapter(found.buurten, "")
    assert [one.text for one in here.heard] == ["De lift is stuk", "Meer bomen"]
    assert [node.title for node in here.left] == ["Bomen"]
    assert [node.title for node in everywhere.done] == ["Nieuwe lift"]
    assert everywhere.heard == ()


def test_every_remark_stands_in_one_theme_and_one_buurt(store: Store, whole: Wijk) -> None:
    found = feedback(store, whole.id, "public", now=NOW).content
    for chapters in (found.themes, found.buurten):
        assert sorted(one.id for each in chapters for one in each.heard) == ["o1", "o2", "o3"]


def test_what_is_owed_is_counted_as_the_chapters_tell_it_and_at_once(
    store: Store, whole: Wijk
) -> None:
    remark(store, whole, "o7", "Zonder thema", theme=None)
    remark(store, whole, "o8", "Meer groen", theme="groen")
    for answer in (None, "o8", "o7"):
        if answer:
            answered(store, whole, answer)
        counted = owed(store, whole.id, now=NOW).content
        told = feedback(store, whole.id, "public", now=NOW).content.themes
        assert counted.heard == sum(len(one.heard) for one in told) == 5
        assert counted.overdue == sum(len(one.overdue) for one in told)
        waits = {one.id: len(one.unanswered) for one in told}
        assert {"": 0} | waits == counted.waiting
    assert counted.waiting["groen"] == 1


def test_who_replies_sees_all_debts_and_nobody_else(store: Store, whole: Wijk) -> None:
    remark(store, whole, "o6", "Nog een", state="waiting")
    found = waiting(store, whole.id, identity=FACILITATOR, now=NOW).content
    assert [one.input.id for one in found] == ["o3", "o6"]
    with pytest.raises(NotAllowed):
        waiting(store, whole.id, identity=STEERING, now=NOW)


def test_with_a_receipt_one_follows_ones_own_remark_also_before_it_is_passed(
    store: Store, wijk: Wijk, send: Any
) -> None:
    sent: Sent = send({"urgentie:wonen": 5, "open": f"{PLANTED} van mij"})
    back = receipts.look_back(store, sent.receipt or "", device="d", now=NOW)
    (own,) = back.contributions
    saved_measure(store, wijk, sources=(Tie(kind="contribution", id=own.id),))
    thread = own_thread(store, wijk.id, back.contributions).content
    assert told(thread, ("contribution", own.id))[0] == (
        f"De maatregel “Maatregel m1” komt voort uit de opmerking “{PLANTED} van mij”."
    )
    assert PLANTED not in repr(wijk_thread(store, wijk.id, "public").content)
    receipts.withdraw(store, sent.receipt or "", device="d", now=NOW)
    public = wijk_thread(store, wijk.id, "public").content
    assert grounds(public, ("measure", "m1"))[1] == (
        "De maatregel “Maatregel m1” komt voort uit een opmerking die is ingetrokken."
    )


def test_residents_see_the_pact_when_it_is_shown_as_it_was_fixed(store: Store, whole: Wijk) -> None:
    with store.read() as reader:
        kept = reader.get(Agreement, "a1")
    edited = kept.model_copy(update={"title": "In bewerking"})
    pact.save_agreement(store, edited, identity=FACILITATOR, now=NOW)
    public = published_pact(store, whole.id, identity=RESIDENT, now=NOW).content
    assert [one.agreement.title for one in public.agreements] == ["Nieuwe lift"]
    assert public.changed_since == ()
    steering = published_pact(store, whole.id, identity=STEERING, now=NOW).content
    assert [one.title for one in steering.changed_since] == ["In bewerking"]
    assert steering.versions[0].unsigned == {}
    with store.read() as reader:
        now_kept = reader.get(Wijk, whole.id)
    records.publish_to_residents(
        store, now_kept, "afspraken", shown=False, identity=FACILITATOR, now=NOW
    )
    with pytest.raises(NotAllowed):
        published_pact(store, whole.id, identity=RESIDENT, now=NOW)


def test_the_longlist_judges_what_can_still_be_chosen(store: Store, whole: Wijk) -> None:
    found = longlist(store, whole.id, None, identity=STEERING).content
    assert [one.id for one in found.measures] == ["m1", "m2", "m3"]
    assert found.judged.measures == ("m1",)
    assert found.judged.raw[0, CRITERIA.index("opgaven")] == 100
    assert [one.outcome for one in found.choices["m1"]] == ["gekozen"]
    assert {tie.kind for tie in found.sources["m1"]} == {"contribution", "need", "task", "measure"}
    assert len(found.sources["m1"]) == 6
    with pytest.raises(NotAllowed):
        longlist(store, whole.id, None, identity=RESIDENT)


def test_suggestions_and_chances_come_from_what_is_stored(store: Store, whole: Wijk) -> None:
    for id_, party in (("w1", "gemeente"), ("w2", "corporatie")):
        work = Work(
            id=id_, wijk_id=whole.id, party_id=party, title=id_, year_from=2027, year_to=2028
        )
        programme.save_work(store, work, identity=FACILITATOR, now=NOW)
    (chance,) = works_together(store, whole.id, None, identity=STEERING, now=NOW).content
    assert (chance.one.id, chance.other.id) == ("w1", "w2")
    asked = suggester(store, whole.id, identity=FACILITATOR).content
    assert [one.id for one in asked.suggest("De lift", themes=["wonen"])][:1] == ["o1"]
    assert "o5" not in {one.id for one in asked.suggest("geweigerd", themes=["groen"], most=50)}
    with pytest.raises(NotAllowed):
        suggester(store, whole.id, identity=STEERING)


def filled(store: Store, wijk: Wijk, n: int) -> None:
    """Write n remarks, with measures, agreements, works and replies in proportion to 2,000."""
    at = NOW.isoformat()
    with store.write() as writer:
        themes = ("wonen", "groen", "klimaat", "veiligheid")
        for i in range(15):
            if writer.find(Party, f"p{i}") is None:
                writer.put(Party(id=f"p{i}", wijk_id=wijk.id, name=f"P{i}"), by="b", at=at)
        for i in range(n * 3 // 20):
            served = (Serves(theme=themes[i % 4], strength=i % 7 - 3),)
            measure = Measure(id=f"m{i}", wijk_id=wijk.id, title=f"Maatregel {i}", serves=served)
            writer.put(measure, by="b", at=at)
    for i in range(n):
        remark(store, wijk, f"o{i}", f"Woord{i % 50} en boom", theme=themes[i % 4], buurt="b0")
    with store.write() as writer:
        for i in range(n):
            writer.link(
                Link(
                    from_kind="contribution",
                    from_id=f"o{i}",
                    to_kind="measure",
                    to_id=f"m{i % (n * 3 // 20)}",
                    relation="beantwoord_door",
                    at=at,
                    by="b",
                )
            )


def spent(work: Any) -> float:
    best = float("inf")
    for _turn in range(3):
        begin = time.process_time()
        work()
        best = min(best, time.process_time() - begin)
    return best


def test_a_wijk_four_times_as_large_takes_about_four_times_the_work(
    store: Store, wijk: Wijk, tmp_path: Any
) -> None:
    costs = []
    for n in (60, 240):
        filled_store = Store(tmp_path / f"{n}.db")
        own = records.create_wijk(filled_store, "W", identity=FACILITATOR, now=NOW)
        filled(filled_store, own, n)

        def everything(store: Store = filled_store, id_: str = own.id) -> None:
            kept.forget_all()
            feedback(store, id_, "public", now=NOW)
            found = longlist(store, id_, None, identity=STEERING).content
            order(found.judged, {"behoefte": 1})
            suggester(store, id_, identity=FACILITATOR).content.suggest("boom", themes=["wonen"])

        costs.append(spent(everything))
        filled_store.close()
    assert costs[1] < 12 * costs[0]


def test_what_fifteen_parties_plan_is_compared_in_one_go() -> None:
    works = [
        Work(
            id=f"w{i}",
            wijk_id="w",
            party_id=f"p{i % 15}",
            title=f"Werk {i}",
            year_from=2027 + i % 8,
            year_to=2028 + i % 8,
            latest=2030 + i % 8,
            point={"longitude": 5 + (i % 40) / 1000, "latitude": 52 + i // 40 / 1000},  # type: ignore[arg-type]
        )
        for i in range(200)
    ]
    chances = koppelkansen(undertakings(works, [], this_year=2026), [])
    assert chances
    assert all(one.one.party_id != one.other.party_id for one in chances)
