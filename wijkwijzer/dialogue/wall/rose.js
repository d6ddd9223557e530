/* The compass drawn for a wall: petals are need, arcs are task; sizes are pixels at 1920 by 1080. */

import { el } from "./dom.js";

const HUB = 0.14;
const rad = (degrees) => (degrees - 90) * Math.PI / 180;
const at = (angle, radius) => [radius * Math.cos(rad(angle)), radius * Math.sin(rad(angle))]
  .map((value) => Math.round(value * 10) / 10).join(" ");

export function rose(compass, given, { chosen, names }) {
  const { themes } = compass;
  const half = 180 / themes.length;
  const first = themes.filter((theme) => theme.wind === themes[0].wind).length;
  const angle = (place) => (place - (first - 1) / 2) * 2 * half;
  const ring = names ? 250 : 330;
  const radius = (value) => ring * (HUB + (1 - HUB) * value / 100);
  const [wide, high] = names ? [1190, 810] : [860, 800];
  const grid = [50, 100].map((value) => el("circle", { class: "grid", r: radius(value) }));
  const drawn = themes.map((theme, place) => petal(theme, { angle: angle(place), half, ring, radius, chosen, given }));
  const labels = names ? themes.map((theme, place) => label(theme.name, angle(place), ring + 98)) : [];
  return el("svg", { class: "rose", viewBox: `${-wide / 2} ${-high / 2} ${wide} ${high}`, role: "img", "aria-label": compass.sentence },
    hatch(), grid, winds(themes, angle, half, ring), drawn, labels,
    chosen ? null : needle(compass, themes, angle, ring));
}

const hatch = () => {
  const space = "http://www.w3.org/2000/svg";
  const make = (tag, properties) => {
    const node = document.createElementNS(space, tag);
    for (const [name, value] of Object.entries(properties)) node.setAttribute(name, value);
    return node;
  };
  const pattern = make("pattern", {
    id: "unsure", width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)",
  });
  pattern.append(make("path", { d: "M0 0V9", class: "hatch" }));
  const defs = make("defs", {});
  defs.append(pattern);
  return defs;
};

const arc = (angle, wide, radius) =>
  `M${at(angle - wide, radius)}A${radius} ${radius} 0 0 1 ${at(angle + wide, radius)}`;
const sector = (angle, wide, from, to) =>
  `${arc(angle, wide, to)}L${at(angle + wide, from)}A${from} ${from} 0 0 0 ${at(angle - wide, from)}Z`;

function petal(theme, { angle, half, ring, radius, chosen, given }) {
  const wide = half * 0.84;
  const shape = (value, kind) => el("path", { class: kind, d: sector(angle, wide, radius(0), radius(value)) });
  const unsure = theme.field === "onbeslist" ? " unsure" : "";
  const need = theme.need === null ? [shape(100, "unknown")]
    : [shape(theme.high ?? theme.need, `soft${unsure}`), shape(theme.low ?? theme.need, `need${unsure}`)];
  const drawing = el("g", { class: "pictogram", transform: `translate(${at(angle, ring + 52)}) scale(2.1) translate(-12 -12)` });
  drawing.innerHTML = given.paths[theme.pictogram] ?? given.paths.kompas ?? "";
  const dim = chosen && chosen !== theme.theme ? " dim" : "";
  return el("g", { class: `petal${dim}${chosen === theme.theme ? " chosen" : ""}` }, need,
    theme.task ? el("path", { class: "task", d: arc(angle, wide, radius(theme.task)) }) : null, drawing);
}

/* The thin ring: an arc per wind, in its hue. */
function winds(themes, angle, half, ring) {
  return themes.map((theme, place) => el("path", {
    class: `wind ${theme.wind}`, d: arc(angle(place), half * 1.005, ring + 12),
  }));
}

function label(name, angle, radius) {
  const [x, y] = at(angle, radius).split(" ").map(Number);
  const side = Math.sin(rad(angle) + Math.PI / 2);
  const anchor = Math.abs(side) < 0.25 ? "middle" : side > 0 ? "start" : "end";
  const lines = broken(name);
  const outwards = (y / radius) * (lines.length - 1) * 17; // two lines keep off the drawing as one does
  const top = y - (lines.length - 1) * 17 + 11 + outwards;
  return el("text", { class: "name", "text-anchor": anchor }, lines.map((line, place) =>
    el("tspan", { x, y: top + place * 34 }, line)));
}

/* In two lines, as even as can be. */
function broken(name) {
  const words = name.split(" ");
  if (name.length < 12 || words.length < 2) return [name];
  const cuts = words.slice(1).map((_word, place) => [words.slice(0, place + 1).join(" "), words.slice(place + 1).join(" ")]);
  return cuts.sort((a, b) => Math.max(a[0].length, a[1].length) - Math.max(b[0].length, b[1].length))[0];
}

function needle({ needle: pointed }, themes, angle, ring) {
  if (!pointed.length || pointed.length > 3) return el("circle", { class: "hub", r: 14 });
  return pointed.map((id) => {
    const place = themes.findIndex((theme) => theme.theme === id);
    return el("g", { class: "needle", transform: `rotate(${angle(place)})` },
      el("path", { d: `M-5 0L-3 ${30 - ring}H3L5 0Z` }), el("path", { d: `M-15 ${34 - ring}L0 ${-ring + 2}L15 ${34 - ring}Z` }), el("circle", { class: "hub", r: 14 }));
  });
}
