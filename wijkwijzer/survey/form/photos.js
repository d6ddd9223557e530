/* Photos: made smaller here, which also leaves out what the camera wrote beside the picture, and
   sent by themselves. Until the server has one it stays in memory, and the form says so. */

import { el, fill } from "./dom.js";
import { passing } from "./outbox.js";

const ADDRESS = "/foto";
const LONGEST = 1600; // pixels
const LARGEST = 12 * 1024 * 1024; // bytes
const LIMIT = 60000; // ms before sending one is given up and tried again
const seen = new WeakMap(); // box -> id of a photo -> address of the picture in this browser

export function photos(form, question) {
  const { box, data: { photo_texts: texts } } = form;
  const { key, choose } = question;
  const list = el("ul", { class: "photos" });
  const said = el("p", { class: "placed", "aria-live": "polite" });
  const sent = () => box.answers[key] ?? [];
  const waiting = () => box.uploads.filter((one) => one.key === key);
  if (!seen.has(box)) seen.set(box, new Map());

  const pick = async ({ target }) => {
    const [file] = target.files;
    target.value = "";
    if (!file) return;
    if (sent().length + waiting().length >= choose) return void (said.textContent = question.full_text);
    const picture = await smaller(file);
    if (picture.size > LARGEST) return void (said.textContent = texts.tooLarge);
    said.textContent = "";
    box.upload({ key, picture, address: URL.createObjectURL(picture), send: (upload) => carry(box, upload) });
  };
  const way = (name, text, capture) => {
    const input = el("input", { type: "file", id: `${key}-${name}`, accept: "image/*", capture, onchange: pick });
    return el("label", { class: `way ${name}` }, input, el("span", { class: "face" }, text));
  };
  const ways = el("div", { class: "ways" }, way("make", texts.make, "environment"), way("pick", texts.pick));

  const item = ({ address, state, remove }, i) => el("li", {},
    address ? el("img", { src: address, alt: fill(texts.photo, { n: i + 1 }) }) : el("span", { class: "kept" }, fill(texts.photo, { n: i + 1 })),
    el("span", { class: "state" }, state),
    el("button", { type: "button", onclick: remove }, texts.remove, el("span", { class: "unseen" }, ` (${fill(texts.photo, { n: i + 1 })})`)));
  const show = () => {
    const stored = sent().map((id) => ({
      address: seen.get(box).get(id), state: texts.saved,
      remove: () => { keep(box, key, sent().filter((one) => one !== id)); show(); },
    }));
    const unsent = waiting().map((upload) => ({
      address: upload.address, state: texts.unsent, remove: () => box.dropUpload(upload),
    }));
    list.replaceChildren(...[...stored, ...unsent].map(item));
    ways.hidden = stored.length + unsent.length >= choose;
  };
  box.onUpload = { ...box.onUpload, [key]: (text = "") => { said.textContent = text; show(); } };
  show();
  return [ways, said, list];
}

const keep = (box, key, ids) => box.set(key, ids.length ? ids : null);

/* Send one photo; returns how long to wait before it is worth trying again, 0 when it is settled. */
async function carry(box, upload) {
  const { key, picture, address } = upload;
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), LIMIT);
  try {
    const url = `${ADDRESS}?token=${encodeURIComponent(box.token)}`;
    const headers = { "Content-Type": picture.type || "application/octet-stream" };
    const response = await fetch(url, { method: "POST", headers, body: picture, signal: stop.signal });
    const retry = 1000 * Number(response.headers.get("Retry-After")) || 0;
    const content = await response.json().catch(() => ({}));
    if (passing(response.status)) return { status: response.status, retry };
    box.dropUpload(upload);
    if (response.status === 200) {
      seen.get(box)?.set(content.id, address);
      keep(box, key, [...new Set([...(box.answers[key] ?? []), content.id])]);
    }
    box.onUpload?.[key]?.(content.error);
    return { status: response.status, content, retry: 0 };
  } finally { clearTimeout(limit); }
}

/* As a JPEG of at most 1600 pixels; what this browser cannot read goes as it is. */
async function smaller(file) {
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(image.width, image.height));
    const canvas = el("canvas", { width: Math.round(image.width * scale), height: Math.round(image.height * scale) });
    const paper = canvas.getContext("2d");
    paper.fillStyle = "white";
    paper.fillRect(0, 0, canvas.width, canvas.height);
    paper.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((ready) => canvas.toBlob((blob) => ready(blob ?? file), "image/jpeg", 0.85));
  } catch { return file; }
}
