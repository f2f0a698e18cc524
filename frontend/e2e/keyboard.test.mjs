// Everything without a mouse, and with an input method.
import assert from "node:assert/strict";
import test from "node:test";
import { handbook, openWindow } from "./app.mjs";

const focused = (page) => page.evaluate(() => document.activeElement?.id || document.activeElement?.className);

test("find, read and mark with the keyboard alone", async (t) => {
  const { page, errors } = await openWindow(t, { import: [handbook] });
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await page.locator('#search[aria-activedescendant="row-1"]').waitFor();
  assert.equal(await page.locator("#row-1").getAttribute("aria-selected"), "true");
  assert.ok(!(await page.locator(".Reader-page").isVisible()), "choosing must not open");

  await page.keyboard.press("Enter");
  await page.locator(".Reader-page").waitFor();
  assert.match(await focused(page), /Reader-scroll/);
  await page.keyboard.press("Control+d");
  await page.locator('#reader [data-action="bookmark"][aria-pressed="true"]').waitFor();

  // Typing anywhere searches, and replaces what was searched before.
  await page.keyboard.type("CSV");
  assert.equal(await focused(page), "search");
  await page.locator(".ResultList-item mark", { hasText: "CSV" }).first().waitFor();
  await page.keyboard.press("Control+k");
  await page.keyboard.type("端末");
  assert.equal(await page.inputValue("#search"), "端末");
  await page.keyboard.press("Escape");
  assert.equal(await page.inputValue("#search"), "");

  await page.keyboard.press("Control+f");
  await page.keyboard.press("Escape");
  await page.keyboard.press("Tab");
  await page.keyboard.press("?");
  await page.locator("#help[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#help").waitFor({ state: "hidden" });
  assert.deepEqual(errors, []);
});

test("Enter opens what was typed, even before it is on the screen", async (t) => {
  const { page } = await openWindow(t, { import: [handbook] });
  await page.evaluate(() => {
    const input = document.querySelector("#search");
    for (const value of ["休", "休暇", "端", "端末"]) {
      input.value = value;
      input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    }
    input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
  await page.locator(".Reader-question", { hasText: "端末" }).waitFor();
});

test("find in the answer opens the closed section that has it", async (t) => {
  const { page } = await openWindow(t, { import: [handbook] });
  await page.fill("#search", "CSV");
  await page.locator(".ResultList-item mark").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".Answer details").first().waitFor();
  await page.keyboard.press("Control+f");
  await page.keyboard.type("予約");
  await page.locator(".Answer details[open]").waitFor();
  assert.equal(await page.locator(".FindBar-count").textContent(), "1 / 1");
  await page.keyboard.press("Escape");
  await page.locator(".FindBar").waitFor({ state: "hidden" });
});

test("text that an input method composes is searched, and its Enter opens nothing", async (t) => {
  const { page } = await openWindow(t, { import: [handbook] });
  const client = await page.context().newCDPSession(page);
  await page.focus("#search");
  await client.send("Input.imeSetComposition", { text: "コスト", selectionStart: 3, selectionEnd: 3 });
  await page.locator(".ResultList-item mark", { hasText: "コスト" }).first().waitFor();
  assert.equal(await page.inputValue("#search"), "コスト");

  // The confirming Enter, as Chromium sends it and as WebKit does after the end.
  for (const event of [{ isComposing: true, keyCode: 13 }, { isComposing: false, keyCode: 229 }]) {
    await page.locator("#search").evaluate((input, init) => {
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true, ...init }));
    }, event);
  }
  await client.send("Input.insertText", { text: "コスト" });
  await page.waitForTimeout(200);
  assert.ok(!(await page.locator(".Reader-page").isVisible()), "the confirming Enter opened an answer");
  await page.keyboard.press("Enter");
  await page.locator(".Reader-page").waitFor();
});
