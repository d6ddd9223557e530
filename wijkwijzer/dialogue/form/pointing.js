/* A place to what somebody writes: one point on the map of the wijk, where they want to give one. */

import { plain } from "./choices.js";
import { put } from "./patch.js";
import { places } from "./places.js";

const PLACED = { kompas: "opmerking", ideeen: "idee" }; // where a place belongs to what is written

export function pointing(room, part, kind, name) {
  const { texts, map, drafts } = room;
  if (!map || PLACED[part.kind] !== kind) return null;
  const { mapped, point } = drafts[name] ?? {};
  if (!mapped) {
    return put("p", { class: "pointing", "data-key": `place-${name}` },
      plain(`place-${name}`, texts.pointOut, () => room.point(name, { mapped: true }), { "aria-expanded": "false" }));
  }
  const key = `map-${name}`;
  const host = put("div", { class: "pointing", "data-key": key, "data-own": "map" });
  if (!room.root.querySelector(`[data-key="${key}"]`)) host.append(places(...asked(room, name, point)));
  const off = () => room.point(name, { mapped: false, point: null });
  return [host, put("p", { class: "writes", "data-key": `no-${key}` }, plain(`no-${key}`, texts.noPoint, off))];
}

/* The question as the map of the survey knows it, and who asks it. */
function asked(room, name, point) {
  const key = `plek-${name}`;
  const known = point ? [{ id: key, point, ring: [], theme: null, text: "" }] : null;
  const box = {
    answers: { [key]: known },
    set(_key, list) {
      box.answers[key] = list;
      room.point(name, { point: list?.[0]?.point ?? null });
    },
    hurry() {},
  };
  const data = { map: room.map, place_texts: room.texts.places, themes: [], pictograms: {} };
  return [{ data, box, root: room.root }, { key, kind: "pin", choose: 1, max_length: 1 }];
}
