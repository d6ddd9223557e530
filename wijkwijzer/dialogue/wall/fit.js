/* Texts as large as their room allows: a projector cannot scroll.

   `data-fit="60 32"`: largest and smallest size of the type, in pixels of a wall of 1920 by 1080.
   What does not fit at the smallest size loses its last `[data-drop]` children, and says how many
   in its `[data-more]`; a text without such children ends in "…". With `data-line="54"` a text that
   fits on one line at that size stands on one. */

const over = (node) =>
  node.scrollHeight > node.clientHeight + 1 || node.scrollWidth > node.clientWidth + 1;

const sized = (node, size) => { node.style.fontSize = `calc(${size} * var(--u))`; };

export function fitted(root) {
  for (const node of root.querySelectorAll("[data-fit]")) fit(node);
}

function fit(node) {
  const [largest, smallest] = node.dataset.fit.split(" ").map(Number);
  const line = Number(node.dataset.line ?? 0);
  if (line) {
    node.style.whiteSpace = "nowrap";
    if (shrunk(node, largest, line)) return;
    node.style.whiteSpace = "";
  }
  if (!shrunk(node, largest, smallest)) shorten(node);
}

/* Set the largest size at which all of it fits; false where even the smallest is too large. */
function shrunk(node, largest, smallest) {
  sized(node, largest);
  if (!over(node)) return true;
  let low = smallest, high = largest;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    sized(node, middle);
    if (over(node)) high = middle; else low = middle;
  }
  sized(node, low);
  return !over(node);
}

function shorten(node) {
  const items = [...node.querySelectorAll("[data-drop]")];
  const more = node.querySelector("[data-more]");
  if (!items.length) return cut(node);
  let gone = 0;
  while (items.length > 1 && over(node)) {
    items.pop().remove();
    gone += 1;
    if (more) {
      more.hidden = false;
      more.textContent = more.dataset.more.replace("{n}", gone);
    }
  }
}

function cut(node) {
  const line = parseFloat(getComputedStyle(node).lineHeight);
  const lines = Math.max(1, Math.floor((node.clientHeight + 1) / line));
  node.style.setProperty("-webkit-line-clamp", lines);
  node.classList.add("cut");
}
