import assert from "node:assert/strict";
import test from "node:test";
import { addressIn } from "../js/links.js";

for (const [name, text, want] of [
  ["an address", "https://github.com/example/docs", "https://github.com/example/docs"],
  ["with white space around it", "\n https://example.com/faq.zip \r\n", "https://example.com/faq.zip"],
  ["with Japanese in it", "https://example.com/よくある質問", "https://example.com/よくある質問"],
  ["more than one", "https://example.com/a https://example.com/b", ""],
  ["within a sentence", "see https://example.com/a", ""],
  ["of a file", "file:///home/user/faq.md", ""],
  ["nothing", undefined, ""],
]) {
  test(`what was pasted: ${name}`, () => assert.equal(addressIn(text), want));
}
