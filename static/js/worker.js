// The page and what it is made of, kept for the tunnel: asked of the network first, answered from here without one.
// Registered only once a conversation exists; before the first message nothing is stored (privacy page).
const CACHE = "stammtisch-1";
const PAGE = new URL(self.registration.scope).pathname;
/** Names with a hash in them never change what they name. */
const HASHED = /\.[0-9a-f]{12}\.\w+$/;

const open = () => caches.open(CACHE);

async function keepAll() {
  const cache = await open();
  const page = await fetch(PAGE, { credentials: "same-origin", headers: { Accept: "text/html" } });
  if (!page.ok) return;
  await cache.put(PAGE, page.clone());
  const names = (await page.text()).matchAll(/(?:href|src)="(\/static\/[^"#]+)/g);
  const urls = [...new Set([...names].map((match) => match[1]))];
  await Promise.allSettled(urls.map((url) => cache.add(url)));
}

/** @param {Request} request @param {string} key */
async function networkFirst(request, key) {
  const cache = await open();
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(key, answer.clone());
    return answer;
  } catch (failure) {
    const kept = await cache.match(key);
    if (kept) return kept;
    throw failure;
  }
}

/** @param {Request} request @param {string} key */
async function keptFirst(request, key) {
  return (await (await open()).match(key)) ?? networkFirst(request, key);
}

self.addEventListener("install", (event) => {
  self.skipWaiting();
  event.waitUntil(keepAll().catch(() => undefined));
});

self.addEventListener("activate", (event) => {
  const tidy = async () => {
    for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
    await self.clients.claim();
  };
  event.waitUntil(tidy());
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (request.mode === "navigate" && url.pathname === PAGE && !url.searchParams.has("before"))
    event.respondWith(networkFirst(request, PAGE));
  else if (url.pathname.startsWith("/static/"))
    event.respondWith((HASHED.test(url.pathname) ? keptFirst : networkFirst)(request, url.pathname));
});
