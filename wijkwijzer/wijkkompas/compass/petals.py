"""The petals: need with its soft end, the arc of the task, what is undecided or hidden."""

from wijkwijzer.look.pictograms import GRID, STROKE, pictogram_path
from wijkwijzer.wijkkompas.compass import geometry
from wijkwijzer.wijkkompas.compass.drawing import Petal, Plan
from wijkwijzer.wijkkompas.compass.markup import circle, clean, element


def definitions(plan: Plan) -> str:
    """Return the hatch, and a gradient per petal: solid to `low`, fading to `high`."""
    palette, line = plan.palette, plan.measures.line
    parts = [
        element(
            "pattern",
            element(
                "path",
                d=f"M0 0V{7 * line:g}",
                stroke=palette.hatch,
                stroke_width=f"{2.6 * line:g}",
            ),
            id=f"{plan.prefix}-hatch",
            width=f"{5.5 * line:g}",
            height=f"{7 * line:g}",
            patternUnits="userSpaceOnUse",
            patternTransform="rotate(45)",
        )
    ]
    for petal in plan.drawing.petals:
        if petal.need is None or petal.hidden:
            continue
        low, high = interval(petal)
        inner, outer = plan.radius(low), max(plan.radius(high), plan.radius(low) + 0.5)
        stops = [(inner / outer, 1.0), (inner / outer, 0.52), (1.0, 0.14)]
        parts.append(
            element(
                "radialGradient",
                *(
                    element(
                        "stop",
                        offset=f"{offset:.4f}",
                        stop_color=palette.need,
                        stop_opacity=f"{opacity:g}",
                        data_key=f"stop-{number}-{petal.theme}",
                    )
                    for number, (offset, opacity) in enumerate(stops)
                ),
                id=f"{plan.prefix}-soft-{petal.theme}",
                gradientUnits="userSpaceOnUse",
                cx="0",
                cy="0",
                r=f"{outer:.2f}",
                data_key=f"soft-{petal.theme}",
            )
        )
    return element("defs", *parts)


def petal_group(plan: Plan, index: int) -> str:
    """Return a theme with all that belongs to it; it reads itself aloud and can be focused."""
    petal = plan.drawing.petals[index]
    angle = plan.angles[index]
    half = plan.half
    reach = plan.icon_at + plan.measures.icon * 0.7
    parts = [element("title", clean(petal.description))] if petal.description else []
    parts.append(
        element(
            "path",
            d=geometry.sector_path(angle - half, angle + half, plan.radius(0), reach),
            fill="none",
            pointer_events="all",
            class_="reach",
        )
    )
    parts += _unknown(plan, angle) if petal.hidden else _need(plan, petal, angle)
    if petal.task:
        parts.append(_task(plan, petal, angle))
    parts.append(_pictogram(plan, petal, angle))
    focus = {"tabindex": "0"} if plan.measures.focusable else {}
    return element(
        "g",
        *parts,
        role="img",
        aria_label=clean(petal.description or petal.name),
        data_theme=petal.theme,
        data_state="verborgen" if petal.hidden else petal.state,
        class_="petal",
        **focus,
    )


def _unknown(plan: Plan, angle: float) -> list[str]:
    """Return a grey sector over the whole scale: no length, so no value."""
    palette = plan.palette
    half = geometry.half_width(plan.ring, plan.half, plan.gap)
    path = geometry.sector_path(angle - half, angle + half, plan.radius(0), plan.ring)
    return [element("path", d=path, fill=palette.hidden)]


def _need(plan: Plan, petal: Petal, angle: float) -> list[str]:
    """Return the petal, its soft end, the line at the estimate and where it passes the border."""
    palette, line = plan.palette, plan.measures.line
    low, high = interval(petal)
    inner, border = plan.radius(0), plan.radius(plan.drawing.border)

    def shape(value: float) -> str:
        return geometry.petal_path(angle, plan.half, inner, plan.radius(value), plan.gap)

    def across(radius: float) -> str:
        half = geometry.half_width(radius, plan.half, plan.gap)
        return geometry.arc_path(radius, angle - half, angle + half)

    estimate = element(
        "path",
        d=across(plan.radius(petal.need or 0)),
        fill="none",
        stroke=palette.need_ink,
        stroke_width=f"{2 * line:g}",
        data_key=f"estimate-{petal.theme}",
    )
    if petal.state == "onbeslist":
        return [*_undecided(plan, petal.theme, shape(low), shape(high)), estimate]
    body = element(
        "path",
        d=shape(high),
        fill=f"url(#{plan.prefix}-soft-{petal.theme})",
        data_key=f"high-{petal.theme}",
    )
    crossing = element(
        "path",
        d=across(border),
        fill="none",
        stroke=palette.paper,
        stroke_opacity="0.75",
        stroke_width=f"{1.1 * line:g}",
        stroke_dasharray=f"{line:g} {4 * line:g}",
        stroke_linecap="round",
    )
    return [body, crossing if low > plan.drawing.border else "", estimate]


def _undecided(plan: Plan, theme: str, low: str, high: str) -> list[str]:
    """Return the petal of a theme on both sides of the border: hatched to the low end."""
    palette, line = plan.palette, plan.measures.line
    edge = {"stroke": palette.need, "stroke_width": f"{1.6 * line:g}"}
    soft = element(
        "path",
        d=high,
        fill=palette.paper,
        fill_opacity="0.8",
        stroke_dasharray=f"{3 * line:g} {3 * line:g}",
        data_key=f"high-{theme}",
        **edge,
    )
    solid = element(
        "path",
        d=low,
        fill=f"url(#{plan.prefix}-hatch)",
        data_key=f"low-{theme}",
        **edge,
    )
    return [soft, solid]


def interval(petal: Petal) -> tuple[float, float]:
    """Return low and high, the estimate itself where there is no interval."""
    need = petal.need or 0.0
    low = need if petal.low is None else petal.low
    high = need if petal.high is None else petal.high
    return min(low, need), max(high, need)


def _task(plan: Plan, petal: Petal, angle: float) -> str:
    """Return the arc of the task, with a rim of paper so that it stands clear of the petal."""
    radius = plan.radius(petal.task or 0)
    half = geometry.half_width(radius, plan.half, plan.gap)
    arc = geometry.arc_path(radius, angle - half, angle + half)
    widths = (("rim", plan.palette.paper, 8.6), ("task", plan.palette.task, 5.4))
    return "".join(
        element(
            "path",
            d=arc,
            fill="none",
            stroke=colour,
            stroke_width=f"{width * plan.measures.line:g}",
            data_key=f"{kind}-{petal.theme}",
        )
        for kind, colour, width in widths
    )


def _pictogram(plan: Plan, petal: Petal, angle: float) -> str:
    """Return the drawing of the theme; where the needle points it stands light on a dark disc."""
    x, y = geometry.point(plan.icon_at, angle)
    factor = plan.measures.icon / GRID
    pointed = petal.theme in plan.drawing.needle
    disc = circle(
        plan.measures.icon * 0.74,
        cx=f"{x:.2f}",
        cy=f"{y:.2f}",
        fill=plan.palette.ink if pointed else plan.palette.paper,
        fill_opacity="1" if pointed else "0",
    )
    drawing = element(
        "g",
        pictogram_path(petal.pictogram),
        transform=f"translate({x - factor * GRID / 2:.2f} {y - factor * GRID / 2:.2f}) "
        f"scale({factor:.3f})",
        fill="none",
        stroke=plan.palette.paper if pointed else plan.palette.wind(petal.wind).ink,
        stroke_width=f"{STROKE}",
        stroke_linecap="round",
        stroke_linejoin="round",
    )
    return element("g", disc, drawing, aria_hidden="true", class_="pictogram")
