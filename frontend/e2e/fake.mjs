// The page against answers that a test makes up, for what a real program says
// only with a network, a slow disk or thousands of files. What the program and
// the page do together is tested with app.mjs.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";
import { openPage } from "./app.mjs";

const root = new URL("../", import.meta.url);

/** The policy of backend/assets: the page must do without what it forbids. */
const policy = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'";
const types = { ".html": "text/html", ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml" };

/** Serves the files of the page. */
export async function servePage() {
  const server = createServer(async (request, response) => {
    const path = new URL(request.url, "http://page").pathname.slice(1) || "index.html";
    const body = await readFile(new URL(path, root)).catch(() => null);
    response.writeHead(body ? 200 : 404, { "content-type": types[extname(path)] ?? "text/plain", "content-security-policy": policy });
    response.end(body);
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { url: `http://127.0.0.1:${server.address().port}/`, stop: () => server.close() };
}

/**
 * Runs in the page, before its modules: Wails' runtime and the methods of Go.
 * A method gives the value that answers has for it, or fails with the one that
 * failures has; calls says what was called.
 */
function install(answers) {
  const handlers = {};
  const fake = { answers, failures: {}, calls: [] };
  window.fake = Object.assign(fake, {
    emit: (name, data) => handlers[name]?.forEach((handler) => handler(data)),
  });
  window.runtime = {
    EventsOnMultiple: (name, handler) => (handlers[name] ??= []).push(handler),
    EventsOn: (name, handler) => (handlers[name] ??= []).push(handler),
    OnFileDrop() {},
    ClipboardSetText: async () => true,
  };
  window.go = { main: { App: new Proxy({}, {
    get: (_, method) => async (...args) => {
      fake.calls.push([method, ...args]);
      const failure = fake.failures[method];
      if (failure) throw new Error(JSON.stringify(failure));
      return structuredClone(fake.answers[method] ?? null);
    },
  }) } };
}

/**
 * @param {string} url of servePage
 * @param {Record<string, unknown>} [answers] by method of Go
 * @param {import("playwright-core").BrowserContextOptions} [options]
 */
export async function openFake(url, answers = {}, options = {}) {
  const opened = await openPage(url, options, (page) => page.addInitScript(install, { ...quiet, ...answers }));
  const { page } = opened;
  return {
    ...opened,
    /** Lets Go tell of an import. */
    tell: (event) => page.evaluate((event) => window.fake.emit("import", event), { ...importEvent, ...event }),
    /** What the page asked of a method of Go, call by call. */
    asked: (method) => page.evaluate((method) => window.fake.calls.filter(([name]) => name === method).map(([, ...args]) => args), method),
    /** Waits until the page has called a method of Go so often. */
    called: (method, times) => page.waitForFunction(
      ([method, times]) => window.fake.calls.filter(([name]) => name === method).length === times, [method, times],
    ),
    /** What Go gives from now on. */
    answer: (method, value) => page.evaluate(([method, value]) => (window.fake.answers[method] = value), [method, value]),
    fail: (method, failure) => page.evaluate(([method, failure]) => (window.fake.failures[method] = failure), [method, failure]),
  };
}

const settings = { language: "", theme: "", textSize: 100, welcomed: true, watch: true };
const overview = { entries: 0, unread: 0, updated: 0, bookmarked: 0, archived: 0, sources: [], tags: [] };
const found = { query: "", total: 0, approximate: false, took_us: 400, hits: [] };

/** What an empty library says. */
const quiet = {
  Start: { version: "test", libraryPath: "/home/user/.local/share/Kotae/kotae.db", notice: null, settings, overview, found },
  Overview: overview,
  Find: found,
  News: [],
};

const importEvent = {
  phase: "progress", title: "", done: 0, total: 0, entries: 0, bytes: 0, totalBytes: 0, automatic: false, reports: [], failure: null,
};
