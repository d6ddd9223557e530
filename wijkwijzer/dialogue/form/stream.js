/* Follow a meeting: what its screen shows, pushed as it changes.

   const stream = follow({ code, screen, language, console }, told);

   `screen`: "deelnemer", "wand" or "regie"; `console`: only of "regie", the name of this console.
   `told`, each where wanted:
     show(content, connected)  the whole content, at once and at each change (`connected` only of
                               "regie"); also again after a lost connection, changed or not
     online(is)                true where changes arrive, false where they have not for a while
     gone(why, error)          it stops by itself: "ended" (a rehearsal is over and erased),
                               "unknown" (no such code), "refused" (not for you); `error` in words
   `stream.now()`              the clock of the server in milliseconds, for timers
   `stream.speak(language)`    go on in another language
   `stream.close()`            stop; nothing is told any more
   `stream.ask()`              ask once now, without waiting for a change

   It comes back by itself: after a dropped connection, a restart of the server, a tablet that slept.
   Where no stream can be had it asks every ten seconds instead. */

const SILENCE = 40000; // ms; the server lets itself be heard every fifteen seconds
const CALM = 1500; // ms a connection may be away before anybody is told
const SLOW = 10000; // ms between two questions where no stream can be had
const CLOCKS = 8; // the quickest of so many last frames sets the clock

export function follow(where, told) {
  let source, language = where.language, heard = Date.now(), closed = false;
  let online = null, refused = false, timer = 0, fears = 0, newest = 0, asking = null;
  const clocks = [];

  const address = (path) => {
    const query = new URLSearchParams({ d: where.code, scherm: where.screen, taal: language });
    if (where.console) query.set("regie", where.console);
    return new URL(`/dialoog/${path}?${query}`, document.baseURI);
  };
  const tell = (is) => {
    clearTimeout(fears);
    fears = 0;
    if (is !== online && !closed) told.online?.(online = is);
  };
  const fear = () => { fears ||= setTimeout(() => tell(false), CALM); };
  const leave = (why, error) => {
    if (closed) return;
    end();
    told.gone?.(why, error);
  };
  const take = ({ now, content, connected }) => {
    clocks.push(now - Date.now()); // late by as long as it was under way
    if (clocks.length > CLOCKS) clocks.shift();
    newest = now;
    tell(true);
    told.show?.(content, connected);
  };

  function open() {
    if (closed) return;
    source?.close();
    clearTimeout(timer);
    heard = Date.now();
    const own = source = new EventSource(address("stroom"));
    own.addEventListener("open", () => {
      heard = Date.now();
      refused = false;
    });
    own.addEventListener("beat", () => { heard = Date.now(); tell(true); });
    own.addEventListener("message", ({ data }) => {
      heard = Date.now();
      if (own === source) take(JSON.parse(data));
    });
    own.addEventListener("gone", () => { if (own === source) leave("ended", ""); });
    own.addEventListener("error", () => {
      if (own !== source) return;
      fear();
      // The browser tries again by itself, but not after a refusal: ask why.
      if (own.readyState !== EventSource.CLOSED) return;
      again(refused ? SLOW : 0);
      refused = true;
    });
  }

  const again = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(() => ask(true), pause);
  };

  /* Ask once; with `reopen` the stream is tried again where that went well. */
  async function ask(reopen = false) {
    if (closed) return;
    asking?.abort();
    const own = asking = new AbortController();
    const limit = setTimeout(() => own.abort(), SLOW);
    let pause = 2000;
    try {
      const response = await fetch(address("stand"), { signal: own.signal, cache: "no-store" });
      const content = await response.json();
      if (own !== asking) return;
      if (response.status === 404) return leave("unknown", content.error);
      if ([400, 401, 403].includes(response.status)) return leave("refused", content.error);
      pause = 1000 * Number(response.headers.get("Retry-After")) || (response.ok ? 0 : 2000);
      if (response.ok && content.now >= newest) take(content);
    } catch {
      if (own !== asking) return;
      fear();
    } finally { clearTimeout(limit); }
    if (!reopen) return;
    if (pause) again(pause);
    else open();
  }

  const wake = () => {
    if (document.visibilityState !== "hidden" && Date.now() - heard > 20000) open();
  };
  const restore = (event) => { if (event.persisted) open(); };
  const watch = setInterval(() => {
    if (Date.now() - heard < SILENCE || source.readyState === EventSource.CLOSED) return;
    fear();
    open();
  }, 5000);

  function end() {
    closed = true;
    source?.close();
    asking?.abort();
    asking = null;
    clearTimeout(timer);
    clearTimeout(fears);
    clearInterval(watch);
    window.removeEventListener("online", open);
    window.removeEventListener("pageshow", restore);
    document.removeEventListener("visibilitychange", wake);
  }

  window.addEventListener("online", open);
  window.addEventListener("pageshow", restore);
  document.addEventListener("visibilitychange", wake);
  open();
  return {
    now: () => Date.now() + (clocks.length ? Math.max(...clocks) : 0),
    speak(id) { if (id !== language) { language = id; open(); } },
    close: end,
    ask: () => ask(),
  };
}
