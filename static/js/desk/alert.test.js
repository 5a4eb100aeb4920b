import assert from "node:assert/strict";
import { test } from "node:test";
import { countOf, isNews, titled } from "./alert.js";

test("a conversation that comes to wait or to be unread is news, one that is dealt with is none", () => {
  const before = { waiting: 1, unread: 2 };
  assert.equal(isNews(before, { waiting: 2, unread: 2 }), true);
  assert.equal(isNews(before, { waiting: 1, unread: 3 }), true);
  assert.equal(isNews(before, { waiting: 1, unread: 2 }), false);
  assert.equal(isNews(before, { waiting: 0, unread: 2 }), false);
});

test("the title counts who waits and says what is new, and forgets both", () => {
  const plain = "Eingang · Zum Rebstock · Stammtisch";
  const loud = titled(plain, 2, "Neuer Chat");
  assert.equal(loud, "● Neuer Chat · (2) Eingang · Zum Rebstock · Stammtisch");
  assert.equal(titled(loud, 1, ""), "(1) Eingang · Zum Rebstock · Stammtisch");
  assert.equal(titled(loud, 0, ""), plain);
});

test("a list that is not there counts nothing", () => {
  assert.deepEqual(countOf(null), { waiting: 0, unread: 0 });
  assert.deepEqual(countOf({ dataset: { waiting: "3", unread: "4" } }), { waiting: 3, unread: 4 });
});
