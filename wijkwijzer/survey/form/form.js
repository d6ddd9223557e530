/* The survey form: one screen at a time, answers kept in this browser until the server has them.
   What it is given (`data`) and the triggers it sets stand in presentation.py; it holds no words. */

const PREFIX = "wijkwijzer:";
const TYPING_PAUSE = 800; // ms
const PATIENCE = 1500; // ms of not being saved before it is said aloud
const LONGEST_WAIT = 15000; // ms between tries
const forms = new WeakMap();

export default function (component) {
  const root = component.parentElement;
  const form = forms.get(root) ?? new Form(root);
  form.show(component);
  return () => form.leave();
}

/* Storage and beacons may be refused (private windows); the form works without. */
const attempt = (work) => { try { return work(); } catch { return undefined; } };

const shelf = {
  read: (token) => attempt(() => JSON.parse(localStorage.getItem(PREFIX + token))) ?? {},
  write: (token, kept) => attempt(() => localStorage.setItem(PREFIX + token, JSON.stringify(kept))),
  drop: (token) => attempt(() => localStorage.removeItem(PREFIX + token)),
  wipe() {
    const keys = attempt(() => Object.keys(localStorage)) ?? [];
    keys.filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key));
  },
};

const same = (a, b) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/* Takes answers to the server: one post at a time, each with a higher number, until the server
   answers that it has them. What is not confirmed is `pending`. */
class Outbox {
  constructor(data, form) {
    const kept = shelf.read(data.token);
    Object.assign(this, { token: data.token, url: data.post_url, form, failures: 0, mismatches: {} });
    this.pending = kept.pending ?? {};
    this.number = kept.number ?? 0;
    this.step = kept.step || data.step;
    this.stepSent = !kept.step;
    this.take(data);
    this.schedule(0);
  }

  get saved() { return Object.keys(this.pending).length === 0; }
  get done() { return this.saved && this.stepSent; }

  take({ answers, number }) {
    this.number = Math.max(this.number, number);
    this.stored = answers;
    this.answers = { ...answers, ...this.pending };
  }

  set(key, value, pause = 0) {
    this.pending[key] = this.answers[key] = value;
    delete this.mismatches[key];
    this.changed(pause);
  }

  moveTo(step) {
    this.stepSent = this.stepSent && step === this.step;
    this.step = step;
    this.changed(0);
  }

  changed(pause) {
    this.keep();
    this.form.tell();
    if (!this.failures) this.schedule(pause);
  }

  keep() {
    const { pending, number, step } = this;
    if (this.done) shelf.drop(this.token);
    else shelf.write(this.token, { pending, number, step });
  }

  schedule(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.post(), pause);
  }

  hurry() { this.failures = 0; this.schedule(0); }

  body(changes) {
    this.number += 1;
    const { token, number, step } = this;
    return JSON.stringify({ token, number, changes, step });
  }

  async post() {
    if (this.busy || this.stopped || this.done) return;
    this.busy = true;
    const { step, pending, oneByOne } = this;
    const sent = Object.fromEntries(Object.entries(pending).slice(0, oneByOne ? 1 : undefined));
    const stop = new AbortController();
    const limit = setTimeout(() => stop.abort(), 10000);
    let pause;
    try {
      const headers = { "Content-Type": "application/json" };
      const request = { method: "POST", headers, body: this.body(sent), signal: stop.signal };
      pause = await this.receive(await fetch(this.url, request), sent, step);
    } catch { pause = this.wait(); }
    clearTimeout(limit);
    this.busy = false;
    if (this.stopped) return;
    this.keep();
    this.form.tell();
    if (!this.done) this.schedule(pause);
  }

  wait() { return Math.min(LONGEST_WAIT, 1000 * 2 ** this.failures++); }

  /* Returns how long to wait before the next post. */
  async receive(response, sent, step) {
    const { status } = response;
    if (this.stopped) return 0;
    if (response.ok) {
      const { saved, number } = await response.json();
      this.settle(sent, saved);
      this.number = Math.max(this.number, number);
      this.stepSent = this.step === step;
    } else if (status === 404 || status === 409) {
      this.stop();
      this.pending = {};
      shelf.drop(this.token);
      this.form.gone(status === 404 ? "unknown" : "closed");
    } else if (status === 400 || status === 413) this.refuse(Object.keys(sent));
    else return Math.max(this.wait(), 1000 * Number(response.headers.get("Retry-After")) || 0);
    this.failures = 0;
    return 0;
  }

  /* Confirm what is stored as it was sent. What is not (overtaken by another screen) is sent again;
     after three times the server's answer holds, so that this ends. */
  settle(sent, saved) {
    this.stored = saved;
    for (const key of Object.keys(sent)) {
      const stored = same(this.stored[key], sent[key]);
      this.mismatches[key] = stored ? 0 : (this.mismatches[key] ?? 0) + 1;
      const changed = !same(this.pending[key], sent[key]);
      if (!changed && (stored || this.mismatches[key] >= 3)) this.confirm(key);
    }
  }

  confirm(key) {
    delete this.pending[key];
    this.answers[key] = this.stored[key];
    if (this.saved) this.oneByOne = false;
  }

  /* Something in this post is refused: find out what by sending one answer at a time. */
  refuse(keys) {
    this.oneByOne = keys.length > 1;
    this.stepSent = this.stepSent || !keys.length;
    if (keys.length !== 1) return;
    this.confirm(keys[0]);
    this.form.refused(keys[0]);
  }

  /* The page goes away: hand what is left to the browser. It stays kept until it is confirmed. */
  flush() {
    if (this.saved || this.stopped) return;
    const type = "application/json";
    const body = this.body(this.pending);
    this.keep();
    attempt(() => navigator.sendBeacon(this.url, new Blob([body], { type })));
  }

  stop() { this.stopped = true; clearTimeout(this.timer); }
}

/* Build an element; `on...` are listeners, other properties attributes, empty ones nothing. */
function el(tag, properties = {}, ...children) {
  const space = /^(svg|path|text|tspan)$/.test(tag) ? "2000/svg" : "1999/xhtml";
  const node = document.createElementNS(`http://www.w3.org/${space}`, tag);
  for (const [name, value] of Object.entries(properties)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value || value === 0) node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat(Infinity).filter(Boolean));
  return node;
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);

/* What the server would refuse or change anyway: control signs, half characters, outer space. */
function clean(text, longest) {
  const whole = text.replace(/\r\n?/g, "\n").replace(/[^\P{Cc}\n]/gu, " ").replace(/\p{Cs}/gu, "");
  return Array.from(whole.normalize("NFC").trim()).slice(0, longest).join("").trim() || null;
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
    this.chosen = null;
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

  pictogram(id) {
    const drawing = el("span", { class: "pictogram", "aria-hidden": "true" });
    drawing.innerHTML = this.data.pictograms[id] ?? ""; // our own drawings, never what someone typed
    return id && drawing;
  }

  /* A screen without a title takes its first question as its heading. */
  screen({ title, question, help, pictogram, colour, questions }) {
    const heading = title || questions[0].text;
    const intro = [
      this.pictogram(pictogram),
      el("h2", { id: "heading", tabindex: "-1" }, heading),
      question && el("p", { class: "about" }, question),
      help.map((line) => el("p", { class: "help" }, line)),
    ];
    const asked = questions.map((one) => this.question(one, heading === one.text));
    const kind = pictogram ? "theme" : questions.length > 1 ? "several" : "one";
    const look = { class: `screen ${kind}`, style: colour && `--tint:${colour}` };
    return el("div", look, el("div", { class: "intro" }, intro), el("div", { class: "asked" }, asked));
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
    input.checked = this.box.answers[key] === value;
    const listener = () => { this.box.set(key, value); this.chosen?.(); };
    return this.choice(input, listener, face);
  }

  /* The way not to answer stands apart from the answers. */
  aside(question) {
    const { key, dont_know: unknown, not_said: unsaid } = question;
    if (unknown) return el("div", { class: "aside" }, this.radio(question, "weet_niet", unknown));
    if (unsaid) return el("div", { class: "aside" }, this.radio(question, "niet_gezegd", unsaid));
    const onclick = () => { this.box.set(key, null); this.draw(); };
    return el("div", { class: "aside" }, el("button", { type: "button", onclick }, this.data.texts.clear));
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
    const { view_box: viewBox, shapes } = this.data.map;
    const tap = (id) => () => this.root.getElementById(`${question.key}=${id}`).click();
    const paths = shapes.map(({ id, path: d }) => el("path", { d, "fill-rule": "evenodd", onclick: tap(id) }));
    const labels = shapes.map(({ label_lines: lines, label_size: size, label_x: x, label_y: y }) => {
      const line = (text, i) => el("tspan", { x, y: y + (i - (lines.length - 1) / 2) * size * 1.15 }, text);
      return el("text", { "font-size": size }, lines.map(line));
    });
    this.chosen = () => shapes.forEach(({ id }, i) => {
      const here = id === this.box.answers[question.key];
      [paths[i], labels[i]].forEach((node) => node.classList.toggle("chosen", here));
    });
    this.chosen();
    const map = el("svg", { viewBox, class: "map", "aria-hidden": "true" }, paths, labels);
    return [shapes.length && map, this.single(question)];
  }

  /* Ticking several; a `top` is chosen in order: first tapped is number 1, tapping again removes. */
  several({ key, options, kind, choose, full_text: full }) {
    const ranked = kind === "top";
    const chosen = () => this.box.answers[key] ?? [];
    const tap = (id, wanted) => {
      const others = chosen().filter((other) => other !== id);
      const refused = wanted && ranked && others.length >= choose;
      this.say(refused ? full : "");
      const some = wanted ? [...others, id] : others;
      const order = ranked ? some : options.map((option) => option.id).filter((one) => some.includes(one));
      if (!refused) this.box.set(key, order.length ? order : null);
      mark();
    };
    const tiles = options.map(({ id, text, pictogram }) => {
      const input = el("input", { type: "checkbox", id: `${key}=${id}` });
      const badge = el("span", { class: "badge" });
      const face = [this.pictogram(pictogram), el("span", { class: "name" }, text), ranked && badge];
      return { id, text, input, badge, label: this.choice(input, () => tap(id, input.checked), face) };
    });
    const ranks = el("ol", { class: "ranks", "aria-label": this.data.texts.choices });
    const mark = () => {
      for (const { id, input, badge } of tiles) {
        const n = chosen().indexOf(id) + 1;
        input.checked = n > 0;
        const spoken = el("span", { class: "unseen" }, `, ${fill(this.data.texts.rank, { n })}`);
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
    field.value = this.box.answers[key] ?? "";
    const note = el("p", { class: number ? "hint" : "counter", "aria-live": number && "polite" });
    const read = () => {
      const text = clean(field.value, max);
      if (!number) note.textContent = fill(this.data.texts.counter, { n: field.value.length, max });
      if (!text || !number) return kind === "short" && text ? text.replace(/\s+/g, " ") : text;
      const value = /^-?\d{1,9}$/.test(text) ? Number(text) : NaN;
      const fits = value >= minimum && value <= maximum;
      note.textContent = fits ? "" : range;
      return fits ? value : null;
    };
    field.addEventListener("input", () => this.box.set(key, read(), TYPING_PAUSE));
    field.addEventListener("change", () => this.box.hurry());
    read();
    return [field, note];
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
