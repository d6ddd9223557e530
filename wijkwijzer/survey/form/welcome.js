/* The screens around the questions: what it is for, going on with a code, stopping, and what to say
   when there is nothing to fill in any more. */

import { el } from "./dom.js";
import { post } from "./post.js";
import { code } from "./receipt.js";

const INVITATION = 8; // letters of a code that came by letter; a resident's own code has twelve

export function welcome(visit) {
  const { data: { texts, title, lead, promises } } = visit;
  const items = promises.map((promise) => el("li", {}, promise));
  const have = el("button", { type: "button", class: "quiet", id: "have-code", onclick: () => visit.go("code") }, texts.haveCode);
  return {
    name: "welcome", title, lead,
    body: el("ul", { class: "promises" }, items),
    aside: have,
    next: { text: texts.begin, act: () => visit.begin() },
  };
}

/* This browser was filling in before. */
export function again(visit) {
  const { data: { texts, title }, known } = visit;
  const anew = el("button", { type: "button", class: "quiet", onclick: () => visit.leave("stop") }, texts.anew);
  return {
    name: "again", title, lead: texts.againLead, body: [],
    aside: anew,
    next: { text: texts.goOn, act: () => visit.pickUp(known) },
  };
}

/* Going on with what was begun on another device, or beginning with the code from a letter. */
export function typeCode(visit) {
  const letter = visit.why === "invitation";
  const { data: { texts, kiosk, urls } } = visit;
  const field = el("input", {
    id: "code", class: "codefield", maxlength: 40, spellcheck: "false", autocapitalize: "characters",
    autocomplete: "off", "aria-labelledby": "heading", placeholder: letter ? "K7QF-2M9X" : "K7QF-2M9X-TR4H", dir: "ltr",
  });
  const link = !kiosk && !letter && el("p", {}, el("a", { class: "link", href: urls.lookBack }, texts.lookBack));
  return {
    name: "typed", title: texts.codeTitle, lead: letter ? texts.letterLead : texts.codeLead, focus: "code",
    body: [field, link],
    back: { text: texts.back, act: () => visit.go(visit.home) },
    next: { text: texts.goOn, act: () => submit(visit, field.value) },
  };
}

async function submit(visit, typed) {
  const { texts, urls, kiosk } = visit.data;
  if (typed.replace(/[^0-9a-z]/gi, "").length === INVITATION) return visit.begin(typed);
  const answer = await post(urls.resume, { code: typed, language: visit.data.language }).catch(() => null);
  if (!answer) return visit.say(texts.noNetwork);
  const { status, content } = answer;
  if (status !== 200) return visit.say(content.error ?? texts.noNetwork);
  if (content.token) return visit.take({ code: typed, ...content });
  if (kiosk) return visit.say(texts.alreadySent);
  location.href = urls.lookBack; // it was sent: that page shows it
}

export function stop(visit) {
  const { data: { texts }, box } = visit;
  const later = box.code && [
    el("h2", {}, texts.laterTitle), el("p", { class: "for" }, texts.laterFor), code(box.code),
  ];
  if (later) visit.showed = true;
  const erase = el("button", { type: "button", class: "plain", id: "erase", onclick: () => visit.leave("erase") }, texts.erase);
  const pause = later && visit.data.kiosk
    && el("button", { type: "button", class: "plain", id: "pause", onclick: () => visit.pause() }, texts.pause);
  return {
    name: "stopping", title: texts.stopTitle,
    body: [later, later && el("h2", {}, texts.eraseTitle), el("p", { class: "for" }, texts.eraseFor), el("p", { class: "choices" }, erase, pause)],
    next: { text: texts.keepOn, act: () => visit.go(visit.before) },
    status: true,
  };
}

/* Why there is nothing to fill in (any more): gone, sent, closed or refused. */
export function message(visit) {
  const { data: { texts, kiosk, urls }, why } = visit;
  const [title, lead] = {
    unknown: [texts.goneTitle, texts.goneLead],
    moved: [texts.movedTitle, texts.movedLead],
    sent: [texts.sentTitle, texts.sentLead],
    closed: [texts.closedTitle, texts.closedLead],
    refused: [texts.refusedTitle, visit.error],
  }[why];
  const link = !kiosk && why === "sent" && el("p", {}, el("a", { class: "link", href: urls.lookBack }, texts.lookBack));
  const act = () => visit.leave("drop");
  return { name: "message", title, lead, body: [link], next: { text: why === "closed" ? texts.ready : texts.anew, act } };
}

export function waiting(visit) {
  const { data: { texts } } = visit;
  return { name: "waiting", title: texts.loading, lead: texts.loadingLead, body: [] };
}
