// The briefing: what the latest refresh of each source changed.
import { create, find } from "../dom.js";
import { moment, t } from "../i18n.js";
import { changes } from "../outcome.js";
import { longList } from "../longlist.js";

/** @typedef {import("../types").Briefing} Briefing */
/** @typedef {import("../types").Change} Change */

/**
 * @param {HTMLDialogElement} dialog
 * @param {{ onOpen: (id: string) => void, onDifference: (id: string) => void }} handlers
 */
export function createNews(dialog, handlers) {
  const body = find(dialog, ".Dialog-body", HTMLElement);

  /** @param {Briefing} briefing */
  function section(briefing) {
    const part = create("section", "News", create("h3", "Report-title", briefing.title));
    part.append(create("p", "Report-place", t("news.at", { at: moment(briefing.at) })));
    for (const name of changes) {
      const all = briefing[name];
      if (all.length === 0) continue;
      part.append(
        create("h4", "News-heading", t(`news.${name}`, { n: all.length })),
        longList("News-list", all, (change) => item(change, name)),
      );
    }
    if (briefing.left > 0) part.append(create("p", "News-place", t("news.left", { n: briefing.left })));
    return part;
  }

  /** @param {Change} change @param {typeof changes[number]} name */
  function item(change, name) {
    const { id, question, document, before } = change;
    const place = name === "moved" && before ? `${document} ← ${before}` : document;
    const text = [create("span", "News-question", question), create("span", "News-place", place)];
    if (name === "updated" && before) text.push(create("span", "News-place", t("news.before", { before })));
    if (!id) return create("li", "News-item", create("div", "News-entry", ...text));
    const row = create("li", "News-item", button("News-entry", () => handlers.onOpen(id), ...text));
    row.dataset.state = change.state;
    if (name === "updated") {
      const difference = button("Button Button--outline", () => handlers.onDifference(id), t("news.difference"));
      difference.setAttribute("aria-label", t("news.differenceOf", { question }));
      row.append(difference);
    }
    return row;
  }

  /** @param {string} className @param {() => void} run @param {...(Node | string)} children */
  function button(className, run, ...children) {
    const element = create("button", className, ...children);
    element.type = "button";
    element.addEventListener("click", () => {
      dialog.close();
      run();
    });
    return element;
  }

  return {
    /** @param {Briefing[]} briefings */
    open(briefings) {
      body.replaceChildren(...(briefings.length ? briefings.map(section) : [create("p", "", t("news.empty"))]));
      if (!dialog.open) dialog.showModal();
      body.scrollTop = 0;
    },
  };
}
