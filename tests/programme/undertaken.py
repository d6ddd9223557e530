"""Invented works and tasks in square buurten side by side."""

from typing import Any

from wijkwijzer.neighbourhood.records import Buurt, Point
from wijkwijzer.programme.koppelkansen import Undertaking


def buurten(n: int = 4) -> list[Buurt]:
    made = []
    for number in range(n):
        west = 5 + number / 100
        ring = [[west, 52], [west + 0.01, 52], [west + 0.01, 52.01], [west, 52.01], [west, 52]]
        geometry = {"type": "Polygon", "coordinates": [ring]}
        made.append(Buurt(id=f"b{number}", wijk_id="w", name=f"B{number}", geometry=geometry))
    return made


def works(id_: str, party: str, years: tuple[int, int], **fields: Any) -> Undertaking:
    whole: dict[str, Any] = {
        "kind": "work",
        "id": id_,
        "party_id": party,
        "title": f"Werk {id_}",
        "themes": ("wonen",),
        "buurten": ("b0",),
        "point": None,
        "ring": (),
        "years": years,
        "earliest": years[0],
        "latest": years[1],
        "fixed": True,
    }
    return Undertaking(**whole | fields)


def at(longitude: float, latitude: float = 52.005) -> Point:
    return Point(longitude=longitude, latitude=latitude)
