"""The survey form on tablet and phone: what it shows, and the element that shows it."""

import hashlib
from pathlib import Path

from wijkwijzer.survey.form.bundle import bundle

HERE = Path(__file__).resolve().parent
STYLES = tuple(sorted(HERE.glob("*.css")))
"""Style sheets, to be put one after the other."""
SCRIPTS = tuple(sorted(HERE.glob("*.js")))
"""ES modules; the default export of `form.js` draws the form (Streamlit components v2)."""
SCRIPT = bundle({path.stem: path.read_text("utf-8") for path in SCRIPTS}, "form")
"""All of them in one."""
ADDRESS = "/vorm/" + hashlib.sha256(SCRIPT.encode()).hexdigest()[:16]
"""Where the server serves it; another address when one of the modules changed, so that a browser
may keep it for good."""

ENTRY = f"""
const wait = (pause) => new Promise((over) => setTimeout(over, pause));
const fetched = async (attempt) => {{
  // Another address for another try: a browser may remember that it did not come.
  try {{ return await import(new URL(`{ADDRESS}/${{attempt}}/form.js`, document.baseURI)); }}
  catch {{
    await wait(Math.min(8000, 500 * 2 ** attempt));
    return fetched(attempt + 1);
  }}
}};
let form;
const patience = (root, content) => {{
  const words = JSON.parse(content).texts;
  const said = document.createElement("p");
  said.className = "patience";
  const timer = setTimeout(() => {{
    said.textContent = `${{words.loading}}. ${{words.loadingLead}}`;
    root.append(said);
  }}, 2000);
  return () => {{ clearTimeout(timer); said.remove(); }};
}};
export default (component) => {{
  let leave;
  let left = false;
  form ??= fetched(0);
  const over = patience(component.parentElement, component.data.content);
  form.then((module) => {{
    over();
    if (!left) leave = module.default(component);
  }});
  return () => {{ left = true; over(); leave?.(); }};
}};
"""
"""What the page gives to Streamlit as the element's script: it only fetches the form, again and
again where the network is gone, and says meanwhile that it does."""
