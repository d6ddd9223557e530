import pytest

from tests.ambitions.invented import NO_ROLE, party, row_of
from wijkwijzer.ambitions.findings import NeedBound
from wijkwijzer.ambitions.matrix import matrix

HIGH = NeedBound(55, 71, 50)
LOW = NeedBound(20, 45, 50)
PARTIES = [
    party("a"),
    party("b"),
    party("c", brings={"leeg winkelpand": ("winkels", "werk"), "bestelbus": ("zorg",)}),
    party("d", brings={"vrijwilligers": ("winkels",)}),
    party("e"),
    party("f"),
]


def found(levels, need=None):
    needs = {"winkels": need}
    row = matrix(["winkels"], PARTIES, row_of("winkels", levels), needs).rows[0]
    return {finding.kind: finding for finding in row.findings}


@pytest.mark.parametrize(
    ("levels", "carriers"),
    [
        ({"a": 1, "b": 0}, None),
        ({"a": NO_ROLE}, None),
        ({"a": 2}, ("a",)),
        ({"b": 3, "a": 2, "c": 1}, ("a", "b")),
    ],
)
def test_carriers_are_at_level_two_or_three(levels, carriers):
    finding = found(levels).get("dragers")
    assert (finding and finding.parties) == carriers


@pytest.mark.parametrize(
    ("levels", "joining"),
    [
        ({"a": 2, "b": 3, "e": 1}, ("e",)),  # level 1 joins, bringing or not
        ({"a": 2, "b": 3, "e": 0}, None),  # level 0 without anything to bring does not
        ({"a": 2, "b": 3, "c": 0}, ("c",)),  # level 0 that brings something does
        ({"a": 2, "b": 3, "c": NO_ROLE, "d": None}, None),  # nobody is pushed into a role
        ({"a": 2, "b": 1, "c": 0}, None),  # one carrier is nobody to join
        ({"a": 2, "c": 3, "d": 2}, None),  # carriers need not join
        ({"a": 2, "b": 2, "c": 1, "d": 0, "e": 1, "f": 0}, ("c", "d", "e")),
    ],
)
def test_who_could_join(levels, joining):
    finding = found(levels).get("kan_aansluiten")
    assert (finding and finding.parties) == joining


def test_joining_tells_what_each_brings_on_this_theme_only():
    finding = found({"a": 2, "b": 2, "c": 1, "d": 0, "e": 1})["kan_aansluiten"]
    assert finding.brings == {"c": ("leeg winkelpand",), "d": ("vrijwilligers",)}


@pytest.mark.parametrize(
    ("levels", "need", "expected"),
    [
        ({"a": 1, "b": 0, "c": 1}, HIGH, ()),  # exactly half of six have stated
        ({"a": 3, "b": 0, "c": 1}, HIGH, ("a",)),  # one carrier is not enough
        ({"a": 3, "b": 2, "c": 1}, HIGH, None),  # two carriers
        ({"a": 1, "b": 0}, HIGH, None),  # too few have stated
        ({"a": 1, "b": 0, "c": NO_ROLE, "d": NO_ROLE}, HIGH, ()),  # half of those with a role
        (dict.fromkeys("abcdef", NO_ROLE), HIGH, ()),  # all have spoken: nobody takes it up
        ({"a": 1, "b": 0, "c": 1}, NeedBound(50, 60, 50), None),  # touches the border: not sure
        ({"a": 1, "b": 0, "c": 1}, LOW, None),
        ({"a": 1, "b": 0, "c": 1}, None, None),  # hidden
    ],
)
def test_need_without_ambition(levels, need, expected):
    finding = found(levels, need).get("behoefte_zonder_ambitie")
    assert (finding.parties if finding else None) == expected


@pytest.mark.parametrize(
    ("levels", "need", "expected"),
    [
        ({"a": 2, "b": 2}, LOW, ("a", "b")),
        ({"a": 1, "b": 3}, LOW, ("b",)),  # the median is 2
        ({"a": 1, "b": 2}, LOW, None),  # the median is 1.5
        ({"a": 3}, LOW, None),  # no median of one
        ({"a": 2, "b": 2}, NeedBound(20, 50, 50), None),
        ({"a": 2, "b": 2}, HIGH, None),
        ({"a": 2, "b": 2}, None, None),
    ],
)
def test_ambition_without_need(levels, need, expected):
    finding = found(levels, need).get("ambitie_zonder_behoefte")
    assert (finding and finding.parties) == expected


def test_findings_say_how_many_have_not_stated():
    assert found({"a": 2, "b": NO_ROLE})["dragers"].n_not_stated == 4
