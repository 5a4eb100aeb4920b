import assert from "node:assert/strict";
import { test } from "node:test";
import { changes, emptyThread, myRead, receipt, unreadCount, withEntry, withPage, withSeen, withWelcome } from "./thread.js";

const entry = (seq, kind = "diner", more = {}) => ({
  seq, id: `id${seq}`, cid: `c${seq}`, from: { id: kind, kind, name: "" }, kind: "text", body: `${seq}`,
  card: null, tap: null, change: null, at: "2026-11-27T18:00:00Z", ...more,
});
const page = (entries, more = {}) => ({ conversation: "k", epoch: "e", head: entries.at(-1)?.seq ?? 0, me: "diner", people: [], entries, more: false, ...more });

test("entries are taken in order, once", () => {
  let { thread } = withEntry(emptyThread(), entry(1));
  const again = withEntry(thread, entry(1));
  assert.equal(again.thread, thread);
  ({ thread } = withEntry(thread, entry(2)));
  assert.deepEqual(thread.entries.map((each) => each.seq), [1, 2]);
  assert.equal(thread.position, 2);
});

test("a hole is reported and nothing is taken", () => {
  const { thread, gap } = withEntry(emptyThread(), entry(2));
  assert.equal(gap, true);
  assert.deepEqual(thread.entries, []);
});

test("an older page goes before what is known and moves no position", () => {
  const newest = withPage(emptyThread(), page([entry(5), entry(6)], { more: true }));
  const all = withPage(newest, page([entry(3), entry(4)], { more: true, head: 6 }));
  assert.deepEqual(all.entries.map((each) => each.seq), [3, 4, 5, 6]);
  assert.equal(all.position, 6);
  assert.equal(all.more, true);
});

test("a later change that comes with an older page passes over nothing", () => {
  const change = entry(9, "assistant", { kind: "change", change: { target: 3, what: "card", data: { state: "done" } } });
  let thread = withPage(emptyThread(), page([entry(5), entry(6)], { more: true }));
  thread = withPage(thread, page([entry(3), entry(4), change], { head: 9 }));
  assert.equal(thread.position, 6);
  for (const next of [entry(7), entry(8), change]) ({ thread } = withEntry(thread, next));
  assert.deepEqual(thread.entries.map((each) => each.seq), [3, 4, 5, 6, 7, 8, 9]);
});

test("receipts only grow, and others' count, not mine", () => {
  const people = [{ id: "me", kind: "diner", name: "", delivered: 9, read: 9 }, { id: "m", kind: "staff", name: "Maria", delivered: 3, read: 2 }];
  let thread = withWelcome(emptyThread(), { conv: "k", epoch: "e", me: "me", people, head: 4 });
  assert.equal(receipt(thread, 2), "read");
  assert.equal(receipt(thread, 3), "delivered");
  assert.equal(receipt(thread, 4), "sent");
  thread = withSeen(thread, { who: "m", delivered: 1, read: 1 });
  assert.equal(receipt(thread, 3), "delivered");
  assert.equal(myRead(thread), 9);
});

test("a colleague who came after the welcome has read it, too", () => {
  const people = [{ id: "me", kind: "diner", name: "", delivered: 2, read: 2 }];
  const thread = withWelcome(emptyThread(), { conv: "k", epoch: "e", me: "me", people, head: 2 });
  assert.equal(receipt(thread, 2), "sent");
  assert.equal(receipt(withSeen(thread, { who: "9", delivered: 2, read: 0 }), 2), "delivered");
  assert.equal(receipt(withSeen(thread, { who: "9", delivered: 2, read: 2 }), 2), "read");
});

test("what the assistant has answered it has read", () => {
  const thread = withPage(emptyThread(), page([entry(1), entry(2, "assistant"), entry(3)]));
  assert.equal(receipt(thread, 1), "read");
  assert.equal(receipt(thread, 3), "sent");
});

test("the last change of a card counts, a deletion stays", () => {
  const found = changes([
    entry(1, "assistant", { kind: "change", change: { target: 7, what: "card", data: { state: "expired" } } }),
    entry(2, "assistant", { kind: "change", change: { target: 7, what: "card", data: { state: "done" } } }),
    entry(3, "staff", { kind: "change", change: { target: 8, what: "deleted", data: {} } }),
  ]);
  assert.equal(found.get(7).state, "done");
  assert.equal(found.get(8).deleted, true);
});

test("unread are entries of others that are shown", () => {
  const thread = withPage(emptyThread(), page([entry(1), entry(2, "staff"), entry(3, "assistant"), entry(4, "assistant", { kind: "change", change: { target: 3, what: "card", data: {} } })]));
  assert.equal(unreadCount(thread, 0), 2);
  assert.equal(unreadCount(thread, 2), 1);
});
