// Asks before something that cannot be undone.
import { create, find } from "../dom.js";

/** @param {HTMLDialogElement} dialog */
export function createConfirm(dialog) {
  const title = find(dialog, ".Dialog-title", HTMLElement);
  const body = find(dialog, ".Dialog-body", HTMLElement);
  const yes = find(dialog, '[value="yes"]', HTMLElement);

  return {
    /**
     * @param {{ title: string, lines: string[], action: string }} question
     * @returns {Promise<boolean>} whether the action was chosen
     */
    ask(question) {
      title.textContent = question.title;
      body.replaceChildren(...question.lines.map((line) => create("p", "", line)));
      yes.textContent = question.action;
      dialog.returnValue = "";
      dialog.showModal();
      return new Promise((resolve) => {
        dialog.addEventListener("close", () => resolve(dialog.returnValue === "yes"), { once: true });
      });
    },
  };
}
