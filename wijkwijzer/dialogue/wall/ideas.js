/* Cards from the room, grouped by theme. */

import { el } from "./dom.js";
import { answered, icon, said } from "./pieces.js";

export function ideas(content, given) {
  const cards = content.cards.filter((card) => card.kind === "idee");
  if (!cards.length)
    return el("div", { class: "ideas none" }, el("p", { class: "large" }, given.texts.write), answered_(content, given));
  const order = [...content.themes.map((theme) => theme.id), null];
  const names = new Map(content.themes.map((theme) => [theme.id, theme.name]));
  const known = (theme) => (names.has(theme) ? theme : null);
  const groups = order.map((theme) => [theme, cards.filter((card) => known(card.theme) === theme)])
    .filter(([, own]) => own.length);
  return el("div", { class: "ideas" },
    el("div", { class: "board", "data-fit": "46 28" }, groups.map(([theme, own]) => el("section", { class: "group" },
      groups.length > 1 || theme ? el("h2", {}, theme && icon(given, given.icons[theme]), theme ? names.get(theme) : given.texts.noTheme,
        el("span", { class: "n" }, String(own.length))) : null,
      own.map((card) => said(card.text, { class: "card", "data-drop": true })))),
    el("p", { class: "more", hidden: true, "data-more": given.texts.more })));
}

const answered_ = (content, given) => (content.n_voted ? answered(content, given) : null);
