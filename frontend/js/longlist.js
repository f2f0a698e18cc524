// A list that may have thousands of rows: the first are drawn, the rest when
// somebody asks for them. Styles keep what is out of sight from being laid out.
import { create } from "./dom.js";
import { t } from "./i18n.js";

/** Rows that are drawn at first: what lies below the list stays within reach. */
const atFirst = 30;

/**
 * @template T
 * @param {string} className
 * @param {T[]} items
 * @param {(item: T) => HTMLElement} draw gives an <li>
 */
export function longList(className, items, draw) {
  const list = create("ul", `LongList ${className}`, ...items.slice(0, atFirst).map(draw));
  const rest = items.slice(atFirst);
  if (rest.length === 0) return list;
  const all = create("button", "Button LongList-all", t("list.all", { n: rest.length }));
  all.type = "button";
  const last = create("li", "", all);
  all.addEventListener("click", () => {
    const rows = rest.map(draw);
    last.replaceWith(...rows);
    // The focus goes on with the first row that came.
    rows[0].tabIndex = -1;
    rows[0].focus();
  });
  list.append(last);
  return list;
}
