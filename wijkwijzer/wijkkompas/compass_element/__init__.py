"""The compass on a page: the element that shows the drawing, moves it and hears arrivals."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPT = HERE / "compass.js"
"""The element: an ES module whose default export draws the compass (Streamlit components v2)."""
STYLE = HERE / "compass.css"
"""Its style sheet."""
