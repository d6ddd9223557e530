/* Proposals: agree, can live with it, or object; and what was answered to each objection. */

import { el, fill } from "./dom.js";
import { atHand, bar, counted, hidden, legend, note, said, targetOf } from "./pieces.js";

const KINDS = { 2: "agree", 1: "live", 0: "disagree" };

export function agreement(content, given) {
  const shown = atHand(content);
  if (shown.every((one) => one.hidden)) return hidden(given);
  const words = [2, 1, 0].map((value) => ({
    value, kind: KINDS[value], text: content.part.answers.find((answer) => answer.value === value)?.text ?? "",
  }));
  const objections = content.result.objections.filter((each) => shown.some((one) => one.target === each.target));
  const several = shown.length > 1;
  const proposals = shown.map((one, at) => el("section", { class: "proposal" },
    said(`${several ? `${at + 1}. ` : ""}${targetOf(content, one.target)?.text ?? ""}`, { class: "asked", "data-fit": several ? "46 30" : "64 36" }),
    one.hidden ? el("p", { class: "quiet" }, given.texts.tooFew)
      : bar(one.target, words.map((word) => ({ ...word, n: counted(one, word.value) })))));
  return el("div", { class: `agreement ${objections.length ? "with" : "without"}` },
    el("div", { class: "proposals" }, proposals.slice(0, 5)), legend(words),
    objections.length ? el("div", { class: "objections", "data-fit": "36 28" }, objections.map((each) =>
      answer(each, several ? shown.findIndex((one) => one.target === each.target) + 1 : 0, given)),
      el("p", { class: "more", hidden: true, "data-more": given.texts.more })) : null,
    note(content));
}

const answer = (each, number, given) => el("div", { class: "objection", "data-drop": true },
  el("p", { dir: "auto" }, el("b", {}, `${number ? fill(given.texts.objectionTo, { number }) : given.texts.objection} `), each.text),
  el("p", { dir: "auto", class: each.answer ? "reply" : "open" }, el("b", {}, `${given.texts.reply} `), each.answer || given.texts.noReply));
