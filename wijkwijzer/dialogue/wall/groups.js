/* Opinion groups as a landscape: groups that vote alike lie close together. Drawn only where there are
   some; else the sentence above says why not, and what the room shares stays. */

import { el, fill } from "./dom.js";
import { targetOf } from "./pieces.js";
import { statements } from "./statements.js";

const WIDE = 820, HIGH = 700, EDGE = 76;
const NAMES = "ABCDEFGH";
const FEW = 5; // statements that all groups share and that fit in their list

export function groups(content, given) {
  const found = content.result.groups;
  if (found.reason !== null || !found.groups.length) return statements(content, given);
  return el("div", { class: "groups" }, landscape(found, given),
    el("div", { class: "described" }, table(content, found, given), shared(content, found, given)));
}

function landscape(found, given) {
  const place = scaled(found.groups.flatMap((group) => group.outline));
  const areas = found.groups.map((group, at) => area(group, at, place));
  const people = found.marks.map((where) => person(place(where), where[2]));
  const badges = found.groups.map((group, at) => badge(group, at, place));
  const told = fill(given.texts.landscape, { n: found.groups.length, people: found.placed });
  return el("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "landscape", role: "img", "aria-label": told },
    areas, people, badges);
}

/* The plane in the middle of the drawing, both ways to the same scale. */
function scaled(points) {
  const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
  const [left, right, low, high] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const scale = Math.min((WIDE - 2 * EDGE) / (right - left || 1), (HIGH - 2 * EDGE) / (high - low || 1));
  return ([x, y]) => [
    WIDE / 2 + (x - (left + right) / 2) * scale, HIGH / 2 - (y - (low + high) / 2) * scale,
  ];
}

function area(group, at, place) {
  const d = group.outline.map((point, step) => `${step ? "L" : "M"}${place(point).map(Math.round).join(" ")}`).join("");
  return el("path", { class: `area group-${at}`, d: `${d}Z` });
}

/* Somebody of the group; where in its area says nothing. A shape of its own for each group, so that
   colour is not needed. */
function person([x, y], at) {
  const shapes = [
    "M-9 0a9 9 0 1 0 18 0a9 9 0 1 0-18 0", "M-8.5-8.5h17v17h-17z", "M0-11 10.5 7.5h-21z", "M0-11.5 11.5 0 0 11.5-11.5 0z",
    "M-3.5-11h7v7.500h7.500v7h-7.500v7.500h-7v-7.500h-7.500v-7h7.500z",
  ];
  return el("path", { class: `person group-${at}`, d: shapes[at % shapes.length], transform: `translate(${x} ${y})` });
}

function badge(group, at, place) {
  const top = Math.min(...group.outline.map((point) => place(point)[1]));
  const [x] = place(group.middle);
  const y = Math.max(44, top - 26);
  return el("g", { class: `badge group-${at}`, transform: `translate(${x} ${y})` },
    el("circle", { r: 38 }), el("text", { y: 17 }, NAMES[at]));
}

function table(content, found, given) {
  const { texts } = given;
  const most = found.groups.length > 3 ? 1 : 2;
  const lines = found.groups.map((group, at) => el("tr", {},
    el("th", { scope: "row" }, el("span", { class: `letter group-${at}` }, NAMES[at])),
    el("td", { class: "people" }, fill(texts.people, { n: group.people })),
    el("td", {}, chosen(group, most).map((trait) => trait_(content, trait, texts)))));
  return el("table", { "data-fit": "36 28" },
    el("thead", {}, el("tr", {}, [texts.group, texts.size, texts.knownBy].map((word) =>
      el("th", { scope: "col" }, word)))),
    el("tbody", {}, lines));
}

const chosen = (group, most) => [...group.traits].sort((a, b) => b.best - a.best).slice(0, most);

const trait_ = (content, trait, texts) => el("p", { dir: "auto", "data-drop": true },
  el("b", {}, `${trait.side === "eens" ? texts.agrees : texts.disagrees} `), targetOf(content, trait.target)?.text ?? "");

/* All of it where it is little, else the first and how many more. */
function shared(content, found, given) {
  const { common } = found, { texts } = given;
  if (!common.length) return null;
  const shown = common.length > FEW ? common.slice(0, FEW - 1) : common;
  return el("div", { class: "common", "data-fit": "32 28" }, el("h2", {}, texts.allShare),
    shown.map((id) => el("p", { dir: "auto", class: "one" },
      el("b", {}, `${againstIt(found, id) ? texts.disagrees : texts.agrees} `),
      targetOf(content, id)?.text ?? "")),
    common.length > FEW && el("p", { class: "quiet" }, fill(texts.bothMore, { n: common.length - shown.length })));
}

const againstIt = (found, id) => found.splits.find((each) => each.target === id)?.shared === "oneens";
