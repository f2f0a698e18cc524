// The bar at the top: history, the search box and the buttons of the window.
import { actionOf, find } from "../dom.js";
import { composing, stepOf, written } from "../keys.js";

/**
 * @param {Element} root
 * @param {boolean} mac
 * @param {{
 *   onType: (query: string) => void,
 *   onStep: (event: KeyboardEvent, step: (page: number) => number) => void,
 *   onEnter: () => void,
 *   onAction: (action: string) => void,
 * }} handlers
 */
export function createTopBar(root, mac, handlers) {
  const input = find(root, "#search", HTMLInputElement);
  const clear = find(root, ".SearchBox-clear", HTMLButtonElement);
  const back = find(root, '[data-action="back"]', HTMLButtonElement);
  const forward = find(root, '[data-action="forward"]', HTMLButtonElement);
  const sidebar = find(root, '[data-action="sidebar"]', HTMLButtonElement);
  find(root, ".SearchBox-key", HTMLElement).textContent = written("Mod+K", mac);

  // Input events come while an input method composes, too: results follow the
  // kana, and the composition is left alone.
  input.addEventListener("input", () => {
    clear.hidden = input.value === "";
    handlers.onType(input.value);
  });
  input.addEventListener("keydown", (event) => {
    if (composing(event)) return;
    if (event.key === "Enter") handlers.onEnter();
    else handlers.onStep(event, (page) => stepOf(event, page));
  });
  root.addEventListener("click", (event) => {
    const action = actionOf(event)?.dataset.action;
    if (action) handlers.onAction(action);
  });

  return {
    /**
     * @param {import("../state.js").State} state
     * @param {string} activeRow id of the chosen row's element, or ""
     */
    render(state, activeRow) {
      // Writing the value would end a composition; it only differs when the
      // query was changed from elsewhere.
      if (input.value !== state.query) input.value = state.query;
      clear.hidden = input.value === "";
      back.disabled = state.past.length === 0;
      forward.disabled = state.future.length === 0;
      sidebar.setAttribute("aria-expanded", String(state.sidebarOpen));
      if (activeRow) input.setAttribute("aria-activedescendant", activeRow);
      else input.removeAttribute("aria-activedescendant");
    },
    /** What is typed next replaces what is there. */
    focus() {
      input.focus();
      input.select();
    },
    hasFocus: () => document.activeElement === input,
  };
}
