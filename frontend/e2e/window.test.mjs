// The window as a whole: languages, themes, widths, and what protects it.
import assert from "node:assert/strict";
import test from "node:test";
import { handbook, openWindow } from "./app.mjs";

test("language, theme and text size take effect at once and are kept", async (t) => {
  const { page, errors } = await openWindow(t, { import: [handbook], page: { locale: "en-US" } });
  assert.equal(await page.locator("html").getAttribute("lang"), "en");
  assert.match(await page.locator('[data-view="all"]').innerText(), /All/);

  await page.locator('.TopBar [data-action="settings"]').click();
  await page.locator('#settings input[name="language"][value="ja"]').check();
  await page.locator('[data-view="all"]', { hasText: "すべて" }).waitFor();
  await page.locator('#settings input[name="theme"][value="dark"]').check();
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.locator('#settings [data-action="larger"]').click();
  await page.locator(".Stepper-value", { hasText: "110 %" }).waitFor();
  await page.keyboard.press("Escape");

  await page.reload();
  await page.locator(".ResultList-item").first().waitFor();
  const html = page.locator("html");
  assert.deepEqual(
    [await html.getAttribute("lang"), await html.getAttribute("data-theme"), await html.evaluate((e) => e.style.fontSize)],
    ["ja", "dark", "110%"],
  );
  assert.deepEqual(errors, []);
});

test("the page is sent with the policy that keeps foreign code out", async (t) => {
  const { page, program } = await openWindow(t, { import: [handbook] });
  const policy = (await fetch(program.url)).headers.get("content-security-policy") ?? "";
  for (const part of ["default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-src 'none'"]) {
    assert.ok(policy.includes(part), `${part} is missing in ${policy}`);
  }
  assert.ok(!policy.includes("unsafe"), policy);
  assert.ok(await page.locator("#search").isVisible());
});

test("a narrow window shows one pane at a time", async (t) => {
  const { page } = await openWindow(t, { import: [handbook], page: { viewport: { width: 480, height: 700 } } });
  const list = page.locator(".ResultList"), reader = page.locator("#reader");
  assert.deepEqual([await list.isVisible(), await reader.isVisible()], [true, false]);
  await page.locator(".ResultList-item").first().click();
  await reader.waitFor();
  assert.ok(!(await list.isVisible()));
  await page.keyboard.press("Escape");
  await list.waitFor();
  await page.locator('[data-action="sidebar"]').first().click();
  await page.locator('[data-view="unread"]').click();
  await page.locator(".Results-title", { hasText: "未読" }).waitFor();
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page is wider than the window");
});

test("a search without results says what was searched, and where", async (t) => {
  const { page } = await openWindow(t, { import: [handbook] });
  await page.locator('[data-view="bookmarked"]').click();
  await page.fill("#search", "休暇");
  const empty = page.locator(".Results-empty");
  await empty.filter({ hasText: "「休暇」" }).waitFor();
  assert.match(await empty.innerText(), /ブックマーク/);
  await empty.locator("button").click();
  await page.locator(".ResultList-item mark").first().waitFor();
});

test("images enlarge with Enter and close with Esc", async (t) => {
  const { page } = await openWindow(t, { import: [handbook] });
  await page.fill("#search", "コスト");
  await page.locator(".ResultList-item mark").first().waitFor();
  await page.keyboard.press("Enter");
  const image = page.locator(".Answer img");
  await image.focus();
  await page.keyboard.press("Enter");
  await page.locator("#lightbox[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.locator("#lightbox").waitFor({ state: "hidden" });
  assert.ok(await image.evaluate((element) => element === document.activeElement));
});
