/* The questions, a screen at a time. Which are asked follows from the answers so far. */

import { el } from "./dom.js";
import { shown } from "./conditions.js";
import { Questions } from "./questions.js";
import { spoken } from "./speech.js";

/* The screens to be asked, with what was answered till now. */
export const asked = (visit) => shown(visit.data.screens, visit.box.answers);

export function asking(visit) {
  const { data: { texts } } = visit;
  const screens = asked(visit);
  const place = Math.max(0, screens.findIndex(({ id }) => id === visit.at));
  const screen = screens[place];
  const onward = visit.returning || place + 1 === screens.length;
  return {
    name: "questions",
    progress: screen.progress,
    part: (place + 1) / (screens.length + 1),
    whole: sheet(visit, screen),
    back: { text: texts.back, off: !place, act: () => visit.ask(screens[place - 1].id) },
    next: {
      text: visit.returning ? texts.ready : texts.next,
      act: () => (onward ? visit.go("check") : visit.ask(screens[place + 1].id)),
    },
    stop: () => visit.go("stop"),
    status: true,
  };
}

/* A screen without a title takes its first question as its heading. */
function sheet(visit, screen) {
  const { title, question, help, pictogram, colour, questions } = screen;
  const made = new Questions(visit);
  const heading = title || questions[0].text;
  const intro = [
    made.pictogram(pictogram),
    el("h2", { id: "heading", tabindex: "-1" }, heading),
    question && el("p", { class: "about" }, question),
    help.map((line) => el("p", { class: "help" }, line)),
  ];
  const blocks = questions.map((one) => el("div", { class: "asks" },
    made.question(one, heading === one.text),
    visit.speech.button(spoken(screen, one), one.text)));
  const kind = pictogram ? "theme" : questions.length > 1 ? "several" : "one";
  const look = { class: `screen ${kind}`, style: colour && `--tint:${colour}` };
  return el("div", look, el("div", { class: "intro" }, intro), el("div", { class: "asked" }, blocks));
}
