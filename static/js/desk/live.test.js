import assert from "node:assert/strict";
import { test } from "node:test";
import { FROM_NOW, positionAfter } from "./live.js";

test("what was touched is the position to ask after, and it never goes back", () => {
  const later = positionAfter(7, { t: "touched", pulse: 9 });
  assert.equal(later, 9);
  assert.equal(positionAfter(later, { t: "touched", pulse: 8 }), 9);
  assert.equal(positionAfter(9, { t: "head", seq: 40 }), 9);
  assert.equal(positionAfter(9, { t: "resync", epoch: null, head: 3 }), 3);
});

test("whoever wants only the news begins where the house stands", () => {
  assert.equal(positionAfter(FROM_NOW, { t: "welcome", head: 41 }), 41);
  assert.equal(positionAfter(7, { t: "welcome", head: 41 }), 7);
});
