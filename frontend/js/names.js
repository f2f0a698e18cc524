// What parts of the library are called.
import { t } from "./i18n.js";

/** @typedef {import("./types").Overview} Overview */

/** Kinds of sources: their drawing and their name. */
const kinds = /** @type {const} */ ({
  file: ["file", "source.file"],
  folder: ["folder", "source.folder"],
  archive: ["zip", "source.archive"],
  url: ["web", "source.url"],
  github: ["branch", "source.github"],
  pack: ["pack", "source.pack"],
  starter: ["starter", "source.starter"],
});

/** @param {string} kind of a source */
const kindOf = (kind) => kinds[/** @type {keyof typeof kinds} */ (kind)] ?? kinds.file;

/** @param {string} kind of a source */
export const kindIcon = (kind) => kindOf(kind)[0];

/** @param {string} kind of a source */
export const kindName = (kind) => t(kindOf(kind)[1]);

/**
 * @param {Overview | null} overview
 * @param {string} id of a source
 */
export function sourceOf(overview, id) {
  return overview?.sources.find((source) => source.id === id);
}

/**
 * The name of what a list shows: a view, a source, one of its pages, or a tag.
 * @param {import("./types").Selection} within
 * @param {Overview | null} overview
 */
export function selectionName(within, overview) {
  const source = sourceOf(overview, within.source);
  if (within.document) {
    return source?.documents.find(({ path }) => path === within.document)?.title || within.document;
  }
  if (source) return source.title;
  if (within.tag) return `#${within.tag}`;
  return viewName(within.is);
}

/** @param {string} is of a Selection */
function viewName(is) {
  switch (is) {
    case "unread": return t("view.unread");
    case "updated": return t("view.updated");
    case "bookmarked": return t("view.bookmarked");
    case "archived": return t("view.archived");
  }
  return t("view.all");
}
