"""What docs/handleiding.md calls by its name on the screen has that name."""

import ast
import re
from pathlib import Path

PROJECT = Path(__file__).parents[2]
TEXT = (PROJECT / "docs" / "handleiding.md").read_text(encoding="utf-8")


def on_screen() -> set[str]:
    """Return every text that the app says, as the code holds it."""
    files = [*PROJECT.glob("pages/*.py"), *PROJECT.glob("wijkwijzer/**/*.py")]
    return {
        node.args[0].value
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "_"
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_button_and_page_it_names_exists() -> None:
    named = {
        " ".join(label.split())
        for label in re.findall(r"\*\*([^*]+)\*\*", TEXT)
        # Words that begin a sentence or a paragraph on their own.
        if not label.endswith(".") and label not in {"vet", "Een blad", "Een boog", "De naald"}
    }
    assert named - on_screen() == set()
