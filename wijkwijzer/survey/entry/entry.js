/* One paper form per screen, typed from the keyboard. What it is given (`data`) and the triggers it
   sets stand in presentation.py; it holds no words. */

import { shown } from "./conditions.js";
import { attempt, el, fill } from "./dom.js";
import { places } from "./places.js";
import { Queue, kept, newToken } from "./queue.js";
import { read } from "./reading.js";

const PLACED = ["pin", "area"];
const pages = new WeakMap();

export default function (component) {
  const root = component.parentElement;
  const page = pages.get(root) ?? new Page(root);
  page.show(component);
  return () => page.leave();
}

class Page {
  constructor(root) {
    this.root = root;
    this.said = []; // the codes of the forms that were sent since the last one was saved
    pages.set(root, this);
    this.farewell = new AbortController();
    const { signal } = this.farewell;
    const on = (target, name, listener) => target.addEventListener(name, listener, { signal });
    for (const name of ["online", "focus"]) on(window, name, () => this.queue?.hurry());
    on(window, "beforeunload", (event) => { if (this.queue?.jobs.length) event.returnValue = true; });
  }

  leave() {
    this.queue?.stop();
    this.farewell.abort();
    pages.delete(this.root);
  }

  show({ data, setTriggerValue }) {
    this.trigger = setTriggerValue;
    const changed = this.data?.round !== data.round;
    const drawn = JSON.stringify([data.round, data.blocks, data.texts]);
    this.data = data;
    if (changed) {
      this.queue?.stop();
      this.queue = new Queue(data.round, this);
      Object.assign(this, kept.read(`bezig:${data.round}`) ?? { typed: {}, placed: {} });
    }
    if (drawn !== this.drawn) this.draw();
    this.drawn = drawn;
    if (data.withdrawn && data.withdrawn === this.last?.code) this.takenBack();
    this.tell();
  }

  get questions() { return this.data.blocks.flatMap(({ questions }) => questions); }

  /* What the form of the survey has as `box`: maps put their places in it. */
  get box() {
    const set = (key, value) => { this.placed[key] = value ?? []; this.count(); this.keep(); };
    return { answers: this.placed, set, hurry() {} };
  }

  keep() {
    const { typed, placed } = this;
    kept.write(`bezig:${this.data.round}`, { typed, placed });
  }

  draw() {
    const { texts, blocks } = this.data;
    this.fields = new Map();
    this.counts = new Map();
    const rows = blocks.map((block) => this.block(block));
    const half = this.middle(blocks);
    this.number = el("input", { id: "number", inputmode: "numeric", autocomplete: "off", class: "nr" });
    this.number.addEventListener("keydown", (event) => this.numberKey(event));
    this.number.addEventListener("input", () => { this.warned = null; this.say(""); });
    this.today = el("p", { class: "today" });
    this.status = el("p", { class: "status", role: "status" });
    this.notice = el("p", { class: "notice", role: "alert" });
    this.save = el("button", { type: "button", class: "save", onclick: () => this.finish() }, texts.save);
    this.undo = el("button", { type: "button", onclick: () => this.back() }, texts.undo);
    const clear = el("button", { type: "button", onclick: () => this.blank() }, texts.clear);
    const frame = el("section", { class: "entry survey", "aria-label": texts.form },
      el("div", { class: "head" }, el("label", { for: "number" }, texts.form_number), this.number, this.status, this.today),
      el("p", { class: "keys" }, texts.keys),
      el("div", { class: "columns" }, el("div", {}, rows.slice(0, half)), el("div", {}, rows.slice(half))),
      this.notice,
      el("div", { class: "foot" }, this.save, this.undo, clear));
    frame.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) { event.preventDefault(); this.finish(); }
    });
    this.root.querySelector(".entry")?.remove();
    this.root.append(frame);
    this.number.value = this.typed.number ?? "";
    this.judge();
    this.number.focus({ preventScroll: true });
  }

  /* After how many blocks the second column begins. */
  middle(blocks) {
    const heights = blocks.map(({ title, number, questions }) => (number ? 1 : questions.length + (title ? 0.6 : 0)));
    const total = heights.reduce((sum, height) => sum + height, 0);
    let height = 0;
    return heights.findIndex((one) => (height += one) >= total / 2) + 1;
  }

  block({ number, title, questions }) {
    const asked = questions.map((question) => this.question(question, number && title));
    if (!number) return el("div", { class: "block" }, title && el("h2", {}, title), asked);
    const name = el("span", { class: "name" }, el("b", {}, number), ` ${title}`);
    return el("div", { class: "block theme" }, name, el("div", { class: "cells" }, asked));
  }

  question(question, theme) {
    const { key, number, text, kind } = question;
    const { texts } = this.data;
    const said = el("span", { class: "said", id: `${key}-said` });
    const look = { class: `row ${kind}` };
    if (kind === "photo") return el("div", look, this.label(question), el("span", { class: "said" }, texts.no_photo));
    if (PLACED.includes(kind)) return this.mapped(question, look);
    const name = theme ? `${number} ${theme}: ${text}` : `${number} ${text}`;
    const how = { id: key, autocomplete: "off", spellcheck: "false", "aria-label": name, "aria-describedby": `${key}-said` };
    const field = el(kind === "long" ? "textarea" : "input", { ...how, rows: kind === "long" && 3, class: this.width(question) });
    const other = question.other && el("input", { id: question.other, class: "wide other", autocomplete: "off", "aria-label": `${number} ${texts.other}`, placeholder: texts.other, hidden: true });
    this.fields.set(key, { question, field, said, other, row: null });
    for (const input of [field, other].filter(Boolean)) {
      input.value = this.typed[input.id] ?? "";
      input.addEventListener("input", () => this.heard(input));
      input.addEventListener("keydown", (event) => this.key(event, input));
      input.addEventListener("focus", () => { input.select(); input.scrollIntoView({ block: "nearest" }); });
      input.addEventListener("blur", () => this.mark(key));
    }
    const row = el("div", look, theme ? el("label", { for: key }, number.replace(/^\d+/, "")) : this.label(question), field, said, other);
    this.fields.get(key).row = row;
    return row;
  }

  label({ key, number, text }) { return el("label", { for: key, id: `${key}-ask`, class: "name" }, el("b", {}, number), ` ${text}`); }

  width({ kind }) {
    if (kind === "short" || kind === "long") return "wide";
    return kind === "top" || kind === "multiple" ? "some" : "code";
  }

  mapped(question, look) {
    const { texts } = this.data;
    const { key, kind } = question;
    const said = el("span", { class: "said", id: `${key}-said` });
    const panel = el("div", { class: "map-panel", hidden: true });
    const names = { "aria-labelledby": `${key}-ask ${key}`, "aria-describedby": `${key}-said` };
    const open = el("button", { type: "button", id: key, ...names, onclick: () => {
      panel.hidden = false;
      panel.replaceChildren(...[places({ data: this.data, box: this.box }, question)].flat(Infinity).filter(Boolean));
      panel.querySelector(".leaflet")?.focus();
    } }, kind === "area" ? texts.draw_area : texts.open_map);
    open.addEventListener("keydown", (event) => this.walk(event, open));
    this.panels = [...(this.panels ?? []).filter((one) => one.isConnected), panel];
    this.counts.set(key, said);
    return el("div", { ...look, class: `${look.class} mapped` }, this.label(question), open, said, panel);
  }

  /* How many places there are, also where the map is closed. */
  count() {
    for (const [key, said] of this.counts) {
      const n = this.placed[key]?.length;
      said.textContent = n ? fill(this.data.texts.on_map, { n }) : "";
    }
  }

  heard(input) {
    this.typed[input.id] = input.value;
    this.keep();
    this.judge();
  }

  /* Say beside each field what it means, and leave out what is not asked. */
  judge() {
    const { texts } = this.data;
    this.count();
    this.answers = {};
    const readings = new Map();
    for (const { question, field, other } of this.fields.values()) {
      const reading = read(question, field.value, texts);
      readings.set(question.key, reading);
      if (reading.value !== undefined && reading.value !== null) this.answers[question.key] = reading.value;
      const chosen = [reading.value ?? []].flat().includes("anders");
      if (other) other.hidden = !chosen;
      const words = other && chosen && read({ kind: "short", max_length: question.max_length }, other.value, texts).value;
      if (words) this.answers[question.other] = words;
    }
    const asked = this.asked();
    for (const [key, { question, field, said, row, other }] of this.fields) {
      const reading = readings.get(key);
      const out = !asked.has(key);
      row.classList.toggle("out", out);
      field.disabled = out;
      if (out) { delete this.answers[key]; delete this.answers[question.other]; }
      if (other && out) other.hidden = true;
      said.textContent = out ? texts.not_asked : reading.fault ? "" : reading.said ?? "";
      if (!reading.fault) this.unmark(key);
    }
    this.readings = readings;
  }

  /* Keys of the questions that this form asks, given its answers. */
  asked() {
    const screens = this.questions.flatMap((question) => {
      const holds = question.conditions.length ? question.conditions : [null];
      // A screen carries the first condition, its question the second.
      return [{ show_if: holds[0], questions: [{ ...question, show_if: holds[1] }] }];
    });
    return new Set(shown(screens, this.answers).flatMap(({ questions }) => questions.map(({ key }) => key)));
  }

  mark(key) {
    const { fault } = this.readings.get(key);
    const { field, said } = this.fields.get(key);
    if (!fault || field.disabled) return false;
    field.setAttribute("aria-invalid", "true");
    said.textContent = fault;
    return true;
  }

  unmark(key) { this.fields.get(key).field.removeAttribute("aria-invalid"); }

  /* Where the keyboard goes, in the order of the paper. */
  get stops() {
    const all = [...this.root.querySelectorAll(".columns input, .columns textarea, .columns .mapped > button")];
    return [this.number, ...all.filter((one) => !one.disabled && !one.hidden), this.save];
  }

  step(from, by) {
    const { stops } = this;
    stops[Math.max(0, Math.min(stops.length - 1, stops.indexOf(from) + by))].focus();
  }

  key(event, input) {
    const key = input.id;
    const long = input.tagName === "TEXTAREA";
    if (event.key !== "Enter" || event.ctrlKey || event.metaKey) return this.walk(event, input, long);
    if (event.shiftKey && long) return undefined;
    event.preventDefault();
    if (this.fields.has(key) && this.mark(key)) return input.select();
    return this.step(input, event.shiftKey ? -1 : 1);
  }

  walk(event, from, stay = false) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!by || stay || event.altKey) return;
    event.preventDefault();
    this.step(from, by);
  }

  numberKey(event) {
    if (event.key !== "Enter" || event.ctrlKey) { this.walk(event, this.number); return; }
    event.preventDefault();
    if (this.isTwice()) return;
    this.say("");
    this.step(this.number, 1);
  }

  /* Numbers of this tab only: they stand on paper, and nowhere with the answers. */
  get numbers() { return attempt(() => JSON.parse(sessionStorage.getItem(this.shelf))) ?? []; }
  get shelf() { return `wijkwijzer-nummers:${this.data.round}`; }

  freeNumber({ typed: { number } }) {
    const others = this.numbers.filter((one) => one !== number);
    attempt(() => sessionStorage.setItem(this.shelf, JSON.stringify(others)));
  }

  isTwice() {
    const n = this.number.value.trim();
    this.typed.number = n;
    this.keep();
    if (!n || !this.numbers.includes(n) || this.warned === n) return false;
    this.warned = n;
    this.say(fill(this.data.texts.twice, { n }));
    return true;
  }

  finish() {
    this.judge();
    const wrong = [...this.fields.keys()].find((key) => this.mark(key));
    if (wrong) { this.fields.get(wrong).field.focus(); return; }
    const asked = this.asked();
    const spots = Object.entries(this.placed).filter(([key, list]) => list?.length && asked.has(key));
    const answers = { ...this.answers, ...Object.fromEntries(spots) };
    if (!Object.keys(answers).length) { this.say(this.data.texts.empty); this.number.focus(); return; }
    if (this.isTwice()) { this.number.focus(); return; }
    const { round, channel, intake_place, language } = this.data;
    const { typed, placed } = this;
    const job = { token: newToken(), answers, round, channel, intake_place, language, typed, placed };
    const n = this.number.value.trim();
    if (n) attempt(() => sessionStorage.setItem(this.shelf, JSON.stringify([...this.numbers, n])));
    this.last = { job };
    if (!this.queue.jobs.length) this.said = [];
    this.say("");
    this.blank();
    this.queue.add(job);
  }

  blank() {
    this.fill({ typed: {}, placed: {} });
    kept.drop(`bezig:${this.data.round}`);
  }

  fill({ typed, placed }) {
    this.typed = { ...typed };
    this.placed = { ...placed };
    this.warned = null;
    this.panels?.forEach((panel) => { panel.hidden = true; panel.replaceChildren(); });
    for (const { field, other } of this.fields.values()) {
      for (const input of [field, other].filter(Boolean)) input.value = this.typed[input.id] ?? "";
    }
    this.number.value = this.typed.number ?? "";
    this.judge();
    this.number.focus();
  }

  sent(job, receipt) {
    const n = job.typed.number;
    const code = receipt ?? "";
    if (this.last?.job.token === job.token) this.last.code = code;
    this.said.push(fill(n ? this.data.texts.sent_form : this.data.texts.sent, { n, code }));
    this.trigger("verstuurd", { n: Date.now() });
    this.tell();
  }

  refused(job, reason) {
    const { texts } = this.data;
    if (this.last?.job.token === job.token) this.last = null;
    this.freeNumber(job);
    if (this.isBlank) this.fill(job);
    this.say(fill(texts.refused, { n: job.typed.number || "", reason }));
  }

  get isBlank() { return Object.values(this.typed).every((text) => !text) && !Object.values(this.placed).some((list) => list?.length); }

  /* Take back the last form: from the queue if it is still here, else from the server. */
  back() {
    const { texts } = this.data;
    if (!this.last) return;
    if (!this.isBlank) { this.say(texts.not_empty); return; }
    if (this.queue.takeBack(this.last.job.token)) this.takenBack();
    else if (this.last.code) {
      this.say(texts.returning);
      this.trigger("terug", { code: this.last.code });
    }
  }

  takenBack() {
    const { job } = this.last;
    this.last = null;
    this.said = [];
    this.freeNumber(job);
    this.fill(job);
    this.keep();
    this.say(this.data.texts.returned);
    this.tell();
  }

  tell() {
    if (!this.status || !this.queue) return;
    const { texts, today } = this.data;
    const n = this.queue.jobs.length;
    const trouble = texts[this.queue.trouble];
    this.status.textContent = n ? [fill(texts.waiting, { n }), trouble && fill(trouble, { n })].filter(Boolean).join(" ") : this.said.join(" ");
    this.status.classList.toggle("unsent", n > 0);
    this.today.textContent = fill(texts.today, { n: today });
    this.undo.disabled = !this.last;
  }

  say(text) { this.notice.textContent = text; }
}
