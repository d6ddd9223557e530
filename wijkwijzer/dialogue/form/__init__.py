"""The participant's screen of a meeting, and `stream.js`, with which any screen follows one."""

from pathlib import Path

from wijkwijzer.look.element import script
from wijkwijzer.survey import form

HERE = Path(__file__).resolve().parent
STREAM = HERE / "stream.js"
"""The ES module that follows a meeting."""
STYLES = (
    *(form.HERE / name for name in ("form.css", "kinds.css", "visit.css")),
    *sorted(HERE.glob("*.css")),
)
"""Style sheets, to be put one after the other: it looks as the survey form does."""
SCRIPTS = tuple(sorted(HERE.glob("*.js")))
"""ES modules; the default export of `form.js` draws the screen (Streamlit components v2)."""
_MAP = tuple(form.HERE / name for name in ("places.js", "leaflet.js"))
FORM = script((*_MAP, *SCRIPTS), "form", at="/vorm")
