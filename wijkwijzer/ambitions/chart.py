"""The ambition matrix as a heat map: themes by parties; and which cell was tapped.

What the marks mean stands in `drawing`, where they stand in `grid`.
"""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

import plotly.graph_objects as go
from plotly.colors import sample_colorscale

from wijkwijzer.ambitions.drawing import INSET, Drawing
from wijkwijzer.ambitions.grid import Grid, Size, grid
from wijkwijzer.ambitions.matrix import Matrix, MatrixRow, widest_spread
from wijkwijzer.ambitions.sentences import level_name
from wijkwijzer.i18n import choose
from wijkwijzer.i18n import gettext as _
from wijkwijzer.look.palette import LIGHT, Palette
from wijkwijzer.look.plotly_theme import wijkwijzer_template
from wijkwijzer.neighbourhood.records import Theme
from wijkwijzer.statistics.disclosure import Released


def matrix_figure(
    released: Released[Matrix],
    themes: Sequence[Theme],
    party_names: Mapping[str, str],
    *,
    size: Size = "page",
    palette: Palette = LIGHT,
    chosen: tuple[str, str] | None = None,
) -> go.Figure:
    """Draw the matrix.

    Parameters
    ----------
    released
        What passed the disclosure gate.
    themes
        The themes of the matrix, in any order.
    party_names
        Names by party id.
    size
        `page` for about 1180 pixels of width (readable from 1000), `beside` for about 870, which
        leaves out the columns with figures.
    chosen
        Party and theme of the cell that is being edited; it gets a frame.

    Returns
    -------
    plotly.graph_objects.Figure
        Its last trace holds one invisible point per cell with `customdata` (party, theme); see
        `selected_cell`.
    """
    matrix = released.content
    about = {theme.id: theme for theme in themes}
    winds = [about[row.theme].wind for row in matrix.rows]
    place = grid([party_names[party] for party in matrix.parties], winds, size)
    drawing = Drawing(place, palette, level_tints(palette))
    drawing.party_headings(place.headings)
    drawing.figure_headings()
    for first, top in place.groups:
        wind = choose(about[matrix.rows[first].theme].wind_name)
        drawing.group(top, wind)
    widest = next(iter(widest_spread(matrix)), None)
    for row, y in zip(matrix.rows, place.rows, strict=True):
        theme, strong = about[row.theme], row.theme == widest
        drawing.theme(y, choose(theme.name), theme.pictogram, _note(row, is_widest=strong))
        drawing.in_common(row, y, strong=strong)
        for party, x in zip(matrix.parties, place.columns, strict=True):
            drawing.cell(row, party, x, y)
            if (party, row.theme) == chosen:
                drawing.frame_cell(x, y)
        if strong:
            drawing.frame_row(y)
    drawing.key()
    targets = _targets(matrix, place, party_names, {t.id: choose(t.name) for t in themes})
    marks = [_tiles(matrix, drawing), _hatches(drawing), _dots(drawing)]
    return go.Figure([*marks, *_texts(drawing), targets], _layout(drawing))


def selected_cell(event: object) -> tuple[str, str] | None:
    """Return (party, theme) of the cell that was tapped; None if none was.

    Parameters
    ----------
    event
        What `st.plotly_chart(..., on_select="rerun", selection_mode="points")` returns.

    Notes
    -----
    A second tap on the same cell, or a redrawn figure, reports no cell. So keep the cell in the
    session, count the taps, and put the count in the chart's key: each tap then starts afresh.
    """
    selection = event.get("selection") if isinstance(event, Mapping) else None
    points = selection.get("points") if isinstance(selection, Mapping) else None
    for point in points or ():
        cell = point.get("customdata") if isinstance(point, Mapping) else None
        if isinstance(cell, Mapping):
            cell = list(cell.values())
        if isinstance(cell, Sequence) and not isinstance(cell, str) and len(cell) >= 2:
            return str(cell[0]), str(cell[1])
    return None


def level_tints(palette: Palette) -> list[str]:
    """Return the tint of each level: from nearly paper to the parties' full colour."""
    low = sample_colorscale([palette.paper, palette.task_soft], [0.0, 1.0])
    high = sample_colorscale([palette.task_soft, palette.task], [0.81, 1.0])
    return [*low, *high]


def _note(row: MatrixRow, *, is_widest: bool) -> tuple[str, str]:
    """Return a few words about a row and what they speak of: `widest`, `need`, `task` or ""."""
    kinds = {finding.kind for finding in row.findings}
    if is_widest:
        return _("grootste verschil"), "widest"
    if "behoefte_zonder_ambitie" in kinds:
        return _("behoefte zonder ambitie"), "need"
    if "ambitie_zonder_behoefte" in kinds:
        return _("ambitie zonder behoefte"), "task"
    return "", ""


def _tiles(matrix: Matrix, drawing: Drawing) -> go.Heatmap:
    """Return the heat map: a tint per level, nothing where there is no level."""
    place, half = drawing.grid, drawing.m.row / 2
    edges: list[float] = []
    values: list[list[int | None]] = []
    for row, y in zip(matrix.rows, place.rows, strict=True):
        if not edges:
            edges.append(y - half)
        elif y - half > edges[-1]:
            values.append([None] * len(matrix.parties))
            edges.append(y - half)
        values.append([row.levels[party] for party in matrix.parties])
        edges.append(y + half)
    first = [place.columns[0] - place.column / 2] if place.columns else []
    return go.Heatmap(
        x=first + [x + place.column / 2 for x in place.columns],
        y=edges,
        z=values,
        zmin=0,
        zmax=3,
        colorscale=[[level / 3, tint] for level, tint in enumerate(drawing.tints)],
        xgap=2 * INSET,
        ygap=2 * INSET,
        showscale=False,
        hoverinfo="skip",
    )


def _hatches(drawing: Drawing) -> go.Bar:
    """Return the hatched fields of what is not stated yet."""
    hatches, palette = drawing.hatches, drawing.palette
    pattern = {"shape": "/", "fgcolor": palette.border, "size": 9, "solidity": 0.12}
    return go.Bar(
        x=[hatch.x for hatch in hatches],
        base=[hatch.y - hatch.height / 2 for hatch in hatches],
        y=[hatch.height for hatch in hatches],
        width=[hatch.width for hatch in hatches],
        marker={
            "color": palette.paper,
            "pattern": pattern,
            "line": {"color": palette.border, "width": 1},
        },
        unselected={"marker": {"opacity": 1}},
        hoverinfo="skip",
    )


def _dots(drawing: Drawing) -> go.Scatter:
    """Return the small squares, circles and discs."""
    dots = drawing.dots
    return go.Scatter(
        x=[dot.x for dot in dots],
        y=[dot.y for dot in dots],
        mode="markers",
        marker={
            "symbol": [dot.symbol for dot in dots],
            "size": [dot.size for dot in dots],
            "color": [dot.fill for dot in dots],
            "line": {"color": [dot.outline for dot in dots], "width": 1.3},
            "opacity": 1,
        },
        unselected={"marker": {"opacity": 1}},
        hoverinfo="skip",
    )


def _texts(drawing: Drawing) -> list[go.Scatter]:
    """Return all that is written, a trace per colour: so a tap elsewhere does not make it fade."""
    traces = []
    for colour in dict.fromkeys(words.colour for words in drawing.texts):
        texts = [words for words in drawing.texts if words.colour == colour]
        traces.append(
            go.Scatter(
                x=[words.x for words in texts],
                y=[words.y for words in texts],
                text=[words.text for words in texts],
                textposition=[words.position for words in texts],
                textfont={"size": [words.size for words in texts], "color": colour},
                unselected={"textfont": {"color": colour}},
                mode="text",
                cliponaxis=False,
                hoverinfo="skip",
            )
        )
    return traces


def _targets(
    matrix: Matrix, place: Grid, party_names: Mapping[str, str], theme_names: Mapping[str, str]
) -> go.Scatter:
    """Return one invisible point per cell, on top: heat maps report no taps on their cells."""
    cells = [
        (party, row, x, y)
        for row, y in zip(matrix.rows, place.rows, strict=True)
        for party, x in zip(matrix.parties, place.columns, strict=True)
    ]
    words = [
        f"{party_names[party]}, {theme_names[row.theme]}: {_in_words(row, party)}"
        for party, row, _x, _y in cells
    ]
    invisible = {"marker": {"opacity": 0}}
    return go.Scatter(
        x=[x for _party, _row, x, _y in cells],
        y=[y for _party, _row, _x, y in cells],
        customdata=[[party, row.theme] for party, row, _x, _y in cells],
        hovertext=[escape(text, quote=False) for text in words],
        hoverinfo="text",
        mode="markers",
        marker={"symbol": "square", "size": place.measures.row, "opacity": 0},
        selected=invisible,
        unselected=invisible,
    )


def _in_words(row: MatrixRow, party: str) -> str:
    level = row.levels[party]
    if level is not None:
        return f"{level} ({level_name(level)})"
    return _("geen rol") if row.states[party] == "geen_rol" else _("nog niet gezegd")


def _layout(drawing: Drawing) -> dict[str, Any]:
    place = drawing.grid
    axis = {"visible": False, "fixedrange": True}
    return {
        "template": wijkwijzer_template(drawing.palette),
        "height": place.height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "xaxis": {"range": [0, place.measures.width], **axis},
        "yaxis": {"range": [place.height, 0], **axis},
        "shapes": drawing.shapes,
        "images": drawing.images,
        "barmode": "overlay",
        "dragmode": False,
        # A tap anywhere in a cell finds its point, also near the edges of a wide cell.
        "hoverdistance": int(place.column / 2),
    }
