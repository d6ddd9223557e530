/* The programme: where the meeting is, how far each part came, and a jump to any of them. */

import { closing } from "./bar.js";
import { fill, h } from "./draw.js";

export function programme(screen) {
  const { content, texts } = screen;
  const total = content.programme.reduce((sum, { minutes }) => sum + minutes, 0);
  return [
    h("ol", { class: "programme" }, content.programme.map((line) => part(screen, line))),
    h("p", { class: "quiet" }, fill(texts.total_minutes, { n: total })),
    h("p", {}, h("a", { class: "edit", href: screen.data.links.edit, target: "_blank", rel: "noopener" }, texts.edit_programme)),
    content.meeting.begun && !content.meeting.over && content.following && screen.leads
      && h("p", {}, h("button", { type: "button", onclick: closing(screen).act }, closing(screen).label)),
  ];
}

function part(screen, { id, kind, title, minutes, phases, voted }) {
  const { content, texts, data } = screen;
  const here = content.part?.id === id;
  const states = Object.values(phases);
  const over = states.length > 0 && states.every((phase) => phase === "close");
  const facts = [data.kinds[kind], fill(texts.minutes, { n: minutes }), voted > 0 && fill(texts.votes_in, { n: voted })].filter(Boolean).join(" · ");
  return h("li", { "data-key": id }, h("button", {
    type: "button", class: here ? "here" : over ? "past" : "", "aria-current": here && "step",
    disabled: !screen.steps || !content.meeting.begun, onclick: () => !here && screen.step("part", { part: id }),
  }, h("span", {}, title), h("small", {}, facts, here ? ` · ${texts.here_now}` : over ? ` · ${texts.done}` : states.length ? ` · ${texts.begun}` : "")));
}
