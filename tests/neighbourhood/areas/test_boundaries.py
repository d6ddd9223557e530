import struct

import numpy as np
import pytest
import shapely

from wijkwijzer.neighbourhood.areas.boundaries import Boundary, read_boundaries


def judge(wkt: str) -> Boundary:
    (boundary,) = read_boundaries(np.array([shapely.to_wkb(shapely.from_wkt(wkt))], dtype=object))
    return boundary


@pytest.mark.parametrize(
    "wkt",
    [
        "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 1 2, 2 2, 2 1, 1 1))",
        "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 6 5, 6 6, 5 5)))",
    ],
)
def test_polygons_are_kept_as_they_are(wkt: str) -> None:
    boundary = judge(wkt)
    assert boundary == Boundary(shapely.from_wkt(wkt))


@pytest.mark.parametrize(
    ("wkt", "words"),
    [
        ("POLYGON ((0 0, 1 1, 1 0, 0 1, 0 0))", "kruist zichzelf bij 0.5, 0.5"),
        ("MULTIPOLYGON (((0 0,2 0,2 2,0 2,0 0)),((1 1,3 1,3 3,1 3,1 1)))", "kruist zichzelf"),
        ("POLYGON ((0 0, 4 0, 4 4, 0 0), (9 9, 9 10, 10 10, 9 9))", "gat ligt buiten"),
        ("POLYGON ((0 0, 1 1, 0 0, 0 0))", "te weinig punten"),
        ("POLYGON EMPTY", "leeg"),
        ("MULTIPOLYGON EMPTY", "leeg"),
        ("POINT (4 52)", "een punt"),
        ("LINESTRING (0 0, 1 1)", "een lijn"),
        ("MULTIPOINT (0 0, 1 1)", "punten"),
        ("GEOMETRYCOLLECTION (POLYGON ((0 0, 1 0, 1 1, 0 0)))", "verschillende vormen"),
    ],
)
def test_what_is_no_area_is_a_fault(wkt: str, words: str) -> None:
    boundary = judge(wkt)
    assert boundary.area is None
    assert words in boundary.fault


def test_a_ring_that_touches_itself_is_mended() -> None:
    wkt = "POLYGON ((0 0, 4 0, 4 4, 2 4, 1 2, 3 2, 2 4, 0 4, 0 0))"
    boundary = judge(wkt)
    assert boundary.mended
    assert boundary.area is not None
    assert boundary.area.is_valid
    assert boundary.area.area == pytest.approx(14)


def test_no_geometry_open_rings_and_curves() -> None:
    open_ring = struct.pack("<BIII6d", 1, 3, 1, 3, 0, 0, 1, 0, 1, 1)
    curve = struct.pack("<BII", 1, 10, 0)
    no_number = struct.pack("<BIII8d", 1, 3, 1, 4, 0, 0, 1, 0, float("nan"), 1, 0, 0)
    faults = [
        boundary.fault
        for boundary in read_boundaries(np.array([None, open_ring, curve, no_number], dtype=object))
    ]
    assert "geometrie ontbreekt" in faults[0]
    assert "niet gesloten" in faults[1]
    assert "bogen" in faults[2]
    assert "geen getal" in faults[3]
