// Pictures of the window, for the README and for looking at: every screen in
// both themes and languages and the usual widths.
//
//   KOTAE_DEV_BINARY=… node e2e/screenshots.mjs OUT
import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { handbook, newData, openPage, startProgram } from "./app.mjs";

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
    name: "report",
    steps: async (page) => {
      if (await page.locator(".Sidebar-source").count() === 1) {
        await page.locator('.Sidebar [data-action="add"]').click();
        await page.locator(".Menu-item").last().click();
      } else {
        await page.locator(".Sidebar-row").last().hover();
        await page.locator(".Sidebar-menu").last().click();
        await page.locator(".Menu-item").first().click();
      }
      await page.locator("#report[open]").waitFor();
    },
  },
  {
    name: "handbook",
    steps: async (page) => {
      await page.locator(".Sidebar-expand").last().click();
      await page.locator(".Sidebar-source").last().locator(".Sidebar-item").first().click();
      await page.locator(".Results-title", { hasText: "handbook" }).waitFor();
      await page.locator(".ResultList-item", { hasText: "コスト" }).click();
      await page.locator(".Answer img").waitFor();
    },
  },
];

await mkdir(out, { recursive: true });
const data = await newData();
const program = await startProgram(data, { KOTAE_PICK: handbook });
try {
  for (const screen of screens) {
    for (const language of /** @type {const} */ (["ja", "en"])) {
      for (const colorScheme of /** @type {const} */ (["light", "dark"])) {
        const { page, close } = await openPage(program.url, {
          colorScheme,
          locale: language === "ja" ? "ja-JP" : "en-US",
          viewport: { width: screen.width ?? 1280, height: 800 },
        });
        await screen.steps(page, language);
        await page.mouse.move(0, 0);
        await page.waitForTimeout(300); // transitions
        const path = join(out, `${screen.name}-${language}-${colorScheme}.png`);
        await page.screenshot({ path });
        console.log(path);
        await screen.after?.(page);
        await page.waitForTimeout(100);
        await close();
      }
    }
  }
} finally {
  await program.stop();
  await rm(data, { recursive: true, force: true });
}
