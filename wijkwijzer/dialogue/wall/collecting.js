/* While votes are taken: the question, large, and how many answered. Never a result. */

import { el } from "./dom.js";
import { answered, icon, list, said, targetOf } from "./pieces.js";

export function collecting(content, given) {
  const { part, item } = content;
  const one = item && targetOf(content, item);
  const middle = one ? single(one, part) : several(content, given);
  return el("div", { class: "collecting" }, middle, answered(content, given));
}

function single(target, part) {
  if (part.kind !== "dilemmas")
    return el("div", { class: "single" }, said(target.text, { class: "asked", "data-fit": "104 44" }));
  return el("div", { class: "single between-poles" },
    said(target.text, { class: "about-what" }),
    poles(target, "72 32"),
    el("div", { class: "scale" }, [0, 1, 2, 3, 4].map(() => el("i"))));
}

export const poles = (target, fit) => el("div", { class: "poles" },
  said(target.low, { class: "low", "data-fit": fit }), said(target.high, { class: "high", "data-fit": fit }));

/* Everything that is asked, as far as it fits; on their own screens people see all of it. */
function several(content, given) {
  const { part } = content;
  const themed = part.targets.every((target) => target.theme === target.id);
  const rows = part.targets.map((target) => el("li", { class: "row", "data-drop": true },
    themed && icon(given, given.icons[target.id]),
    said(part.kind === "dilemmas" ? `${target.text}` : target.text, { class: "option" })));
  const answers = part.kind === "ambities" || part.kind === "akkoord" ? part.answers : [];
  return el("div", { class: "several" }, list(rows, given, { fit: rows.length > 7 ? "44 28" : "64 30" }),
    answers.length ? el("p", { class: "answers" }, answers.map((each) => el("span", {}, each.text))) : null);
}
