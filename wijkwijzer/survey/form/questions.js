/* One question per kind, as native controls. */

import { shown } from "./conditions.js";
import { clean, el, fill } from "./dom.js";
import { prepare } from "./leaflet.js";
import { photos } from "./photos.js";
import { places } from "./places.js";

const TYPING_PAUSE = 800; // ms
const OTHER = "anders";
const OTHER_LENGTH = 200;
const typed = new WeakMap(); // box -> what stands in its fields, also what is no answer (yet)

export class Questions {
  /* `form` gives data (presentation.py), box (answers, set, hurry), say(text), root and draw(). */
  constructor(form) {
    this.form = form;
    this.after = {}; // key -> what else shows its answer
    if (form.data.map.areas?.length) prepare(form.data.map);
  }

  pictogram(id) {
    const drawing = el("span", { class: "pictogram", "aria-hidden": "true" });
    drawing.innerHTML = this.form.data.pictograms[id] ?? ""; // our own drawings, never what someone typed
    return id && drawing;
  }

  question(question, headed) {
    const { key, kind, text } = question;
    const help = question.help && el("p", { class: "help", id: `${key}-help` }, question.help);
    const names = { "aria-describedby": help && `${key}-help`, "aria-labelledby": headed && "heading" };
    const look = `question ${kind}${headed ? " headed" : ""}`;
    if (["short", "long", "number"].includes(kind)) {
      const label = !headed && el("label", { class: "ask", for: key }, text);
      return el("div", { class: look }, label, help, this.writing(question, names));
    }
    const ways = { score: "scale", urgency: "scale", top: "several", multiple: "several", buurt: "buurt" };
    const legend = !headed && el("legend", { class: "ask" }, text);
    const body = { pin: places, area: places, photo: photos }[kind]?.(this.form, question)
      ?? this[ways[kind] ?? "single"](question);
    return el("fieldset", { class: look, ...names }, legend, help, body);
  }

  /* Keep an answer; when it decides which questions are asked, the screen follows. */
  answer(key, value, pause) {
    const { form, form: { box, data } } = this;
    const asked = () => JSON.stringify(shown(data.screens, box.answers).map(({ questions }) => questions.map((one) => one.key)));
    const before = asked();
    box.set(key, value, pause);
    this.after[key]?.();
    if (asked() !== before) form.draw();
  }

  choice(input, listener, ...face) {
    input.addEventListener("change", listener);
    return el("label", { class: "choice" }, input, el("span", { class: "face" }, face));
  }

  radio(question, value, face) {
    const { key } = question;
    const input = el("input", { type: "radio", name: key, id: `${key}=${value}`, value });
    input.checked = this.form.box.answers[key] === value;
    return this.choice(input, () => this.answer(key, value), face);
  }

  /* The way not to answer stands apart from the answers. */
  aside(question) {
    const { key, dont_know: unknown, not_said: unsaid } = question;
    if (unknown) return el("div", { class: "aside" }, this.radio(question, "weet_niet", unknown));
    if (unsaid) return el("div", { class: "aside" }, this.radio(question, "niet_gezegd", unsaid));
    const onclick = () => { this.answer(key, null); this.form.draw(); };
    return el("div", { class: "aside" }, el("button", { type: "button", onclick }, this.form.data.texts.clear));
  }

  scale(question) {
    const { minimum, maximum, words, low_text: low, high_text: high } = question;
    const points = Array.from({ length: maximum - minimum + 1 }, (_, i) => minimum + i);
    const radios = points.map((point, i) => this.radio(question, point, words[i] ?? String(point)));
    if (words.length) return [el("div", { class: "rows" }, radios), this.aside(question)];
    const end = (point, word) => word && el("span", {}, el("b", {}, String(point)), ` ${word}`);
    const ends = el("div", { class: "ends" }, end(minimum, low), end(maximum, high));
    return [el("div", { class: "marks" }, radios), ends, this.aside(question)];
  }

  single(question) {
    const other = question.other && this.other(question);
    if (other) this.after[question.key] = other.follow;
    const radios = question.options.map(({ id, text }) => this.radio(question, id, text));
    if (other) radios.push(this.radio(question, OTHER, question.other));
    return [el("div", { class: "rows" }, radios, other?.field), this.aside(question)];
  }

  /* "Anders, namelijk": a field that is there, and an answer, only while that is chosen. */
  other({ key, other: label }) {
    const { box } = this.form;
    const id = `${key}.${OTHER}`;
    const input = el("input", { id, maxlength: OTHER_LENGTH, "aria-label": label, autocomplete: "off" });
    input.value = fields(box)[id] ?? box.answers[id] ?? "";
    const read = () => clean(input.value, OTHER_LENGTH)?.replace(/\s+/g, " ") ?? null;
    input.addEventListener("input", () => {
      fields(box)[id] = input.value;
      box.set(id, read(), TYPING_PAUSE);
    });
    input.addEventListener("change", () => box.hurry());
    const field = el("div", { class: "other" }, input);
    const chosen = () => [box.answers[key] ?? []].flat().includes(OTHER);
    field.hidden = !chosen();
    const follow = () => {
      if (field.hidden === !chosen()) return;
      field.hidden = !chosen();
      const said = chosen() ? read() : null;
      if (said !== (box.answers[id] ?? null)) box.set(id, said);
    };
    return { field, follow };
  }

  /* The list is the question; the map beside it is a second way to tap the same answer. */
  buurt(question) {
    const { view_box: viewBox, shapes } = this.form.data.map;
    const tap = (id) => () => this.form.root.getElementById(`${question.key}=${id}`).click();
    const paths = shapes.map(({ id, path: d }) => el("path", { d, "fill-rule": "evenodd", onclick: tap(id) }));
    const labels = shapes.map(({ label_lines: lines, label_size: size, label_x: x, label_y: y }) => {
      const line = (text, i) => el("tspan", { x, y: y + (i - (lines.length - 1) / 2) * size * 1.15 }, text);
      return el("text", { "font-size": size }, lines.map(line));
    });
    const mark = this.after[question.key] = () => shapes.forEach(({ id }, i) => {
      const here = id === this.form.box.answers[question.key];
      [paths[i], labels[i]].forEach((node) => node.classList.toggle("chosen", here));
    });
    mark();
    const map = el("svg", { viewBox, class: "map", "aria-hidden": "true" }, paths, labels);
    return [shapes.length && map, this.single(question)];
  }

  /* Ticking several; a `top` is chosen in order: first tapped is number 1, tapping again removes. */
  several(question) {
    const { key, kind, choose, full_text: full } = question;
    const options = [...question.options, ...(question.other ? [{ id: OTHER, text: question.other }] : [])];
    const ranked = kind === "top";
    const chosen = () => { const given = this.form.box.answers[key]; return Array.isArray(given) ? given : []; };
    const tap = (id, wanted) => {
      const others = chosen().filter((other) => other !== id);
      const refused = wanted && ranked && others.length >= choose;
      this.form.say(refused ? full : "");
      const some = wanted ? [...others, id] : others;
      const order = ranked ? some : options.map((option) => option.id).filter((one) => some.includes(one));
      if (!refused) this.answer(key, order.length ? order : null);
      mark();
    };
    const tiles = options.map(({ id, text, pictogram }) => {
      const input = el("input", { type: "checkbox", id: `${key}=${id}` });
      const badge = el("span", { class: "badge" });
      const face = [this.pictogram(pictogram), el("span", { class: "name" }, text), ranked && badge];
      return { id, text, input, badge, label: this.choice(input, () => tap(id, input.checked), face) };
    });
    const ranks = el("ol", { class: "ranks", "aria-label": this.form.data.texts.choices });
    const other = question.other && this.other(question);
    const none = (question.dont_know || question.not_said) && this.aside(question);
    const mark = () => {
      for (const { id, input, badge } of tiles) {
        const n = chosen().indexOf(id) + 1;
        input.checked = n > 0;
        const spoken = el("span", { class: "unseen" }, `, ${fill(this.form.data.texts.rank, { n })}`);
        badge.replaceChildren(...(n ? [el("span", { "aria-hidden": "true" }, String(n)), spoken] : []));
      }
      const names = Array.from({ length: choose }, (_, i) => tiles.find(({ id }) => id === chosen()[i])?.text);
      ranks.replaceChildren(...names.map((name) => el("li", {}, name)));
      if (none && chosen().length) none.querySelector("input").checked = false;
      other?.follow?.();
    };
    this.after[key] = mark;
    mark();
    const list = el("div", { class: ranked ? "tiles" : "rows" }, tiles.map(({ label }) => label), other?.field);
    return [ranked && ranks, list, none];
  }

  writing({ key, kind, max_length: max, minimum, maximum, range_text: range }, names) {
    const { box, data: { texts } } = this.form;
    const number = kind === "number";
    const longest = number ? 10 : max;
    const size = { maxlength: longest, inputmode: number && "numeric", rows: kind === "long" && 7 };
    const note = el("p", { class: number ? "hint" : "counter", "aria-live": number && "polite", id: `${key}-note` });
    const described = [names["aria-describedby"], number && `${key}-note`].filter(Boolean).join(" ");
    const field = el(kind === "long" ? "textarea" : "input", {
      ...names, id: key, autocomplete: "off", ...size, "aria-describedby": described,
    });
    field.value = fields(box)[key] ?? box.answers[key] ?? "";
    const read = () => {
      const text = clean(field.value, longest);
      if (!number) note.textContent = fill(texts.counter, { n: field.value.length, max });
      if (!text || !number) {
        if (number) note.textContent = range;
        return kind === "short" && text ? text.replace(/\s+/g, " ") : text;
      }
      const value = /^-?\d{1,9}$/.test(text) ? Number(text) : NaN;
      const fits = value >= minimum && value <= maximum;
      note.classList.toggle("wrong", !fits);
      note.textContent = range;
      return fits ? value : null;
    };
    field.addEventListener("input", () => {
      fields(box)[key] = field.value;
      this.answer(key, read(), TYPING_PAUSE);
    });
    field.addEventListener("change", () => box.hurry());
    read();
    return [field, note];
  }
}

function fields(box) {
  if (!typed.has(box)) typed.set(box, {});
  return typed.get(box);
}
