/* Drafts that a screen is done with: their token must become worth nothing, also when the network
   is gone at that moment. What waits is kept as tokens, never with answers. */

import { attempt } from "./dom.js";
import { passing, post } from "./post.js";

const KEY = "wijkwijzer.afscheid";
const PAUSE = 5000; // ms between tries

export class Farewell {
  constructor(urls) {
    this.urls = urls;
    this.waiting = attempt(() => JSON.parse(localStorage.getItem(KEY))) ?? [];
    this.held = new Set();
    this.run();
  }

  /* `send`: the resident asked to send it, so that is done first. */
  add(token, send = false) {
    this.waiting.push({ token, send });
    this.keep();
    this.run();
  }

  /* Let what this screen still holds arrive before its token goes; it draws nothing any more. */
  finish(box) {
    const { token } = box;
    this.held.add(token);
    const over = () => { this.held.delete(token); this.run(); };
    const silent = { tell() {}, began() {}, refused() {}, notSent: over, sent: over, gone: over };
    const nowhere = { read: () => ({}), write() {}, drop() {} };
    Object.assign(box, { visit: silent, shelf: nowhere });
    this.add(token, true);
    box.hurry();
  }

  keep() {
    if (this.waiting.length) attempt(() => localStorage.setItem(KEY, JSON.stringify(this.waiting)));
    else attempt(() => localStorage.removeItem(KEY));
  }

  async run() {
    clearTimeout(this.timer);
    if (this.busy) return;
    this.busy = true;
    let failed = false;
    for (const one of [...this.waiting].filter(({ token }) => !this.held.has(token))) {
      const gone = await this.leave(one).catch(() => false);
      failed ||= !gone;
      if (gone) this.waiting = this.waiting.filter((other) => other !== one);
      this.keep();
    }
    this.busy = false;
    const more = this.waiting.some(({ token }) => !this.held.has(token));
    if (more) this.timer = setTimeout(() => this.run(), failed ? PAUSE : 0);
  }

  async leave({ token, send }) {
    for (const url of send ? [this.urls.send, this.urls.stop] : [this.urls.stop]) {
      const { status } = await post(url, { token }, true);
      if (passing(status)) return false;
    }
    return true;
  }
}
