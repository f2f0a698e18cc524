// What passes over the window: messages, the progress of an import, and the
// frame that shows where dropped files go.
import { create, find, icon, iconButton } from "../dom.js";
import { t } from "../i18n.js";

/** Milliseconds that a message of success stays; errors stay until dismissed. */
const shortly = 4000;

/** Milliseconds without dragover after which a drag is over; it comes every 350 at most. */
const dragStops = 1000;

/**
 * @param {Document} page
 * @param {{ onCancel: () => void }} handlers
 */
export function createNotices(page, handlers) {
  const messages = find(page, ".Toasts", HTMLElement);
  const errors = find(page, ".Toasts--errors", HTMLElement);
  const progress = find(page, ".Progress", HTMLElement);
  const title = find(progress, ".Progress-title", HTMLElement);
  const text = find(progress, ".Progress-text", HTMLElement);
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
  const hideDropArea = () => {
    dropArea.hidden = true;
  };
  page.addEventListener("dragover", (event) => {
    event.preventDefault();
    if (!event.dataTransfer?.types.includes("Files")) return;
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
  });

  /** @param {HTMLElement} place @param {string} drawing @param {string} message */
  function toast(place, drawing, message) {
    const close = iconButton("close", t("toast.close"), "dismiss");
    close.classList.add("Button--small");
    const element = create("div", "Toast", icon(drawing), create("p", "", message), close);
    close.addEventListener("click", () => element.remove());
    place.replaceChildren(element);
    return element;
  }

  return {
    /** @param {string} message */
    tell(message) {
      const element = toast(messages, "check", message);
      setTimeout(() => element.remove(), shortly);
    },
    /** @param {string} message */
    warn(message) {
      toast(errors, "warning", message);
    },
    /** @param {import("../types").ImportEvent | null} running */
    renderProgress(running) {
      const begins = progress.hidden && running !== null;
      progress.hidden = running === null;
      if (!running) return;
      if (begins) cancel.disabled = false;
      if (!cancel.disabled) title.textContent = running.title ? t("import.running", { title: running.title }) : t("import.reading");
      if (running.total > 0) {
        bar.max = running.total;
        bar.value = running.done;
      } else {
        bar.removeAttribute("value");
      }
      text.textContent = running.total > 0 ? t("import.progress", { done: running.done, total: running.total, entries: running.entries }) : "";
    },
  };
}
