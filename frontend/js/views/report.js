// What an import or a refresh did, source by source.
import { create, find } from "../dom.js";
import { t } from "../i18n.js";
import { failuresFirst } from "../outcome.js";
import { createSourceReport } from "./sourcereport.js";

/** @typedef {import("../types").Report} Report */

/**
 * @param {HTMLDialogElement} dialog
 * @param {{
 *   onShow: (source: string) => void,
 *   onShape: (source: string, path: string, choice: string) => Promise<string>,
 * }} handlers onShape has the source read again, and gives why it cannot be or ""
 */
export function createReport(dialog, handlers) {
  const body = find(dialog, ".Dialog-body", HTMLElement);
  /** @type {Map<string, ReturnType<typeof createSourceReport>>} parts by source */
  const parts = new Map();

  /** @param {Report} report */
  function section(report) {
    const { id } = report;
    const part = createSourceReport(report, {
      isPreview: false,
      onShape: (path, choice) => handlers.onShape(id, path, choice),
    });
    parts.set(id, part);
    if (!report.failure) part.element.append(showButton(id));
    return part.element;
  }

  /** @param {string} source */
  function showButton(source) {
    const show = create("button", "Button Button--outline", t("report.show"));
    show.type = "button";
    show.addEventListener("click", () => {
      dialog.close();
      handlers.onShow(source);
    });
    return show;
  }

  return {
    /** @param {Report[]} reports */
    open(reports) {
      parts.clear();
      body.replaceChildren(...failuresFirst(reports).map(section));
      if (!dialog.open) dialog.showModal();
      body.scrollTop = 0;
    },
    /**
     * Takes the reports of an import that was begun here.
     * @param {Report[]} reports
     * @returns {boolean} whether it was
     */
    refresh(reports) {
      if (!dialog.open) return false;
      for (const [id, part] of parts) part.render(reports.find((report) => report.id === id));
      return reports.some(({ id }) => parts.has(id));
    },
  };
}
