import assert from "node:assert/strict";
import { test } from "node:test";

globalThis.location = /** @type {any} */ (new URL("https://house.example/rebstock/"));
const { Outbox } = await import("./outbox.js");
const { Session } = await import("./session.js");

const memory = () => ({ put: async () => {}, remove: async () => {}, unsent: async () => [] });
const settled = () => new Promise((done) => setTimeout(done, 5));

/** A session before its first message, and what it posts; the house answers as the test says. */
const begun = (context, answers) => {
  const asked = [];
  context.mock.method(globalThis, "fetch", async (url, init) => {
    const body = JSON.parse(init.body);
    asked.push({ url, body });
    const [status, data] = answers.shift();
    return { ok: status < 300, status, headers: new Headers(), json: async () => data };
  });
  const urls = [];
  globalThis.WebSocket = /** @type {any} */ (class { constructor(url) { urls.push(url); } });
  const outbox = new Outbox({ store: memory(), house: "rebstock", changed: () => {} });
  const page = { urls: { socket: "/ws/v1/", start: "/rebstock/start/" }, place: { lang: "de" } };
  const session = new Session({ page, outbox, changed: () => {}, onEntry: () => {}, onAck: () => {}, onRefused: () => {}, onStarted: () => {} });
  context.after(() => session.connection.giveUp(1000)); // its watch would keep the process alive
  return { session, outbox, asked, urls };
};

test("what was written after a first message that was refused begins the conversation", async (context) => {
  const { session, outbox, asked, urls } = begun(context, [[422, {}], [201, { conversation: "k" }]]);
  const first = await outbox.add({ type: "start", body: "\u0007", key: "1" });
  const second = await outbox.add({ type: "send", body: "Hallo", key: "2" });

  session.pump();
  await settled();

  assert.deepEqual(asked.map(({ url, body }) => [url, body.key, body.cid]), [
    ["/rebstock/start/", "1", first.cid], ["/rebstock/start/", "2", second.cid],
  ]);
  assert.equal(outbox.items.find((item) => item.cid === first.cid).failed, "bad");
  assert.equal(session.thread.conv, "k");
  assert.deepEqual(urls, ["wss://house.example/ws/v1/"]);
});

test("a tap is known to the house at once, by its acknowledgement or by its own entry, however slow the store is", async (context) => {
  const { session, outbox } = begun(context, []);
  const acked = [];
  session.onAck = (cid) => acked.push(cid);
  outbox.store = { ...memory(), remove: () => new Promise(() => {}) };
  session.begin({ conversation: "k", entries: [] });

  session.connection.onFrame({ t: "ack", cid: "1", seq: 1 });
  session.connection.onFrame({ t: "msg", seq: 1, id: "e", cid: "2", kind: "text", body: "Ja", from: { id: "me", kind: "diner" } });

  assert.deepEqual(acked, ["1", "2"]);
});

test("a tap that waited too long is told as refused, so that its card is free again", async (context) => {
  const { session, outbox } = begun(context, []);
  const refused = [];
  session.onRefused = (cid, code) => refused.push([cid, code]);
  const { cid } = await outbox.add({ type: "tap", body: "19:00", card: 4, action: "pick", at: "2026-01-01T12:00:00Z" });
  session.begin({ conversation: "k", entries: [] });

  session.connection.onFrame({ t: "welcome", conv: "k", epoch: "1", me: "me", people: [], head: 0 });
  await settled();

  assert.deepEqual(refused, [[cid, "late"]]);
});

test("who answers is told by the newest answer, in whatever order the line brings them", async (context) => {
  const { session } = begun(context, []);
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const waiting = [];
  context.mock.method(globalThis, "fetch", () => new Promise((answer) => waiting.push(answer)));
  const answered = async (place, presence) => {
    waiting[place]({ ok: true, status: 200, headers: new Headers(), json: async () => ({ presence }) });
    for (let turn = 0; turn < 10; turn += 1) await null;
  };
  for (let times = 0; times < 2; times += 1) {
    session.askWho();
    context.mock.timers.tick(1_000);
  }

  await answered(1, "Das Team antwortet");
  await answered(0, "Der Assistent antwortet");

  assert.equal(session.page.presence, "Das Team antwortet");
});
