"""In which coordinates a file is, whether they are in the right order, and the way to WGS84.

Coordinates in the European Netherlands in degrees, in metres of RD New, and either of them with
x and y swapped are four separate boxes; so numbers say more than what a file claims about itself,
and the claim only counts where the numbers fit none of the boxes.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Literal

import numpy as np
import shapely
from numpy.typing import NDArray
from pyproj import CRS, Transformer
from pyproj.exceptions import CRSError

from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.areas.area_file import Area, Crs

Place = Literal["WGS84", "RD", "WGS84 swapped", "RD swapped", "elsewhere"]

_BOXES: dict[Place, tuple[float, float, float, float]] = {
    "WGS84": (3.0, 50.5, 7.5, 54.0),
    "WGS84 swapped": (50.5, 3.0, 54.0, 7.5),
    "RD": (-10_000, 295_000, 290_000, 640_000),
    "RD swapped": (295_000, -10_000, 640_000, 290_000),
}
"""Least and greatest x and y, with room around the European Netherlands and its beaches."""


@dataclass(frozen=True)
class Placing:
    """How the coordinates of a file are read.

    Parameters
    ----------
    crs
        In which coordinates the file is.
    transformer
        The way to WGS84; None where they are that already.
    note
        A sentence for the user where the file says otherwise; else empty.
    fault
        Why the coordinates cannot be read at all; else empty.
    """

    crs: Crs
    transformer: Transformer | None = None
    note: str = ""
    fault: str = ""


def place_of(area: Area) -> Place:
    """Say in which box the whole area lies."""
    least_x, least_y, greatest_x, greatest_y = area.bounds
    for place, (left, bottom, right, top) in _BOXES.items():
        if left <= least_x and bottom <= least_y and greatest_x <= right and greatest_y <= top:
            return place
    return "elsewhere"


def detect_placing(areas: list[Area], declared: str | None) -> Placing:
    """Decide how the coordinates of a file are to be read.

    Parameters
    ----------
    areas
        Valid areas in the coordinates of the file.
    declared
        What the file says of its coordinates (anything pyproj understands), or None.
    """
    claim = _claimed(declared)
    votes = Counter[Crs]()
    for area in areas:
        place = place_of(area)
        if place != "elsewhere":
            votes["WGS84" if place.startswith("WGS84") else "RD"] += 1
    if votes:
        crs = votes.most_common(1)[0][0]
    elif claim is not None and _fits(claim, "RD"):
        crs = "RD"
    elif claim is None or claim.is_geographic:
        crs = "WGS84"
    else:
        text = _("de coördinaten staan in {crs}; zet ze om naar WGS84 of RD (EPSG:28992)")
        return Placing("WGS84", fault=text.format(crs=claim.name))
    note = ""
    if claim is not None and not _fits(claim, crs):
        text = _("De coördinaten zijn gelezen als {crs}; ze passen niet bij {claim}.")
        note = text.format(claim=claim.name, crs="RD" if crs == "RD" else "WGS84")
    if crs == "RD":
        return Placing(crs, rd_to_wgs84(), note)
    other = claim is not None and claim.is_geographic and not _is_wgs84(claim)
    return Placing(crs, _to_wgs84(claim.to_wkt()) if claim and other else None, note)


def misplaced(area: Area, crs: Crs, *, anywhere: bool) -> str:
    """Say what is wrong with where an area lies; empty if nothing.

    Parameters
    ----------
    area
        In the coordinates of the file.
    crs
        How the file is read.
    anywhere
        Accept all of the earth, not only the European Netherlands.
    """
    place = place_of(area)
    if place == crs:
        return ""
    at = _("(bij x {x}, y {y})").format(x=_short(area.bounds[0]), y=_short(area.bounds[1]))
    if place == f"{crs} swapped":
        if crs == "RD":
            return _("x en y zijn verwisseld {at}").format(at=at)
        return _("lengte en breedte zijn verwisseld {at}; lengte hoort eerst").format(at=at)
    if crs == "WGS84" and not _on_earth(area):
        return _("de coördinaten zijn geen lengte en breedte in graden {at}").format(at=at)
    if anywhere:
        return ""
    return _("het gebied ligt buiten Nederland {at}").format(at=at)


def to_wgs84(areas: list[Area], placing: Placing) -> list[Area]:
    """Return the areas in WGS84 degrees, longitude first."""
    if placing.transformer is None or not areas:
        return areas
    way = placing.transformer

    def move(points: NDArray[np.float64]) -> NDArray[np.float64]:
        return np.column_stack(way.transform(points[:, 0], points[:, 1]))

    moved = shapely.transform(np.array(areas, dtype=object), move)
    return list(moved)


@cache
def rd_to_wgs84() -> Transformer:
    """Return the way from RD New to WGS84, good to about a metre without correction grid."""
    return _to_wgs84("EPSG:28992")


@cache
def _to_wgs84(crs: str) -> Transformer:
    return Transformer.from_crs(crs, "EPSG:4326", always_xy=True)


def _claimed(declared: str | None) -> CRS | None:
    if not declared:
        return None
    try:
        return CRS.from_user_input(declared)
    except CRSError:
        return None


def _is_wgs84(crs: CRS) -> bool:
    # ETRS89 (4258) differs from WGS84 by less than the boundaries are accurate to.
    return crs.to_epsg() in {4326, 4258, 4979, 4937} or crs.to_authority() == ("OGC", "CRS84")


def _fits(claim: CRS, crs: Crs) -> bool:
    if crs == "WGS84":
        return bool(claim.is_geographic)
    # Esri writes the name RD_New without number.
    return claim.to_epsg() in {28992, 7415} or "RD" in claim.name.replace("_", " ").split()


def _on_earth(area: Area) -> bool:
    bounds: NDArray[np.float64] = np.abs(np.array(area.bounds))
    return bool((bounds <= [180, 90, 180, 90]).all())


def _short(number: float) -> str:
    return f"{number:.5f}".rstrip("0").rstrip(".") if abs(number) <= 360 else f"{number:.0f}"
