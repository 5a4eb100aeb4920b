import assert from "node:assert/strict";
import { test } from "node:test";
import { coalesced } from "./coalesce.js";

const flush = () => new Promise((resolve) => { setImmediate(resolve); });

test("calls in quick succession are one run", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let runs = 0;
  const call = coalesced(async () => { runs += 1; }, 100);
  call();
  context.mock.timers.tick(60);
  call();
  context.mock.timers.tick(99);
  assert.equal(runs, 0);
  context.mock.timers.tick(1);
  await flush();
  assert.equal(runs, 1);
});

test("calls during a run lead to one more after it, never to two at once", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  let runs = 0;
  let done = () => {};
  const call = coalesced(() => new Promise((resolve) => { runs += 1; done = resolve; }), 100);
  call();
  context.mock.timers.tick(100);
  call();
  call();
  context.mock.timers.tick(1000);
  assert.equal(runs, 1);
  done();
  await flush();
  context.mock.timers.tick(100);
  assert.equal(runs, 2);
});
