"""The survey form on tablet and phone: what it shows, and the element that shows it."""

from pathlib import Path

HERE = Path(__file__).resolve().parent
SCRIPT = HERE / "form.js"
"""The element: an ES module whose default export draws the form (Streamlit components v2)."""
STYLE = HERE / "form.css"
