"""The invented neighbourhood itself: from files to records."""

import csv
from typing import Any

from wijkwijzer.ambitions.records import Ambition, ambition_id
from wijkwijzer.content import read_source
from wijkwijzer.demo.content import checked, path_of, read_geojson, read_yaml
from wijkwijzer.neighbourhood.records import Buurt, Population, Wijk
from wijkwijzer.parties.records import Party, Task
from wijkwijzer.survey.records import Round, Weighting

NO_ROLE = "geen rol"


def read_wijk() -> Wijk:
    """Read the wijk from `wijk.yaml`."""
    return checked(Wijk, "wijk.yaml", read_yaml("wijk.yaml")["wijk"])


def read_round(wijk_id: str) -> Round:
    """Read the round from `wijk.yaml`."""
    return checked(Round, "wijk.yaml", {**read_yaml("wijk.yaml")["round"], "wijk_id": wijk_id})


def read_weighting(round_: Round) -> Weighting:
    """Read from `wijk.yaml` how the answers of the round are weighed."""
    fields = {"id": round_.id, "wijk_id": round_.wijk_id, "round_id": round_.id}
    return checked(Weighting, "wijk.yaml", {**read_yaml("wijk.yaml")["weighting"], **fields})


def read_buurten(wijk_id: str) -> tuple[Buurt, ...]:
    """Read the buurten with their boundaries from `buurten.geojson`."""
    return tuple(
        checked(
            Buurt,
            "buurten.geojson",
            {**feature["properties"], "wijk_id": wijk_id, "geometry": feature["geometry"]},
        )
        for feature in read_geojson("buurten.geojson")["features"]
    )


def read_population(wijk_id: str) -> tuple[Population, ...]:
    """Read how many there are of each category from `bevolking.csv`."""
    _name, text = read_source(path_of("bevolking.csv"))
    return tuple(
        Population.model_validate(
            {
                "id": "~".join(filter(None, (row["buurt"], row["variable"], row["category"]))),
                "wijk_id": wijk_id,
                "buurt_id": row["buurt"],
                "variable": row["variable"],
                "category": row["category"],
                "count": int(row["count"]),
                "source": "Verzonnen voorbeeld",
            }
        )
        for row in csv.DictReader(text.splitlines())
    )


def read_parties(wijk_id: str) -> tuple[Party, ...]:
    """Read the parties, with interests and what they bring, from `partijen.yaml`."""
    return tuple(
        checked(Party, "partijen.yaml", {**row, "wijk_id": wijk_id})
        for row in read_yaml("partijen.yaml")
    )


def read_tasks(wijk_id: str) -> tuple[Task, ...]:
    """Read the tasks from `opgaven.yaml`; there a point is [longitude, latitude]."""
    return tuple(_task(row, wijk_id) for row in read_yaml("opgaven.yaml"))


def _task(row: dict[str, Any], wijk_id: str) -> Task:
    point = row.get("point")
    fields = {name: value for name, value in row.items() if name not in {"party", "point"}}
    fields |= {"wijk_id": wijk_id, "party_id": row["party"]}
    if point:
        fields["point"] = {"longitude": point[0], "latitude": point[1]}
    return checked(Task, "opgaven.yaml", fields)


def read_ambitions(wijk_id: str) -> tuple[Ambition, ...]:
    """Read the ambitions from `ambities.yaml`: per theme and party a level with a note, or no role.

    A party that is missing there has not stated its ambition yet, and gets no record.
    """
    return tuple(
        _ambition(wijk_id, theme, party, cell)
        for theme, cells in read_yaml("ambities.yaml").items()
        for party, cell in cells.items()
    )


def _ambition(wijk_id: str, theme: str, party: str, cell: str | list[Any]) -> Ambition:
    fields: dict[str, Any] = {
        "id": ambition_id(party, theme),
        "wijk_id": wijk_id,
        "party_id": party,
        "theme": theme,
    }
    stated = {"no_role": True} if cell == NO_ROLE else {"level": cell[0], "note": cell[1]}
    return checked(Ambition, "ambities.yaml", fields | stated)


def read_ground() -> dict[str, Any]:
    """Read what the map draws underneath from `ondergrond.geojson`."""
    return read_geojson("ondergrond.geojson")
