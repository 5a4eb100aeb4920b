// @ts-check
// From a thread to the rows of the log: days, the unread line, who speaks, which stamp stands where.
import { changes, isShown, receipt } from "./thread.js";
import { dayKey } from "../lib/time.js";

/**
 * @typedef {import("./thread.js").Thread} Thread
 * @typedef {{cid: string, body: string, at: string, state: "sending"|"waiting"|"sent"|"failed", why?: string}} Pending
 * @typedef {{type: "day"|"unread"|"entry"|"pending", key: string, at?: string, entry?: any, pending?: Pending,
 *   voice?: string, follows?: boolean, stamped?: boolean, state?: string, deleted?: boolean, fresh?: any}} Row
 */

const FOLLOW_MS = 5 * 60_000;

/** A card that the house itself sends: time is up, staff changed something @param {any} entry */
export const isTold = (entry) => entry.kind === "card" && entry.from.kind === "system";

/** Which of the four voices says this @param {any} entry */
export const voiceOf = (entry) =>
  entry.kind === "system" ? "system" : { diner: "me", staff: "staff", assistant: "bot", system: isTold(entry) ? "bot" : "system" }[entry.from.kind] ?? "system";

/**
 * @param {Thread} thread @param {Pending[]} pending
 * @param {{place: import("../lib/time.js").Place, unreadAbove: number|null, now: Date}} view
 * @returns {Row[]}
 */
export function logRows(thread, pending, view) {
  const byTarget = changes(thread.entries);
  /** @type {Row[]} */
  const rows = [];
  let day = "";
  let unreadShown = view.unreadAbove === null;
  const place = (/** @type {string} */ at) => {
    const key = dayKey(at, view.place);
    if (key !== day) rows.push({ type: "day", key: `day-${key}`, at });
    day = key;
  };
  for (const entry of thread.entries) {
    if (!isShown(entry)) continue;
    place(entry.at);
    const voice = voiceOf(entry);
    if (!unreadShown && voice !== "me" && entry.seq > Number(view.unreadAbove)) {
      rows.push({ type: "unread", key: "unread" });
      unreadShown = true;
    }
    const change = byTarget.get(entry.seq);
    rows.push({
      type: "entry", key: `${entry.from.kind === "diner" ? "me" : entry.from.id}:${entry.cid}`, at: entry.at, entry, voice,
      state: entryState(thread, entry, voice, change), deleted: Boolean(change?.deleted || entry.body === null), fresh: change?.data,
    });
  }
  const stored = new Set(thread.entries.filter((entry) => entry.from.kind === "diner").map((entry) => entry.cid));
  for (const item of pending) {
    if (stored.has(item.cid)) continue;
    place(item.at);
    rows.push({ type: "pending", key: `me:${item.cid}`, at: item.at, pending: item, voice: "me", state: item.state });
  }
  return withGroups(rows);
}

/** @param {Thread} thread @param {any} entry @param {string} voice @param {any} change */
function entryState(thread, entry, voice, change) {
  if (entry.kind === "card") return change?.state ?? entry.card?.state ?? "open";
  return voice === "me" ? receipt(thread, entry.seq) : "received";
}

/** A follow-up drops the name, and only the last of a group carries the time @param {Row[]} rows */
function withGroups(rows) {
  return rows.map((row, index) => ({
    ...row,
    follows: isFollowUp(rows[index - 1], row),
    stamped: row.voice === "me" || !isFollowUp(row, rows[index + 1]),
  }));
}

/** @param {Row|undefined} before @param {Row|undefined} row */
function isFollowUp(before, row) {
  if (row?.entry && isTold(row.entry)) return true; // it belongs to the line above it
  if (!before?.entry || !row?.entry || before.voice !== row.voice || row.voice === "system") return false;
  return before.entry.from.id === row.entry.from.id && Date.parse(row.at ?? "") - Date.parse(before.at ?? "") < FOLLOW_MS;
}

/** The next reservation that still stands, from the cards of the thread @param {Thread} thread @param {Date} now */
export function nextReservation(thread, now) {
  const byTarget = changes(thread.entries);
  /** @type {Map<string, any>} */
  const latest = new Map();
  for (const entry of thread.entries)
    if (entry.card?.kind === "reservation")
      latest.set(entry.card.reservation, { ...entry.card, seq: entry.seq, ...byTarget.get(entry.seq)?.data });
  return [...latest.values()]
    .filter((card) => ["confirmed", "requested"].includes(card.status) && card.state !== "replaced" && new Date(card.ends_at ?? card.starts_at) > now)
    .sort((a, b) => Date.parse(a.starts_at) - Date.parse(b.starts_at))[0] ?? null;
}
