// The reader: one entry with its place, its marks, its answer and the questions
// before and after it.
import { actionOf, create, find, icon } from "../dom.js";
import { date, t } from "../i18n.js";
import { createAnswer } from "./answer.js";
import { createNote } from "./note.js";

/** @typedef {import("../types").Page} Page */
/** @typedef {import("../types").Selection} Selection */
/** @typedef {import("../state.js").Version} Version */

const versionTexts = /** @type {const} */ ({ now: "reader.updated", difference: "reader.difference", earlier: "reader.earlier" });

/**
 * @param {Element} root
 * @param {{
 *   onAction: (action: string, control: HTMLElement) => void,
 *   onOpen: (id: string) => void,
 *   onNarrow: (within: Partial<Selection>) => void,
 *   onNote: (id: string, note: string, left: boolean) => void,
 *   onCopy: (text: string) => void,
 *   onEnlarge: (image: HTMLImageElement) => void,
 * }} handlers
 */
export function createReader(root, handlers) {
  const scroller = find(root, ".Reader-scroll", HTMLElement);
  const article = find(root, ".Reader-page", HTMLElement);
  const empty = find(root, ".Reader-empty", HTMLElement);
  const actions = find(root, ".Reader-actions", HTMLElement);
  const bookmark = find(root, '[data-action="bookmark"]', HTMLElement);
  const original = find(root, ".Reader-original", HTMLAnchorElement);
  const path = find(root, ".Reader-path", HTMLElement);
  const question = find(root, ".Reader-question", HTMLElement);
  const facts = find(root, ".Reader-facts", HTMLElement);
  const archived = find(root, ".Reader-archived", HTMLElement);
  const outdated = find(root, ".Reader-outdated", HTMLElement);
  const truncated = find(root, ".Reader-truncated", HTMLElement);
  const updated = find(root, ".Banner--updated", HTMLElement);
  const versions = /** @type {NodeListOf<HTMLElement>} */ (updated.querySelectorAll("[data-version]"));
  const neighbours = find(root, ".Reader-neighbours", HTMLElement);
  const address = find(root, ".Reader-link", HTMLElement);
  const answerRoot = find(root, ".Answer", HTMLElement);
  const answer = createAnswer(answerRoot, handlers);
  const note = createNote(root, { onSave: handlers.onNote, onLeave: () => scroller.focus({ preventScroll: true }) });
  /** What the answer was drawn from. */
  let drawn = "";

  root.addEventListener("click", (event) => {
    const control = actionOf(event);
    if (!control) return;
    const { action = "", id, source, document: page, tag } = control.dataset;
    if (action === "open" && id) handlers.onOpen(id);
    else if (action === "narrow") handlers.onNarrow(tag ? { tag } : { source, document: page });
    else handlers.onAction(action, control);
  });

  for (const type of ["pointerover", "focusin"]) root.addEventListener(type, showAddress);
  for (const type of ["pointerleave", "focusout"]) root.addEventListener(type, () => (address.textContent = ""));
  /** @param {Event} event */
  function showAddress(event) {
    const link = event.target instanceof Element ? event.target.closest("a") : null;
    address.textContent = link ? link.dataset.url || link.href : "";
  }

  /** @param {Page} page @param {Version} version */
  function drawUpdated(page, version) {
    updated.hidden = page.earlierHtml === "";
    find(updated, ".Banner-text", HTMLElement).textContent = t(page.updated || version !== "now" ? versionTexts[version] : "reader.changed");
    for (const button of versions) {
      button.hidden = button.dataset.version === "difference" && page.diffHtml === "";
      button.setAttribute("aria-pressed", String(button.dataset.version === version));
    }
  }

  return {
    /** @param {Page | null} page @param {Version} version */
    render(page, version) {
      article.hidden = actions.hidden = page === null;
      // Opening it made it read: a later version has come since.
      outdated.hidden = page?.state !== "updated";
      empty.hidden = page !== null;
      path.replaceChildren(...(page ? breadcrumbs(page) : []));
      if (!page) return;
      bookmark.setAttribute("aria-pressed", String(page.bookmarked));
      original.hidden = page.url === "";
      original.href = page.url;
      original.title = t("answer.opens", { url: page.url });
      question.textContent = page.question;
      facts.replaceChildren(...factsOf(page));
      archived.hidden = !page.archived;
      truncated.hidden = !page.truncated;
      drawUpdated(page, version);
      note.render(page);
      // A mark that changes leaves the answer alone: a selection, open sections
      // and matches in it stay.
      const html = { now: page.html, difference: page.diffHtml, earlier: page.earlierHtml }[version];
      answerRoot.toggleAttribute("data-difference", version === "difference");
      const key = [page.id, document.documentElement.lang, html].join(" ");
      if (drawn !== key) answer.render(html);
      drawn = key;
      neighbours.replaceChildren(
        ...(page.previous ? [neighbour(page.previous, "back", t("reader.previous"))] : []),
        ...(page.next ? [neighbour(page.next, "forward", t("reader.next"))] : []),
      );
    },
    editNote: () => note.edit(),
    focus: () => scroller.focus({ preventScroll: true }),
    hasFocus: () => root.contains(document.activeElement),
    /** Brings the first change of a difference into sight. */
    showChange: () => reveal(answerRoot.querySelector("ins, del, [data-diff=added], [data-diff=removed]"), "center"),
    /** Brings a place of the answer into sight. @param {string} id */
    showPlace: (id) => reveal(answerRoot.querySelector(`[id="${CSS.escape(id)}"]`), "start"),
    scroll: () => scroller.scrollTop,
    /** @param {number} top */
    scrollTo(top) {
      scroller.scrollTop = top;
    },
  };
}

/** Also out of a closed section. @param {Element | null} element @param {ScrollLogicalPosition} block */
function reveal(element, block) {
  for (let fold = element?.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  element?.scrollIntoView({ block });
}

/**
 * The source, its page and the category; a source that is one file has only one
 * page, which needs no second name.
 * @param {Page} page
 */
function breadcrumbs(page) {
  const parts = [crumb(page.sourceTitle, page.source, "")];
  if (page.documentTitle && page.documentTitle !== page.sourceTitle && page.documentTitle !== page.question) {
    parts.push(crumb(page.documentTitle, page.source, page.document));
  }
  return [...parts, ...page.category.map((name) => create("span", "Reader-crumb", name))];
}

/** @param {string} name @param {string} source @param {string} path */
function crumb(name, source, path) {
  const button = create("button", "Reader-crumb", name);
  button.type = "button";
  button.dataset.action = "narrow";
  button.dataset.source = source;
  button.dataset.document = path;
  return button;
}

/** @param {Page} page */
function factsOf(page) {
  /** @type {Node[]} */
  const facts = [];
  if (page.date) facts.push(create("time", "", date(page.date)));
  if (page.count > 1 && page.position > 0) facts.push(create("span", "", t("results.position", { at: page.position, n: page.count })));
  for (const tag of page.tags) {
    const button = create("button", "Tag", tag);
    button.type = "button";
    button.dataset.action = "narrow";
    button.dataset.tag = tag;
    facts.push(button);
  }
  return facts;
}

/**
 * @param {import("../types").Neighbour} entry
 * @param {string} direction
 * @param {string} label
 */
function neighbour(entry, direction, label) {
  const button = create(
    "button",
    `Neighbour Neighbour--${direction}`,
    icon(direction),
    create("span", "Neighbour-label", label),
    create("span", "Neighbour-question", entry.question),
  );
  button.type = "button";
  button.dataset.action = "open";
  button.dataset.id = entry.id;
  return button;
}
