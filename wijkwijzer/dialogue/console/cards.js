/* What the room wrote: judged here before anybody else sees it. */

import { fill, h } from "./draw.js";

const MERGEABLE = ["stelling", "idee"];
const AT_ONCE = 15; // a hall writes hundreds; each is drawn again with every vote that comes in

export function cards(screen) {
  const { content, texts } = screen;
  const { judged } = content;
  const waiting = inOrder(content);
  const own = judged.filter((card) => card.kind === "bezwaar" && card.state === "passed" && !card.answer && card.part === content.part?.id);
  const rest = judged.filter((card) => !own.includes(card)).reverse();
  const written = own.length + waiting.filter((card) => card.kind === "bezwaar" && card.part === content.part?.id).length;
  const silent = Object.values(content.unanswered).reduce((sum, n) => sum + n, 0) - written;
  return [
    silent > 0 && h("p", { class: "silent", "data-key": "silent" }, fill(texts.silent, { n: silent })),
    !waiting.length && !own.length && h("p", { class: "quiet" }, texts.no_cards),
    h("ul", { class: "cards" },
      own.map((card) => entry(screen, card, [answering(screen, card)])),
      some(screen, "waiting", waiting, (card) => entry(screen, card, judging(screen, card)))),
    content.part?.cards.length > 0 && writing(screen),
    rest.length > 0 && h("details", { class: "judged", "data-key": "judged", ontoggle: (event) => screen.reads(event.target.open) },
      h("summary", {}, `${texts.judged} (${rest.length})`),
      h("ul", { class: "cards" }, screen.readsJudged && some(screen, "judged", rest, (card) => entry(screen, card, [again(screen, card)])))),
  ];
}

/* The first of a list, and a way to more of them. */
function some(screen, name, all, draw) {
  const n = screen.drawn[name] ?? AT_ONCE;
  const more = () => { screen.drawn[name] = n + AT_ONCE; screen.draw(); };
  const left = all.length - n;
  return [
    all.slice(0, n).map(draw),
    left > 0 && h("li", { class: "more-cards", "data-key": `more-${name}` },
      h("button", { type: "button", onclick: more }, fill(screen.texts.more_cards, { n: Math.min(left, AT_ONCE), left }))),
  ];
}

/* What belongs to the part at hand first, and there what keeps it from closing. */
function inOrder({ waiting, part }) {
  const far = (card) => (card.part !== part?.id ? 2 : card.kind === "bezwaar" ? 0 : 1);
  return [...waiting].sort((a, b) => far(a) - far(b));
}

function judgement({ content, texts }, card) {
  const stays = card.state === "merged" && content.merged[card.id];
  return stays ? fill(texts.merged_into, { text: stays }) : texts[`state_${card.state}`];
}

function entry(screen, card, act) {
  const { content, texts } = screen;
  const part = content.programme.find(({ id }) => id === card.part);
  const about = content.part?.id === card.part && content.part.targets.find(({ id }) => id === card.target);
  const theme = content.themes.find(({ id }) => id === card.theme);
  const by = card.participant === null ? texts.by_us : `${texts.participant} ${card.participant}`;
  const facts = [texts[`card_${card.kind}`], part && part.id !== content.part?.id && part.title, about?.text, theme?.name, by,
    card.state !== "wait" && judgement(screen, card)].filter(Boolean);
  return h("li", { "data-key": `${card.id}-${card.state}` },
    h("p", { class: "text" }, card.text),
    card.answer && h("p", { class: "answer" }, card.answer),
    h("p", { class: "facts" }, facts.join(" · ")), act);
}

const judge = (screen, card, given) => screen.send("judge", { card: card.id, ...given });

function judging(screen, card) {
  const { texts } = screen;
  return [
    h("div", { class: "verdict" },
      h("button", { type: "button", class: "pass", onclick: () => judge(screen, card, { state: "passed" }) }, texts.pass),
      h("button", { type: "button", class: "refuse", onclick: () => judge(screen, card, { state: "refused" }) }, texts.refuse)),
    h("div", { class: "more" }, theming(screen, card), MERGEABLE.includes(card.kind) && merging(screen, card)),
  ];
}

/* Choosing a theme passes nothing by itself; it is kept with the card. */
function theming(screen, card) {
  const { content, texts } = screen;
  const put = (event) => event.target.value && judge(screen, card, { state: card.state, theme: event.target.value, into: card.into });
  return h("label", { class: "pick" }, h("span", {}, texts.theme), h("select", { onchange: put },
    h("option", { value: "" }, texts.no_theme),
    content.themes.map(({ id, name }) => h("option", { value: id, selected: id === card.theme }, name))));
}

function merging(screen, card) {
  const { content, texts } = screen;
  const targets = card.kind === "stelling"
    ? content.part?.id === card.part ? content.part.targets : []
    : content.judged.filter((other) => other.kind === "idee" && other.state === "passed" && other.id !== card.id);
  if (!targets.length) return null;
  const put = (event) => event.target.value && judge(screen, card, { state: "merged", into: event.target.value });
  return h("label", { class: "pick" }, h("span", {}, texts.merge), h("select", { onchange: put },
    h("option", { value: "" }, texts.merge_none),
    targets.map(({ id, text }) => h("option", { value: id }, text))));
}

function answering(screen, card) {
  const { texts } = screen;
  const send = async (event) => {
    event.preventDefault();
    const field = event.target.elements.answer;
    if (field.value.trim()) await judge(screen, card, { state: "passed", answer: field.value.trim() });
  };
  return h("form", { class: "answering", onsubmit: send },
    h("label", {}, h("span", {}, texts.answer), h("textarea", { name: "answer", rows: "2", maxlength: "500", oninput: typed })),
    h("button", { type: "submit", class: "pass" }, texts.answer_keep));
}

function again(screen, card) {
  const { texts } = screen;
  return h("div", { class: "more" },
    h("button", { type: "button", onclick: () => judge(screen, card, { state: "wait" }) }, texts.judge_again),
    card.state === "passed" && theming(screen, card),
    card.state === "passed" && MERGEABLE.includes(card.kind) && merging(screen, card));
}

const typed = ({ target }) => { target.dataset.typed = "1"; };

/* What was said aloud or came on paper. */
function writing(screen) {
  const { content, texts } = screen;
  const { cards: kinds, targets, id } = content.part;
  const send = async (event) => {
    event.preventDefault();
    const { text, kind, target } = event.target.elements;
    if (!text.value.trim()) return;
    const done = await screen.send("write", { part: id, kind: kind.value, text: text.value.trim(), target: target?.value || null });
    if (done) { text.value = ""; delete text.dataset.typed; }
  };
  return h("details", { class: "writing", "data-key": `write-${id}` }, h("summary", {}, texts.write),
    h("form", { onsubmit: send },
      h("label", {}, h("span", {}, texts.write_kind), h("select", { name: "kind" }, kinds.map((kind) => h("option", { value: kind }, texts[`card_${kind}`])))),
      targets.length > 0 && content.part.kind !== "stippen" && h("label", {}, h("span", {}, texts.write_about), h("select", { name: "target" },
        h("option", { value: "" }, texts.write_about_all), targets.map((target) => h("option", { value: target.id }, target.text)))),
      h("label", {}, h("span", {}, texts.write_text), h("textarea", { name: "text", rows: "2", maxlength: "500", oninput: typed })),
      h("button", { type: "submit", class: "pass" }, texts.write_keep)));
}
