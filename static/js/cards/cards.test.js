import assert from "node:assert/strict";
import { test } from "node:test";
import { setWords } from "../lib/words.js";
import { contactOf, fillOf, tapOf } from "./answers.js";
import { areaName, holdPhase, offerGroups, spoken, windowText } from "./facts.js";

const place = { zone: "Europe/Berlin", lang: "de" };
const option = (id, starts_at, area, more = {}) => ({ id, starts_at, area, label: id, ...more });

test("offers are grouped by area, other days stand apart", () => {
  const card = { date: "2026-11-27", options: [
    option("a", "2026-11-27T18:30:00Z", "stube"), option("b", "2026-11-27T19:00:00Z", "hof"),
    option("c", "2026-11-27T18:45:00Z", "stube"), option("d", "2026-11-28T18:30:00Z", "stube"),
  ] };
  const { areas, also } = offerGroups(card, place);
  assert.deepEqual(areas.map((area) => [area.name, area.options.map((each) => each.id)]), [["Stube", ["a", "c"]], ["Hof", ["b"]]]);
  assert.deepEqual(also.map((each) => each.id), ["d"]);
});

test("a group that is named counts more than the date", () => {
  const card = { date: "2026-11-27", options: [option("a", "2026-11-27T18:30:00Z", null, { group: "also" })] };
  assert.deepEqual(offerGroups(card, place), { areas: [], also: card.options });
});

test("an area has its name, or its readable slug", () => {
  assert.equal(areaName({ area: "weinstube", area_name: "Die Weinstube" }), "Die Weinstube");
  assert.equal(areaName({ area: "hof-zimmer" }), "Hof zimmer");
  assert.equal(areaName({ area: null }), "");
});

test("the hold is spoken at five, two and no minutes, once each", () => {
  setWords({ hold_left: "noch {n}", hold_over: "vorbei" });
  const said = [];
  for (let left = 330; left >= -2; left -= 1) said.push(spoken((left + 1) * 1000, left * 1000));
  assert.deepEqual(said.filter(Boolean), ["noch 5", "noch 2", "vorbei"]);
});

test("the last two minutes look different, and so does the end", () => {
  assert.deepEqual([121_000, 120_000, 1, 0].map(holdPhase), ["running", "ending", "ending", "over"]);
});

test("a waitlist's span is told however it comes", () => {
  const said = "Freitag, 27. November, 19:00–21:00";
  assert.equal(windowText({ from: "2026-11-27T18:00:00Z", to: "2026-11-27T20:00:00Z" }, place), said);
  assert.equal(windowText("2026-11-27T18:00:00Z/2026-11-27T20:00:00Z", place), said);
  assert.equal(windowText("abends", place), "abends");
});

test("a tap says the button's words", () => {
  const card = { actions: [{ id: "pick", label: "x", data: { option: "1" } }, { id: "cancel", label: "Absagen" }], options: [option("19:30", "", null)] };
  assert.deepEqual(tapOf(card, "pick", "19:30"), { data: { option: "19:30" }, body: "19:30" });
  assert.deepEqual(tapOf(card, "cancel", undefined), { data: null, body: "Absagen" });
});

test("a contact needs a name and one way to reach the diner", () => {
  const fields = ["name", "phone", "email"];
  assert.deepEqual(contactOf({}, fields).errors, { name: "err_name", phone: "err_contact" });
  assert.deepEqual(contactOf({ name: "B", phone: "0171 3" }, fields).errors, { phone: "err_phone" });
  assert.deepEqual(contactOf({ name: "B", email: "b@c" }, fields).errors, { email: "err_email" });
  assert.deepEqual(contactOf({ name: " Brandt ", phone: "0171 3920042", wishes: ["Hund"], notes: "ruhig" }, fields), {
    errors: {}, data: { name: "Brandt", phone: "0171 3920042", notes: "Hund. ruhig" },
  });
});

test("a filled picker sends numbers and times as the protocol has them", () => {
  assert.deepEqual(fillOf({ party_size: "4", date: "2026-11-27", time: "19:30:00" }), { party_size: 4, date: "2026-11-27", time: "19:30" });
});
