/* Who is in the hall, who spoke, and who speaks for a party. For the facilitator's eyes only. */

import { fill, h } from "./draw.js";
import { newToken } from "./post.js";

export function hall(screen) {
  const { content, texts } = screen;
  const groups = ["here", "buurt"].map((variable) => [variable, content.present.filter((one) => one.variable === variable && (one.n > 0 || one.turns > 0 || one.category !== "niet_gezegd"))]);
  return [
    content.speakers.length > 0 && speakers(screen),
    content.meeting.begun && h("ul", { class: "heard", "data-key": "heard" }, content.heard.map((text) => h("li", {}, text))),
    h("p", { class: "quiet" }, texts.turns_lead),
    groups.map(([variable, lines]) => lines.length > 0 && h("div", { class: "turns", "data-key": variable },
      h("h2", {}, texts[`turns_${variable}`]), lines.map((line) => turn(screen, line)))),
  ];
}

function turn(screen, { variable, category, name, n, turns }) {
  const { texts, content } = screen;
  const off = !content.meeting.begun || content.meeting.over;
  const tap = (change) => screen.send("turn", { variable, category, change, id: newToken() });
  return h("div", { class: "turn", "data-key": category },
    h("button", { type: "button", class: "tap", disabled: off, onclick: () => tap(1) },
      h("span", {}, name), h("small", {}, fill(texts.turn_facts, { n, turns }))),
    h("button", { type: "button", disabled: off || turns === 0, onclick: () => tap(-1), "aria-label": fill(texts.turn_back, { name }) }, "−"));
}

function speakers(screen) {
  const { content, texts } = screen;
  const parties = new Map(content.all_parties.map(({ id, name }) => [id, name]));
  const here = new Map(content.here.map(({ id, name }) => [id, name]));
  return h("div", { class: "speakers", "data-key": "speakers" },
    h("h2", {}, texts.speakers),
    h("p", { class: "quiet" }, texts.speakers_lead),
    h("ul", {}, content.speakers.map(({ number, party, here: how, confirmed }) => h("li", { "data-key": String(number) },
      h("span", {}, h("b", {}, parties.get(party) ?? party), ` · ${texts.participant} ${number} · ${here.get(how)}`),
      h("button", { type: "button", class: confirmed ? "" : "pass", onclick: () => screen.send("party", { number, confirmed: !confirmed }) },
        confirmed ? texts.speaker_withdraw : texts.speaker_confirm)))));
}
