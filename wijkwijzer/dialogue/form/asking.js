/* What is asked now, per kind of part. Where there are several targets they come one at a time, and
   at the end one list of what one chose. */

import { apart, plain, quiet, radios, ticks, typed } from "./choices.js";
import { capital, fill } from "./dom.js";
import { put } from "./patch.js";
import { writings } from "./writing.js";

const DONE = "@klaar"; // after the last target; no id of a target begins with @

/* What stands on this screen; see sheet.js. */
export function asking(room) {
  const { content: { part } } = room;
  if (part.kind === "ambities" && !room.confirmed) return unheard(room);
  const ways = { kennismaken: poll, stippen: dots, ideeen: ideas };
  return (ways[part.kind] ?? oneByOne)(room, part);
}

/* One target at a time */

function oneByOne(room, part) {
  const { texts, content: { item }, votes } = room;
  const { targets } = part;
  const own = votes.of(part.id);
  const open = targets.filter(({ key }) => own[key] === undefined);
  if (!targets.length) return nothing(room, part);
  const set = targets.find(({ id }) => id === item);
  const at = set ?? where(room, targets, open);
  if (!at) return overview(room, part, own, open);
  const place = targets.indexOf(at);
  const go = (id) => () => room.move(id);
  const next = targets[place + 1]?.id ?? DONE;
  const screen = { ...target(room, part, at, own[at.key]), key: `${part.id}/${at.key}` };
  if (set || targets.length === 1) return { ...screen, status: true };
  return {
    ...screen,
    status: true,
    progress: fill(texts.progress, { n: place + 1, total: targets.length }),
    part: (place + 1) / targets.length,
    back: { text: texts.back, act: go(targets[place - 1]?.id), off: !place },
    next: { text: texts.next, act: go(next) },
  };
}

/* Where one is: where one went, else at the first without an answer. */
function where(room, targets, open) {
  const { content: { part, stage } } = room;
  const name = `${part.id}:${stage}`;
  const at = room.at[name] ?? open[0]?.id ?? DONE;
  if (room.joined) room.at[name] = at; // before that one's own answers are not known
  if (at === DONE) return null;
  return targets.find(({ id }) => id === at) ?? open[0] ?? null;
}

function overview(room, part, own, open) {
  const { texts } = room;
  const line = ({ id, key, text }) => put("li", { "data-key": id },
    put("button", { type: "button", id: `change-${id}`, class: `row${own[key] === undefined ? " empty" : ""}`, onclick: () => room.move(id) },
      put("span", { class: "name" }, put("b", {}, typed(capital(text))), put("span", { class: "said" }, said(room, part, id, own[key]))),
      put("span", { class: "change" }, own[key] === undefined ? texts.fillIn : texts.change)));
  return {
    name: "check",
    key: `${part.id}/${DONE}`,
    eyebrow: part.title,
    title: open.length ? fill(texts.openLeft, { n: open.length }) : texts.allDone,
    lead: texts.allDoneLead,
    body: put("ul", { class: "overview" }, part.targets.map(line)),
    below: writings(room, part),
    status: true,
    next: open.length && { text: texts.goOn, act: () => room.move(open[0].id) },
  };
}

/* The words for what one chose. */
export function said(room, part, id, value) {
  const { texts } = room;
  if (value === undefined || value === null) return texts.notSaid;
  if (part.kind === "dilemmas") return position(room, part.targets.find((one) => one.id === id), value);
  if (part.kind === "stippen") return value === 1 ? texts.oneDot : fill(texts.someDots, { n: value });
  return part.answers.find((answer) => answer.value === value)?.text ?? texts.yourChoice;
}

function target(room, part, at, value) {
  const { texts, pictograms } = room;
  const about = part.kind === "dilemmas" ? null : part.question;
  const theme = ["kompas", "ambities"].includes(part.kind) && pictograms[at.theme];
  return {
    name: part.kind,
    eyebrow: part.title,
    title: capital(at.text),
    pictogram: theme,
    lead: at.told || about,
    body: [
      at.told && about && put("p", { class: "lead" }, typed(about)),
      (part.kind === "dilemmas" ? poles : answers)(room, part, at, value),
      wipe(room, part, at.key, value),
      part.kind === "stellingen" && at.of_room && put("p", { class: "aside-note" }, texts.ofRoom),
    ],
    below: writings(room, part, at, value),
  };
}

function answers(room, part, { key }, value) {
  const options = part.answers.map(({ value: one, text }) => ({ value: one, face: capital(text) }));
  return put("fieldset", { class: "question", "aria-labelledby": "heading" },
    radios(key, options, value, (chosen) => room.vote(part, key, chosen), `rows of-${part.kind}`));
}

/* Taking an answer back */
const wipe = (room, part, key, value) => put("p", { class: "wipe" },
  value === undefined ? null : quiet("wipe", room.texts.wipe, () => room.vote(part, key, null)));

/* A place between two poles */

function poles(room, part, at, value) {
  const { texts } = room;
  const options = [-2, -1, 0, 1, 2].map((one) => ({
    value: one,
    label: position(room, at, one),
    face: [put("span", { class: "step", "aria-hidden": "true" })],
  }));
  const chosen = value === undefined ? texts.choosePlace : position(room, at, value);
  return put("fieldset", { class: "question between", "aria-labelledby": "heading" },
    put("div", { class: "poles" }, put("p", { class: "pole low" }, typed(at.low)), put("p", { class: "pole high" }, typed(at.high))),
    radios(at.key, options, value, (one) => room.vote(part, at.key, one), "line"),
    put("p", { class: "hint" }, chosen));
}

export function position({ texts }, { low, high }, value) {
  if (!value) return texts.middle;
  const words = Math.abs(value) === 2 ? texts.wholly : texts.somewhat;
  return fill(words, { pole: apart(value < 0 ? low : high) });
}

/* A poll */

function poll(room, part) {
  const { texts, votes } = room;
  const own = votes.of(part.id);
  const chosen = part.targets.map(({ key }) => key).filter((key) => own[key]);
  const options = part.targets.map(({ key, text }) => ({ value: key, face: text }));
  const one = part.each === 1;
  const tick = (key, wanted) => {
    if (wanted && chosen.length >= part.each) {
      room.say(fill(texts.full, { n: part.each }));
      return;
    }
    room.vote(part, key, wanted ? 1 : null);
  };
  const list = one
    ? radios(part.id, options, chosen[0], (key) => room.vote(part, key, 1, true))
    : ticks(part.id, options, chosen, tick);
  return {
    ...asked(part),
    name: "kennismaken",
    body: [
      put("fieldset", { class: "question", "aria-labelledby": "heading" }, list),
      one && wipe(room, part, chosen[0], chosen[0]),
      !one && put("p", { class: "hint" }, fill(texts.chosen, { n: chosen.length, total: part.each })),
    ],
    below: writings(room, part),
    status: true,
  };
}

/* Part with a question of its own: that is what stands large. */
const asked = (part) => ({
  key: part.id,
  eyebrow: part.question ? part.title : "",
  title: part.question || part.title,
});

/* Dots */

function dots(room, part) {
  const { texts, votes } = room;
  if (!part.targets.length) return nothing(room, part);
  const own = votes.of(part.id);
  const given = Object.values(own).reduce((sum, n) => sum + n, 0);
  const spare = Math.max(0, part.each - given);
  const give = (key, n, limit) => () => {
    if (limit) room.say(limit);
    else room.vote(part, key, n || null);
  };
  const line = ({ key, text }) => {
    const n = own[key] ?? 0;
    const limit = !spare ? fill(texts.noDots, { n: part.each })
      : n >= part.per_option ? fill(texts.mostDots, { n: part.per_option }) : "";
    const one = (label, sign, act, off) => put("button", {
      type: "button", id: `${sign === "+" ? "more" : "less"}-${key}`, class: "step-by",
      "aria-label": `${label}: ${text}`, "aria-disabled": off ? "true" : null, onclick: act,
    }, put("span", { "aria-hidden": "true" }, sign));
    return put("li", { class: `dotted${n ? " given" : ""}`, "data-key": key },
      put("span", { class: "name" }, typed(text)),
      put("span", { class: "steps" },
        one(texts.lessDots, "−", n ? give(key, n - 1) : null, !n),
        put("span", { class: "laid" },
          put("b", { "aria-hidden": "true" }, String(n)),
          put("span", { class: "unseen" }, said(room, part, key, n))),
        one(texts.moreDots, "+", give(key, n + 1, limit), Boolean(limit))));
  };
  const pips = Array.from({ length: part.each }, (_, i) => put("i", { class: i < spare ? "" : "used" }));
  return {
    ...asked(part),
    name: "stippen",
    body: [
      put("p", { class: "spare" }, put("span", { class: "pips", "aria-hidden": "true" }, pips),
        put("span", {}, spare === 1 ? texts.oneSpare : fill(texts.spare, { n: spare }))),
      put("ul", { class: "dots" }, part.targets.map(line)),
    ],
    below: writings(room, part),
    status: true,
  };
}

/* Ideas */

function ideas(room, part) {
  return { ...asked(part), name: "ideeen", body: [], below: writings(room, part), status: true };
}

const nothing = ({ texts }, part) => ({
  key: `${part.id}/leeg`, name: "wait", eyebrow: part.title, title: texts.nothingYet, lead: texts.waitLead,
});

/* Ambitions are of parties; the others wait for them. */
function unheard(room) {
  const { texts, seat, content: { part } } = room;
  const name = room.partyName(seat?.party);
  return {
    name: "wait",
    key: `${part.id}/partijen`,
    eyebrow: part.title,
    title: name ? texts.confirmTitle : texts.partiesTitle,
    lead: name ? fill(texts.confirmLead, { party: apart(name) }) : texts.partiesLead,
    body: put("p", { class: "choices" }, plain("speak-for", name ? texts.change : texts.speakFor, () => room.sitAnew())),
    below: writings(room, part),
  };
}
