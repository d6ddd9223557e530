"""The facilitator's console of a meeting: what it is given, and the element that draws it."""

from pathlib import Path

from wijkwijzer.dialogue.form import STREAM
from wijkwijzer.look.element import script

HERE = Path(__file__).resolve().parent
STYLES = tuple(sorted(HERE.glob("*.css")))
"""Style sheets, to be put one after the other."""
CONSOLE = script((*sorted(HERE.glob("*.js")), STREAM), "console", at="/vorm")
"""Its default export draws the console (Streamlit components v2)."""
