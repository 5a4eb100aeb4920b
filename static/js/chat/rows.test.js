import assert from "node:assert/strict";
import { test } from "node:test";
import { logRows, nextReservation } from "./rows.js";
import { emptyThread } from "./thread.js";

const place = { zone: "Europe/Berlin", lang: "de" };
const view = { place, unreadAbove: null, now: new Date("2026-11-27T20:00:00Z") };
const entry = (seq, kind, at, more = {}) => ({
  seq, id: `i${seq}`, cid: `c${seq}`, from: { id: kind, kind, name: "" }, kind: "text", body: "x", card: null, tap: null, change: null, at, ...more,
});
const thread = (entries) => ({ ...emptyThread(), me: "diner", entries });

test("a new day in the restaurant's zone gets its line", () => {
  const rows = logRows(thread([entry(1, "diner", "2026-11-26T22:50:00Z"), entry(2, "staff", "2026-11-26T23:10:00Z")]), [], view);
  assert.deepEqual(rows.map((row) => row.type), ["day", "entry", "day", "entry"]);
});

test("follow-ups lose the name, and only the last carries the time", () => {
  const rows = logRows(thread([
    entry(1, "assistant", "2026-11-27T18:00:00Z"), entry(2, "assistant", "2026-11-27T18:00:01Z"), entry(3, "assistant", "2026-11-27T18:09:00Z"),
  ]), [], view).slice(1);
  assert.deepEqual(rows.map((row) => row.follows), [false, true, false]);
  assert.deepEqual(rows.map((row) => row.stamped), [false, true, true]);
});

test("a message keeps its place in the page when the house has stored it", () => {
  const pending = [{ cid: "c1", body: "x", at: "2026-11-27T18:00:00Z", state: "sending" }];
  const before = logRows(thread([]), pending, view).at(-1);
  const after = logRows(thread([entry(1, "diner", "2026-11-27T18:00:01Z")]), pending, view);
  assert.equal(before.key, after.at(-1).key);
  assert.equal(after.filter((row) => row.voice === "me").length, 1);
});

test("the unread line stands above the first entry of others", () => {
  const rows = logRows(thread([entry(1, "staff", view.now.toISOString()), entry(2, "diner", view.now.toISOString()), entry(3, "staff", view.now.toISOString())]), [], { ...view, unreadAbove: 1 });
  assert.deepEqual(rows.map((row) => row.type), ["day", "entry", "entry", "unread", "entry"]);
});

test("changes take no place, but change their target", () => {
  const card = entry(1, "assistant", view.now.toISOString(), { kind: "card", card: { kind: "offers" } });
  const change = entry(2, "assistant", view.now.toISOString(), { kind: "change", change: { target: 1, what: "card", data: { state: "replaced" } } });
  const rows = logRows(thread([card, change]), [], view);
  assert.equal(rows.length, 2);
  assert.equal(rows[1].state, "replaced");
});

test("the next reservation is the soonest that still stands", () => {
  const made = (seq, reservation, starts_at, more = {}) =>
    entry(seq, "assistant", view.now.toISOString(), { kind: "card", card: { kind: "reservation", reservation, status: "confirmed", starts_at, ends_at: starts_at.replace("T19", "T21"), ...more } });
  const found = nextReservation(thread([
    made(1, "past", "2026-11-20T19:00:00Z"), made(2, "later", "2026-12-24T19:00:00Z"), made(3, "soon", "2026-11-28T19:00:00Z"),
    made(4, "gone", "2026-11-27T19:30:00Z"), made(5, "gone", "2026-11-27T19:30:00Z", { status: "cancelled" }),
  ]), view.now);
  assert.equal(found.reservation, "soon");
  assert.equal(found.seq, 3);
});

test("a card of the house itself is drawn under its line, and nobody stands over it", () => {
  const at = "2026-11-27T18:00:00Z";
  const rows = logRows(thread([
    entry(1, "system", at, { kind: "system" }), entry(2, "system", at, { kind: "card", card: { kind: "offers" } }),
  ]), [], view).slice(1);
  assert.deepEqual(rows.map((row) => [row.voice, row.follows]), [["system", false], ["bot", true]]);
});
