/* Somebody in a meeting: what is known of it, and which screen that makes. Nothing is kept beside the
   whole content that the server pushes, one's own votes, and what is being typed. */

import { asking } from "./asking.js";
import { left } from "./clock.js";
import { attempt } from "./dom.js";
import { ended, loading, paused, seatOf, sitting, typeCode, waiting } from "./door.js";
import { Keeping } from "./keeping.js";
import { patch } from "./patch.js";
import { passing, post } from "./post.js";
import { results } from "./results.js";
import { sheet } from "./sheet.js";
import { follow } from "./stream.js";
import { Votes } from "./votes.js";

const PATIENCE = 1500; // ms of not being saved before it is said aloud
const LONGEST_WAIT = 10000; // ms between two tries to join
const CODE = /^\d{6}$/;

export class Room {
  constructor(root, { content, languages }) {
    const { code, language, pictograms, spoken, example, map, follow: thread } = JSON.parse(content);
    Object.assign(this, { root, pictograms, languages, spoken, map, thread, marked: example, at: {}, failures: 0 });
    Object.assign(this, { notice: "", heard: "", cards: [], online: null, joined: false, choosing: {} });
    this.use(language);
    this.listening = new AbortController();
    const { signal } = this.listening;
    window.addEventListener("pagehide", () => this.votes?.flush(), { signal });
    document.addEventListener("visibilitychange", () => this.votes?.hurry(), { signal });
    this.ticking = setInterval(() => this.tick(), 500);
    if (code) this.enter(code);
    this.draw();
  }

  end() {
    this.votes?.flush();
    this.close();
    this.listening.abort();
    clearInterval(this.ticking);
    this.node?.remove();
  }

  enter(code) {
    this.code = code;
    this.keeping = new Keeping(code);
    this.votes = new Votes(this, this.keeping);
    this.choosing = { step: "here", ...this.seat };
    this.stream = follow({ code, screen: "deelnemer", language: this.language }, {
      show: (content) => this.show(content),
      online: (is) => this.connected(is),
      gone: (why, error) => this.leave(why, error),
    });
  }

  close() {
    [this.trying, this.lately].forEach(clearTimeout);
    this.votes?.stop();
    this.stream?.close();
  }

  get seat() { return this.keeping?.get("seat"); }
  get drafts() { return this.keeping.get("drafts"); }
  get meeting() { return this.content?.meeting.id; }
  get confirmed() { return Boolean(this.party && this.content?.parties.includes(this.party)); }
  get example() { return this.marked && this.texts.example; }
  get hasVoted() { return this.votes.failures > 0 || Object.keys(this.votes.of(this.content?.part?.id)).length > 0 || this.cards.length > 0; }

  address(path) {
    return new URL(`/dialoog/${path}?taal=${this.language}`, document.baseURI);
  }

  partyName(id) { return this.content?.all_parties.find((party) => party.id === id)?.name ?? ""; }

  cardsOf(part) {
    const passed = new Set(this.content.cards.map(({ id }) => id));
    const state = (card) => ({ ...card, state: passed.has(card.id) ? "passed" : card.state });
    const unsent = this.votes.cards.map((card) => ({ ...card, state: "unsent" }));
    return [...this.cards.map(state), ...unsent].filter((card) => card.part === part);
  }

  /* What the server tells */

  show(content) {
    const before = this.content;
    this.content = content;
    if (content.meeting.over) return this.leave("over");
    const parties = before && String(before.parties) !== String(content.parties);
    const waits = !this.confirmed && content.part?.kind === "ambities";
    if (!this.joined || (this.seat?.party && (parties || waits))) this.join();
    this.draw();
  }

  connected(is) {
    const back = is && this.online === false;
    this.online = is;
    if (back) this.votes.hurry();
    this.draw();
  }

  /* Take the seat, or take it again: the server says what counts. */
  async join() {
    const { seat } = this;
    if (this.joining || !seat || !this.content?.meeting.begun || this.why) return;
    this.joining = true;
    const body = { code: this.code, token: this.keeping.get("token"), language: this.language, ...seat };
    const answer = await post(this.address("aanmelden"), body).catch(() => ({ status: 503, retry: 0 }));
    this.joining = false;
    if (this.why) return;
    const { status, content, retry } = answer;
    if (status === 200) this.sat(content);
    else if (status === 404) this.leave("unknown", content.error);
    else if (passing(status) || status === 409) {
      const pause = Math.min(LONGEST_WAIT, 1000 * 2 ** this.failures++);
      clearTimeout(this.trying);
      this.trying = setTimeout(() => this.join(), Math.max(pause, retry));
    } else {
      this.keeping.set({ seat: null });
      this.say(content.error);
    }
  }

  sat({ own, cards, seat, content }) {
    this.joined = true;
    this.failures = 0;
    this.party = seat.confirmed ? seat.party : null;
    this.cards = cards;
    this.votes.own = own;
    if (content.revision >= this.content.revision && content.language === this.language) this.content = content;
    this.votes.hurry();
    this.draw();
  }

  /* What the votes tell */

  tell() {
    if (this.votes.saved) {
      clearTimeout(this.lately);
      if (this.late) this.heard = this.texts.saved;
      this.late = this.lately = null;
    } else
      this.lately ??= setTimeout(() => {
        this.late = true;
        this.heard = this.texts.unsent;
        this.draw();
      }, PATIENCE);
    this.draw();
  }

  refused(error) { this.say(error); }

  written(card) {
    this.cards = [...this.cards, card];
    this.heard = this.texts.states.wait;
  }

  /* The text goes back to where it was typed. */
  unwritten({ part, kind, text, target, theme, point }, error) {
    const name = `${part}:${kind}`;
    const about = this.content.part?.targets.find(({ id }) => id === target);
    const known = { about: about ? { id: about.id, text: about.text } : null, target: { ...(target && { target }), ...(theme && { theme }) }, ...(point && { point, mapped: true }) };
    if (!this.drafts[name]?.text) this.keeping.set({ drafts: { ...this.drafts, [name]: { text, ...known } } });
    this.say(error);
  }

  unknown() {
    this.joined = false;
    this.join();
  }

  closed() { this.stream.ask(); }

  /* The meeting is over for this browser: who one was to the server is forgotten. */
  leave(id, error = "") {
    if (this.why) return;
    this.why = { id, error, lost: Boolean(this.keeping && !this.votes.saved) };
    this.close();
    this.keeping?.wipe();
    this.draw();
  }

  /* What somebody does */

  vote(part, key, value, alone) {
    this.notice = "";
    this.votes.vote(part.id, key, value, alone);
  }

  move(id) {
    const { part, stage } = this.content;
    this.at[`${part.id}:${stage}`] = id;
    this.notice = "";
    this.draw();
    this.arrive();
  }

  begin(name, about) {
    this.keeping.set({ drafts: { ...this.drafts, [name]: { text: "", ...about } } });
    this.draw();
  }

  type(name, text, about) {
    const draft = this.drafts[name];
    const known = draft?.text ? draft : { ...draft, ...about };
    this.keeping.set({ drafts: { ...this.drafts, [name]: { ...known, text } } });
    this.notice = "";
    this.draw();
  }

  point(name, changes) {
    const known = this.drafts[name] ?? { text: "", about: null, target: {} };
    this.keeping.set({ drafts: { ...this.drafts, [name]: { ...known, ...changes } } });
    this.draw();
  }

  write(name, card) {
    const { [name]: _sent, ...rest } = this.drafts;
    this.keeping.set({ drafts: rest });
    this.votes.write(card);
  }

  choose(changes) {
    const moved = changes.step && changes.step !== this.choosing.step;
    Object.assign(this.choosing, changes);
    this.draw();
    if (moved) this.arrive();
  }

  sit() {
    this.keeping.set({ seat: seatOf(this.choosing) });
    this.resitting = false;
    this.notice = "";
    this.joined = false;
    this.join();
    this.draw();
    this.arrive();
  }

  sitAnew() {
    this.choosing = { step: "here", ...this.seat };
    this.resitting = true;
    this.draw();
    this.arrive();
  }

  /* A device that goes from hand to hand: once everything has arrived. */
  nextPerson() {
    if (!this.votes.saved) return this.say(this.texts.unsent);
    this.keeping.renew();
    Object.assign(this, { joined: false, party: null, cards: [], at: {}, choosing: { step: "here" } });
    this.votes.own = {};
    this.draw();
    this.arrive();
  }

  async tryCode(digits) {
    if (!CODE.test(digits)) return this.say(this.texts.codeShort);
    const where = new URL(`/dialoog/stand?d=${digits}&taal=${this.language}`, document.baseURI);
    const answer = await fetch(where).catch(() => null);
    const content = await answer?.json().catch(() => null);
    if (!answer?.ok) return this.say(content?.error ?? this.texts.noNetwork);
    location.assign(new URL(`/dialoog?d=${digits}&taal=${this.language}`, document.baseURI));
  }

  anotherCode() { location.assign(new URL(`/dialoog?taal=${this.language}`, document.baseURI)); }

  say(text) {
    this.notice = text;
    this.heard = text;
    this.draw();
  }

  /* Languages */

  use(language) {
    this.language = this.spoken[language] ? language : "nl";
    Object.assign(this, this.spoken[this.language]);
    Object.assign(document.documentElement, { lang: this.language, dir: this.dir });
  }

  speak(language) {
    this.use(language);
    const here = new URL(location.href);
    here.searchParams.set("taal", language);
    attempt(() => history.replaceState(history.state, "", here));
    this.stream?.speak(language);
    this.draw();
  }

  /* Drawing */

  screen() {
    const { content, why } = this;
    if (why) return ended(this);
    if (!this.code) return typeCode(this);
    if (!content) return loading(this);
    if (!this.seat || this.resitting) return sitting(this);
    if (content.overlay !== "none") return paused(this);
    if (!content.meeting.begun || !content.part) return waiting(this);
    return content.part.collecting ? asking(this) : results(this);
  }

  draw() {
    const screen = this.screen();
    const news = this.shown !== undefined && this.shown !== screen.key;
    const had = this.root.activeElement;
    const writes = had?.matches("textarea, input:not([type])") && had.value;
    if (news) this.notice = "";
    if (news) this.heard = [screen.eyebrow, screen.title].filter(Boolean).join(" – ");
    this.shown = screen.key;
    const made = sheet(this, screen);
    this.node = this.node ? patch(this.node, made) : this.root.appendChild(made);
    if (!news) return;
    const stays = had && this.root.contains(had);
    if (writes && !stays) this.say(this.texts.leftOff);
    if (writes && stays) return;
    if (had && !stays) this.root.getElementById("heading").focus({ preventScroll: true });
    this.node.scrollIntoView({ block: "start" });
  }

  /* Somebody went on: read from the top. */
  arrive() {
    this.root.getElementById("heading")?.focus({ preventScroll: true });
    this.node.scrollIntoView({ block: "start" });
  }

  tick() {
    if (!this.stream) return;
    const seconds = left(this);
    if (seconds !== this.seconds) this.draw();
    this.seconds = seconds;
  }
}
