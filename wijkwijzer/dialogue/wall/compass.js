/* The wijkkompas: all of it, or one theme with what residents ask and what parties do. */

import { el, fill } from "./dom.js";
import { answered, atHand, bar, counted, hidden, icon, legend, list, note, row, said } from "./pieces.js";
import { rose } from "./rose.js";

const KINDS = { 1: "agree", 0: "pass", "-1": "disagree" };

export function compass(content, given) {
  const { item, result } = content;
  if (result && item === null) return recognised(content, given);
  if (!content.compass) return without(content, given);
  const theme = content.compass.themes.find((one) => one.theme === item);
  const beside = theme ? about(theme, content, given) : meaning(content, given);
  return el("div", { class: `compass ${theme ? "of-one" : "of-all"}` },
    rose(content.compass, given, { chosen: theme?.theme, names: !theme }),
    el("div", { class: "beside" }, beside));
}

/* A wijk without a measurement: the themes alone. */
function without(content, given) {
  if (content.result) return recognised(content, given);
  return el("div", { class: "collecting" }, el("div", { class: "several" },
    list(content.part.targets.map((target) => el("li", { class: "row" }, icon(given, given.icons[target.id]), said(target.text))), given)),
    answered(content, given));
}

const words = (content) => [1, 0, -1].map((value) => ({
  value, kind: KINDS[value], text: content.part.answers.find((answer) => answer.value === value)?.text ?? "",
}));

const parts = (one, told) => told.map((word) => ({ ...word, n: counted(one, word.value) }));

function about(theme, content, given) {
  const { texts } = given;
  const one = content.result && atHand(content)[0];
  const told = words(content);
  const line = (kind, text, value, low, high) => el("div", { class: `quantity ${kind}` }, el("p", {}, text),
    value === null ? el("p", { class: "quiet" }, texts.noFigure) : el("div", { class: "gauge" },
      high !== null && el("i", { class: "soft", "data-key": `${kind}-high`, style: `--v: ${high / 100}` }),
      el("i", { "data-key": kind, style: `--v: ${(low ?? value) / 100}` })));
  return [
    el("p", { class: "theme" }, icon(given, theme.pictogram), el("b", {}, theme.name)),
    line("need", texts.need, theme.need, theme.low, theme.high),
    theme.task ? line("task", texts.task, theme.task, null, null)
      : el("div", { class: "quantity task" }, el("p", {}, texts.noTask)),
    one ? el("div", { class: "asked-here" }, el("h2", {}, texts.hall),
      one.hidden ? el("p", { class: "quiet" }, texts.tooFew) : [bar(one.target, parts(one, told)), legend(told)])
      : el("div", { class: "asked-here" }, asked(content), answered(content, given)),
    note(content),
  ];
}

/* A part may stand without a question of its own. */
const asked = ({ part }) => (part.question ? el("h2", {}, part.question) : null);

/* How many recognise each theme, most first; those with too few votes in a line. */
function recognised(content, given) {
  const { texts } = given;
  const names = new Map(content.themes.map((theme) => [theme.id, theme.name]));
  const name = (one) => names.get(one.target) ?? one.target;
  const all = atHand(content), share = (one) => counted(one, 1) / (one.n || 1);
  const known = all.filter((one) => !one.hidden).sort((one, other) => share(other) - share(one));
  if (!known.length) return hidden(given);
  const rows = known.map((one) => row(
    [icon(given, given.icons[one.target]), el("p", {}, name(one))],
    el("div", { class: "length most" }, el("i", { "data-key": one.target, style: `--v: ${share(one)}` }),
      el("b", {}, fill(texts.outOf, { n: counted(one, 1), all: one.n }))),
    { "data-drop": true }));
  const unknown = all.filter((one) => one.hidden).map(name);
  return el("div", { class: "recognised" }, el("p", { class: "quiet" }, texts.recognise),
    list(rows, given, { fit: "46 28", oneUpTo: 20 }),
    unknown.length > 0 && el("p", { class: "quiet" }, fill(texts.tooFewThemes, { names: unknown.join("; ") })),
    note(content));
}

function meaning(content, given) {
  const { texts } = given;
  return el("div", { class: "meaning" },
    el("p", {}, el("i", { class: "sign need" }), texts.need),
    el("p", {}, el("i", { class: "sign task" }), texts.task),
    content.compass.needle.length ? el("p", {}, el("i", { class: "sign needle" }), texts.needle) : null,
    el("p", {}, el("i", { class: "sign unsure" }), texts.unsure),
    asked(content), answered(content, given));
}
