// Starts the program that KOTAE_DEV_BINARY names (built with -tags dev) with a
// library of its own, and opens its page in Chromium: the real page against the
// real program.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { chromium } from "playwright-core";

const frontend = fileURLToPath(new URL("..", import.meta.url));
const browserPath = process.env.KOTAE_CHROMIUM ?? "/usr/bin/chromium";

/** The FAQs that the suite imports. */
export const handbook = fileURLToPath(new URL("testdata/handbook", import.meta.url));

/** Milliseconds that the program may take to answer; a loaded machine is slow. */
const patience = 30_000;

/** The one error that Wails' own script makes in a browser. */
const wailsError = /reading 'nodes'/;

function binary() {
  const path = process.env.KOTAE_DEV_BINARY;
  if (!path) throw new Error("KOTAE_DEV_BINARY must name a program built with -tags dev");
  return path;
}

/** @returns {Promise<string>} an empty folder for a library */
export const newData = () => mkdtemp(join(tmpdir(), "kotae-e2e-"));

/**
 * The program on the command line.
 * @param {string} data folder of the library
 * @param {...string} args
 */
export async function kotae(data, ...args) {
  const { stdout } = await promisify(execFile)(binary(), ["--data", data, "--json", ...args]);
  return JSON.parse(stdout);
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/**
 * Starts the program until stop() is called.
 * @param {string} data folder of the library
 * @param {Record<string, string>} [env] such as KOTAE_PICK
 */
export async function startProgram(data, env = {}) {
  const address = `127.0.0.1:${await freePort()}`;
  // Of its own process group, so that xvfb-run, its server and the program end
  // together, and with a bus of its own: GTK would start one that stays behind, and
  // a hundred of them leave the system no way to watch a folder.
  const child = spawn("dbus-run-session", ["--", "xvfb-run", "-a", binary(), "--data", data], {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: { ...process.env, ...env, devserver: address, assetdir: frontend },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (output += text));
  let ended = false;
  const end = new Promise((resolve) => child.on("exit", () => resolve((ended = true))));

  const url = `http://${address}/`;
  for (const since = Date.now(); ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    if (ended || Date.now() - since > patience) throw new Error(`the program did not answer:\n${output}`);
    if (await fetch(url).then((answer) => answer.ok, () => false)) break;
  }
  return {
    url,
    async stop() {
      if (!ended) process.kill(-child.pid, "SIGTERM");
      await end;
    },
  };
}

/**
 * Opens the page of a running program in a browser of its own.
 * @param {string} url
 * @param {import("playwright-core").BrowserContextOptions} [options]
 * @param {(page: import("playwright-core").Page) => Promise<unknown>} [prepare] before it is opened
 */
export async function openPage(url, options = {}, prepare) {
  const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
  const context = await browser.newContext({ locale: "ja-JP", viewport: { width: 1280, height: 800 }, ...options });
  const page = await context.newPage();
  /** @type {string[]} what went wrong in the page */
  const errors = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => !wailsError.test(error.message) && errors.push(error.stack ?? error.message));
  page.on("requestfailed", (request) => errors.push(`${request.url()}: ${request.failure()?.errorText}`));
  await prepare?.(page);
  await page.goto(url);
  await page.waitForSelector(".ResultList-item, .Empty-title:visible, .Fatal:not([hidden])");
  return { page, errors, close: () => browser.close() };
}

/**
 * A program, its page and its library; all of it ends with the test.
 * @param {import("node:test").TestContext} t
 * @param {{ import?: string[], env?: Record<string, string>, page?: import("playwright-core").BrowserContextOptions }} [options]
 *   import: what the library holds; without it the window is a first start
 */
export async function openWindow(t, options = {}) {
  const data = await newData();
  t.after(() => rm(data, { recursive: true, force: true }));
  if (options.import) await kotae(data, "import", ...options.import);
  const program = await startProgram(data, options.env);
  t.after(() => program.stop());
  const opened = await openPage(program.url, options.page);
  t.after(opened.close);
  return { data, program, ...opened };
}

/**
 * Waits until the list has exactly n rows: its heading changes before them.
 * @param {import("playwright-core").Page} page
 * @param {number} n as many as are in sight
 */
export const rows = (page, n) =>
  page.waitForFunction((want) => document.querySelectorAll(".ResultList-item").length === want, n);
