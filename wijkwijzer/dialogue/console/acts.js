/* Sending what a facilitator does: at once, one step at a time, and saying what went wrong. */

import { post } from "./post.js";

export class Acts {
  constructor(data, console, told) {
    Object.assign(this, { data, console, told, busy: false });
  }

  /* A step in the programme rests on what stands on the screen now; two taps are one step. */
  async step(kind, payload = {}) {
    if (this.busy || !this.content) return;
    this.busy = true;
    this.told.busy(true);
    try {
      await this.send("step", { kind, payload, console: this.console, seen: this.content.sequence });
    } finally {
      this.busy = false;
      this.told.busy(false);
    }
  }

  /* Returns whether it was done. */
  async send(act, given) {
    const { meeting, language, url, texts } = this.data;
    try {
      const { status, content } = await post(new URL(url, document.baseURI), { ...given, do: act, meeting, language });
      if (status !== 200) {
        this.told.fault(content.error ?? texts.not_sent, content.code ?? "away");
        return false;
      }
      this.told.fault("");
      this.told.content(content.content);
      return true;
    } catch {
      this.told.fault(texts.not_sent, "away");
      return false;
    }
  }
}
