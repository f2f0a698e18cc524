// Pictures of the window, for the README and for looking at: every screen in
// both themes and languages and the usual widths.
//
//   KOTAE_DEV_BINARY=… node e2e/screenshots.mjs OUT
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { handbook, newData, openPage, rows, startProgram } from "./app.mjs";
import { openFake, servePage } from "./fake.mjs";
import * as made from "./testdata/imports.mjs";

const out = process.argv[2];
if (!out) throw new Error("usage: node e2e/screenshots.mjs OUT");

const cost = { ja: "コスト", en: "cost" };

/** @param {import("playwright-core").Page} page @param {"ja" | "en"} language */
async function read(page, language) {
  await page.fill("#search", cost[language]);
  await page.locator(".ResultList-item mark").first().waitFor();
  await page.keyboard.press("Enter");
  await page.locator(".Answer > *").first().waitFor();
}

const act = (action) => (page) => page.locator(`.TopBar [data-action="${action}"]`).click();

/** Screens: name, what is done before, and where it differs from 1280 × 800. */
const screens = [
  { name: "start", steps: async () => {} },
  { name: "answer", steps: read },
  { name: "answer-800", width: 800, steps: read },
  { name: "list-480", width: 480, steps: async () => {} },
  { name: "answer-480", width: 480, steps: read },
  { name: "nothing-found", steps: (page) => page.fill("#search", "zqxj") },
  { name: "settings", steps: act("settings") },
  { name: "help", steps: act("help") },
  {
    name: "answer-200-percent",
    steps: async (page, language) => {
      for (const size of [110, 125, 150, 175, 200]) {
        await page.keyboard.press("Control+=");
        await page.waitForFunction((want) => document.documentElement.style.fontSize === want, `${size}%`);
      }
      await read(page, language);
    },
    after: (page) => page.keyboard.press("Control+0"),
  },
  {
    // Last: it adds the handbook to the library.
    name: "handbook",
    steps: async (page) => {
      if (await page.locator(".Sidebar-source").count() === 1) {
        await page.locator('.Sidebar [data-action="add"]').click();
        await page.locator(".Menu-item").nth(1).click();
        await page.locator("#preview[open]").waitFor();
        await page.keyboard.press("Enter");
        await page.locator(".Toast").waitFor();
      }
      await page.locator(".Sidebar-expand").last().click();
      await page.locator(".Sidebar-source").last().locator(".Sidebar-item").first().click();
      await rows(page, 7);
      await page.locator(".ResultList-item", { hasText: "コスト" }).click();
      await page.locator(".Answer img").waitFor();
    },
  },
];

/** A click also where the sidebar is folded. */
const click = (page, selector) => page.locator(selector).first().evaluate((element) => element.click());
const preview = async ({ page, tell }) => {
  await tell({ phase: "preview", reports: [made.handbook, made.report("old", { kind: "file", failure: made.notFound })] });
  await page.locator(".Shape-expand").first().click();
};
const difference = async ({ page }) => {
  await page.locator(".ResultList-item").first().click();
  await page.locator('[data-version="difference"]').click();
};

/** The same of sources and answers that are made up. */
const madeUp = [
  { name: "preview", steps: preview },
  { name: "preview-480", width: 480, steps: preview },
  { name: "preview-200-percent", textSize: 200, steps: preview },
  { name: "preview-large", steps: ({ tell }) => tell({ phase: "preview", reports: [made.large] }) },
  {
    name: "report",
    steps: async ({ page, tell }) => {
      await tell({ phase: "finished", reports: [{ ...made.handbook, updated: 5 }, made.report("old", { kind: "file", failure: made.notFound })] });
      await page.locator("#report summary").first().click();
    },
  },
  { name: "difference", steps: difference },
  { name: "difference-480", width: 480, steps: difference },
  {
    name: "outdated",
    steps: async ({ page, tell, answer }) => {
      await page.locator(".ResultList-item").first().click();
      await page.locator(".Reader-page").waitFor();
      await answer("Item", { ...made.changedPage, state: "updated" });
      await tell({ phase: "finished", automatic: true, reports: [made.report("a", { updated: 1 })] });
      await page.locator(".Reader-outdated").waitFor();
    },
  },
  { name: "news", steps: ({ page }) => click(page, '[data-action="news"]') },
  { name: "news-480", width: 480, steps: ({ page }) => click(page, '[data-action="news"]') },
  {
    name: "address",
    steps: async ({ page, fail }) => {
      await fail("AddURL", made.badAddress);
      await click(page, '[data-action="add"]');
      await page.locator(".Menu-item").last().click();
      await page.keyboard.type("faq");
      await page.keyboard.press("Enter");
    },
  },
  { name: "source-menu", steps: ({ page }) => click(page, '[data-action="source"] >> nth=1') },
  { name: "refreshed", steps: ({ tell }) => tell({ phase: "finished", reports: [made.report("a", { added: 3, updated: 2 })] }) },
  { name: "offline", steps: ({ tell }) => tell({ phase: "finished", automatic: true, reports: [made.report("faq.zip", { failure: made.offline })] }) },
  { name: "downloading", steps: ({ tell }) => tell({ title: "docs", bytes: 12.34e6, totalBytes: 40e6 }) },
];

/**
 * One screen in both languages and themes.
 * @param {{ name: string, width?: number }} screen
 * @param {(options: object, language: "ja" | "en") => Promise<{ page: import("playwright-core").Page, close: () => Promise<void> }>} open
 *   shows it
 */
async function take({ name, width = 1280 }, open) {
  for (const language of /** @type {const} */ (["ja", "en"])) {
    for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
      const options = { colorScheme, locale: language === "ja" ? "ja-JP" : "en-US", viewport: { width, height: 800 } };
      const { page, close } = await open(options, language);
      await page.mouse.move(0, 0);
      await page.waitForTimeout(300); // transitions
      const path = join(out, `${name}-${language}-${colorScheme}.png`);
      await page.screenshot({ path });
      console.log(path);
      await close();
    }
  }
}

await mkdir(out, { recursive: true });
const data = await newData();
const program = await startProgram(data, { KOTAE_PICK: handbook });
const served = await servePage();
try {
  for (const screen of screens) {
    await take(screen, async (options, language) => {
      const opened = await openPage(program.url, options);
      await screen.steps(opened.page, language);
      return {
        page: opened.page,
        async close() {
          await screen.after?.(opened.page);
          await opened.page.waitForTimeout(100);
          await opened.close();
        },
      };
    });
  }
  for (const screen of madeUp) {
    await take(screen, async (options) => {
      const opened = await openFake(served.url, made.library({ textSize: screen.textSize ?? 100 }), options);
      await screen.steps(opened);
      return opened;
    });
  }
} finally {
  served.stop();
  await program.stop();
  await rm(data, { recursive: true, force: true });
}
