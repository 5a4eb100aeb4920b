import assert from "node:assert/strict";
import { test } from "node:test";
import { Outbox, TAP_LIFETIME_MS } from "./outbox.js";

/** A store in memory that remembers what a reload would find. */
const memory = () => {
  const rows = new Map();
  return {
    rows,
    put: async (_table, row) => void rows.set(row.cid, row),
    remove: async (_table, cid) => void rows.delete(cid),
    unsent: async () => [...rows.values()].sort((a, b) => a.n - b.n),
  };
};
const made = (store = memory(), clock = { at: 1_000 }) => ({
  store, clock, outbox: new Outbox({ store, house: "h", changed: () => {}, now: () => clock.at }),
});

test("messages go out one after the other, in the order written", async () => {
  const { outbox } = made();
  const first = await outbox.add({ type: "send", body: "1" });
  const second = await outbox.add({ type: "send", body: "2" });
  assert.ok(first.n < second.n);
  outbox.fly(outbox.next().cid);
  assert.equal(outbox.next(), null);
  await outbox.acknowledge(first.cid);
  assert.equal(outbox.next().cid, second.cid);
});

test("what was unsent is there after a reload, with the same client id", async () => {
  const { outbox, store } = made();
  const { cid } = await outbox.add({ type: "send", body: "bleibt" });
  const after = made(store).outbox;
  await after.load();
  assert.equal(after.next().cid, cid);
  assert.equal(after.next().body, "bleibt");
});

test("an acknowledged message leaves the store at once and stays in sight until it comes back", async () => {
  const { outbox, store } = made();
  const { cid } = await outbox.add({ type: "send", body: "x" });
  await outbox.acknowledge(cid);
  assert.equal(store.rows.size, 0);
  assert.deepEqual(outbox.pending(true).map((item) => item.state), ["sent"]);
  await outbox.drop(cid);
  assert.deepEqual(outbox.pending(true), []);
});

test("a refusal for good marks the message and lets the next one pass", async () => {
  const { outbox } = made();
  const first = await outbox.add({ type: "send", body: "zu lang" });
  const second = await outbox.add({ type: "send", body: "kurz" });
  outbox.fly(first.cid);
  await outbox.refuse(first.cid, "too_big");
  assert.equal(outbox.pending(true)[0].state, "failed");
  assert.equal(outbox.next().cid, second.cid);
});

test("slow down is obeyed, and the message goes again unchanged", async () => {
  const { outbox, clock } = made();
  const { cid } = await outbox.add({ type: "send", body: "x" });
  outbox.fly(cid);
  await outbox.refuse(cid, "slow_down", 2);
  assert.equal(outbox.next(), null);
  assert.equal(outbox.wait(), 2_000);
  clock.at += 2_000;
  assert.equal(outbox.next().cid, cid);
});

test("tried again after a refusal it is a new message with a new id", async () => {
  const { outbox, store } = made();
  const { cid } = await outbox.add({ type: "send", body: "x" });
  await outbox.refuse(cid, "conflict");
  await outbox.again(cid);
  assert.notEqual(outbox.next().cid, cid);
  assert.equal(store.rows.size, 1);
});

test("a tap that waited too long is not sent", async () => {
  const { outbox, clock } = made();
  await outbox.add({ type: "tap", body: "Absagen", card: 4, action: "cancel" });
  clock.at += TAP_LIFETIME_MS + 1;
  await outbox.expireTaps();
  assert.equal(outbox.next(), null);
  assert.equal(outbox.pending(true)[0].why, "late");
});
