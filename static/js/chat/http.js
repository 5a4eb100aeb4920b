// @ts-check
// The few requests the page makes beside its socket.

/** @typedef {{ok: boolean, status: number, retryAfter: number, data: any}} Answer */

/** @param {string} url @param {object} body @returns {Promise<Answer>} or a rejection when there is no network */
export const post = (url, body) =>
  ask(url, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

/** @param {string} url @returns {Promise<Answer>} */
export const get = (url) => ask(url, {});

/** @param {string} url @param {RequestInit} init */
async function ask(url, init) {
  const response = await fetch(url, {
    credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(15_000), ...init,
    headers: { Accept: "application/json", ...init.headers },
  });
  const data = await response.json().catch(() => null);
  return { ok: response.ok, status: response.status, retryAfter: Number(response.headers.get("Retry-After")) || 2, data };
}

/** Whether asking again later may help @param {number} status */
export const isPassing = (status) => status === 429 || status >= 500;
