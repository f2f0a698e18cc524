// One source of an import: what it holds, what each of its documents was taken
// for, and what was left out. A part of the preview and of the report.
import { create, icon } from "../dom.js";
import { inLanguage, number, t } from "../i18n.js";
import { longList } from "../longlist.js";
import { kindIcon, kindName } from "../names.js";
import { createShape } from "./shape.js";

/** @typedef {import("../types").DocumentReport} DocumentReport */
/** @typedef {import("../types").Problem} Problem */
/** @typedef {import("../types").Report} Report */

/** More articles than this are folded away: they are seldom wrong guesses. */
const articlesAtFirst = 12;

const counts = /** @type {const} */ (["added", "updated", "unchanged", "moved", "archived", "removed"]);

/**
 * @param {Report} first
 * @param {{
 *   isPreview: boolean,
 *   onShape: (path: string, choice: string) => Promise<string>,
 * }} options onShape has a document read otherwise, and gives why it could not
 *   be or "": the report of the new reading comes by render
 */
export function createSourceReport(first, { isPreview, onShape }) {
  const trouble = create("p", "Report-failure");
  trouble.setAttribute("role", "alert");
  const sum = create(isPreview ? "p" : "dl", isPreview ? "Report-sum" : "Report-counts");
  const problems = create("div", "Report-more");
  const element = create("section", "Report", heading(first), trouble);
  /** @type {Report} the latest that was read */
  let report = first;
  /** @type {Map<string, ReturnType<typeof createShape>>} rows by path, as far as they are drawn */
  const rows = new Map();

  /** @param {DocumentReport} document */
  function row({ path }) {
    const shape = createShape(documentOf(path), path, async (choice) => {
      element.setAttribute("aria-busy", "true");
      const why = await onShape(path, choice);
      if (why) draw(why);
    });
    rows.set(path, shape);
    return shape.element;
  }
  /** @param {string} path */
  const documentOf = (path) => report.documents.find((document) => document.path === path);

  /** Draws what the latest report says. @param {string} why a wish could not be met, or "" */
  function draw(why) {
    element.removeAttribute("aria-busy");
    trouble.hidden = why === "";
    trouble.replaceChildren(...(why ? [icon("warning"), create("span", "", why)] : []));
    if (isPreview) sum.textContent = t("preview.sum", { entries: entriesOf(report), n: report.documents.length });
    else sum.replaceChildren(...counts.map((name) => countOf(name, report[name])));
    problems.replaceChildren(
      ...(report.skipped.length ? [problemList(t("report.skipped", { n: report.skipped.length }), report.skipped)] : []),
      ...(report.warnings.length ? [problemList(t("report.warnings", { n: report.warnings.length }), report.warnings)] : []),
    );
    for (const [path, shape] of rows) shape.render(documentOf(path));
  }

  draw(first.failure ? inLanguage(first.failure.message) : "");
  if (first.failure) {
    // The files that were left out may say why there was nothing else.
    element.append(...(isPreview ? [] : [create("p", "", t("report.failed"))]), problems);
  } else {
    const isArticle = (/** @type {DocumentReport} */ document) => document.class === "article" && document.choice === "";
    const articles = first.documents.filter(isArticle);
    const faqs = first.documents.filter((document) => !isArticle(document));
    const documents = create("div", "Report-documents", longList("", faqs, row));
    if (articles.length > 0) {
      documents.append(folded(t("shape.articles", { n: articles.length }), articles.length <= articlesAtFirst, () => longList("", articles, row)));
    }
    const shown = isPreview
      ? [create("p", "Report-hint", t("preview.hint")), documents]
      : [folded(t("shape.all", { n: first.documents.length }), false, () => documents)];
    element.append(sum, ...shown, problems);
  }

  return {
    element,
    /** The source was read again, or without a report not. @param {Report} [next] */
    render(next = report) {
      if (first.failure) return;
      if (!next.failure) report = next;
      draw(next.failure ? inLanguage(next.failure.message) : "");
    },
  };
}

/** @param {Report} report */
function heading({ title, kind, location }) {
  const isNamed = kind === "starter" || title === location;
  const place = isNamed ? kindName(kind) : [kindName(kind), location].filter(Boolean).join(" · ");
  return create(
    "header",
    "Report-head",
    icon(kindIcon(kind)),
    create("h3", "Report-title", title),
    create("p", "Report-place", place),
  );
}

/** @param {Report} report */
const entriesOf = ({ documents }) => documents.reduce((n, { entries }) => n + entries, 0);

/** @param {typeof counts[number]} name @param {number} n */
function countOf(name, n) {
  const count = create("div", "Report-count", create("dt", "", t(`report.${name}`)), create("dd", "", number(n)));
  count.toggleAttribute("data-zero", n === 0);
  return count;
}

/**
 * A section that is drawn when it is first opened.
 * @param {string} title
 * @param {boolean} open
 * @param {() => HTMLElement} draw
 */
function folded(title, open, draw) {
  const details = create("details", "", create("summary", "", title));
  if (open) details.append(draw());
  else details.addEventListener("toggle", () => details.append(draw()), { once: true });
  details.open = open;
  return details;
}

/** @param {string} title @param {Problem[]} all */
function problemList(title, all) {
  return folded(title, false, () => longList("Report-problems", all, (problem) => {
    const place = problem.line ? t("report.line", { path: problem.path, line: problem.line }) : problem.path;
    return create("li", "", create("span", "Report-path", place), " ", create("span", "", inLanguage(problem.message)));
  }));
}
