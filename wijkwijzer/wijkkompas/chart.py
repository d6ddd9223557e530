"""The four fields: need of residents (upwards) against tasks of parties (to the right).

A point is a theme, its line the 95 % interval of the need. Filled means that the field is sure,
hollow with a dotted line that it is not. The colours are those of the whole product: brick for
need, blue for task; a field is tinted with the colour of what is high in it. Names stand beside the
points, so there is no legend. Themes with the same task stand side by side, a few pixels apart.
Upwards a need stands on the line on which its border lies in the middle, as in the gap, so that
both halves have room; the axis names the needs themselves.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import plotly.graph_objects as go
import plotly.io as pio

from wijkwijzer.i18n import gettext as _
from wijkwijzer.i18n import number
from wijkwijzer.look.palette import Palette
from wijkwijzer.look.plotly_theme import PLOTLY_FONT
from wijkwijzer.statistics.disclosure import Audience, Released
from wijkwijzer.wijkkompas.computation import MIDDLE, on_line
from wijkwijzer.wijkkompas.label_placement import Box, Label, place
from wijkwijzer.wijkkompas.results import Borders, Compass, ThemeResult
from wijkwijzer.wijkkompas.sentences import hidden_words
from wijkwijzer.wijkkompas.words import capitalised, field_name, listed

Names = Mapping[str, str]
Size = Literal["page", "wall"]
_Part = dict[str, Any]
"""An annotation or shape, as Plotly writes it."""


@dataclass(frozen=True)
class _Sheet:
    """Measures of the drawing in pixels."""

    width: int
    height: int
    font: int
    field_font: int
    marker: int
    left: int
    right: int
    top: int
    bottom: int
    lane: float
    y_range: tuple[float, float] = (15.0, 88.0)

    def x(self, task: float) -> float:
        low, high = X_RANGE
        return self.left + (task - low) / (high - low) * (self.width - self.left - self.right)

    def y(self, need: float) -> float:
        low, high = self.y_range
        return self.top + (high - need) / (high - low) * (self.height - self.top - self.bottom)


X_RANGE = (-7.0, 107.0)
SHEETS: dict[Size, _Sheet] = {
    "page": _Sheet(1160, 760, 15, 24, 12, 70, 20, 20, 110, 15),
    "wall": _Sheet(1840, 750, 28, 42, 22, 110, 30, 20, 160, 28),
}


def fields_figure(
    released: Released[Compass],
    theme_names: Names,
    palette: Palette,
    size: Size = "page",
    template: str | None = None,
) -> go.Figure:
    """Draw the four fields.

    Parameters
    ----------
    released
        A compass that passed the disclosure gate; hidden themes are listed beneath.
    theme_names
        Name per theme id; short names suit the wall.
    size
        `page` for a desktop or tablet, `wall` for a projector of 1920 x 1080.
    template
        Name of a registered one, for a figure to be shown as it is; None for one to look into.
    """
    border = released.content.borders.need
    hovers = _hovers(released, theme_names)
    found = _on_line(released.content)
    shown = [result for result in found.themes if result.need is not None]
    sheet = _fitted(SHEETS[size], shown, found.borders)
    spots = {
        result.theme: (sheet.x(result.task) + lane * sheet.lane, sheet.y(result.need or 0))
        for result, lane in zip(shown, _lanes(shown, sheet), strict=True)
    }
    layout = _layout(replace(found.borders, need=border), sheet, palette) | {
        "shapes": _field_shapes(found.borders, sheet, palette),
        "annotations": [
            *_field_names(sheet, palette),
            *_names(found, shown, spots, sheet, (theme_names, palette)),
            _beneath(found, sheet, theme_names, palette),
        ],
    }
    points = _points(shown, spots, sheet, (hovers, palette))
    spec = {"data": points, "layout": layout}
    if template is None:
        return go.Figure(spec)
    # Plotly takes ten times as long to check all this, for each figure anew; a test does it once.
    layout["template"] = pio.templates[template].to_plotly_json()
    return go.Figure(spec, _validate=False)


def _on_line(found: Compass) -> Compass:
    """Put needs on the line on which the border lies in the middle."""
    border = found.borders.need

    def drawn(value: float | None) -> float | None:
        return None if value is None else on_line(value, border)

    themes = tuple(
        replace(r, need=drawn(r.need), low=drawn(r.low), high=drawn(r.high)) for r in found.themes
    )
    return replace(found, themes=themes, borders=replace(found.borders, need=MIDDLE))


def _fitted(sheet: _Sheet, shown: Sequence[ThemeResult], borders: Borders) -> _Sheet:
    """Open the need axis as far as intervals and border ask, so that names have room."""
    ends = [end for result in shown for end in _ends(result)] + [borders.need]
    low, high = sheet.y_range
    return replace(sheet, y_range=(min(low, min(ends) - 8), max(high, max(ends) + 8)))


def _lanes(shown: Sequence[ThemeResult], sheet: _Sheet) -> list[int]:
    """Return the steps to the side that keep intervals of (almost) the same task off each other."""
    taken: list[tuple[float, float, float]] = []
    lanes: dict[str, int] = {}
    for result in sorted(shown, key=lambda r: (-(r.need or 0), r.theme)):
        low, high = _ends(result)
        steps = (0, 1, -1, 2, -2, 3, -3, 4, -4, 5, -5, 6, -6, 7)
        for step in steps:
            x = sheet.x(result.task) + step * sheet.lane
            if not any(
                abs(x - x2) < sheet.lane * 0.9 and low - 2 < high2 and high + 2 > low2
                for x2, low2, high2 in taken
            ):
                break
        taken.append((x, low, high))
        lanes[result.theme] = step
    return [lanes[result.theme] for result in shown]


def _ends(result: ThemeResult) -> tuple[float, float]:
    need = result.need or 0
    return (
        need if result.low is None else result.low,
        need if result.high is None else result.high,
    )


def _field_shapes(borders: Borders, sheet: _Sheet, palette: Palette) -> list[_Part]:
    """Return the tints of the fields and the borders between them."""
    (left, right), (low, high) = X_RANGE, sheet.y_range
    tints = (
        (left, borders.task, borders.need, high, palette.need_soft, 0.28),
        (borders.task, right, low, borders.need, palette.task_soft, 0.35),
        (borders.task, right, borders.need, high, palette.surface, 1),
    )
    line = {"color": palette.border, "width": max(1, sheet.font // 14)}
    lines = ((left, right, borders.need, borders.need), (borders.task, borders.task, low, high))
    return [
        {"type": "rect", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "fillcolor": colour,
         "opacity": opacity, "line": {"width": 0}, "layer": "below"}
        for x0, x1, y0, y1, colour, opacity in tints
    ] + [
        {"type": "line", "x0": x0, "x1": x1, "y0": y0, "y1": y1, "line": line, "layer": "below"}
        for x0, x1, y0, y1 in lines
    ]  # fmt: skip


def _field_names(sheet: _Sheet, palette: Palette) -> list[_Part]:
    """Return the names of the fields, set quietly in the corners."""
    font = {"size": sheet.field_font, "color": palette.quiet}
    return [
        {"x": x, "y": y, "xref": "paper", "yref": "paper", "xanchor": xanchor, "yanchor": yanchor,
         "text": field_name(field), "showarrow": False, "borderpad": sheet.font // 2, "font": font}
        for field, (x, y, xanchor, yanchor) in _CORNERS.items()
    ]  # fmt: skip


_CORNERS: dict[Any, tuple[int, int, str, str]] = {
    "bewoners_vragen_aandacht": (0, 1, "left", "top"),
    "samen_oppakken": (1, 1, "right", "top"),
    "koesteren": (0, 0, "left", "bottom"),
    "uitleggen_en_verbinden": (1, 0, "right", "bottom"),
}


def _data_x(pixel: float, sheet: _Sheet) -> float:
    low, high = X_RANGE
    return low + (pixel - sheet.left) / (sheet.width - sheet.left - sheet.right) * (high - low)


def _points(
    shown: Sequence[ThemeResult],
    spots: Mapping[str, tuple[float, float]],
    sheet: _Sheet,
    words: tuple[Mapping[str, str], Palette],
) -> list[_Part]:
    """Return intervals and marks; the sure ones filled, the undecided hollow and dotted."""
    hovers, palette = words
    drawn: list[_Part] = []
    for sure in (False, True):
        group = [r for r in shown if (r.field != "onbeslist") is sure]
        x = [_data_x(spots[r.theme][0], sheet) for r in group]
        width = sheet.marker / 4
        stems = {
            "type": "scatter", "mode": "lines", "hoverinfo": "skip",
            "x": [v for position in x for v in (position, position, None)],
            "y": [v for r in group for v in (*_ends(r), None)],
            "line": {"color": palette.need, "width": width, "dash": "solid" if sure else "dot"},
        }  # fmt: skip
        marks = {
            "type": "scatter", "mode": "markers", "x": x, "y": [r.need for r in group],
            "marker": {"size": sheet.marker, "color": palette.need if sure else palette.paper,
                       "line": {"color": palette.need, "width": width}},
            "text": [hovers[r.theme] for r in group], "hovertemplate": "%{text}<extra></extra>",
        }  # fmt: skip
        drawn += [stems, marks]
    return drawn


def _hovers(released: Released[Compass], theme_names: Names) -> dict[str, str]:
    return {
        result.theme: _hover(result, theme_names, released.audience)
        for result in released.content.themes
        if result.need is not None
    }


def _hover(result: ThemeResult, theme_names: Names, audience: Audience) -> str:
    lines = [f"<b>{capitalised(theme_names[result.theme])}</b>"]
    need = number(result.need or 0)
    if result.low is not None and result.high is not None:
        lines.append(
            _("Behoefte {need} ({low} tot {high})").format(
                need=need, low=number(result.low), high=number(result.high)
            )
        )
    else:
        lines.append(_("Behoefte {need}").format(need=need))
    lines.append(_("Opgave {task}").format(task=number(result.task)))
    if result.n is not None:
        text = _("ongeveer {n} bewoners") if audience == "public" else _("{n} bewoners")
        lines.append(text.format(n=number(result.n)))
    lines.append(field_name(result.field))
    return "<br>".join(lines)


def _names(
    found: Compass,
    shown: Sequence[ThemeResult],
    spots: Mapping[str, tuple[float, float]],
    sheet: _Sheet,
    words: tuple[Names, Palette],
) -> list[_Part]:
    """Return the names beside the points; those the needle points to in bold."""
    theme_names, palette = words
    names = [theme_names[result.theme] for result in shown]
    labels = [
        Label(
            *spots[result.theme],
            text_width(name, sheet.font) * (1.08 if result.theme in found.needle else 1),
            sheet.font * 1.3,
            _home(result, found.borders, sheet),
        )
        for result, name in zip(shown, names, strict=True)
    ]
    offsets = place(
        labels,
        _frame(sheet),
        _obstacles(shown, spots, found.borders, sheet),
        gap=sheet.marker / 2 + sheet.font / 3,
    )
    drawn: list[_Part] = []
    for result, name, label, (dx, dy) in zip(shown, names, labels, offsets, strict=True):
        away = abs(dx) > label.width / 2 + sheet.font or abs(dy) > label.height + sheet.font
        # Anchored at the side of the point, so that a wrong guess of the width shows outside.
        side = 0 if abs(dx) < label.width / 4 else 1 if dx > 0 else -1
        drawn.append(
            {"x": _data_x(label.x, sheet), "y": result.need,
             "ax": dx - side * label.width / 2, "ay": dy,
             "xanchor": {0: "center", 1: "left", -1: "right"}[side],
             "text": f"<b>{name}</b>" if result.theme in found.needle else name,
             "showarrow": True, "arrowhead": 0, "arrowwidth": 1, "standoff": sheet.marker / 2,
             "arrowcolor": palette.border if away else "rgba(0,0,0,0)",
             "font": {"size": sheet.font, "color": palette.ink}, "borderpad": 0}
        )  # fmt: skip
    return drawn


def text_width(text: str, font: int) -> float:
    """Estimate the width of a text in pixels; generous, so that names keep apart."""
    return 0.5 * font * len(text) + 4


def _home(result: ThemeResult, borders: Borders, sheet: _Sheet) -> Box:
    """Return the half of the sheet where the name of a theme belongs, all of it if undecided."""
    frame, border = _frame(sheet), sheet.y(borders.need)
    if result.field == "onbeslist":
        return frame
    if (result.need or 0) > borders.need:
        return replace(frame, bottom=border)
    return replace(frame, top=border)


def _frame(sheet: _Sheet) -> Box:
    return Box(
        sheet.left + 4,
        sheet.top + 4,
        sheet.width - sheet.right - 4,
        sheet.height - sheet.bottom - 4,
    )


def _obstacles(
    shown: Sequence[ThemeResult],
    spots: Mapping[str, tuple[float, float]],
    borders: Borders,
    sheet: _Sheet,
) -> list[Box]:
    """List marks, intervals, borders and the names of the fields."""
    half = sheet.marker / 2 + 1
    found = []
    for result in shown:
        x, y = spots[result.theme]
        low, high = _ends(result)
        found.append(Box(x - half, y - half, x + half, y + half))
        found.append(Box(x - half / 2, sheet.y(high), x + half / 2, sheet.y(low)))
    frame = _frame(sheet)
    border_x, border_y = sheet.x(borders.task), sheet.y(borders.need)
    found.append(Box(border_x - 2, frame.top, border_x + 2, frame.bottom))
    found.append(Box(frame.left, border_y - 2, frame.right, border_y + 2))
    for field, (right, top, _x, _y) in _CORNERS.items():
        width = text_width(field_name(field), sheet.field_font) + sheet.font
        height = sheet.field_font * 1.3 + sheet.font
        left = frame.right - width if right else frame.left
        upper = frame.top if top else frame.bottom - height
        found.append(Box(left, upper, left + width, upper + height))
    return found


def _beneath(found: Compass, sheet: _Sheet, theme_names: Names, palette: Palette) -> _Part:
    """Say beneath what the hollow marks are and which themes are not shown."""
    lines = [_("Streep: marge. Open rondje: nog niet te zeggen of de behoefte hoog of laag is.")]
    reasons: dict[str, list[str]] = {}
    for result in found.themes:
        if result.field == "verborgen":
            reasons.setdefault(hidden_words(result), []).append(theme_names[result.theme])
    lines += [f"{capitalised(why)}: {listed(names)}." for why, names in reasons.items()]
    return {
        "x": 0, "y": 0, "xref": "paper", "yref": "paper", "xanchor": "left", "yanchor": "top",
        "align": "left", "yshift": -3.4 * sheet.font, "text": "<br>".join(lines),
        "showarrow": False, "font": {"size": sheet.font, "color": palette.quiet},
    }  # fmt: skip


def _ticks(border: float) -> list[float]:
    return [border, *(tick for tick in (0, 25, 50, 75, 100) if abs(tick - border) > 5)]


def _layout(borders: Borders, sheet: _Sheet, palette: Palette) -> _Part:
    """Return the axes and what holds for the whole sheet."""

    def axis(title: str, ink: str, **more: object) -> _Part:
        font = {"color": ink, "size": sheet.font}
        quiet = {"showgrid": False, "zeroline": False, "fixedrange": True}
        ticks = {"color": palette.quiet, "size": sheet.font}
        named = {"title": {"text": title, "font": font, "standoff": 4}, "tickfont": ticks}
        return quiet | named | more

    needs = _ticks(borders.need)
    return {
        "xaxis": axis(
            _("opgave van partijen →"), palette.task_ink,
            range=X_RANGE, tickvals=_ticks(borders.task), tickformat=".0f",
        ),
        "yaxis": axis(
            _("behoefte van bewoners →"), palette.need_ink, range=sheet.y_range,
            tickvals=[on_line(tick, borders.need) for tick in needs],
            ticktext=[f"{tick:.0f}" for tick in needs],
        ),
        "width": sheet.width,
        "height": sheet.height,
        "margin": {"l": sheet.left, "r": sheet.right, "t": sheet.top, "b": sheet.bottom, "pad": 0},
        "showlegend": False, "dragmode": False, "font": {"family": PLOTLY_FONT},
        "paper_bgcolor": palette.paper, "plot_bgcolor": palette.paper,
        "hoverlabel": {"font": {"size": sheet.font}, "align": "left"},
        "separators": ",.",
    }  # fmt: skip
