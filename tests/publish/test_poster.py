"""What the poster tells: numbers for everybody, chosen quotes, and what was agreed."""

from collections.abc import Callable

import pytest

from tests.conftest import FACILITATOR, NOW
from tests.intake.agreed import decision, remark, saved_agreement, saved_measure, version
from wijkwijzer.access.records import Identity
from wijkwijzer.ambitions.records import Ambition, ambition_id
from wijkwijzer.errors import NotAllowed
from wijkwijzer.intake import programme, records
from wijkwijzer.intake.survey import Sent
from wijkwijzer.neighbourhood.records import Wijk
from wijkwijzer.programme.records import Stake, Tie
from wijkwijzer.publish.poster import poster
from wijkwijzer.publish.poster_programme import year_of
from wijkwijzer.publish.stands import new_stand
from wijkwijzer.reports.poster import poster_pdf
from wijkwijzer.store import Store
from wijkwijzer.survey.records import Round

from tests.reports.conftest import Printed  # isort: skip

PLANTED = "GEHEIM-7f3a"


def test_residents_do_not_make_it(store: Store, wijk: Wijk) -> None:
    with pytest.raises(NotAllowed):
        poster(store, wijk.id, identity=Identity(), now=NOW)


def test_without_a_programme_it_tells_what_parties_work_on(store: Store, wijk: Wijk) -> None:
    found = poster(store, wijk.id, identity=FACILITATOR, now=NOW).content
    assert found.compass is None
    assert found.needs == ()
    assert not found.is_programme
    assert [one.kind for one in found.lanes] == ["opgave"] * 3
    assert len(found.areas) == 4


def test_what_was_agreed_and_chosen_stands_on_the_time_line(store: Store, wijk: Wijk) -> None:
    kept = saved_measure(store, wijk, "m1", title="Lift", point={"longitude": 5, "latitude": 52})
    beside = saved_measure(
        store, wijk, "m2", title="Bomen", ends_on="2027-07-01", pays=(Stake(party_id="gemeente"),)
    )
    saved_measure(store, wijk, "m3", title="Niet gekozen")
    programme.choose(store, [kept, beside], "gekozen", decision(), identity=FACILITATOR, now=NOW)
    made = saved_agreement(
        store, wijk, title="Nieuwe lift", sources=(Tie(kind="measure", id="m1"),)
    )
    version(store, wijk, made)
    found = poster(store, wijk.id, identity=FACILITATOR, now=NOW).content
    # The measure an agreement rests on stands there as that agreement, with its place.
    assert [(one.number, one.title, one.kind) for one in found.lanes] == [
        (1, "Bomen", "maatregel"),
        (2, "Nieuwe lift", "afspraak"),
    ]
    bomen, lift = found.lanes
    assert (bomen.who, bomen.when) == ("Gemeente", "uiterlijk 1 juli 2027")
    assert (lift.who, lift.partners) == ("Corporatie", ("Gemeente",))
    assert len(lift.points) == 1
    assert lift.ends == pytest.approx(2027 + 243 / 365, abs=0.01)


def test_a_theme_that_two_parties_carry_is_shared(store: Store, wijk: Wijk) -> None:
    for party, theme, level in (
        ("gemeente", "groen", 3),
        ("corporatie", "groen", 2),
        ("gemeente", "wonen", 3),
        ("corporatie", "wonen", 1),
    ):
        made = Ambition(
            id=ambition_id(party, theme), wijk_id=wijk.id, party_id=party, theme=theme, level=level
        )
        records.save_record(store, made, identity=FACILITATOR, now=NOW)
    (shared,) = poster(store, wijk.id, identity=FACILITATOR, now=NOW).content.ambitions
    assert (shared.parties, shared.everybody) == (("Gemeente", "Corporatie"), True)


def test_numbers_are_those_for_everybody_and_no_remark_is_on_it(
    store: Store, wijk: Wijk, round_: Round, send: Callable[..., Sent]
) -> None:
    for place in range(20):
        send({"urgentie:wonen": 1 if place % 4 == 0 else 5, "buurt": "b0"})
    for place in range(4):
        send({"urgentie:groen": 5, "buurt": f"b{place}"})
    for state in ("waiting", "refused", "passed"):
        remark(store, wijk, state, f"{PLANTED} {state}", theme="wonen", buurt="b0", state=state)
    new_stand(store, wijk.id, round_.id, identity=FACILITATOR, now=NOW)
    released = poster(store, wijk.id, identity=FACILITATOR, now=NOW)
    assert released.audience == "public"
    found = released.content
    # Fifteen of twenty; four on greenery are too few to tell.
    assert [one.sentence for one in found.needs] == [
        "75 van elke 100 bewoners die antwoordden vinden dat dit beter moet."
    ]
    assert "Ongeveer 20 bewoners" in found.source
    # Even a remark that was passed stands there only when it was chosen as a quote.
    assert found.needs[0].quote == ""
    assert PLANTED not in Printed(poster_pdf(released)).text
    assert PLANTED.encode() not in poster_pdf(released)


def test_a_day_is_a_part_of_a_year() -> None:
    assert year_of("2027-01-01") == 2027.0
    assert year_of("2027-07-02") == pytest.approx(2027.5, abs=0.01)
