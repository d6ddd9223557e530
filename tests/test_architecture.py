"""The house keeps its order: who may import what, where SQL stands, who releases figures.

`lint-imports` checks the layers; this reads the files themselves, for what it cannot: app.py and
the pages, third-party libraries by the name of the file, text that is SQL.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = sorted((ROOT / "wijkwijzer").rglob("*.py"))
PAGES = sorted((ROOT / "pages").glob("*.py"))
APP = ROOT / "app.py"
LONGEST_MODULE = 400

PAGE_MAY_IMPORT = re.compile(
    r"streamlit(_folium)?(\.|$)"
    r"|wijkwijzer(\.(ui|intake|publish|reports|look|i18n|errors|settings|store)(\.|$)"
    r"|\.\w+\.(records|chart|map|words|form|questionnaires|themes)(\.|$)"
    r"|\.wijkkompas\.compass(\.|$)|$)"
)
STANDARD = re.compile(
    r"(datetime|collections|functools|typing|html|io|json|math|pathlib|secrets)\b"
)
SQL = re.compile(
    r"\s*(SELECT\s.+\sFROM\s|INSERT\s.*INTO\s|UPDATE\s+\S+\s+SET\s|DELETE\s+FROM\s|PRAGMA\s)"
)

LEAVES = re.compile(r"\b(Figure|Map|DataFrame|bytes|Drawing)\b")
FIGURES = re.compile(
    r"\b(Compass|MapContent|Matrix|Ranking|ThenAndNow|Change|Needs|Estimate|MeansResult|Sample|Stand"
    r"|Weighed|Participation|Fieldwork)\b"
)
"""What figures come as."""


def imported(tree: ast.AST) -> Iterator[str]:
    """Every module that a file imports, also inside functions; `from a import b` gives `a.b`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def strange_imports_of_a_page(source: str) -> list[str]:
    names = imported(ast.parse(source))
    return [n for n in names if not PAGE_MAY_IMPORT.match(n) and not STANDARD.match(n)]


def misplaced_libraries(path: str, source: str) -> list[str]:
    """Names of libraries that a file of the package imports and may not."""
    drawing = path.startswith("wijkwijzer/look/")
    allowed = {
        "streamlit": path.startswith("wijkwijzer/ui/"),
        "streamlit_folium": path.startswith("wijkwijzer/ui/"),
        "starlette": path.startswith("wijkwijzer/ui/"),
        "plotly": drawing or "/chart" in path,
        "folium": drawing or "/map" in path,
        "branca": drawing or "/map" in path,
        "sqlite3": path.startswith("wijkwijzer/store/"),
        "sqlite_utils": path.startswith("wijkwijzer/store/"),
    }
    roots = {name.partition(".")[0] for name in imported(_without_types(ast.parse(source)))}
    return sorted(root for root in roots if not allowed.get(root, True))


class _WithoutTypes(ast.NodeTransformer):
    def visit_If(self, node: ast.If) -> ast.AST:
        is_types = ast.unparse(node.test).endswith("TYPE_CHECKING")
        return ast.Pass() if is_types else self.generic_visit(node)


def _without_types(tree: ast.Module) -> ast.AST:
    """The file without what it imports only to name a type."""
    return _WithoutTypes().visit(tree)


def sql_texts(source: str) -> list[str]:
    return [
        node.value
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SQL.match(node.value)
    ]


def releases(source: str) -> int:
    """How often a file makes a `Released`."""
    return sum(
        isinstance(node, ast.Call)
        and ast.unparse(node.func).partition("[")[0].rpartition(".")[2] == "Released"
        for node in ast.walk(ast.parse(source))
    )


def unreleased(source: str) -> list[str]:
    """Public functions that draw, lay out or write figures which did not pass the gate.

    A function whose outcome leaves the house (a chart, a map, a table, bytes) may take figures as
    `Released` only.
    """
    return [
        f"{node.name}({argument.arg})"
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_") and node.returns
        if LEAVES.search(ast.unparse(node.returns))
        for argument in (*node.args.args, *node.args.kwonlyargs)
        if argument.annotation and FIGURES.search(_outside_released(argument.annotation))
    ]


class _WithoutReleased(ast.NodeTransformer):
    def visit_Subscript(self, node: ast.Subscript) -> ast.AST:
        return ast.Name("_") if ast.unparse(node.value) == "Released" else self.generic_visit(node)


def _outside_released(annotation: ast.expr) -> str:
    """The names in an annotation, without those within `Released[...]`."""
    if isinstance(annotation, ast.Constant):  # written as text
        annotation = ast.parse(str(annotation.value), mode="eval").body
    return ast.unparse(_WithoutReleased().visit(annotation))


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("path", [APP, *PAGES], ids=name_of)
def test_the_app_and_the_pages_import_only_what_a_page_may(path: Path) -> None:
    assert strange_imports_of_a_page(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", PAGES, ids=name_of)
def test_every_page_begins_with_its_guard(path: Path) -> None:
    statements = ast.parse(path.read_text(encoding="utf-8")).body
    is_import = (ast.Import, ast.ImportFrom)
    first = next(
        s
        for s in statements
        if not isinstance(s, is_import)
        and not (isinstance(s, ast.Expr) and isinstance(s.value, ast.Constant))
    )
    assert re.match(r"(\w+ = )?ui\.require\(", ast.unparse(first)), ast.unparse(first)


def test_every_file_in_pages_is_in_the_table_of_pages() -> None:
    from wijkwijzer.ui.navigation import pages

    assert {page.path for page in pages()} == set(PAGES)


@pytest.mark.parametrize("path", PACKAGE, ids=name_of)
def test_libraries_and_sql_stand_where_they_belong(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert misplaced_libraries(name_of(path), source) == []
    if not name_of(path).startswith("wijkwijzer/store/"):
        assert sql_texts(source) == []
    if not name_of(path).startswith("wijkwijzer/publish/"):
        assert releases(source) == 0
        assert unreleased(source) == []


@pytest.mark.parametrize("path", [*PACKAGE, *PAGES], ids=name_of)
def test_a_module_stays_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


def test_the_checks_catch_what_they_are_for() -> None:
    assert strange_imports_of_a_page("import sqlite3\nfrom wijkwijzer.statistics import estimates")
    assert strange_imports_of_a_page("def f():\n    import numpy")
    assert strange_imports_of_a_page("from wijkwijzer.wijkkompas import computation")
    assert strange_imports_of_a_page("from wijkwijzer import ui\nimport streamlit as st") == []
    assert misplaced_libraries("wijkwijzer/intake/x.py", "import streamlit") == ["streamlit"]
    assert misplaced_libraries("wijkwijzer/ui/x.py", "import plotly.express") == ["plotly"]
    only_type = "if TYPE_CHECKING:\n    import plotly"
    assert misplaced_libraries("wijkwijzer/ui/x.py", only_type) == []
    assert misplaced_libraries("wijkwijzer/ambitions/chart.py", "import plotly.express") == []
    assert sql_texts('x = "SELECT * FROM wijk"')
    assert sql_texts('x = f"DELETE FROM {table}"')
    assert sql_texts('x = "Selecteer een wijk"') == []
    assert releases("disclosure.Released[int](3, 'public')") == 1
    assert releases("def f(x: Released[int]) -> None: ...") == 0
    assert unreleased("def chart(found: Compass) -> go.Figure: ...") == ["chart(found)"]
    assert unreleased("def table(rows: tuple[ThenAndNow, ...]) -> pd.DataFrame: ...")
    assert unreleased('def chart(found: "Released[Compass]") -> "go.Figure": ...') == []
    assert unreleased("def words(found: Compass) -> str: ...") == []


def test_the_server_starts_without_what_only_pages_draw_with() -> None:
    # A component of Streamlit that is imported before the server runs is not served by it.
    told = "import sys, wijkwijzer.ui.server; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", told], cwd=ROOT, capture_output=True, text=True, check=True
    )
    modules = set(done.stdout.split())
    assert "wijkwijzer.ui.web" in modules
    assert "streamlit_folium" not in modules
