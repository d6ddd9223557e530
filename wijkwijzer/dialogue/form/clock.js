/* The time that is left, by the clock of the server. */

import { fill } from "./dom.js";
import { put } from "./patch.js";

const HURRY = 30; // seconds

/* Seconds that are left; null where there is no timer. */
export function left({ content, stream }) {
  const { timer } = content ?? {};
  if (!timer) return null;
  return timer.left ?? Math.max(0, Math.ceil((Date.parse(timer.ends_at) - stream.now()) / 1000));
}

export function clock(room) {
  const seconds = left(room);
  if (seconds === null) return null;
  const { texts, content: { timer } } = room;
  const says = seconds ? digits(seconds) : texts.timeOver;
  const look = `clock${seconds <= HURRY ? " late" : ""}${timer.left === null ? "" : " still"}`;
  const label = fill(seconds ? texts.timeLeft : texts.timeOver, { time: digits(seconds) });
  return put("p", { class: look, id: "clock", role: "timer", "aria-live": "off", "aria-label": label }, says);
}

const digits = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
