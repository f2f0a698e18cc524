// What an import or a refresh did, source by source.
import { create, find, icon } from "../dom.js";
import { inLanguage, number, t } from "../i18n.js";

/** @typedef {import("../types").Problem} Problem */
/** @typedef {import("../types").Report} Report */

/** Problems that are listed of each kind; a folder may have thousands. */
const listed = 200;

const counts = /** @type {const} */ (["added", "updated", "unchanged", "moved", "archived", "removed"]);

/**
 * @param {HTMLDialogElement} dialog
 * @param {{ onShow: (source: string) => void }} handlers
 */
export function createReport(dialog, handlers) {
  const body = find(dialog, ".Dialog-body", HTMLElement);

  /** @param {Report} report */
  function section(report) {
    const part = create("section", "Report", create("h3", "Report-title", report.title));
    if (report.failure) {
      part.append(create("p", "Report-failure", icon("warning"), inLanguage(report.failure.message)));
      part.append(create("p", "", t("report.failed")));
      return part;
    }
    part.append(create("dl", "Report-counts", ...counts.map((name) => {
      const count = create("div", "Report-count", create("dt", "", t(`report.${name}`)), create("dd", "", number(report[name])));
      count.toggleAttribute("data-zero", report[name] === 0);
      return count;
    })));
    if (report.skipped.length) part.append(problems(t("report.skipped", { n: report.skipped.length }), report.skipped));
    if (report.warnings.length) part.append(problems(t("report.warnings", { n: report.warnings.length }), report.warnings));
    if (report.added + report.updated + report.unchanged > 0) {
      const show = create("button", "Button Button--outline", t("report.show"));
      show.type = "button";
      show.addEventListener("click", () => {
        dialog.close();
        handlers.onShow(report.id);
      });
      part.append(show);
    }
    return part;
  }

  return {
    /** @param {Report[]} reports */
    open(reports) {
      body.replaceChildren(...reports.map(section));
      if (!dialog.open) dialog.showModal();
    },
  };
}

/** @param {string} title @param {Problem[]} all */
function problems(title, all) {
  const list = create("ul", "Report-problems", ...all.slice(0, listed).map((problem) => {
    const place = problem.line ? t("report.line", { path: problem.path, line: problem.line }) : problem.path;
    return create("li", "", create("span", "Report-path", place), " ", create("span", "", inLanguage(problem.message)));
  }));
  if (all.length > listed) list.append(create("li", "", "…"));
  return create("details", "", create("summary", "", title), list);
}
