/* Photos: made smaller here, which also leaves out what the camera wrote beside the picture, and
   sent by themselves. Until the server has one it stays in memory, and the form says so. */

import { el, fill } from "./dom.js";
import { passing } from "./post.js";

const ADDRESS = "/foto";
const LONGEST = 1600; // pixels
const LARGEST = 12 * 1024 * 1024; // bytes
const LIMIT = 60000; // ms before sending one is given up and tried again
const THUMB = 240; // pixels
const seen = new WeakMap(); // box -> id of a photo -> what it looks like; gone with the box

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
    const { picture, address } = await smaller(file);
    if (picture.size > LARGEST) return void (said.textContent = texts.tooLarge);
    said.textContent = "";
    box.upload({ key, picture, address, send: (upload) => carry(box, upload) });
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

/* As a JPEG of at most 1600 pixels, with a small one to look at; what this browser cannot read goes
   as it is. */
async function smaller(file) {
  try {
    const image = await createImageBitmap(file, { imageOrientation: "from-image" });
    const sheet = drawn(image, LONGEST);
    const blob = await new Promise((ready) => sheet.toBlob(ready, "image/jpeg", 0.85));
    return { picture: blob ?? file, address: drawn(sheet, THUMB).toDataURL("image/jpeg") };
  } catch { return { picture: file, address: "" }; }
}

function drawn(image, longest) {
  const scale = Math.min(1, longest / Math.max(image.width, image.height));
  const [width, height] = [image.width, image.height].map((side) => Math.max(1, Math.round(side * scale)));
  const sheet = el("canvas", { width, height });
  const pen = sheet.getContext("2d");
  pen.fillStyle = "white";
  pen.fillRect(0, 0, width, height);
  pen.drawImage(image, 0, 0, width, height);
  return sheet;
}
