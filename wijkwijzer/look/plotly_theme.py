"""The Plotly template of the product: quiet ground, few lines, one hand with the compass."""

from typing import Final, Literal

import plotly.graph_objects as go
import plotly.io as pio

from wijkwijzer.look.palette import DARK, LIGHT, Palette
from wijkwijzer.look.typography import SIZES, Medium

PLOTLY_FONT: Final = "'Source Sans', 'Source Sans 3', Arial, sans-serif"
"""Quoted: a browser refuses a bare name that has a digit of its own, and the whole list with it."""

TemplateName = Literal["wijkwijzer", "wijkwijzer-wall", "wijkwijzer-dark", "wijkwijzer-wall-dark"]


def wijkwijzer_template(palette: Palette = LIGHT, *, medium: Medium = "page") -> go.layout.Template:
    """Return the template for a ground and a screen.

    A title stands left, in ink; axes have no lines of their own; the horizontal grid is a
    hairline, the vertical one is off; a sequence of colours starts with need and task and goes on
    with the winds; `colorscale.diverging` is the gap scale.

    Parameters
    ----------
    palette
        Light or dark.
    medium
        `page` for a desk, `wall` for a projector (no text under 28 px).
    """
    sizes = SIZES[medium]
    factor = sizes.text / SIZES["page"].text
    small = {"size": sizes.small, "color": palette.quiet}
    axis = {
        "showline": False,
        "zeroline": False,
        "ticks": "",
        "tickfont": small,
        "title": {"font": small, "standoff": 12 * factor},
        "gridcolor": palette.line,
        "gridwidth": 1,
        "automargin": True,
    }
    return go.layout.Template(
        layout={
            "font": {"family": PLOTLY_FONT, "size": sizes.text, "color": palette.ink},
            "title": {
                "font": {"size": sizes.lead, "color": palette.ink},
                "x": 0,
                "xanchor": "left",
                "xref": "container",
            },
            "paper_bgcolor": palette.paper,
            "plot_bgcolor": palette.paper,
            "colorway": [
                palette.need,
                palette.task,
                *(palette.winds[wind].mark for wind in ("noord", "oost", "zuid", "west")),
            ],
            "colorscale": {
                "diverging": palette.gap_scale(),
                "sequential": [[0, palette.paper], [0.5, palette.need_soft], [1, palette.need]],
            },
            "xaxis": {**axis, "showgrid": False},
            "yaxis": {**axis, "showgrid": True},
            "margin": {"l": 8, "r": 8 * factor, "t": 16, "b": 8},
            "showlegend": False,
            "legend": {"orientation": "h", "y": 1.06, "x": 0, "font": small},
            "hoverlabel": {
                "bgcolor": palette.surface,
                "bordercolor": palette.border,
                "font": {"family": PLOTLY_FONT, "size": sizes.text, "color": palette.ink},
                "align": "left",
            },
            "hovermode": "closest",
            "dragmode": False,
            "separators": ",.",
            "modebar": {"bgcolor": "rgba(0,0,0,0)", "color": palette.quiet},
            "annotationdefaults": {
                "font": {"size": sizes.small, "color": palette.quiet},
                "showarrow": False,
            },
            "shapedefaults": {"line": {"color": palette.border, "width": factor}},
        }
    )


def template_name(*, dark: bool = False, medium: Medium = "page") -> TemplateName:
    """Return the name under which `register` keeps a template."""
    if medium == "wall":
        return "wijkwijzer-wall-dark" if dark else "wijkwijzer-wall"
    return "wijkwijzer-dark" if dark else "wijkwijzer"


def register() -> None:
    """Make the templates known to Plotly by name and let `wijkwijzer` be the default."""
    for dark, palette in ((False, LIGHT), (True, DARK)):
        for medium in SIZES:
            name = template_name(dark=dark, medium=medium)
            pio.templates[name] = wijkwijzer_template(palette, medium=medium)
    pio.templates.default = "wijkwijzer"
