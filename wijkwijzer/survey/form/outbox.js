/* What the server does not have yet, and the way there: begin, save, send. */

import { attempt, same } from "./dom.js";
import { passing, post } from "./post.js";

const TOGETHER = 700; // ms: answers given shortly after one another travel in one post
const LINGER = 4000; // ms before a step or a language alone is worth a post
const LONGEST_WAIT = 15000; // ms between tries

/* One post at a time, each save with a higher number, until the server answers that it has
   everything. What is not confirmed is `pending`. The visit is told: tell, began, refused, sent,
   notSent, gone. */
export class Outbox {
  /* `draft`: token, answers, number, step, language, code; `begun`: false where the server does not
     know it yet, or, `unread`, where only the server knows what it holds. */
  constructor(draft, { urls, start, shelf, visit }) {
    const kept = shelf.read(draft.token);
    Object.assign(this, { urls, start, shelf, visit, token: draft.token, code: draft.code ?? "" });
    Object.assign(this, { failures: 0, mismatches: {}, personal: new Set(draft.personal) });
    this.begun = draft.begun ?? true;
    this.uploads = []; // photos (photos.js); too large to keep anywhere but in memory
    this.unread = draft.unread ?? false;
    this.pending = kept.pending ?? {};
    this.number = kept.number ?? 0;
    this.step = kept.step || draft.step || "";
    this.stepSent = !kept.step;
    this.language = this.languageSent = draft.language;
    this.sending = kept.sending ?? false;
    this.take(draft);
    this.schedule(0);
  }

  get saved() { return this.begun && !this.uploads.length && Object.keys(this.pending).length === 0; }
  get done() {
    return this.saved && this.stepSent && this.language === this.languageSent && !this.sending;
  }

  take({ answers = {}, number = 0 }) {
    this.number = Math.max(this.number, number);
    this.stored = answers;
    this.answers = { ...answers, ...this.pending };
  }

  set(key, value, pause = 0) {
    this.pending[key] = this.answers[key] = value;
    delete this.mismatches[key];
    this.changed(Math.max(pause, TOGETHER));
  }

  moveTo(step) {
    this.stepSent = this.stepSent && step === this.step;
    this.step = step;
    this.changed(this.saved ? LINGER : 0);
  }

  speak(language) {
    this.language = language;
    this.changed(this.saved ? LINGER : 0);
  }

  send() {
    this.sending = true;
    this.keep();
    this.hurry();
  }

  changed(pause) {
    this.keep();
    this.visit.tell();
    if (!this.failures) this.schedule(pause);
  }

  keep() {
    const { pending, number, step, sending } = this;
    if (this.done) this.shelf.drop(this.token);
    else this.shelf.write(this.token, { pending, number, step, sending });
  }

  schedule(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.post(), pause);
  }

  hurry() { this.failures = 0; this.schedule(0); }

  async post() {
    if (this.busy || this.stopped || this.done) return;
    this.busy = true;
    const photo = this.uploads.length && !Object.keys(this.pending).length;
    const hand = this.sending && this.saved;
    const work = !this.begun ? this.begin() : photo ? this.carry() : hand ? this.hand() : this.save();
    const pause = await work.catch(() => this.wait());
    this.busy = false;
    if (this.stopped) return;
    this.keep();
    this.visit.tell();
    if (!this.done) this.schedule(pause ?? (this.saved && !this.sending ? LINGER : 0));
  }

  wait() { return Math.min(LONGEST_WAIT, 1000 * 2 ** this.failures++); }
  later({ retry }) { return Math.max(this.wait(), retry); }

  /* Each returns how long to wait before the next post; nothing means: as soon as it is worth it. */
  async begin() {
    const { token, language, unread } = this;
    const answer = unread
      ? await post(this.urls.save, { token, number: 0, changes: {} })
      : await post(this.urls.begin, { ...this.start, token, language });
    if (this.stopped) return 0;
    if (passing(answer.status)) return this.later(answer);
    if (answer.status !== 200) return this.lost(answer);
    const { saved, number, step, code, token: given } = answer.content;
    if (given && given !== token) this.rename(given);
    this.begun = true;
    this.code = code ?? this.code;
    this.step ||= step ?? "";
    this.languageSent = language;
    this.take({ answers: saved, number });
    this.failures = 0;
    this.visit.began();
  }

  rename(token) {
    this.shelf.drop(this.token);
    this.token = token;
  }

  body(changes) {
    this.number += 1;
    const { token, number, step, language } = this;
    return { token, number, changes, step, language };
  }

  async save() {
    const { step, pending, oneByOne, language } = this;
    const sent = Object.fromEntries(Object.entries(pending).slice(0, oneByOne ? 1 : undefined));
    const answer = await post(this.urls.save, this.body(sent));
    if (this.stopped) return 0;
    const { status, content } = answer;
    if (status === 200) {
      this.settle(sent, content);
      this.stepSent = this.step === step;
      this.languageSent = language;
    } else if (status === 404 || status === 409) return this.lost(answer);
    else if (status === 400 || status === 413) this.refuse(Object.keys(sent));
    else return this.later(answer);
    this.failures = 0;
  }

  /* A photo, to be sent by itself. */
  upload(one) {
    this.uploads.push(one);
    this.onUpload?.[one.key]?.();
    this.changed(0);
  }

  dropUpload(one) {
    this.uploads = this.uploads.filter((other) => other !== one);
    this.onUpload?.[one.key]?.();
    this.changed(0);
  }

  async carry() {
    const [upload] = this.uploads;
    const answer = await upload.send(upload);
    if (this.stopped) return 0;
    if (passing(answer.status)) return this.later(answer);
    this.failures = 0;
    if (answer.status === 404 || answer.status === 409) return this.lost(answer);
  }

  async hand() {
    const answer = await post(this.urls.send, { token: this.token });
    const { status, content } = answer;
    if (this.stopped) return 0;
    if (status === 400) {
      this.sending = false;
      this.visit.notSent(content.error);
      return 0;
    }
    if (status !== 200) return passing(status) ? this.later(answer) : this.lost(answer);
    this.stop();
    this.shelf.drop(this.token);
    this.visit.sent(content.receipt);
    return 0;
  }

  /* The draft is gone or the round is over: nothing of it can arrive any more. */
  lost({ status, content }) {
    this.stop();
    this.pending = {};
    this.shelf.drop(this.token);
    const why = ["moved", "sent", "closed", "invitation"].find((code) => code === content.code);
    this.visit.gone(why ?? (status === 404 ? "unknown" : "refused"), content.error);
    return 0;
  }

  /* Confirm what is stored as it was sent. What is not (overtaken by another screen) is sent again;
     after three times the server's answer holds, so that this ends. */
  settle(sent, { saved, number, personal = [] }) {
    this.number = Math.max(this.number, number);
    this.stored = saved;
    for (const key of Object.keys(sent)) {
      if (personal.includes(key)) this.personal.add(key);
      else this.personal.delete(key);
      const stored = same(saved[key], sent[key]);
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
    if (!keys.length) this.languageSent = this.language;
    if (keys.length !== 1) return;
    this.confirm(keys[0]);
    this.visit.refused(keys[0]);
  }

  /* The page goes away: hand what is left to the browser. It stays kept until it is confirmed. */
  flush() {
    if (this.saved || !this.begun || this.stopped) return;
    const body = JSON.stringify(this.body(this.pending));
    this.keep();
    attempt(() => navigator.sendBeacon(this.urls.save, new Blob([body], { type: "application/json" })));
  }

  stop() { this.stopped = true; clearTimeout(this.timer); }
}
