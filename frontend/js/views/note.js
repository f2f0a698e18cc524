// The note of the open entry. It is saved when the field is left, and a moment
// after typing stops, so that closing the window loses nothing.
import { find } from "../dom.js";
import { composing } from "../keys.js";

/** Milliseconds after the last key until the note is saved. */
const pause = 800;

/**
 * @param {Element} root
 * @param {{ onSave: (id: string, note: string, left: boolean) => void, onLeave: () => void }} handlers
 *   left: the field was left, so that it is worth saying that the note is saved
 */
export function createNote(root, handlers) {
  const box = find(root, ".Note", HTMLElement);
  const field = find(root, ".Note-text", HTMLTextAreaElement);
  let id = "";
  let saved = "";
  /** @type {number | undefined} */
  let timer;
  let changed = false;

  /** @param {boolean} left */
  function save(left) {
    clearTimeout(timer);
    if (field.value !== saved) {
      saved = field.value;
      changed = true;
    }
    if (!changed) return;
    changed = !left;
    handlers.onSave(id, saved, left);
  }
  function fit() {
    field.style.height = "auto";
    field.style.height = `${field.scrollHeight + 2}px`;
  }
  field.addEventListener("input", () => {
    fit();
    clearTimeout(timer);
    timer = setTimeout(() => save(false), pause);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || composing(event)) return;
    event.preventDefault();
    handlers.onLeave();
  });
  field.addEventListener("blur", () => {
    save(true);
    box.hidden = field.value === "";
  });

  return {
    /** @param {import("../types").Page} page */
    render(page) {
      const isSame = page.id === id;
      if (!isSame) save(true);
      id = page.id;
      if (isSame && (document.activeElement === field || field.value !== saved)) return;
      changed = false;
      saved = page.note;
      field.value = page.note;
      box.hidden = page.note === "";
      fit();
    },
    edit() {
      box.hidden = false;
      field.focus();
    },
  };
}
