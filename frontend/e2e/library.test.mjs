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

/** Adds the folder of KOTAE_PICK as far as its preview. */
async function addFolder(page) {
  await page.locator('.Sidebar [data-action="add"]').click();
  await page.locator(".Menu-item", { hasText: "フォルダーを追加" }).click();
  await page.locator("#preview[open]").waitFor();
}

/** Refreshes the only source. */
async function refresh(page) {
  await page.locator(".Sidebar-row").hover();
  await page.locator(".Sidebar-menu").click();
  await page.locator(".Menu-item").first().click();
}

const count = (page, view) => page.locator(`[data-view="${view}"] .Sidebar-count`).textContent();

test("a folder is looked at, added, its report read and its questions shown", async (t) => {
  const folder = await ownCopy(t);
  await writeFile(join(folder, "empty.md"), "");
  const { page, errors } = await openWindow(t, { env: { KOTAE_PICK: folder } });
  const before = await count(page, "all");
  await addFolder(page);
  assert.match(await page.locator("#preview .Report-sum").innerText(), /質問 7 件・3 ページ/);
  assert.equal(await count(page, "all"), before, "nothing has landed");
  await page.keyboard.press("Enter");
  const toast = page.locator(".Toast", { hasText: "7 件を取り込みました" });
  await toast.locator("button", { hasText: "結果の詳細" }).click();
  const added = await page.locator(".Report-count", { hasText: "追加" }).locator("dd").textContent();
  assert.equal(added, "7");
  await page.locator("#report summary", { hasText: "取り込まなかったもの" }).click();
  assert.match(await page.locator("#report .Report-problems li").first().textContent(), /empty\.md\s+空のファイル/);
  await page.locator("#report .Button--outline").click();
  await page.locator(".Results-title", { hasText: "handbook" }).waitFor();
  await rows(page, 7);
  assert.deepEqual(errors, []);
});

test("a preview that is cancelled leaves the library as it is", async (t) => {
  const { page, errors } = await openWindow(t, { env: { KOTAE_PICK: handbook } });
  const before = await count(page, "all");
  await addFolder(page);
  await page.keyboard.press("Escape");
  await page.locator("#preview").waitFor({ state: "hidden" });
  // Only when it has ended can another one begin.
  await addFolder(page);
  await page.locator('#preview [value="yes"]').click();
  await page.locator(".Toast", { hasText: "取り込みました" }).waitFor();
  assert.equal(Number(await count(page, "all")), Number(before) + 7);
  assert.deepEqual(errors, []);
});

test("a page that was taken for an article is read as an FAQ, and stays one", async (t) => {
  const folder = await ownCopy(t);
  await writeFile(join(folder, "guide.md"), "# 打刻の手引き\n\n毎日の打刻の流れです。\n\n## 出勤\n\n端末に社員証をかざします。\n\n## 退勤\n\nもう一度かざします。\n");
  const { page } = await openWindow(t, { env: { KOTAE_PICK: folder } });
  await addFolder(page);
  const row = page.locator("#preview .Shape", { hasText: "guide.md" });
  assert.match(await row.innerText(), /記事/);
  await row.locator("select").selectOption("heading-2");
  await row.locator(".Shape-class", { hasText: "FAQ・2 件" }).waitFor();
  await page.locator('#preview [value="yes"]').click();
  await page.locator(".Toast", { hasText: "取り込みました" }).waitFor();
  await page.locator(".Sidebar-row", { hasText: "handbook" }).hover();
  await page.locator(".Sidebar-row", { hasText: "handbook" }).locator(".Sidebar-menu").click();
  await page.locator(".Menu-item").first().click();
  await page.locator(".Toast", { hasText: "変わったところはありません" }).locator("button", { hasText: "結果の詳細" }).click();
  await page.locator("#report summary", { hasText: "ページごとの読み取り方" }).click();
  assert.equal(await page.locator("#report .Shape", { hasText: "guide.md" }).locator("select").inputValue(), "heading-2");
});

test("what a refresh changed is told, listed, and shown as a difference", async (t) => {
  const folder = await ownCopy(t);
  const { page, errors } = await openWindow(t, { import: [folder] });
  await page.fill("#search", "休暇");
  await page.locator(".ResultList-item mark").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".Answer p").first().waitFor();

  const file = join(folder, "faq.md");
  await writeFile(file, (await readFile(file, "utf8")).replace("確かめてください。", "総務に問い合わせてください。"));
  await refresh(page);
  await page.locator(".Toast", { hasText: "1 件更新" }).locator("button", { hasText: "見る" }).click();
  assert.equal(await count(page, "updated"), "1");
  await page.locator("#news button", { hasText: "変更箇所" }).click();
  await page.locator(".Answer ins", { hasText: "総務" }).waitFor();
  assert.match(await page.locator(".Answer del").allTextContents().then((all) => all.join("")), /確かめて/);
  await page.locator(".Segments-item", { hasText: "以前の答え" }).click();
  await page.locator(".Answer", { hasText: "確かめて" }).waitFor();
  await page.locator(".Segments-item", { hasText: "今の答え" }).click();
  await page.locator(".Answer", { hasText: "総務" }).waitFor();
  assert.deepEqual(errors, []);
});

test("a source that lost most of its questions is only refreshed when one insists", async (t) => {
  const folder = await ownCopy(t);
  const { page } = await openWindow(t, { import: [folder] });
  for (const name of ["faq.md", "english.md"]) await rm(join(folder, name));
  await refresh(page);
  await page.locator("#confirm[open]").waitFor();
  assert.match(await page.locator("#confirm").innerText(), /7 件から 1 件/);
  await page.locator('#confirm [value="yes"]').click();
  await page.locator(".Toast", { hasText: "6 件削除" }).waitFor();
  assert.equal(await count(page, "all"), "1");
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
