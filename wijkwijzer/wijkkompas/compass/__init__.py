"""The compass: need against task of every theme, drawn as one SVG.

A petal is what residents ask (brick): solid up to the low end of its interval, fading to the high
end, with a line at the estimate. A firm arc is what parties work on (blue). The needle points
where need is surely larger than task. What is undecided is hatched, what may not be shown is a
grey sector without a length. Pure: a drawing in, a string out; the page, the wall, the poster and
the command line use the same one.

Every element that moves carries `data-key`, so that a newer drawing can be morphed from an older
one; every petal carries `data-theme` and reads itself aloud.
"""

from wijkwijzer.i18n import current_language
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT, Palette
from wijkwijzer.look.typography import FONT_FAMILY
from wijkwijzer.wijkkompas.compass.drawing import (
    MEASURES,
    CompassDrawing,
    Petal,
    Size,
    description,
    lay_out,
    view_box,
)
from wijkwijzer.wijkkompas.compass.markup import clean, element
from wijkwijzer.wijkkompas.compass.petals import definitions, petal_group
from wijkwijzer.wijkkompas.compass.pointer import no_direction, pointer
from wijkwijzer.wijkkompas.compass.surroundings import ground, legend_row, name_label, scale_labels

__all__ = ["CompassDrawing", "Petal", "Size", "compass_svg"]


def compass_svg(
    drawing: CompassDrawing,
    *,
    size: Size = "page",
    palette: Palette = LIGHT,
    language: str | None = None,
    legend: bool = True,
    prefix: str = "kompas",
) -> str:
    """Draw a compass.

    Parameters
    ----------
    drawing
        What it shows; between 1 and about 30 themes.
    size
        `page`, `wall` (no text under 28 px when it is at least 900 px high), `poster` (nothing
        focusable) or `small` (pictograms without names, for phones and corners).
    palette
        Light or dark. The ground is left open.
    language
        Of the names, for screen readers; the language of this context if None.
    legend
        Whether need and task are named in a quiet line under the drawing.
    prefix
        Start of every id in the SVG; give two compasses on one page different ones.

    Returns
    -------
    str
        One `<svg>` with a viewBox and without width and height: it fills what it is put in.

    Raises
    ------
    ValueError
        Without petals, or when the needle names a theme that has none.
    """
    if not drawing.petals:
        raise ValueError("a compass needs at least one theme")
    unknown = set(drawing.needle) - {petal.theme for petal in drawing.petals}
    if unknown:
        raise ValueError(f"the needle points at {sorted(unknown)}, which is not on the compass")
    plan = lay_out(drawing, MEASURES[size], palette, f"{prefix}-{size}")
    box = view_box(plan, legend=legend)
    content = [
        element("title", clean(drawing.title or _("Wijkkompas")), id=f"{plan.prefix}-title"),
        element("desc", description(drawing), id=f"{plan.prefix}-desc"),
        definitions(plan),
        ground(plan),
        *(petal_group(plan, index) for index in range(len(drawing.petals))),
        scale_labels(plan) if plan.measures.names else "",
        pointer(plan),
        *(name_label(plan, index) for index in range(len(drawing.petals))),
    ]
    if not drawing.needle and plan.measures.names:
        content.append(no_direction(plan, box))
    if legend:
        content.append(legend_row(plan, box))
    return element(
        "svg",
        *content,
        xmlns="http://www.w3.org/2000/svg",
        viewBox=" ".join(f"{value:.0f}" for value in box),
        role="group" if plan.measures.focusable else "img",
        lang=language or current_language(),
        aria_labelledby=f"{plan.prefix}-title {plan.prefix}-desc",
        font_family=FONT_FAMILY,
        direction="ltr",  # where names begin is counted from the left in every language
        class_=f"compass compass-{size}",
    )
