"""What stands around the petals: winds, rings, names, and the line that names the marks."""

from wijkwijzer.look.typography import text_width
from wijkwijzer.wijkkompas.compass import geometry
from wijkwijzer.wijkkompas.compass.drawing import Plan, Sign, legend_signs, legend_width
from wijkwijzer.wijkkompas.compass.markup import circle, element, text_element


def ground(plan: Plan) -> str:
    """Return the winds (tint and ring) and the rings of the scale."""
    palette, line = plan.palette, plan.measures.line
    winds = [petal.wind for petal in plan.drawing.petals]
    parts = []
    for first, last in geometry.runs(winds):
        hue = palette.wind(winds[first])
        start = plan.angles[first] - plan.half
        end = start + 2 * plan.half * (last - first + 1)
        whole = end - start > 359
        pad = 0 if whole else geometry.half_width(plan.ring, 0.9, 0)
        start, end = start + pad, min(end - pad, start + 359.5)
        parts += [
            element(
                "path",
                d=geometry.sector_path(start, end, plan.radius(0), plan.ring),
                fill=hue.soft,
                fill_opacity="0.75",
            ),
            element(
                "path",
                d=geometry.arc_path(plan.ring + 5 * line, start, end),
                fill="none",
                stroke=hue.mark,
                stroke_width=f"{5 * line:g}",
            ),
        ]
    parts += [
        circle(plan.ring, fill="none", stroke=palette.line, stroke_width=f"{line:g}"),
        circle(
            plan.radius(plan.drawing.border),
            fill="none",
            stroke=palette.border,
            stroke_width=f"{1.1 * line:g}",
            stroke_dasharray=f"{line:g} {4 * line:g}",
            stroke_linecap="round",
        ),
    ]
    return element("g", *parts, aria_hidden="true")


def name_label(plan: Plan, index: int) -> str:
    """Return the name of a theme outside the ring, and under it why it has no petal."""
    if not plan.labels:
        return ""
    label, petal = plan.labels[index], plan.drawing.petals[index]
    pointed = petal.theme in plan.drawing.needle
    rows = [(line, label.size, plan.palette.ink, pointed) for line in label.lines]
    small = label.size * geometry.SMALL
    rows += [(line, small, plan.palette.quiet, False) for line in label.reason]
    parts, top = [], label.top
    for line, size, colour, bold in rows:
        baseline = top + size * 0.9
        top += size * geometry.LINE_HEIGHT
        parts.append(
            text_element(line, label.x, baseline, size, colour, anchor=label.anchor, bold=bold)
        )
    return element(
        "g",
        *parts,
        aria_hidden="true",
        class_="name pointed" if pointed else "name",
        data_name=petal.theme,
    )


def scale_labels(plan: Plan) -> str:
    """Return the numbers of the rings, between the last theme and the first."""
    angle = plan.angles[0] - plan.half
    size, line = plan.measures.font * geometry.SMALL, plan.measures.line
    drawing = plan.drawing
    said = drawing.border if drawing.border_value is None else drawing.border_value
    places = (
        (said, plan.radius(drawing.border)),
        (100.0, plan.ring + 9 * line + size * 0.75),
    )
    parts = []
    for value, radius in places:
        x, y = geometry.point(radius, angle)
        parts.append(
            text_element(
                f"{value:.0f}",
                x,
                y + size * 0.34,
                size,
                plan.palette.quiet,
                anchor="middle",
                stroke=plan.palette.paper,
                stroke_width=f"{9 * line:g}",
                stroke_linejoin="round",
                paint_order="stroke",
            )
        )
    return element("g", *parts, aria_hidden="true", class_="scale")


def legend_row(plan: Plan, box: tuple[float, float, float, float]) -> str:
    """Return one quiet line under the drawing that names the marks by their shapes."""
    size = plan.measures.font * geometry.SMALL
    at = -legend_width(plan.drawing, size) / 2
    base = box[1] + box[3] - 0.55 * plan.measures.font
    parts = []
    for sign, words in legend_signs(plan.drawing):
        parts.append(_sign(plan, sign, at, base - size * 0.32, size))
        parts.append(text_element(words, at + 1.95 * size, base, size, plan.palette.quiet))
        at += 1.95 * size + text_width(words, size) + 1.8 * size
    return element("g", *parts, aria_hidden="true", class_="legend")


def _sign(plan: Plan, sign: Sign, left: float, middle: float, size: float) -> str:
    """Return a mark of the drawing, small, `left` where it begins and `middle` its height."""
    palette, line = plan.palette, plan.measures.line
    wide = 1.5 * size
    if sign == "task":
        start = f"M{left:.1f} {middle + size * 0.16:.1f}"
        arc = f"{start}q{wide / 2:.1f} {-size * 0.42:.1f} {wide:.1f} 0"
        return element(
            "path", d=arc, fill="none", stroke=palette.task, stroke_width=f"{5.4 * line:g}"
        )
    hatched = sign == "undecided"
    return element(
        "rect",
        x=f"{left:.1f}",
        y=f"{middle - size * 0.36:.1f}",
        width=f"{wide:.1f}",
        height=f"{size * 0.72:.1f}",
        rx=f"{2 * line:g}",
        fill=f"url(#{plan.prefix}-hatch)" if hatched else palette.need,
        **({"stroke": palette.need, "stroke_width": f"{1.6 * line:g}"} if hatched else {}),
    )
