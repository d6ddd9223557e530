/* Pieces that several pictures are made of. */

import { el } from "./dom.js";
import { hyphenated } from "./hyphens.js";

const LONGEST = 18; // letters of a word that may not fit on its line

export const targetOf = (content, id) => content.part.targets.find((one) => one.id === id);
export const atHand = (content) =>
  content.result.targets.filter((one) => content.item === null || one.target === content.item);
export const counted = (result, value) => result.counts.find((one) => one.value === value)?.n ?? 0;

/* What somebody typed: in whatever script. */
export const said = (text, properties = {}) =>
  el("p", { dir: "auto", ...properties }, hyphenated(text, LONGEST));

export const hidden = (given) => el("p", { class: "hidden-result" }, given.texts.hidden);

export function icon(given, name) {
  const drawing = el("span", { class: "icon", "aria-hidden": "true" });
  drawing.innerHTML = given.pictograms[name] ?? given.pictograms.kompas ?? "";
  return drawing;
}

/* A bar of parts that together are everybody: [{ kind, n, text }] in their order. */
export function bar(key, parts) {
  const all = parts.reduce((sum, part) => sum + part.n, 0);
  const told = parts.map((part) => `${part.text}: ${part.n}`).join(", ");
  return el("div", { class: "bar", role: "img", "aria-label": told }, parts.map((part) => el(
    "span",
    { class: `piece ${part.kind}${part.n ? "" : " none"}`, "data-key": `${key}|${part.kind}`, style: `--v: ${part.n / (all || 1)}` },
    part.n ? el("b", {}, String(part.n)) : null,
  )));
}

/* What the parts of bars are called, once for the picture. */
export const legend = (parts) => el("p", { class: "legend" }, parts.map(({ kind, text }) =>
  el("span", {}, el("i", { class: `piece ${kind}` }), text)));

/* A line in a list: words, and a mark that belongs to them. */
export const row = (words, mark, properties = {}) =>
  el("li", { class: "row", ...properties }, el("div", { class: "words" }, words), el("div", { class: "mark" }, mark));

/* The same with how many of each, under one large bar. */
export const countedLegend = (parts) => legend(parts.map((part) => ({ ...part, text: `${part.text}: ${part.n}` })));

/* A list in one or two columns, as many lines as there is room for. */
export function list(rows, given, { fit = "40 28", oneUpTo = 7 } = {}) {
  const wide = rows.length <= oneUpTo;
  return el("div", { class: `list ${wide ? "wide" : "double"}`, "data-fit": fit },
    el("ul", {}, rows), el("p", { class: "more", hidden: true, "data-more": given.texts.more }));
}

export const note = (content) => content.note && el("p", { class: "note" }, content.note);

/* How many of those present gave an answer: a line that fills. */
export function answered(content, given) {
  const speaks = content.part.kind === "ambities";
  const here = speaks ? content.parties.length : content.n_present ?? 0;
  const voted = speaks ? Math.min(here, content.n_voted ?? 0) : content.n_voted ?? 0;
  const all = Math.max(here, voted);
  const words = speaks ? given.texts.votedParties : given.texts.voted;
  const everybody = voted > 0 && voted === here;
  return el("div", { class: "answered" },
    everybody ? el("p", { class: "everybody" }, speaks ? given.texts.everyParty : given.texts.everybody)
      : el("p", {}, el("b", {}, String(voted)), ` ${words.replace("{all}", all)}`),
    el("div", { class: "line" }, el("i", { "data-key": "answered", style: `--v: ${voted / (all || 1)}` })));
}
