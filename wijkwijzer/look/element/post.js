/* A post that gives up in time, and what its answer means. */

const LIMIT = 10000; // ms before a post is given up and tried again

export async function post(url, content, keepalive = false) {
  const stop = new AbortController();
  const limit = setTimeout(() => stop.abort(), LIMIT);
  const headers = { "Content-Type": "application/json" };
  try {
    const body = JSON.stringify(content);
    const response = await fetch(url, { method: "POST", headers, body, keepalive, signal: stop.signal });
    const retry = 1000 * Number(response.headers.get("Retry-After")) || 0;
    return { status: response.status, content: await response.json().catch(() => ({})), retry };
  } finally { clearTimeout(limit); }
}

/* Whether trying again may help: the network, a busy or a broken server. */
export const passing = (status) => status === 429 || status >= 500;

/* A secret that only this browser knows. */
export function newToken() {
  const letters = crypto.getRandomValues(new Uint8Array(18));
  return btoa(String.fromCharCode(...letters)).replaceAll("+", "-").replaceAll("/", "_");
}
