"""Typing over forms that were filled in on paper: what the page shows, and its element."""

import hashlib
from pathlib import Path

from wijkwijzer.look import element
from wijkwijzer.survey import form

HERE = Path(__file__).resolve().parent
STYLES = (form.HERE / "kinds.css", HERE / "entry.css")
"""Style sheets, to be put one after the other: maps look as they do in the form."""
SCRIPTS = (
    *sorted(HERE.glob("*.js")),
    element.HERE / "dom.js",
    *(form.HERE / name for name in ("conditions.js", "places.js", "leaflet.js")),
)
"""ES modules; what a question asks and how a map works is the form's own."""
ADDRESS = "/invoer/" + hashlib.sha256(b"".join(map(Path.read_bytes, SCRIPTS))).hexdigest()[:16]
"""Where the server serves the modules; another address when one of them changed."""

ENTRY = f"""
const entry = import(new URL("{ADDRESS}/entry.js", document.baseURI));
export default (component) => {{
  let leave;
  let left = false;
  entry.then((module) => {{ if (!left) leave = module.default(component); }});
  return () => {{ left = true; leave?.(); }};
}};
"""
"""What the page gives to Streamlit as the element's script: it only fetches the modules."""
