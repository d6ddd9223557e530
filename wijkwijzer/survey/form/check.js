/* The last look before sending: what was answered, in words, each a tap away from being changed. */

import { asked } from "./asking.js";
import { el, fill } from "./dom.js";

export function check(visit) {
  const { data: { texts }, box: { personal, answers, sending } } = visit;
  const screens = asked(visit);
  const given = screens.some((screen) => screen.questions.some(({ key }) => said(answers[key])));
  const warning = personal.size > 0 && el("p", { class: "warning" }, texts.personal);
  const rows = screens.map((screen) => row(visit, screen));
  const next = { text: texts.send, off: sending, act: () => visit.send() };
  return {
    name: "check",
    part: 1,
    progress: "",
    title: given ? texts.checkTitle : texts.nothing,
    lead: given ? texts.checkLead : texts.nothingLead,
    body: [warning, el("ul", { class: "overview" }, rows)],
    back: { text: texts.back, act: () => visit.ask(screens.at(-1).id) },
    next: given && next,
    stop: () => visit.go("stop"),
    status: true,
  };
}

/* What the screen says while the answers are on their way. */
export function sending(visit) {
  const { data: { texts } } = visit;
  return { name: "sending", title: texts.sendingTitle, lead: texts.sendingLead, body: [] };
}

const said = (answer) => answer !== undefined && answer !== null;

function row(visit, screen) {
  const { texts, pictograms } = visit.data;
  const { answers } = visit.box;
  const words = screen.questions.filter(({ key }) => said(answers[key]))
    .map((question) => inWords(question, answers, texts));
  const drawing = el("span", { class: "pictogram", "aria-hidden": "true" });
  drawing.innerHTML = pictograms[screen.pictogram] ?? "";
  const change = words.length ? texts.change : texts.fillIn;
  const text = words.length ? words.join(" · ") : texts.skipped;
  const onclick = () => visit.ask(screen.id, true);
  return el("li", { class: words.length ? "" : "empty", style: screen.colour && `--tint:${screen.colour}` },
    el("button", { type: "button", class: "row", id: `change-${screen.id}`, onclick },
      screen.pictogram && drawing,
      el("span", { class: "name" }, el("b", {}, screen.title || screen.questions[0].text), " ", el("span", { class: "said" }, text)),
      " ",
      el("span", { class: "change" }, change)));
}

/* One answer as its question words it. */
export function inWords(question, answers, texts) {
  const { key, kind, minimum, words, options, dont_know: unknown, not_said: unsaid } = question;
  const answer = answers[key];
  const other = answers[`${key}.anders`];
  const named = (id) => (id === "anders" && other ? other : options.find((one) => one.id === id)?.text ?? id);
  if (answer === "weet_niet") return unknown;
  if (answer === "niet_gezegd") return unsaid;
  if (typeof answer === "number") return words[answer - minimum] ?? marked(question, answer, texts);
  if (kind === "photo") return counted(answer, texts.photo, texts.photos);
  if (kind === "pin" || kind === "area") return counted(answer, texts.place, texts.places);
  if (kind === "top") return answer.map((id, i) => `${i + 1}. ${named(id)}`).join("  ");
  return Array.isArray(answer) ? answer.map(named).join(", ") : named(answer);
}

const counted = ({ length: n }, one, more) => (n === 1 ? one : fill(more, { n }));
const marked = ({ kind, maximum }, n, texts) => (kind === "number" ? String(n) : fill(texts.mark, { n, max: maximum }));
