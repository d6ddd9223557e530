"""The pictograms: one family, drawn for this product on a grid of 24 by 24.

Every drawing is a line of 1.75 with round ends in the colour of the text around it, without
fills, so that it reads at 20 pixels in a list and still looks drawn by hand at 120 on a wall.
"""

from html import escape
from types import MappingProxyType
from typing import Final

STROKE: Final = 1.75
GRID: Final = 24

_DRAWINGS: Final = MappingProxyType(
    {
        # themes
        "wonen": '<path d="M3 11.6 12 4l9 7.6"/><path d="M5.5 9.6V20h13V9.6"/>'
        '<path d="M10 20v-4.6a2 2 0 0 1 4 0V20"/>',
        "energie": '<path d="M12.6 3c.3 3.6 5.4 5.7 5.4 11a6 6 0 0 1-12 .3c0-2.7 1.4-4.3'
        ' 2.5-5.5.2 1.5.8 2.5 1.7 3C10 8.4 10.7 5 12.6 3z"/>'
        '<path d="M12 20.2a2.6 2.6 0 0 1-2.5-2.7c0-1.5 1.3-2 2.5-3.7'
        ' 1.2 1.7 2.5 2.2 2.5 3.7a2.6 2.6 0 0 1-2.5 2.7z"/>',
        "klimaat": '<path d="M12 2.8c2.9 3.3 4.5 5.7 4.5 8a4.5 4.5 0 0 1-9 0'
        'c0-2.3 1.6-4.7 4.5-8z"/>'
        '<path d="M3 19.4c1.5-1.3 3-1.3 4.5 0s3 1.3 4.5 0 3-1.3 4.5 0 3 1.3 4.5 0"/>',
        "groen": '<path d="M7.2 17.6C3.4 11 8.2 4.4 20 3.8c.6 11.4-5.8 17.6-12.8 13.8z"/>'
        '<path d="M3.6 20.6c2-4.5 5.2-7.8 9.6-10.2"/>',
        "schoon": '<path d="M20.5 3.5 13.3 10.7"/>'
        '<path d="M10.7 9.2l4.1 4.1c-.6 3.4-2.3 5.6-5.2 7.2L3.5 14.4c1.6-2.9 3.8-4.6 7.2-5.2z"/>'
        '<path d="M6.5 17.4 9.3 14.6"/><path d="M18 15.7v4.6M15.7 18h4.6"/>',
        "veiligheid": '<path d="M12 3c2.6 1.7 5 2.5 7.5 2.6.4 7.3-2 12.3-7.5 15.4'
        '-5.5-3.1-7.9-8.1-7.5-15.4C7 5.5 9.4 4.7 12 3z"/>'
        '<path d="M8.6 12l2.5 2.5 4.4-4.8"/>',
        "verkeer": '<circle cx="5.7" cy="15.9" r="3.7"/><circle cx="18.3" cy="15.9" r="3.7"/>'
        '<path d="M5.7 15.9 9 9.5h6.4l2.9 6.4"/><path d="M8.2 7 11.6 15.9 15.4 9.5"/>'
        '<path d="M6.8 7h2.8M15.4 9.5 14.2 6h2.9"/>',
        "gezondheid": '<circle cx="15" cy="4.7" r="1.9"/>'
        '<path d="M6.3 11.2 9 8.3l4.2.6 2.3 3.3 3.4.2"/>'
        '<path d="M13 9.1l-2.7 5 4 2.5-1 4.6"/><path d="M9.7 16.2l-1.6 2.6-4.2.1"/>',
        "zorg": '<path d="M12.9 10.8C9.3 8.5 8.4 6.7 8.9 5c.7-2 3.1-2.2 4-.5.9-1.7 3.3-1.5 4'
        ' .5.5 1.7-.4 3.5-4 5.8z"/>'
        '<path d="M3 14.2h2.9c1.5 0 2.1.8 3.5 1.3l3 .8a1.3 1.3 0 0 1-.5 2.5l-3.2-.4"/>'
        '<path d="M13.4 17.3l5-2.5a1.5 1.5 0 0 1 1.5 2.6l-6 3.5c-1.5.7-2.6.6-4.1.1'
        'L6.4 19.8H3"/>',
        "ontmoeten": '<circle cx="8" cy="7.5" r="2.9"/><circle cx="17" cy="8.9" r="2.3"/>'
        '<path d="M2.5 19.5v-1.3a5.5 5.5 0 0 1 11 0v1.3z"/>'
        '<path d="M15.6 14.2a4.3 4.3 0 0 1 5.9 4v1.3h-4.6"/>',
        "jeugd": '<path d="M5.5 18.5v-7a6.5 6.5 0 0 1 13 0v7a2 2 0 0 1-2 2h-9a2 2 0 0 1-2-2z"/>'
        '<path d="M9.6 5.4V4.9a2.4 2.4 0 0 1 4.8 0v.5"/><path d="M9 20.5V15h6v5.5"/>'
        '<path d="M9.5 10.8h5"/>',
        "winkels": '<path d="M3 9.3 5 4h14l2 5.3"/>'
        '<path d="M3 9.3a3 2.9 0 0 0 6 0 3 2.9 0 0 0 6 0 3 2.9 0 0 0 6 0"/>'
        '<path d="M5 12.5V20h14v-7.5"/><path d="M8 20v-4.5h4V20"/>',
        "werk": '<rect x="3" y="7.5" width="18" height="12.5" rx="2"/>'
        '<path d="M8.5 7.5V5.8a1.8 1.8 0 0 1 1.8-1.8h3.4a1.8 1.8 0 0 1 1.8 1.8v1.7"/>'
        '<path d="M3 12.5c2.7 1.3 5.8 2 9 2s6.3-.7 9-2"/><path d="M12 13.5v2"/>',
        "meedoen": '<path d="M3.5 9.8v4.4h3.2L16.5 19V5L6.7 9.8z"/>'
        '<path d="M7 14.3l1.3 5.2h2.9l-1-3.7"/><path d="M19.3 9.3a3.7 3.7 0 0 1 0 5.4"/>',
        # need, task and the tools of the product
        "behoefte": '<circle cx="12" cy="6.8" r="2.8"/>'
        '<path d="M8 20.5v-7.3L4.2 7.5"/><path d="M16 20.5v-7.3l3.8-5.7"/>'
        '<path d="M8 13.2c1.2-1 2.5-1.5 4-1.5s2.8.5 4 1.5"/>',
        "opgave": '<path d="M3.5 9.5 12 4l8.5 5.5z"/><path d="M5 20h14M3.5 20h17"/>'
        '<path d="M6.5 12.5v4.5M10.2 12.5v4.5M13.8 12.5v4.5M17.5 12.5v4.5"/>',
        "plek": '<path d="M12 21c-4.3-4.5-6.5-7.8-6.5-11a6.5 6.5 0 0 1 13 0'
        'c0 3.2-2.2 6.5-6.5 11z"/>'
        '<circle cx="12" cy="9.8" r="2.3"/>',
        "kompas": '<circle cx="12" cy="12" r="9"/><path d="M16.2 7.8l-2.5 5.9-5.9 2.5 2.5-5.9z"/>',
        "verborgen": '<circle cx="12" cy="12" r="9"/><path d="M8 12h.01M12 12h.01M16 12h.01"/>',
    }
)

PICTOGRAMS: Final = tuple(_DRAWINGS)
"""Ids of all drawings: the fourteen themes in their order, then need, task, pin and others."""


def pictogram_path(pictogram: str) -> str:
    """Return the inner markup of a drawing on the 24 by 24 grid, without colour or line width.

    For embedding in a larger SVG: the group around it sets `fill="none"`, `stroke`,
    `stroke-width`, `stroke-linecap` and `stroke-linejoin`. An unknown id gives the compass, so
    that a theme of a wijk's own can always be drawn.
    """
    return _DRAWINGS.get(pictogram, _DRAWINGS["kompas"])


def pictogram(pictogram: str, *, size: float = GRID, label: str | None = None) -> str:
    """Return a drawing as a complete SVG element in the colour of the text around it.

    Parameters
    ----------
    pictogram
        Id, see `PICTOGRAMS`.
    size
        Width and height in pixels.
    label
        What it says to who cannot see it; None hides it from screen readers, for use beside the
        words that say the same. Plain letters, digits and spaces are expected; it is escaped.
    """
    hidden = 'aria-hidden="true"' if label is None else f'role="img" aria-label="{escape(label)}"'
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {GRID} {GRID}" width="{size:g}" '
        f'height="{size:g}" fill="none" stroke="currentColor" stroke-width="{STROKE}" '
        f'stroke-linecap="round" stroke-linejoin="round" {hidden}>'
        f"{pictogram_path(pictogram)}</svg>"
    )
