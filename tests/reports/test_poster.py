"""The wijkposter as it is set: one page of any size, whatever is typed and whatever is missing."""

import re
from dataclasses import replace

import pytest

from tests.reports.conftest import HOSTILE, Printed, compile_accessibly
from wijkwijzer.neighbourhood.records import Buurt, Point
from wijkwijzer.pact.poster import Lane, Poster, SharedAmbition, TopNeed
from wijkwijzer.reports import poster as paper
from wijkwijzer.reports.poster import poster_data, poster_pdf
from wijkwijzer.reports.typesetting import breakable
from wijkwijzer.reports.wijk_figures import LONGEST_TITLE, shortened, spots_map, wijk_map
from wijkwijzer.statistics.disclosure import Released
from wijkwijzer.wijkkompas.compass import CompassDrawing, Petal

LONGEST = "Aansprakelijkheidswaardevaststellingsveranderingsbureauvergadering"
ARABIC = "السلام والتعاون بين الجيران"
ADDRESS = "http://192.168.1.5:8501/terugkoppeling?wijk=w"
AREA = tuple(
    Point(longitude=x, latitude=y) for x, y in ((5.002, 52.002), (5.008, 52.002), (5.005, 52.5))
)
BARE = Poster(
    wijk_name="Proefwijk",
    municipality="",
    is_example=False,
    sentence="",
    compass=None,
    needs=(),
    ambitions=(),
    areas=(),
    map_theme="",
    map_sentence="",
    lanes=(),
    source="Gemaakt op 22 november 2026.",
)


def lane(number: int, title: str, **fields: object) -> Lane:
    whole = {"kind": "afspraak", "pictogram": "groen", "begins": 2027.0, "ends": 2028.5}
    known = {"when": "uiterlijk 1 juli 2028", "who": "Gemeente"}
    return Lane(**{"number": number, "title": title, **whole, **known, **fields})


@pytest.fixture
def full(buurten: tuple[Buurt, ...]) -> Poster:
    petal = Petal("groen", "groen en natuur", "groen", "oost", 70, 65, 75, 40, "onbeslist")
    return replace(
        BARE,
        is_example=True,
        sentence="Het kompas wijst naar groen.",
        compass=CompassDrawing(petals=(petal,), needle=("groen",)),
        needs=(TopNeed("Groen", "groen", "71 van elke 100 bewoners vinden dit.", HOSTILE),),
        ambitions=(SharedAmbition("Groen", "groen", ("Gemeente", "Corporatie"), everybody=True),),
        areas=tuple((buurt, place or None) for place, buurt in enumerate(buurten)),
        map_theme="Groen",
        lanes=(
            lane(1, HOSTILE, points=(Point(longitude=5.005, latitude=52.005),), rings=(AREA,)),
            lane(2, "Bomen", begins=None, ends=None, when="nog zonder datum", who=""),
        ),
    )


def test_an_area_is_drawn_as_far_as_it_lies_on_the_map(full: Poster) -> None:
    drawn = wijk_map(full, full.lanes)
    assert drawn is not None
    (ring,) = drawn["rings"]
    assert len(ring) > len(AREA)
    assert all(-1e-9 <= x <= drawn["wide"] + 1e-9 for x, _y in ring)
    assert all(-1e-9 <= y <= drawn["high"] + 1e-9 for _x, y in ring)


def test_what_has_no_place_of_its_own_stands_in_its_buurten(full: Poster) -> None:
    here = full.areas[0][0].id
    lanes = (*full.lanes, lane(3, "Lampen", buurten=(here,)))
    drawn = spots_map(full, lanes)
    assert drawn is not None
    assert [area["marks"] for area in drawn["areas"]] == [[3]] + [[]] * (len(full.areas) - 1)
    # What is for the whole wijk is not on it.
    assert [(one["n"], one["pinned"]) for one in drawn["lanes"]] == [(1, True), (3, False)]
    assert set(drawn["signs"]) == {"spot", "area", "buurt"}
    assert spots_map(full, lanes[1:2]) is None


def plain(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad-]", "", text)


@pytest.mark.parametrize(("size", "width"), [("a3", 297), ("a2", 420), ("a1", 594), ("a0", 841)])
def test_it_is_one_page_of_the_size_that_was_asked_for(
    size: paper.Paper, width: int, full: Poster
) -> None:
    page = Printed(poster_pdf(Released(full, "public"), paper=size, address=ADDRESS)).reader.pages
    assert len(page) == 1
    assert float(page[0].mediabox.width) / 72 * 25.4 == pytest.approx(width, abs=0.1)
    # No picture of dots: everything is lines and letters.
    assert not page[0].images


def test_hostile_text_stands_there_as_it_was_typed(
    full: Poster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paper, "typeset", compile_accessibly)
    found = plain(Printed(poster_pdf(Released(full, "public"), address=ADDRESS)).text)
    # As a quote; as a title shortened.
    assert plain(HOSTILE) in found
    assert plain(shortened(HOSTILE, LONGEST_TITLE)) in found
    for said in ("71 van elke 100", "2027", "2028", "nog zonder datum", "Nog niet verdeeld"):
        assert plain(said) in found


def test_what_is_not_there_yet_is_left_out() -> None:
    found = Printed(poster_pdf(Released(BARE, "public"))).text
    assert "Proefwijk" in found
    for head in poster_data(Released(BARE, "public"), paper="a3", address="")["heads"].values():
        assert head not in found
    assert "Wat gebeurt er met uw inbreng?" not in found


@pytest.mark.parametrize("text", [LONGEST * 3, ARABIC * 5, "x" * 200])
def test_the_longest_words_stay_on_the_page(text: str, full: Poster) -> None:
    hard = replace(
        full,
        wijk_name=text,
        needs=tuple(replace(one, quote=text * 2) for one in full.needs * 3),
        ambitions=full.ambitions * 6,
        lanes=tuple(lane(n, text, who=text[: n + 20], partners=(text,)) for n in range(1, 301)),
    )
    printed = Printed(poster_pdf(Released(hard, "public"), address=ADDRESS))
    assert len(printed.pages) == 1
    assert "En nog 288 die hier niet staan." in printed.text
    # The foot is the last that is set: nothing pushed it off.
    assert "Gemaakt op 22 november 2026." in printed.text


def test_words_are_broken_and_shortened_where_a_reader_would() -> None:
    assert shortened("een twee drie vier", 12) == "een twee…"
    assert shortened("kort", 12) == "kort"
    assert breakable("kort en goed") == "kort en goed"
    assert breakable("onderhoudswerkzaamheden 2026-2030") == "onderhoudswerkzaamheden 2026-2030"
    assert breakable("onderhoudswerkzaamheden3") == "onderhoudswerkzaam\u200bheden3"
    assert max(map(len, breakable("x" * 200).split("\u200b"))) == 18


def test_of_many_partners_it_says_how_many_more(full: Poster) -> None:
    lanes = tuple(lane(n, "Lift", partners=tuple("ABCDE"[:n])) for n in (1, 3, 5))
    data = poster_data(Released(replace(full, lanes=lanes), "public"), paper="a3", address="")
    assert [one["partners"] for one in data["programme"]["parties"][0]["lanes"]] == [
        "met A",
        "met A, B en C",
        "met A, B en nog 3",
    ]


def test_a_pin_has_the_number_of_its_line(full: Poster) -> None:
    data = poster_data(Released(full, "public"), paper="a3", address="")
    assert [pin["n"] for pin in data["map"]["pins"]] == [1]
    first, second = (one for party in data["programme"]["parties"] for one in party["lanes"])
    assert (first["pinned"], second["pinned"]) == (True, False)
    assert (first["begins"], first["ends"]) == (0.0, 0.75)
