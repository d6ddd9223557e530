/* What each party wants per theme: where they lie widest apart, and what changed after the talk. */

import { el, fill } from "./dom.js";
import { hyphenated } from "./hyphens.js";
import { icon } from "./pieces.js";

const NO_ROLE = 9;
const MOST = 7; // themes that are read at ten metres
const WORDED = 5; // parties whose levels can stand there in words

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

/* Large enough to be read by everybody: before the talk where the parties lie widest apart, after it what
   changed, most first; the others in a line. */
function matrix(themes, was, content, given) {
  const moves = (one) => one.levels.reduce((sum, each) => sum + move(each, was.get(one.theme)), 0);
  const changed = themes.filter(moves).sort((one, other) => moves(other) - moves(one));
  const shown = (changed.length ? changed : widest(themes)).slice(0, MOST);
  const parties = themes[0].levels.map((each) => each.party);
  const worded = parties.length <= WORDED;
  const head = el("tr", {}, el("td"), parties.map((party) =>
    el("th", { scope: "col" }, el("span", {}, hyphenated(nameOf(content.all_parties, party))))));
  const lines = shown.map((one) => el("tr", { "data-drop": true },
    el("th", { scope: "row" }, el("span", {}, icon(given, given.icons[one.theme]), el("span", { class: "name" }, nameOf(content.themes, one.theme)))),
    one.levels.map((each) => el("td", {}, cell(each, was.get(one.theme), content, given)))));
  return el("div", { class: `ambitions ${worded ? "worded" : "many"}${changed.length ? " after" : ""}${parties.length > 9 ? " upright" : ""}` },
    el("div", { class: "matrix", "data-fit": "46 28" }, el("table", {}, el("thead", {}, head), el("tbody", {}, lines)),
      el("p", { class: "more", hidden: true, "data-more": given.texts.more })),
    el("p", { class: "others" }, others(themes, shown, changed, was, content, given)),
    !worded && keys(content, was, given));
}

/* All that lie as far apart as the widest, and the next as long as there is room. */
function widest(themes) {
  const spreads = [...new Set(themes.map((one) => one.spread ?? -1))];
  const tiers = spreads.map((spread) => themes.filter((one) => (one.spread ?? -1) >= spread));
  return tiers.findLast((tier) => tier.length <= MOST) ?? tiers[0];
}

function others(themes, shown, changed, was, content, { texts }) {
  const names = (some) => some.map((one) => nameOf(content.themes, one.theme)).join("; ");
  const left = themes.filter((one) => !shown.includes(one));
  if (!was.size) return left.length ? fill(texts.otherThemes, { names: names(left) }) : "";
  if (!changed.length) return texts.noneChanged;
  const same = themes.length - changed.length, more = changed.slice(MOST);
  const told = [more.length ? fill(texts.alsoChanged, { names: names(more) }) : "",
    same === 1 ? texts.oneSame : same ? fill(texts.same, { n: same }) : ""];
  return told.filter(Boolean).join(" ");
}

/* How many steps a party moved; one where it began to speak, or stopped. */
function move({ party, level }, old) {
  const before = old?.get(party);
  if (before === undefined || before === level) return 0;
  return [before, level].some((each) => each === null || each === NO_ROLE) ? 1 : Math.abs(level - before);
}

function keys(content, was, given) {
  const levels = [0, 1, 2, 3].map((level) => el("span", {}, steps(level), wordOf(content, level)));
  return el("p", { class: "legend" }, levels, el("span", {}, el("b", {}, "–"), wordOf(content, NO_ROLE)),
    was.size > 0 && el("span", {}, el("i", { class: "shift up" }), given.texts.higher),
    was.size > 0 && el("span", {}, el("i", { class: "shift down" }), given.texts.lower));
}

function cell(each, old, content, given) {
  const name = (level) => (level == null ? given.texts.unsaid : wordOf(content, level));
  const isStep = (level) => level != null && level !== NO_ROLE;
  const { level } = each, before = old?.get(each.party), moved = move(each, old) > 0;
  const way = moved && isStep(level) && isStep(before) ? (level > before ? "up" : "down") : "";
  const shift = way && el("i", { class: `shift ${way}` });
  return el("span", { class: `cell${moved ? " moved" : ""}${isStep(level) && !(old && !moved) ? "" : " unsaid"}` },
    moved && el("span", { class: "was" }, `${name(before)} →`),
    isStep(level) && el("span", { class: "stair" }, steps(level), shift),
    el("span", { class: "word" }, name(level)),
    !isStep(level) && el("span", { class: "sign", "aria-hidden": "true" }, level == null ? "·" : "–"));
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
