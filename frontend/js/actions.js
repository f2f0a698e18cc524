// What happens when somebody does something: calls to Go and the transitions of
// the state that their answers cause. Late answers are dropped.
import * as backend from "./backend.js";
import { inLanguage, t } from "./i18n.js";
import * as states from "./state.js";

/** @typedef {import("./state.js").State} State */
/** @typedef {import("./types").ImportEvent} ImportEvent */
/** @typedef {import("./types").Page} Page */
/** @typedef {import("./types").Selection} Selection */
/** @typedef {import("./types").SourceView} SourceView */

/**
 * @param {{
 *   get: () => State,
 *   update: (next: State) => void,
 *   scroll: () => number,
 *   scrollTo: (top: number) => void,
 *   tell: (message: string) => void,
 *   warn: (message: string) => void,
 *   ask: (question: { title: string, lines: string[], action: string }) => Promise<boolean>,
 *   report: (reports: import("./types").Report[]) => void,
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

  /** Everything that may have changed elsewhere; the reader keeps what it shows. */
  const reload = () => attempt(async () => {
    await Promise.all([loadOverview(), findFirst()]);
  });

  /**
   * @param {string} id
   * @param {(state: State, page: Page, scroll: number) => State} transition
   * @param {number} top to which the reader is scrolled
   */
  const show = (id, transition, top) => attempt(async () => {
    const mine = ++opened;
    const page = await backend.open(id);
    if (mine !== opened) return;
    update(transition(get(), page, window.scroll()));
    window.scrollTo(top);
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

  /** @param {string[]} sources @param {boolean} force */
  const refresh = (sources, force) => attempt(() => backend.refresh(sources, force));

  /** @param {ImportEvent} event */
  async function importFinished(event) {
    update({ ...get(), importing: null });
    await reload();
    const reports = event.reports ?? [];
    if (event.failure && reports.length === 0) window.warn(inLanguage(event.failure.message));
    const shrunk = reports.filter(({ failure }) => failure?.code === "shrunk");
    const rest = reports.filter((report) => !shrunk.includes(report));
    const forced = [];
    for (const { id, failure } of shrunk) {
      const lines = failure ? [inLanguage(failure.message)] : [];
      if (await window.ask({ title: t("shrunk.title"), lines, action: t("shrunk.confirm") })) forced.push(id);
    }
    if (forced.length > 0) await refresh(forced, true);
    const cancelled = rest.filter(({ failure }) => failure?.code === "cancelled");
    const [first] = cancelled;
    if (first?.failure && cancelled.length === rest.length) window.tell(inLanguage(first.failure.message));
    else if (rest.length > 0) window.report(rest);
  }

  return {
    reload,

    /** @param {string} query */
    search(query) {
      update(states.ask(get(), query, get().within));
      return attempt(findFirst);
    },

    /** Shows a part of the library as a list. @param {Partial<Selection>} within */
    narrow(within) {
      update(states.ask(get(), "", within));
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

    /** @param {string} id */
    open: (id) => show(id, states.openPage, 0),
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

    addFiles: () => attempt(backend.addFiles),
    addFolder: () => attempt(backend.addFolder),
    cancelImport: () => attempt(backend.cancelImport),
    /** @param {SourceView} source */
    refresh: (source) => refresh([source.id], false),
    /** @param {SourceView} source */
    remove: (source) => attempt(async () => {
      const lines = [t("remove.text", { n: source.entries }), t("remove.kept")];
      const sure = await window.ask({ title: t("remove.title", { title: source.title }), lines, action: t("remove.confirm") });
      if (!sure) return;
      const kept = await backend.removeSource(source.id);
      window.tell(kept ? t("remove.doneKept", { n: kept }) : t("remove.done"));
      if (get().within.source === source.id) update(states.ask(get(), get().query, {}));
      await reload();
    }),

    /** @param {ImportEvent} event */
    importChanged(event) {
      if (event.phase === "finished") return importFinished(event);
      if (event.phase === "refused") return event.failure && window.warn(inLanguage(event.failure.message));
      update({ ...get(), importing: event });
    },

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
