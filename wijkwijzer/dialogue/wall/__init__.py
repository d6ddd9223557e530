"""The wall of a meeting: what is projected before everybody, drawn in the browser."""

from pathlib import Path

from wijkwijzer.dialogue.form import STREAM
from wijkwijzer.look.element import script

HERE = Path(__file__).resolve().parent
STYLES = tuple(sorted(HERE.glob("*.css"), key=lambda path: (path.stem != "wall", path.stem)))
"""Style sheets, to be put one after the other."""
SCRIPT = script([*sorted(HERE.glob("*.js")), STREAM], "wall", at="/wand")
"""Its modules, with the one with which any screen follows a meeting."""
