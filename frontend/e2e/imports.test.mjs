// Preview, progress, what is new and differences, with the answers of Go made up:
// what the page does with sources of every kind and size, online and off.
import assert from "node:assert/strict";
import test, { after, before } from "node:test";
import { openFake, servePage } from "./fake.mjs";
import * as data from "./testdata/imports.mjs";

let server;
before(async () => (server = await servePage()));
after(() => server.stop());

/** A window with the given answers of Go, which ends with the test. */
async function open(t, answers = {}, options = {}) {
  const opened = await openFake(server.url, answers, options);
  t.after(opened.close);
  return opened;
}

test("a preview says what every page was taken for, and nothing lands before it is accepted", async (t) => {
  const { page, tell, asked, called, errors } = await open(t);
  await tell({ phase: "started", title: "総務ハンドブック" });
  await page.locator(".Progress").waitFor();
  await tell({ phase: "preview", reports: [data.handbook, data.report("old", { failure: data.notFound })] });
  const preview = page.locator("#preview");
  await preview.locator(".Report").first().waitFor();
  assert.ok(!(await page.locator(".Progress").isVisible()));
  assert.match(await preview.locator(".Report").first().innerText(), /old\s+.*見つかりません/s, "the failure stands first");
  assert.match(await preview.locator(".Report-sum").innerText(), /290 件・28 ページ/);

  const rows = preview.locator(".Shape");
  assert.equal(await rows.count(), 4, "articles are folded");
  assert.match(await rows.first().innerText(), /就業規則 FAQ\s+general\/faq\.md\s+FAQ・12 件/);
  await rows.first().locator(".Shape-expand").click();
  assert.match(await rows.first().locator(".Shape-questions").innerText(), /休暇は.*ほか 9 件/s);
  await preview.locator("summary", { hasText: "記事 24 ページ" }).click();
  await rows.nth(27).waitFor();
  await preview.locator("summary", { hasText: "取り込まなかったもの (2)" }).click();
  assert.match(await preview.locator(".Report-problems li").first().textContent(), /drafts\/next\.md\s+下書き/);

  assert.deepEqual(await asked("AcceptImport"), []);
  await preview.locator('[value="yes"]').click();
  await called("AcceptImport", 1);
  assert.ok(!(await preview.isVisible()));
  assert.deepEqual(await asked("CancelImport"), []);
  assert.deepEqual(errors, []);
});

test("Enter imports what the preview shows; Esc and the button cancel it", async (t) => {
  const { page, tell, called } = await open(t);
  const preview = page.locator("#preview");
  for (const [end, method, times] of [
    [() => page.keyboard.press("Enter"), "AcceptImport", 1],
    [() => page.keyboard.press("Escape"), "CancelImport", 1],
    [() => preview.locator('button[value=""]').click(), "CancelImport", 2],
  ]) {
    await tell({ phase: "preview", reports: [data.handbook] });
    await preview.locator(".Report").first().waitFor();
    await end();
    await preview.waitFor({ state: "hidden" });
    await called(method, times);
  }
  await called("AcceptImport", 1);
});

test("a wrong guess is overruled in the preview, with the focus left where it is", async (t) => {
  const { page, tell, asked, answer, fail } = await open(t);
  const [faq, ...others] = data.handbook.documents;
  await tell({ phase: "preview", reports: [data.report("a"), data.handbook] });
  const row = page.locator(".Shape").first(), choice = row.locator("select");
  assert.deepEqual(await choice.locator("option").allTextContents(), ["自動", "1 つの記事", "FAQ: 見出し 2 ごと (4)", "FAQ: 見出し 3 ごと (12)"]);

  await answer("ChooseShape", { ...data.handbook, documents: [{ ...faq, choice: "heading-2", entries: 4 }, ...others] });
  await choice.focus();
  await choice.selectOption("heading-2");
  await row.locator(".Shape-class", { hasText: "FAQ・4 件" }).waitFor();
  assert.deepEqual(await asked("ChooseShape"), [[1, "general/faq.md", "heading-2"]]);
  assert.equal(await choice.inputValue(), "heading-2");
  assert.ok(await choice.evaluate((element) => element === document.activeElement));
  assert.match(await page.locator(".Report-sum").last().innerText(), /282 件/);

  await fail("ChooseShape", data.notFound);
  await choice.selectOption("article");
  await page.locator('.Report-failure[role="alert"]', { hasText: "見つかりません" }).waitFor();
  assert.equal(await choice.inputValue(), "heading-2", "the choice goes back to what holds");
});

test("a thousand pages are drawn when somebody asks for them", async (t) => {
  const { page, tell } = await open(t);
  await tell({ phase: "preview", reports: [data.large] });
  const rows = page.locator(".Shape");
  await rows.first().waitFor();
  assert.equal(await rows.count(), 30);
  await page.locator(".LongList-all").click();
  assert.equal(await rows.count(), 500);
  await page.locator("summary", { hasText: "記事 500 ページ" }).click();
  await rows.nth(500).waitFor();
  assert.equal(await rows.count(), 530);
});

test("what landed is told in one line; its report reads a page otherwise", async (t) => {
  const { page, tell, asked, called } = await open(t);
  await tell({ phase: "preview", reports: [data.handbook] });
  await page.locator('#preview [value="yes"]').click();
  await called("AcceptImport", 1);
  await tell({ phase: "finished", reports: [data.handbook] });
  const toast = page.locator(".Toast", { hasText: "290 件を取り込みました" });
  await toast.locator("button", { hasText: "質問を見る" }).waitFor();
  await toast.locator("button", { hasText: "結果の詳細" }).click();

  const report = page.locator("#report");
  await report.locator("summary", { hasText: "ページごとの読み取り方 (28)" }).click();
  const row = report.locator(".Shape").first();
  await row.locator("select").selectOption("article");
  assert.deepEqual(await asked("Reshape"), [["s1", "general/faq.md", "article"]]);
  const [faq, ...others] = data.handbook.documents;
  await tell({ phase: "finished", reports: [{ ...data.handbook, added: 0, removed: 11, documents: [{ ...faq, choice: "article", class: "article", entries: 1 }, ...others] }] });
  await row.locator(".Shape-class", { hasText: "記事" }).waitFor();
  assert.equal(await report.locator(".Report-count", { hasText: "削除" }).locator("dd").textContent(), "11");
  assert.equal(await page.locator(".Report[aria-busy]").count(), 0);
});

test("an address is added with Enter, and one that is none says why", async (t) => {
  const { page, asked, fail } = await open(t);
  await page.locator('.Sidebar [data-action="add"]').click();
  await page.locator(".Menu-item", { hasText: "URL から追加" }).click();
  const dialog = page.locator("#address");
  await fail("AddURL", data.badAddress);
  await page.keyboard.type("faq");
  await page.keyboard.press("Enter");
  await dialog.locator(".Dialog-trouble", { hasText: "URL ではありません" }).waitFor();
  assert.equal(await dialog.locator("input").getAttribute("aria-invalid"), "true");
  await fail("AddURL", null);
  await page.keyboard.type("https://example.com/faq.zip");
  assert.equal(await dialog.locator(".Dialog-trouble").textContent(), "");
  await page.keyboard.press("Enter");
  await dialog.waitFor({ state: "hidden" });
  assert.deepEqual(await asked("AddURL"), [["faq"], ["https://example.com/faq.zip"]]);
});

test("an address that is pasted or dropped onto the window is offered to be added", async (t) => {
  const { page, errors } = await open(t);
  const field = page.locator("#address input");
  const give = (type, target, text) => page.evaluate(([type, target, text]) => {
    const given = new DataTransfer();
    given.setData("text/plain", text);
    const event = type === "paste" ? new ClipboardEvent(type, { clipboardData: given, bubbles: true, cancelable: true })
      : new DragEvent(type, { dataTransfer: given, bubbles: true, cancelable: true });
    document.querySelector(target).dispatchEvent(event);
  }, [type, target, text]);

  await give("paste", "#search", "https://example.com/a.md");
  await give("paste", ".Results", "no address");
  assert.ok(!(await field.isVisible()));
  for (const type of ["paste", "drop"]) {
    await give(type, ".Results", "https://example.com/a.md");
    await field.waitFor();
    assert.equal(await field.inputValue(), "https://example.com/a.md");
    await page.keyboard.press("Escape");
    await field.waitFor({ state: "hidden" });
  }
  assert.deepEqual(errors, []);
});

test("progress counts files, or bytes while they come, and is read out now and then", async (t) => {
  const { page, tell, asked } = await open(t);
  const progress = page.locator(".Progress"), bar = progress.locator("progress"), spoken = page.locator(".Progress-spoken");
  await tell({ phase: "started", title: "docs" });
  assert.equal(await bar.getAttribute("value"), null);
  await tell({ title: "docs", bytes: 2e6, totalBytes: 8e6 });
  assert.match(await progress.innerText(), /ダウンロードしています: docs\s+2 \/ 8 MB/);
  await tell({ title: "docs", bytes: 3e6 });
  assert.match(await progress.innerText(), /3 MB/);
  assert.equal(await bar.getAttribute("value"), null, "a size that is not known has no end");
  await tell({ title: "docs", done: 5, total: 20, entries: 31 });
  assert.match(await progress.innerText(), /5 \/ 20 ファイル・質問 31 件/);
  assert.equal(await bar.evaluate((element) => element.value / element.max), 0.25);
  assert.match(await spoken.textContent(), /docs/);
  assert.doesNotMatch(await spoken.textContent(), /31 件/, "not every step is read out");

  await progress.locator("button").click();
  assert.deepEqual(await asked("CancelImport"), [[]]);
  assert.match(await progress.innerText(), /中止しています/);
  await tell({ phase: "finished", reports: [] });
  await progress.waitFor({ state: "hidden" });
});

test("without internet an automatic refresh is one calm line, one that was asked for a report", async (t) => {
  const { page, tell } = await open(t, data.library());
  const reports = [data.report("faq.zip", { kind: "archive", failure: data.offline })];
  await tell({ phase: "finished", automatic: true, reports });
  await page.locator('.Toast[data-sign="info"]', { hasText: "「faq.zip」は更新できませんでした。インターネット" }).waitFor();
  assert.equal(await page.locator("dialog[open]").count(), 0);
  await tell({ phase: "finished", reports });
  await page.locator("#report[open] .Report-failure", { hasText: "インターネット" }).waitFor();
});

test("after a refresh the briefing lists what changed and leads to it", async (t) => {
  const { page, tell, asked, errors } = await open(t, data.library());
  const news = page.locator("#news");
  assert.equal(await page.locator('[data-action="news"] .Sidebar-count').textContent(), "4", "three are unread, one is updated");
  await tell({ phase: "finished", automatic: true, reports: [data.report("総務ハンドブック", { added: 3, updated: 2 })] });
  const toast = page.locator(".Toast", { hasText: "3 件追加、2 件更新" });
  await toast.locator("button", { hasText: "見る" }).click();
  assert.deepEqual(await news.locator("h4").allTextContents(), ["追加 (3)", "更新 (2)", "移動 (1)", "アーカイブ (1)", "削除 (1)"]);
  assert.match(await news.innerText(), /以前の質問: 領収書を無くしたらどうしますか/);
  assert.equal(await news.locator("div.News-entry").count(), 1, "what was removed cannot be opened");
  await news.locator("button.News-entry").first().click();
  await page.locator(".Reader-page").waitFor();
  assert.equal((await asked("Open")).at(-1)[0], "aaaa");

  await page.locator('[data-action="news"]').click();
  await news.locator("button", { hasText: "変更箇所" }).first().click();
  await page.locator(".Answer[data-difference] ins").first().waitFor();
  assert.equal(await page.locator('[data-action="news"] .Sidebar-count').textContent(), "3", "what was opened is not new any more");
  assert.equal((await asked("Open")).at(-1)[0], "dddd");
  assert.deepEqual(errors, []);
});

test("a changed answer is shown as it is, as a difference, and as it was", async (t) => {
  const { page } = await open(t, data.library());
  await page.locator(".ResultList-item").first().click();
  const pressed = () => page.locator('.Segments [aria-pressed="true"]').textContent();
  await page.locator(".Answer", { hasText: "5 営業日前" }).waitFor();
  assert.equal(await pressed(), "今の答え");
  await page.locator(".Segments-item", { hasText: "変更箇所" }).click();
  const removed = page.locator(".Answer del").first();
  await removed.waitFor();
  assert.equal(await pressed(), "変更箇所");
  const line = (selector) => page.locator(selector).first().evaluate((element) => getComputedStyle(element).textDecorationLine);
  assert.deepEqual([await line(".Answer ins"), await line(".Answer del")], ["underline", "line-through"]);
  await page.locator(".Segments-item", { hasText: "以前の答え" }).click();
  await page.locator(".Answer", { hasText: "紙の申請書" }).waitFor();
  assert.equal(await removed.count(), 0);
});

test("the first change is brought into sight, out of a closed section, too", async (t) => {
  const far = `<p>${"長い前書きです。<br>".repeat(80)}</p><details><summary>補足</summary><p>期限は <del>3 日</del><ins>5 日</ins> です。</p></details>`;
  const { page } = await open(t, { ...data.library(), Open: { ...data.changedPage, diffHtml: far } });
  await page.locator(".ResultList-item").first().click();
  await page.locator(".Segments-item", { hasText: "変更箇所" }).click();
  const change = page.locator(".Answer del");
  await change.waitFor();
  const box = await change.boundingBox();
  assert.ok(box && box.y > 0 && box.y < 800, `the change is at ${box?.y}`);
});

test("an answer that changes while it is read stays, and says so", async (t) => {
  const long = `<p>${"長い答えです。<br>".repeat(80)}</p>`;
  const read = { ...data.changedPage, html: long, state: "read", earlierHtml: "", diffHtml: "", updated: false };
  const { page, tell, answer, asked, errors } = await open(t, { ...data.library(), Open: read, Item: read });
  const outdated = page.locator(".Reader-outdated"), scroller = page.locator(".Reader-scroll");
  await page.locator(".ResultList-item").first().click();
  await page.locator(".Answer", { hasText: "長い答え" }).waitFor();
  await scroller.evaluate((element) => (element.scrollTop = 300));
  await tell({ phase: "finished", automatic: true, reports: [data.report("a", { added: 1 })] });
  await page.locator(".Toast", { hasText: "1 件追加" }).waitFor();
  assert.ok(!(await outdated.isVisible()), "another answer changed");

  await answer("Item", { ...read, state: "updated" });
  await answer("Open", { ...data.changedPage, state: "read" });
  await tell({ phase: "finished", automatic: true, reports: [data.report("a", { updated: 1 })] });
  await outdated.getByText("開いたあとに更新").waitFor();
  assert.equal((await asked("Open")).length, 1);
  assert.equal(await scroller.evaluate((element) => element.scrollTop), 300);
  await outdated.locator("button").click();
  await page.locator(".Answer[data-difference] ins").first().waitFor();
  assert.ok(!(await outdated.isVisible()));
  assert.ok(await scroller.evaluate((element) => element === document.activeElement), "reading goes on with the keyboard");
  assert.deepEqual(errors, []);
});

test("a link leads to the place that it names, out of a closed section, too", async (t) => {
  const far = "<p>" + "長い前書きです。<br>".repeat(80) + "</p>";
  const html = `<p><a href="#entry/dddd" data-fragment="手順">手順</a> <a href="#answer-終わり">終わり</a></p>${far}<details><summary>補足</summary><h2 id="answer-手順">手順</h2></details>${far}<h2 id="answer-終わり">終わり</h2>${far}`;
  const { page, answer, asked } = await open(t, { ...data.library(), Open: { ...data.changedPage, html, place: "" } });
  await page.locator(".ResultList-item").first().click();
  const top = async (id) => (await page.locator(`[id="${id}"]`).boundingBox())?.y ?? NaN;
  await page.locator(".Answer a", { hasText: "終わり" }).click();
  assert.ok(await top("answer-終わり") < 250, `in the answer: ${await top("answer-終わり")}`);
  await answer("Open", { ...data.changedPage, html, place: "answer-手順" });
  await page.locator(".Answer a", { hasText: "手順" }).click();
  await page.waitForFunction(() => document.querySelector(".Answer details").open);
  const at = await top("answer-手順");
  assert.ok(at > 50 && at < 250, `of another entry: ${at}`);
  assert.deepEqual((await asked("Open")).at(-1), ["dddd", "手順"]);
});

test("with the focus nowhere, the arrows and Enter are for the list", async (t) => {
  const { page } = await open(t, data.library());
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press("ArrowDown");
  await page.locator('.ResultList-item[aria-selected="true"]').waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".Reader-page").waitFor();
});

test("an answer whose earlier version is gone is opened as it is, and says so", async (t) => {
  const { page } = await open(t, { ...data.library(), Open: { ...data.changedPage, earlierHtml: "", diffHtml: "" } });
  await page.locator('[data-action="news"]').click();
  await page.locator("#news button", { hasText: "変更箇所" }).first().click();
  await page.locator(".Toast", { hasText: "以前の答えが残っていません" }).waitFor();
  assert.ok(!(await page.locator(".Banner--updated").isVisible()));
});

test("a source says where it comes from and when; a managed one cannot be removed", async (t) => {
  const { page } = await open(t, data.library());
  const menuOf = async (name) => {
    await page.locator(".Sidebar-row", { hasText: name }).hover();
    await page.locator(".Sidebar-row", { hasText: name }).locator(".Sidebar-menu").click();
    const text = await page.locator(".Menu").innerText();
    await page.keyboard.press("Escape");
    return text;
  };
  assert.match(await menuOf("docs"), /GitHub リポジトリ\s+https:\/\/github\.com\/example\/docs\s+.* に更新\s+更新\s+取り除く/);
  const managed = await menuOf("全社共通 FAQ");
  assert.match(managed, /管理者が配布した FAQ/);
  assert.doesNotMatch(managed, /取り除く/);
});

test("watching folders can be turned off", async (t) => {
  const { page, asked } = await open(t, data.library());
  await page.locator('.TopBar [data-action="settings"]').click();
  const watch = page.locator('#settings input[name="watch"]');
  assert.ok(await watch.isChecked());
  await watch.uncheck();
  assert.equal((await asked("SetSettings")).at(-1)[0].watch, false);
});
