// @ts-check
/* Links and forms marked data-swap fetch their page and put one element of it in place of this one.
   Without this script they are ordinary links and forms. */
import { patchLog } from "./patch.js";

/** Where the focus goes after a swap: to what the new page wants, to the same key, or nowhere.
 * @param {{keys: string[], wanted: boolean}} found @param {string | null} key @param {boolean} byPerson
 * @returns {"key" | "wanted" | "none"} */
export const focusAfter = (found, key, byPerson) => {
  if (byPerson && found.wanted) return "wanted";
  if (key !== null && found.keys.includes(key)) return "key";
  return "none";
};

/** Whether an answer still counts: an older request must not overwrite a newer one.
 * @param {number} mine @param {number} newest */
export const isCurrent = (mine, newest) => mine === newest;

const PATIENCE_MS = 10_000;
let newest = 0;
let steps = 0; // of a person, under way

/** Whether somebody is filling in something here that a fresh copy would throw away @param {Element} part */
const isInUse = (part) => part.hasAttribute("data-dirty") || part.querySelector("details.menu[open], :is(input, select, textarea):focus") !== null;

const tell = (/** @type {string} */ name, /** @type {unknown} */ detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

/** @param {string} target @param {RequestInit} init @returns {Promise<{html: Document, url: string, counts: boolean} | null>} */
const load = async (target, init) => {
  const mine = ++newest;
  const answer = await fetch(target, { credentials: "same-origin", ...init });
  if (init.method && answer.status >= 500) return null; // what was filled in stays, to be sent again
  if (!(answer.headers.get("content-type") ?? "").startsWith("text/html")) return null;
  const html = new DOMParser().parseFromString(await answer.text(), "text/html");
  const url = init.method && !answer.redirected ? location.href : answer.url;
  return { html, url, counts: isCurrent(mine, newest) };
};

/** What somebody is filling in beside the form that was sent stays as it is, as long as it belongs to the same conversation.
 * @param {HTMLElement} old @param {HTMLElement} fresh @param {HTMLFormElement | null} form */
const keepDirty = (old, fresh, form) => {
  if (old.dataset.conversation !== fresh.dataset.conversation) return;
  for (const part of old.querySelectorAll("[data-dirty][id]")) {
    if (!form || !part.contains(form)) fresh.querySelector(`#${CSS.escape(part.id)}`)?.replaceWith(part);
  }
};

/** @param {string} id @param {{html: Document, url: string}} page @param {boolean} byPerson @param {HTMLFormElement | null} form that was sent */
const put = (id, page, byPerson, form) => {
  const fresh = page.html.getElementById(id);
  const old = document.getElementById(id);
  if (!fresh || !old) {
    location.assign(page.url);
    return;
  }
  tell("swapping", { byPerson });
  const key = document.activeElement?.closest("[data-key]")?.getAttribute("data-key") ?? null;
  keepDirty(old, fresh, form);
  const scrolled = [...old.querySelectorAll("[data-scroll]")].map((each) => [each.scrollLeft, each.scrollTop]);
  const unfolded = byPerson ? [] : [...old.querySelectorAll("details")].map((each) => each.open);
  old.replaceWith(document.adoptNode(fresh));
  [...fresh.querySelectorAll("details")].forEach((each, index) => { each.open ||= unfolded[index] ?? false; });
  [...fresh.querySelectorAll("[data-scroll]")].forEach((each, index) => each.scrollTo(...(scrolled[index] ?? [0, 0])));
  const keyed = /** @type {HTMLElement[]} */ ([...fresh.querySelectorAll("[data-key]")]);
  const wanted = /** @type {HTMLElement | null} */ (fresh.querySelector("[data-focus]"));
  const found = { keys: keyed.map((each) => each.dataset.key ?? ""), wanted: wanted !== null };
  const choice = focusAfter(found, key, byPerson);
  if (choice === "wanted") wanted?.focus();
  if (choice === "key") keyed.find((each) => each.dataset.key === key)?.focus({ preventScroll: true });
  if (byPerson) document.title = page.html.title;
  tell("swapped", { byPerson });
};

/** Ask for a page again and take over only these parts of it; nothing is written into the history.
 * @param {string} url @param {string[]} ids */
export const refresh = async (url, ids) => {
  const before = newest;
  try {
    const answer = await fetch(url, { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    const text = answer.ok ? await answer.text() : "";
    // A step that somebody took meanwhile knows better.
    if (!text || location.href !== url || !isCurrent(before, newest)) return;
    const html = new DOMParser().parseFromString(text, "text/html");
    for (const id of ids) {
      const [fresh, old] = [html.getElementById(id), document.getElementById(id)];
      if (!fresh || !old || isInUse(old) || fresh.outerHTML === old.outerHTML) continue;
      if (old.getAttribute("role") === "log") {
        patchLog(old, fresh);
        continue;
      }
      const key = old.contains(document.activeElement) ? document.activeElement?.getAttribute("data-key") : null;
      const top = old.scrollTop;
      old.replaceWith(document.adoptNode(fresh));
      fresh.scrollTop = top;
      if (key) /** @type {HTMLElement | null} */ (fresh.querySelector(`[data-key="${CSS.escape(key)}"]`))?.focus({ preventScroll: true });
    }
  } catch {
    document.body.classList.add("is-stale");
  }
};

/** Without its fragment: a jump within the page is no other page. @param {string} url */
const bare = (url) => url.split("#")[0];
let shown = bare(location.href);

/** A refusal is told even when a later step has overtaken it, and overtakes that step: with it comes back what was filled in.
 * @param {{html: Document, counts: boolean}} page @param {HTMLFormElement | null} form */
const isDue = (page, form) => {
  if (page.counts || !form || !page.html.querySelector("[data-refusal]")) return page.counts;
  newest += 1;
  return true;
};

/** Fetch a page and swap; when that fails go there the plain way. What refreshes by itself yields to a person's step,
 * whose answer is as fresh: else a tap on a slow line would be lost. Of a form the document hears "answered" or "notsent",
 * and "settled" when its page is shown. Nothing is put where `isBusy` says that somebody has begun something meanwhile.
 * @param {string} id @param {string} url
 * @param {{init?: RequestInit, push?: boolean, byPerson?: boolean, form?: HTMLFormElement | null, isBusy?: () => boolean}} [how] */
export const swap = async (id, url, { init = {}, push = true, byPerson = true, form = null, isBusy = () => false } = {}) => {
  if (!byPerson && steps) return;
  steps += Number(byPerson);
  try {
    const page = await load(url, init);
    if (form) tell(page?.html.getElementById(id) ? "answered" : "notsent", form);
    if (!page || !isDue(page, form) || isBusy()) return;
    if (push && page.url !== location.href) history.pushState(null, "", page.url);
    shown = bare(location.href);
    put(id, page, byPerson, form);
  } catch {
    if (byPerson && !init.method) location.assign(url);
    else document.body.classList.add("is-stale");
    if (form) tell("notsent", form);
  } finally {
    steps -= Number(byPerson);
    if (form) tell("settled", form);
  }
};

/** Where a form goes: its button may have an address of its own. @param {HTMLFormElement} form @param {HTMLElement | null} button */
const addressOf = (form, button) => button?.getAttribute("formaction") ?? form.action;

/** Make the marked links and forms on this page swap the element with this id. @param {string} id */
export const enhance = (id) => {
  document.addEventListener("click", (event) => {
    const link = /** @type {HTMLAnchorElement | null} */ (/** @type {Element} */ (event.target).closest("a[data-swap]"));
    const plain = event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
    if (!link || !plain) return;
    event.preventDefault();
    swap(id, link.href);
  });
  document.addEventListener("submit", (event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.matches("form[data-swap]")) return;
    event.preventDefault();
    if (form.getAttribute("aria-busy") === "true") return;
    form.setAttribute("aria-busy", "true");
    const body = new URLSearchParams();
    for (const [name, value] of new FormData(form, event.submitter)) body.append(name, String(value));
    tell("sending", form);
    swap(id, addressOf(form, event.submitter), { init: { method: "POST", body }, form }).finally(() => form.removeAttribute("aria-busy"));
  });
  window.addEventListener("popstate", () => {
    if (bare(location.href) === shown) return;
    shown = bare(location.href); // before the answer: another step back may follow at once, to what is still shown
    swap(id, location.href, { push: false });
  });
};
