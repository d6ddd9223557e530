/* Texts as large as their room allows: a projector cannot scroll.

   `data-fit="60 32"`: largest and smallest size of the type, in pixels of a wall of 1920 by 1080.
   What does not fit at the smallest size gets shorter texts, then loses some of its `[data-drop]`,
   and says how many in its `[data-more]`; a text without such children ends in "…". With `data-line="54"` a text that
   fits on one line at that size stands on one. */

/* Letters may reach a little out of their line: that is no overflow. */
const over = (node) => {
  const slack = 1 + 0.2 * parseFloat(getComputedStyle(node).fontSize);
  return node.scrollHeight > node.clientHeight + slack || node.scrollWidth > node.clientWidth + 1;
};

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

/* Shorter texts first, then fewer: the longest list loses its last, none loses its only one. */
function shorten(node) {
  const items = [...node.querySelectorAll("[data-drop]")];
  if (!items.length) return cut(node);
  node.classList.add("tight");
  const more = node.querySelector("[data-more]");
  const lists = [...Map.groupBy(items, (item) => item.parentElement).values()];
  for (let gone = 1; over(node); gone += 1) {
    lists.sort((one, other) => one.length - other.length);
    const longest = lists.at(-1);
    if (longest.length > 1) longest.pop().remove();
    else if (lists.length > 1) lists.pop()[0].closest("section, li").remove();
    else return;
    if (!more) continue;
    more.hidden = false;
    more.textContent = more.dataset.more.replace("{n}", gone);
  }
}

function cut(node) {
  const line = parseFloat(getComputedStyle(node).lineHeight);
  const lines = Math.max(1, Math.floor((node.clientHeight + 1) / line));
  node.style.setProperty("-webkit-line-clamp", lines);
  node.classList.add("cut");
}
