"""A figure on a wall: drawn for 1920 by 1080, and scaled to the projector."""

from typing import TYPE_CHECKING

import streamlit as st

if TYPE_CHECKING:
    import plotly.graph_objects as go

_STYLE = """<style>
.st-key-ww-figure {{ height: calc({height}px * var(--ww-scale)) !important; flex: none;
    overflow: hidden; direction: ltr; }}
.st-key-ww-figure [data-testid="stFullScreenFrame"] {{ width: {width}px; height: {height}px; }}
.st-key-ww-figure div:has(.js-plotly-plot) {{ overflow: visible !important; }}
.st-key-ww-figure .js-plotly-plot {{ width: {width}px !important; height: {height}px !important;
    zoom: var(--ww-scale); }}
</style>"""


def wall_figure(figure: "go.Figure", key: str) -> None:
    """Draw a figure that knows its own width and height, in pixels of a wall.

    Streamlit gives a figure the room that it measures. So that room stays what the figure was drawn
    for, on every projector, and only what is drawn in it is scaled. It begins at the left in every
    language: on a small projector that room is wider than the wall.
    """
    layout = figure.layout
    st.html(_STYLE.format(width=layout.width, height=layout.height))
    with st.container(key="ww-figure"):
        st.plotly_chart(figure, theme=None, width="content", config={"staticPlot": True}, key=key)
