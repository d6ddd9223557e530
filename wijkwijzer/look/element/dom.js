/* Small pieces every part of the form builds with. */

/* Storage and beacons may be refused (private windows); the form works without. */
export const attempt = (work) => { try { return work(); } catch { return undefined; } };

export const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/* Build an element; `on...` are listeners, other properties attributes, empty ones nothing. */
export function el(tag, properties = {}, ...children) {
  const space = /^(svg|g|path|circle|rect|text|tspan)$/.test(tag) ? "2000/svg" : "1999/xhtml";
  const node = document.createElementNS(`http://www.w3.org/${space}`, tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) value && node.addEventListener(name.slice(2), value);
    else if (value || value === 0) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter(Boolean));
  return node;
}

export const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

export const capital = (text) => text.slice(0, 1).toUpperCase() + text.slice(1);

/* What the server would refuse or change anyway: control signs, half characters, outer space. */
export function clean(text, longest) {
  const whole = text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, " ").replace(/\p{Cs}/gu, "");
  return Array.from(whole.normalize("NFC").trim()).slice(0, longest).join("").trim() || null;
}
