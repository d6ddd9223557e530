/* Sending what a facilitator does: at once, one step at a time, and saying what went wrong. */

import { post } from "./post.js";

export class Acts {
  constructor(data, console, told) {
    Object.assign(this, { data, console, told, sent: null });
  }

  /* A step in the programme rests on what stands on the screen now: two taps on one picture are one
     step. A newer picture may come over the stream before the answer does; it can be tapped on. */
  async step(kind, payload = {}) {
    const seen = this.content?.sequence;
    if (seen === undefined || seen === this.sent) return;
    this.sent = seen;
    this.told.busy(true);
    const done = await this.send("step", { kind, payload, console: this.console, seen });
    if (!done && this.sent === seen) this.sent = null;
    this.told.busy(false);
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
