/* What stands around every screen: where one is, the language, the time, and the bar that is always
   within reach with what is saved. */

import { typed } from "./choices.js";
import { clock } from "./clock.js";
import { languages } from "./languages.js";
import { put } from "./patch.js";

/* `screen`: name, key (another screen has another), title; and where it has them eyebrow, progress,
   part (0-1), pictogram (our own drawing), lead, body, below (what stays when the question goes),
   back and next as {text, act, off}, status (whether it says what is saved). */
export function sheet(room, screen) {
  const { texts, language: lang, dir, notice, heard } = room;
  const submit = (event) => {
    event.preventDefault();
    if (screen.next) screen.next.act();
  };
  const look = { class: `survey meeting ${screen.name}`, lang, dir, novalidate: true, autocomplete: "off" };
  return put("form", { ...look, "aria-label": texts.form, onsubmit: submit },
    banner(room),
    put("div", { class: "sheet" },
      head(room),
      put("div", { class: "screen" },
        over(room, screen),
        put("div", { class: "asked", "data-key": `asked/${screen.key}` }, title(screen),
          screen.lead && put("p", { class: "lead" }, typed(screen.lead)),
          screen.body),
        put("div", { class: "beneath", "data-key": "beneath" }, screen.below))),
    put("p", { class: "unseen", id: "aloud", "aria-live": "polite" }, heard),
    foot(room, screen, notice));
}

function banner({ texts, content, example }) {
  const marks = [content?.meeting.rehearsal && texts.rehearsal, example && texts.example].filter(Boolean);
  return marks.length > 0 && put("p", { class: "example", id: "banner" },
    marks.map(({ mark, text }) => put("span", {}, put("b", {}, mark), " ", text, " ")));
}

function head(room) {
  const { content, texts } = room;
  const sign = put("img", { src: "/favicon.png", width: 30, height: 30 });
  sign.alt = "";
  const brand = put("p", { class: "brand" }, sign, content?.meeting.wijk_name ?? texts.form);
  return put("div", { class: "head", id: "head" }, brand, languages({ data: room, speak: (id) => room.speak(id) }));
}

/* Above the question, always as high, so that nothing moves when a clock begins. */
function over(room, { eyebrow, progress, part, noClock }) {
  const time = !noClock && clock(room);
  const bar = part !== undefined
    && put("div", { class: "bar", "aria-hidden": "true" }, put("span", { style: `width:${100 * part}%` }));
  return put("div", { class: "over", id: "over" },
    put("p", { class: "eyebrow" }, eyebrow && typed(eyebrow), eyebrow && progress && " · ", progress), time, bar);
}

function title({ title: text, pictogram }) {
  const drawing = pictogram && put("span", { class: "pictogram", "aria-hidden": "true" });
  if (drawing) drawing.innerHTML = pictogram;
  return put("div", { class: "intro" }, drawing, put("h1", { id: "heading", tabindex: "-1" }, typed(text)));
}

function foot(room, { back, next, status }, notice) {
  const { texts, votes, late, online } = room;
  const button = (id, { text, act, off }, type = "button") =>
    put("button", { type, id, disabled: off, onclick: type === "button" ? act : null }, text);
  const saved = !votes || votes.saved;
  const gone = online === false;
  const words = !saved ? texts.unsent : gone ? texts.noConnection : texts.saved;
  const shown = status && (!saved || gone || room.hasVoted);
  const states = `${saved && !gone ? "" : " unsent"}${late ? " late" : ""}`;
  return put("div", { class: `foot${states}${back || next || status || notice ? "" : " empty"}`, id: "foot" },
    put("div", { class: `reach${back ? "" : " first"}${next ? "" : " alone"}` },
      put("p", { class: "notice", id: "notice", hidden: !notice }, notice),
      back && button("back", back),
      status && put("div", { class: "says", id: "says" }, put("i", { class: shown ? "dot" : "dot none" }),
        put("span", { role: "status", "aria-live": "off" }, shown ? words : "")),
      next && button("next", next, "submit")));
}
