"""What a compass shows, and the plan of a drawing: where everything comes."""

from dataclasses import dataclass
from typing import Final, Literal

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import Palette
from wijkwijzer.look.typography import text_width
from wijkwijzer.wijkkompas.compass import geometry
from wijkwijzer.wijkkompas.compass.markup import clean
from wijkwijzer.wijkkompas.results import Field

Size = Literal["page", "wall", "poster", "small"]
Sign = Literal["need", "task", "undecided"]


@dataclass(frozen=True)
class Petal:
    """One theme on the compass.

    Parameters
    ----------
    theme, name, pictogram, wind
        Id, name in the reader's language, id of the drawing, id of the wind it stands in.
    need, low, high
        Mean need with its interval, 0-100; None where hidden or without answers. Without an
        interval `low` and `high` are None and the petal ends at the estimate.
    task
        0-100; 0 draws no arc, for nobody has a task; None where unknown.
    state
        The field; `onbeslist` is hatched, `verborgen` (or no need) is a grey sector.
    label_reason
        Words under the name, such as "nog te weinig antwoorden".
    description
        A full sentence, read aloud and shown when the petal is chosen.
    """

    theme: str
    name: str
    pictogram: str
    wind: str
    need: float | None
    low: float | None
    high: float | None
    task: float | None
    state: Field
    label_reason: str = ""
    description: str = ""

    @property
    def hidden(self) -> bool:
        """Whether there is no need to draw."""
        return self.need is None or self.state == "verborgen"


@dataclass(frozen=True)
class CompassDrawing:
    """All that a compass shows.

    Parameters
    ----------
    petals
        Themes in their order; those of one wind follow each other.
    needle
        Theme ids: none, the one it points at, or all it cannot tell apart (a fan).
    border
        Where a high need begins, drawn as a ring.
    border_value
        The need that the ring stands for; None where it is `border` itself.
    title, sentence
        Accessible name, and the finding that goes with the needle.
    """

    petals: tuple[Petal, ...]
    needle: tuple[str, ...] = ()
    border: float = 50
    border_value: float | None = None
    title: str = ""
    sentence: str = ""


@dataclass(frozen=True)
class Measures:
    """Sizes of one kind of drawing, in units of the viewBox."""

    ring: float
    font: float
    icon: float
    line: float
    names: bool = True
    focusable: bool = True


MEASURES: Final[dict[Size, Measures]] = {
    "page": Measures(ring=190, font=18, icon=28, line=1.0),
    "wall": Measures(ring=262, font=34, icon=44, line=1.5),
    "poster": Measures(ring=250, font=17, icon=30, line=1.0, focusable=False),
    "small": Measures(ring=160, font=18, icon=28, line=1.0, names=False),
}


@dataclass(frozen=True)
class Plan:
    """A drawing laid out: where everything comes."""

    drawing: CompassDrawing
    measures: Measures
    palette: Palette
    prefix: str
    ring: float
    angles: tuple[float, ...]
    labels: tuple[geometry.Label, ...]

    @property
    def half(self) -> float:
        """Half the angle of a theme, in degrees."""
        return 180 / len(self.angles)

    @property
    def gap(self) -> float:
        """How far two petals stay apart."""
        return 0.022 * self.ring

    @property
    def icon_at(self) -> float:
        """Radius on which the pictograms stand."""
        return self.ring + 12 * self.measures.line + self.measures.icon * 0.72

    def radius(self, value: float) -> float:
        """Return the radius of a value 0-100."""
        return geometry.scale(value, self.ring)


def lay_out(drawing: CompassDrawing, measures: Measures, palette: Palette, prefix: str) -> Plan:
    """Find the smallest ring round which no name touches another."""
    angles = geometry.theme_angles([petal.wind for petal in drawing.petals])
    names = [(clean(petal.name), clean(petal.label_reason)) for petal in drawing.petals]
    ring = measures.ring
    while True:
        plan = Plan(drawing, measures, palette, prefix, ring, angles, ())
        if not measures.names:
            return plan
        clear = plan.icon_at + measures.icon * 0.92
        labels = geometry.place_labels(names, angles, clear, measures.font)
        if not geometry.crowded(labels, measures.font * 0.35):
            return Plan(drawing, measures, palette, prefix, ring, angles, labels)
        ring *= 1.04


def view_box(plan: Plan, *, legend: bool) -> tuple[float, float, float, float]:
    """Return x, y, width and height that hold everything, the compass in the middle."""
    reach = plan.icon_at + plan.measures.icon * 0.8
    margin = 6 * plan.measures.line
    side = max([reach, *(max(-label.left, label.right) for label in plan.labels)]) + margin
    top = max([reach, *(-label.top for label in plan.labels)]) + margin
    bottom = max([reach, *(label.bottom for label in plan.labels)]) + margin
    if legend:
        bottom += 2.1 * plan.measures.font
        side = max(
            side, legend_width(plan.drawing, plan.measures.font * geometry.SMALL) / 2 + margin
        )
    return (-side, -top, 2 * side, top + bottom)


def legend_signs(drawing: CompassDrawing) -> tuple[tuple[Sign, str], ...]:
    """Return the marks that are on the drawing and what they stand for."""
    signs: list[tuple[Sign, str]] = [
        ("need", _("wat bewoners vragen")),
        ("task", _("waar partijen aan werken")),
    ]
    if any(petal.state == "onbeslist" and not petal.hidden for petal in drawing.petals):
        signs.append(("undecided", _("nog niet te zeggen")))
    return tuple(signs)


def legend_width(drawing: CompassDrawing, size: float) -> float:
    """Return how wide the legend is: its signs, their words, and the space between."""
    words = [text_width(words, size) for _sign, words in legend_signs(drawing)]
    return sum(words) + (1.95 * len(words) + 1.8 * (len(words) - 1)) * size


def description(drawing: CompassDrawing) -> str:
    """Return the finding and every petal in words."""
    parts = [drawing.sentence, *(petal.description for petal in drawing.petals)]
    return clean(" ".join(part for part in parts if part))
