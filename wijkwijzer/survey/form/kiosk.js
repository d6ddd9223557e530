/* A tablet on a stand: it invites, counts down when nobody touches it, and lets nobody out without
   the facilitator's code. */

import { el, fill } from "./dom.js";
import { post } from "./post.js";

const WARNING = 20; // seconds of visible countdown, at most
const TOUCHES = ["pointerdown", "keydown", "wheel", "touchmove"];

/* The invitation: begin, in one's own language. */
export function start(visit) {
  const { title, wijk, languages, language, texts, screens, pictograms } = visit.data;
  const themes = screens.filter(({ pictogram }) => pictogram).map(({ pictogram, colour }) => {
    const drawing = el("span", { class: "pictogram", style: `--tint:${colour}` });
    drawing.innerHTML = pictograms[pictogram];
    return drawing;
  });
  const begins = languages.map(({ id, name, begin }) => el("button", {
    type: "button", lang: id, id: `begin-${id}`, class: id === language ? "first" : "",
    onclick: () => visit.speak(id, "welcome"),
  }, begin, languages.length > 1 && el("small", {}, name)));
  const way = el("button", { type: "button", class: "quiet", id: "exit", onclick: () => visit.go("exit") }, texts.facilitator);
  return {
    name: "start",
    whole: el("div", { class: "screen" },
      el("p", { class: "where" }, wijk),
      el("h1", { id: "heading", tabindex: "-1" }, title),
      el("p", { class: "themes", "aria-hidden": "true" }, themes),
      el("div", { class: "begins" }, begins),
      el("p", { class: "exit" }, way)),
  };
}

/* The way out, for who has the code. */
export function exit(visit) {
  const { texts, urls } = visit.data;
  const field = el("input", { id: "exit-code", class: `codefield secret`, maxlength: 40, autocomplete: "off", spellcheck: "false", "aria-labelledby": "heading", dir: "ltr" });
  const leave = async () => {
    const answer = await post(urls.exit, { code: field.value }).catch(() => null);
    if (answer?.status !== 200) return visit.say(answer?.content.error ?? texts.noNetwork);
    visit.leave("drop");
    location.replace(urls.home);
  };
  return {
    name: "typed", title: texts.exitTitle, body: [field], focus: "exit-code",
    back: { text: texts.back, act: () => visit.go("start") },
    next: { text: texts.exit, act: leave },
  };
}

/* Watches whether somebody is there. */
export class Kiosk {
  constructor(visit, signal) {
    this.visit = visit;
    const { idle } = visit.data;
    Object.assign(this, { idle, warning: Math.min(WARNING, idle / 2), last: Date.now() });
    const touched = () => { if (!this.dialog) this.last = Date.now(); };
    TOUCHES.forEach((name) => window.addEventListener(name, touched, { signal, capture: true, passive: true }));
    const timer = setInterval(() => this.tick(), 250);
    signal.addEventListener("abort", () => clearInterval(timer));
    // The back button leads to this same screen, never to a page of before.
    const stay = () => { if (!history.state?.stays) history.pushState({ ...history.state, stays: true }, ""); };
    window.addEventListener("popstate", stay, { signal });
    stay();
  }

  /* The invitation in Dutch is what stands there when nobody is there. */
  get resting() { return this.visit.phase === "start" && this.visit.data.language === "nl"; }

  tick() {
    if (this.resting) {
      this.last = Date.now();
      return;
    }
    const left = Math.ceil(this.idle - (Date.now() - this.last) / 1000);
    if (left <= 0) this.over();
    else if (left <= this.warning) this.warn(left);
  }

  over() {
    this.hide();
    this.visit.leave("stop");
  }

  warn(left) {
    const { texts } = this.visit.data;
    if (!this.dialog) this.show(texts);
    this.count.textContent = fill(texts.seconds, { n: left });
  }

  show(texts) {
    const here = () => this.hide();
    this.count = el("p", { class: "count", "aria-hidden": "true" });
    const title = el("h2", { id: "there" }, texts.thereTitle);
    const button = el("button", { type: "button", id: "still-there", onclick: here }, texts.there);
    const about = { class: "countdown", role: "alertdialog", "aria-labelledby": "there", "aria-describedby": "there-for" };
    this.dialog = el("dialog", about, title, el("p", { id: "there-for" }, texts.thereFor), this.count, button);
    this.dialog.addEventListener("cancel", here);
    this.dialog.addEventListener("close", here);
    this.visit.frame.append(this.dialog);
    this.dialog.showModal();
  }

  hide() {
    this.last = Date.now();
    const dialog = this.dialog;
    this.dialog = null;
    dialog?.remove();
  }
}
