/* What stands around every picture: where we are, the sentence, the clock, and how to join. */

import { el, fill } from "./dom.js";

export function frame(given) {
  const { texts } = given;
  const ribbon = el("p", { class: "ribbon", hidden: true }, texts.rehearsal);
  const where = el("p", { class: "where" });
  const sentence = el("h1", { class: "sentence", "data-fit": "64 40", "data-line": 52 });
  const title = el("p", { class: "title", "data-fit": "52 30", hidden: true });
  const clock = el("p", { class: "clock", role: "timer", hidden: true });
  const stage = el("div", { class: "stage" });
  const lost = el("p", { class: "lost", role: "status" });
  const foot = el("footer", {}, el("p", { class: "about" }), lost, el("p", { class: "join" }));
  const root = el("div", { class: "frame" }, ribbon,
    el("header", {}, el("div", { class: "head" }, where, sentence, title), clock), stage, foot);
  let leaving = 0;

  const set = (node, text) => { if (node.textContent !== text) node.textContent = text; };
  return {
    root,
    stage,
    show(content) {
      const { meeting, part, overlay } = content;
      ribbon.hidden = !meeting.rehearsal;
      root.classList.toggle("covered", overlay !== "none" || !part || meeting.over);
      set(where, part && !meeting.over && overlay === "none" ? place(content, texts) : "");
      set(sentence, overlay === "none" ? content.sentence : "");
      sentence.hidden = overlay !== "none" || meeting.over;
      sentence.dataset.fit = meeting.begun ? "64 40" : "110 40";
      title.hidden = meeting.begun || meeting.over || overlay !== "none";
      set(title, title.hidden ? "" : meeting.title);
      const example = meeting.is_example ? ` · ${texts.example}` : "";
      set(foot.firstChild, `${meeting.wijk_name}${example}`);
      const joins = part && !meeting.over;
      const { site, code } = given;
      set(foot.lastChild, joins ? fill(texts.join, { site, code: spaced(code) }) : "");
    },
    tick(content, now) {
      const { timer } = content;
      const seconds = timer?.left ?? (timer ? Math.ceil((Date.parse(timer.ends_at) - now) / 1000) : 0);
      clock.hidden = !timer || content.meeting.over || content.overlay === "pauze";
      const more = stage.querySelector(".picture:last-child .resumes");
      if (more) set(more, resumes(seconds, texts));
      clock.classList.toggle("still", timer?.left != null);
      set(clock, seconds > 0 ? fill(texts.left, { time: clockwise(seconds) }) : texts.time);
    },
    online(is) { set(lost, is ? "" : texts.lost); },
    /* What is not there any more, such as a rehearsal, stays on no screen. */
    gone(error) {
      ribbon.hidden = clock.hidden = title.hidden = true;
      sentence.hidden = false;
      root.classList.add("covered");
      for (const node of [where, lost, foot.lastChild]) set(node, "");
      set(sentence, error);
      stage.replaceChildren();
    },
    /* Let all pictures but the newest go. */
    leave(after) {
      const old = [...stage.children].slice(0, -1);
      for (const one of old) one.classList.add("leaving");
      clearTimeout(leaving);
      if (after) leaving = setTimeout(() => old.forEach((one) => one.remove()), after);
      else old.forEach((one) => one.remove());
    },
  };
}

const clockwise = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/* Of a pause one wants to know the minutes. */
function resumes(seconds, texts) {
  const minutes = Math.ceil(seconds / 60);
  return minutes > 1 ? fill(texts.resumes, { n: minutes }) : minutes === 1 ? texts.resumes1 : texts.pauseMore;
}

export const spaced = (code) => `${code.slice(0, 3)} ${code.slice(3)}`;

function place({ part, phase, stage }, texts) {
  const words = [fill(texts.part, { number: part.number, of: part.of }), part.title];
  if (part.staged && stage === "na") words.push(texts.second);
  if (texts[phase]) words.push(texts[phase]);
  return words.join(" · ");
}
