// @ts-check
/* The day page: swapping without reloading, arrow keys, finding guests, and refreshing by itself: at once when the
   inbox is touched (a diner has booked in the chat), else within a second or so (a colleague, an integrator). */
import { coalesced } from "./coalesce.js";
import { step } from "./grid.js";
import { findGuests } from "./guests.js";
import { followInbox, FROM_NOW } from "./live.js";
import { enhance, swap } from "./swap.js";

const REFRESH_MS = 1000;
const SETTLE_MS = 150;
const PATIENCE_MS = 10_000;
const day = () => /** @type {HTMLElement} */ (document.getElementById("day"));

enhance("day");
findGuests(() => day().dataset.guests ?? "");

document.addEventListener("keydown", (event) => {
  const cell = /** @type {Element} */ (event.target).closest(".plan td");
  if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
  const next = step(cell, event.key);
  if (!next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: "nearest", inline: "nearest" });
});

document.addEventListener("keydown", (event) => {
  const close = /** @type {HTMLElement | null} */ (day().querySelector(".side [data-close]"));
  if (event.key === "Escape" && close) close.click();
});

/* Refreshing: only when nobody is in the middle of something, and only when something has changed. The line is tried all the
   same: whoever enters a caller should know that it is down. */
const isBusy = () => day().querySelector(".side form:is(.entry, .asking), #day-date:focus") !== null;
const showWaiting = (/** @type {string | null} */ waiting) => {
  const badge = document.getElementById("rail-inbox");
  if (badge && waiting !== null && badge.dataset.waiting !== waiting) {
    badge.dataset.waiting = waiting;
    badge.textContent = waiting === "0" ? "" : waiting;
  }
};
const look = async () => {
  if (document.hidden) return;
  const here = location.href;
  try {
    const known = day().dataset.version ?? "";
    const answer = await fetch(day().dataset.pulse ?? "", { credentials: "same-origin", cache: "no-store", signal: AbortSignal.timeout(PATIENCE_MS) });
    document.body.classList.toggle("is-stale", !answer.ok);
    showWaiting(answer.headers.get("waiting"));
    if (!answer.ok || (await answer.text()) === known || location.href !== here || isBusy()) return;
    await swap("day", here, { push: false, byPerson: false, isBusy });
  } catch {
    document.body.classList.add("is-stale");
  }
};
const refresh = coalesced(look, SETTLE_MS);
setInterval(refresh, REFRESH_MS);
followInbox({ slug: day().dataset.houseSlug ?? "", pulse: FROM_NOW, touched: refresh, down: (isDown) => { if (!isDown) refresh(); } });
document.addEventListener("visibilitychange", refresh);

/* A step whose answer is lost may have been taken: that is said until the next one. */
const showFailed = (/** @type {boolean} */ isFailed) => { /** @type {HTMLElement} */ (document.getElementById("day-failed")).hidden = !isFailed; };
document.addEventListener("notsent", () => showFailed(true));
document.addEventListener("sending", () => showFailed(false));
document.addEventListener("swapped", (event) => {
  if (/** @type {CustomEvent} */ (event).detail.byPerson) showFailed(false);
});

/* Show the present hour first. */
const line = day().querySelector(".now line");
const scroller = day().querySelector(".plan-scroll");
if (line && scroller) {
  const share = parseFloat(line.getAttribute("x1") ?? "0") / 100;
  scroller.scrollLeft = Math.max(0, share * scroller.scrollWidth - scroller.clientWidth / 3);
}

/* What was picked from a list stands in view, wherever in the evening it is. */
const showPicked = () => day().querySelector(".plan [aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
document.addEventListener("swapped", (event) => {
  if (/** @type {CustomEvent} */ (event).detail.byPerson) showPicked();
});
showPicked();

/* Go to a day as soon as it is chosen. */
document.addEventListener("change", (event) => {
  const input = /** @type {HTMLInputElement} */ (event.target);
  if (input.id === "day-date" && input.value) input.form?.requestSubmit();
});
