"""The survey form on tablet and phone: what it shows, and the element that shows it."""

from pathlib import Path

from wijkwijzer.look.element import script

HERE = Path(__file__).resolve().parent
STYLES = tuple(sorted(HERE.glob("*.css")))
"""Style sheets, to be put one after the other."""
SCRIPTS = tuple(sorted(HERE.glob("*.js")))
"""ES modules; the default export of `form.js` draws the form (Streamlit components v2)."""
FORM = script(SCRIPTS, "form", at="/vorm")
SCRIPT = FORM.source
ADDRESS = FORM.address
ENTRY = FORM.loader
