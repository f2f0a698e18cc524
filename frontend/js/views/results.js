// The list of questions. Rows have one height and only those in sight exist, so
// that 100,000 entries scroll like ten.
import { actionOf, create, find, icon } from "../dom.js";
import { highlight } from "../highlight.js";
import { t } from "../i18n.js";
import { stepOf } from "../keys.js";
import { selectionName, sourceOf } from "../names.js";
import { hitAt, pageSize } from "../state.js";

/** @typedef {import("../types").Hit} Hit */
/** @typedef {import("../state.js").State} State */

/** Height of a row in rem: two lines of text, of a hit three, one of its place, padding. */
const rowRem = 5.375;
const hitRem = 6.75;

/** Rows that are drawn above and below those in sight. */
const overscan = 4;

const tierNames = /** @type {const} */ ({
  reading: "tier.reading",
  romaji: "tier.romaji",
  typo: "tier.fuzzy",
  abbreviation: "tier.abbreviation",
  soft: "tier.soft",
  fuzzy: "tier.fuzzy",
});

/**
 * @param {Element} root
 * @param {{
 *   onOpen: (index: number) => void,
 *   onEnter: () => void,
 *   onStep: (event: KeyboardEvent, step: (page: number) => number) => void,
 *   onNeed: (page: number) => void,
 *   onAction: (action: string) => void,
 * }} handlers onNeed asks for a page that came into sight, more than once
 */
export function createResults(root, handlers) {
  const list = find(root, ".ResultList", HTMLElement);
  const rows = find(root, ".ResultList-rows", HTMLElement);
  const title = find(root, ".Results-title", HTMLElement);
  const everywhere = find(root, '[data-action="everywhere"]', HTMLElement);
  const empty = find(root, ".Results-empty", HTMLElement);
  const hint = find(root, ".Hint", HTMLElement);
  const count = find(root, ".Results-count", HTMLElement);
  const took = find(root, ".Results-took", HTMLElement);

  /** @type {Map<number, { element: HTMLElement, drawn: unknown[] }>} */
  const drawnRows = new Map();
  /** @type {State | null} */
  let state = null;
  let rowHeight = 0;

  list.addEventListener("scroll", drawRows);
  list.addEventListener("keydown", (event) => {
    const far = { Home: -Infinity, End: Infinity }[event.key] ?? 0;
    if (event.key === "Enter") handlers.onEnter();
    else handlers.onStep(event, (page) => stepOf(event, page) || far);
  });
  rows.addEventListener("click", (event) => {
    const row = event.target instanceof Element ? event.target.closest(".ResultList-item") : null;
    if (row instanceof HTMLElement) handlers.onOpen(Number(row.dataset.index));
  });
  root.addEventListener("click", (event) => {
    const action = actionOf(event)?.dataset.action;
    if (action) handlers.onAction(action);
  });
  new ResizeObserver(drawAll).observe(list);

  /** Row heights follow the text size, and the window decides how many fit. */
  function drawAll() {
    const results = state?.results;
    if (!results) return;
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    rowHeight = Math.round((results.query ? hitRem : rowRem) * rem);
    list.style.setProperty("--row-height", `${rowHeight}px`);
    list.toggleAttribute("data-hits", results.query !== "");
    rows.style.height = `${results.total * rowHeight}px`;
    drawRows();
  }

  function drawRows() {
    const results = state?.results;
    if (!results) return;
    const first = Math.max(0, Math.floor(list.scrollTop / rowHeight) - overscan);
    const end = Math.min(results.total, Math.ceil((list.scrollTop + list.clientHeight) / rowHeight) + overscan);
    for (const [index, row] of drawnRows) {
      if (index >= first && index < end) continue;
      row.element.remove();
      drawnRows.delete(index);
    }
    for (let index = first; index < end; index++) drawRow(index);
    for (let page = Math.floor(first / pageSize); page * pageSize < end; page++) {
      if (!results.pages.has(page)) handlers.onNeed(page);
    }
  }

  /** @param {number} index */
  function drawRow(index) {
    if (!state) return;
    const hit = hitAt(state.results, index);
    const isChosen = index === state.chosen;
    const isOpen = hit !== undefined && hit.id === state.page?.id;
    // All that a row is drawn from; rows whose parts are the same stay as they are.
    const parts = [hit, isChosen, isOpen, state.results?.total, state.overview, document.documentElement.lang];
    let row = drawnRows.get(index);
    if (!row) {
      row = { element: createRow(index), drawn: [] };
      drawnRows.set(index, row);
      rows.append(row.element);
    }
    const { element, drawn } = row;
    element.style.transform = `translateY(${index * rowHeight}px)`;
    if (parts.every((part, at) => part === drawn[at])) return;
    row.drawn = parts;
    element.setAttribute("aria-setsize", String(state.results?.total ?? 0));
    element.setAttribute("aria-selected", String(isChosen));
    element.toggleAttribute("data-open", isOpen);
    fillRow(element, hit, state);
  }

  /** @param {State} next */
  function drawEmpty(next) {
    const { results, overview } = next;
    const none = results !== null && results.total === 0;
    list.hidden = none;
    empty.hidden = !none;
    if (!results || !none) return;
    const view = selectionName(results.within, overview);
    const narrow = view !== t("view.all");
    if (results.query) {
      empty.replaceChildren(
        emptyIcon("search"),
        create("p", "Empty-title", t("results.noneTitle")),
        create("p", "", t("results.none", { query: results.query, view })),
        ...(narrow ? [actionButton("everywhere", t("results.everywhere"))] : [create("p", "", t("results.noneHint"))]),
      );
    } else if (narrow || overview?.entries) {
      empty.replaceChildren(
        emptyIcon(results.within.is || "all"),
        create("p", "Empty-title", t("results.emptyTitle")),
        create("p", "", t("results.emptyView", { view })),
      );
    } else {
      empty.replaceChildren(
        emptyIcon("drop"),
        create("p", "Empty-title", t("results.welcomeTitle")),
        create("p", "", t("results.welcome")),
        actionButton("files", t("add.files")),
        actionButton("folder", t("add.folder")),
      );
    }
  }

  return {
    /** @param {State} next @param {boolean} hinting whether the first-start line is shown */
    render(next, hinting) {
      const before = state;
      state = next;
      const { results } = next;
      const asked = results?.query !== before?.results?.query || results?.within !== before?.results?.within;
      if (asked) list.scrollTop = 0;
      hint.hidden = !hinting;
      title.textContent = selectionName(next.within, next.overview);
      everywhere.hidden = next.within.source + next.within.is + next.within.tag === "";
      drawEmpty(next);
      drawAll();
      if (next.chosen !== before?.chosen || asked) this.reveal(next.chosen);
      if (next.chosen >= 0) list.setAttribute("aria-activedescendant", rowId(next.chosen));
      else list.removeAttribute("aria-activedescendant");
      count.textContent = results ? countText(results, next.chosen) : "";
      took.textContent = results?.query ? t("results.took", { ms: (results.tookUs / 1000).toFixed(1) }) : "";
    },
    /** Scrolls as little as needed. @param {number} index */
    reveal(index) {
      if (index < 0) return;
      const top = index * rowHeight;
      const lowest = top + rowHeight - list.clientHeight;
      if (list.scrollTop > top) list.scrollTop = top;
      else if (list.scrollTop < lowest) list.scrollTop = lowest;
      drawRows();
    },
    resize: drawAll,
    rowsInSight: () => Math.max(1, Math.floor(list.clientHeight / rowHeight) - 1),
    focus: () => list.focus(),
  };
}

/** @param {number} index */
export function rowId(index) {
  return `row-${index}`;
}

/**
 * @param {import("../state.js").Results} results
 * @param {number} chosen
 */
function countText(results, chosen) {
  const key = results.approximate ? "results.countAbout" : "results.count";
  if (chosen < 0 || results.total === 0 || results.approximate) return t(key, { n: results.total });
  return t("results.position", { at: chosen + 1, n: results.total });
}

/** @param {number} index */
function createRow(index) {
  const row = create(
    "div",
    "ResultList-item",
    create("span", "ResultList-state"),
    create("div", "ResultList-text", create("span", "ResultList-question"), create("span", "ResultList-excerpt")),
    create("div", "ResultList-foot", create("span", "ResultList-place"), create("span", "ResultList-signs")),
  );
  row.id = rowId(index);
  row.dataset.index = String(index);
  row.setAttribute("role", "option");
  row.setAttribute("aria-posinset", String(index + 1));
  return row;
}

/**
 * @param {HTMLElement} row
 * @param {Hit | undefined} hit undefined while it is being fetched
 * @param {State} state
 */
function fillRow(row, hit, state) {
  row.toggleAttribute("data-waiting", !hit);
  row.dataset.id = hit?.id ?? "";
  row.dataset.state = hit?.state ?? "";
  const [mark, text, foot] = row.children;
  const [question, excerpt] = text.children;
  const [place, signs] = foot.children;
  highlight(question, hit?.question ?? "", hit?.question_ranges ?? []);
  highlight(excerpt, hit?.excerpt ?? "", hit?.excerpt_ranges ?? []);
  // Empty it would still count as a line, and the question end in "…".
  excerpt.toggleAttribute("hidden", !hit?.excerpt);
  place.textContent = hit ? placeOf(hit, state.overview).join(" › ") : "";
  const stateName = { unread: t("view.unread"), updated: t("view.updated") }[hit?.state ?? ""] ?? "";
  mark.replaceChildren(create("span", "Hidden", stateName));
  signs.replaceChildren();
  if (!hit) return;
  if (hit.state === "updated") signs.append(create("span", "Badge Badge--updated", stateName));
  if (hit.archived) signs.append(create("span", "Badge", t("view.archived")));
  const tier = tierNames[/** @type {keyof typeof tierNames} */ (hit.tier)];
  if (tier) signs.append(create("span", "Badge Badge--tier", t(tier)));
  if (hit.note) signs.append(sign("note", t("item.note")));
  if (hit.bookmarked) signs.append(sign("star", t("item.bookmarked")));
}

/**
 * The source, its page where there are several, and the category.
 * @param {Hit} hit
 * @param {State["overview"]} overview
 */
function placeOf(hit, overview) {
  const source = sourceOf(overview, hit.source);
  const page = source?.documents.find(({ path }) => path === hit.document);
  const several = source && source.documents.length > 1 && page?.title !== hit.question;
  return [source?.title, several ? page?.title : "", ...hit.category].filter(Boolean);
}

/** @param {string} name @param {string} label */
function sign(name, label) {
  const element = create("span", `Sign Sign--${name}`, icon(name), create("span", "Hidden", label));
  element.title = label;
  return element;
}

/** @param {string} name */
function emptyIcon(name) {
  const drawings = { unread: "check", updated: "check", bookmarked: "star", archived: "archive" };
  const drawing = icon(drawings[/** @type {keyof typeof drawings} */ (name)] ?? name);
  drawing.classList.add("Empty-icon");
  return drawing;
}

/** @param {string} action @param {string} label */
function actionButton(action, label) {
  const button = create("button", "Button Button--outline", label);
  button.type = "button";
  button.dataset.action = action;
  return button;
}
