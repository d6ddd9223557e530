"""The invented neighbourhood as a place: borders, people, parties, tasks."""

from itertools import combinations

import pytest
from shapely import unary_union
from shapely.geometry import Point, shape

from wijkwijzer.demo import Demo
from wijkwijzer.neighbourhood.records import CATEGORIES

METRES_NORTH = 111_250
METRES_EAST = 67_700


def areas(demo: Demo):
    return {buurt.id: shape(buurt.geometry) for buurt in demo.buurten}


def test_says_that_it_is_an_example(demo: Demo) -> None:
    assert demo.wijk.is_example
    assert "erzonnen" in demo.wijk.source
    assert demo.wijk.published == {"kompas", "ambities"}
    assert demo.wijk.code == demo.wijk.municipality_code == ""


def test_six_buurten_lie_against_each_other_without_gap_or_overlap(demo: Demo) -> None:
    polygons = areas(demo)
    assert len(polygons) == 6
    assert all(polygon.is_valid for polygon in polygons.values())
    whole = unary_union(list(polygons.values()))
    assert whole.geom_type == "Polygon"
    assert len(whole.interiors) == 0
    for one, other in combinations(polygons.values(), 2):
        assert one.intersection(other).area == 0


def test_neighbours_share_every_corner_of_their_border(demo: Demo) -> None:
    polygons = areas(demo)
    shared = 0
    for one, other in combinations(polygons, 2):
        border = polygons[one].intersection(polygons[other])
        if border.length == 0:
            continue
        shared += 1
        corners = set(polygons[one].exterior.coords) & set(polygons[other].exterior.coords)
        # A corner of one that lies in the middle of the other's line would leave slivers.
        assert {c for part in unary_union(border).geoms for c in part.coords} <= corners
    assert shared == 10


def test_is_the_size_of_a_wijk_and_lies_in_open_water(demo: Demo) -> None:
    west, south, east, north = unary_union(list(areas(demo).values())).bounds
    assert 1_100 < (east - west) * METRES_EAST < 1_300
    assert 800 < (north - south) * METRES_NORTH < 1_000
    assert west > 5.15
    assert south > 52.5
    assert east < 5.25
    assert north < 52.6


def test_ground_has_canal_railway_park_and_roads(demo: Demo) -> None:
    named = {
        (f["properties"]["kind"], f["properties"].get("name")) for f in demo.ground["features"]
    }
    assert {
        ("water", "Lommervaart"),
        ("rail", "Spoorlijn"),
        ("green", "Lommerpark"),
        ("road", "Lommerlaan"),
    } <= named
    assert {kind for kind, _name in named} == {"water", "rail", "green", "road", "built"}
    assert all(shape(feature["geometry"]).is_valid for feature in demo.ground["features"])


def test_canal_runs_along_the_wijk_not_through_it(demo: Demo) -> None:
    whole = unary_union(list(areas(demo).values()))
    canal = unary_union(
        [
            shape(f["geometry"])
            for f in demo.ground["features"]
            if f["properties"].get("name") == "Lommervaart"
        ]
    )
    assert canal.intersection(whole).area < 1e-3 * whole.area
    assert canal.distance(whole) * METRES_NORTH < 5


def test_population_adds_up_in_every_buurt(demo: Demo) -> None:
    counts = {(p.buurt_id, p.variable, p.category): p.count for p in demo.population}
    total = 0
    for buurt in demo.buurten:
        inhabitants = counts[buurt.id, "total", ""]
        total += inhabitants
        assert sum(counts[buurt.id, "age", c] for c in CATEGORIES["age"]) == inhabitants
        households = sum(counts[buurt.id, "household", c] for c in CATEGORIES["household"])
        assert sum(counts[buurt.id, "tenure", c] for c in CATEGORIES["tenure"]) == households
        assert 1.5 < inhabitants / households < 2.5
    assert total == 7_400


def test_each_buurt_has_a_character_of_its_own(demo: Demo) -> None:
    counts = {(p.buurt_id, p.variable, p.category): p.count for p in demo.population}

    def largest(variable: str, category: str) -> str:
        categories = CATEGORIES[variable]
        return max(
            (buurt.id for buurt in demo.buurten),
            key=lambda b: (
                counts[b, variable, category] / sum(counts[b, variable, c] for c in categories)
            ),
        )

    assert largest("age", "65+") == "parkzijde"
    assert largest("age", "0-15") == "de_touwslagerij"
    assert largest("tenure", "huur_corporatie") == "schippersbuurt"
    assert largest("tenure", "huur_particulier") == "seinhuisbuurt"
    assert largest("tenure", "koop") == "kanteldijk"


def test_seven_parties_with_interests_and_something_to_bring(
    demo: Demo, themes: tuple[str, ...]
) -> None:
    assert [party.kind for party in demo.parties] == [
        "gemeente",
        "corporatie",
        "waterschap",
        "bewoners",
        "zorg",
        "onderwijs",
        "ondernemers",
    ]
    for party in demo.parties:
        assert len(party.interests) > 80
        assert len(party.brings) >= 3
        assert {theme for item in party.brings for theme in item.themes} <= set(themes)


def test_tasks_have_a_source_a_horizon_and_a_place_where_they_apply(
    demo: Demo, themes: tuple[str, ...]
) -> None:
    assert len(demo.tasks) == 26
    assert len({task.id for task in demo.tasks}) == 26
    parties = {party.id for party in demo.parties}
    polygons = areas(demo)
    whole = unary_union(list(polygons.values())).buffer(100 / METRES_NORTH)
    for task in demo.tasks:
        assert task.party_id in parties
        assert task.theme in themes
        assert set(task.buurten) <= set(polygons)
        assert any(character.isdigit() for character in task.source)
        assert task.year_from
        assert task.year_to
        if task.point:
            spot = Point(task.point.longitude, task.point.latitude)
            own = [polygons[b] for b in task.buurten]
            assert (unary_union(own) if own else whole).buffer(1e-5).contains(spot)


@pytest.mark.parametrize("theme", ["ontmoeten"])
def test_nobody_has_a_task_where_the_needle_points(demo: Demo, theme: str) -> None:
    assert [task.id for task in demo.tasks if task.theme == theme] == []


def test_answers_are_weighed_on_what_the_population_is_known_by(demo: Demo) -> None:
    assert demo.weighting.round_id == demo.round.id
    assert demo.weighting.variables == ("buurt", "age", "tenure")
    known = {figure.variable for figure in demo.population if figure.count is not None}
    assert known == {"total", "age", "household", "tenure"}
