import assert from "node:assert/strict";
import { test } from "node:test";
import { briefDay, clock, countdown, dayKey, daySeparator, longDay, shortDay } from "./time.js";

const berlin = { zone: "Europe/Berlin", lang: "de" };
const english = { zone: "Europe/Berlin", lang: "en" };
const words = { today: "Heute", yesterday: "Gestern" };

test("times are those of the restaurant, whatever the phone's zone", () => {
  assert.equal(clock("2026-11-27T18:30:00Z", berlin), "19:30");
  assert.equal(clock("2026-11-26T23:30:00Z", berlin), "00:30");
  assert.equal(dayKey("2026-11-26T23:30:00Z", berlin), "2026-11-27");
});

test("both hours of the night in October are told apart from the day before", () => {
  assert.equal(clock("2026-10-25T00:30:00Z", berlin), "02:30");
  assert.equal(clock("2026-10-25T01:30:00Z", berlin), "02:30");
  assert.equal(dayKey("2026-10-24T22:30:00Z", berlin), "2026-10-25");
});

test("days are written as people of the house write them", () => {
  assert.equal(longDay("2026-11-27T18:30:00Z", berlin), "Freitag, 27. November");
  assert.equal(longDay("2026-11-27T18:30:00Z", english), "Friday, 27 November");
  assert.equal(longDay("2026-11-27T18:30:00Z", berlin, true), "Freitag, 27. November 2026");
  assert.equal(shortDay("2026-11-27T18:30:00Z", berlin), "Fr.");
  assert.equal(shortDay("2026-11-27T18:30:00Z", english), "Fri");
  assert.equal(briefDay("2026-11-27T18:30:00Z", berlin), "Fr., 27.11.");
  assert.equal(briefDay("2026-11-27T18:30:00Z", english), "Fri 27 Nov");
});

test("today and yesterday have names, other days their date, other years their year", () => {
  const now = new Date("2026-11-27T12:00:00Z");
  assert.equal(daySeparator("2026-11-27T07:00:00Z", now, berlin, words), "Heute");
  assert.equal(daySeparator("2026-11-25T23:30:00Z", now, berlin, words), "Gestern");
  assert.equal(daySeparator("2026-11-21T12:00:00Z", now, berlin, words), "Samstag, 21. November");
  assert.equal(daySeparator("2025-12-31T12:00:00Z", now, berlin, words), "Mittwoch, 31. Dezember 2025");
});

test("a countdown never goes below nothing", () => {
  assert.equal(countdown(462_000), "7:42");
  assert.equal(countdown(59_001), "1:00");
  assert.equal(countdown(-5_000), "0:00");
});
