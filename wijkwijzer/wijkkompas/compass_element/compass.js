// The compass on a page: shows the drawing, moves it calmly to a newer one, reads a theme that is
// tapped, and listens for arrivals. The drawing itself is made in Python (wijkkompas/compass).
//
// This function runs again at every rerun of the page; what must survive that stands in `states`.
// Data: svg; and optionally svg_narrow, sentence, hint, chosen, colours, height,
// live (needs poll_url), release, arrivals, arrivals_text ("{n} ..."), arrivals_text_one, offline_text.
// Triggers: theme (id of the theme that was chosen), release (a newer one than data.release).

const MOVE_MS = 1100;
const POLL_MS = 5000;
const OPEN_MS = 8000; // no stream by then: every connection to this host is taken
const HIDDEN_MS = 60000;
const ASK_MS = 2000;
const STILL_MS = 50;
const STILL_TIMES = 2; // what was drawn last is in the widgets by then
const NARROW_PX = 520;
const MOVING = ["d", "r", "offset", "transform"];
const NUMBER = /-?\d+(?:\.\d+)?/g;

const PARTS = { drawing: false, reading: true, arrivals: false, connection: true, spoken: true };

const states = new WeakMap();

export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const state = states.get(parentElement) ?? mount(parentElement);
  clearTimeout(state.leaving);
  const streamChanged = state.data?.live !== data.live;
  state.data = data;
  state.send = setTriggerValue;
  render(state);
  if (streamChanged) silence(state);
  listen(state);
  // a rerun may end this call just before the next one begins: only a lasting end is an end
  return () => {
    state.leaving = setTimeout(() => leave(state, parentElement), 500);
  };
}

function mount(parent) {
  const root = document.createElement("div");
  root.className = "wijkkompas";
  const state = { root, failures: 0, polls: 0 };
  for (const [part, live] of Object.entries(PARTS)) {
    state[part] = root.appendChild(document.createElement(part === "drawing" ? "div" : "p"));
    state[part].className = part;
    if (live) state[part].setAttribute("role", "status");
  }
  state.drawing.addEventListener("click", (event) => choose(state, themeAt(event)));
  state.drawing.addEventListener("keydown", (event) => onKey(state, event));
  state.sizes = new ResizeObserver(() => draw(state));
  state.onVisibility = () => onVisibility(state);
  document.addEventListener("visibilitychange", state.onVisibility);
  parent.append(root);
  states.set(parent, state);
  return state;
}

function leave(state, parent) {
  silence(state);
  state.sizes.disconnect();
  document.removeEventListener("visibilitychange", state.onVisibility);
  state.root.remove();
  states.delete(parent);
}

function render(state) {
  const { data, root } = state;
  for (const [name, colour] of Object.entries(data.colours ?? {})) {
    root.style.setProperty(`--${name.replaceAll("_", "-")}`, colour);
  }
  if (data.height) root.style.setProperty("--height", data.height);
  if (data.chosen !== undefined) state.chosen = data.chosen;
  draw(state);
  state.sizes.observe(root);
  say(state.spoken, data.sentence);
  if (data.arrivals != null) showArrivals(state, data.arrivals);
}

// words that stay the same are not said again
function say(part, text = "") {
  if (part.textContent !== text) part.textContent = text;
}

// -- drawing ------------------------------------------------------------------------------------

function draw(state) {
  const { data, drawing } = state;
  const narrow = data.svg_narrow && state.root.clientWidth < NARROW_PX;
  const markup = narrow ? data.svg_narrow : data.svg;
  if (state.markup !== markup) {
    state.markup = markup;
    const focused = state.root.getRootNode().activeElement?.dataset?.theme;
    const old = drawing.querySelector("svg");
    drawing.innerHTML = markup;
    const svg = drawing.querySelector("svg");
    for (const petal of petals(state)) petal.setAttribute("role", "button");
    if (focused) petalOf(state, focused)?.focus({ preventScroll: true });
    if (old?.getAttribute("class") === svg.getAttribute("class")) move(state, old, svg);
  }
  showChosen(state);
}

const petals = (state) => [...state.drawing.querySelectorAll("[data-theme]")];
const petalOf = (state, theme) => petals(state).find((petal) => petal.dataset.theme === theme);
const keyed = (svg) => [...svg.querySelectorAll("[data-key]")];

function move(state, old, svg) {
  cancelAnimationFrame(state.frame);
  if (matchMedia("(prefers-reduced-motion: reduce)").matches) return;
  const before = new Map(keyed(old).map((part) => [part.dataset.key, part]));
  const steps = [];
  for (const part of keyed(svg)) {
    for (const name of MOVING) {
      const [from, to] = [before.get(part.dataset.key), part].map((one) => one?.getAttribute(name));
      if (!from || !to || from === to) continue;
      const [start, end] = [from, to].map((text) => text.match(NUMBER).map(Number));
      if (start.length !== end.length) continue; // another shape: it appears at once
      if (name === "transform") start[0] = end[0] + ((start[0] - end[0] + 540) % 360) - 180;
      steps.push({ part, name, to, start, end });
    }
  }
  if (!steps.length) return;
  const began = performance.now();
  const tick = (now) => {
    const share = Math.min(Math.max((now - began) / MOVE_MS, 0), 1);
    const eased = share < 0.5 ? 4 * share ** 3 : 1 - (2 - 2 * share) ** 3 / 2;
    for (const { part, name, to, start, end } of steps) {
      let index = 0;
      const between = () => {
        const at = index++;
        return Number((start[at] + (end[at] - start[at]) * eased).toFixed(4)); // arc flags stay 0 and 1
      };
      part.setAttribute(name, share === 1 ? to : to.replace(NUMBER, between));
    }
    if (share < 1) state.frame = requestAnimationFrame(tick);
  };
  tick(began);
}

// -- choosing a theme ---------------------------------------------------------------------------

function themeAt(event) {
  const part = event.target.closest("[data-theme], [data-name]");
  return part?.dataset.theme ?? part?.dataset.name;
}

function onKey(state, event) {
  const all = petals(state);
  const at = all.findIndex((petal) => petal.dataset.theme === themeAt(event));
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
  if (at < 0 || (!step && event.key !== "Enter" && event.key !== " ")) return;
  event.preventDefault();
  if (step) all[(at + step + all.length) % all.length].focus();
  else choose(state, all[at].dataset.theme);
}

function choose(state, theme) {
  if (!theme || theme === state.chosen) return;
  state.chosen = theme;
  showChosen(state);
  state.send("theme", theme);
}

function showChosen(state) {
  const chosen = state.chosen && petalOf(state, state.chosen);
  for (const petal of petals(state)) petal.setAttribute("aria-pressed", String(petal === chosen));
  say(state.reading, chosen ? chosen.getAttribute("aria-label") : state.data.hint);
}

// -- arrivals -----------------------------------------------------------------------------------

function listen(state) {
  const { live } = state.data;
  if (!live || state.source || state.timer || document.hidden) return;
  const source = new EventSource(live);
  state.source = source;
  state.watchdog = setTimeout(() => poll(state), OPEN_MS);
  source.onopen = () => heard(state);
  source.onmessage = (event) => receive(state, event.data);
  source.onerror = () => {
    state.failures += 1;
    say(state.connection, state.data.offline_text);
    if (state.failures >= 3 || source.readyState === EventSource.CLOSED) poll(state);
  };
}

function poll(state) {
  silence(state);
  state.polls = 0;
  const ask = async () => {
    try {
      const answer = await fetch(state.data.poll_url, { cache: "no-store" });
      if (!answer.ok) throw new Error(answer.statusText);
      receive(state, await answer.text());
      state.polls += 1;
    } catch {
      say(state.connection, state.data.offline_text);
    }
    if (state.polls < 12 || !state.timer) return;
    silence(state); // a minute without trouble: try the stream again
    listen(state);
  };
  state.timer = setInterval(ask, POLL_MS);
  ask();
}

function heard(state) {
  clearTimeout(state.watchdog);
  state.failures = 0;
  say(state.connection);
}

function receive(state, text) {
  if (!state.root.isConnected) return silence(state);
  heard(state);
  const { arrivals, release } = JSON.parse(text);
  if (arrivals !== undefined) showArrivals(state, arrivals);
  const known = [undefined, state.data.release, state.asked].map(String);
  if (known.includes(String(release))) return;
  state.asked = release;
  ask(state);
}

// at most one rerun of the page every two seconds, and always one for the newest release; never
// in the middle of another one, because what it would send is not what that one is drawing
function ask(state) {
  if (state.asking) return;
  const wait = Math.max(0, (state.askedAt ?? 0) + ASK_MS - Date.now());
  state.asking = setTimeout(() => whenStill(state), wait);
}

function whenStill(state, times = 0) {
  const still = !document.querySelector('.stApp[data-test-script-state="running"]');
  if (!still || times < STILL_TIMES) {
    state.asking = setTimeout(() => whenStill(state, still ? times + 1 : 0), STILL_MS);
    return;
  }
  state.asking = undefined;
  state.askedAt = Date.now();
  if (state.root.isConnected) state.send("release", state.asked);
}

function showArrivals(state, n) {
  const { arrivals_text: many = "", arrivals_text_one: one = many } = state.data;
  const written = new Intl.NumberFormat(document.documentElement.lang || "nl").format(n);
  state.arrivals.textContent = (n === 1 ? one : many).replace("{n}", written);
}

function silence(state) {
  clearTimeout(state.watchdog);
  clearInterval(state.timer);
  state.source?.close();
  state.source = state.timer = undefined;
}

function onVisibility(state) {
  clearTimeout(state.away);
  if (document.hidden) state.away = setTimeout(() => silence(state), HIDDEN_MS);
  else listen(state);
}
