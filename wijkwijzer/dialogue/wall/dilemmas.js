/* Dilemmas: where the room stands between two poles, before and after the talk. */

import { el } from "./dom.js";
import { poles } from "./collecting.js";
import { leanings } from "./leanings.js";
import { atHand, counted, hidden, legend, note, said, targetOf } from "./pieces.js";

const PLACES = [-2, -1, 0, 1, 2];

export function dilemmas(content, given) {
  const shown = atHand(content);
  if (shown.every((one) => one.hidden)) return hidden(given);
  const earlier = new Map(content.result.before.filter((one) => !one.hidden).map((one) => [one.target, one]));
  return content.item === null ? leanings(content, given)
    : single(shown[0], earlier.get(shown[0].target), content, given);
}

function words(earlier, texts) {
  return earlier ? legend([{ kind: "before", text: texts.before }, { kind: "after", text: texts.after }]) : null;
}

function single(one, before, content, given) {
  const target = targetOf(content, one.target);
  const found = content.cards.filter((card) => card.kind === "en_en" && card.target === one.target);
  const most = Math.max(1, ...[one, before].filter(Boolean).flatMap((each) => each.counts.map((count) => count.n)));
  return el("div", { class: "dilemma" },
    said(target?.text ?? "", { class: "about-what" }),
    poles(target ?? { low: "", high: "" }, "48 30"),
    el("div", { class: "columns" }, PLACES.map((place) => column(one, before, place, most))),
    spine(one, before),
    words(before, given.texts),
    found.length ? el("div", { class: "both" }, el("h2", {}, given.texts.both),
      el("div", { class: "cards", "data-fit": "36 28" }, found.slice(-3).map((card) => said(card.text, { class: "card" })))) : null,
    note(content));
}

function column(one, before, place, most) {
  const stick = (from, kind) => el("span", { class: `stick ${kind}` },
    el("b", {}, String(counted(from, place))),
    el("i", { "data-key": `${kind}${place}`, style: `--v: ${counted(from, place) / most}` }));
  return el("div", { class: "column" }, before && stick(before, "before"), stick(one, "after"));
}

/* The line between the poles with the mean before, the mean after, and the way between. */
function spine(one, before) {
  const at = (each) => (each.middle + 2) / 4;
  const mark = (each, kind) => el("i", { class: `mean ${kind}`, "data-key": `mean-${kind}`, style: `--v: ${at(each)}` });
  return el("div", { class: "spine", "aria-hidden": "true" },
    before?.middle != null && way(at(before), at(one)),
    before?.middle != null && mark(before, "before"), one.middle != null && mark(one, "after"));
}

const way = (from, to) => el("span", {
  class: "way", style: `left: ${100 * Math.min(from, to)}%; width: ${100 * Math.abs(to - from)}%`,
});
