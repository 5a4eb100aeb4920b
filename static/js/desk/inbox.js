// @ts-check
/* The inbox: swapping without reloading, live by two sockets (the whole inbox, the open conversation), keys, alerts.
   What is shown follows the server: a touched conversation means that the page is asked for again, in parts. */
import { Alert, countOf, isLookedAt, soundButton } from "./alert.js";
import { answering, field } from "./answer.js";
import { coalesced } from "./coalesce.js";
import { onKey } from "./keys.js";
import { followInbox } from "./live.js";
import { enhance, refresh, swap } from "./swap.js";
import { headShown, Talk } from "./talk.js";

const SETTLE_MS = 120;
const MINUTE_MS = 30_000;
const FALLBACK_MS = 5_000;
const NEAR_END = 80;
const PARTS = ["rail-inbox", "inbox-tabs", "inbox-list", "talk-state", "talk-log", "side-who"];
const byId = (/** @type {string} */ id) => document.getElementById(id);
const inbox = () => /** @type {HTMLElement} */ (byId("inbox"));
const openOne = () => inbox().dataset.conversation ?? "";
const list = () => byId("inbox-list");
const logBox = () => byId("talk-log")?.parentElement ?? null;
const toEnd = () => logBox()?.scrollTo(0, logBox()?.scrollHeight ?? 0);

const alert = new Alert(byId("keys")?.dataset.news ?? "");
const talk = new Talk({ news: () => again() });

/** Every form tells how far the thread was looked at when it was sent. */
const markSeen = () => {
  const seen = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("#inbox [name=seen]"));
  if (isLookedAt()) seen.forEach((each) => { each.value = String(headShown()); });
};

const look = async () => {
  const log = logBox();
  const wasAtEnd = !log || log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END;
  const before = countOf(list());
  const panels = [...document.querySelectorAll("#inbox-side section[id]")].map((each) => each.id);
  await refresh(location.href, [...PARTS, ...panels]);
  if (wasAtEnd) toEnd();
  talk.tellSeen();
  alert.see(before, countOf(list()));
  markSeen();
};
const again = coalesced(look, SETTLE_MS);

const all = followInbox({
  slug: inbox().dataset.houseSlug ?? "",
  pulse: Number(inbox().dataset.pulse ?? 0),
  touched: again,
  down: (isDown) => {
    const line = byId("inbox-offline");
    if (line) line.hidden = !isDown;
    if (!isDown) again();
  },
});
const wake = () => { talk.wake(); again(); };
window.addEventListener("focus", wake);
window.addEventListener("online", wake);
document.addEventListener("visibilitychange", () => { if (!document.hidden) wake(); });
setInterval(() => { if (!all.isOpen && !document.hidden && navigator.onLine) again(); }, FALLBACK_MS);
setInterval(() => { if (!document.hidden) again(); }, MINUTE_MS); // waiting times go on by themselves

const putDraft = answering({ conversation: openOne, typed: () => talk.typed(), sent: () => talk.stopped() });
document.addEventListener("keydown", (event) => onKey(event, { swap: (url) => swap("inbox", url), field, dialog: () => /** @type {HTMLDialogElement} */ (byId("keys")) }));
document.addEventListener("input", (event) => /** @type {Element} */ (event.target).closest("#inbox-side section")?.setAttribute("data-dirty", ""));

const arrived = () => {
  toEnd();
  alert.show(countOf(list()));
  putDraft();
  markSeen();
  talk.follow(openOne());
  talk.tellSeen();
};
document.addEventListener("swapped", arrived);
enhance("inbox");
soundButton(byId("sound"));
arrived();
