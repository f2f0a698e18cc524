// Sources: adding, refreshing and removing them in the window.
import assert from "node:assert/strict";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import test from "node:test";
import { handbook, newData, openWindow, rows } from "./app.mjs";

/** A copy of the handbook that a test may change. */
async function ownCopy(t) {
  const folder = await newData();
  t.after(() => rm(folder, { recursive: true, force: true }));
  const copy = join(folder, "handbook");
  await cp(handbook, copy, { recursive: true });
  return copy;
}

async function addFolder(page) {
  await page.locator('.Sidebar [data-action="add"]').click();
  await page.locator(".Menu-item").last().click();
  await page.locator("#report[open]").waitFor();
}

test("a folder is added, its report read and its questions shown", async (t) => {
  const folder = await ownCopy(t);
  await writeFile(join(folder, "empty.md"), "");
  const { page, errors } = await openWindow(t, { env: { KOTAE_PICK: folder } });
  await addFolder(page);
  const added = await page.locator(".Report-count", { hasText: "追加" }).locator("dd").textContent();
  assert.equal(added, "7");
  await page.locator("#report summary").first().click();
  assert.match(await page.locator(".Report-problems").first().innerText(), /empty\.md\s+空のファイル/);
  await page.locator("#report .Button--outline").click();
  await page.locator(".Results-title", { hasText: "handbook" }).waitFor();
  await rows(page, 7);
  assert.deepEqual(errors, []);
});

test("an answer that changed after it was read shows both versions", async (t) => {
  const folder = await ownCopy(t);
  const { page } = await openWindow(t, { import: [folder] });
  await page.fill("#search", "休暇");
  await page.locator(".ResultList-item mark").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".Answer p").first().waitFor();

  const file = join(folder, "faq.md");
  await writeFile(file, (await readFile(file, "utf8")).replace("確かめてください。", "総務に問い合わせてください。"));
  await page.locator(".Sidebar-row").hover();
  await page.locator(".Sidebar-menu").click();
  await page.locator(".Menu-item").first().click();
  await page.locator("#report[open]").waitFor();
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => document.querySelector('[data-view="updated"] .Sidebar-count')?.textContent === "1");
  await page.locator('.ResultList-item[data-state="updated"]').click();
  await page.locator(".Answer", { hasText: "総務" }).waitFor();
  const toggle = page.locator('[data-action="earlier"]');
  await toggle.click();
  await page.locator(".Answer", { hasText: "確かめて" }).waitFor();
  await toggle.click();
  await page.locator(".Answer", { hasText: "総務" }).waitFor();
});

test("a source that lost most of its questions is only refreshed when one insists", async (t) => {
  const folder = await ownCopy(t);
  const { page } = await openWindow(t, { import: [folder] });
  for (const name of ["faq.md", "english.md"]) await rm(join(folder, name));
  await page.locator(".Sidebar-row").hover();
  await page.locator(".Sidebar-menu").click();
  await page.locator(".Menu-item").first().click();
  await page.locator("#confirm[open]").waitFor();
  assert.match(await page.locator("#confirm").innerText(), /7 件から 1 件/);
  await page.locator('#confirm [value="yes"]').click();
  await page.locator("#report[open]").waitFor();
  await page.keyboard.press("Escape");
  assert.equal(await page.locator('[data-view="all"] .Sidebar-count').textContent(), "1");
});

test("removing a source asks first and keeps what is marked", async (t) => {
  const { page } = await openWindow(t, { import: [handbook] });
  await page.locator(".ResultList-item").first().click();
  await page.locator(".Reader-page").waitFor();
  const remove = async (answer) => {
    await page.locator(".Sidebar-row").hover();
    await page.locator(".Sidebar-menu").click();
    await page.locator(".Menu-item").last().click();
    await page.locator("#confirm[open]").waitFor();
    await page.locator(`#confirm [value="${answer}"]`).click();
  };
  await remove("");
  assert.equal(await page.locator(".Sidebar-source").count(), 1);
  await remove("yes");
  await page.locator(".Empty-title", { hasText: "FAQ を追加しましょう" }).waitFor();
  await page.locator('[data-view="archived"]').click();
  await page.locator(".ResultList-item").waitFor();
  await rows(page, 1);
});

test("the window says where dropped files go", async (t) => {
  const { page } = await openWindow(t, { import: [handbook] });
  const drag = (type) => page.evaluate((type) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["# A"], "a.md"));
    document.body.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  }, type);
  await drag("dragover");
  assert.ok(await page.locator(".DropArea").isVisible());
  await drag("dragleave");
  assert.ok(!(await page.locator(".DropArea").isVisible()));
});
