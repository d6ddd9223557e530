/* A screen is built whole from what is known and laid over the one that is there. What stays the
   same stays the same element: nobody loses the focus, a text or their place when the rest moves. */

import { el } from "./dom.js";

const HEARD = ["onclick", "onchange", "oninput", "onpaste", "onsubmit"];

/* As `el`, but what it listens to can be replaced. */
export function put(tag, properties = {}, ...children) {
  const all = Object.entries(properties);
  const node = el(tag, Object.fromEntries(all.filter(([name]) => !HEARD.includes(name))), children);
  for (const [name, value] of all) if (HEARD.includes(name) && value) node[name] = value;
  return node;
}

/* Make `old` like `now`; elements are known again by `data-key` or id, else by their place. What
   stands in a text field is its own, and so is all within `data-own`. Returns what stands there afterwards. */
export function patch(old, now) {
  if (old.dataset?.own) return old; // it draws itself
  if (old.nodeName !== now.nodeName) {
    old.replaceWith(now);
    return now;
  }
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== now.data) old.data = now.data;
    return old;
  }
  for (const { name } of [...old.attributes]) if (!now.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of now.attributes) {
    if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  }
  for (const name of HEARD) old[name] = now[name];
  if ("checked" in now) old.checked = now.checked;
  if (old.nodeName === "SELECT") return old;
  children(old, now);
  return old;
}

const key = (node) => node.dataset?.key || node.id || "";

function children(old, now) {
  const wanted = [...now.childNodes];
  const stay = new Set(wanted.map(key));
  for (const child of [...old.childNodes]) if (key(child) && !stay.has(key(child))) child.remove();
  const known = new Map([...old.childNodes].filter(key).map((child) => [key(child), child]));
  let here = old.firstChild;
  for (const child of wanted) {
    const same = key(child) ? known.get(key(child)) : alike(here, child);
    if (!same) old.insertBefore(child, here);
    else if (same === here) here = patch(here, child).nextSibling;
    else patch(old.insertBefore(same, here), child);
  }
  while (here) {
    const next = here.nextSibling;
    here.remove();
    here = next;
  }
}

const alike = (here, child) => here && !key(here) && here.nodeName === child.nodeName && here;
