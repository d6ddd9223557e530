/* Reading a question aloud with the browser's own voice; nothing where it has none. */

import { attempt, el } from "./dom.js";

const SPEAKER = "M4 9v6h4l5 4V5L8 9H4Zm12.2 6.6a5 5 0 0 0 0-7.2M18.7 18.4a9 9 0 0 0 0-12.8";

export class Speech {
  constructor(visit, signal) {
    this.visit = visit;
    this.synthesis = attempt(() => window.speechSynthesis);
    // Voices come in after the page did.
    attempt(() => this.synthesis.addEventListener("voiceschanged", () => this.show(), { signal }));
  }

  get voice() {
    const wanted = this.visit.data.language;
    const voices = attempt(() => this.synthesis.getVoices()) ?? [];
    return voices.find(({ lang }) => lang.toLowerCase().split(/[-_]/)[0] === wanted);
  }

  show() { this.visit.frame?.classList.toggle("voiced", Boolean(this.voice)); }

  button(parts, about) {
    const drawing = el("svg", { viewBox: "0 0 24 24", "aria-hidden": "true" }, el("path", { d: SPEAKER }));
    const label = `${this.visit.data.texts.aloud}: ${about}`;
    return el("button", { type: "button", class: "speak", "aria-label": label, onclick: () => this.say(parts) }, drawing);
  }

  /* A second tap on what is being read ends it. */
  say(parts) {
    const again = this.reading === parts;
    this.stop();
    if (again || !this.voice) return;
    this.reading = parts;
    const sentences = parts.filter(Boolean).map((text) => (/[.?!…؟]$/.test(text) ? text : `${text}.`));
    sentences.forEach((text, i) => {
      const spoken = Object.assign(new SpeechSynthesisUtterance(text), { voice: this.voice, lang: this.voice.lang, rate: 0.9 });
      if (i === sentences.length - 1) spoken.onend = () => { this.reading = null; };
      this.synthesis.speak(spoken);
    });
  }

  stop() {
    this.reading = null;
    attempt(() => this.synthesis.cancel());
  }
}

/* What is read of a question: its screen, itself, and what can be answered. */
export function spoken(screen, question) {
  const { text, help, low_text: low, high_text: high, words, options, minimum, maximum } = question;
  const { dont_know: unknown, not_said: unsaid } = question;
  const first = screen.questions[0] === question;
  const about = first ? [screen.title, screen.question, ...screen.help] : [];
  const ends = low && high ? [`${minimum}: ${low}`, `${maximum}: ${high}`] : [];
  return [...about, text, help, ...words, ...ends, ...options.map((option) => option.text), unknown, unsaid];
}
