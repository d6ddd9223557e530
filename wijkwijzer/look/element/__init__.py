"""What every element drawn by ourselves is made of: modules in one file, and how a page gets it.

The modules beside this one (`dom`, `post`, `languages`) are the same in all of them.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from wijkwijzer.look.element.bundle import bundle

HERE = Path(__file__).resolve().parent
COMMON = tuple(sorted(HERE.glob("*.js")))
"""ES modules that any element may import."""

_LOADER = """
const wait = (pause) => new Promise((over) => setTimeout(over, pause));
const fetched = async (attempt) => {
  // Another address for another try: a browser may remember that it did not come.
  try { return await import(new URL(`ADDRESS/${attempt}/form.js`, document.baseURI)); }
  catch {
    await wait(Math.min(8000, 500 * 2 ** attempt));
    return fetched(attempt + 1);
  }
};
let form;
const patience = (root, content) => {
  const words = JSON.parse(content).texts;
  const said = document.createElement("p");
  said.className = "patience";
  const timer = setTimeout(() => {
    said.textContent = `${words.loading}. ${words.loadingLead}`;
    root.append(said);
  }, 2000);
  return () => { clearTimeout(timer); said.remove(); };
};
export default (component) => {
  let leave;
  let left = false;
  form ??= fetched(0);
  const over = patience(component.parentElement, component.data.content);
  form.then((module) => {
    over();
    if (!left) leave = module.default(component);
  });
  return () => { left = true; over(); leave?.(); };
};
"""


@dataclass(frozen=True)
class Script:
    """An element's script.

    Parameters
    ----------
    source
        All its modules in one.
    address
        Where the server serves it, followed by `/{attempt}/form.js`; another address when one of
        the modules changed, so that a browser may keep it for good.
    loader
        What the page gives to Streamlit as the element's script: it only fetches the source, again
        and again where the network is gone, and says meanwhile that it does, in the `texts` of the
        `content` that the page gives it.
    """

    source: str
    address: str
    loader: str

    @property
    def first(self) -> str:
        """The address of the first try."""
        return f"{self.address}/0/form.js"


def script(modules: Sequence[Path], entry: str, *, at: str) -> Script:
    """Make the script of an element.

    Parameters
    ----------
    modules
        Its own ES modules; the common ones are added where it imports them.
    entry
        Stem of the one whose default export draws the element (Streamlit components v2).
    at
        Under which path it is served ("/vorm").
    """
    texts = {path.stem: path.read_text("utf-8") for path in (*COMMON, *modules)}
    source = bundle(texts, entry)
    address = f"{at}/{hashlib.sha256(source.encode()).hexdigest()[:16]}"
    return Script(source, address, _LOADER.replace("ADDRESS", address))
