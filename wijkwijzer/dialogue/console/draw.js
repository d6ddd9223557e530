/* Drawing a screen anew without losing where somebody is: what they type, hold, opened or scrolled. */

/* Build an element; `on...` are listeners, other properties attributes, empty ones nothing. */
export function h(tag, properties, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    if (name.startsWith("on")) node[name] = value || null;
    else if (value || value === 0) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter((child) => child || child === 0));
  return node;
}

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

const LISTENERS = ["onclick", "onchange", "onkeydown", "onsubmit", "oninput", "ontoggle"];
const kept = new Set(["open", "style"]); // opened by hand; set by a clock

/* Make `old` look like `fresh`. Children with a `data-key` keep who they are. */
export function morph(old, fresh) {
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && !kept.has(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value && !(name === "open")) old.setAttribute(name, value);
  for (const name of LISTENERS) if (old[name] !== fresh[name]) old[name] = fresh[name];
  if (old.matches("input, textarea")) return write(old, fresh);
  children(old, fresh);
  if (old.matches("select") && old !== old.getRootNode().activeElement) old.value = fresh.value;
}

/* What is in a field stays while somebody is in it, or wrote in it without sending. */
function write(old, fresh) {
  if (old === old.getRootNode().activeElement || old.dataset.typed) return;
  if (old.type === "checkbox") old.checked = fresh.checked;
  else if (old.value !== fresh.value) old.value = fresh.value;
}

function children(old, fresh) {
  const keyed = new Map([...old.children].filter((child) => child.dataset.key).map((child) => [child.dataset.key, child]));
  let at = old.firstChild;
  for (const next of [...fresh.childNodes]) {
    const key = next.dataset?.key;
    const same = key ? keyed.get(key) : at;
    if (same && !(key === undefined && at.dataset?.key) && same.nodeName === next.nodeName) {
      if (same === at) at = at.nextSibling;
      else old.insertBefore(same, at);
      keyed.delete(key);
      if (same.nodeType === Node.ELEMENT_NODE) morph(same, next);
      else if (same.data !== next.data) same.data = next.data;
    } else old.insertBefore(next, at);
  }
  while (at) {
    const gone = at;
    at = at.nextSibling;
    gone.remove();
  }
}
