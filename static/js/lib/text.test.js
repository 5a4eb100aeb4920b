import assert from "node:assert/strict";
import { test } from "node:test";
import { linkParts, paragraphs } from "./text.js";

const links = (text) => linkParts(text).filter((part) => part.href).map((part) => part.href);

test("only https and mail addresses become links", () => {
  assert.deepEqual(links("https://a.de/x?y=1 http://b.de javascript:alert(1) data:text/html,x ftp://c.de"), ["https://a.de/x?y=1"]);
  assert.deepEqual(links("an hallo@rebstock.de bitte"), ["mailto:hallo@rebstock.de"]);
  assert.deepEqual(links("...https://a.de xhttps://b.de a@b@c.de"), ["https://a.de/", "https://b.de/", "mailto:b@c.de"]);
});

test("punctuation after a link is text", () => {
  assert.deepEqual(linkParts("Siehe (https://a.de/b)."), [
    { text: "Siehe (" }, { text: "https://a.de/b", href: "https://a.de/b" }, { text: ")." },
  ]);
});

test("a link that hides a password is none", () => {
  assert.deepEqual(links("https://bank.de@evil.example/"), []);
});

test("nothing of the text is lost", () => {
  for (const text of ["", "a", "<b>https://a.de</b>", "x@y.de,https://z.de!", "https://", "\u202ehttps://a.de"])
    assert.equal(linkParts(text).map((part) => part.text).join(""), text);
});

test("blank lines part paragraphs, single breaks do not", () => {
  assert.deepEqual(paragraphs("a\nb\n\n\nc"), ["a\nb", "c"]);
});
