/* What this browser keeps of a visit: which draft is open, and what the server does not have yet.
   A tablet on a stand keeps it for one tab only, so that nothing survives the screen itself. */

import { attempt } from "./dom.js";

const DRAFT = "wijkwijzer:";
const VISIT = "wijkwijzer-bezoek:";

export class Shelf {
  constructor(round, kiosk) {
    this.round = round;
    this.store = attempt(() => (kiosk ? sessionStorage : localStorage));
  }

  read(token) { return this.get(DRAFT + token) ?? {}; }
  write(token, kept) { this.put(DRAFT + token, kept); }
  drop(token) { attempt(() => this.store.removeItem(DRAFT + token)); }

  /* Which draft this browser was filling in: {token, language, begun}. */
  get visit() { return this.get(VISIT + this.round); }
  set visit(kept) { this.put(VISIT + this.round, kept); }

  get(key) { return attempt(() => JSON.parse(this.store.getItem(key))); }
  put(key, kept) { attempt(() => this.store.setItem(key, JSON.stringify(kept))); }

  /* Everything of every visit goes, wherever it was kept. */
  wipe() {
    for (const store of [attempt(() => localStorage), attempt(() => sessionStorage)]) {
      const keys = attempt(() => Object.keys(store)) ?? [];
      const ours = keys.filter((key) => key.startsWith(DRAFT) || key.startsWith(VISIT));
      ours.forEach((key) => attempt(() => store.removeItem(key)));
    }
  }
}
