/* One resident's visit: which screen is shown, in which language, and what becomes of it at the end.
   What it is given (`data`) stands in presentation.py; none of it holds words of its own.

   The questions (questions.js) use of a visit: data, box (answers, set, hurry), root, say, draw. */

import { asked, asking } from "./asking.js";
import { check, sending } from "./check.js";
import { attempt, fill } from "./dom.js";
import { Farewell } from "./farewell.js";
import { frame } from "./frame.js";
import { Kiosk, exit, start } from "./kiosk.js";
import { Outbox } from "./outbox.js";
import { newToken } from "./post.js";
import { receipt } from "./receipt.js";
import { Shelf } from "./shelf.js";
import { Speech } from "./speech.js";
import { again, message, stop, typeCode, waiting, welcome } from "./welcome.js";

const PATIENCE = 1500; // ms of not being saved before it is said aloud
const SOON = 600; // ms within which sending is usually done
const CHECK = "@nakijken"; // the step of the last look; no step of a questionnaire begins with @
const SCREENS = {
  start, exit, welcome, again, code: typeCode, waiting, questions: asking, check, sending, receipt, stop, message,
};

export class Visit {
  constructor(root) {
    this.root = root;
    this.listening = new AbortController();
    const { signal } = this.listening;
    const on = (target, name, listener) => target.addEventListener(name, listener, { signal });
    const hurry = () => { this.box?.hurry(); this.leaving?.run(); };
    on(window, "online", hurry);
    on(document, "visibilitychange", hurry);
    on(window, "pagehide", () => this.box?.flush());
    on(window, "beforeunload", (event) => { if (this.box && !this.box.saved && !this.box.stopped) event.returnValue = true; });
  }

  end() {
    this.box?.flush();
    this.put(null);
    this.listening.abort();
    this.speech?.stop();
    this.frame?.remove();
  }

  /* The page is drawn again around a visit that goes on: only what another device did is news. */
  show(page) {
    if (this.page) {
      const { draft } = page;
      if (draft && draft.token === this.box?.token && draft.number > this.box.number) {
        this.box.take(draft);
        this.draw();
      }
      return;
    }
    this.page = { ...page, content: JSON.parse(page.content) };
    this.contents = { [this.page.content.language]: this.page.content };
    this.data = this.page.content;
    this.use(this.page.content.language);
    this.home = page.kiosk ? "start" : "welcome";
    this.shelf = new Shelf(page.round, page.kiosk);
    this.leaving = new Farewell(page.urls);
    this.speech = new Speech(this, this.listening.signal);
    if (page.kiosk) this.kiosk = new Kiosk(this, this.listening.signal);
    this.arrive(page);
    this.fetchAll();
  }

  arrive({ state, draft, kiosk, receipt: given }) {
    this.known = this.shelf.visit;
    if (state === "receipt") this.sent(given);
    else if (state === "unknown" && this.beginning) this.pickUp(this.known);
    else if (state !== "open") this.gone(state);
    else if (draft) this.enter(draft);
    else if (this.known?.sent) this.showAgain(this.known);
    else if (this.known && kiosk) this.pickUp(this.known);
    else this.go(this.known ? "again" : this.home);
  }

  /* Whether the draft in the address was begun here without the server having heard of it yet. */
  get beginning() {
    const { token, begun } = this.known ?? {};
    return begun === false && token === new URL(location.href).searchParams.get("c");
  }

  /* Begin a draft; its secret is made here, so that asking twice makes one. */
  begin(invitation) {
    this.invitation = invitation; // typed by this resident: it goes when they go
    this.open({ token: newToken(), begun: false });
    this.ask(asked(this)[0].id);
  }

  /* Go on with what this browser was filling in; only the server knows the answers. */
  pickUp({ begun, ...known }) {
    this.resuming = true;
    this.open({ ...known, begun: false, unread: begun });
    this.go("waiting");
    this.speak(known.language);
  }

  /* A tablet on a stand that was reloaded at the receipt. */
  showAgain({ token }) {
    this.open({ token });
    this.box.send();
    this.go("waiting");
  }

  /* A draft as the server has it. */
  enter(draft) {
    this.open(draft);
    this.toStep();
  }

  /* A draft of another device, found by its code; perhaps of another round. */
  take({ round, token, language, code }) {
    const { kiosk } = this.page;
    this.put(null);
    new Shelf(round, kiosk).visit = { token, language, code, begun: true };
    if (round === this.page.round) return this.pickUp({ token, language, code, begun: true });
    location.search = new URLSearchParams({ ronde: round, ...(kiosk ? { kiosk: 1 } : { c: token }) });
  }

  toStep() {
    this.resuming = false;
    const { step, sending: wanted } = this.box;
    const screens = asked(this);
    if (wanted) this.go("sending");
    else if (step === CHECK) this.go("check");
    else this.ask((screens.find(({ id }) => id === step) ?? screens[0]).id);
  }

  open(draft) {
    const { urls, start: asks } = this.page;
    const language = draft.language ?? this.data.language;
    const start = this.invitation ? { ...asks, invitation: this.invitation } : asks;
    this.put(new Outbox({ ...draft, language }, { urls, start, shelf: this.shelf, visit: this }));
    this.remember();
  }

  put(box) {
    [this.late, this.soon].forEach(clearTimeout);
    this.late = this.isLate = null;
    this.box?.stop();
    this.box = box;
    this.showed = this.returning = false;
  }

  /* Where a reload finds this draft again: never in the address of a tablet on a stand. */
  remember() {
    const { token, language, code, begun, unread } = this.box;
    this.shelf.visit = { token, language, code, begun: begun || unread };
    if (!this.page.kiosk) this.address({ c: token });
  }

  address(changes) {
    const here = new URL(location.href);
    for (const [name, value] of Object.entries(changes)) {
      if (value) here.searchParams.set(name, value);
      else here.searchParams.delete(name);
    }
    attempt(() => history.replaceState(history.state, "", here));
  }

  /* What the outbox tells */

  began() {
    this.remember();
    if (this.resuming) this.toStep();
  }

  sent(given) {
    this.code = given;
    this.shelf.wipe();
    if (this.page.kiosk) this.shelf.visit = { token: this.box.token, sent: true };
    this.go("receipt");
  }

  notSent(error) {
    this.go("check");
    this.say(error);
  }

  gone(why, error) {
    Object.assign(this, { why, error });
    this.shelf.wipe();
    if (why === "invitation") this.uninvited(error);
    else this.go("message");
  }

  /* This round is for who has a code from the letter. */
  uninvited(error) {
    const { language } = this.data;
    this.put(null);
    this.clean();
    this.use(language); // the same person reads on
    if (!this.page.kiosk) this.address({ taal: language });
    this.why = "invitation";
    this.go("code");
    if (error !== this.data.texts.letterLead) this.say(error);
  }

  refused(key) {
    const questions = this.data.screens.flatMap((screen) => screen.questions);
    this.draw();
    this.say(fill(this.data.texts.refused, { question: questions.find((one) => one.key === key)?.text }));
  }

  /* Keep the two states true at once; aloud only what lasts, not the moment between. */
  tell() {
    if (!this.box || !this.frame) return;
    const { data: { texts }, box: { saved, stopped } } = this;
    this.parts.status.textContent = stopped ? "" : saved ? texts.saved : texts.unsent;
    if (saved) {
      clearTimeout(this.late);
      if (this.isLate) this.parts.aloud.textContent = texts.saved;
      this.late = this.isLate = null;
    } else
      this.late ??= setTimeout(() => {
        this.isLate = true;
        this.parts.aloud.textContent = texts.unsent;
        this.tell();
      }, PATIENCE);
    const states = Object.entries({ unsent: !saved, late: this.isLate, stopped });
    states.forEach(([name, holds]) => this.frame.classList.toggle(name, Boolean(holds)));
    if (this.phase === "questions" && this.asks !== this.signature()) this.draw();
    if (this.phase === "check" && this.warned !== this.box.personal.size) this.draw();
    if (saved && this.pausing) this.leave("drop");
  }

  /* Which questions stand on this screen; another answer may change that. */
  signature() {
    const screen = asked(this).find(({ id }) => id === this.at);
    return screen && screen.questions.map(({ key }) => key).join();
  }

  /* Moving about */

  ask(id, returning = false) {
    this.at = id;
    this.returning = returning;
    this.go("questions");
    this.box.moveTo(id);
  }

  go(phase) {
    if (["questions", "check"].includes(this.phase)) this.before = this.phase;
    this.phase = phase;
    this.speech.stop();
    if (phase === "check") {
      this.returning = false;
      this.box.moveTo(CHECK);
    }
    this.draw();
    this.root.getElementById(this.screen.focus ?? "heading")?.focus({ preventScroll: true });
    this.frame.scrollIntoView({ block: "start" });
  }

  /* Draw the whole screen; whoever had the focus keeps it. */
  draw() {
    const focused = this.root.activeElement?.id;
    this.screen = SCREENS[this.phase](this);
    this.parts = frame(this, this.screen);
    if (this.box) Object.assign(this, { asks: this.signature(), warned: this.box.personal.size });
    this.kiosk?.hide();
    this.frame?.remove();
    this.frame = this.parts.node;
    this.root.append(this.frame);
    this.speech.show();
    this.tell();
    if (focused) this.root.getElementById(focused)?.focus({ preventScroll: true });
  }

  say(text) {
    this.parts.notice.textContent = text;
    this.parts.notice.hidden = !text;
    this.parts.aloud.textContent = text;
  }

  send() {
    this.box.send();
    this.draw();
    this.soon = setTimeout(() => { if (this.box?.sending && !this.box.stopped) this.go("sending"); }, SOON);
  }

  /* Languages */

  use(language) {
    const { content, ...page } = this.page;
    const { map, pictograms } = content;
    this.data = { map, pictograms, ...this.contents[language], ...page };
    Object.assign(document.documentElement, { lang: language, dir: this.data.dir });
  }

  async speak(language, phase = this.phase) {
    const asks = this.phase;
    if (!(await this.fetched(language))) return this.say(this.data.texts.noNetwork);
    this.use(language);
    if (!this.page.kiosk) this.address({ taal: language });
    if (this.box) {
      this.box.speak(language);
      this.remember();
    }
    if (this.phase !== asks || !asks) return this.phase && this.draw();
    if (phase === asks) this.draw();
    else this.go(phase);
  }

  async fetched(language) {
    const { url } = this.page.languages.find(({ id }) => id === language) ?? {};
    if (!this.contents[language] && url) {
      const answer = await fetch(url).catch(() => null);
      const content = answer?.ok && (await answer.json().catch(() => null));
      if (content) this.contents[language] = content;
    }
    return this.contents[language];
  }

  /* So that another language is there when the network is not. */
  fetchAll() {
    const idle = window.requestIdleCallback ?? ((work) => setTimeout(work, 2000));
    const others = this.page.languages.map(({ id }) => id).filter((id) => !this.contents[id]);
    const next = () => idle(async () => {
      if (!others.length) return;
      await this.fetched(others.shift());
      next();
    });
    next();
  }

  /* Ending */

  /* Going on later with the code: only once the server has everything. */
  pause() {
    this.pausing = true;
    this.say(this.box.saved ? "" : this.data.texts.waiting);
    this.tell();
  }

  /* Leave nothing of this resident here. `erase` and `stop` also make their token worth nothing,
     once what they asked to send has arrived; `stop` not where they have the code to go on with. */
  leave(how) {
    const { box, known } = this;
    const token = box?.token ?? this.page.draft?.token ?? known?.token;
    const elsewhere = how === "stop" && this.showed && this.page.kiosk && box?.saved;
    const underway = box && box.sending && !box.stopped;
    if (underway) this.box = null;
    this.put(null);
    if (how !== "drop" && token && !elsewhere) {
      if (underway) this.leaving.finish(box);
      else this.leaving.add(token);
    }
    this.clean();
    this.go(this.home);
  }

  clean() {
    this.shelf.wipe();
    const names = ["known", "code", "at", "before", "pausing", "why", "error", "resuming", "invitation"];
    names.forEach((name) => { this[name] = null; });
    this.page.draft = null;
    const dutch = this.contents.nl ? "nl" : this.data.language;
    if (!this.page.kiosk) this.address({ c: "", taal: this.data.language === dutch ? "" : dutch });
    this.use(dutch);
  }
}
