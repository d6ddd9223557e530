from graphlib import CycleError

import pytest

from wijkwijzer.look.element.bundle import bundle
from wijkwijzer.survey.form import SCRIPT, SCRIPTS

ENTRY = (
    'import { one, two as second } from "./a.js";\n\nexport default function (x) { return x; }\n'
)
A = 'import { base } from "./b.js";\nexport const one = base;\nexport async function two() {}\n'


def test_what_is_imported_comes_first_and_keeps_its_names() -> None:
    made = bundle({"main": ENTRY, "a": A, "b": "export const base = 1;\n"}, "main")
    assert made.index("const b$ =") < made.index("const a$ =") < made.index("const main$ =")
    assert "const { one, two: second } = a$;" in made
    assert "return { one, two };" in made
    assert "const main = function (x)" in made
    assert made.endswith("export default main$.main;\n")


def test_a_module_that_lacks_or_a_circle_is_refused() -> None:
    with pytest.raises(KeyError):
        bundle({"main": ENTRY}, "main")
    with pytest.raises(CycleError):
        bundle({"main": ENTRY, "a": A, "b": 'import { one } from "./a.js";\n'}, "main")


def test_the_form_is_whole() -> None:
    lines = SCRIPT.splitlines()
    assert not [line for line in lines if line.startswith("import ")]
    assert [line for line in lines if line.startswith("export ")] == ["export default form$.main;"]
    assert all(f"const {path.stem}$ = " in SCRIPT for path in SCRIPTS)
