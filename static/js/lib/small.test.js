import assert from "node:assert/strict";
import { test } from "node:test";
import { backoff } from "./backoff.js";
import { folded, matches } from "./find.js";
import { startKey, uuid } from "./ids.js";
import { plural, setWords, t } from "./words.js";

test("the pause before coming back is anywhere below a ceiling that doubles to 30 s", () => {
  assert.equal(backoff(0, () => 1), 500);
  assert.equal(backoff(3, () => 1), 4_000);
  assert.equal(backoff(50, () => 1), 30_000);
  assert.equal(backoff(5, () => 0), 0);
});

test("ids have the shape that the server asks for, also without a secure context", () => {
  assert.match(startKey(), /^[0-9a-f]{32}$/);
  assert.match(uuid(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  assert.equal(new Set(Array.from({ length: 500 }, uuid)).size, 500);
});

test("houses are found without accents and capitals, by every word", () => {
  assert.equal(folded("Küche Weiß"), "kuche weiss");
  assert.ok(matches("kuche salbei konstanz", "KÜCHE konst"));
  assert.ok(!matches("kuche salbei konstanz", "küche wien"));
  assert.ok(matches("kuche", ""));
});

test("sentences keep what is not given and choose the form for one", () => {
  setWords({ hi: "Hallo {name}, {n}", party_one: "1 Person", party_many: "{n} Personen" });
  assert.equal(t("hi", { name: "{n}" }), "Hallo {n}, {n}");
  assert.equal(plural("party", 1), "1 Person");
  assert.equal(plural("party", 4), "4 Personen");
  assert.equal(t("unknown"), "unknown");
});
