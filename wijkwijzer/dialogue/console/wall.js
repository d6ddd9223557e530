/* What is on the wall now, small, and what of the part stands there. */

import { fill, h } from "./draw.js";
import { result } from "./result.js";

export function wall(screen) {
  const { content, texts } = screen;
  const { part } = content;
  return h("section", { class: "now", "data-key": "now" },
    h("div", { class: "wall", "data-key": "wall", tabindex: "0", role: "region", "aria-label": texts.on_wall }, picture(screen)),
    h("div", { class: "counts", "data-key": "counts", role: "status" }, counts(content, texts)),
    part && content.meeting.begun && !content.meeting.over && h("div", { class: "places", "data-key": "places" },
      phases(screen), part.staged && stages(screen), items(screen)),
    part?.kind === "ambities" && keep(screen));
}

function picture({ content, texts }) {
  const { meeting, overlay, part, phase } = content;
  const code = meeting.code.replace(/(...)(...)/, "$1 $2");
  if (meeting.over) return big(texts.over, texts.over_wall);
  if (overlay !== "none") return big(texts[`wall_${overlay}`], texts.overlay_wall);
  if (!meeting.begun) return big(texts.not_begun, texts.not_begun_wall);
  if (!part) return big(code, texts.lobby_wall);
  const at = part.targets.find(({ id }) => id === content.item);
  return [
    h("p", { class: "over-line" }, fill(texts.part_of, { n: part.number, of: part.of }), " · ", part.title),
    h("h2", {}, at ? at.text : part.question || part.title),
    at?.low && h("p", { class: "poles" }, h("span", {}, at.low), h("span", {}, at.high)),
    phase === "collect" && h("p", { class: "hint" }, part.kind === "ideeen" ? texts.wall_ideas : texts.wall_collect),
    phase === "collect" && !at && part.kind !== "ideeen" && choices(part),
    phase === "close" && h("p", { class: "hint" }, texts.wall_close),
    part.kind === "ideeen" ? ideas(content, texts) : phase !== "collect" && content.result && result(content, texts),
  ];
}

/* What the room can choose from, as far as it fits. */
const choices = ({ targets }) => h("ol", { class: targets.length > 6 ? "choices two" : "choices" }, targets.map(({ text }) => h("li", {}, text)));

const big = (head, under) => [h("h2", { class: "big" }, head), h("p", { class: "hint" }, under)];

function ideas(content, texts) {
  if (!content.cards.length) return h("p", { class: "hint" }, texts.no_ideas);
  return h("ul", { class: "ideas" }, content.cards.map((card) => h("li", {}, card.text)));
}

/* What comes in, for the facilitator only. */
function counts(content, texts) {
  const { part, meeting } = content;
  if (!meeting.begun) return h("p", {}, texts.nobody_yet);
  const present = h("p", {}, h("b", {}, content.n_present), " ", texts.joined);
  if (!part || part.kind === "ideeen") return [present, h("p", {}, h("b", {}, content.waiting.length), " ", texts.to_judge)];
  const share = content.n_present ? Math.min(1, content.n_voted / content.n_present) : 0;
  return [
    present,
    h("p", {}, h("b", {}, content.n_voted), " ", texts.voted),
    h("div", { class: "meter", "aria-hidden": "true" }, h("i", { style: `inline-size:${Math.round(share * 100)}%` })),
    content.waiting.length > 0 && h("p", {}, h("b", {}, content.waiting.length), " ", texts.to_judge),
  ];
}

function phases(screen) {
  const { content, texts } = screen;
  const all = content.part.kind === "ideeen" ? ["collect", "discuss", "close"] : ["collect", "reveal", "discuss", "close"];
  return choice(texts.phase, all.map((name) => [name, texts[`phase_${name}`]]), content.phase, screen.steps, (name) => screen.step("phase", { phase: name }));
}

function stages(screen) {
  const { content, texts } = screen;
  return choice(texts.stage, [["voor", texts.stage_voor], ["na", texts.stage_na]], content.stage, screen.steps, (name) => screen.step("stage", { stage: name }));
}

function choice(label, options, now, may, pick) {
  return h("div", { class: "choice", role: "group", "aria-label": label, "data-key": label }, options.map(([name, text]) =>
    h("button", { type: "button", "aria-pressed": String(name === now), disabled: !may, onclick: () => name !== now && pick(name) }, text)));
}

/* One thing of the part at a time, in order or at once. */
function items(screen) {
  const { content, texts } = screen;
  const { targets, kind } = content.part;
  if (!targets.length || ["kennismaken", "ideeen", "stippen"].includes(kind)) return null;
  const at = targets.findIndex(({ id }) => id === content.item);
  const go = (place) => screen.step("item", { item: targets[place]?.id ?? null });
  const off = !screen.steps;
  return h("div", { class: "items", role: "group", "aria-label": texts.items, "data-key": "items" },
    h("button", { type: "button", disabled: off || at < 0, onclick: () => go(at - 1), "aria-label": texts.item_back }, "‹"),
    h("select", { "aria-label": texts.items, disabled: off, onchange: (event) => go(Number(event.target.value)) },
      h("option", { value: "-1", selected: at < 0 }, texts.all_items),
      targets.map(({ text }, place) => h("option", { value: String(place), selected: place === at }, `${place + 1}. ${text}`))),
    h("button", { type: "button", disabled: off || at === targets.length - 1, onclick: () => go(at + 1), "aria-label": texts.item_next }, "›"));
}

function keep(screen) {
  const { content, texts } = screen;
  const { part, stage, phase, meeting } = content;
  if (phase === "collect" || meeting.over) return null;
  const act = () => screen.ask(texts.keep_ask, texts.keep_yes, async () => {
    if (await screen.send("ambitions", { part: part.id, stage })) screen.tell(texts.kept);
  });
  return h("p", { class: "keep", "data-key": "keep" }, meeting.rehearsal ? texts.keep_not
    : h("button", { type: "button", onclick: act }, texts.keep));
}
