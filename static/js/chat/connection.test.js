import assert from "node:assert/strict";
import { test } from "node:test";
import { Connection, isFinal, pauseAfter } from "./connection.js";

/** Sockets that do what the test says. */
const sockets = () => {
  const made = [];
  class Socket {
    readyState = 1;
    sent = [];
    constructor(url) { this.url = url; made.push(this); }
    send(text) { this.sent.push(JSON.parse(text)); }
    close() { this.readyState = 3; }
    hear(frame) { this.onmessage({ data: JSON.stringify(frame) }); }
  }
  return { made, Socket };
};
const opened = (context, more = {}) => {
  context.mock.timers.enable({ apis: ["setTimeout", "Date"] });
  const { made, Socket } = sockets();
  const frames = [];
  const phases = [];
  const connection = new Connection({
    url: "/ws/v1/", hello: () => ({ t: "hello", after: 7 }), onFrame: (frame) => frames.push(frame), onPhase: (phase) => phases.push(phase),
    Socket, random: () => 1, now: () => Date.now(), ...more,
  });
  connection.open();
  return { connection, made, frames, phases };
};

test("codes of the 44xx kind and of policy end it, all others come back", () => {
  assert.deepEqual([1008, 4401, 4403, 4408, 4426].map(isFinal), [true, true, true, true, true]);
  assert.deepEqual([1000, 1001, 1006, 1011, 1012, 1013].map(isFinal), [false, false, false, false, false, false]);
});

test("a deploy spreads the return over ten seconds", () => {
  assert.equal(pauseAfter(1001, 0, () => 1), 10_000);
  assert.equal(pauseAfter(1006, 0, () => 1), 500);
});

test("it says hello first and sends nothing before the welcome", (context) => {
  const { connection, made } = opened(context);
  made[0].onopen();
  assert.deepEqual(made[0].sent, [{ t: "hello", after: 7 }]);
  assert.equal(connection.send({ t: "typing", on: true }), false);
  made[0].hear({ t: "welcome" });
  assert.equal(connection.send({ t: "typing", on: true }), true);
});

test("after a cut it comes back by itself, later each time", (context) => {
  const { made } = opened(context);
  made[0].onclose({ code: 1006 });
  context.mock.timers.tick(499);
  assert.equal(made.length, 1);
  context.mock.timers.tick(1);
  assert.equal(made.length, 2);
  made[1].onclose({ code: 1006 });
  context.mock.timers.tick(999);
  assert.equal(made.length, 2);
  context.mock.timers.tick(1);
  assert.equal(made.length, 3);
});

test("waking up does not sit out the pause", (context) => {
  const { connection, made } = opened(context);
  made[0].onclose({ code: 1013 });
  connection.wake();
  assert.equal(made.length, 2);
});

test("a line that has been silent while the phone slept is replaced on wake", (context) => {
  const { connection, made } = opened(context);
  made[0].onopen();
  made[0].hear({ t: "welcome" });
  context.mock.timers.tick(30_000);
  connection.wake();
  assert.equal(made.length, 2);
});

test("a dead line is noticed within 50 seconds", (context) => {
  const { made } = opened(context);
  made[0].onopen();
  made[0].hear({ t: "welcome" });
  for (let second = 0; second < 51; second += 1) context.mock.timers.tick(1_000);
  assert.equal(made.length, 2);
});

test("frames of a socket that was given up are not heard", (context) => {
  const { connection, made, frames } = opened(context);
  connection.restart();
  made[0].hear({ t: "msg", seq: 1 });
  assert.deepEqual(frames, []);
});

test("a login that has ended is not tried again", (context) => {
  const { connection, made, phases } = opened(context);
  made[0].onclose({ code: 4401 });
  context.mock.timers.tick(60_000);
  connection.wake();
  assert.equal(made.length, 1);
  assert.equal(phases.at(-1), "stopped");
});

test("a hello that was not taken is said again after a pause", (context) => {
  const { connection, made, phases } = opened(context);
  connection.refused();
  assert.equal(made[0].readyState, 3);
  assert.equal(phases.at(-1), "waiting");
  context.mock.timers.tick(500);
  assert.equal(made.length, 2);
});
