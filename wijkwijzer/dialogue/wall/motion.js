/* Marks that grow from what they were: every mark has a name (`data-key`) and a value (`--v`). */

const marks = (root) => [...root.querySelectorAll("[data-key]")];

/* Give a new picture the values of the old one, or none, and let it come to its own from there. */
export function carry(old, next) {
  const before = new Map((old ? marks(old) : []).map((one) => [
    one.dataset.key, one.style.getPropertyValue("--v"),
  ]));
  const moves = marks(next).map((one) => [one, one.style.getPropertyValue("--v")]);
  for (const [one] of moves) one.style.setProperty("--v", before.get(one.dataset.key) ?? "0");
  next.getBoundingClientRect(); // the browser must have seen where it begins
  for (const [one, value] of moves) one.style.setProperty("--v", value);
}
