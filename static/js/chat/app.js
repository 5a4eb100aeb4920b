// @ts-check
// Puts the page together: elements on one side, the session on the other.
import { contactOf, fillOf, tapOf } from "../cards/answers.js";
import { startKey, uuid } from "../lib/ids.js";
import { setSprite } from "../lib/icon.js";
import { pageData } from "../lib/page.js";
import { Store } from "../lib/store.js";
import { setWords, t } from "../lib/words.js";
import "./chat-log.js";
import "./chat-notice.js";
import { Composer } from "./composer.js";
import { Outbox } from "./outbox.js";
import { logRows, nextReservation } from "./rows.js";
import { Session } from "./session.js";
import { Taps } from "./taps.js";
import { presence, trouble } from "./status.js";
import { myRead, unreadCount } from "./thread.js";

const SAME_CLOCK_MS = 5_000;
const page = pageData("page");
setWords(pageData("words"));
setSprite(page.urls.icons);
// A phone's clock may be wrong by minutes; the seconds that the page took to come are no such error.
const skew = Date.parse(page.now) - Date.now();
page.skew = Math.abs(skew) < SAME_CLOCK_MS ? 0 : skew;

const log = /** @type {any} */ (document.querySelector("chat-log"));
const notice = /** @type {any} */ (document.querySelector("chat-notice"));
const newest = /** @type {HTMLButtonElement} */ (document.querySelector("[data-newest]"));
const presenceLine = /** @type {HTMLElement} */ (document.querySelector("[data-presence]"));
const intro = document.querySelector("[data-intro]");
const title = document.title;

const store = new Store();
const tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel(`stammtisch-${page.slug}`) : null;
const taps = new Taps(() => draw());
/** @type {Map<number, Record<string, string>>} what is wrong in which card's form */
const errors = new Map();
const outbox = new Outbox({ store, house: page.slug, changed: () => draw() });
const session = new Session({
  page, outbox, changed: () => draw(), onEntry,
  onAck: (cid) => taps.acknowledged(cid),
  onRefused: (cid) => taps.refused(cid),
  onStarted: (conv) => {
    tabs?.postMessage({ started: conv });
    keepForTheTunnel();
  },
});
let unreadAbove = /** @type {number|null} */ (null);
let seenUpTo = 0;
let isDrawing = false;
/** Until the thread is known, what the server has drawn stays. */
let isBegun = false;

const isWatching = () => document.visibilityState === "visible" && document.hasFocus();
session.isReading = () => isBegun && isWatching() && log.isAtEnd;

/** At most one drawing for all that happens in one go. */
function draw() {
  if (isDrawing || !isBegun) return;
  isDrawing = true;
  queueMicrotask(() => {
    isDrawing = false;
    drawNow();
  });
}

function drawNow() {
  const { thread } = session;
  const now = new Date(Date.now() + page.skew);
  const view = { place: page.place, unreadAbove, now };
  log.rows = logRows(thread, outbox.pending(navigator.onLine && session.connection.phase !== "waiting"), view);
  log.cards = cardContext;
  log.typing = typingLine();
  log.page = page;
  notice.trouble = trouble({ online: navigator.onLine, session, unsent: outbox.items.length });
  notice.next = nextReservation(thread, now) ?? (isKnownHere(page.next) ? null : page.next);
  notice.page = page;
  presenceLine.textContent = presence(thread, page, notice.trouble, now);
  if (thread.conv) composer.field.placeholder = t("placeholder");
  intro?.toggleAttribute("hidden", Boolean(thread.conv) || outbox.items.length > 0);
  if (session.isReading()) seenUpTo = thread.position;
  const unread = unreadCount(thread, seenUpTo);
  newest.hidden = log.isAtEnd || !thread.conv;
  newest.classList.toggle("newest--bare", !unread);
  newest.querySelector("[data-count]").textContent = unread ? t("newest_count", { n: unread }) : t("newest");
  document.title = unread && !isWatching() ? `(${unread}) ${title}` : title;
}

/** Whether the thread itself says how this reservation stands @param {any} next */
const isKnownHere = (next) => Boolean(next) && session.thread.entries.some((entry) => entry.card?.kind === "reservation" && entry.card.reservation === next.id);

/** @param {any} row @returns {import("../cards/common.js").Context} */
const cardContext = (row) => ({
  seq: row.entry.seq, state: row.state, place: page.place, now: () => Date.now() + page.skew,
  busy: taps.of(row.entry.seq), errors: errors.get(row.entry.seq) ?? {}, known: page.known,
});

function typingLine() {
  const person = [...session.typing.values()].find(Boolean);
  if (!person) return session.typing.size ? t("typing_house") : "";
  return person.kind === "assistant" ? t("typing_assistant") : t("typing_person", { name: person.name || t("team") });
}

/** @param {any} entry */
function onEntry(entry) {
  if (entry.card) loadCards().catch(() => undefined);
  if (entry.from.kind === "diner") return;
  taps.answered();
  if (entry.kind !== "change" && !entry.card) session.askWho();
  if (!isWatching() && unreadAbove === null) unreadAbove = seenUpTo;
}

/** @param {string} body */
async function say(body) {
  loadCards().catch(() => undefined);
  unreadAbove = null;
  log.isAtEnd = true;
  // A start that failed keeps its place; what follows waits for it.
  const isFirst = !session.thread.conv && !outbox.items.some((item) => item.type === "start" && !item.failed);
  const key = session.thread.conv ? undefined : startKey();
  await outbox.add({ type: isFirst ? "start" : "send", body, ...(key && { key }) });
  log.toEnd();
  session.pump();
}

/** @param {number} seq @param {string} action @param {string|undefined} option @param {any} [data] */
async function tap(seq, action, option, data) {
  const card = session.thread.entries.find((entry) => entry.seq === seq)?.card;
  if (!card || taps.of(seq)) return;
  const plain = tapOf(card, action, option);
  log.isAtEnd = true;
  const cid = uuid();
  taps.begin(seq, { cid, action, option });
  await outbox.add({ cid, type: "tap", card: seq, action, data: data ?? plain.data, body: plain.body });
  session.pump();
}

/** @param {HTMLFormElement} form */
function onForm(form) {
  const seq = Number(form.dataset.card);
  const action = form.dataset.form ?? "";
  const given = new FormData(form);
  const values = Object.fromEntries([...given].map(([name, value]) => [name, String(value)]));
  if (action === "fill") return tap(seq, action, undefined, fillOf(values));
  const card = session.thread.entries.find((entry) => entry.seq === seq)?.card;
  const answer = contactOf({ ...values, wishes: given.getAll("wish").map(String) }, card?.fields ?? ["name", "phone", "email"]);
  errors.set(seq, Object.fromEntries(Object.entries(answer.errors).map(([field, word]) => [field, t(word)])));
  draw();
  const [wrong] = Object.keys(answer.errors);
  if (wrong) return /** @type {HTMLElement|null} */ (form.elements.namedItem(wrong))?.focus();
  page.known = { name: answer.data.name ?? "", phone: answer.data.phone ?? "", email: answer.data.email ?? "" };
  return tap(seq, action, undefined, answer.data);
}

function listen() {
  log.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    const button = /** @type {HTMLElement|null} */ (/** @type {HTMLElement} */ (event.target).closest("button[data-card][data-action]"));
    if (!button || button.getAttribute("type") === "submit") return;
    event.preventDefault();
    tap(Number(button.dataset.card), button.dataset.action ?? "", button.dataset.option);
  });
  log.addEventListener("submit", (/** @type {SubmitEvent} */ event) => {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (!form.dataset.form) return; // drawn by the server, whose way it goes: this page has no cards yet
    event.preventDefault();
    onForm(form);
  });
  log.addEventListener("log-older", () => session.older());
  log.addEventListener("log-end", () => { session.saySeen(); draw(); });
  log.addEventListener("log-again", (/** @type {any} */ event) => outbox.again(event.detail.cid).then(() => session.pump()));
  log.addEventListener("log-drop", (/** @type {any} */ event) => outbox.drop(event.detail.cid));
  newest.addEventListener("click", () => { log.isAtEnd = true; log.toEnd(); log.scroller.focus(); session.saySeen(); draw(); });
  intro?.addEventListener("submit", (event) => {
    event.preventDefault();
    say(/** @type {HTMLFormElement} */ (event.target).dataset.say ?? "");
  });
  listenToKeys();
  listenToDevice();
}

/** The page about the house lies over the talk on phones: it closes by key, and the focus returns. */
function listenToKeys() {
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || location.hash !== "#house") return;
    addEventListener("hashchange", () => /** @type {HTMLElement|null} */ (document.querySelector('.chat__head a[href="#house"]'))?.focus(), { once: true });
    /** @type {HTMLElement|null} */ (document.querySelector(".house-side__close"))?.click();
  });
}

function listenToDevice() {
  const back = () => { session.wake(); session.saySeen(); draw(); };
  addEventListener("focus", back);
  addEventListener("pageshow", back);
  addEventListener("online", back);
  addEventListener("offline", () => { session.connection.rest(); draw(); });
  document.addEventListener("visibilitychange", () => (document.visibilityState === "visible" ? back() : composer.keep()));
  addEventListener("pagehide", () => composer.keep());
  tabs?.addEventListener("message", ({ data }) => data.started && session.join(data.started));
}

const composer = new Composer(/** @type {HTMLFormElement} */ (document.querySelector("form.composer")), {
  send: say,
  typing: (on) => session.sayTyping(on),
  // Nothing is stored in this browser before the first message.
  draft: (body) => {
    if (!session.thread.conv && !outbox.items.length) return;
    if (body) store.put("drafts", { house: page.slug, body });
    else store.remove("drafts", page.slug);
  },
});

/** Cards come with the first conversation; a first visit need not carry them. */
async function loadCards() {
  if (log.cardView) return;
  ({ cardView: log.cardView } = await import("../cards/index.js"));
}

/** From the first message on the page also opens without a network. */
function keepForTheTunnel() {
  navigator.serviceWorker?.register(page.urls.worker).catch(() => undefined);
}

async function begin() {
  listen();
  const thread = pageData("thread");
  // The talk goes on before the cards have come: what is written meanwhile belongs to it.
  session.begin(thread);
  seenUpTo = myRead(session.thread);
  if (thread && unreadCount(session.thread, seenUpTo)) unreadAbove = seenUpTo;
  if (thread) await loadCards().catch(() => undefined);
  log.isAtEnd = Boolean(thread); // a first visit begins at the top
  isBegun = true;
  if (thread) keepForTheTunnel();
  drawNow();
  await log.updateComplete;
  log.toUnread();
  session.saySeen();
  if (!thread && !(await Store.exists())) return;
  await outbox.load();
  for (const { cid, card, action, data } of outbox.taps()) taps.begin(Number(card), { cid, action: action ?? "", option: data?.option });
  composer.restore(await store.draft(page.slug));
  session.pump();
}

begin();
