import assert from "node:assert/strict";
import test from "node:test";
import { setLanguage } from "../js/i18n.js";
import { choices } from "../js/views/shape.js";

setLanguage("en");
const levels = [{ level: 2, headings: 4 }, { level: 3, headings: 12 }];

test("a document can be read as one article, or by any level that has headings", () => {
  assert.deepEqual(choices({ choice: "", levels }), [
    ["", "Automatic"], ["article", "One article"], ["heading-2", "FAQ: each Heading 2 (4)"], ["heading-3", "FAQ: each Heading 3 (12)"],
  ]);
});

test("a choice stays offered when the document has no such headings any more", () => {
  assert.deepEqual(choices({ choice: "heading-4", levels }).at(-1), ["heading-4", "FAQ: each Heading 4 (0)"]);
});
