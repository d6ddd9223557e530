/* Before it begins, and when it is over: how to come in, and a hall that fills. */

import { el, fill } from "./dom.js";
import { spaced } from "./frame.js";

const ROWS = 5;

export function joining(content, given) {
  const { texts } = given;
  const { meeting, n_present: n } = content;
  return el("div", { class: "joining" },
    el("div", { class: "ways" },
      el("div", { class: "qr" }, el("img", { src: given.qr, alt: texts.qr })),
      el("div", { class: "typed" },
        el("p", { class: "go" }, texts.go, el("b", { class: "site", "data-fit": "68 34" }, given.site)),
        el("p", { class: "go" }, texts.type, el("b", { class: "code" }, spaced(given.code))))),
    seats(n ?? 0, meeting.begun ? present(n, texts) : when(meeting, texts)));
}

export function closing(content, given) {
  const { texts } = given;
  const n = content.n_present ?? 0;
  return el("div", { class: "closing" },
    el("h1", { class: "large" }, texts.thanks),
    n > 0 && el("p", {}, n === 1 ? texts.wasHere1 : fill(texts.wasHere, { n })),
    !content.meeting.rehearsal && el("p", {}, fill(texts.report, { site: given.site })));
}

const present = (n, texts) => (n === 1 ? texts.present1 : fill(texts.present, { n: n ?? 0 }));

function when(meeting, texts) {
  const day = new Intl.DateTimeFormat("nl-NL", { weekday: "long", day: "numeric", month: "long" })
    .format(new Date(`${meeting.held_on}T12:00`));
  return [day, meeting.begins, meeting.place].filter(Boolean).join(" · ") + ` · ${texts.soon}`;
}

/* A hall seen from the stage. Seats have their place; more people get a hall with more of them. */
function seats(n, caption) {
  const across = n > 150 ? 60 : 30, rows = n > 150 ? ROWS + Math.ceil((n - 300) / 60) : ROWS;
  const size = 1776 / across, drawn = [];
  for (let row = 0; row < Math.max(rows, ROWS); row += 1)
    for (let place = 0; place < across; place += 1) drawn.push(seat(row, place, across, size));
  const order = drawn.map((_seat, index) => index).sort((a, b) => turn(a, across) - turn(b, across));
  order.forEach((index, turnOf) => {
    drawn[index].setAttribute("data-key", `seat-${index}`);
    drawn[index].style.setProperty("--v", turnOf < n ? 1 : 0);
  });
  const high = Math.max(rows, ROWS) * size * 0.82 + 60;
  return el("div", { class: "hall" }, el("p", { class: "caption" }, caption),
    el("svg", { viewBox: `0 0 1776 ${high}`, "aria-hidden": "true" }, drawn));
}

function seat(row, place, across, size) {
  const x = (place + 0.5) * size;
  const bend = ((x - 888) / 888) ** 2 * 52;
  return el("circle", { class: "seat", cx: x, cy: size * (0.5 + row * 0.82) + 52 - bend, r: size * 0.3 });
}

/* Who comes sits down here and there, sooner in front and in the middle. */
function turn(index, across) {
  const row = Math.floor(index / across), side = Math.abs((index % across) - across / 2) / across;
  const chance = Math.abs(Math.sin(index * 12.9898) * 43758.5453) % 1;
  return chance * 2 + row * 0.28 + side * 0.8;
}
