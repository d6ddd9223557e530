import math
import re

import pytest
import shapely

from wijkwijzer.neighbourhood.records import Buurt
from wijkwijzer.survey.form.shapes import WIDTH, buurt_shapes


def square(id_: str, west: float, south: float, size: float = 0.01, name: str = "") -> Buurt:
    """A square of `size` degrees of longitude and as many metres north as east."""
    north = south + size * math.cos(math.radians(52))
    east = west + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return Buurt(
        id=id_,
        wijk_id="w",
        name=name or id_.title(),
        geometry={"type": "Polygon", "coordinates": [ring]},
    )


def points(path: str) -> list[tuple[float, float]]:
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", path)]


def test_north_is_up_and_a_square_is_square() -> None:
    south, north = square("zuid", 5, 52), square("noord", 5, 52.02)
    drawn = buurt_shapes([south, north])["shapes"]
    below, above = points(drawn[0]["path"]), points(drawn[1]["path"])
    assert min(y for _, y in below) > max(y for _, y in above)
    width = max(x for x, _ in below) - min(x for x, _ in below)
    height = max(y for _, y in below) - min(y for _, y in below)
    assert width == pytest.approx(height, rel=0.002)


@pytest.mark.parametrize("size", [0.0001, 0.01, 0.5])
def test_everything_fits_in_the_view_box(size: float) -> None:
    drawn = buurt_shapes([square("a", 5, 52, size), square("b", 5 + size, 52, size)])
    _, _, width, height = map(float, drawn["view_box"].split())
    assert max(width, height) == WIDTH
    for shape in drawn["shapes"]:
        assert all(0 <= x <= width and 0 <= y <= height for x, y in points(shape["path"]))


def test_a_name_stands_inside_its_buurt_or_is_left_out() -> None:
    long = "Een Bijzonder Lange Buurtnaam Die Nergens Past"
    drawn = buurt_shapes([square("a", 5, 52), square("b", 5.01, 52, 0.001, long)])["shapes"]
    inside = shapely.Point(drawn[0]["label_x"], drawn[0]["label_y"])
    assert shapely.Polygon(points(drawn[0]["path"])).contains(inside)
    assert drawn[0]["label_lines"] == ["A"]
    assert (drawn[1]["label_lines"], drawn[1]["label_size"]) == ([], 0)


def test_a_name_of_more_words_may_take_more_lines() -> None:
    row = [square(f"b{i}", 5 + i / 100, 52, name="De Lange Vliet") for i in range(7)]
    assert buurt_shapes(row)["shapes"][0]["label_lines"] == ["De", "Lange", "Vliet"]


def test_islands_and_holes_are_drawn() -> None:
    ring = [[5, 52], [5.01, 52], [5.01, 52.01], [5, 52.01], [5, 52]]
    hole = [[5.004, 52.004], [5.006, 52.004], [5.006, 52.006], [5.004, 52.006], [5.004, 52.004]]
    island = [[5.02, 52], [5.021, 52], [5.021, 52.001], [5.02, 52]]
    geometry = {"type": "MultiPolygon", "coordinates": [[ring, hole], [island]]}
    [drawn] = buurt_shapes([Buurt(id="a", wijk_id="w", name="A", geometry=geometry)])["shapes"]
    assert drawn["path"].count("M") == drawn["path"].count("Z") == 3


def test_no_buurten_is_an_empty_map() -> None:
    assert buurt_shapes([])["shapes"] == []
