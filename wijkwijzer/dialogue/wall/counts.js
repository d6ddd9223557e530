/* Polls as bars, dots as dots. */

import { el } from "./dom.js";
import { atHand, counted, hidden, icon, list, note, row, said, targetOf } from "./pieces.js";

export function polls(content, given) {
  const shown = atHand(content);
  if (shown.every((one) => one.hidden)) return hidden(given);
  const most = Math.max(1, ...shown.map((one) => counted(one, 1)));
  const rows = shown.map((one) => {
    const n = counted(one, 1);
    return row(said(targetOf(content, one.target)?.text ?? ""), [
      el("div", { class: n === most ? "length most" : "length" }, el("i", { "data-key": one.target, style: `--v: ${n / most}` }),
        el("b", {}, one.hidden ? "–" : String(n))),
    ], { "data-drop": true });
  });
  return el("div", { class: "counts polls" }, list(rows, given, { fit: "48 28", oneUpTo: 10 }), note(content));
}

export function dots(content, given) {
  const shown = atHand(content);
  if (shown.every((one) => one.hidden)) return hidden(given);
  const most = Math.max(1, ...shown.map((one) => one.total ?? 0));
  const rows = shown.map((one) => {
    const target = targetOf(content, one.target);
    return row([target?.theme && icon(given, given.icons[target.theme]), said(target?.text ?? "")],
      stuck(one, most), { "data-drop": true });
  });
  return el("div", { class: "counts dots" }, list(rows, given), note(content));
}

/* Dots on a line, two or more lines where they are many: all of one size on one wall. */
function stuck(one, most) {
  const n = one.total ?? 0, lines = most > 90 ? 3 : most > 45 ? 2 : 1;
  const across = Math.max(12, Math.ceil(most / lines));
  const drawn = [];
  for (let each = 0; each < n; each += 1) {
    const x = (each % across) + 0.5, y = Math.floor(each / across) + 0.5;
    drawn.push(el("circle", { class: "dot", cx: x, cy: y, r: 0.4 }));
  }
  return el("div", { class: "stuck" }, el("b", {}, one.hidden ? "–" : String(n)),
    el("svg", { viewBox: `0 0 ${across} ${lines}`, "aria-hidden": "true" }, drawn));
}
