import assert from "node:assert/strict";
import { test } from "node:test";
import { sentence, Typists } from "./typing.js";

const words = { one: "{name} schreibt", many: "{name} schreiben" };

test("one writes, two write, nobody writes", () => {
  assert.equal(sentence(["Jonas"], words), "Jonas schreibt");
  assert.equal(sentence(["Jonas", "Herr Haller"], words), "Jonas, Herr Haller schreiben");
  assert.equal(sentence([], words), "");
});

test("whoever stops or falls silent writes no longer", () => {
  const typists = new Typists();
  typists.hear("7", true, 0);
  typists.hear("8", true, 1000);
  assert.deepEqual(typists.at(2000), ["7", "8"]);
  typists.hear("7", false, 2000);
  assert.deepEqual(typists.at(2000), ["8"]);
  assert.deepEqual(typists.at(6999), ["8"]);
  assert.deepEqual(typists.at(7000), []);
});

test("writing on keeps its place", () => {
  const typists = new Typists();
  typists.hear("7", true, 0);
  typists.hear("8", true, 10);
  typists.hear("7", true, 5000);
  assert.deepEqual(typists.at(6500), ["7"]);
});
