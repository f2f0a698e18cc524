import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import test from "node:test";
import ja from "../js/strings/ja.js";
import en from "../js/strings/en.js";
import { chooseLanguage, setLanguage, t } from "../js/i18n.js";

test("both languages have the same keys", () => {
  assert.deepEqual(Object.keys(en), Object.keys(ja));
});

test("both languages fill in the same values", () => {
  const values = (/** @type {unknown} */ text) => [...new Set(JSON.stringify(text).match(/\{\w+\}/g))].sort();
  for (const key of Object.keys(ja)) assert.deepEqual(values(en[key]), values(ja[key]), key);
});

test("every key of the page has its words", async () => {
  const page = await readFile(new URL("../index.html", import.meta.url), "utf8");
  const keys = [...page.matchAll(/data-i18n(?:-\w+)?="([^"]*)"/g)].map((match) => match[1]);
  assert.ok(keys.length > 20, `only ${keys.length} keys found`);
  for (const key of keys) assert.ok(key in ja, key);
});

test("the user's choice comes before the system's language", () => {
  for (const [choice, system, want] of [
    ["ja", ["en-US"], "ja"],
    ["", ["ja-JP", "en"], "ja"],
    ["", ["de-DE", "en-GB", "ja"], "en"],
    ["", ["fr"], "en"],
    ["xx", ["ja"], "ja"],
  ]) assert.equal(chooseLanguage(choice, system), want, `${choice} ${system}`);
});

test("plurals and numbers follow the language", () => {
  setLanguage("en");
  assert.equal(t("results.count", { n: 1 }), "1 question");
  assert.equal(t("results.count", { n: 12345 }), "12,345 questions");
  setLanguage("ja");
  assert.equal(t("results.count", { n: 1 }), "1 件");
});
