import assert from "node:assert/strict";
import { test } from "node:test";

const log = { dataset: { head: "9" } };
globalThis.location = /** @type {any} */ (new URL("https://house.example/admin/"));
globalThis.document = /** @type {any} */ ({
  getElementById: (id) => (id === "talk-log" ? log : null), body: { toggleAttribute: () => {} },
  visibilityState: "visible", hasFocus: () => true,
});
/** @type {any[]} */
const lines = [];
globalThis.WebSocket = /** @type {any} */ (class {
  readyState = 1;
  said = [];
  constructor() { lines.push(this); }
  send(text) { this.said.push(JSON.parse(text)); }
  close() {}
  hear(frame) { this.onmessage({ data: JSON.stringify(frame) }); }
});
const { Talk } = await import("./talk.js");

test("when the database was restored it goes on from there, and has the thread drawn again", () => {
  let drawn = 0;
  const talk = new Talk({ news: () => { drawn += 1; } });
  const welcome = { t: "welcome", me: "1", people: [] };
  talk.follow("c");
  lines[0].onopen();
  lines[0].hear(welcome);

  lines[0].hear({ t: "resync", epoch: "e", head: 4 });
  lines[1].onopen();
  lines[1].hear(welcome);
  log.dataset.head = "6"; // drawn again, and two more have come
  talk.tellSeen();
  talk.follow("");

  assert.deepEqual(lines[0].said.map(({ t, after, delivered }) => [t, after ?? delivered]), [["hello", 9], ["seen", 9]]);
  assert.deepEqual(lines[1].said.map(({ t, after, delivered }) => [t, after ?? delivered]), [["hello", 4], ["seen", 4], ["seen", 6]]);
  assert.equal(drawn, 1);
});
