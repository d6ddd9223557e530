/* Finished forms on their way to the server: kept in this browser until it has them, one at a time,
   in order. Each form has a token of its own, so that sending again stores nothing twice. */

import { attempt } from "./dom.js";

const PREFIX = "wijkwijzer-invoer:";
const LONGEST_WAIT = 15000; // ms between tries

export const kept = {
  read: (name) => attempt(() => JSON.parse(localStorage.getItem(PREFIX + name))),
  write: (name, value) => attempt(() => localStorage.setItem(PREFIX + name, JSON.stringify(value))),
  drop: (name) => attempt(() => localStorage.removeItem(PREFIX + name)),
};

export function newToken() {
  const bytes = String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18)));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_");
}

class Refused extends Error {
  constructor(status, { error, code }) { super(error); Object.assign(this, { status, code }); }
}

export class Queue {
  /* `page` hears sent(job, receipt), refused(job, reason) and tell(). */
  constructor(round, page) {
    Object.assign(this, { name: `wachtrij:${round}`, page, failures: 0, trouble: "" });
    this.jobs = kept.read(this.name) ?? [];
    this.schedule(0);
  }

  add(job) {
    this.jobs.push(job);
    this.keep();
    this.hurry();
  }

  /* Take back what is not under way yet; the last form, or nothing. */
  takeBack(token) {
    const job = this.jobs.at(-1);
    if (job?.token !== token || job.begun) return undefined;
    this.jobs.pop();
    this.keep();
    return job;
  }

  keep() {
    if (this.jobs.length) kept.write(this.name, this.jobs);
    else kept.drop(this.name);
    this.page.tell();
  }

  hurry() { this.failures = 0; this.schedule(0); }
  stop() { this.stopped = true; clearTimeout(this.timer); }

  schedule(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.run(), pause);
  }

  async run() {
    if (this.busy || this.stopped || !this.jobs.length) return;
    this.busy = true;
    const [job] = this.jobs;
    job.begun = true;
    let pause = 0;
    try {
      const { receipt } = await deliver(job);
      this.done(job);
      this.page.sent(job, receipt);
    } catch (error) { pause = this.failed(job, error); }
    this.busy = false;
    this.keep();
    this.schedule(pause);
  }

  done(job) {
    this.jobs = this.jobs.filter((other) => other !== job);
    this.failures = 0;
    this.trouble = "";
  }

  /* Returns how long to wait. What the server will never take goes back to who types. */
  failed(job, error) {
    if (error.status === 400 || error.status === 413) {
      this.done(job);
      this.page.refused(job, error.message);
      return 0;
    }
    this.trouble = error.status === 403 ? "signed_out" : error.code === "closed" ? "closed" : "";
    return Math.min(LONGEST_WAIT, 1000 * 2 ** this.failures++);
  }
}

async function post(address, body) {
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), 10000);
  try {
    const headers = { "Content-Type": "application/json" };
    const request = { method: "POST", headers, body: JSON.stringify(body), signal: stop.signal };
    const response = await fetch(address, request);
    const answer = await response.json();
    if (!response.ok) throw new Refused(response.status, answer);
    return answer;
  } finally { clearTimeout(limit); }
}

/* Begin, save and send; each step may be done again. Who finds the form sent goes on to its code. */
async function deliver({ token, answers, round, channel, intake_place, language }) {
  try {
    await post("/beginnen", { token, round, channel, intake_place, language });
    await post("/antwoorden", { token, number: 1, changes: answers, step: "" });
  } catch (error) { if (error.code !== "sent") throw error; }
  return post("/versturen", { token });
}
