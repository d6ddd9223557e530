/* What is always at hand: back, the clock, a pause, and the one step that comes next. */

import { fill, h } from "./draw.js";

export function bar(screen) {
  const { content, texts } = screen;
  const { overlay, undoable } = content;
  const runs = screen.steps && content.meeting.begun;
  const cover = (name) => h("button", {
    type: "button", class: "cover", disabled: !runs, "aria-pressed": String(overlay === name), "data-key": name,
    onclick: () => screen.step("overlay", { overlay: overlay === name ? "none" : name }),
  }, texts[name]);
  return h("footer", { class: "bar", "data-key": "bar" },
    h("button", { type: "button", class: "undo", disabled: !runs || !undoable, "aria-keyshortcuts": "PageUp", onclick: () => screen.step("undo") },
      h("span", {}, texts.undo), h("small", {}, undoable ? texts[`undo_${undoable}`] ?? "" : "")),
    timer(screen, runs),
    h("div", { class: "covers" }, cover("pauze"), cover("opkijken")),
    next(screen));
}

function timer(screen, runs) {
  const { content, texts } = screen;
  const now = content.timer;
  const off = !runs || !content.part;
  const ends = (seconds) => ({ ends_at: new Date(screen.stream.now() + seconds * 1000).toISOString() });
  const left = () => (now.ends_at ? Math.round((Date.parse(now.ends_at) - screen.stream.now()) / 1000) : now.left);
  const planned = content.programme.find(({ id }) => id === content.part?.id)?.minutes || 5;
  const runsNow = Boolean(now?.ends_at);
  const toggle = () => {
    if (!now) return screen.step("timer", ends(planned * 60));
    return screen.step("timer", runsNow ? { left: Math.max(0, left()) } : ends(now.left));
  };
  const more = () => screen.step("timer", runsNow ? ends(Math.max(0, left()) + 60) : { left: (now ? now.left : 0) + 60 });
  const say = runsNow ? texts.timer_pause : now ? texts.timer_go_on : fill(texts.timer_start, { n: planned });
  return h("div", { class: "timer", role: "group", "aria-label": texts.timer },
    h("span", { class: "clock", role: "timer" }),
    h("button", { type: "button", disabled: off, onclick: toggle }, say),
    h("button", { type: "button", disabled: off, onclick: more }, texts.timer_more),
    now && h("button", { type: "button", disabled: off, onclick: () => screen.step("timer", {}), "aria-label": texts.timer_stop }, "×"));
}

function next(screen) {
  const { label, under, act, off } = following(screen);
  return h("button", { type: "button", class: "next", disabled: off, onclick: act, "aria-keyshortcuts": "PageDown" },
    h("span", {}, label), h("small", {}, under));
}

/* What the big button says and does. */
function following(screen) {
  const { content, texts } = screen;
  const { meeting } = content;
  if (meeting.over) return { label: texts.over, under: texts.over_under, act: () => location.assign(screen.data.links.report) };
  if (!screen.leads) return { label: texts.looking_on, under: texts.looking_on_under, off: true };
  if (content.overlay !== "none") {
    return { label: texts.go_on, under: texts[`under_${content.overlay}`], act: () => screen.step("overlay", { overlay: "none" }) };
  }
  const to = content.following;
  if (!to) return closing(screen);
  const act = () => screen.step(to.kind, to.payload);
  if (to.kind === "open_meeting") return opening(screen, act);
  if (to.kind === "stage") return { label: texts.next_stage, under: texts.next_stage_under, act };
  if (to.kind === "part") {
    const { title } = content.programme.find(({ id }) => id === to.payload.part);
    return { label: fill(content.part ? texts.next_part : texts.first_part, { title }), under: "", act };
  }
  return phase(screen, to.payload.phase, act);
}

function phase(screen, name, act) {
  const { content, texts } = screen;
  const kind = content.part.kind;
  if (name === "reveal") {
    const few = content.n_voted < 5 && kind !== "ambities";
    return { label: texts.next_reveal, under: few ? texts.few_votes : fill(texts.votes_in, { n: content.n_voted }), act };
  }
  if (name === "discuss") return { label: kind === "ideeen" ? texts.next_ideas : texts.next_discuss, under: "", act };
  const waiting = Object.values(content.unanswered).reduce((sum, n) => sum + n, 0);
  if (waiting) return { label: fill(texts.next_objections, { n: waiting }), under: texts.next_objections_under, act: () => screen.open("cards") };
  return { label: texts.next_close, under: fill(texts.part_of, { n: content.part.number, of: content.part.of }), act };
}

function opening(screen, act) {
  const { meeting } = screen.content;
  const { texts } = screen;
  const early = meeting.held_on !== new Date(screen.stream.now()).toLocaleDateString("sv-SE", { timeZone: "Europe/Amsterdam" });
  const ask = () => screen.ask(fill(texts.open_early, { date: screen.data.date }), texts.open_yes, act);
  return { label: texts.open, under: texts.open_under, act: early && !meeting.rehearsal ? ask : act };
}

export function closing(screen) {
  const { texts, content } = screen;
  const act = () => screen.ask(content.meeting.rehearsal ? texts.end_rehearsal_ask : texts.close_ask,
    content.meeting.rehearsal ? texts.end_rehearsal_yes : texts.close_yes, () => screen.step("close_meeting"));
  return { label: content.meeting.rehearsal ? texts.end_rehearsal : texts.close, under: texts.close_under, act };
}
