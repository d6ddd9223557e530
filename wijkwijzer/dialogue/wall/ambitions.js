/* What each party wants per theme: the widest spread first, and how it moved after the talk. */

import { el, fill } from "./dom.js";
import { hyphenated } from "./hyphens.js";
import { icon } from "./pieces.js";

const NO_ROLE = 9;

export function ambitions(content, given) {
  const { themes, themes_before: before } = content.result;
  const shown = themes.filter((one) => content.item === null || one.theme === content.item);
  if (!shown.length || !shown[0].levels.length)
    return el("p", { class: "hidden-result" }, given.texts.noParties);
  const was = new Map(before.map((one) => [one.theme, new Map(one.levels.map((each) => [each.party, each.level]))]));
  return content.item === null ? matrix(shown, was, content, given) : ladder(shown[0], was.get(content.item), content, given);
}

const nameOf = (named, id) => named.find((one) => one.id === id)?.name ?? id;
const wordOf = (content, level) => content.part.answers.find((each) => each.value === level)?.text ?? "";

function matrix(themes, was, content, given) {
  const parties = themes[0].levels.map((each) => each.party);
  const head = el("tr", {}, el("td"), el("th", { scope: "col" }, given.texts.apart, was.size > 0 && el("br"), was.size > 0 && given.texts.thin), parties.map((party) =>
    el("th", { scope: "col" }, el("span", {}, hyphenated(nameOf(content.all_parties, party))))));
  const lines = themes.map((one) => el("tr", { "data-drop": true },
    el("th", { scope: "row" }, el("span", {}, icon(given, given.icons[one.theme]), el("span", { class: "name" }, nameOf(content.themes, one.theme)))),
    el("td", {}, range(one, was.get(one.theme), content, given)),
    one.levels.map((each) => el("td", {}, cell(each, was.get(one.theme)?.get(each.party), content, given)))));
  const keys = [0, 1, 2, 3].map((level) => el("span", {}, steps(level), wordOf(content, level)));
  return el("div", { class: `ambitions${parties.length > 7 ? " many" : ""}${parties.length > 9 ? " upright" : ""}` },
    el("div", { class: "matrix", "data-fit": "40 28" }, el("table", {}, el("thead", {}, head), el("tbody", {}, lines)),
      el("p", { class: "more", hidden: true, "data-more": given.texts.more })),
    el("p", { class: "legend" }, keys, el("span", {}, el("b", {}, "–"), wordOf(content, NO_ROLE)),
      was.size > 0 && el("span", {}, el("i", { class: "shift up" }), given.texts.higher),
      was.size > 0 && el("span", {}, el("i", { class: "shift down" }), given.texts.lower)));
}

/* From the lowest level that is stated to the highest; after the talk the same before it, in thin. */
function range(one, was, content, given) {
  const ends = (levels) => {
    const stated = levels.filter((level) => level != null && level !== NO_ROLE);
    return stated.length > 1 ? [Math.min(...stated), Math.max(...stated)] : null;
  };
  const now = ends(one.levels.map((each) => each.level)), before = was ? ends([...was.values()]) : null;
  const line = ([low, high], kind) => el("i", { class: kind, style: `left: ${100 * low / 3}%; width: ${100 * (high - low) / 3}%` });
  const told = now ? fill(given.texts.fromTo, { low: wordOf(content, now[0]), high: wordOf(content, now[1]) }) : given.texts.unsaid;
  return el("span", { class: `range${was ? " twice" : ""}`, role: "img", "aria-label": told },
    before && line(before, "before"), now && line(now, "now"));
}

function cell({ level }, old, content, given) {
  if (level === null) return el("span", { class: "unsaid" }, "·", el("span", { class: "aside" }, given.texts.unsaid));
  if (level === NO_ROLE) return el("span", { class: "unsaid" }, "–", el("span", { class: "aside" }, wordOf(content, NO_ROLE)));
  const moved = old == null || old === NO_ROLE ? 0 : Math.sign(level - old);
  return el("span", { class: "cell", role: "img", "aria-label": wordOf(content, level) + (moved ? `, ${fill(given.texts.was, { level: wordOf(content, old) })}` : "") },
    steps(level), moved ? el("i", { class: `shift ${moved > 0 ? "up" : "down"}` }) : null);
}

/* Three steps of a stair, so many filled as the level is high. */
const steps = (level) => el("span", { class: "steps", "aria-hidden": "true" },
  [1, 2, 3].map((step) => el("i", { class: level >= step ? "full" : "" })));

/* One theme: the parties on the steps. */
function ladder(one, old, content, given) {
  const column = (level) => el("div", { class: `level level-${level}` },
    el("div", { class: "here", "data-fit": "40 28" }, one.levels.filter((each) => each.level === level).map((each) => {
      const before = old?.get(each.party);
      const moved = before != null && before !== level;
      return el("div", { class: "party" }, el("b", {}, hyphenated(nameOf(content.all_parties, each.party))),
        moved ? el("span", {}, fill(given.texts.was, { level: wordOf(content, before) })) : null);
    })),
    el("p", {}, wordOf(content, level)));
  const away = one.levels.filter((each) => each.level === NO_ROLE || each.level === null);
  return el("div", { class: "ladder-all" }, el("div", { class: "ladder" }, [0, 1, 2, 3].map(column)),
    away.length ? el("p", { class: "away" }, fill(given.texts.away, { parties: away.map((each) => nameOf(content.all_parties, each.party)).join(", ") })) : null);
}
