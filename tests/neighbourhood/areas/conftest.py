"""A small invented municipality on the spot of an existing one, in files of every kind."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import geopandas as gpd
import pytest
from shapely import MultiPolygon, Polygon, box

ORIGIN = (107_000.0, 425_000.0)


def square(column: int, row: int = 0, size: float = 200.0) -> Polygon:
    """Return a square in RD New that shares its borders with its neighbours."""
    x, y = ORIGIN[0] + column * size, ORIGIN[1] + row * size
    return box(x, y, x + size, y + size)


@pytest.fixture
def buurten_rd() -> gpd.GeoDataFrame:
    """Three wijken with five buurten as PDOK publishes them (GeoPackage), in RD New."""
    codes = ["BU05900101", "BU05900102", "BU05900201", "BU05900202", "BU059003A1"]
    return gpd.GeoDataFrame(
        {
            "buurtcode": codes,
            "buurtnaam": ["De Dijk", "De Wiel", "’t Zand", "Súdwest", "De Kade"],
            "wijkcode": [f"WK{code[2:8]}" for code in codes],
            "gemeentecode": "GM0590",
            "gemeentenaam": "Voorbeelddam",
            "water": "NEE",
            "jaar": 2023,
            "aantal_inwoners": [1000, 0, -99997, 400, 15],
            "percentage_personen_0_tot_15_jaar": [12, -99997, -99997, 20, -99997],
            "percentage_personen_15_tot_25_jaar": [10, -99997, -99997, 20, -99997],
            "percentage_personen_25_tot_45_jaar": [15, -99997, -99997, 20, -99997],
            "percentage_personen_45_tot_65_jaar": [27, -99997, -99997, 20, -99997],
            "percentage_personen_65_jaar_en_ouder": [37, -99997, -99997, 20, -99997],
            "aantal_huishoudens": [400, 0, -99997, 200, 10],
            "percentage_eenpersoonshuishoudens": [30, -99997, -99997, 50, -99997],
            "percentage_huishoudens_zonder_kinderen": [41, -99997, -99997, 25, -99997],
            "percentage_huishoudens_met_kinderen": [28, -99997, -99997, 25, -99997],
            "woningvoorraad": [500, 0, -99997, 200, -99995],
            "percentage_koopwoningen": [40, -99997, -99997, 100, -99995],
            "percentage_huurwoningen": [60, -99997, -99997, 0, -99995],
            "perc_huurwoningen_in_bezit_woningcorporaties": [45, -99997, -99997, 0, -99995],
        },
        geometry=[MultiPolygon([square(column)]) for column in range(5)],
        crs=28992,
    )


@pytest.fixture
def wijken_rd() -> gpd.GeoDataFrame:
    return gpd.GeoDataFrame(
        {
            "wijkcode": ["WK059001", "WK059002", "WK059003"],
            "wijknaam": ["Oude Dorp", "Polder", "Haven"],
            "gemeentecode": "GM0590",
            "gemeentenaam": "Voorbeelddam",
            "water": "NEE",
            "aantal_inwoners": [1000, 400, 15],
        },
        geometry=[box(*ORIGIN, ORIGIN[0] + 400, ORIGIN[1] + 200), square(2), square(4)],
        crs=28992,
    )


@pytest.fixture
def write_geojson(tmp_path: Path) -> Callable[..., Path]:
    """Return a function that writes features `(geometry, properties)` as GeoJSON."""

    def write(
        *features: tuple[dict[str, Any] | None, dict[str, Any]],
        name: str = "gebieden.geojson",
        **members: Any,
    ) -> Path:
        collection = {
            "type": "FeatureCollection",
            **members,
            "features": [
                {"type": "Feature", "properties": properties, "geometry": geometry}
                for geometry, properties in features
            ],
        }
        path = tmp_path / name
        path.write_text(json.dumps(collection), encoding="utf-8")
        return path

    return write


def ring(x: float = 4.68, y: float = 51.83, size: float = 0.005) -> list[list[float]]:
    return [[x, y], [x + size, y], [x + size, y + size], [x, y + size], [x, y]]


@pytest.fixture
def polygon() -> Callable[..., dict[str, Any]]:
    """Return a function that makes a square GeoJSON Polygon with its corner at x, y."""

    def make(x: float = 4.68, y: float = 51.83, size: float = 0.005) -> dict[str, Any]:
        return {"type": "Polygon", "coordinates": [ring(x, y, size)]}

    return make


@pytest.fixture
def buurt() -> Callable[..., dict[str, Any]]:
    """Return a function that makes the properties of the nth buurt."""

    def make(number: int = 1, **more: Any) -> dict[str, Any]:
        return {"buurtcode": f"BU059001{number:02d}", "buurtnaam": f"Buurt {number}", **more}

    return make
