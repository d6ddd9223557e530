/* After sending: thanks, and the code that opens what was sent. */

import { el } from "./dom.js";

export function receipt(visit) {
  const { texts, urls, kiosk, shared } = visit.data;
  const body = visit.code
    ? [el("p", { class: "for" }, texts.codeIs), code(visit.code), el("p", { class: "for" }, texts.codeFor)]
    : [el("p", { class: "for" }, texts.codeStays)];
  const link = !kiosk && el("p", {}, el("a", { class: "link", href: urls.lookBack }, texts.lookBack));
  return {
    name: "receipt",
    title: texts.thanks,
    lead: texts.sent,
    body: [body, link],
    next: (kiosk || shared) && { text: texts.nextResident, act: () => visit.leave("stop") },
  };
}

/* A code to write down, in groups that stay together. */
export function code(letters) {
  const groups = letters.split("-").flatMap((group, i) => [i > 0 && el("i", {}, "-"), el("span", {}, group)]);
  return el("p", { class: "code", translate: "no", dir: "ltr" }, groups);
}
