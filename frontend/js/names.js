// What parts of the library are called.
import { t } from "./i18n.js";

/** @typedef {import("./types").Overview} Overview */

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
