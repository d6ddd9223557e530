/* Places on the map: points, and areas corner by corner. Nothing needs dragging: tap the map, or
   bring what you mean under the cross in the middle and press the button below it. */

import { clean, el, fill } from "./dom.js";
import { buurtAt, draw, isShape, seen, stored, untangled } from "./leaflet.js";

const TYPING_PAUSE = 800; // ms
const DROP = "M22 43C12 32 6 25 6 17a16 16 0 0 1 32 0c0 8-6 15-16 26z"; // the tip is at (22, 43)
const drawing = new WeakMap(); // box -> key -> id of the area that still gets corners
const maps = new Map(); // key of a question -> its map, as long as that is on the screen

export function places(form, question) {
  const { map: { areas }, place_texts: texts } = form.data;
  return areas?.length ? new Places(form, question).nodes() : el("p", {}, texts.noMap);
}

class Places {
  constructor(form, question) {
    Object.assign(this, { form, question, box: form.box, texts: form.data.place_texts, wijk: form.data.map });
    this.isArea = question.kind === "area";
    if (!drawing.has(this.box)) drawing.set(this.box, {});
  }

  get all() { return this.box.answers[this.question.key] ?? []; }
  set all(list) { this.box.set(this.question.key, list.length ? list : null, this.pause); this.pause = 0; this.show(); }
  get open() { return this.all.find(({ id }) => id === drawing.get(this.box)[this.question.key]); }
  set open(place) { drawing.get(this.box)[this.question.key] = place?.id; }

  nodes() {
    const { texts, isArea, question: { key } } = this;
    const button = (name, text, act, look) => el("button", { type: "button", class: look, id: `${key}-${name}`, onclick: act }, text);
    this.corners = this.open?.ring ?? [];
    this.field = el("div", { class: "leaflet", id: `${key}-map`, dir: "ltr", tabindex: "0", role: "application", "aria-describedby": `${key}-keys` });
    this.field.addEventListener("keydown", (event) => this.press(event));
    // Leaflet takes the focus at a tap; the page must not jump for it.
    this.field.focus = () => HTMLElement.prototype.focus.call(this.field, { preventScroll: true });
    this.said = el("p", { class: "placed", "aria-live": "polite" });
    this.cards = el("ol", { class: "cards", reversed: true }); // what was placed last stands by the map
    this.middle = button("here", isArea ? texts.cornerHere : texts.pinHere, () => this.tap(this.map?.getCenter()));
    this.undo = isArea && button("undo", texts.undo, () => this.undoCorner());
    this.ready = isArea && button("close", texts.close, () => this.close(), "strong");
    this.whole = isArea && button("whole", texts.whole, () => this.takeWhole());
    const choices = this.wijk.areas.map(({ id, name }) => el("option", { value: id }, name));
    this.jump = el("select", { id: `${key}-jump`, onchange: () => this.goTo() }, el("option", { value: "" }, texts.wholeWijk), choices);
    const jump = el("label", { class: "jump" }, el("span", {}, texts.jump), this.jump);
    const cross = el("svg", { class: "cross", viewBox: "0 0 44 44", "aria-hidden": "true" }, el("path", { d: "M22 4v14M22 26v14M4 22h14M26 22h14" }));
    const zoom = [["zoomIn", "+", texts.zoomIn], ["zoomOut", "\u2212", texts.zoomOut]].map(([way, sign, label]) =>
      el("button", { type: "button", "aria-label": label, onclick: () => this.map?.[way](1) }, sign));
    const source = this.wijk.tiles && this.wijk.source && el("p", { class: "source" }, this.wijk.source);
    this.load();
    this.show();
    const pointing = el("div", {},
      el("div", { class: "above" }, jump, this.whole),
      el("div", { class: "ground" }, this.field, cross, el("div", { class: "zoom" }, zoom)),
      source,
      el("p", { class: "unseen", id: `${key}-keys` }, texts.keys),
      el("div", { class: "below" }, this.middle, this.undo, this.ready),
      this.said);
    return el("div", { class: "placing" }, pointing, this.cards);
  }

  async load() {
    for (const [key, map] of maps) {
      if (key !== this.question.key && map.getContainer().isConnected) continue;
      map.remove();
      maps.delete(key);
    }
    try {
      const { L, map } = await draw(this.field, this.wijk);
      Object.assign(this, { L, map });
      maps.set(this.question.key, map);
      this.layer = L.layerGroup().addTo(map);
      map.on("click", ({ latlng }) => this.tap(latlng));
      this.paint();
    } catch {
      const onclick = () => { this.say(""); this.load(); };
      this.say(this.texts.mapFailed, el("button", { type: "button", onclick }, this.texts.again));
    }
  }

  press(event) {
    const { target, key, ctrlKey, metaKey } = event; // Ctrl+Enter saves where forms are entered
    if (target !== this.field || !["Enter", " "].includes(key) || ctrlKey || metaKey) return;
    event.preventDefault();
    this.tap(this.map?.getCenter());
  }

  say(...said) { this.said.replaceChildren(...said); }

  goTo() {
    const area = this.wijk.areas.find(({ id }) => id === this.jump.value);
    const all = area ? [area] : this.wijk.areas;
    this.map?.fitBounds(all.flatMap(({ parts }) => parts.flatMap(([outer]) => outer)), { padding: [8, 8] });
    this.show();
  }

  /* Somebody means this spot. */
  tap(latlng) {
    if (!latlng) return;
    const point = stored(latlng);
    const buurt = buurtAt(this.wijk, point);
    if (this.isArea) this.addCorner(point);
    else if (!buurt) this.say(this.texts.outside);
    else this.addPin(point, buurt);
  }

  addPin(point, { name }) {
    const { question: { choose }, all } = this;
    if (choose === 1 && all.length) this.all = [{ ...all[0], point }];
    else if (this.isFull()) return;
    else {
      this.all = [...all, made({ point })];
      this.cards.firstChild.scrollIntoView({ block: "nearest" });
    }
    this.say(fill(this.texts.pinPlaced, { n: this.all.length, buurt: name }));
  }

  isFull() {
    const full = this.all.length >= this.question.choose;
    if (full) this.say(this.question.full_text);
    return full;
  }

  addCorner(point) {
    if (!this.open && !this.corners.length && this.isFull()) return;
    this.corners = [...this.corners, point];
    this.keepArea();
    this.say(fill(this.texts.cornerPlaced, { n: this.corners.length }));
  }

  undoCorner() {
    this.corners = this.corners.slice(0, -1);
    this.keepArea();
    this.say(fill(this.texts.cornerPlaced, { n: this.corners.length }));
  }

  /* From its third corner on an area is kept, so that it is there whatever happens next. */
  keepArea() {
    const { open } = this;
    const ring = untangled(this.corners);
    const rest = this.all.filter(({ id }) => id !== open?.id);
    if (isShape(ring)) {
      const area = { ...(open ?? made({})), ring };
      this.open = area;
      this.all = open ? this.all.map((one) => (one.id === open.id ? area : one)) : [...rest, area];
    } else if (open) this.all = rest;
    else this.show();
  }

  close() {
    this.corners = [];
    this.open = null;
    this.show();
    this.say(fill(this.texts.areaDone, { n: this.all.length }));
  }

  takeWhole() {
    const area = this.wijk.areas.find(({ id }) => id === this.jump.value);
    if (!area) this.say(this.texts.chooseFirst);
    else if (!this.isFull()) {
      const ring = area.parts[0][0].map(([latitude, longitude]) => ({ longitude, latitude }));
      this.all = [...this.all, made({ ring })];
      this.say(fill(this.texts.wholeDone, { buurt: area.name }));
    }
  }

  show() {
    if (this.undo) {
      this.undo.hidden = this.ready.hidden = !this.corners.length;
      this.ready.disabled = !this.open;
    }
    const listed = this.all.map((place) => place.id + this.buurtOf(place)).join();
    if (listed !== this.listed) this.cards.replaceChildren(...this.all.map((place, i) => this.card(place, i)).reverse());
    this.listed = listed;
    this.paint();
  }

  /* Draw what was placed. The cards below say the same to who does not see the map. */
  paint() {
    const { L, layer, texts } = this;
    this.field.setAttribute("aria-label", `${texts.map}, ${fill(texts.placedSoFar, { n: this.all.length })}`);
    if (!layer) return;
    layer.clearLayers();
    this.all.forEach(({ point, ring, theme }, i) => {
      if (!point) {
        L.polygon(ring.map(seen), { className: "drawn", interactive: false }).addTo(layer);
        this.number(ring, i + 1);
        return;
      }
      const icon = L.divIcon({ className: "drop", iconSize: [44, 44], iconAnchor: [22, 43], html: this.drop(theme, i + 1) });
      L.marker(seen(point), { icon, interactive: false, keyboard: false, zIndexOffset: 9000 }).addTo(layer);
    });
    if (!this.open && this.corners.length > 1) L.polyline(this.corners.map(seen), { className: "drawn", interactive: false }).addTo(layer);
    const look = { radius: 7, className: "corner", interactive: false };
    this.corners.forEach((corner) => L.circleMarker(seen(corner), look).addTo(layer));
  }

  number(ring, n) {
    const { L } = this;
    const icon = L.divIcon({ className: "tag", iconSize: [32, 32], html: el("span", {}, String(n)) });
    L.marker(L.latLngBounds(ring.map(seen)).getCenter(), { icon, interactive: false, keyboard: false }).addTo(this.layer);
  }

  drop(theme, n) {
    const { themes, pictograms } = this.form.data;
    const inside = el("span", { class: "inside" }, theme ? "" : String(n));
    // Our own drawings, never what someone typed.
    if (theme) inside.innerHTML = pictograms[themes.find(({ id }) => id === theme)?.pictogram] ?? "";
    return el("div", {}, el("svg", { viewBox: "0 0 44 44" }, el("path", { d: DROP })), inside);
  }

  buurtOf({ point }) { return (point && buurtAt(this.wijk, point)?.name) ?? ""; }

  card(place, index) {
    const { texts, question, question: { key } } = this;
    const n = index + 1;
    const title = fill(this.isArea ? texts.area : texts.place, { n });
    const change = (changes) => this.all.map((one) => (one.id === place.id ? { ...one, ...changes } : one));
    const field = (name) => `${key}-${name}-${place.id}`;
    const where = this.buurtOf(place);
    const text = el("textarea", { id: field("text"), rows: 2, maxlength: question.max_length, autocomplete: "off" });
    text.value = place.text;
    text.addEventListener("input", () => {
      this.pause = TYPING_PAUSE;
      this.all = change({ text: clean(text.value, question.max_length) ?? "" });
    });
    text.addEventListener("change", () => this.box.hurry());
    const remove = () => {
      if (this.open?.id === place.id) this.close();
      this.all = this.all.filter(({ id }) => id !== place.id);
      this.say(fill(texts.removed, { title }));
      this.field.focus({ preventScroll: true });
    };
    return el("li", { class: "card" },
      el("p", { class: "ask" }, title, where && el("bdi", { class: "where" }, where)),
      question.ask_theme && this.subject(place, field("theme"), change),
      el("label", { for: field("text") }, texts.remark, el("span", { class: "unseen" }, ` (${title})`)),
      text,
      el("button", { type: "button", onclick: remove }, texts.remove, el("span", { class: "unseen" }, ` (${title})`)));
  }

  subject(place, id, change) {
    const { texts, form: { data: { themes } } } = this;
    const select = el("select", { id, onchange: () => { this.all = change({ theme: select.value || null }); } },
      el("option", { value: "" }, texts.chooseTheme),
      themes.map((theme) => el("option", { value: theme.id, selected: theme.id === place.theme }, theme.text)));
    return [el("label", { for: id }, texts.about), select];
  }
}

/* A new place, its fields in the order in which the server tells them. */
function made({ point = null, ring = [] }) {
  const letters = Array.from(crypto.getRandomValues(new Uint8Array(12)), (n) => n.toString(16).padStart(2, "0"));
  return { id: letters.join(""), point, ring, theme: null, text: "" };
}
