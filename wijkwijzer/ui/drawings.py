"""Drawings inside the HTML of a page, which Streamlit cleans of every `<svg>`."""

from base64 import b64encode
from functools import cache
from html import escape

from wijkwijzer.look.pictograms import pictogram


def as_image(svg: str, *, alt: str = "", colour: str = "") -> str:
    """Return a drawing as an `<img>` that asks nothing of the network.

    Parameters
    ----------
    svg
        A complete SVG element, with width and height.
    alt
        What it says to who cannot see it; "" beside words that say the same.
    colour
        Takes the place of `currentColor`, which has no text around it in an image.
    """
    if colour:
        svg = svg.replace("currentColor", colour)
    return f'<img src="{as_address(svg)}" alt="{escape(alt)}">'


@cache
def pictogram_image(name: str, size: int, colour: str) -> str:
    """Return a pictogram beside words that say the same; each is made once."""
    return as_image(pictogram(name, size=size), colour=colour)


def as_address(svg: str) -> str:
    """Return a drawing as an address that holds it."""
    # Not as signs that are escaped one by one: that takes a second for a map of a large wijk.
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
