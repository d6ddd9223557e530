/* Answers as native controls with large faces. */

import { put } from "./patch.js";

/* What somebody typed stands in its own direction, whichever that of the language around it is. */
export const typed = (text) => put("bdi", {}, text);
export const apart = (text) => `\u2068${text}\u2069`; // the same within a sentence

/* One of several. `options`: {value, face}; `act(value)`. */
export function radios(name, options, chosen, act, look = "rows") {
  return put("div", { class: look }, options.map(({ value, face, label }) => {
    const id = `${name}=${value}`;
    const tap = { id, "aria-label": label, onchange: () => act(value) };
    return put("label", { class: "choice", "data-key": id },
      put("input", { type: "radio", name, value: String(value), checked: value === chosen, ...tap }),
      put("span", { class: "face" }, typed(face)));
  }));
}

/* Some of several. `chosen`: list; `act(value, wanted)`. */
export function ticks(name, options, chosen, act) {
  return put("div", { class: "rows multiple" }, options.map(({ value, face }) => {
    const id = `${name}=${value}`;
    const onchange = (event) => act(value, event.target.checked);
    return put("label", { class: "choice", "data-key": id },
      put("input", { type: "checkbox", id, checked: chosen.includes(value), onchange }),
      put("span", { class: "face" }, typed(face)));
  }));
}

/* A way that steps back behind the answers. */
export const quiet = (id, text, onclick) => put("button", { type: "button", id, class: "link", onclick }, text);

export const plain = (id, text, onclick, more = {}) =>
  put("button", { type: "button", id, class: "plain", onclick, ...more }, text);
