/* Which picture belongs to this moment. */

import { el } from "./dom.js";
import { agreement } from "./agreement.js";
import { ambitions } from "./ambitions.js";
import { collecting } from "./collecting.js";
import { compass } from "./compass.js";
import { dilemmas } from "./dilemmas.js";
import { dots, polls } from "./counts.js";
import { groups } from "./groups.js";
import { ideas } from "./ideas.js";
import { closing, joining } from "./joining.js";
import { statements } from "./statements.js";

const REVEALED = {
  kennismaken: polls, kompas: compass, stellingen: statements, dilemmas, stippen: dots, ambities: ambitions,
  akkoord: agreement,
};

/* What kind of picture it is, and which: one with the same id moves to its new figures. */
export function scene(content) {
  const { meeting, part, phase, stage, item, overlay, result } = content;
  if (meeting.over) return { kind: "closing", id: "closing" };
  if (overlay !== "none") return { kind: overlay, id: overlay };
  if (!part) return { kind: "joining", id: "joining" };
  const talk = part.kind === "stellingen" && phase === "discuss" ? "groups" : "";
  const kind = part.kind === "ideeen" ? "ideeen" : result ? part.kind : `collecting of-${part.kind}`;
  return { kind, id: [part.id, part.kind === "ideeen" || !!result, stage, item, talk].join("|") };
}

export function picture(content, given) {
  const { meeting, part, phase, item, overlay, result } = content;
  if (meeting.over) return closing(content, given);
  if (overlay !== "none") return covering(overlay, given.texts);
  if (!part) return joining(content, given);
  if (part.kind === "ideeen") return ideas(content, given);
  if (!result) return part.kind === "kompas" ? compass(content, given) : collecting(content, given);
  if (part.kind === "stellingen" && phase === "discuss" && !item && result.groups)
    return groups(content, given);
  return REVEALED[part.kind](content, given);
}

function covering(overlay, texts) {
  const [large, small] = overlay === "pauze" ? [texts.pause, texts.pauseMore] : [texts.lookUp, ""];
  return el("div", { class: "covering" }, el("h1", { class: "large" }, large), small && el("p", { class: "resumes" }, small));
}
