/* What a room says to statements: what it shares first. */

import { el } from "./dom.js";
import { atHand, bar, counted, countedLegend, hidden, legend, note, row, said, targetOf } from "./pieces.js";

export const KINDS = { 1: "agree", 0: "pass", "-1": "disagree" };

export function statements(content, given) {
  const shown = atHand(content);
  if (shown.every((one) => one.hidden)) return hidden(given);
  const marks = new Map(content.result.statements.map((mark) => [mark.target, mark]));
  const words = [1, 0, -1].map((value) => ({
    kind: KINDS[value], text: content.part.answers.find((answer) => answer.value === value)?.text ?? "",
  }));
  if (content.item !== null) return single(shown[0], content, words);
  const line = (one) => row(said(targetOf(content, one.target)?.text ?? ""), [
    one.hidden ? el("p", { class: "quiet" }, given.texts.tooFew) : votes(one, words),
    marks.get(one.target)?.unclear && el("p", { class: "unclear" }, given.texts.unclear),
  ], { "data-drop": true });
  const isShared = (one) => Boolean(marks.get(one.target)?.side);
  return el("div", { class: "statements" },
    el("div", { class: "sides", "data-fit": "38 28" },
      halves(shown, isShared, given).map(([title, own]) => el("section", { class: "side" },
        el("h2", {}, title), el("ul", {}, own.map(line)))),
      el("p", { class: "more", hidden: true, "data-more": given.texts.more })),
    legend(words), note(content));
}

/* What is shared on the left, the rest on the right; all on one side where it is all alike. */
function halves(shown, isShared, { texts }) {
  const shared = shown.filter(isShared), other = shown.filter((one) => !isShared(one));
  if (shared.length && other.length) return [[texts.shared, shared], [texts.divided, other]];
  const middle = Math.ceil(shown.length / 2);
  const title = shared.length ? texts.shared : texts.divided;
  return [[title, shown.slice(0, middle)], ["\u00a0", shown.slice(middle)]].filter(([, own]) => own.length);
}

export const votes = (one, words) => bar(one.target, [1, 0, -1].map((value, place) =>
  ({ kind: words[place].kind, n: counted(one, value), text: words[place].text })));

function single(one, content, words) {
  return el("div", { class: "statements one" },
    said(targetOf(content, one.target)?.text ?? "", { class: "asked", "data-fit": "84 40" }),
    votes(one, words), countedLegend(words.map((word, place) => ({ ...word, n: counted(one, 1 - place) }))), note(content));
}
