// What the window shows, as one value, and the transitions between such values.
// Transitions are pure: they return a new state that shares what did not change,
// so that a view is drawn again only when its part is another object.

/** @typedef {import("./types").Found} Found */
/** @typedef {import("./types").Hit} Hit */
/** @typedef {import("./types").Item} Item */
/** @typedef {import("./types").Page} Page */
/** @typedef {import("./types").Selection} Selection */
/** @typedef {import("./types").Settings} Settings */

/** Entries are fetched and kept in pages of this size. */
export const pageSize = 100;

/**
 * The list. Only the pages that were looked at are there.
 * @typedef {object} Results
 * @property {string} query that was answered; "" for a list
 * @property {Selection} within
 * @property {number} total
 * @property {boolean} approximate
 * @property {number} tookUs
 * @property {ReadonlyMap<number, Hit[]>} pages by page number, from 0
 */

/** The answer as it is, what changed since it was read, or as it was then.
 * @typedef {"now" | "difference" | "earlier"} Version */

/** An entry that was read, and how far it was scrolled.
 * @typedef {{ id: string, scroll: number }} Visit */

/**
 * @typedef {object} State
 * @property {import("./types").Overview | null} overview
 * @property {string} query as typed; the results follow it
 * @property {Selection} within as chosen; the results follow it
 * @property {Results | null} results
 * @property {number} chosen row of the list, or -1
 * @property {Page | null} page that the reader shows
 * @property {Version} version of the answer that the reader shows
 * @property {Visit[]} past entries behind the Back button, the latest last
 * @property {Visit[]} future entries behind the Forward button, the next last
 * @property {"list" | "reader"} pane that a narrow window shows
 * @property {boolean} sidebarOpen where the window is too narrow to show it always
 * @property {import("./types").ImportEvent | null} importing
 * @property {import("./types").Briefing[]} news
 * @property {Settings} settings
 */

/** @type {Selection} */
export const everything = { source: "", is: "", tag: "", document: "", archived: false };

/** @returns {State} */
export function initialState() {
  return {
    overview: null,
    query: "",
    within: everything,
    results: null,
    chosen: -1,
    page: null,
    version: "now",
    past: [],
    future: [],
    pane: "list",
    sidebarOpen: false,
    importing: null,
    news: [],
    settings: { language: "", theme: "", textSize: 100, welcomed: false, watch: true },
  };
}

/**
 * The row at index, or undefined while its page is not there.
 * @param {Results | null} results
 * @param {number} index
 */
export function hitAt(results, index) {
  return results?.pages.get(Math.floor(index / pageSize))?.[index % pageSize];
}

/**
 * @param {Results | null} results
 * @param {string} id
 * @returns {number} the row of an entry among the pages that are there, or -1
 */
export function indexOf(results, id) {
  for (const [page, hits] of results?.pages ?? []) {
    const at = hits.findIndex((hit) => hit.id === id);
    if (at >= 0) return page * pageSize + at;
  }
  return -1;
}

/** @param {Selection} a @param {Selection} b */
export function sameSelection(a, b) {
  return a.source === b.source && a.document === b.document && a.is === b.is && a.tag === b.tag;
}

/**
 * Another query or another part of the library is asked for.
 * @param {State} state
 * @param {string} query
 * @param {Partial<Selection>} within what narrows it; {} is everything
 * @returns {State}
 */
export function ask(state, query, within) {
  const archived = within.is === "bookmarked" || within.is === "archived";
  return { ...state, query, within: { ...everything, ...within, archived }, pane: "list", sidebarOpen: false };
}

/**
 * The first page of an answer arrived. The chosen entry stays chosen while it is
 * in that page; otherwise a search chooses its best hit, and a list none.
 * @param {State} state
 * @param {Found} found
 * @returns {State}
 */
export function showResults(state, found) {
  const chosenId = hitAt(state.results, state.chosen)?.id;
  const asBefore = state.results?.query === state.query && sameSelection(state.results.within, state.within);
  const results = {
    query: state.query,
    within: state.within,
    total: found.total,
    approximate: found.approximate,
    tookUs: found.took_us,
    pages: new Map([[0, found.hits]]),
  };
  let chosen = state.query && found.hits.length ? 0 : -1;
  if (asBefore && chosenId) {
    const at = indexOf(results, chosenId);
    if (at >= 0) chosen = at;
    // Further down its row is the best guess: its page is not there yet.
    else if (state.chosen >= pageSize) chosen = Math.min(state.chosen, found.total - 1);
  }
  return { ...state, results, chosen };
}

/**
 * A further page of the present results arrived.
 * @param {State} state
 * @param {number} page
 * @param {Hit[]} hits
 * @returns {State}
 */
export function addResults(state, page, hits) {
  if (!state.results) return state;
  const pages = new Map(state.results.pages).set(page, hits);
  return { ...state, results: { ...state.results, pages } };
}

/**
 * @param {State} state
 * @param {number} index kept within the list
 * @returns {State}
 */
export function choose(state, index) {
  const last = (state.results?.total ?? 0) - 1;
  return { ...state, chosen: Math.min(Math.max(index, 0), last) };
}

/**
 * An entry is shown in the reader. The one before goes behind the Back button.
 * @param {State} state
 * @param {Page} page
 * @param {number} scroll of the reader before
 * @returns {State}
 */
export function openPage(state, page, scroll) {
  const revisit = !state.page || state.page.id === page.id;
  const past = state.page && !revisit ? [...state.past, { id: state.page.id, scroll }] : state.past;
  return { ...shown(state, page), past, future: revisit ? state.future : [] };
}

/**
 * The latest entry behind the Back button is shown.
 * @param {State} state
 * @param {Page} page
 * @param {number} scroll of the reader before
 * @returns {State}
 */
export function goBack(state, page, scroll) {
  const future = state.page ? [...state.future, { id: state.page.id, scroll }] : state.future;
  return { ...shown(state, page), past: state.past.slice(0, -1), future };
}

/**
 * The next entry behind the Forward button is shown.
 * @param {State} state
 * @param {Page} page
 * @param {number} scroll of the reader before
 * @returns {State}
 */
export function goForward(state, page, scroll) {
  const past = state.page ? [...state.past, { id: state.page.id, scroll }] : state.past;
  return { ...shown(state, page), past, future: state.future.slice(0, -1) };
}

/**
 * @param {State} state
 * @param {Page} page
 * @returns {State}
 */
function shown(state, page) {
  return changeItem({ ...state, page, version: "now", pane: "reader", sidebarOpen: false }, page);
}

/**
 * The marks of an entry changed. It stays where it is in the list, even where
 * the list would no longer have it: nothing moves under the pointer.
 * @param {State} state
 * @param {Item} item
 * @returns {State}
 */
export function changeItem(state, item) {
  const marks = { state: item.state, bookmarked: item.bookmarked, archived: item.archived, note: item.note };
  const page = state.page?.id === item.id ? { ...state.page, ...marks } : state.page;
  const news = changeNews(state.news, item);
  const index = indexOf(state.results, item.id);
  if (!state.results || index < 0) return { ...state, page, news };
  const number = Math.floor(index / pageSize);
  const hits = state.results.pages.get(number)?.map((hit) => (hit.id === item.id ? { ...hit, ...marks } : hit)) ?? [];
  return { ...addResults(state, number, hits), page, news };
}

/** @param {import("./types").Briefing[]} news @param {Item} item */
function changeNews(news, { id, state }) {
  /** @param {import("./types").Change} change */
  const isOther = (change) => change.id === id && change.state !== state;
  if (!news.some(({ added, updated }) => added.some(isOther) || updated.some(isOther))) return news;
  /** @param {import("./types").Change[]} changes */
  const changed = (changes) => changes.map((change) => (change.id === id ? { ...change, state } : change));
  return news.map((briefing) => ({ ...briefing, added: changed(briefing.added), updated: changed(briefing.updated) }));
}
