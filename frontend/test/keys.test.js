import assert from "node:assert/strict";
import test from "node:test";
import { commandOf, composing, shortcutList, types } from "../js/keys.js";

const press = (key, more = {}) => ({
  key, keyCode: 0, isComposing: false, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more,
});

for (const [name, event, mac, inField, want] of [
  ["Ctrl+K elsewhere", press("k", { ctrlKey: true }), false, true, "search"],
  ["⌘K on a Mac", press("k", { metaKey: true }), true, true, "search"],
  ["Ctrl+K on a Mac is the system's", press("k", { ctrlKey: true }), true, true, null],
  ["Caps Lock makes no difference", press("D", { ctrlKey: true }), false, false, "bookmark"],
  ["a plain letter is no shortcut", press("k"), false, false, null],
  ["Alt+← goes back", press("ArrowLeft", { altKey: true }), false, true, "back"],
  ["⌘[ goes back on a Mac", press("[", { metaKey: true }), true, true, "back"],
  ["Alt+← on a Mac moves by a word", press("ArrowLeft", { altKey: true }), true, true, null],
  ["+ with and without Shift", press("=", { ctrlKey: true }), false, false, "larger"],
  ["+ on a Japanese keyboard", press("+", { ctrlKey: true, shiftKey: true }), false, false, "larger"],
  ["? asks for help", press("?", { shiftKey: true }), false, false, "help"],
  ["? in a field is a question mark", press("?", { shiftKey: true }), false, true, null],
  ["nothing while composing", press("k", { ctrlKey: true, isComposing: true }), false, true, null],
]) {
  test(name, () => assert.equal(commandOf(event, mac, inField), want));
}

test("an input method is known by either sign", () => {
  assert.ok(composing(press("Enter", { isComposing: true })));
  assert.ok(composing(press("Enter", { keyCode: 229 })));
  assert.ok(!composing(press("Enter", { keyCode: 13 })));
});

test("what types a character starts a search", () => {
  for (const [event, want] of [
    [press("a"), true],
    [press("コ"), true],
    [press("Process", { keyCode: 229 }), true],
    [press(" "), false],
    [press("Enter"), false],
    [press("F5"), false],
    [press("a", { ctrlKey: true }), false],
    [press("Dead"), false],
  ]) assert.equal(types(event), want, event.key);
});

test("the help lists every shortcut once, as the keyboard has it", () => {
  const pc = shortcutList(false), mac = shortcutList(true);
  assert.equal(new Set(pc.map(({ label }) => label)).size, pc.length);
  assert.ok(pc.some(({ keys }) => keys === "Alt + ←"));
  assert.ok(mac.some(({ keys }) => keys === "⌘["));
});
