"""Agreements, versions that never change, signatures of several at once, progress and replies."""

import datetime as dt
import sqlite3
import threading

import pytest

from tests.conftest import FACILITATOR, NOW
from tests.intake.agreed import TODAY, agreement, remark, saved_agreement, saved_measure, version
from wijkwijzer.access.records import Identity
from wijkwijzer.errors import InvalidInput, NotAllowed, StaleEdit
from wijkwijzer.intake import pact, progress, records, replies
from wijkwijzer.intake.faults import checked
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.pact.records import Agreement, PactVersion, Reply, Signature
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.programme.records import Tie
from wijkwijzer.store import Store

STEERING = Identity(role="steering", account="sanne")


@pytest.fixture
def remarks(store: Store, wijk: Wijk) -> list[str]:
    return [remark(store, wijk, f"o{number}") for number in range(4)]


def sign(
    store: Store, made: PactVersion, party: str = "corporatie", id_: str = "s1", **how: str
) -> Signature:
    whole = {"signed_on": TODAY, "signature_id": id_} | how
    return pact.sign(store, made.id, party, "Fenna de Wit", identity=STEERING, now=NOW, **whole)


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        (
            {"first_step_on": "2027-03-03"},
            "Datum van de eerste stap: kies een dag binnen honderd dagen na de afspraak.",
        ),
        (
            {"due": "2026-01-01"},
            "Klaar op: ligt voor de datum van de afspraak; kies een latere.",
        ),
        ({"seen_by": ""}, "Waaraan we zien dat het lukt: is leeg; vul dit in."),
        ({"first_step": ""}, "Eerste kleine stap: is leeg; vul dit in."),
    ],
)
def test_an_agreement_says_what_lacks(wijk: Wijk, fields: dict[str, str], said: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        checked(Agreement, agreement(wijk).model_dump() | fields)
    assert str(refused.value) == said


def test_the_hundredth_day_is_in_time_and_the_next_is_not(wijk: Wijk) -> None:
    start = dt.date.fromisoformat(TODAY)
    hundredth = (start + dt.timedelta(days=100)).isoformat()
    assert agreement(wijk, first_step_on=hundredth).first_step_on == hundredth
    with pytest.raises(ValueError, match="a hundred days"):
        agreement(wijk, first_step_on=(start + dt.timedelta(days=101)).isoformat())


def test_an_agreement_names_parties_of_the_wijk(store: Store, wijk: Wijk) -> None:
    with pytest.raises(InvalidInput, match="partij doet niet mee"):
        saved_agreement(store, wijk, partners=("spook",))
    with pytest.raises(NotAllowed):
        pact.save_agreement(store, agreement(wijk), identity=STEERING, now=NOW)


def test_a_version_keeps_what_was_agreed_and_on_what_it_rests(store: Store, wijk: Wijk) -> None:
    saved_measure(store, wijk, sources=(Tie(kind="task", id="t1"),))
    kept = saved_agreement(
        store, wijk, sources=(Tie(kind="measure", id="m1"), Tie(kind="task", id="t1"))
    )
    made = version(store, wijk, kept)
    sign(store, made)
    pact.save_agreement(
        store, kept.model_copy(update={"title": "Iets anders"}), identity=FACILITATOR, now=NOW
    )
    with store.read() as reader:
        party, task = reader.get(Party, "corporatie"), reader.get(Task, "t1")
    renamed = party.model_copy(update={"name": "Andere naam"})
    records.save_record(store, renamed, identity=FACILITATOR, now=NOW)
    records.remove_record(store, task, identity=FACILITATOR, now=NOW)
    with store.read() as reader:
        assert reader.pact_version(made.id).model_copy(update={"sequence": 0}) == made
        assert [one.party_name for one in reader.signatures(wijk.id)] == ["Corporatie"]
    assert [(g.kind, g.title) for g in made.clauses[0].rests_on] == [
        ("measure", "Maatregel m1"),
        ("task", "Opgave"),
    ]


@pytest.mark.parametrize("table", ["pact_version", "signature"])
@pytest.mark.parametrize("act", ["UPDATE {} SET at = 'x'", "DELETE FROM {}"])
def test_the_file_itself_refuses_to_change_what_was_signed(
    store: Store, wijk: Wijk, table: str, act: str
) -> None:
    sign(store, version(store, wijk, saved_agreement(store, wijk)))
    with pytest.raises(sqlite3.IntegrityError, match="never changes"):
        store._connection.execute(act.format(table))


def test_a_new_version_starts_from_the_one_on_the_screen(store: Store, wijk: Wijk) -> None:
    kept = saved_agreement(store, wijk)
    first = version(store, wijk, kept)
    with pytest.raises(StaleEdit, match="andere versie van het wijkpact"):
        version(store, wijk, kept)
    with pytest.raises(InvalidInput, match="niets veranderd sinds versie 1"):
        version(store, wijk, kept, after=1)
    edited = pact.save_agreement(
        store, kept.model_copy(update={"means": "Twee dagen"}), identity=FACILITATOR, now=NOW
    )
    with pytest.raises(StaleEdit, match="'Afspraak a1' is intussen gewijzigd"):
        version(store, wijk, kept, after=1)
    second = version(store, wijk, edited, after=1)
    assert (second.number, second.fingerprint == first.fingerprint) == (2, False)
    with pytest.raises(StaleEdit, match="versie 2 van het wijkpact"):
        sign(store, first)
    with pytest.raises(InvalidInput, match="minstens één afspraak"):
        version(store, wijk, after=2)


def test_two_parties_that_sign_at_once_are_both_there_and_one_party_once(
    store: Store, wijk: Wijk
) -> None:
    made = version(store, wijk, saved_agreement(store, wijk))
    start, said = threading.Barrier(8), []

    def one(number: int) -> None:
        start.wait()
        try:
            sign(store, made, ("gemeente", "corporatie")[number % 2], f"s{number}")
        except InvalidInput as refused:
            said.append(str(refused))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with store.read() as reader:
        assert {s.party_id for s in reader.signatures(wijk.id)} == {"gemeente", "corporatie"}
        assert len(reader.signatures(wijk.id)) == 2
    assert sorted(set(said)) == [
        f"{name} tekende deze versie al: Fenna de Wit, op 22 november 2026."
        for name in ("Corporatie", "Gemeente")
    ]


def test_signing_twice_with_one_tap_signs_once(store: Store, wijk: Wijk) -> None:
    made = version(store, wijk, saved_agreement(store, wijk))
    assert sign(store, made).model_copy(update={"sequence": 1}) == sign(store, made)
    with store.read() as reader:
        assert len(reader.signatures(wijk.id)) == 1


NO_SUCH_DAY = (
    "Getekend op: kies een dag tussen 22 november 2026, toen deze versie klaar was, en vandaag."
)


@pytest.mark.parametrize(
    ("how", "said"),
    [
        ({"signed_on": "2026-11-23"}, NO_SUCH_DAY),
        ({"signed_on": "gisteren"}, NO_SUCH_DAY),
        ({"party": "spook"}, "Deze partij deed nog niet mee toen deze versie werd gemaakt."),
    ],
)
def test_a_signature_that_cannot_be(
    store: Store, wijk: Wijk, how: dict[str, str], said: str
) -> None:
    made = version(store, wijk, saved_agreement(store, wijk))
    with pytest.raises(InvalidInput) as refused:
        sign(store, made, **how)
    assert str(refused.value) == said


def test_residents_do_not_sign(store: Store, wijk: Wijk) -> None:
    made = version(store, wijk, saved_agreement(store, wijk))
    with pytest.raises(NotAllowed):
        pact.sign(
            store,
            made.id,
            "gemeente",
            "Wie dan ook",
            signed_on=TODAY,
            signature_id="s",
            identity=Identity(),
            now=NOW,
        )


def test_who_agreed_or_signed_cannot_be_removed(store: Store, wijk: Wijk) -> None:
    kept = saved_agreement(store, wijk)
    version(store, wijk, kept)
    with store.read() as reader:
        party = reader.get(Party, "corporatie")
    with pytest.raises(InvalidInput, match="Corporatie staat in 1 afspraken"):
        records.remove_record(store, party, identity=FACILITATOR, now=NOW)
    with pytest.raises(InvalidInput, match="Zet de voortgang op 'gestopt'"):
        pact.remove_agreement(store, kept, identity=FACILITATOR, now=NOW)
    loose = saved_agreement(store, wijk, "a2")
    pact.remove_agreement(store, loose, identity=FACILITATOR, now=NOW)
    with store.read() as reader:
        assert [a.id for a in reader.all(Agreement, wijk.id)] == ["a1"]


def test_progress_has_a_reason_and_a_date(store: Store, wijk: Wijk) -> None:
    saved_agreement(store, wijk)

    def told(id_: str = "p1", **how: str) -> object:
        whole = {"reason": "De aannemer is begonnen.", "on": TODAY, "progress_id": id_} | how
        return progress.report_progress(
            store, "a1", "bezig", identity=FACILITATOR, now=NOW, **whole
        )

    told()
    told()
    told("p2", next_step="Huis 12", next_on="2027-01-01", next_party="gemeente")
    with store.read() as reader:
        assert [(p.id, p.next_on) for p in reader.progress(wijk.id)] == [
            ("p1", ""),
            ("p2", "2027-01-01"),
        ]
    for how, said in (
        ({"reason": " "}, "Reden: is leeg; vul dit in."),
        ({"on": "2026-12-01"}, "Datum: ligt in de toekomst; kies vandaag of eerder."),
        (
            {"on": "morgen"},
            "Datum: is geen datum; schrijf jaar-maand-dag, zoals 2027-03-31.",
        ),
        (
            {"next_party": "spook"},
            "Deze partij doet niet mee in deze wijk. Voeg haar eerst toe.",
        ),
    ):
        with pytest.raises(InvalidInput) as refused:
            told("p3", **how)
        assert str(refused.value) == said


def test_many_remarks_get_one_reply_and_each_stays_tied(
    store: Store, wijk: Wijk, remarks: list[str]
) -> None:
    saved_measure(store, wijk)
    reply = Reply(id="r1", wijk_id=wijk.id, outcome="doen", text="Dit doen we.", replied_on=TODAY)
    gone = [*remarks, "weg"]
    done = replies.save_reply(
        store,
        reply,
        gone,
        names=(Tie(kind="measure", id="m1"),),
        identity=FACILITATOR,
        now=NOW,
    )
    assert (done.tied, done.gone) == (len(remarks), 1)
    with store.read() as reader:
        assert {one.from_id for one in reader.links_to("reply", "r1")} == set(remarks)
        assert [one.to_id for one in reader.links_from("reply", "r1")] == ["m1"]
    edited = done.reply.model_copy(update={"text": "Dit doen we in mei."})
    edited = replies.save_reply(store, edited, identity=FACILITATOR, now=NOW).reply
    with pytest.raises(StaleEdit):
        replies.save_reply(store, done.reply, identity=FACILITATOR, now=NOW)
    first, *others = remarks
    replies.take_back_reply(store, edited, [first], identity=FACILITATOR, now=NOW)
    with pytest.raises(StaleEdit):
        replies.take_back_reply(store, edited, others, identity=FACILITATOR, now=NOW)
    with store.read() as reader:
        assert {one.from_id for one in reader.links_to("reply", "r1")} == set(others)
        edited = reader.get(Reply, "r1")
    replies.take_back_reply(store, edited, others, identity=FACILITATOR, now=NOW)
    with store.read() as reader:
        assert reader.all(Reply, wijk.id) == []
        assert reader.links_from("reply", "r1") == []


@pytest.mark.parametrize(
    ("fields", "asked", "said"),
    [
        ({}, [], "Kies minstens één opmerking die er nog is; hierop krijgt iemand antwoord."),
        ({}, ["weg"], "Kies minstens één opmerking die er nog is; hierop krijgt iemand antwoord."),
        (
            {"replied_on": "2026-12-24"},
            ["weg"],
            "Datum van het antwoord: ligt in de toekomst; kies vandaag.",
        ),
    ],
)
def test_a_reply_answers_something(
    store: Store, wijk: Wijk, fields: dict[str, str], asked: list[str], said: str
) -> None:
    whole = {"id": "r", "wijk_id": wijk.id, "outcome": "doen", "text": "Ja", "replied_on": TODAY}
    with pytest.raises(InvalidInput) as refused:
        replies.save_reply(
            store, Reply.model_validate(whole | fields), asked, identity=FACILITATOR, now=NOW
        )
    assert str(refused.value) == said
