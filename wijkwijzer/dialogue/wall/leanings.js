/* All dilemmas at one glance: where the room stands on each, who moved after the talk, and the
   en-en that was found. */

import { el, fill } from "./dom.js";
import { atHand, bar, counted, note, said, targetOf } from "./pieces.js";

const FEW = 3; // dilemmas that leave room for the en-en of each

export function leanings(content, given) {
  const { result: { stage, shifts }, cards } = content;
  const { texts } = given;
  const few = atHand(content).length <= FEW;
  const found = few ? cards.filter((card) => card.kind === "en_en") : [];
  const look = `${few ? "few " : ""}${shifts.length ? "with-shifts" : ""} ${found.length ? "with-found" : ""}`;
  const rows = atHand(content).map((one) => el("li", { class: `leaning ${told(one, content) ? "told" : ""}`, "data-drop": true },
    stand(one, content, texts),
    shifts.length > 0 && moved(shifts.find((each) => each.target === one.target), targetOf(content, one.target), texts),
    found.length > 0 && both(found.filter((card) => card.target === one.target), texts)));
  const stands = el("p", { class: "legend" }, stage === "na" ? texts.standsNow : texts.stands,
    el("span", {}, el("i", { class: "piece pass" }), texts.amid));
  return el("div", { class: `leanings ${look}`, "data-fit": "34 28" },
    el("div", { class: "heads" }, el("p", {}), stands,
      shifts.length > 0 && el("p", {}, texts.movedAfter), found.length > 0 && el("p", {}, texts.both)),
    el("ul", {}, rows), el("p", { class: "more", hidden: true, "data-more": texts.more }), note(content));
}

const told = (one, content) => {
  const text = targetOf(content, one.target)?.text;
  return text && content.sentence.includes(text);
};

/* The poles, and everybody between them. */
function stand(one, content, texts) {
  const target = targetOf(content, one.target);
  const [low, amid, high] = [[-2, -1], [0], [1, 2]].map((places) => places.reduce((sum, place) => sum + counted(one, place), 0));
  const pole = (text, side, most) => said(text ?? "", { class: `${side}${most ? " most" : ""}` });
  return [said(target?.text ?? "", { class: "name" }), el("div", { class: "stand" },
    el("div", { class: "ends" }, pole(target?.low, "low", low > high), pole(target?.high, "high", high > low)),
    one.hidden ? el("p", { class: "quiet" }, texts.tooFew) : bar(one.target, [
      { kind: "agree", n: low, text: target?.low }, { kind: "pass", n: amid, text: texts.amid },
      { kind: "disagree", n: high, text: target?.high },
    ]))];
}

/* How many moved, and to which pole most of them. */
function moved(shift, target, texts) {
  if (!shift) return el("p", {});
  const { to_low: low, to_high: high } = shift;
  if (low + high === 0) return el("p", { class: "moved nobody" }, texts.nobody);
  const to = low > high ? target?.low : target?.high;
  return el("div", { class: "moved" },
    el("p", {}, el("b", {}, low + high === 1 ? texts.oneMoved : fill(texts.moved, { n: low + high }))),
    low === high ? el("p", {}, texts.bothWays)
      : said(`${Math.min(low, high) ? texts.mostTo : texts.allTo} ${to ?? ""}`));
}

/* The en-en found last, of those in Latin letters if there are any, and how many more there are. */
function both(found, texts) {
  const shown = found.findLast((card) => /\p{Script=Latin}/u.test(card.text)) ?? found.at(-1);
  return el("div", { class: "found" }, shown && said(shown.text),
    found.length > 1 && el("p", { class: "quiet" }, fill(texts.bothMore, { n: found.length - 1 })));
}
