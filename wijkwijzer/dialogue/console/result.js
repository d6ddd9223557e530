/* The result as the room sees it, in lines: a word, a bar, a number. */

import { fill, h } from "./draw.js";

const MOST = 14;
const NO_ROLE = 9;
const SINGLE = ["kennismaken", "stippen"];
const SIDES = ["◀◀", "◀", "○", "▶", "▶▶"];

export function result(content, texts) {
  const { part, result: found } = content;
  const names = new Map(part.targets.map((target) => [target.id, target]));
  if (part.kind === "ambities") return ambitions(content, names, texts);
  const shown = found.targets.filter(({ target }) => !content.item || target === content.item).slice(0, MOST);
  const most = Math.max(1, ...found.targets.map((one) => one.total ?? value(one, 1)));
  const columns = SINGLE.includes(part.kind) ? null : part.answers.length ? part.answers.map(({ text }) => text) : SIDES;
  return h("div", { class: `result ${part.kind}` },
    found.n === 0 && h("p", { class: "hint" }, texts.no_votes),
    h("table", {},
      columns && h("thead", {}, h("tr", {}, h("td", {}), h("td", { class: "bars" }), found.targets.find(({ counts }) => counts.length)
        && order(found, part, columns).map((text) => h("th", { scope: "col" }, text)))),
      h("tbody", {}, shown.map((one) => row(one, names.get(one.target), most, columns?.length ?? 1, texts)))),
    found.targets.length > shown.length && !content.item && h("p", { class: "hint" }, fill(texts.and_more, { n: found.targets.length - shown.length })),
    found.groups && !content.item && h("p", { class: "hint" }, found.groups.reason ? texts.no_groups : fill(texts.groups, { n: found.groups.groups.length })));
}

const value = (one, wanted) => one.counts.find((count) => count.value === wanted)?.n ?? 0;

/* The words of the columns, in the order in which the values are counted. */
function order(found, part, columns) {
  const counted = found.targets.find(({ counts }) => counts.length).counts;
  if (!part.answers.length) return columns;
  return counted.map(({ value: each }) => part.answers.find((answer) => answer.value === each)?.text ?? "");
}

function row(one, target, most, columns, texts) {
  const name = h("th", { scope: "row" }, target?.text ?? one.target, target?.low && h("small", {}, `${target.low} ◀ ▶ ${target.high}`));
  if (one.hidden) return h("tr", {}, name, h("td", { colspan: String(columns + 1), class: "said" }, texts.hidden));
  if (columns === 1) {
    const n = one.total ?? value(one, 1);
    return h("tr", {}, name, h("td", { class: "bars" }, piece("one", n / most)), h("td", { class: "n" }, n));
  }
  const all = one.counts.reduce((sum, { n }) => sum + n, 0) || 1;
  return h("tr", {}, name,
    h("td", { class: "bars", "aria-hidden": "true" }, one.counts.map(({ n }, place) => piece(`v${place} of${one.counts.length}`, n / all))),
    one.counts.map(({ n }) => h("td", { class: "n" }, n)));
}

const piece = (look, share) => h("i", { class: look, style: `inline-size:${(share * 100).toFixed(1)}%` });

function ambitions(content, names, texts) {
  const parties = new Map(content.all_parties.map(({ id, name }) => [id, name]));
  const words = new Map(content.part.answers.map(({ value: each, text }) => [each, text]));
  const themes = content.result.themes.filter(({ theme }) => !content.item || theme === content.item);
  return h("div", { class: "result" }, h("table", {}, h("tbody", {}, themes.map(({ theme, levels }) => h("tr", {},
    h("th", { scope: "row" }, names.get(theme)?.text ?? theme),
    h("td", { class: "said" }, byLevel(levels).map(([level, those]) => h("p", {},
      h("b", {}, level === null ? texts.not_stated : words.get(level)), ": ", those.map((party) => parties.get(party) ?? party).join(" · ")))))))));
}

/* Who stands where, the highest first; who has no role or did not say comes last. */
function byLevel(levels) {
  const height = (level) => (level === null ? -2 : level === NO_ROLE ? -1 : level);
  const those = Map.groupBy(levels, ({ level }) => level);
  return [...those].sort(([a], [b]) => height(b) - height(a)).map(([level, all]) => [level, all.map(({ party }) => party)]);
}
