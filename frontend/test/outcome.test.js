import assert from "node:assert/strict";
import test from "node:test";
import { setLanguage } from "../js/i18n.js";
import { failuresFirst, outcomeOf, progressOf } from "../js/outcome.js";

setLanguage("en");

const counts = { added: 0, updated: 0, unchanged: 0, moved: 0, archived: 0, removed: 0 };
const report = (title, parts = {}) => ({ id: title, title, ...counts, documents: [{ entries: 4 }, { entries: 3 }], skipped: [], warnings: [], ...parts });
const failure = (code) => ({ failure: { code, message: { ja: code, en: `It is ${code}.` } } });
const event = (reports, parts = {}) => ({ phase: "finished", automatic: false, failure: null, reports, ...parts });
const running = (parts) => progressOf({ title: "docs", done: 0, total: 0, entries: 0, bytes: 0, totalBytes: 0, ...parts });

const shown = ({ line, tone, hasNews, report, insist, details }) => ({
  line, tone, hasNews, report: report.map(({ id }) => id), insist: insist.map(({ id }) => id), details: details.map(({ id }) => id),
});
const nothing = { line: "", tone: "done", hasNews: false, report: [], insist: [], details: [] };

for (const [name, given, accepted, want] of [
  ["an accepted import is told in one line, its report on demand", event([report("a", { added: 7 })]), true,
    { line: "7 questions imported.", details: ["a"] }],
  ["an accepted import of which a source failed shows its report", event([report("a", { added: 7 }), report("b", failure("not-found"))]), true,
    { report: ["a", "b"] }],
  ["a refresh tells what changed and leads to the briefing", event([report("a", { added: 3, unchanged: 9 }), report("b", { updated: 2, added: 1 })]), false,
    { line: "4 added, 2 updated", hasNews: true, details: ["a", "b"] }],
  ["a refresh without a change says so", event([report("a", { unchanged: 7 })]), false, { line: "Nothing has changed.", details: ["a"] }],
  ["a refresh that was asked for and failed shows its report", event([report("a", failure("offline"))]), false, { report: ["a"] }],
  ["a source that shrank is asked about, the others are told", event([report("a", failure("shrunk")), report("b", { moved: 1 })]), false,
    { insist: ["a"], line: "1 moved", hasNews: true, details: ["b"] }],
  ["a source that shrank alone is only asked about", event([report("a", failure("shrunk"))]), false, { insist: ["a"] }],
  ["what was cancelled is told in one line", event([report("a", failure("cancelled")), report("b", failure("cancelled"))]), false, { line: "It is cancelled." }],
  ["a fault is told and stays", event([], failure("internal")), false, { line: "It is internal.", tone: "warning" }],
  ["a preview that was cancelled", event([], failure("cancelled")), false, { line: "It is cancelled." }],
  ["an end without anything is not told", event([]), false, {}],
  ["an automatic refresh without internet is one calm line", event([report("a", failure("offline")), report("b", failure("timeout"))], { automatic: true }), false,
    { line: "2 sources could not be refreshed. It is offline.", tone: "calm" }],
  ["an automatic refresh that failed otherwise takes no window, but stays", event([report("a", failure("shrunk"))], { automatic: true }), false,
    { line: "“a” could not be refreshed. It is shrunk.", tone: "warning" }],
  ["an automatic refresh tells changes and failures together", event([report("a", { removed: 1 }), report("b", failure("tls"))], { automatic: true }), false,
    { line: "1 removed\n“b” could not be refreshed. It is tls.", tone: "calm", hasNews: true }],
  ["an automatic refresh without a change is not told", event([report("a", { unchanged: 7 })], { automatic: true }), false, {}],
]) {
  test(name, () => assert.deepEqual(shown(outcomeOf(given, accepted)), { ...nothing, ...want }));
}

for (const [name, given, want] of [
  ["files are counted once they are", { done: 3, total: 1200, entries: 40 }, { title: "Importing: docs", text: "3 / 1,200 files, 40 questions", value: 3, max: 1200 }],
  ["a download of known size", { bytes: 1_260_000, totalBytes: 40_000_000 }, { title: "Downloading: docs", text: "1.3 / 40 MB", value: 1_260_000, max: 40_000_000 }],
  ["a download of unknown size has no end", { bytes: 1_260_000 }, { title: "Downloading: docs", text: "1.3 MB" }],
  ["the beginning has no end", {}, { title: "Importing: docs", text: "" }],
  ["a beginning without a title", { title: "" }, { title: "Importing…", text: "" }],
]) {
  test(`progress: ${name}`, () => assert.deepEqual(running(given), want));
}

test("reports of failures stand first, in their order", () => {
  const all = [report("a"), report("b", failure("x")), report("c"), report("d", failure("y"))];
  assert.deepEqual(failuresFirst(all).map(({ id }) => id), ["b", "d", "a", "c"]);
});
