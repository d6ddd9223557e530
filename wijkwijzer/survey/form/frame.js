/* What stands around every screen: where you are, the language, and the bar that is always within
   reach with back, whether it is saved, and on. */

import { el } from "./dom.js";
import { languages } from "./languages.js";

/* `screen`: name, title, body; and where it has them lead, progress, part (0-1), back and next as
   {text, act, off}, aside (a quieter way on), status (whether it says what is saved), stop. */
export function frame(visit, screen) {
  const { texts, language: lang, dir, title } = visit.data;
  const parts = {
    status: el("span", { role: "status", "aria-live": "off" }), // true at once, hence silent
    aloud: el("p", { class: "unseen", "aria-live": "polite" }),
    notice: el("p", { class: "notice", hidden: true }),
  };
  const asks = screen.name === "questions";
  const level = asks ? "h2" : "h1";
  const sheet = el("div", { class: "sheet" },
    asks && el("h1", { class: "unseen" }, title),
    head(visit, screen),
    screen.whole ?? el("div", { class: "screen" },
      el(level, { id: "heading", tabindex: "-1" }, screen.title),
      screen.lead && el("p", { class: "lead" }, screen.lead),
      screen.body,
    ),
  );
  const submit = (event) => {
    event.preventDefault();
    if (screen.next && !screen.next.off) screen.next.act();
  };
  const wide = ["questions", "check", "start"].includes(screen.name);
  const look = { class: `survey ${screen.name}${wide ? "" : " read"}`, lang, dir, novalidate: true, autocomplete: "off" };
  const node = el("form", { ...look, "aria-label": texts.form, onsubmit: submit },
    example(visit.data), sheet, parts.aloud, foot(screen, parts));
  return { node, ...parts };
}

/* The mark of an invented neighbourhood. */
function example({ example: about }) {
  return about && el("p", { class: "example" }, el("b", {}, about.mark), " ", el("span", {}, about.text));
}

function head(visit, screen) {
  const { data: { texts, wijk } } = visit;
  const sign = el("img", { src: "/favicon.png", width: 30, height: 30 });
  sign.alt = "";
  const brand = el("p", { class: "brand" }, sign, wijk);
  const stop = screen.stop && el("button", { type: "button", id: "stop", class: "quiet", onclick: screen.stop }, texts.stop);
  const bar = screen.part !== undefined
    && el("div", { class: "bar", "aria-hidden": "true" }, el("span", { style: `width:${100 * screen.part}%` }));
  const place = screen.part === undefined ? brand : el("p", { class: "progress" }, screen.progress);
  return el("div", { class: "head" }, place, languages(visit), stop, bar);
}

function foot({ back, next, aside, status }, parts) {
  const button = (id, { text, act, off }, type = "button") =>
    el("button", { type, id, disabled: off, onclick: type === "button" && act }, text);
  const says = el("div", { class: "says" }, el("i", { class: "dot" }), parts.status);
  return el("div", { class: `foot${back || next || status ? "" : " empty"}` },
    el("div", { class: `reach${back ? "" : " first"}` },
      parts.notice,
      back && button("back", back),
      status && says,
      aside,
      next && button("next", next, "submit"),
    ));
}
