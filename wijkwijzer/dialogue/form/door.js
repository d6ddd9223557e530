/* Coming in: the code, how one is here (who does not want to say so does not), and what is said where
   nothing is asked. */

import { apart, plain, quiet, radios } from "./choices.js";
import { clock } from "./clock.js";
import { fill } from "./dom.js";
import { put } from "./patch.js";

const UNSAID = "niet_gezegd";
const FOR_PARTY = ["professional", "ambtenaar", "bestuurder"];
const DIGITS = 6;

export function typeCode(room) {
  const { texts } = room;
  const field = put("input", {
    id: "code", class: "codefield digits", inputmode: "numeric", autocomplete: "off", maxlength: 11,
    "aria-labelledby": "heading", placeholder: "000 000", dir: "ltr",
    oninput: (event) => {
      const digits = event.target.value.replace(/\D/g, "");
      room.typed = digits;
      if (digits.length === DIGITS && !/[\s.-]$/.test(event.target.value)) room.say("");
    },
  });
  return {
    name: "entering", key: "code", title: texts.codeTitle, lead: texts.codeLead, body: field, focus: "code",
    next: { text: texts.join, act: () => room.tryCode(room.typed ?? "") },
  };
}

/* Two questions, one at a time, each of which may stay open. */
export function sitting(room) {
  const { texts, content: { meeting, here, buurten, all_parties: parties }, choosing } = room;
  const asked = choosing.step === "here" ? null : FOR_PARTY.includes(choosing.here) ? "party" : "buurt";
  const options = { party: [...parties, { id: UNSAID, name: texts.noParty }], buurt: [...buurten, { id: UNSAID, name: texts.rather }] }[asked] ?? here;
  const name = asked ?? "here";
  const given = choosing[name];
  const list = options.map(({ id, name: face }) => ({ value: id, face }));
  const last = asked || !needsMore(choosing.here, { parties, buurten });
  return {
    name: "sitting",
    key: `in/${name}`,
    eyebrow: asked ? "" : `${meeting.wijk_name}`,
    title: asked ? (asked === "party" ? texts.partyQuestion : texts.buurtQuestion) : fill(texts.welcome, { title: apart(meeting.title) }),
    lead: asked ? (asked === "party" ? texts.partyLead : texts.buurtLead) : texts.promise,
    body: put("fieldset", { class: "question" },
      put("legend", { class: asked ? "unseen" : "ask" }, asked ? (asked === "party" ? texts.partyQuestion : texts.buurtQuestion) : texts.hereQuestion),
      radios(name, list, given, (id) => room.choose({ [name]: id }), `rows${list.length > 6 ? " many" : ""}`)),
    back: asked ? { text: texts.back, act: () => room.choose({ step: "here" }) } : null,
    next: last ? { text: texts.join, act: () => room.sit() } : { text: texts.next, act: () => room.choose({ step: "more" }) },
  };
}

const needsMore = (here, { parties, buurten }) =>
  FOR_PARTY.includes(here) ? parties.length > 0 : ![undefined, UNSAID].includes(here) && buurten.length > 0;

/* How one is here, as it goes to the server: only what belongs to it. */
export function seatOf({ here = UNSAID, buurt = UNSAID, party = UNSAID }) {
  const speaks = FOR_PARTY.includes(here);
  return { here, buurt: speaks ? UNSAID : buurt, party: speaks && party !== UNSAID ? party : "" };
}

/* Nothing is asked: what is on the wall, and how one is here. */
export function waiting(room) {
  const { texts, content: { meeting, part } } = room;
  if (!meeting.begun) {
    const when = meeting.begins ? fill(texts.beginsAt, { time: apart(meeting.begins) }) : texts.beginsSoon;
    return { name: "wait", key: "wait/begin", eyebrow: meeting.wijk_name, title: meeting.title, lead: `${when} ${texts.nothingToDo}`, below: seated(room) };
  }
  return {
    name: "wait",
    key: `wait/${part?.id ?? ""}`,
    eyebrow: meeting.title,
    title: part?.title ?? texts.lookTitle,
    lead: texts.waitLead,
    below: seated(room),
    status: true,
  };
}

function seated(room) {
  const { texts, seat, content: { here, buurten } } = room;
  const name = (list, id) => list.find((one) => one.id === id)?.name;
  const said = [seat.here !== UNSAID && name(here, seat.here), name(buurten, seat.buurt), room.partyName(seat.party)].filter(Boolean);
  return put("section", { class: "seated", "data-key": "seated" },
    put("p", {}, said.length ? fill(texts.youAre, { who: said.map(apart).join(" · ") }) : texts.youJoin),
    put("p", { class: "choices" },
      plain("sit-anew", texts.change, () => room.sitAnew()),
      quiet("next-person", texts.nextPerson, () => room.nextPerson())));
}

export function paused(room) {
  const { texts, content: { overlay } } = room;
  const pause = overlay === "pauze";
  return {
    name: "wait calm", key: `over/${overlay}`, title: pause ? texts.pauseTitle : texts.lookTitle,
    lead: pause ? texts.pauseLead : texts.lookLead, body: pause && clock(room), noClock: pause, status: true,
  };
}

export function ended(room) {
  const { texts, why } = room;
  const { title, lead } = texts.ends[why.id];
  return {
    name: "wait calm",
    key: `ended/${why.id}`,
    title: why.id === "unknown" && why.error ? why.error : title,
    lead: [lead, why.lost && texts.lost].filter(Boolean).join(" "),
    body: why.id === "over" ? null : put("p", { class: "choices" }, plain("other-code", texts.otherCode, () => room.anotherCode())),
  };
}

export const loading = ({ texts, online }) => ({
  name: "wait", key: "loading", title: texts.loading, lead: online === false ? texts.noNetwork : texts.loadingLead,
});
