// A menu that opens below a button: arrow keys walk, Esc and a click elsewhere
// close it, and the focus returns to the button. Above its items may stand what
// they are about.
import { create } from "./dom.js";

/** @type {(() => void) | null} */
let closeOpenMenu = null;

/**
 * @param {HTMLElement} button
 * @param {{ label: string, run: () => void }[]} items
 * @param {string[]} [about]
 */
export function openMenu(button, items, about = []) {
  closeOpenMenu?.();
  const list = create("div", "");
  list.setAttribute("role", "menu");
  const menu = create("div", "Menu", ...about.map((line) => create("p", "Menu-about", line)), list);
  if (about.length > 0) list.setAttribute("aria-label", about.join(" "));
  list.append(...items.map(({ label, run }) => {
    const item = create("button", "Menu-item", label);
    item.type = "button";
    item.setAttribute("role", "menuitem");
    item.addEventListener("click", () => {
      close();
      run();
    });
    return item;
  }));

  function close() {
    closeOpenMenu = null;
    removeEventListener("pointerdown", onPointerDown, true);
    removeEventListener("resize", close);
    button.setAttribute("aria-expanded", "false");
    if (menu.contains(document.activeElement)) button.focus();
    menu.remove();
  }
  /** @param {PointerEvent} event */
  function onPointerDown(event) {
    if (!menu.contains(/** @type {Node} */ (event.target))) close();
  }
  menu.addEventListener("keydown", (event) => {
    const all = /** @type {HTMLElement[]} */ ([...list.children]);
    const at = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 }[event.key];
    if (to !== undefined) all.at(to % all.length)?.focus();
    else if (event.key === "Escape" || event.key === "Tab") close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });

  (button.closest("nav, main") ?? document.body).append(menu);
  const place = button.getBoundingClientRect();
  menu.style.top = `${Math.min(place.bottom + 4, innerHeight - menu.offsetHeight - 8)}px`;
  menu.style.left = `${Math.max(8, Math.min(place.left, innerWidth - menu.offsetWidth - 8))}px`;
  addEventListener("pointerdown", onPointerDown, true);
  addEventListener("resize", close);
  button.setAttribute("aria-expanded", "true");
  closeOpenMenu = close;
  if (list.firstElementChild instanceof HTMLElement) list.firstElementChild.focus();
}
