// The settings. Every choice takes effect at once; there is nothing to confirm.
import { actionOf, find } from "../dom.js";

/** @typedef {import("../types").Settings} Settings */

/**
 * @param {HTMLDialogElement} dialog
 * @param {{
 *   onChange: (change: Partial<Settings>) => void,
 *   onResize: (direction: "larger" | "smaller") => void,
 * }} handlers
 */
export function createSettings(dialog, handlers) {
  const textSize = find(dialog, ".Stepper-value", HTMLElement);
  const path = find(dialog, ".Facts-path", HTMLElement);
  const choices = /** @type {NodeListOf<HTMLInputElement>} */ (dialog.querySelectorAll("input[type=radio]"));
  const watch = find(dialog, "input[type=checkbox]", HTMLInputElement);

  dialog.addEventListener("change", (event) => {
    if (event.target === watch) handlers.onChange({ watch: watch.checked });
    else if (event.target instanceof HTMLInputElement) handlers.onChange({ [event.target.name]: event.target.value });
  });
  dialog.addEventListener("click", (event) => {
    const action = actionOf(event)?.dataset.action;
    if (action === "larger" || action === "smaller") handlers.onResize(action);
  });

  return {
    /** @param {Settings} settings */
    render(settings) {
      for (const choice of choices) {
        choice.checked = settings[/** @type {"language" | "theme"} */ (choice.name)] === choice.value;
      }
      watch.checked = settings.watch;
      textSize.textContent = `${settings.textSize} %`;
    },
    /** @param {string} libraryPath */
    open(libraryPath) {
      path.textContent = libraryPath;
      dialog.showModal();
    },
  };
}
