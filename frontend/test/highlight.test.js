import assert from "node:assert/strict";
import test from "node:test";
import { cut } from "../js/highlight.js";

for (const [name, text, ranges, want] of [
  ["no range leaves the text whole", "コスト", [], "コスト"],
  ["a range in the middle", "月のコストは", [[2, 5]], "月の[コスト]は"],
  ["ranges that touch", "abcd", [[0, 2], [2, 4]], "[ab][cd]"],
  ["ranges that overlap", "abcd", [[0, 3], [2, 4]], "[abc][d]"],
  ["a range past the end", "ab", [[1, 9]], "a[b]"],
  ["a range that is empty", "ab", [[1, 1]], "ab"],
  ["a pair of surrogates counts two", "😀コスト", [[2, 5]], "😀[コスト]"],
  ["no text", "", [[0, 1]], ""],
]) {
  test(name, () => {
    const got = cut(text, ranges).map((part) => (part.marked ? `[${part.text}]` : part.text)).join("");
    assert.equal(got, want, `${text} ${JSON.stringify(ranges)}`);
  });
}
