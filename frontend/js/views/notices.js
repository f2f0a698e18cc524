// What passes over the window: messages, the progress of an import, and the
// frame that shows where dropped files go.
import { create, find, icon, iconButton } from "../dom.js";
import { t } from "../i18n.js";
import { addressIn } from "../links.js";
import { progressOf } from "../outcome.js";

/** Milliseconds that a message stays; one that offers something stays longer, errors until dismissed. */
const shortly = 4000;
const offering = 15_000;

/** Milliseconds between two announcements of progress to screen readers. */
const spokenEvery = 5000;

/** Milliseconds without dragover after which a drag is over; it comes every 350 at most. */
const dragStops = 1000;

/** @typedef {{ label: string, run: () => void }} Action */

/**
 * @param {Document} page
 * @param {{ onCancel: () => void, onLink: (url: string) => void }} handlers onLink: a
 *   link was dropped
 */
export function createNotices(page, handlers) {
  const messages = find(page, ".Toasts", HTMLElement);
  const errors = find(page, ".Toasts--errors", HTMLElement);
  const progress = find(page, ".Progress", HTMLElement);
  const title = find(progress, ".Progress-title", HTMLElement);
  const text = find(progress, ".Progress-text", HTMLElement);
  const spoken = find(page, ".Progress-spoken", HTMLElement);
  const bar = find(progress, "progress", HTMLProgressElement);
  const cancel = find(progress, "button", HTMLButtonElement);
  const dropArea = find(page, ".DropArea", HTMLElement);

  cancel.addEventListener("click", () => {
    cancel.disabled = true;
    title.textContent = t("import.cancelling");
    handlers.onCancel();
  });

  // Files go to Go by way of Wails; the page only shows that they may be let go.
  // Anything else that is dropped must not take the window to another page. Not
  // every system tells the page how a drag ended: dragover coming to a stop does.
  /** @type {number | undefined} */
  let dragging;
  /** What is dragged comes from this page. */
  let own = false;
  const hideDropArea = () => {
    dropArea.hidden = true;
  };
  page.addEventListener("dragover", (event) => {
    event.preventDefault();
    // GTK calls files a list of addresses, which is also what a link is.
    const types = event.dataTransfer?.types ?? [];
    if (own || !(types.includes("Files") || types.includes("text/uri-list"))) return;
    dropArea.hidden = false;
    clearTimeout(dragging);
    dragging = setTimeout(hideDropArea, dragStops);
  });
  page.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) hideDropArea();
  });
  page.addEventListener("drop", (event) => {
    event.preventDefault();
    hideDropArea();
    const data = event.dataTransfer;
    const url = addressIn(data?.getData("text/uri-list") || data?.getData("text/plain"));
    if (url && !own) handlers.onLink(url);
  });
  page.addEventListener("dragstart", () => (own = true));
  page.addEventListener("dragend", () => (own = false));

  /**
   * @param {HTMLElement} place
   * @param {string} drawing
   * @param {string} message
   * @param {Action[]} actions
   */
  function toast(place, drawing, message, actions) {
    const close = iconButton("close", t("dialog.close"), "dismiss");
    close.classList.add("Button--small");
    const element = create("div", "Toast", icon(drawing), create("p", "", message), close);
    if (actions.length > 0) element.append(create("div", "Toast-actions", ...actions.map(({ label, run }) => {
      const button = create("button", "Button Button--outline", label);
      button.type = "button";
      button.addEventListener("click", () => {
        element.remove();
        run();
      });
      return button;
    })));
    element.dataset.sign = drawing;
    close.addEventListener("click", () => element.remove());
    place.replaceChildren(element);
    return element;
  }

  /** Takes a message away after a while, and not from under a hand. @param {HTMLElement} element @param {number} after */
  function fade(element, after) {
    setTimeout(() => {
      if (element.matches(":hover, :focus-within")) fade(element, shortly);
      else element.remove();
    }, after);
  }

  let spokenAt = 0;
  /** @param {string} text */
  function speak(text) {
    if (Date.now() - spokenAt < spokenEvery) return;
    spokenAt = Date.now();
    spoken.textContent = text;
  }

  return {
    /**
     * @param {string} message
     * @param {Action[]} [actions]
     * @param {"check" | "info"} [drawing]
     */
    tell(message, actions = [], drawing = "check") {
      fade(toast(messages, drawing, message, actions), actions.length ? offering : shortly);
    },
    /** @param {string} message @param {Action[]} [actions] */
    warn(message, actions = []) {
      toast(errors, "warning", message, actions);
    },
    /** @param {import("../types").ImportEvent | null} running */
    renderProgress(running) {
      const begins = progress.hidden && running !== null;
      progress.hidden = running === null;
      if (!running) return;
      progress.toggleAttribute("data-automatic", running.automatic);
      if (begins) {
        cancel.disabled = false;
        // One that ends at once is not worth a word, nor is one that nobody began.
        spokenAt = running.automatic ? Date.now() : 0;
        spoken.textContent = "";
      }
      const now = progressOf(running);
      if (!cancel.disabled) {
        title.textContent = now.title;
        speak([now.title, now.text].join(" "));
      }
      text.textContent = now.text;
      if (now.max) bar.max = now.max;
      if (now.value === undefined) bar.removeAttribute("value");
      else bar.value = now.value;
    },
  };
}
