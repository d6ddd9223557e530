/* The wall of a meeting: it follows, and draws one picture at a time. */

import { el, same } from "./dom.js";
import { follow } from "./stream.js";
import { frame } from "./frame.js";
import { fitted } from "./fit.js";
import { carry } from "./motion.js";
import { answered } from "./pieces.js";
import { picture, scene } from "./pictures.js";

const walls = new Map();

export default function ({ parentElement: root, data }) {
  const wall = walls.get(root) ?? new Wall(root);
  walls.set(root, wall);
  wall.give(JSON.parse(data.content));
  return () => {
    wall.end();
    walls.delete(root);
  };
}

class Wall {
  constructor(root) {
    this.root = el("div", { class: "wall", lang: "nl", dir: "ltr" });
    root.append(this.root);
    this.again = () => this.draw(true);
    window.addEventListener("resize", this.again);
    document.fonts?.ready.then(this.again);
  }

  give(given) {
    if (same(given, this.given)) return;
    this.given = given;
    for (const [name, colour] of Object.entries(given.colours))
      this.root.style.setProperty(`--${name}`, colour);
    this.frame = frame(given);
    this.root.replaceChildren(this.frame.root);
    this.stream?.close();
    this.stream = follow({ code: given.code, screen: "wand", language: "nl" }, {
      show: (content) => { this.content = content; this.soon(); },
      online: (is) => this.frame.online(is),
      gone: (_why, error) => {
        this.content = null;
        this.frame.gone(error || given.texts.gone);
      },
    });
    clearInterval(this.ticking);
    this.ticking = setInterval(() => this.tick(), 250);
    this.draw(true);
  }

  tick() { if (this.content) this.frame.tick(this.content, this.stream.now()); }

  /* What comes faster than it can be drawn is drawn once, as it is then: no wall lags behind. */
  soon() {
    this.coming ??= requestAnimationFrame(() => {
      this.coming = null;
      this.draw();
    });
  }

  /* Draw what changed; the frame stays, and so does a picture whose figures are the same. */
  draw(whole = false) {
    const { content, given } = this;
    if (!content) return;
    this.frame.show(content);
    this.tick(); // a clock takes room from the sentence before it is set to fit
    const shown = { ...content, revision: 0, timer: null };
    if (!whole && same(shown, this.shown)) return;
    const counts = !whole && this.shown && same(uncounted(shown), uncounted(this.shown));
    this.shown = shown;
    const line = counts && this.frame.stage.lastElementChild?.querySelector(".answered");
    if (line) return recount(line, answered(content, given));
    const name = scene(content);
    const next = el("div", { class: `picture ${name.kind}` }, picture(content, given));
    const old = this.frame.stage.lastElementChild;
    const stays = old && this.name === name.id;
    this.name = name.id;
    if (stays) next.classList.add("stays");
    this.frame.stage.append(next);
    fitted(this.root);
    carry(stays ? old : null, next);
    this.frame.leave(stays ? 0 : 450);
    this.tick();
  }

  end() {
    this.stream?.close();
    clearInterval(this.ticking);
    cancelAnimationFrame(this.coming);
    window.removeEventListener("resize", this.again);
    this.root.remove();
  }
}

const uncounted = (content) => ({ ...content, n_voted: 0, n_present: 0 });

/* While votes come in only their number moves: what is asked stays as it stands. */
function recount(line, fresh) {
  line.replaceWith(fresh);
  carry(line, fresh);
}
