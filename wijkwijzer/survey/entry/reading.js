/* What was typed for a question, read as the answer it stands for. */

import { clean, fill } from "./dom.js";

const NOTHING = /^-?$/;

/* Returns {value, said} or {fault}: what is stored, what it means in words, or what is wrong. */
export function read(question, typed, texts) {
  const { kind, aside, minimum } = question;
  const text = typed.trim();
  if (kind === "short" || kind === "long") {
    const value = clean(typed, question.max_length);
    return { value: kind === "short" ? value?.replace(/\s+/g, " ") : value, said: "" };
  }
  if (text === "") return { value: null, said: "" };
  if (NOTHING.test(text) || (text === "0" && (minimum > 0 || question.choices.length))) {
    return { value: aside?.id ?? null, said: aside?.text ?? texts.skipped };
  }
  if (["score", "urgency", "number"].includes(kind)) return point(question, text, texts);
  return kind === "single" || kind === "buurt" ? one(question, text, texts) : several(question, text, texts);
}

function point({ minimum, maximum, words }, text, texts) {
  const value = /^-?\d{1,9}$/.test(text) ? Number(text) : NaN;
  if (!(value >= minimum && value <= maximum)) {
    return { fault: fill(texts.fault_range, { low: minimum, high: maximum }) };
  }
  return { value, said: words[value - minimum] ?? "" };
}

function found(choices, code) { return choices.find((choice) => choice.code === code.toLowerCase()); }

function unknown(choices, texts) {
  const codes = choices.map(({ code }) => code);
  const shown = codes.length > 3 ? `${codes[0]} – ${codes.at(-1)}` : codes.join(", ");
  return { fault: fill(texts.fault_code, { codes: shown }) };
}

function one({ choices }, text, texts) {
  const choice = found(choices, text);
  return choice ? { value: choice.id, said: choice.text } : unknown(choices, texts);
}

/* Letters may stand together ("cah"), numbers stand apart; the order of a top is the resident's. */
function several({ kind, choices, choose }, text, texts) {
  const letters = /^\D/.test(choices[0]?.code ?? "");
  const codes = letters ? text.match(/[^\s,;.]/gu) : text.split(/[\s,;.]+/).filter(Boolean);
  const chosen = codes.map((code) => found(choices, code));
  if (chosen.includes(undefined)) return unknown(choices, texts);
  if (new Set(chosen).size < chosen.length) return { fault: texts.fault_twice };
  if (kind === "top" && chosen.length > choose) return { fault: fill(texts.fault_most, { n: choose }) };
  const ordered = kind === "top" ? chosen : choices.filter((choice) => chosen.includes(choice));
  const names = ordered.map((choice, i) => (kind === "top" ? `${i + 1} ${choice.text}` : choice.text));
  return { value: ordered.map(({ id }) => id), said: names.join(", ") };
}
