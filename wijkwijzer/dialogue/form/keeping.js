/* What this browser keeps of a meeting, by its code: who one is to the server, and what the server
   does not have yet. It goes when the meeting is over. */

import { attempt } from "./dom.js";
import { newToken } from "./post.js";

const NAME = "wijkwijzer-dialoog:";
const STALE = 24 * 3600 * 1000; // ms after which what another meeting left is cleared away

export class Keeping {
  constructor(code) {
    this.name = NAME + code;
    tidy(this.name);
    const kept = read(this.name) ?? {};
    this.kept = { token: newToken(), seat: null, votes: [], cards: [], drafts: {}, ...kept };
  }

  get(name) { return this.kept[name]; }

  set(changes) {
    Object.assign(this.kept, changes, { at: Date.now() });
    if (!this.gone) attempt(() => localStorage.setItem(this.name, JSON.stringify(this.kept)));
  }

  /* Somebody else goes on with this device. */
  renew() {
    this.kept = { token: newToken(), seat: null, votes: [], cards: [], drafts: {} };
    this.set({});
  }

  wipe() {
    this.gone = true;
    attempt(() => localStorage.removeItem(this.name));
  }
}

const read = (name) => attempt(() => JSON.parse(localStorage.getItem(name)));

function tidy(own) {
  const names = attempt(() => Object.keys(localStorage)) ?? [];
  const stale = (name) => name.startsWith(NAME) && name !== own && !(Date.now() - read(name)?.at < STALE);
  names.filter(stale).forEach((name) => attempt(() => localStorage.removeItem(name)));
}
