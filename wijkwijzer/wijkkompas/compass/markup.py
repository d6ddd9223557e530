"""The few SVG elements the compass is written with, escaped on the way in."""

import unicodedata
from html import escape

from wijkwijzer.wijkkompas.compass.geometry import Anchor


def clean(text: str) -> str:
    """Escape text and drop what XML cannot hold."""
    kept = (char for char in text if unicodedata.category(char) not in {"Cc", "Cs", "Cn", "Co"})
    return escape("".join(kept))


def text_element(
    text: str,
    x: float,
    y: float,
    size: float,
    colour: str,
    *,
    anchor: Anchor = "start",
    bold: bool = False,
    **attributes: str,
) -> str:
    """Return one line of text, its baseline at `y`; the text is escaped already."""
    return element(
        "text",
        text,
        x=f"{x:.1f}",
        y=f"{y:.1f}",
        font_size=f"{size:.1f}",
        font_weight="600" if bold else "400",
        fill=colour,
        text_anchor=anchor,
        **attributes,
    )


def circle(radius: float, **attributes: str) -> str:
    """Return a circle, round the centre unless `cx` and `cy` say otherwise."""
    return element("circle", r=f"{radius:.2f}", **attributes)


def element(tag: str, *content: str, **attributes: str) -> str:
    """Return one element; attribute names are written with _ for -, values are ready for XML."""
    names = {"class_": "class", "viewBox": "viewBox"}
    written = "".join(
        f' {names.get(name, name.replace("_", "-"))}="{value}"'
        for name, value in attributes.items()
    )
    return f"<{tag}{written}>{''.join(content)}</{tag}>"
