import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Transformer
from shapely import Polygon, box

from wijkwijzer.neighbourhood.areas.placing import (
    detect_placing,
    misplaced,
    place_of,
    rd_to_wgs84,
    to_wgs84,
)

TO_RD = Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)
DEGREES = box(4.68, 51.83, 4.69, 51.84)
RD = box(107_000, 425_000, 107_500, 425_500)


def swapped(area: Polygon) -> Polygon:
    return Polygon([(y, x) for x, y in area.exterior.coords])


def test_the_origin_of_rd_lies_at_amersfoort() -> None:
    # The tower of Our Lady in Amersfoort, x 155000, y 463000: 52 09 18.62 N, 5 23 13.94 E
    # (Kadaster, Rijksdriehoeksmeting); without the correction grid good to half a metre.
    longitude, latitude = rd_to_wgs84().transform(155_000, 463_000)
    assert longitude == pytest.approx(5.38720621, abs=5e-6)
    assert latitude == pytest.approx(52.15517440, abs=5e-6)


@settings(deadline=None)
@given(st.floats(3.4, 7.1), st.floats(50.8, 53.5))
def test_there_and_back_is_the_same_place(longitude: float, latitude: float) -> None:
    x, y = TO_RD.transform(longitude, latitude)
    area = box(x, y, x + 100, y + 100)
    (moved,) = to_wgs84([area], detect_placing([area], None))
    south_west = np.array(moved.exterior.coords[3])
    assert np.abs(south_west - [longitude, latitude]).max() < 1e-6


@settings(deadline=None)
@given(st.sampled_from(["WGS84", "RD"]), st.booleans(), st.floats(0.0, 1.0), st.floats(0.0, 1.0))
def test_every_place_in_the_country_is_told_from_the_numbers(
    crs: str, swap: bool, east: float, north: float
) -> None:
    if crs == "WGS84":
        x, y, size = 3.3 + 3.9 * east, 50.75 + 2.8 * north, 0.01
    else:
        x, y, size = 13_600 + 264_000 * east, 306_800 + 312_000 * north, 500.0
    area = box(x, y, x + size, y + size)
    assert place_of(swapped(area) if swap else area) == (f"{crs} swapped" if swap else crs)


@pytest.mark.parametrize("claim", [None, "EPSG:4326", "EPSG:28992", "EPSG:3857", "nonsense"])
def test_numbers_say_more_than_what_a_file_claims(claim: str | None) -> None:
    assert detect_placing([DEGREES], claim).crs == "WGS84"
    assert detect_placing([RD], claim).crs == "RD"


def test_a_claim_that_lies_is_noted() -> None:
    assert "WGS84" in detect_placing([DEGREES], "EPSG:28992").note
    assert "RD" in detect_placing([RD], "EPSG:4326").note
    assert detect_placing([DEGREES], "OGC:CRS84").note == ""
    assert detect_placing([DEGREES], "EPSG:4258").note == ""
    assert detect_placing([RD], "EPSG:28992").note == ""


def test_a_name_without_number_is_known_as_rd() -> None:
    esri = 'PROJCS["RD_New",GEOGCS["GCS_Amersfoort",DATUM["D_Amersfoort",SPHEROID["Bessel_1841",6377397.155,299.1528128]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Double_Stereographic"],PARAMETER["False_Easting",155000.0],PARAMETER["False_Northing",463000.0],PARAMETER["Central_Meridian",5.38763888888889],PARAMETER["Scale_Factor",0.9999079],PARAMETER["Latitude_Of_Origin",52.15616055555555],UNIT["Meter",1.0]]'  # noqa: E501
    assert detect_placing([RD], esri).note == ""


def test_degrees_on_another_datum_are_moved() -> None:
    # Amersfoort degrees (Bessel) differ some hundred metres from WGS84.
    placing = detect_placing([DEGREES], "EPSG:4289")
    (moved,) = to_wgs84([DEGREES], placing)
    assert 5e-4 < abs(moved.bounds[0] - DEGREES.bounds[0]) + abs(moved.bounds[1] - 51.83) < 5e-3


def test_other_metres_are_refused() -> None:
    utm = box(615_000, 5_740_000, 616_000, 5_741_000)
    assert "UTM" in detect_placing([utm], "EPSG:25831").fault


@pytest.mark.parametrize(
    ("area", "crs", "anywhere", "words"),
    [
        (DEGREES, "WGS84", False, ""),
        (RD, "RD", False, ""),
        (swapped(DEGREES), "WGS84", False, "lengte en breedte zijn verwisseld"),
        (swapped(DEGREES), "WGS84", True, "lengte en breedte zijn verwisseld"),
        (swapped(RD), "RD", False, "x en y zijn verwisseld"),
        (box(-68.3, 12.1, -68.2, 12.2), "WGS84", False, "buiten Nederland"),
        (box(-68.3, 12.1, -68.2, 12.2), "WGS84", True, ""),
        (box(4.6, 51.8, 9.6, 51.9), "WGS84", False, "buiten Nederland"),
        (RD, "WGS84", True, "geen lengte en breedte"),
    ],
)
def test_where_an_area_may_lie(area: Polygon, crs: str, anywhere: bool, words: str) -> None:
    fault = misplaced(area, crs, anywhere=anywhere)  # type: ignore[arg-type]
    assert words in fault
    assert bool(words) == bool(fault)
