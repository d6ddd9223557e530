/* One question per kind, as native controls. */

import { clean, el, fill } from "./dom.js";

const TYPING_PAUSE = 800; // ms

export class Questions {
  /* `form` gives data (presentation.py), box (answers, set, hurry), say(text), root and draw(). */
  constructor(form) { this.form = form; }

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
    return el("fieldset", { class: look, ...names }, legend, help, this[ways[kind] ?? "single"](question));
  }

  choice(input, listener, ...face) {
    input.addEventListener("change", listener);
    return el("label", { class: "choice" }, input, el("span", { class: "face" }, face));
  }

  radio(question, value, face) {
    const { key } = question;
    const input = el("input", { type: "radio", name: key, id: `${key}=${value}`, value });
    input.checked = this.form.box.answers[key] === value;
    const listener = () => { this.form.box.set(key, value); this.chosen?.(); };
    return this.choice(input, listener, face);
  }

  /* The way not to answer stands apart from the answers. */
  aside(question) {
    const { key, dont_know: unknown, not_said: unsaid } = question;
    if (unknown) return el("div", { class: "aside" }, this.radio(question, "weet_niet", unknown));
    if (unsaid) return el("div", { class: "aside" }, this.radio(question, "niet_gezegd", unsaid));
    const onclick = () => { this.form.box.set(key, null); this.form.draw(); };
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
    const radios = question.options.map(({ id, text }) => this.radio(question, id, text));
    return [el("div", { class: "rows" }, radios), this.aside(question)];
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
    this.chosen = () => shapes.forEach(({ id }, i) => {
      const here = id === this.form.box.answers[question.key];
      [paths[i], labels[i]].forEach((node) => node.classList.toggle("chosen", here));
    });
    this.chosen();
    const map = el("svg", { viewBox, class: "map", "aria-hidden": "true" }, paths, labels);
    return [shapes.length && map, this.single(question)];
  }

  /* Ticking several; a `top` is chosen in order: first tapped is number 1, tapping again removes. */
  several({ key, options, kind, choose, full_text: full }) {
    const ranked = kind === "top";
    const chosen = () => this.form.box.answers[key] ?? [];
    const tap = (id, wanted) => {
      const others = chosen().filter((other) => other !== id);
      const refused = wanted && ranked && others.length >= choose;
      this.form.say(refused ? full : "");
      const some = wanted ? [...others, id] : others;
      const order = ranked ? some : options.map((option) => option.id).filter((one) => some.includes(one));
      if (!refused) this.form.box.set(key, order.length ? order : null);
      mark();
    };
    const tiles = options.map(({ id, text, pictogram }) => {
      const input = el("input", { type: "checkbox", id: `${key}=${id}` });
      const badge = el("span", { class: "badge" });
      const face = [this.pictogram(pictogram), el("span", { class: "name" }, text), ranked && badge];
      return { id, text, input, badge, label: this.choice(input, () => tap(id, input.checked), face) };
    });
    const ranks = el("ol", { class: "ranks", "aria-label": this.form.data.texts.choices });
    const mark = () => {
      for (const { id, input, badge } of tiles) {
        const n = chosen().indexOf(id) + 1;
        input.checked = n > 0;
        const spoken = el("span", { class: "unseen" }, `, ${fill(this.form.data.texts.rank, { n })}`);
        badge.replaceChildren(...(n ? [el("span", { "aria-hidden": "true" }, String(n)), spoken] : []));
      }
      const names = Array.from({ length: choose }, (_, i) => tiles.find(({ id }) => id === chosen()[i])?.text);
      ranks.replaceChildren(...names.map((name) => el("li", {}, name)));
    };
    mark();
    const list = el("div", { class: ranked ? "tiles" : "rows" }, tiles.map(({ label }) => label));
    return [ranked && ranks, list];
  }

  writing({ key, kind, max_length: max, minimum, maximum, range_text: range }, names) {
    const number = kind === "number";
    const size = number ? { inputmode: "numeric" } : { maxlength: max, rows: kind === "long" && 7 };
    const field = el(kind === "long" ? "textarea" : "input", { ...names, id: key, ...size });
    field.value = this.form.box.answers[key] ?? "";
    const note = el("p", { class: number ? "hint" : "counter", "aria-live": number && "polite" });
    const read = () => {
      const text = clean(field.value, max);
      if (!number) note.textContent = fill(this.form.data.texts.counter, { n: field.value.length, max });
      if (!text || !number) return kind === "short" && text ? text.replace(/\s+/g, " ") : text;
      const value = /^-?\d{1,9}$/.test(text) ? Number(text) : NaN;
      const fits = value >= minimum && value <= maximum;
      note.textContent = fits ? "" : range;
      return fits ? value : null;
    };
    field.addEventListener("input", () => this.form.box.set(key, read(), TYPING_PAUSE));
    field.addEventListener("change", () => this.form.box.hurry());
    read();
    return [field, note];
  }
}
