/* What somebody can write in a part, and what became of what they wrote. A text that is begun stays
   where it is, and about what it was begun, whatever happens around it. */

import { apart, plain, typed } from "./choices.js";
import { clean, fill } from "./dom.js";
import { put } from "./patch.js";
import { pointing } from "./pointing.js";

const LONGEST = { stelling: 140 };
const MOST = 500;

/* `at`: the target it will be about, `value`: what one chose there. */
export function writings(room, part, at = null, value = undefined) {
  // Few ways at a time: a dilemma asks for reasons, and an objection is one to a proposal.
  const fits = { opmerking: part.kind !== "dilemmas", bezwaar: Boolean(at) };
  const kinds = part.cards.filter((kind) => fits[kind] ?? true);
  const own = room.cardsOf(part.id);
  return [
    put("div", { class: "ways-in" }, kinds.map((kind) => writing(room, part, kind, at, value))),
    own.length > 0 && put("section", { class: "mine", "data-key": "mine", "aria-label": room.texts.mine },
      put("h2", { class: "small" }, room.texts.mine),
      put("ul", {}, own.map((card) => line(room, card)))),
  ];
}

function writing(room, part, kind, at, value) {
  const { texts, drafts } = room;
  const name = `${part.id}:${kind}`;
  const draft = drafts[name];
  const objects = kind === "bezwaar" && value === 0;
  const open = draft !== undefined || (kind === "idee" && part.collecting) || objects;
  const words = texts.cards[kind];
  const id = `write-${name}`;
  if (kind === "bezwaar" && !objects && draft === undefined) return null;
  if (!open) {
    const begin = () => {
      room.begin(name, about(room, kind, at));
      room.root.getElementById(id)?.focus();
    };
    return put("p", { class: "writes", "data-key": `open-${name}` }, plain(`open-${name}`, words.open, begin, { "aria-expanded": "false" }));
  }
  const now = draft?.text ?? "";
  const longest = LONGEST[kind] ?? MOST;
  const elsewhere = draft?.about && draft.about.id !== at?.id && draft.about;
  const field = put("textarea", {
    id, rows: kind === "stelling" ? 3 : 4, maxlength: longest, "aria-describedby": `${id}-help`,
    oninput: (event) => room.type(name, event.target.value, about(room, kind, at)),
    onpaste: (event) => pasted(room, event, longest),
  });
  field.value = now;
  const send = () => {
    const text = clean(room.drafts[name]?.text ?? "", longest);
    const one = kind === "stelling" && text ? text.replace(/\s+/g, " ") : text;
    if (!one) return room.say(texts.nothingWritten);
    const { target, point } = room.drafts[name];
    room.write(name, { part: part.id, kind, text: one, ...target, ...(point && { point }) });
    const there = room.root.getElementById(id);
    if (there) there.value = "";
    (there ?? room.root.getElementById(`open-${name}`))?.focus();
  };
  return put("div", { class: "writing", "data-key": `field-${name}` },
    put("label", { class: "ask", for: id }, words.label),
    elsewhere && put("p", { class: "about-what" }, fill(texts.about, { subject: apart(elsewhere.text) })),
    field,
    pointing(room, part, kind, name),
    put("div", { class: "under" },
      put("p", { class: "help", id: `${id}-help` }, [words.help, fill(texts.counter, { n: now.length, max: longest })].filter(Boolean).join(" ")),
      plain(`send-${name}`, texts.send, send)));
}

/* The browser keeps what fits of a text that is too long, and says nothing. */
function pasted(room, { target, clipboardData }, longest) {
  const { value, selectionStart: from, selectionEnd: to } = target;
  const all = value.length - (to - from) + (clipboardData?.getData("text").length ?? 0);
  // Said after the text is there, for typing takes away what was said.
  if (all > longest) setTimeout(() => room.say(fill(room.texts.tooLong, { n: longest })));
}

/* What a text is about: the target at hand; of what is new, nothing. */
function about({ content: { themes } }, kind, at) {
  if (!at || ["stelling", "idee"].includes(kind)) return { about: null, target: {} };
  const theme = themes.some(({ id }) => id === at.theme) ? { theme: at.theme } : {};
  return { about: { id: at.id, text: at.text }, target: { target: at.id, ...theme } };
}

function line(room, card) {
  const { texts } = room;
  return put("li", { "data-key": card.id, class: card.state },
    put("span", { class: "written" }, typed(card.text)),
    put("span", { class: "became" }, texts.states[card.state], following(room, card)));
}

/* A card is followed by its own address. Only this browser knows whose card it is. */
function following({ thread, texts, content }, card) {
  if (!thread || content.meeting.rehearsal || !["wait", "passed", "merged"].includes(card.state)) return null;
  return put("a", { class: "follow", href: thread + encodeURIComponent(card.id), target: "_blank", rel: "noopener" }, texts.follow);
}
