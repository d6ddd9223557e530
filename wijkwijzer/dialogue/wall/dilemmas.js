/* Dilemmas: where the room stands between two poles, before and after the talk. */

import { el, fill } from "./dom.js";
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
  const shift = content.result.shifts.find((each) => each.target === one.target);
  const { texts } = given;
  const pole = (side, n) => el("div", { class: `pole ${side}` },
    said(target?.[side] ?? "", { class: side, "data-fit": "48 30" }), shift && el("p", { class: "hither" }, hither(n, texts)));
  return el("div", { class: "dilemma" },
    said(target?.text ?? "", { class: "about-what" }),
    el("div", { class: "poles" }, pole("low", shift?.to_low), pole("high", shift?.to_high)),
    el("div", { class: "columns" }, PLACES.map((place) => column(one, before, place, most))),
    el("div", { class: "places" }, [texts.wholly, texts.somewhat, texts.amid, texts.somewhat, texts.wholly].map((word) => el("p", {}, word))),
    words(before, texts),
    found.length ? el("div", { class: "both" }, el("h2", {}, texts.both),
      el("div", { class: "cards", "data-fit": "36 28" }, latinFirst(found.slice(-3)).map((card) => said(card.text, { class: "card" })))) : null,
    note(content));
}

function column(one, before, place, most) {
  const stick = (from, kind) => el("span", { class: `stick ${kind}` },
    el("b", {}, String(counted(from, place))),
    el("i", { "data-key": `${kind}${place}`, style: `--v: ${counted(from, place) / most}` }));
  return el("div", { class: "column" }, before && stick(before, "before"), stick(one, "after"));
}

const hither = (n, texts) => (n === 0 ? texts.nobodyHither : n === 1 ? texts.oneHither : fill(texts.hither, { n }));

/* What most in the room can read comes first. */
const latinFirst = (cards) => cards.toSorted((a, b) => isLatin(b) - isLatin(a));
const isLatin = (card) => /\p{Script=Latin}/u.test(card.text);
