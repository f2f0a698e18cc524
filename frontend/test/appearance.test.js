import assert from "node:assert/strict";
import test from "node:test";
import { layoutFor, nextTextSize, systemOf } from "../js/appearance.js";

test("the panes follow the width and the text size", () => {
  for (const [width, textSize, want] of [
    [1280, 100, "wide"],
    [901, 100, "wide"],
    [900, 100, "medium"],
    [640, 100, "narrow"],
    [480, 100, "narrow"],
    [1280, 200, "narrow"],
    [2000, 200, "wide"],
  ]) assert.equal(layoutFor(width, textSize), want, `${width} px at ${textSize} %`);
});

test("text sizes step and stop at the ends", () => {
  for (const [size, direction, want] of [
    [100, "larger", 110],
    [100, "smaller", 90],
    [105, "larger", 110],
    [300, "larger", 300],
    [80, "smaller", 80],
  ]) assert.equal(nextTextSize(size, direction), want, `${size} ${direction}`);
});

test("the system is told by the name of its platform", () => {
  assert.equal(systemOf("MacIntel"), "mac");
  assert.equal(systemOf("Win32"), "windows");
  assert.equal(systemOf("Linux x86_64"), "linux");
});
