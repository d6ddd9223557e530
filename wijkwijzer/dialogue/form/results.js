/* What the room found, in small: a bar and plain words per target, with one's own answer marked. The
   whole picture is on the wall. */

import { position, said } from "./asking.js";
import { apart, typed } from "./choices.js";
import { capital, fill } from "./dom.js";
import { put } from "./patch.js";
import { writings } from "./writing.js";

const GROUPED = { kompas: [1, 0, -1], stellingen: [1, 0, -1], akkoord: [2, 1, 0] }; // from left to right

export function results(room) {
  const { texts, content: { part, result, phase, item } } = room;
  const one = part.targets.find(({ id }) => id === item);
  const ways = { kennismaken: chosen, stippen: laid, dilemmas: between, ambities: levels, ideeen: written };
  const draw = ways[part.kind] ?? split;
  const few = !result?.n && part.kind !== "ideeen";
  return {
    name: "results",
    key: `${part.id}/${room.content.stage}/uitkomst/${item ?? ""}`,
    eyebrow: part.title,
    title: one ? capital(one.text) : texts.phases[part.kind === "ideeen" ? "ideas" : phase],
    lead: lead(room, part, result, few),
    body: !few && draw(room, part, result ?? {}, one),
    below: writings(room, part),
    status: true,
  };
}

function lead({ texts }, part, result, few) {
  if (part.kind === "ideeen") return texts.lookUp;
  if (few) return fill(texts.fewVotes, { n: result?.fewest ?? 5 });
  const words = part.kind === "ambities" ? (result.n === 1 ? texts.oneParty : texts.nParties) : texts.nVoted;
  return fill(words, { n: result.n });
}

/* The targets to show: the one at hand, or all, in the order of the result. */
function listed(part, found, one) {
  const text = Object.fromEntries(part.targets.map((each) => [each.id, each]));
  const shown = found.filter(({ target }) => text[target] && (!one || target === one.id));
  return shown.map((each) => ({ ...each, at: text[each.target] }));
}

const list = (lines, look = "") => put("ul", { class: `found ${look}` }, lines);

const mine = (words) => put("span", { class: "own" }, put("i", { "aria-hidden": "true" }), put("span", {}, words));

const ours = ({ texts }, answer) => mine(fill(texts.you, { answer: apart(answer) }));

const hidden = ({ texts }, { fewest }) => put("p", { class: "hidden" }, fill(texts.fewHere, { n: fewest }));

const bar = (share, look = "") =>
  put("span", { class: `track ${look}`, "aria-hidden": "true" }, put("span", { style: `width:${(100 * share).toFixed(1)}%` }));

/* A poll: how many chose each option */
function chosen(room, part, result) {
  const own = room.votes.of(part.id);
  return list(listed(part, result.targets).map(({ target, at, counts, hidden: few }) => {
    const n = counts[0]?.n ?? 0;
    return put("li", { "data-key": target, class: own[at.key] ? "chosen" : "" },
      put("p", { class: "says-what" }, put("span", {}, typed(at.text)), !few && put("b", {}, String(n))),
      few ? hidden(room, result) : bar(n / (result.n || 1)),
      own[at.key] && mine(room.texts.yourChoice));
  }));
}

/* Dots: how many lie on each */
function laid(room, part, result) {
  const own = room.votes.of(part.id);
  const most = Math.max(1, ...result.targets.map(({ total }) => total ?? 0));
  return list(listed(part, result.targets).map(({ target, at, total, hidden: few }) =>
    put("li", { "data-key": target },
      put("p", { class: "says-what" }, put("span", {}, typed(at.text)), !few && put("b", {}, String(total ?? 0))),
      few ? hidden(room, result) : bar((total ?? 0) / most),
      own[at.key] && mine(said(room, part, target, own[at.key])))));
}

/* Answers side by side: agree, pass, disagree */
function split(room, part, result, one) {
  const { texts } = room;
  const own = room.votes.of(part.id);
  const marks = Object.fromEntries((result.statements ?? []).map((mark) => [mark.target, mark]));
  const lines = listed(part, result.targets, one).map((each) => {
    const { target, at, hidden: few } = each;
    return put("li", { "data-key": target },
      !one && put("p", { class: "what" }, typed(capital(at.text))),
      marks[target] && verdict(texts, marks[target]),
      few ? hidden(room, result) : stacked(part, each),
      own[at.key] !== undefined && ours(room, said(room, part, target, own[at.key])),
      (result.objections ?? []).filter((objection) => objection.target === target).map((objection) => objected(texts, objection)));
  });
  return [list(lines), result.groups && part.kind === "stellingen" && groups(room, part, result.groups)];
}

function stacked(part, { counts, n }) {
  const order = GROUPED[part.kind];
  const of = (value) => counts.find((count) => count.value === value)?.n ?? 0;
  const word = (value) => part.answers.find((answer) => answer.value === value)?.text;
  const piece = (value, i) => of(value) > 0 && put("span", { class: `piece p${i}`, style: `flex:${of(value)}` });
  const count = (value, i) => put("span", { class: "tally" }, put("i", { class: `p${i}`, "aria-hidden": "true" }), put("b", {}, String(of(value))), ` ${word(value)}`);
  return [
    put("span", { class: "stack", "aria-hidden": "true" }, n > 0 && order.map(piece)),
    put("p", { class: "counts" }, order.map(count)),
  ];
}

function verdict(texts, { side, unclear }) {
  const words = side === "eens" ? texts.sharedYes : side === "oneens" ? texts.sharedNo : unclear ? texts.unclear : "";
  return words && put("p", { class: "verdict" }, words);
}

const objected = (texts, { text, answer }) => put("blockquote", { class: "objection" },
  put("p", {}, typed(text)), answer && put("p", { class: "answered" }, fill(texts.answered, { answer: apart(answer) })));

function groups({ texts }, part, { reason, groups: found, common }) {
  if (reason) return null;
  const text = Object.fromEntries(part.targets.map((each) => [each.id, each.text]));
  return put("section", { class: "groups" },
    put("h2", { class: "small" }, fill(texts.groups, { n: found.length })),
    put("p", { class: "help" }, common.length ? texts.common : texts.noCommon),
    common.length > 0 && put("ul", { class: "plainly" }, common.filter((id) => text[id]).map((id) => put("li", {}, typed(text[id])))));
}

/* Between two poles */
function between(room, part, result, one) {
  const { texts } = room;
  const own = room.votes.of(part.id);
  const shifts = Object.fromEntries((result.shifts ?? []).map((shift) => [shift.target, shift]));
  return list(listed(part, result.targets, one).map(({ target, at, counts, hidden: few }) => {
    const most = Math.max(1, ...counts.map(({ n }) => n));
    const column = ({ value, n }) => put("span", { class: own[at.key] === value ? "column yours" : "column" },
      put("b", {}, String(n)), put("span", { style: `height:${(100 * n / most).toFixed(1)}%` }));
    const words = counts.map(({ value, n }) => `${position(room, at, value)}: ${n}`).join("; ");
    const shift = shifts[target];
    const pole = (side, text, n) => put("div", { class: `pole ${side}` }, put("p", {}, typed(text)),
      shift && put("p", { class: "moved" }, fill(texts.moved, { n })));
    return put("li", { "data-key": target },
      !one && put("p", { class: "what" }, typed(capital(at.text))),
      few ? hidden(room, result) : [
        put("div", { class: "columns", role: "img", "aria-label": words }, counts.map(column)),
        put("div", { class: "poles" }, pole("low", at.low, shift?.to_low), pole("high", at.high, shift?.to_high)),
        shift && put("p", { class: "verdict" }, fill(texts.stayed, { n: shift.same })),
      ],
      own[at.key] !== undefined && ours(room, position(room, at, own[at.key])));
  }), "between");
}

/* Levels of the parties, by name; the widest spread first */
function levels(room, part, result, one) {
  const { texts } = room;
  const text = Object.fromEntries(part.targets.map((each) => [each.id, each.text]));
  const word = (level) => part.answers.find(({ value }) => value === level)?.text ?? texts.notStated;
  const shown = (result.themes ?? []).filter(({ theme }) => !one || theme === one.id);
  return list(shown.map(({ theme, levels: of, spread }) => put("li", { "data-key": theme },
    !one && put("p", { class: "what" }, capital(text[theme])),
    spread !== null && put("p", { class: "verdict" }, spread > 1 ? texts.apart : spread === 1 ? texts.near : texts.same),
    put("dl", { class: "levels" }, of.map(({ party, level }) => put("div", { class: party === room.seat?.party ? "yours" : "" },
      put("dt", {}, typed(room.partyName(party))),
      put("dd", {}, put("span", { class: `steps-up l${level ?? "x"}`, "aria-hidden": "true" }, put("i"), put("i"), put("i")), word(level))))))));
}

/* Ideas that were passed, by theme */
function written(room, part) {
  const { texts, content: { cards, themes } } = room;
  const ideas = cards.filter(({ kind }) => kind === "idee");
  const under = [...themes.map(({ id, name }) => [id, name]), [null, texts.otherIdeas]];
  const group = ([id, name]) => {
    const mineHere = ideas.filter(({ theme }) => theme === id);
    return mineHere.length > 0 && put("section", { class: "by-theme", "data-key": String(id) },
      put("h2", { class: "small" }, capital(name)), put("ul", { class: "plainly" }, mineHere.map(({ id: card, text }) => put("li", { "data-key": card }, typed(text)))));
  };
  return ideas.length ? under.map(group) : put("p", { class: "help" }, texts.noIdeas);
}
