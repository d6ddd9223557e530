/* The switch between languages: buttons where there are few, else a list. */

import { el } from "./dom.js";

const FEW = 3; // languages that fit as buttons beside each other
const GLOBE = "M3 12a9 9 0 1 0 18 0a9 9 0 1 0-18 0M3 12h18M12 3c3 2.6 4 5.6 4 9s-1 6.4-4 9c-3-2.6-4-5.6-4-9s1-6.4 4-9";

/* `visit` gives data (languages, language, texts) and speak(id). */
export function languages(visit) {
  const { data: { languages: all, language, texts } } = visit;
  if (all.length < 2) return null;
  if (all.length <= FEW) {
    const buttons = all.map(({ id, name }) => el("button", {
      type: "button", id: `language-${id}`, lang: id, "aria-pressed": String(id === language),
      onclick: () => visit.speak(id),
    }, name));
    return el("div", { class: "languages", role: "group", "aria-label": texts.language }, buttons);
  }
  const options = all.map(({ id, name }) => el("option", { value: id, lang: id, selected: id === language }, name));
  const onchange = (event) => visit.speak(event.target.value);
  const globe = el("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, el("path", { d: GLOBE }));
  return el("div", { class: `languages tongue` }, globe,
    el("select", { id: "language", "aria-label": texts.language, onchange }, options));
}
