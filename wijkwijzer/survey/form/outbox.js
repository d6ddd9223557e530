/* What is kept in this browser until the server has it, and the way there. */

import { attempt, same } from "./dom.js";

const PREFIX = "wijkwijzer:";
const LONGEST_WAIT = 15000; // ms between tries

export const shelf = {
  read: (token) => attempt(() => JSON.parse(localStorage.getItem(PREFIX + token))) ?? {},
  write: (token, kept) => attempt(() => localStorage.setItem(PREFIX + token, JSON.stringify(kept))),
  drop: (token) => attempt(() => localStorage.removeItem(PREFIX + token)),
  wipe() {
    const keys = attempt(() => Object.keys(localStorage)) ?? [];
    keys.filter((key) => key.startsWith(PREFIX)).forEach((key) => localStorage.removeItem(key));
  },
};

/* Takes answers to the server: one post at a time, each with a higher number, until the server
   answers that it has them. What is not confirmed is `pending`. */
export class Outbox {
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
