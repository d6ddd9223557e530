import math
import random
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyproj import Transformer
from shapely import MultiPolygon, Polygon, box

from wijkwijzer.errors import InvalidInput
from wijkwijzer.neighbourhood.areas import AreaFile, read_areas

Polygons = Callable[..., dict[str, Any]]
Properties = Callable[..., dict[str, Any]]
Writer = Callable[..., Path]


def problems_of(path: Path, **columns: str) -> tuple[str, ...]:
    with pytest.raises(InvalidInput) as caught:
        read_areas(path, **columns)
    assert path.name in str(caught.value)
    return caught.value.problems


def zip_folder(folder: Path, path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as archive:
        for file in sorted(folder.iterdir()):
            archive.write(file, f"map/{file.name}")
    return path


def outline(file: AreaFile) -> list[tuple[str, str, list[str]]]:
    return [(wijk.code, wijk.name, [b.code for b in wijk.buurten]) for wijk in file.wijken]


THREE_WIJKEN = [
    ("WK059001", "Oude Dorp", ["BU05900101", "BU05900102"]),
    ("WK059002", "Polder", ["BU05900201", "BU05900202"]),
    ("WK059003", "Haven", ["BU059003A1"]),
]


# Files as they are published


def test_a_geopackage_of_pdok_with_its_layers(
    tmp_path: Path, buurten_rd: gpd.GeoDataFrame, wijken_rd: gpd.GeoDataFrame
) -> None:
    path = tmp_path / "wijkenbuurten_2023.gpkg"
    gemeente = gpd.GeoDataFrame(
        {"gemeentecode": ["GM0590"], "gemeentenaam": ["Voorbeelddam"]},
        geometry=[buurten_rd.union_all()],
        crs=28992,
    )
    gemeente.to_file(path, layer="gemeenten")
    wijken_rd.to_file(path, layer="wijken")
    buurten_rd.drop(columns="gemeentenaam").to_file(path, layer="buurten")
    file = read_areas(path)
    assert outline(file) == THREE_WIJKEN
    assert {(w.municipality_code, w.municipality_name) for w in file.wijken} == {
        ("GM0590", "Voorbeelddam")
    }
    assert file.crs_detected == "RD"
    assert file.year == 2023
    assert file.source == "CBS, Kadaster (Wijk- en Buurtkaart 2023), CC BY 4.0"
    assert file.skipped == ()
    assert file.notes == ()
    dijk, wiel = file.wijken[0].buurten
    assert dijk.name == "De Dijk"
    assert dijk.figures.inhabitants == 1000
    assert sum(count or 0 for count in dijk.figures.age.values()) == 1000
    assert dijk.figures.tenure == {"koop": 200, "huur_corporatie": 225, "huur_particulier": 75}
    assert wiel.figures.age["0-15"] == 0
    zand = file.wijken[1].buurten[0]
    assert zand.name == "’t Zand"
    assert zand.figures.inhabitants is None
    assert zand.figures.estimated == frozenset()


def test_a_square_in_rd_comes_out_in_degrees(tmp_path: Path, buurten_rd: gpd.GeoDataFrame) -> None:
    path = tmp_path / "buurten.gpkg"
    buurten_rd.to_file(path)
    expected = buurten_rd.to_crs(4326).set_index("buurtcode").geometry
    for wijk in read_areas(path).wijken:
        for buurt in wijk.buurten:
            difference = buurt.geometry.symmetric_difference(expected[buurt.code])
            assert difference.area < 1e-3 * expected[buurt.code].area


def test_zipped_shapefiles_of_cbs(
    tmp_path: Path, buurten_rd: gpd.GeoDataFrame, wijken_rd: gpd.GeoDataFrame
) -> None:
    folder = tmp_path / "kaart"
    folder.mkdir()
    names = {
        "buurtcode": "BU_CODE",
        "buurtnaam": "BU_NAAM",
        "wijkcode": "WK_CODE",
        "gemeentecode": "GM_CODE",
        "gemeentenaam": "GM_NAAM",
        "water": "WATER",
        "aantal_inwoners": "AANT_INW",
        "percentage_personen_0_tot_15_jaar": "P_00_14_JR",
        "percentage_personen_15_tot_25_jaar": "P_15_24_JR",
        "percentage_personen_25_tot_45_jaar": "P_25_44_JR",
        "percentage_personen_45_tot_65_jaar": "P_45_64_JR",
        "percentage_personen_65_jaar_en_ouder": "P_65_EO_JR",
    }
    buurten = buurten_rd.rename(columns=names)[[*names.values(), "geometry"]]
    # As old files of CBS come: Latin-1 without a .cpg that says so.
    buurten["BU_NAAM"] = buurten["BU_NAAM"].str.replace("’", "'")
    buurten.to_file(folder / "buurt_2019.shp", encoding="ISO-8859-1")
    (folder / "buurt_2019.cpg").unlink()
    wijken = wijken_rd.rename(columns={"wijkcode": "WK_CODE", "wijknaam": "WK_NAAM"})
    wijken[["WK_CODE", "WK_NAAM", "geometry"]].to_file(folder / "wijk_2019.shp")
    (folder / "wijk_2019.shp").rename(folder / "wijk_2019.SHP")
    file = read_areas(zip_folder(folder, tmp_path / "kaart.zip"))
    assert outline(file) == THREE_WIJKEN
    assert file.year == 2019
    assert file.wijken[1].buurten[1].name == "Súdwest"
    assert file.wijken[0].buurten[0].figures.age["65+"] == 366


def test_a_shapefile_without_projection_and_a_zipped_geopackage(
    tmp_path: Path, buurten_rd: gpd.GeoDataFrame
) -> None:
    folder = tmp_path / "kaart"
    folder.mkdir()
    buurten_rd[["buurtcode", "buurtnaam", "geometry"]].to_file(folder / "buurten.shp")
    (folder / "buurten.prj").unlink()
    shape = read_areas(zip_folder(folder, tmp_path / "shape.zip"))
    for file in folder.iterdir():
        file.unlink()
    buurten_rd.to_file(folder / "buurten.gpkg")
    package = read_areas(zip_folder(folder, tmp_path / "pakket.zip"))
    assert shape.crs_detected == package.crs_detected == "RD"
    for one, other in zip(shape.wijken, package.wijken, strict=True):
        assert one.buurten[0].geometry.equals(other.buurten[0].geometry)
    assert shape.wijken[0].name == "Wijk 01"


def test_gebiedsindelingen_of_cbs(tmp_path: Path, buurten_rd: gpd.GeoDataFrame) -> None:
    path = tmp_path / "cbsgebiedsindelingen.gpkg"
    parts = buurten_rd.rename(columns={"buurtcode": "STATCODE", "buurtnaam": "STATNAAM"})
    parts = parts[["STATCODE", "STATNAAM", "geometry"]].assign(JRSTATCODE="2021BU")
    provinces = parts.iloc[:1].assign(STATCODE="PV28", STATNAAM="Zuid-Holland")
    provinces.to_file(path, layer="provincie_2021")
    parts.to_file(path, layer="buurt_2021")
    wijken = parts.iloc[:1].assign(STATCODE="WK059001", STATNAAM="Oude Dorp")
    wijken.to_file(path, layer="wijk_2021")
    file = read_areas(path)
    assert [code for code, _name, _buurten in outline(file)] == [
        "WK059001",
        "WK059002",
        "WK059003",
    ]
    assert [wijk.name for wijk in file.wijken] == ["Oude Dorp", "Wijk 02", "Wijk 03"]
    assert file.year == 2021


def test_two_layers_with_buurten(tmp_path: Path, buurten_rd: gpd.GeoDataFrame) -> None:
    path = tmp_path / "buurten.gpkg"
    buurten_rd.iloc[:3].to_file(path, layer="oud")
    buurten_rd.to_file(path, layer="nieuw")
    file = read_areas(path)
    assert outline(file)[2][2] == ["BU059003A1"]
    assert len(file.notes) == 1
    assert "oud" in file.notes[0]


def test_rows_of_statline_that_mix_levels(write_geojson: Writer, polygon: Polygons) -> None:
    def row(code: str, name: str, **more: Any) -> dict[str, Any]:
        return {
            "Codering_3": code.ljust(10),
            "naam": name,
            "Gemeentenaam_1": "Voorbeelddam  ",
            **more,
        }

    path = write_geojson(
        (polygon(size=0.1), row("NL00", "Nederland")),
        (polygon(size=0.01), row("GM0590", "Voorbeelddam")),
        (polygon(size=0.01), row("WK059001", "Oude Dorp")),
        (polygon(), row("BU05900101", "De Dijk", AantalInwoners_5="   1000", k_0Tot15Jaar_8=150)),
    )
    file = read_areas(path)
    assert outline(file) == [("WK059001", "Oude Dorp", ["BU05900101"])]
    assert file.wijken[0].municipality_name == "Voorbeelddam"
    assert file.wijken[0].buurten[0].figures.inhabitants == 1000
    assert file.wijken[0].buurten[0].figures.age["0-15"] == 150
    assert file.year is None


def test_camel_case_strings_and_missing_values_of_a_qgis_export(
    write_geojson: Writer, polygon: Polygons
) -> None:
    properties = {
        "fid": "6990",
        "buurtcode": "BU05900301",
        "buurtnaam": " Kade  Noord ",
        "wijkcode": "WK059003",
        "gemeentenaam": "Voorbeelddam",
        "aantalInwoners": "765",
        "percentagePersonen0Tot15Jaar": "-99999999",
        "jrstatcode": "2023BU05900301",
    }
    file = read_areas(write_geojson((polygon(), properties)))
    (buurt,) = file.wijken[0].buurten
    assert (buurt.name, buurt.figures.inhabitants) == ("Kade Noord", 765)
    assert buurt.figures.age["0-15"] is None
    assert file.year == 2023


def test_a_national_file_keeps_municipalities_apart(
    write_geojson: Writer, polygon: Polygons
) -> None:
    path = write_geojson(
        (polygon(4.7), {"buurtcode": "BU05900101", "buurtnaam": "Centrum", "GM_NAAM": "Dam"}),
        (polygon(5.7), {"buurtcode": "BU0080AB01", "buurtnaam": "Centrum", "GM_NAAM": "Burg"}),
    )
    file = read_areas(path)
    assert [(w.code, w.municipality_code, w.municipality_name) for w in file.wijken] == [
        ("WK0080AB", "GM0080", "Burg"),
        ("WK059001", "GM0590", "Dam"),
    ]


def test_only_wijken_are_areas_themselves(tmp_path: Path, wijken_rd: gpd.GeoDataFrame) -> None:
    path = tmp_path / "wijken.geojson"
    wijken_rd.to_crs(4326).to_file(path)
    file = read_areas(path)
    assert outline(file)[1] == ("WK059002", "Polder", ["WK059002"])
    assert file.wijken[1].buurten[0].figures.inhabitants == 400
    assert "alleen wijken" in file.notes[0]


def test_only_municipalities_are_refused(write_geojson: Writer, polygon: Polygons) -> None:
    own = {"gemeentecode": "GM0590", "OMSCHR": "De Boezem"}
    unknown = write_geojson((polygon(), own), (polygon(), own))
    with pytest.raises(InvalidInput, match=r"geen kolom met buurtcodes herkend\. .*OMSCHR"):
        read_areas(unknown)
    path = write_geojson((polygon(), {"gemeentecode": "GM0590", "gemeentenaam": "Dam"}))
    with pytest.raises(InvalidInput, match="alleen gemeenten"):
        read_areas(path)


def test_water_is_skipped_and_told(
    write_geojson: Writer, polygon: Polygons, buurt: Properties
) -> None:
    path = write_geojson(
        (polygon(), buurt(1, water="NEE")),
        (polygon(4.70), buurt(2, water="B")),
        (polygon(4.72), buurt(3, water="JA")),
        (None, {"buurtcode": "BU05909997", "buurtnaam": ""}),
        (polygon(4.72), {"buurtcode": "BU05909998", "buurtnaam": "Buitenwater"}),
        (polygon(4.72), {"buurtcode": "BU05909998", "buurtnaam": "Buitenwater"}),
    )
    file = read_areas(path)
    assert outline(file)[0][2] == ["BU05900101", "BU05900102"]
    assert [(one.number, one.code, one.reason) for one in file.skipped] == [
        (3, "BU05900103", "water"),
        (4, "BU05909997", "water"),
        (5, "BU05909998", "water"),
        (6, "BU05909998", "water"),
    ]


def test_nothing_but_water(write_geojson: Writer, polygon: Polygons, buurt: Properties) -> None:
    with pytest.raises(InvalidInput, match="alleen water"):
        read_areas(write_geojson((polygon(), buurt(1, water="JA"))))


# Coordinates


@pytest.mark.parametrize(
    "claim", [None, "urn:ogc:def:crs:EPSG::28992", "urn:ogc:def:crs:OGC:1.3:CRS84"]
)
@pytest.mark.parametrize("metres", [False, True])
def test_coordinates_decide_whatever_the_file_claims(
    write_geojson: Writer, buurt: Properties, *, claim: str | None, metres: bool
) -> None:
    x, y, size = (107_000.0, 425_000.0, 200.0) if metres else (4.6926, 51.8115, 0.002)
    corners = [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]
    members = {"crs": {"type": "name", "properties": {"name": claim}}} if claim else {}
    file = read_areas(
        write_geojson(({"type": "Polygon", "coordinates": [corners]}, buurt(1)), **members)
    )
    assert file.crs_detected == ("RD" if metres else "WGS84")
    centre = file.wijken[0].buurten[0].geometry.centroid
    assert (centre.x, centre.y) == pytest.approx((4.6936, 51.8125), abs=0.002)
    truthful = (claim is None and not metres) or (claim and metres == ("28992" in claim))
    assert bool(file.notes) != bool(truthful)


def test_swapped_coordinates_are_refused_one_by_one(
    write_geojson: Writer, polygon: Polygons, buurt: Properties
) -> None:
    path = write_geojson((polygon(51.83, 4.68), buurt(1)), (polygon(4.7), buurt(2)))
    assert problems_of(path) == (
        (
            "gebieden.geojson, gebied 1 (BU05900101, Buurt 1): lengte en breedte zijn verwisseld "
            "(bij x 51.83, y 4.68); lengte hoort eerst"
        ),
    )
    path = write_geojson((polygon(425_000, 107_000, 500), buurt(1)), name="rd.geojson")
    (problem,) = problems_of(path)
    assert "x en y zijn verwisseld" in problem


def test_outside_the_country_is_refused_unless_the_user_says_which_column(
    write_geojson: Writer, polygon: Polygons
) -> None:
    path = write_geojson((polygon(-68.3, 12.1), {"code": "k1", "naam": "Kralendijk"}))
    (code, place) = problems_of(path)
    assert "geen code van CBS" in code
    assert "buiten Nederland" in place
    file = read_areas(path, code_column="CODE")
    assert outline(file) == [("", "gebieden", ["k1"])]
    path = write_geojson((polygon(4.68, 91), {"code": "k1", "naam": "Nergens"}))
    (problem,) = problems_of(path, code_column="code")
    assert "geen lengte en breedte" in problem


def test_other_coordinates_are_refused(tmp_path: Path, buurten_rd: gpd.GeoDataFrame) -> None:
    path = tmp_path / "buurten.gpkg"
    buurten_rd.to_crs(3857).to_file(path)
    (problem,) = problems_of(path)
    assert "Pseudo-Mercator" in problem


@settings(
    max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(longitude=st.floats(3.5, 6.9), latitude=st.floats(50.9, 53.4))
def test_degrees_and_metres_give_the_same_area(
    write_geojson: Writer,
    polygon: Polygons,
    buurt: Properties,
    longitude: float,
    latitude: float,
) -> None:
    degrees = polygon(longitude, latitude, 0.01)
    to_rd = Transformer.from_crs("EPSG:4326", "EPSG:28992", always_xy=True)
    metres = {
        "type": "Polygon",
        "coordinates": [[to_rd.transform(*c) for c in degrees["coordinates"][0]]],
    }
    (one,) = read_areas(write_geojson((degrees, buurt(1)))).wijken
    (other,) = read_areas(write_geojson((metres, buurt(1)), name="rd.geojson")).wijken
    # Both are rounded to 1e-6 degree, so a point may fall to either side.
    assert one.buurten[0].geometry.equals_exact(other.buurten[0].geometry, 1.5e-6)


# Faults


def test_every_fault_of_the_file_in_one_error(
    write_geojson: Writer, polygon: Polygons, buurt: Properties
) -> None:
    bow = [[4.68, 51.83], [4.69, 51.84], [4.69, 51.83], [4.68, 51.84], [4.68, 51.83]]
    path = write_geojson(
        (polygon(), buurt(1)),
        ({"type": "Polygon", "coordinates": [bow]}, buurt(2)),
        ({"type": "Polygon", "coordinates": []}, buurt(3)),
        (None, buurt(4)),
        ({"type": "Point", "coordinates": [4.68, 51.83]}, buurt(5)),
        ({"type": "LineString", "coordinates": bow}, buurt(6)),
        ({"type": "GeometryCollection", "geometries": [polygon()]}, buurt(7)),
        (polygon(), buurt(1)),
        (polygon(), {"buurtcode": None, "buurtnaam": "Zonder code"}),
        (polygon(), {"buurtcode": "BU05900110", "buurtnaam": "  "}),
        (polygon(), {"buurtcode": "5900111", "buurtnaam": "Zonder letters"}),
        (polygon(51.83, 4.68), buurt(12)),
        (polygon(9.0, 51.0), buurt(13)),
        ({"type": "Polygon", "coordinates": [bow[:3]]}, buurt(14)),
        (polygon(), buurt(15, wijkcode="3", aantalInwoners="veel")),
    )
    problems = problems_of(path)
    expected = [
        (2, "kruist zichzelf bij 4.685, 51.835"),
        (3, "leeg"),
        (4, "geometrie ontbreekt"),
        (5, "een punt"),
        (6, "een lijn"),
        (7, "verschillende vormen"),
        (8, "dubbel voor, ook bij gebied 1"),
        (9, "de code ontbreekt"),
        (10, "de naam ontbreekt"),
        (11, "geen code van CBS"),
        (12, "verwisseld"),
        (13, "buiten Nederland"),
        (14, "niet gesloten"),
        (15, "geen code van een wijk"),
        (15, "“veel”"),
    ]
    assert len(problems) == len(expected)
    for problem, (number, words) in zip(sorted(problems, key=_number), expected, strict=True):
        assert problem.startswith(f"gebieden.geojson, gebied {number}")
        assert words in problem


def _number(problem: str) -> tuple[int, bool]:
    return int(problem.split("gebied ")[1].split(" ", maxsplit=1)[0].rstrip(":")), "veel" in problem


def test_a_curved_boundary_becomes_many_short_lines(
    tmp_path: Path, buurten_rd: gpd.GeoDataFrame
) -> None:
    path = tmp_path / "buurten.gpkg"
    buurten_rd.iloc[:1].to_file(path)
    x, y, radius = 107_000, 425_000, 100
    circle = [x - radius, y, x, y + radius, x + radius, y, x, y - radius, x - radius, y]
    arc = struct.pack("<BII10d", 1, 8, 5, *circle)
    header = b"GP\x00\x01" + struct.pack("<i", 28992)
    curve = header + struct.pack("<BII", 1, 10, 1) + arc
    with closing(sqlite3.connect(path)) as database, database:
        triggers = "select name from sqlite_master where type = 'trigger'"
        for (trigger,) in database.execute(triggers).fetchall():
            database.execute(f'drop trigger "{trigger}"')
        database.execute("update buurten set geom = ?", [curve])
    (buurt,) = read_areas(path).wijken[0].buurten
    (metres,) = gpd.GeoSeries([buurt.geometry], crs=4326).to_crs(28992)
    assert metres.area == pytest.approx(math.pi * radius**2, rel=0.005)


def test_a_touching_ring_is_mended_and_told(tmp_path: Path) -> None:
    x, y = 107_000, 425_000
    touching = Polygon(
        [(0, 0), (400, 0), (400, 400), (200, 400), (100, 200), (300, 200), (200, 400), (0, 400)]
    )
    moved = Polygon([(x + a, y + b) for a, b in touching.exterior.coords])
    path = tmp_path / "buurten.gpkg"
    gpd.GeoDataFrame(
        {"buurtcode": ["BU05900101"], "buurtnaam": ["De Dijk"]}, geometry=[moved], crs=28992
    ).to_file(path)
    file = read_areas(path)
    assert file.wijken[0].buurten[0].geometry.is_valid
    assert "BU05900101" in file.notes[0]


def test_a_file_without_areas(write_geojson: Writer) -> None:
    with pytest.raises(InvalidInput, match=r"gebieden\.geojson bevat geen gebieden"):
        read_areas(write_geojson())


# Files of another origin


def test_no_codes_lists_the_columns(write_geojson: Writer, polygon: Polygons) -> None:
    path = write_geojson((polygon(), {"gebied": "Noord", "nr": 1}))
    with pytest.raises(InvalidInput, match="gebied, nr") as caught:
        read_areas(path)
    assert "--code-column" in str(caught.value)
    with pytest.raises(InvalidInput, match="geen kolom wijknummer"):
        read_areas(path, code_column="wijknummer")


def test_own_columns_make_one_wijk(write_geojson: Writer, polygon: Polygons) -> None:
    path = write_geojson(
        (polygon(4.70), {"gebied": "Zuid", "nr": 2, "aantal_inwoners": 50}),
        (polygon(4.68), {"gebied": "Noord", "nr": 1, "aantal_inwoners": None}),
        name="mijn_wijk.geojson",
    )
    file = read_areas(path, code_column="nr", name_column="gebied")
    assert outline(file) == [("", "mijn wijk", ["1", "2"])]
    assert [buurt.name for buurt in file.wijken[0].buurten] == ["Noord", "Zuid"]
    assert file.wijken[0].buurten[1].figures.inhabitants == 50
    assert file.source == "mijn_wijk.geojson"
    (problem, _second) = problems_of(path, code_column="nr")
    assert "de naam ontbreekt" in problem


def test_own_columns_with_codes_of_cbs_keep_their_wijken(
    write_geojson: Writer, polygon: Polygons
) -> None:
    path = write_geojson(
        (polygon(4.70), {"cbs": "BU05900201", "titel": "Zuid"}),
        (polygon(4.68), {"cbs": "BU05900101", "titel": "Noord"}),
    )
    file = read_areas(path, code_column="cbs", name_column="titel")
    assert outline(file) == [
        ("WK059001", "Wijk 01", ["BU05900101"]),
        ("WK059002", "Wijk 02", ["BU05900201"]),
    ]


# What does not matter


@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 10_000))
def test_the_order_of_the_rows_does_not_matter(
    write_geojson: Writer, polygon: Polygons, seed: int
) -> None:
    rows = [
        (
            polygon(4.6 + n / 100, 51.8),
            {"buurtcode": f"BU0590{n % 4:02d}{n:02d}", "buurtnaam": f"B{n}"},
        )
        for n in range(12)
    ]
    shuffled = random.Random(seed).sample(rows, len(rows))
    assert read_areas(write_geojson(*shuffled)) == read_areas(write_geojson(*rows))


def test_extra_dimensions_and_multipolygons_with_holes(tmp_path: Path) -> None:
    hole = box(107_050, 425_050, 107_100, 425_100)
    area = MultiPolygon(
        [box(107_000, 425_000, 107_200, 425_200) - hole, box(107_400, 425_000, 107_500, 425_100)]
    )
    frame = gpd.GeoDataFrame(
        {"buurtcode": ["BU05900101"], "buurtnaam": ["De Dijk"]}, geometry=[area], crs=28992
    )
    frame.geometry = frame.geometry.force_3d(2.5)
    path = tmp_path / "buurten.gpkg"
    frame.to_file(path)
    (buurt,) = read_areas(path).wijken[0].buurten
    assert not buurt.geometry.has_z
    assert isinstance(buurt.geometry, MultiPolygon)
    assert [len(part.interiors) for part in buurt.geometry.geoms] == [1, 0]
