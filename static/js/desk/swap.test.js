import assert from "node:assert/strict";
import { test } from "node:test";

/** A page of one element, whose `words` say which address it was fetched from; answers come when the test says. */
const heard = {};
const asked = [];
const shown = { words: "/inbox/" };
const element = (words) => ({ words, dataset: {}, querySelector: () => null, querySelectorAll: () => [], replaceWith: (fresh) => { shown.words = fresh.words; } });
globalThis.location = /** @type {any} */ ({ href: "https://house.example/inbox/", assign: (url) => { throw new Error(`left for ${url}`); } });
globalThis.window = /** @type {any} */ ({ addEventListener: (name, hear) => { heard[name] = hear; } });
globalThis.document = /** @type {any} */ ({
  activeElement: null, title: "", body: { classList: { add: () => {} } },
  getElementById: () => element(shown.words), adoptNode: (node) => node, addEventListener: () => {}, dispatchEvent: () => true,
});
globalThis.DOMParser = /** @type {any} */ (class { parseFromString(words) { return { title: words, getElementById: () => element(words) }; } });
globalThis.fetch = /** @type {any} */ ((url) => new Promise((answer) => {
  asked.push(() => answer({ url, redirected: false, headers: new Headers({ "content-type": "text/html" }), text: async () => new URL(url).pathname }));
}));
const settled = () => new Promise((done) => setTimeout(done, 5));
const stepTo = (path) => {
  location.href = `https://house.example${path}`;
  heard.popstate();
};
const { enhance } = await import("./swap.js");

test("of two quick steps back the last decides, also to the page that is still shown", async () => {
  enhance("part");

  stepTo("/inbox/7/");
  stepTo("/inbox/"); // where it came from: the same address stands on both sides in the history
  for (const answer of asked) answer();
  await settled();

  assert.equal(shown.words, "/inbox/");
});

test("a jump within the page fetches nothing", async () => {
  const before = asked.length;

  stepTo("/inbox/#talk");

  assert.equal(asked.length, before);
});
