/* Raised hands and papers: a number per option, added to the votes and marked as counted by hand. */

import { h } from "./draw.js";

const ONE = ["kennismaken", "stippen"];

export function hands(screen) {
  const { content, texts } = screen;
  const { part } = content;
  if (!part || ["ideeen", "ambities"].includes(part.kind)) return h("p", { class: "quiet" }, part?.kind === "ambities" ? texts.no_hands_ambitions : texts.no_hands);
  if (!part.collecting) return h("p", { class: "quiet" }, texts.hands_closed);
  const shown = part.targets.filter(({ id }) => !content.item || id === content.item);
  const people = ONE.includes(part.kind) && (part.kind === "stippen" || part.each > 1);
  return [
    h("p", { class: "quiet" }, part.kind === "stippen" ? texts.hands_dots : texts.hands_lead),
    people && row(screen, { key: "" }, [[1, texts.hands_people]], ""),
    shown.map((target) => row(screen, target, values(part, target, texts), target.text)),
  ];
}

function values(part, target, texts) {
  if (ONE.includes(part.kind)) return [[1, texts.hands]];
  if (part.kind === "dilemmas") return [[-2, target.low], [-1, texts.rather_low], [0, texts.between], [1, texts.rather_high], [2, target.high]];
  return part.answers.map(({ value, text }) => [value, text]);
}

function row(screen, target, options, name) {
  if (options.length === 1) return counter(screen, target.key, options[0][0], name || options[0][1], "");
  return h("fieldset", { class: "hands", "data-key": `hands-${target.key}` },
    h("legend", {}, name),
    options.map(([value, text]) => counter(screen, target.key, value, text, name)));
}

function counter(screen, key, value, text, name) {
  const { content, texts } = screen;
  const now = content.hands.find((hand) => hand.target === key && hand.value === value)?.count ?? 0;
  const put = (count) => screen.send("hands", { part: content.part.id, target: key, value, count: Math.max(0, Math.min(5000, count)) });
  const label = name ? `${name}: ${text}` : text;
  return h("div", { class: "counter", "data-key": `${key}=${value}` },
    h("span", { class: "word" }, text),
    h("button", { type: "button", disabled: now === 0, "aria-label": `${label}, ${texts.one_less}`, onclick: () => put(now - 1) }, "−"),
    h("input", { type: "number", inputmode: "numeric", min: "0", max: "5000", value: String(now), "aria-label": label,
      onchange: ({ target }) => put(Math.round(Number(target.value) || 0)) }),
    h("button", { type: "button", "aria-label": `${label}, ${texts.one_more}`, onclick: () => put(now + 1) }, "+"));
}
