/* The survey form: one screen at a time, answers kept in this browser until the server has them.
   What it is given (`data`) and the triggers it sets stand in presentation.py; it holds no words. */

import { el, fill } from "./dom.js";
import { Outbox, shelf } from "./outbox.js";
import { Questions } from "./questions.js";

const PATIENCE = 1500; // ms of not being saved before it is said aloud
const forms = new WeakMap();

export default function (component) {
  const root = component.parentElement;
  const form = forms.get(root) ?? new Form(root);
  form.show(component);
  return () => form.leave();
}

class Form {
  constructor(root) {
    this.root = root;
    forms.set(root, this);
    this.farewell = new AbortController();
    const { signal } = this.farewell;
    const on = (target, name, listener) => target.addEventListener(name, listener, { signal });
    on(window, "online", () => this.box?.hurry());
    on(document, "visibilitychange", () => this.box?.hurry());
    on(window, "pagehide", () => this.box?.flush());
    on(window, "beforeunload", (event) => { if (this.box && !this.box.saved) event.returnValue = true; });
  }

  leave() {
    this.close();
    this.farewell.abort();
    forms.delete(this.root);
  }

  close() {
    [this.late, this.repeat].forEach(clearTimeout);
    this.late = this.isLate = this.drawn = null;
    this.box?.flush();
    this.box?.stop();
    this.box = null;
  }

  show({ data, setTriggerValue }) {
    this.trigger = setTriggerValue;
    if (data.wipe) {
      if (this.box) this.box.pending = {};
      this.close();
      shelf.wipe();
      this.root.querySelector(".survey")?.remove();
      return;
    }
    clearTimeout(this.repeat);
    this.finishing = false;
    this.data = data;
    if (this.box?.token !== data.token) this.open(data);
    const ahead = data.number > this.box.number; // another device went on with this draft
    if (ahead) this.box.take(data);
    const drawn = JSON.stringify({ ...data, answers: 0, number: ahead && data.number, step: 0 });
    if (drawn !== this.drawn) this.draw();
    this.drawn = drawn;
    document.documentElement.lang = data.language;
  }

  open(data) {
    this.close();
    this.box = new Outbox(data, this);
    this.place = Math.max(0, data.screens.findIndex(({ id }) => id === this.box.step));
  }

  /* Draw the whole screen; whoever had the focus keeps it. */
  draw() {
    const { texts, language: lang, dir } = this.data;
    const focused = this.root.activeElement?.id;
    this.questions = new Questions(this);
    this.status = el("span", { role: "status", "aria-live": "off" }); // true at once, hence silent
    this.aloud = el("p", { class: "unseen", "aria-live": "polite" });
    this.notice = el("p", { class: "notice", hidden: true });
    const back = { type: "button", id: "back", disabled: !this.place, onclick: () => this.go(this.place - 1) };
    const foot = [
      this.notice,
      el("div", { class: "says" }, el("i", { class: "dot" }), this.status),
      el("button", back, texts.back),
      el("button", { type: "submit", id: "next" }, texts.next),
    ];
    const onsubmit = (event) => { event.preventDefault(); this.next(); };
    const sheet = el("div", { class: "sheet" }, this.head(), this.screen(this.data.screens[this.place]));
    const reach = el("div", { class: "foot" }, el("div", { class: "reach" }, foot));
    const names = { class: "survey", lang, dir, novalidate: true, "aria-label": texts.form, onsubmit };
    this.frame = el("form", names, sheet, this.aloud, reach);
    this.root.querySelector(".survey")?.remove();
    this.root.append(this.frame);
    this.tell();
    if (focused) this.root.getElementById(focused)?.focus({ preventScroll: true });
  }

  head() {
    const { languages, language, screens, texts } = this.data;
    const choices = languages.slice(languages.length > 1 ? 0 : 1).map(({ id, name }) => {
      const pressed = { "aria-pressed": String(id === language), onclick: () => this.trigger("taal", id) };
      return el("button", { type: "button", id: `language-${id}`, lang: id, ...pressed }, name);
    });
    const group = { class: "languages", role: "group", "aria-label": texts.language };
    const done = `width:${(100 * (this.place + 1)) / screens.length}%`;
    const bar = el("div", { class: "bar", "aria-hidden": "true" }, el("span", { style: done }));
    const { progress } = screens[this.place];
    return el("div", { class: "head" }, el("p", { class: "progress" }, progress), el("div", group, choices), bar);
  }

  /* A screen without a title takes its first question as its heading. */
  screen({ title, question, help, pictogram, colour, questions }) {
    const heading = title || questions[0].text;
    const intro = [
      this.questions.pictogram(pictogram),
      el("h2", { id: "heading", tabindex: "-1" }, heading),
      question && el("p", { class: "about" }, question),
      help.map((line) => el("p", { class: "help" }, line)),
    ];
    const asked = questions.map((one) => this.questions.question(one, heading === one.text));
    const kind = pictogram ? "theme" : questions.length > 1 ? "several" : "one";
    const look = { class: `screen ${kind}`, style: colour && `--tint:${colour}` };
    return el("div", look, el("div", { class: "intro" }, intro), el("div", { class: "asked" }, asked));
  }

  next() {
    this.finishing = this.place + 1 === this.data.screens.length;
    if (!this.finishing) this.go(this.place + 1);
    else this.box.hurry();
    this.tell();
  }

  go(place) {
    this.place = place;
    this.finishing = false;
    clearTimeout(this.repeat);
    this.draw();
    this.box.moveTo(this.data.screens[this.place].id);
    this.root.getElementById("heading").focus({ preventScroll: true });
    this.frame.scrollIntoView({ block: "start" });
  }

  /* Keep the two states true at once; aloud only what lasts, not the moment between. */
  tell() {
    const { data: { texts }, box: { saved, stopped } } = this;
    this.status.textContent = stopped ? "" : saved ? texts.saved : texts.unsent;
    if (saved) {
      clearTimeout(this.late);
      if (this.isLate) this.aloud.textContent = texts.saved;
      this.late = this.isLate = null;
    } else
      this.late ??= setTimeout(() => {
        this.isLate = true;
        this.aloud.textContent = texts.unsent;
        this.tell();
      }, PATIENCE);
    const states = Object.entries({ unsent: !saved, late: this.isLate, stopped });
    states.forEach(([name, holds]) => this.frame.classList.toggle(name, Boolean(holds)));
    if (this.finishing && !stopped) this.finish(saved);
  }

  finish(saved) {
    this.say(saved ? "" : this.data.texts.waiting);
    if (!saved) return;
    this.finishing = false;
    const trigger = (times) => {
      this.trigger("klaar", { step: this.data.screens[this.place].id });
      // A page that lost its connection for a moment does not hear the first call.
      if (times < 5) this.repeat = setTimeout(trigger, 4000, times + 1);
    };
    trigger(1);
  }

  say(text) {
    this.notice.textContent = text;
    this.notice.hidden = !text;
    this.aloud.textContent = text;
  }

  refused(key) {
    const asked = this.data.screens.flatMap((screen) => screen.questions);
    this.draw();
    this.say(fill(this.data.texts.refused, { question: asked.find((one) => one.key === key)?.text }));
  }

  gone(code) {
    this.tell();
    this.say(this.data.texts[code]);
    this.frame.querySelector(".sheet").inert = true;
    this.trigger("vervallen", { code });
  }
}
