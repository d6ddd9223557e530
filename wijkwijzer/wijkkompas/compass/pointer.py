"""The needle, the fan of what cannot be told apart, and the words where there is neither."""

from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.typography import wrap
from wijkwijzer.wijkkompas.compass import geometry
from wijkwijzer.wijkkompas.compass.drawing import Plan
from wijkwijzer.wijkkompas.compass.markup import circle, element, text_element


def pointer(plan: Plan) -> str:
    """Return the needle, a fan where themes cannot be told apart, or the hub alone."""
    palette, line, ring = plan.palette, plan.measures.line, plan.ring
    themes = [petal.theme for petal in plan.drawing.petals]
    pointed = [themes.index(theme) for theme in plan.drawing.needle]
    parts = []
    if len(pointed) > 1:
        for stretch in geometry.neighbours(pointed, len(themes)):
            if len(stretch) == 1:
                continue
            start = plan.angles[stretch[0]] - plan.half * 0.55
            end = start + 2 * plan.half * (len(stretch) - 1) + plan.half * 1.1
            fan = geometry.sector_path(start, min(end, start + 359), ring * 0.06, ring)
            parts.append(element("path", d=fan, fill=palette.ink, fill_opacity="0.13"))
    width = 0.052 * ring if len(pointed) == 1 else 0.032 * ring
    tip, tail, hub = ring + (9 if len(pointed) == 1 else 2) * line, 0.25 * ring, 0.075 * ring
    rim = {
        "stroke": palette.paper,
        "stroke_width": f"{1.6 * line:g}",
        "stroke_linejoin": "round",
        "paint_order": "stroke",
    }
    for number, index in enumerate(pointed):
        blades = [
            element("path", d=f"M0 {-tip:.2f}L{-width:.2f} 0L0 0Z", fill=palette.ink, **rim),
            element("path", d=f"M0 {-tip:.2f}L{width:.2f} 0L0 0Z", fill=palette.quiet, **rim),
        ]
        if len(pointed) == 1:
            blades.insert(
                0,
                element(
                    "path",
                    d=f"M0 {tail:.2f}L{-width:.2f} 0L{width:.2f} 0Z",
                    fill=palette.paper,
                    stroke=palette.ink,
                    stroke_width=f"{1.4 * line:g}",
                    stroke_linejoin="round",
                ),
            )
        parts.append(
            element(
                "g",
                *blades,
                transform=f"rotate({plan.angles[index]:.2f})",
                data_key=f"needle-{number}",
                class_="needle",
            )
        )
    parts += [
        circle(hub, fill=palette.paper, stroke=palette.ink, stroke_width=f"{2.4 * line:g}"),
        circle(hub * 0.34, fill=palette.ink),
    ]
    return element("g", *parts, aria_hidden="true", class_="pointer", pointer_events="none")


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
