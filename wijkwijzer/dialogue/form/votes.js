/* Votes and cards on their way to the server: kept in this browser until it has them. Each has an id
   made here, so that sending again stores nothing twice. */

import { attempt } from "./dom.js";
import { newToken, passing, post } from "./post.js";

const TOGETHER = 120; // ms: taps shortly after one another travel in one post
const LONGEST_WAIT = 5000; // ms between tries; a hall waits for it
const MOST = 100; // votes in one post
const ENOUGH = 120000; // ms: who has to wait this long has sent all they may

export class Votes {
  /* The room gives address(path), joined, meeting, and hears tell(), refused(text), written(card),
     unwritten(card, text), unknown(), closed(). */
  constructor(room, keeping) {
    Object.assign(this, { room, keeping, failures: 0, own: {} });
    this.pending = keeping.get("votes");
    this.cards = keeping.get("cards");
  }

  get saved() { return !this.pending.length && !this.cards.length; }

  /* What one has chosen in a part, sent or not: target -> value. */
  of(part) {
    const own = { ...this.own[part] };
    for (const { part: of, target, value, alone } of this.pending) {
      if (of !== part) continue;
      if (alone && value) Object.keys(own).forEach((other) => delete own[other]);
      if (value === null) delete own[target];
      else own[target] = value;
    }
    return own;
  }

  /* `alone`: it takes the place of what was chosen before. */
  vote(part, target, value, alone = false) {
    const same = (one) => one.part === part && (one.target === target || (alone && one.alone));
    this.pending = this.pending.filter((one) => this.flying?.has(one.id) || !same(one));
    this.pending.push({ id: newToken(), part, target, value, alone });
    this.changed(TOGETHER);
  }

  write(card) {
    this.cards.push({ id: newToken(), ...card });
    this.changed(0);
  }

  changed(pause) {
    this.keep();
    this.room.tell();
    if (!this.failures) this.schedule(pause);
  }

  keep() { this.keeping.set({ votes: this.pending, cards: this.cards }); }

  schedule(pause) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), pause);
  }

  hurry() {
    this.failures = 0;
    this.schedule(0);
  }

  async send() {
    if (this.busy || this.stopped || this.saved || !this.room.joined) return;
    this.busy = true;
    const work = this.pending.length ? this.carry() : this.hand(this.cards[0]);
    const pause = await work.catch(() => this.wait());
    this.busy = false;
    this.flying = null;
    if (this.stopped) return;
    this.keep();
    this.room.tell();
    if (!this.saved) this.schedule(pause ?? 0);
  }

  wait() { return Math.min(LONGEST_WAIT, 500 * 2 ** this.failures++); }

  post(path, body) {
    const { room, keeping } = this;
    return post(room.address(path), { token: keeping.get("token"), meeting: room.meeting, ...body });
  }

  /* Each returns how long to wait before the next post; nothing means: at once. */
  async carry() {
    const batch = this.pending.slice(0, MOST);
    this.flying = new Set(batch.map(({ id }) => id));
    const ballots = batch.map(({ id, part, target, value }) => ({ id, part, target, value }));
    const answer = await this.post("stem", { ballots });
    if (this.stopped) return 0;
    const { status, content } = answer;
    if (status === 200) {
      Object.assign(this.own, content.own);
      this.forget(batch);
      const [why] = Object.values(content.refused);
      if (why) this.room.refused(why);
      this.failures = 0;
    } else return this.lost(answer, () => {
      this.forget(batch);
      this.room.refused(content.error);
    });
  }

  async hand(card) {
    const answer = await this.post("kaart", card);
    if (this.stopped) return 0;
    const drop = () => { this.cards = this.cards.filter((one) => one !== card); };
    if (answer.status === 200) {
      drop();
      this.failures = 0;
      this.room.written(answer.content.card);
    } else return this.lost(answer, () => {
      drop();
      this.room.unwritten(card, answer.content.error);
    });
  }

  forget(batch) { this.pending = this.pending.filter((one) => !batch.includes(one)); }

  lost({ status, retry }, drop) {
    if (passing(status) && retry < ENOUGH) return Math.max(this.wait(), retry);
    if (status === 404) {
      this.room.unknown();
      return this.wait();
    }
    if (status === 409) this.room.closed();
    drop();
    this.failures = 0;
  }

  /* The page goes away: hand the votes to the browser. They stay kept until they are confirmed. */
  flush() {
    if (!this.pending.length || this.stopped || !this.room.joined) return;
    const ballots = this.pending.slice(0, MOST).map(({ id, part, target, value }) => ({ id, part, target, value }));
    const body = JSON.stringify({ token: this.keeping.get("token"), meeting: this.room.meeting, ballots });
    attempt(() => navigator.sendBeacon(this.room.address("stem"), new Blob([body], { type: "application/json" })));
  }

  stop() {
    this.stopped = true;
    clearTimeout(this.timer);
  }
}
