// Asks for the address of a source on the web. Go says what is wrong with one.
import { find } from "../dom.js";

/**
 * @param {HTMLDialogElement} dialog
 * @param {{ onAdd: (url: string) => Promise<string> }} handlers onAdd gives why
 *   it cannot be added, or ""
 */
export function createAddress(dialog, handlers) {
  const form = find(dialog, "form", HTMLFormElement);
  const field = find(dialog, "input", HTMLInputElement);
  const trouble = find(dialog, ".Dialog-trouble", HTMLElement);
  const add = find(dialog, ".Button--main", HTMLButtonElement);
  find(dialog, '[data-action="cancel"]', HTMLElement).addEventListener("click", () => dialog.close());
  field.addEventListener("input", () => tell(""));

  /** @param {string} why */
  function tell(why) {
    trouble.textContent = why;
    field.setAttribute("aria-invalid", String(why !== ""));
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const url = field.value.trim();
    if (!url) return field.focus();
    add.disabled = true;
    const why = await handlers.onAdd(url);
    add.disabled = false;
    tell(why);
    if (why) field.select();
    else dialog.close();
  });

  return {
    /** @param {string} [url] to begin with */
    open(url = "") {
      field.value = url;
      tell("");
      dialog.showModal();
      field.select();
    },
  };
}
