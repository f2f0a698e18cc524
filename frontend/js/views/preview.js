// What an import would bring, before anything of it lands.
import { find } from "../dom.js";
import { failuresFirst } from "../outcome.js";
import { createSourceReport } from "./sourcereport.js";

/** @typedef {import("../types").Report} Report */

/**
 * @param {HTMLDialogElement} dialog
 * @param {{ onShape: (source: number, path: string, choice: string) => Promise<Report | string> }} handlers
 *   onShape reads a document of a source otherwise, and gives the new report of
 *   the source, or why there is none
 */
export function createPreview(dialog, handlers) {
  const body = find(dialog, ".Dialog-body", HTMLElement);
  const accept = find(dialog, '[value="yes"]', HTMLButtonElement);

  return {
    /**
     * @param {Report[]} reports
     * @returns {Promise<boolean>} whether it is to be imported
     */
    ask(reports) {
      // Nothing is imported while a document is read again: what lands is what is shown.
      let reading = 0;
      /** @type {Promise<unknown>} one after the other */
      let turn = Promise.resolve();
      const parts = reports.map((report, index) => {
        const part = createSourceReport(report, {
          isPreview: true,
          async onShape(path, choice) {
            accept.disabled = ++reading > 0;
            const answer = turn.then(() => handlers.onShape(index, path, choice));
            turn = answer;
            const next = await answer;
            accept.disabled = --reading > 0;
            if (typeof next === "string") return next;
            part.render(next);
            return "";
          },
        });
        return part;
      });
      body.replaceChildren(...failuresFirst(reports).map((report) => parts[reports.indexOf(report)].element));
      accept.disabled = reports.every(({ failure }) => failure);
      dialog.returnValue = "";
      dialog.showModal();
      body.scrollTop = 0;
      return new Promise((resolve) => {
        dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
      });
    },
  };
}
