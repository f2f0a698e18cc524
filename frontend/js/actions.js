// What happens when somebody looks for, reads or marks something: calls to Go and
// the transitions of the state that their answers cause. Late answers are dropped.
import * as backend from "./backend.js";
import { inLanguage, t } from "./i18n.js";
import * as states from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./types").Page} Page */
/** @typedef {import("./types").Selection} Selection */
/** @typedef {import("./views/notices.js").Action} Action */

/**
 * @param {{
 *   get: () => State,
 *   update: (next: State) => void,
 *   scroll: () => number,
 *   scrollTo: (top: number) => void,
 *   showPlace: (id: string) => void,
 *   showChange: () => void,
 *   tell: (message: string, actions?: Action[], drawing?: "check" | "info") => void,
 *   warn: (message: string, actions?: Action[]) => void,
 * }} window what the rest of the window offers: scroll is that of the reader
 */
export function createActions(window) {
  const { get, update } = window;
  /** Numbers of the latest question and of the latest entry asked for. */
  let asked = 0;
  let opened = 0;
  /** @type {Set<number>} pages of the present results that are on their way */
  let awaited = new Set();

  /**
   * Runs an action of the user; its failure is told, once, here.
   * @template T
   * @param {() => Promise<T>} action
   */
  async function attempt(action) {
    try {
      return await action();
    } catch (error) {
      window.warn(inLanguage(backend.parseError(error).sentence));
    }
  }

  /** Fetches the first page of what the state asks for. */
  async function findFirst() {
    const mine = ++asked;
    const { query, within } = get();
    const found = await backend.find(query, within, 0, states.pageSize);
    if (mine !== asked) return;
    awaited = new Set();
    update(states.showResults(get(), found));
  }

  async function loadOverview() {
    const overview = await backend.overview();
    update({ ...get(), overview });
  }

  const loadNews = () => attempt(async () => {
    const news = await backend.news();
    update({ ...get(), news });
  });

  /** The reader keeps what it shows, and says when that is not the latest. */
  async function loadMarks() {
    const { page } = get();
    // What a removed source took along can still be read to its end.
    const item = page && await backend.item(page.id).catch(() => null);
    if (item) update(states.changeItem(get(), item));
  }

  /** Everything that may have changed elsewhere. */
  const reload = () => attempt(async () => {
    await Promise.all([loadOverview(), findFirst(), loadNews(), loadMarks()]);
  });

  /**
   * @param {string} id
   * @param {(state: State, page: Page, scroll: number) => State} transition
   * @param {number} top to which the reader is scrolled
   * @param {string} [fragment] that names a place in the answer, which goes before top
   */
  const show = (id, transition, top, fragment = "") => attempt(async () => {
    const mine = ++opened;
    const page = await backend.open(id, fragment);
    if (mine !== opened) return;
    update(transition(get(), page, window.scroll()));
    window.scrollTo(top);
    window.showPlace(page.place);
    await loadOverview();
  });

  /** The entry that a command without a name means: the chosen row, or the open one. */
  const present = () => states.hitAt(get().results, get().chosen) ?? get().page;

  /** @param {import("./types").Item} item @param {string} message */
  async function marked(item, message) {
    update(states.changeItem(get(), item));
    window.tell(message);
    await loadOverview();
  }

  /** Shows a part of the library as a list. @param {Partial<Selection>} within */
  function narrow(within) {
    update(states.ask(get(), "", within));
    return attempt(findFirst);
  }

  /** @param {import("./state.js").Version} version of the open answer */
  function showVersion(version) {
    update({ ...get(), version });
    if (version === "difference") window.showChange();
  }

  return {
    attempt,
    reload,
    loadNews,
    narrow,
    showVersion,

    /** @param {string} query */
    search(query) {
      update(states.ask(get(), query, get().within));
      return attempt(findFirst);
    },

    /** Looks for the same words in the whole library. */
    everywhere() {
      update(states.ask(get(), get().query, {}));
      return attempt(findFirst);
    },

    /** @param {number} page of the present results that came into sight */
    async need(page) {
      const { results } = get();
      if (!results || awaited.has(page)) return;
      awaited.add(page);
      const mine = asked;
      await attempt(async () => {
        const found = await backend.find(results.query, results.within, page * states.pageSize, states.pageSize);
        if (mine === asked) update(states.addResults(get(), page, found.hits));
      });
      awaited.delete(page);
    },

    /** @param {string} id @param {string} [fragment] of the link that leads there */
    open: (id, fragment) => show(id, states.openPage, 0, fragment),
    /** Opens an entry where its answer changed. @param {string} id */
    async openDifference(id) {
      await show(id, states.openPage, 0);
      const { page } = get();
      if (page?.id !== id) return;
      if (page.diffHtml) showVersion("difference");
      else window.tell(t("news.noDifference"), [], "info");
    },
    async back() {
      const visit = get().past.at(-1);
      if (visit) await show(visit.id, states.goBack, visit.scroll);
    },
    async forward() {
      const visit = get().future.at(-1);
      if (visit) await show(visit.id, states.goForward, visit.scroll);
    },

    toggleBookmark: (item = present()) => attempt(async () => {
      if (!item) return;
      const on = !item.bookmarked;
      await marked(await backend.setBookmark(item.id, on), t(on ? "status.bookmarked" : "status.unbookmarked"));
    }),
    markUnread: () => attempt(async () => {
      const { page } = get();
      if (page) await marked(await backend.setRead(page.id, false), t("reader.markedUnread"));
    }),
    /** @param {string} id @param {string} note @param {boolean} tell */
    saveNote: (id, note, tell) => attempt(async () => {
      const item = await backend.setNote(id, note);
      update(states.changeItem(get(), item));
      if (tell) window.tell(t("reader.noteSaved"));
    }),

    /** @param {"text" | "markdown"} format */
    copy: (format) => attempt(async () => {
      const { page } = get();
      if (!page) return;
      await backend.copyEntry(page.id, format);
      window.tell(t("reader.copied"));
    }),
    /** @param {string} text */
    copyText: (text) => attempt(async () => {
      await backend.copyText(text);
      window.tell(t("reader.copied"));
    }),
    /** @param {string} url */
    openExternal: (url) => attempt(() => backend.openExternal(url)),

    /** Takes effect at once and is taken back when it cannot be kept.
     * @param {Partial<import("./types").Settings>} change */
    changeSettings: (change) => attempt(async () => {
      const before = get().settings;
      const settings = { ...before, ...change };
      update({ ...get(), settings });
      try {
        await backend.saveSettings(settings);
      } catch (error) {
        update({ ...get(), settings: before });
        throw error;
      }
    }),
  };
}
