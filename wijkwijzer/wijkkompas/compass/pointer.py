"""The needle, the fan of what cannot be told apart, and the words where there is neither."""

from collections.abc import Iterator

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.typography import wrap
from wijkwijzer.wijkkompas.compass import geometry
from wijkwijzer.wijkkompas.compass.drawing import Plan
from wijkwijzer.wijkkompas.compass.markup import circle, element, text_element


def pointer(plan: Plan) -> str:
    """Return the needle, a fan where themes cannot be told apart, or the hub alone."""
    palette, hub = plan.palette, 0.075 * plan.ring
    themes = [petal.theme for petal in plan.drawing.petals]
    pointed = [themes.index(theme) for theme in plan.drawing.needle]
    alone = len(pointed) == 1
    needles = (
        element(
            "g",
            *_blades(plan, alone=alone),
            transform=f"rotate({plan.angles[index]:.2f})",
            data_key=f"needle-{number}",
            class_="needle",
        )
        for number, index in enumerate(pointed)
    )
    parts = [
        *_fans(plan, pointed, len(themes)),
        *needles,
        circle(
            hub,
            fill=palette.paper,
            stroke=palette.ink,
            stroke_width=f"{2.4 * plan.measures.line:g}",
        ),
        circle(hub * 0.34, fill=palette.ink),
    ]
    return element("g", *parts, aria_hidden="true", class_="pointer", pointer_events="none")


def _fans(plan: Plan, pointed: list[int], themes: int) -> Iterator[str]:
    """Yield what spans the neighbours among the themes that cannot be told apart."""
    for stretch in geometry.neighbours(pointed, themes) if len(pointed) > 1 else ():
        if len(stretch) == 1:
            continue
        start = plan.angles[stretch[0]] - plan.half * 0.55
        end = start + 2 * plan.half * (len(stretch) - 1) + plan.half * 1.1
        fan = geometry.sector_path(start, min(end, start + 359), plan.ring * 0.06, plan.ring)
        yield element("path", d=fan, fill=plan.palette.ink, fill_opacity="0.13")


def _blades(plan: Plan, *, alone: bool) -> list[str]:
    """Return a needle that points up: two blades, and a tail where there is one needle."""
    palette, line, ring = plan.palette, plan.measures.line, plan.ring
    width, tip = (0.052 if alone else 0.032) * ring, ring + (9 if alone else 2) * line
    rim = {
        "stroke": palette.paper,
        "stroke_width": f"{1.6 * line:g}",
        "stroke_linejoin": "round",
        "paint_order": "stroke",
    }
    blades = [
        element("path", d=f"M0 {-tip:.2f}L{-width:.2f} 0L0 0Z", fill=palette.ink, **rim),
        element("path", d=f"M0 {-tip:.2f}L{width:.2f} 0L0 0Z", fill=palette.quiet, **rim),
    ]
    if not alone:
        return blades
    back = element(
        "path",
        d=f"M0 {0.25 * ring:.2f}L{-width:.2f} 0L{width:.2f} 0Z",
        fill=palette.paper,
        stroke=palette.ink,
        stroke_width=f"{1.4 * line:g}",
        stroke_linejoin="round",
    )
    return [back, *blades]


def no_direction(plan: Plan, box: tuple[float, float, float, float]) -> str:
    """Return the words for a compass without a needle, in the free corner at the top."""
    size, line = plan.measures.font, plan.measures.line
    hub = 0.5 * size
    left, top = box[0] + hub + 3 * line, box[1] + hub + 4 * line
    rows = (
        text_element(
            words, left + 1.1 * size, top + size * (0.34 + 1.16 * number), size, plan.palette.ink
        )
        for number, words in enumerate(
            wrap(_("nog geen duidelijke richting"), 6 * size, size, lines=3)
        )
    )
    at = {"cx": f"{left:.1f}", "cy": f"{top:.1f}"}
    ring = {"stroke": plan.palette.ink, "stroke_width": f"{2 * line:g}"}
    return element(
        "g",
        circle(hub, fill="none", **ring, **at),
        circle(hub * 0.34, fill=plan.palette.ink, **at),
        *rows,
        class_="undirected",
    )
