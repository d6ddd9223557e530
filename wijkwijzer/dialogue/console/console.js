/* One screen from which a meeting is run. It is given `data` (see presentation.py) once; what it
   shows comes over the stream and with each answer, and is drawn whole each time. It holds no words. */

import { Acts } from "./acts.js";
import { bar } from "./bar.js";
import { cards } from "./cards.js";
import { fill, h, morph } from "./draw.js";
import { hall } from "./hall.js";
import { hands } from "./hands.js";
import { programme } from "./programme.js";
import { newToken } from "./post.js";
import { follow } from "./stream.js";
import { wall } from "./wall.js";

const screens = new WeakMap();
const PANELS = { programme, cards, hands, hall };

export default function (component) {
  const root = component.parentElement;
  const screen = screens.get(root) ?? new Screen(root, JSON.parse(component.data.content));
  screen.stay();
  return () => screen.leave();
}

/* A reload is the same console; another tab or tablet is another one. */
function nameOf(code) {
  const key = `wijkwijzer-regie:${code}`;
  try {
    const known = sessionStorage.getItem(key) ?? newToken();
    sessionStorage.setItem(key, known);
    return known;
  } catch { return newToken(); }
}

class Screen {
  constructor(root, data) {
    Object.assign(this, { root, data, panel: "programme", online: true, connected: null, said: "", question: null, drawn: {}, readsJudged: false });
    this.name = nameOf(data.code);
    screens.set(root, this);
    this.frame = h("div", { class: "console", lang: data.language });
    root.append(this.frame);
    this.frame.append(h("p", { class: "waiting", role: "status" }, data.texts.loading));
    this.acts = new Acts(data, this.name, {
      busy: (is) => this.frame.classList.toggle("busy", is),
      fault: (text, code) => this.tell(text, code),
      content: (content) => this.take(content),
    });
    this.stream = follow({ code: data.code, screen: "regie", language: data.language, console: this.name }, {
      show: (content, connected) => { this.connected = connected ?? this.connected; this.take(content); },
      online: (is) => { this.online = is; this.draw(); },
      gone: (why, error) => this.end(why === "ended" ? data.texts.gone : error),
    });
    this.keys = (event) => this.key(event);
    document.addEventListener("keydown", this.keys);
    this.clock = setInterval(() => this.tick(), 250);
  }

  stay() { clearTimeout(this.leaving); }

  /* Streamlit may take the element out and put it back in one breath. */
  leave() {
    this.leaving = setTimeout(() => {
      this.stream.close();
      clearInterval(this.clock);
      document.removeEventListener("keydown", this.keys);
      screens.delete(this.root);
      this.frame.remove();
    }, 50);
  }

  get texts() { return this.data.texts; }
  get leads() { return !this.content.lead || this.content.lead.console === this.name; }
  get steps() { return this.leads && !this.content.meeting.over; }
  step(kind, payload) { this.question = null; return this.acts.step(kind, payload); }
  send(act, given) { return this.acts.send(act, given); }
  t(name, values = {}) { return fill(this.texts[name], values); }

  /* A frame that was made before the last answer says nothing new. */
  take(content) {
    if (!content) return this.end(this.texts.gone);
    const now = this.content;
    if (now && (content.sequence < now.sequence || content.revision < now.revision)) return;
    this.content = this.acts.content = content;
    this.draw();
  }

  tell(text, code) {
    this.said = text;
    clearTimeout(this.silence);
    if (text) this.silence = setTimeout(() => this.tell(""), 12000);
    if (code) this.stream.ask();
    if (this.content) this.draw();
  }

  ask(question, yes, act) {
    this.question = { question, yes, act };
    this.draw();
    this.frame.querySelector(".question button")?.focus();
  }

  end(text) {
    clearInterval(this.clock);
    this.stream?.close();
    this.over = true;
    this.frame.replaceChildren(h("div", { class: "farewell" }, h("h1", {}, text || this.texts.gone),
      h("a", { class: "go", href: this.data.links.list, target: "_self" }, this.texts.to_list)));
  }

  /* What was judged is drawn only for who looks at it. */
  reads(is) {
    if (is === this.readsJudged) return;
    this.readsJudged = is;
    this.draw();
  }

  open(panel) { this.panel = panel; this.draw(); }

  draw() {
    if (!this.content || this.over) return;
    const fresh = h("div", { class: this.frame.className, lang: this.data.language },
      this.head(), this.notices(),
      h("div", { class: "body", "data-key": "body" }, wall(this), this.aside()),
      bar(this));
    morph(this.frame, fresh);
    this.tick();
  }

  head() {
    const { meeting } = this.content;
    const { texts, connected } = this;
    const links = this.data.links;
    const code = meeting.code.replace(/(...)(...)/, "$1 $2");
    return h("header", { "data-key": "head" },
      h("a", { class: "back", href: links.list, target: "_self", "aria-label": texts.to_list }, "‹"),
      h("h1", {}, meeting.title),
      meeting.rehearsal && h("b", { class: "rehearsal" }, texts.rehearsal),
      h("span", { class: "code" }, texts.code, " ", h("b", {}, code)),
      connected && h("span", { class: "connected" }, connected.deelnemer === 1 ? texts.connected1 : this.t("connected", { n: connected.deelnemer })),
      connected && !meeting.over && h("span", { class: connected.wand ? "connected" : "nowall" },
        connected.wand > 1 ? this.t("walls", { n: connected.wand }) : connected.wand ? texts.one_wall : texts.no_wall),
      h("nav", { "aria-label": texts.links },
        h("a", { href: links.wall, target: "_blank", rel: "noopener" }, texts.open_wall),
        h("a", { href: links.dark, target: "_blank", rel: "noopener" }, texts.open_dark),
        h("a", { href: links.sheet, target: "_blank", rel: "noopener" }, texts.join_sheet)));
  }

  notices() {
    const { content, texts, connected } = this;
    const { lead } = content;
    const others = (connected?.consoles ?? []).filter((one) => one !== this.name);
    return h("div", { class: "notices", "data-key": "notices" },
      h("div", { role: "status", class: "offline", "data-key": "offline" }, !this.online && texts.offline),
      h("div", { role: "alert", class: "fault", "data-key": "fault" }, this.said),
      !this.leads && !content.meeting.over && h("div", { class: "lead", "data-key": "lead" },
        h("p", {}, this.t("other_leads", { name: lead.account }), " ",
          !others.includes(lead.console) && texts.lead_away),
        h("button", { type: "button", class: "strong", onclick: () => this.acts.step("lead") }, texts.take_over)),
      this.leads && others.length > 0 && h("p", { class: "quiet", "data-key": "others" }, this.t(others.length > 1 ? "others" : "other", { n: others.length })),
      this.question && h("div", { class: "question", role: "alertdialog", "aria-label": this.question.question, "data-key": "question" },
        h("p", {}, this.question.question),
        h("button", { type: "button", class: "strong", onclick: () => { const { act } = this.question; this.question = null; this.draw(); act(); } }, this.question.yes),
        h("button", { type: "button", onclick: () => { this.question = null; this.draw(); } }, texts.no)));
  }

  aside() {
    const waiting = this.content.waiting.length;
    const names = Object.keys(PANELS);
    const pick = (event) => {
      const turn = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
      if (!turn) return;
      event.preventDefault();
      this.open(names[(names.indexOf(this.panel) + turn + names.length) % names.length]);
      this.frame.querySelector('[role="tab"][aria-selected="true"]').focus();
    };
    return h("section", { class: "aside", "data-key": "aside" },
      h("div", { class: "tabs", role: "tablist", "aria-label": this.texts.panels, "data-key": "tabs" }, names.map((name) =>
        h("button", {
          type: "button", role: "tab", id: `tab-${name}`, "aria-controls": "panel", "data-key": name, onkeydown: pick,
          "aria-selected": String(name === this.panel), tabindex: name === this.panel ? "0" : "-1", onclick: () => this.open(name),
        }, this.texts[name], name === "cards" && waiting > 0 && h("b", { class: "waiting-count" }, ` ${waiting}`)))),
      h("div", { class: "panel", id: "panel", role: "tabpanel", tabindex: "0", "aria-labelledby": `tab-${this.panel}`, "data-key": this.panel },
        PANELS[this.panel](this)));
  }

  /* PageDown and PageUp are what a presenter's clicker sends, too. */
  key(event) {
    if (!this.content || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    const button = { PageDown: ".bar .next", PageUp: ".bar .undo" }[event.key];
    if (!button) return;
    event.preventDefault();
    const found = this.frame.querySelector(button);
    if (!found.disabled) found.click();
  }

  tick() {
    const shown = this.frame.querySelector(".clock");
    if (!shown || !this.content) return;
    const { timer } = this.content;
    if (!timer) { shown.textContent = "–:––"; shown.classList.remove("late"); return; }
    const left = timer.ends_at ? Math.round((Date.parse(timer.ends_at) - this.stream.now()) / 1000) : timer.left;
    const whole = Math.abs(left);
    shown.textContent = `${left < 0 ? "−" : ""}${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
    shown.classList.toggle("late", left < 0);
  }
}
