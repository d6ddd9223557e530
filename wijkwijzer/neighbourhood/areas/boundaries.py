"""Whether a boundary is one: a polygon that does not cross itself."""

import re
import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon

from wijkwijzer.i18n import gettext as _
from wijkwijzer.neighbourhood.areas.area_file import Area

_POLYGON, _MULTIPOLYGON = 3, 6


@dataclass(frozen=True)
class Boundary:
    """A boundary as read: the area, or None and the fault; `mended` if it touched itself."""

    area: Area | None
    fault: str = ""
    mended: bool = False


def read_boundaries(wkb: NDArray[np.object_]) -> list[Boundary]:
    """Read boundaries and say what is wrong with each.

    A ring that touches itself in a point encloses the same area either way; GIS packages write
    those, so it is mended. A ring that crosses itself is a fault.

    Parameters
    ----------
    wkb
        Well-known binary in the coordinates of the file, None where there is no geometry.

    Returns
    -------
    list of Boundary
        In the same order; faults are phrases in the user's language with coordinates of the file.
    """
    readable = np.array([_is_polygonal(one) for one in wkb], dtype=bool)
    geometries = np.full(len(wkb), None, dtype=object)
    with np.errstate(invalid="ignore"):
        geometries[readable] = shapely.from_wkb(wkb[readable], on_invalid="ignore")
        valid = shapely.is_valid(geometries)
    return [
        Boundary(geometry)
        if geometry is not None and ok and not geometry.is_empty
        else _judge(one, geometry)
        for one, geometry, ok in zip(wkb, geometries, valid, strict=True)
    ]


def _type_code(wkb: bytes) -> int:
    order = "<" if wkb[0] == 1 else ">"
    (code,) = struct.unpack_from(f"{order}I", wkb, 1)
    return int(code & 0xFFFF) % 1000


def _is_polygonal(wkb: bytes | None) -> bool:
    return wkb is not None and _type_code(wkb) in {_POLYGON, _MULTIPOLYGON}


def _judge(wkb: bytes | None, geometry: Any) -> Boundary:
    if wkb is None:
        return Boundary(None, _("er is geen leesbare grens (geometrie ontbreekt)"))
    if not _is_polygonal(wkb):
        return Boundary(None, _wrong_kind(_type_code(wkb)))
    if geometry is None:
        return Boundary(None, _("een ring van de grens is niet gesloten of heeft te weinig punten"))
    if geometry.is_empty:
        return Boundary(None, _("de grens is leeg"))
    reason = shapely.is_valid_reason(geometry)
    if reason.startswith("Ring Self-intersection"):
        mended = shapely.make_valid(geometry)
        if isinstance(mended, Polygon | MultiPolygon):
            return Boundary(mended, mended=True)
    return Boundary(None, _invalid(reason))


def _wrong_kind(code: int) -> str:
    kinds = {
        1: _("een punt"),
        2: _("een lijn"),
        4: _("een verzameling punten"),
        5: _("een verzameling lijnen"),
        7: _("een verzameling van verschillende vormen"),
    }
    curved = _("een vorm met bogen")
    text = _("de vorm is {kind}; nodig is een vlak (Polygon of MultiPolygon)")
    return text.format(kind=kinds.get(code, curved))


def _invalid(reason: str) -> str:
    match = re.fullmatch(r"(.*?)\[(\S+) (\S+)\]", reason)
    what, at = (match[1], f"{match[2]}, {match[3]}") if match else (reason, "")
    if what == "Invalid Coordinate":
        return _("de grens heeft een coördinaat die geen getal is")
    sentences = {
        "Self-intersection": _("de grens kruist zichzelf bij {at}"),
        "Hole lies outside shell": _("een gat ligt buiten het gebied bij {at}"),
        "Nested shells": _("twee delen van het gebied liggen in elkaar bij {at}"),
        "Holes are nested": _("twee gaten liggen in elkaar bij {at}"),
        "Interior is disconnected": _("een gat knipt het gebied in stukken bij {at}"),
        "Too few points in geometry component": _("een ring heeft te weinig punten bij {at}"),
    }
    return sentences.get(what, _("de grens klopt niet bij {at}")).format(at=at)
