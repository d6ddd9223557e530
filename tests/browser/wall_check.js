/* What is wrong with what stands on the wall now: a list of words, empty where all is well. */
() => {
  const root = document.getElementById("wall").shadowRoot;
  const unit = Math.min(innerWidth / 1920, innerHeight / 1080);
  const faults = [];
  const rgb = (text) => {
    const found = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return { channels: found.slice(0, 3), alpha: found[3] ?? 1 };
  };
  const luminance = ({ channels }) => channels.map((value) => value / 255)
    .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4))
    .reduce((sum, value, at) => sum + value * [0.2126, 0.7152, 0.0722][at], 0);
  const ratio = (one, other) => {
    const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
    return (light + 0.05) / (dark + 0.05);
  };
  const ground = (node) => {
    for (let at = node; at instanceof Element; at = at.parentElement) {
      const own = rgb(getComputedStyle(at).backgroundColor);
      if (own.alpha > 0) return own;
    }
    return { channels: [255, 255, 255], alpha: 1 };
  };
  const wall = root.querySelector(".wall");
  if (wall.scrollHeight > wall.clientHeight || wall.scrollWidth > wall.clientWidth) faults.push("the wall scrolls");
  const texts = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let text = walker.nextNode(); text; text = walker.nextNode()) {
    const node = text.parentElement;
    if (!text.data.trim() || node.closest("style, .aside, .leaving")) continue;
    if (!node.checkVisibility({ visibilityProperty: true })) continue;
    const style = getComputedStyle(node);
    const scale = node instanceof SVGElement ? node.getScreenCTM().a : 1;
    const size = parseFloat(style.fontSize) * scale;
    const words = text.data.trim().slice(0, 40);
    if (size < 28 * unit - 0.1) faults.push(`${(size / unit).toFixed(1)} px: ${words}`);
    const ink = rgb(node instanceof SVGElement ? style.fill : style.color);
    const contrast = ratio(ink, ground(node));
    if (contrast < 7) faults.push(`contrast ${contrast.toFixed(2)}: ${words}`);
    const range = document.createRange();
    range.selectNodeContents(text);
    for (const box of range.getClientRects()) {
      if (box.width < 1) continue;
      let clip = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
      let cut = false;
      for (let at = node; at instanceof Element; at = at.parentElement) {
        if (getComputedStyle(at).webkitLineClamp !== "none") cut = true;
        const overflow = getComputedStyle(at).overflowX;
        if (overflow === "visible" || at instanceof SVGElement) continue;
        if (getComputedStyle(at).textOverflow === "ellipsis") cut = true;
        const own = at.getBoundingClientRect();
        clip = {
          left: Math.max(clip.left, own.left), top: Math.max(clip.top, own.top),
          right: Math.min(clip.right, own.right), bottom: Math.min(clip.bottom, own.bottom),
        };
      }
      // A line box is taller than its letters.
      const slack = size * 0.3;
      const outside = box.left < clip.left - 2 || box.right > clip.right + 2
        || box.top < clip.top - slack || box.bottom > clip.bottom + slack;
      if (outside && !cut) faults.push(`not all on the wall: ${words}`);
      if (!cut) texts.push({ box, words, node, slack });
    }
  }
  for (const [at, one] of texts.entries()) for (const other of texts.slice(at + 1)) {
    if (one.node === other.node) continue;
    const wide = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const high = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (wide > 2 && high > (one.slack + other.slack)) faults.push(`over each other: ${one.words} / ${other.words}`);
  }
  return [...new Set(faults)];
}
