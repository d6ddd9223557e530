"""The small map: everything inside the frame, the place where it belongs, names as text."""

import re
import xml.etree.ElementTree as ET

from wijkwijzer.neighbourhood.records import Buurt, Point
from wijkwijzer.neighbourhood.sketch import place_sketch

SVG = "{http://www.w3.org/2000/svg}"


def square(number: int, west: float) -> Buurt:
    ring = [[west, 52], [west + 0.01, 52], [west + 0.01, 52.01], [west, 52.01], [west, 52]]
    geometry = {"type": "MultiPolygon", "coordinates": [[ring]]}
    return Buurt(id=f"b{number}", wijk_id="w", name=f"Buurt {number}", geometry=geometry)


def parse(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 - our own drawing


def numbers(drawing: ET.Element) -> list[tuple[float, float]]:
    paths = " ".join(path.get("d", "") for path in drawing.iter(f"{SVG}path"))
    return [(float(x), float(y)) for x, y in re.findall(r"(-?[\d.]+) (-?[\d.]+)", paths)]


def test_the_place_lies_where_it_belongs() -> None:
    buurten = [square(0, 5.0), square(1, 5.01)]
    corner = Point(longitude=5.02, latitude=52.01)
    drawing = parse(place_sketch(buurten, corner, "Plek", width=300, height=200))
    corners = numbers(drawing)
    assert all(0 <= x <= 300 and 0 <= y <= 200 for x, y in corners)
    dot = drawing.find(f"{SVG}circle")
    assert dot is not None
    # North-east: the largest x, the smallest y.
    assert abs(float(dot.get("cx", "")) - max(x for x, _y in corners)) <= 0.5
    assert abs(float(dot.get("cy", "")) - min(y for _x, y in corners)) <= 0.5
    # A degree of longitude is cos(52°) of a degree of latitude: two squares side by side.
    width = max(x for x, _y in corners) - min(x for x, _y in corners)
    height = max(y for _x, y in corners) - min(y for _x, y in corners)
    assert abs(width / height - 2 * 0.6157) < 0.02


def test_a_place_outside_or_without_buurten_is_still_drawn() -> None:
    for buurten in ([], [square(0, 5.0)]):
        far = Point(longitude=5.2, latitude=52.1)
        drawing = parse(place_sketch(buurten, far, "x"))
        dot = drawing.find(f"{SVG}circle")
        assert dot is not None
        assert 0 <= float(dot.get("cx", "")) <= 320


def test_the_label_is_text() -> None:
    label = 'Plek in "A" & <b>B</b>'
    drawing = parse(place_sketch([], Point(longitude=5, latitude=52), label))
    assert drawing.get("aria-label") == label
