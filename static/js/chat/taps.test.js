import assert from "node:assert/strict";
import { test } from "node:test";
import { Taps } from "./taps.js";

const tapped = (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const taps = new Taps(() => {});
  taps.begin(4, { cid: "a", action: "pick", option: "o1" });
  return taps;
};

test("a tap that has not got through keeps its card busy, however long the line takes", (context) => {
  const taps = tapped(context);

  context.mock.timers.tick(600_000);

  assert.equal(taps.of(4)?.option, "o1");
});

test("what the house has and does not answer gives the card free after a while", (context) => {
  const taps = tapped(context);
  context.mock.timers.tick(7_000);
  taps.acknowledged("a");

  context.mock.timers.tick(7_000);
  assert.notEqual(taps.of(4), null);
  context.mock.timers.tick(1_000);
  assert.equal(taps.of(4), null);
});

test("an answer ends the taps that the house has, and no other", (context) => {
  const taps = tapped(context);
  taps.begin(7, { cid: "b", action: "cancel" });
  taps.acknowledged("b");

  taps.answered();

  assert.deepEqual([taps.of(4)?.cid, taps.of(7)], ["a", null]);
});

test("a tap that was refused may be made again", (context) => {
  const taps = tapped(context);

  taps.refused("a");

  assert.equal(taps.of(4), null);
});
