"""What a new version of the pact says that the one before did not."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from wijkwijzer.intake.faults import field_name
from wijkwijzer.pact.differences import Changed, difference_words, differences
from wijkwijzer.pact.records import Agreement, Clause, Ground, PactVersion


def agreement(id_: str, **fields: Any) -> Agreement:
    whole = {
        "id": id_,
        "wijk_id": "w",
        "title": f"Afspraak {id_}",
        "party_id": "gemeente",
        "agreed_on": "2026-11-22",
        "due": "2027-06-01",
        "seen_by": "Het is er",
        "first_step": "Bellen",
        "first_step_on": "2026-12-01",
    }
    return Agreement.model_validate(whole | fields)


def version(number: int, *agreements: Agreement, ground: str = "m1", **fields: Any) -> PactVersion:
    rests_on = (Ground(kind="measure", id=ground, title="X"),)
    whole = {
        "id": f"v{number}",
        "wijk_id": "w",
        "number": number,
        "title": "Wijkpact",
        "clauses": [Clause(agreement=one, rests_on=rests_on) for one in agreements],
        "at": "2026-11-22T12:00:00+00:00",
        "by": "samira",
    }
    return PactVersion.model_validate(whole | fields)


def said(before: PactVersion | None, after: PactVersion) -> list[str]:
    names = {name: field_name(name) for name in Agreement.model_fields}
    return [difference_words(one, names) for one in differences(before, after)]


def test_every_kind_of_difference_in_words() -> None:
    before = version(1, agreement("a"), agreement("b"), agreement("c"))
    after = version(
        2,
        agreement("b", due="2028-01-01", means="Twee dagen"),
        agreement("a", version=7),
        agreement("d"),
        title="Ons wijkpact",
    )
    assert said(before, after) == [
        "Gewijzigd in de tekst van het wijkpact: wat moet er gebeuren.",
        "Gewijzigd in “Afspraak b”: klaar op, waarmee.",
        "Nieuw: “Afspraak d”.",
        "Vervallen: “Afspraak c”.",
        "De afspraken staan in een andere volgorde.",
    ]
    changed = differences(before, after)[1]
    assert changed.changes == (
        Changed("due", "2027-06-01", "2028-01-01"),
        Changed("means", "", "Twee dagen"),
    )


def test_the_first_version_is_new_and_another_ground_is_told() -> None:
    first = version(1, agreement("a"))
    assert said(None, first) == ["Nieuw: “Afspraak a”."]
    assert said(first, version(2, agreement("a"), ground="m2")) == [
        "“Afspraak a” rust op iets anders dan eerst."
    ]


agreements = st.lists(
    st.builds(
        lambda id_, means, number: agreement(id_, means=means, version=number),
        st.sampled_from("abcd"),
        st.sampled_from(["", "geld"]),
        st.integers(1, 3),
    ),
    unique_by=lambda one: one.id,
    min_size=1,
)


@given(agreements, agreements)
def test_nothing_differs_exactly_when_the_same_is_signed(
    one: list[Agreement], other: list[Agreement]
) -> None:
    before, after = version(1, *one), version(2, *other)
    signed = [[(a.id, a.means) for a in found] for found in (one, other)]
    assert (differences(before, after) == ()) == (signed[0] == signed[1])
    assert (before.fingerprint == after.fingerprint) == (signed[0] == signed[1])
