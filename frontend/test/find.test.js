import assert from "node:assert/strict";
import test from "node:test";
import { findAll, fold } from "../js/find.js";

for (const [name, text, query, want] of [
  ["without regard to case", "Azure azure", "AZURE", [[0, 5], [6, 11]]],
  ["hiragana finds katakana", "月のコストは", "こすと", [[2, 5]]],
  ["full width and half width", "ＶＮｅｔと VNet", "vnet", [[0, 4], [6, 10]]],
  ["matches do not overlap", "ああああ", "ああ", [[0, 2], [2, 4]]],
  ["surrogate pairs keep positions", "😀コスト", "コスト", [[2, 5]]],
  ["characters that would grow stay", "㌔コスト", "コスト", [[1, 4]]],
  ["no query, no match", "コスト", "", []],
]) {
  test(name, () => assert.deepEqual(findAll(text, query), want, `${query} in ${text}`));
}

test("folding keeps the length", () => {
  for (const text of ["ﬁ㌔İ😀ガがｶﾞ", "ßŉ"]) assert.equal(fold(text).length, text.length, text);
});
