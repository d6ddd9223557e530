"""The survey form on tablet and phone: what it shows, and the element that shows it."""

import hashlib
from pathlib import Path

HERE = Path(__file__).resolve().parent
STYLE = HERE / "form.css"
SCRIPTS = tuple(sorted(HERE.glob("*.js")))
"""ES modules; the default export of `form.js` draws the form (Streamlit components v2)."""
ADDRESS = "/vorm/" + hashlib.sha256(b"".join(map(Path.read_bytes, SCRIPTS))).hexdigest()[:16]
"""Where the server serves the modules; another address when one of them changed, so that a browser
may keep them for good."""

ENTRY = f"""
const form = import(new URL("{ADDRESS}/form.js", document.baseURI));
export default (component) => {{
  let leave;
  let left = false;
  form.then((module) => {{ if (!left) leave = module.default(component); }});
  return () => {{ left = true; leave?.(); }};
}};
"""
"""What the page gives to Streamlit as the element's script: it only fetches the modules."""
