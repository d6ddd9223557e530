"""One file of many modules: what a phone in a hall fetches at once instead of one after another.

No build step and no tool: the modules import each other as `import { name } from "./module.js";`,
export by name, and do not go round in circles; that is all this understands.
"""

import re
from collections.abc import Mapping
from graphlib import TopologicalSorter

_IMPORT = re.compile(r'^import \{([^}]+)\} from "\./(\w+)\.js";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?:async )?(?:function|class|const) (\w+)", re.MULTILINE)
_DEFAULT = re.compile(r"^export default ", re.MULTILINE)


def bundle(modules: Mapping[str, str], entry: str) -> str:
    """Return a module that does what `entry` does, with all it imports inside.

    Parameters
    ----------
    modules
        Name without `.js` -> source; what `entry` does not lead to is left out.
    entry
        The module with the default export, which becomes that of the whole.

    Raises
    ------
    KeyError, graphlib.CycleError
        A module is imported that is not there; modules import each other in a circle.
    """
    needs: dict[str, set[str]] = {}
    asked = [entry]
    while asked:
        name = asked.pop()
        if name not in needs:
            needs[name] = {found[2] for found in _IMPORT.finditer(modules[name])}
            asked += sorted(needs[name])
    order = TopologicalSorter(needs).static_order()
    parts = [_enclosed(name, modules[name]) for name in order]
    return "\n".join([*parts, f"export default {entry}$.main;", ""])


def _enclosed(name: str, source: str) -> str:
    """Return a module as a function of its own, so that names do not meet."""
    given = _EXPORT.findall(source)
    body = _IMPORT.sub(lambda m: f"const {{{m[1].replace(' as ', ': ')}}} = {m[2]}$;\n", source)
    body = re.sub(r"^export (?!default)", "", body, flags=re.MULTILINE)
    if _DEFAULT.search(body):
        body = _DEFAULT.sub("const main = ", body)
        given.append("main")
    return f"const {name}$ = (() => {{\n{body}\nreturn {{ {', '.join(given)} }};\n}})();"
