"""What the wijkposter tells: needs, ambitions and the programme of a wijk on one page.

Words, numbers and places only; paper decides how large they become. A part that is not there yet is
empty, and the poster is drawn without it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from wijkwijzer.neighbourhood.records import Buurt, Point
from wijkwijzer.wijkkompas.compass import CompassDrawing

LaneKind = Literal["afspraak", "maatregel", "opgave"]


@dataclass(frozen=True)
class TopNeed:
    """A theme on which residents ask most.

    Parameters
    ----------
    name, pictogram
        Of the theme.
    sentence
        What the answers say, in words.
    quote
        What a resident wrote and a facilitator chose; "" without one.
    """

    name: str
    pictogram: str
    sentence: str
    quote: str


@dataclass(frozen=True)
class SharedAmbition:
    """A theme that two parties or more want to take further than the basis.

    Parameters
    ----------
    parties
        Names of who does.
    everybody
        Whether all parties that stated an ambition on it do.
    """

    name: str
    pictogram: str
    parties: tuple[str, ...]
    everybody: bool


@dataclass(frozen=True)
class Lane:
    """One line of the programme.

    Parameters
    ----------
    number
        From 1; the same on the map and on the time line.
    begins, ends
        Years with their part, such as 2027.25; None where nobody said when.
    when
        The same in words.
    who, partners
        Name of who does it ("" where nobody said), and of who does it with them.
    points
        Where it is, when it has a place; of an area a point in the middle.
    rings
        Corners of the areas it is about.
    buurten
        Ids of the buurten it is about; empty means the whole wijk.
    """

    number: int
    kind: LaneKind
    title: str
    pictogram: str
    begins: float | None
    ends: float | None
    when: str
    who: str
    partners: tuple[str, ...] = ()
    points: tuple[Point, ...] = ()
    rings: tuple[tuple[Point, ...], ...] = ()
    buurten: tuple[str, ...] = ()

    @property
    def is_placed(self) -> bool:
        """Whether it is somewhere in the wijk; else it is for the whole of it."""
        return bool(self.points or self.buurten)


@dataclass(frozen=True)
class Poster:
    """What stands on the poster.

    Parameters
    ----------
    sentence
        Where the compass points, in words; "" while there is no compass.
    compass
        None while there is nothing to draw.
    areas
        Buurten with the class of their need (0 low to 4 high, None unknown) on `map_theme`.
    map_sentence
        What the map says in words.
    lanes
        The programme, in order of time; agreements and chosen measures, else tasks of parties.
    source
        How many people answered and when it was made.
    """

    wijk_name: str
    municipality: str
    is_example: bool
    sentence: str
    compass: CompassDrawing | None
    needs: tuple[TopNeed, ...]
    ambitions: tuple[SharedAmbition, ...]
    areas: tuple[tuple[Buurt, int | None], ...]
    map_theme: str
    map_sentence: str
    lanes: tuple[Lane, ...]
    source: str

    @property
    def is_programme(self) -> bool:
        """Whether something was chosen or agreed; else the lanes are tasks."""
        return any(lane.kind != "opgave" for lane in self.lanes)


def by_party(lanes: Sequence[Lane]) -> Mapping[str, tuple[Lane, ...]]:
    """Return the lanes of each party, the party with the earliest first; "" (nobody) last."""
    found: dict[str, tuple[Lane, ...]] = {}
    for lane in sorted(lanes, key=lambda one: not one.who):
        found[lane.who] = (*found.get(lane.who, ()), lane)
    return found
