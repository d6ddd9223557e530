import json
import re

import numpy as np
import shapely
from shapely import MultiPolygon, Polygon, box

from wijkwijzer.neighbourhood.areas.thinning import (
    geojson_bytes,
    round_coordinates,
    simplify,
    thin_to_size,
)


def wavy_pair(n_points: int = 4000) -> list[Polygon]:
    """Return two areas of about a kilometre that share a border with many points."""
    latitude = np.linspace(51.83, 51.84, n_points)
    wave = 4.68 + 0.0004 * np.sin(np.linspace(0, 60, n_points))
    border = np.column_stack([wave, latitude])
    west = Polygon([(4.67, 51.83), *border, (4.67, 51.84)])
    east = Polygon([(4.69, 51.83), *border, (4.69, 51.84)])
    return [west, east]


def test_few_points_are_only_rounded() -> None:
    area = box(4.68123456, 51.83765432, 4.69, 51.84)
    (thinned,) = thin_to_size([area])
    assert thinned.bounds == (4.681235, 51.837654, 4.69, 51.84)
    assert len(thinned.exterior.coords) == 5


def test_a_heavy_wijk_becomes_light_and_keeps_its_borders() -> None:
    areas = wavy_pair()
    assert geojson_bytes(areas) > 60_000
    west, east = thin_to_size(areas, max_bytes=20_000)
    assert geojson_bytes([west, east]) <= 20_000
    assert west.is_valid
    assert east.is_valid
    # The border between the two is the same line in both: no gap and no overlap.
    assert west.intersection(east).area == 0
    union = shapely.union_all([west, east])
    assert isinstance(union, Polygon)
    assert len(union.interiors) == 0
    assert abs(west.area - areas[0].area) < 0.01 * areas[0].area


def test_every_area_stays_however_coarse() -> None:
    island = MultiPolygon([box(4.70, 51.83, 4.7001, 51.8301), box(4.72, 51.83, 4.73, 51.84)])
    thinned = simplify([*wavy_pair(), island], 10_000)
    assert [area.is_empty for area in thinned] == [False, False, False]
    assert all(area.is_valid for area in thinned)


def test_rounding_that_would_break_a_sliver_keeps_an_area() -> None:
    sliver = Polygon([(4.68, 51.83), (4.69, 51.8300001), (4.69, 51.8300003)])
    (rounded,) = round_coordinates([sliver])
    assert rounded.is_valid
    assert not rounded.is_empty


def test_six_decimals_as_they_are_written_down() -> None:
    (rounded,) = round_coordinates([box(4.1234567, 51.7654321, 4.2000004, 51.8)])
    numbers = re.findall(r"\d+\.\d+", json.dumps(shapely.geometry.mapping(rounded)))
    assert "4.123457" in numbers
    assert max(len(number.split(".")[1]) for number in numbers) == 6


def test_nothing_to_thin() -> None:
    assert simplify([], 5) == []
    assert thin_to_size([]) == []
