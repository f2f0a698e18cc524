// The main story: a new user finds, reads and marks an answer, and everything is
// still there the next day.
import assert from "node:assert/strict";
import { rm } from "node:fs/promises";
import test from "node:test";
import { handbook, kotae, newData, openPage, openWindow, rows, startProgram } from "./app.mjs";

const count = (page, view) => page.locator(`[data-view="${view}"] .Sidebar-count`).textContent().then((text) => Number(text || 0));

test("a first start shows the FAQs that come along and how to add one's own", async (t) => {
  const { page, errors } = await openWindow(t);
  await page.locator(".ResultList-item").first().waitFor();
  assert.ok((await count(page, "all")) >= 10);
  assert.ok(await page.locator(".Hint").isVisible());
  assert.equal(await page.evaluate(() => document.activeElement?.id), "search");

  await page.locator('[data-action="hint"]').click();
  await page.locator(".Hint").waitFor({ state: "hidden" });
  await page.reload();
  await page.locator(".ResultList-item").first().waitFor();
  assert.ok(!(await page.locator(".Hint").isVisible()), "the line came back");

  await page.fill("#search", "コスト");
  await page.locator(".ResultList-item mark", { hasText: "コスト" }).first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".Answer p").first().waitFor();
  assert.match(await page.locator(".Reader-question").innerText(), /コスト/);
  assert.deepEqual(errors, []);
});

test("bookmark and read state outlive the page and the program", async (t) => {
  const data = await newData();
  t.after(() => rm(data, { recursive: true, force: true }));
  await kotae(data, "import", handbook);
  let program = await startProgram(data);
  t.after(() => program.stop());
  let { page, errors, close } = await openPage(program.url);
  t.after(() => close());

  const unread = await count(page, "unread");
  await page.fill("#search", "コスト");
  const row = page.locator(".ResultList-item").first();
  await row.locator("mark").first().waitFor();
  const id = await row.getAttribute("data-id");
  assert.equal(await row.getAttribute("aria-selected"), "true");
  await row.click();
  await page.locator(".Answer table").waitFor();
  assert.ok(await page.locator(".Answer img").evaluate((image) => image.decode().then(() => image.naturalWidth > 0)));
  await page.locator('#reader [data-action="bookmark"]').click();
  await page.locator('#reader [data-action="bookmark"][aria-pressed="true"]').waitFor();
  await page.waitForFunction((want) => document.querySelector('[data-view="unread"] .Sidebar-count')?.textContent === want, String(unread - 1));
  assert.equal(await count(page, "bookmarked"), 1);
  assert.equal(await row.getAttribute("data-state"), "read");
  assert.equal(await row.locator(".Sign--star").count(), 1);

  await page.reload();
  await page.locator(".ResultList-item").first().waitFor();
  assert.equal(await count(page, "bookmarked"), 1);

  await close();
  await program.stop();
  program = await startProgram(data);
  ({ page, errors, close } = await openPage(program.url));
  await page.locator('[data-view="bookmarked"]').click();
  const kept = page.locator(`.ResultList-item[data-id="${id}"]`);
  await kept.waitFor();
  await rows(page, 1);
  assert.equal(await kept.getAttribute("data-state"), "read");
  assert.equal(await count(page, "unread"), unread - 1);
  assert.deepEqual(errors, []);
});

test("a link between answers opens here, and back returns to where it was", async (t) => {
  const { page, errors } = await openWindow(t, { import: [handbook] });
  await page.fill("#search", "コスト");
  await page.locator(".ResultList-item mark").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".Answer table").waitFor();
  await page.locator('.Answer a[href^="#entry/"]').click();
  await page.locator(".Reader-question", { hasText: "打刻端末は何台" }).waitFor();
  await page.locator('[data-action="back"]').click();
  await page.locator(".Reader-question", { hasText: "コスト" }).waitFor();
  await page.keyboard.press("Alt+ArrowRight");
  await page.locator(".Reader-question", { hasText: "打刻端末は何台" }).waitFor();
  assert.equal(new URL(page.url()).hash, "");
  assert.deepEqual(errors, []);
});

test("a link to the internet says where it leads and never replaces the window", async (t) => {
  const { page } = await openWindow(t, { import: [handbook] });
  await page.fill("#search", "コスト");
  await page.locator(".ResultList-item mark").first().waitFor();
  await page.keyboard.press("Enter");
  const link = page.locator(".Answer a.external").first();
  await link.hover();
  assert.equal(await page.locator(".Reader-link").textContent(), "https://example.com/pricing");
  const before = page.url();
  await link.click();
  await link.click({ button: "middle" });
  await page.waitForTimeout(200);
  assert.equal(page.url(), before);
  assert.ok(await page.locator("#search").isVisible());
});

test("a note is kept when the field is left", async (t) => {
  const { page, data, program } = await openWindow(t, { import: [handbook] });
  await page.fill("#search", "コスト");
  await page.locator(".ResultList-item mark").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator('#reader [data-action="note"]').click();
  await page.keyboard.type("毎週聞かれる");
  await page.keyboard.press("Tab");
  await page.locator(".Sign--note").waitFor();
  await page.locator('#reader [data-action="unread"]').click();
  await page.locator('.ResultList-item[data-state="unread"]').first().waitFor();
  await program.stop();
  const [entry] = (await kotae(data, "list")).filter(({ note }) => note !== "");
  assert.equal(entry.note, "毎週聞かれる");
  assert.equal(entry.state, "unread");
});
