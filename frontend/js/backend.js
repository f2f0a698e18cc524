// The only module that talks to Go. Everything it returns is plain data; every
// failure is a BackendError with the code and the sentences of Go.
import * as app from "../wailsjs/go/main/App.js";
import { ClipboardSetText, EventsOn, OnFileDrop } from "../wailsjs/runtime/runtime.js";

/** @typedef {import("./types").ImportEvent} ImportEvent */

export class BackendError extends Error {
  /**
   * @param {string} code
   * @param {import("./types").Sentence} sentence
   */
  constructor(code, sentence) {
    super(sentence.en);
    this.code = code;
    this.sentence = sentence;
  }
}

/**
 * Go sends failures as JSON in the message of an Error. What is not of that
 * form is a fault of the program, and is shown as it is.
 * @param {unknown} error
 */
export function parseError(error) {
  if (error instanceof BackendError) return error;
  const text = error instanceof Error ? error.message : String(error);
  try {
    const { code, message } = JSON.parse(text);
    if (code && message) return new BackendError(code, message);
  } catch {
    // Not JSON: handled below like JSON of another form.
  }
  return new BackendError("internal", { ja: text, en: text });
}

/**
 * @template T
 * @param {Promise<T>} answer
 */
async function call(answer) {
  try {
    return await answer;
  } catch (error) {
    throw parseError(error);
  }
}

/** All that the window shows first. @param {number} limit of entries */
export const start = (limit) => call(app.Start(limit));
export const overview = () => call(app.Overview());
/** @param {import("./types").Settings} value */
export const saveSettings = (value) => call(app.SetSettings(value));

/**
 * @param {string} query
 * @param {import("./types").Selection} within
 * @param {number} offset
 * @param {number} limit
 */
export const find = (query, within, offset, limit) => call(app.Find(query, within, offset, limit));

/** What the latest refreshes changed. */
export const news = () => call(app.News());
/**
 * Opening an entry marks it read.
 * @param {string} id @param {string} fragment of the link that led to it, or ""
 */
export const open = (id, fragment) => call(app.Open(id, fragment));
/** @param {string} id */
export const item = (id) => call(app.Item(id));
/** @param {string} id @param {boolean} on */
export const setBookmark = (id, on) => call(app.SetBookmark(id, on));
/** @param {string} id @param {boolean} read */
export const setRead = (id, read) => call(app.SetRead(id, read));
/** @param {string} id @param {string} note */
export const setNote = (id, note) => call(app.SetNote(id, note));

/** @param {string} id @param {"text" | "markdown"} format */
export async function copyEntry(id, format) {
  await copyText(await call(app.Copy(id, format)));
}

/**
 * The clipboard of the system; navigator.clipboard is refused once the click is
 * too long ago.
 * @param {string} text
 */
export async function copyText(text) {
  await call(ClipboardSetText(text));
}

export const addFiles = () => call(app.AddFiles());
export const addFolder = () => call(app.AddFolder());
/** Like the two before, it is done when the import has begun. @param {string} url */
export const addURL = (url) => call(app.AddURL(url));
/** Lets land what the preview showed. */
export const acceptImport = () => call(app.AcceptImport());
/**
 * Reads a document of the preview otherwise, and gives the new report of its source.
 * @param {number} report @param {string} path @param {string} choice
 */
export const chooseShape = (report, path, choice) => call(app.ChooseShape(report, path, choice));
/**
 * Reads a source again with another choice for one of its documents.
 * @param {string} source @param {string} path @param {string} choice
 */
export const reshape = (source, path, choice) => call(app.Reshape(source, path, choice));
/** @param {string[]} sources @param {boolean} force */
export const refresh = (sources, force) => call(app.Refresh(sources, force));
export const cancelImport = () => call(app.CancelImport());
/** Gives the number of entries that are kept as archived. @param {string} source */
export const removeSource = (source) => call(app.RemoveSource(source));
/** @param {string} url */
export const openExternal = (url) => call(app.OpenExternal(url));

/** @param {(event: ImportEvent) => void} handler */
export const onImport = (handler) => EventsOn("import", handler);
/** @param {() => void} handler */
export const onLibraryChange = (handler) => EventsOn("library", handler);

/**
 * Lets Wails take the files that are dropped anywhere on the window and hand
 * their paths to Go, which imports them; the page never sees a path.
 */
export const acceptDrops = () => OnFileDrop(() => {}, false);
