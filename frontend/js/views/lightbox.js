// An image of an answer over the whole window. A click shows it in its
// own size and back; Esc closes.
import { find } from "../dom.js";

/** @param {HTMLDialogElement} dialog */
export function createLightbox(dialog) {
  const image = find(dialog, "img", HTMLImageElement);
  image.addEventListener("click", () => dialog.toggleAttribute("data-full"));
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
  });

  return {
    /** @param {HTMLImageElement} shown */
    open(shown) {
      image.src = shown.src;
      image.alt = shown.alt;
      dialog.removeAttribute("data-full");
      dialog.showModal();
    },
  };
}
