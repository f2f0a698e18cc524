// The sidebar: the views, the sources with their pages, and the tags.
import { actionOf, create, find, icon, iconButton } from "../dom.js";
import { moment, number, t } from "../i18n.js";
import { openMenu } from "../menu.js";
import { kindIcon, kindName } from "../names.js";

/** @typedef {import("../types").Overview} Overview */
/** @typedef {import("../types").Selection} Selection */
/** @typedef {import("../types").SourceView} SourceView */

/** Tags that are listed before the rest is asked for. */
const tagsAtFirst = 12;

/**
 * @param {Element} root
 * @param {{
 *   onNarrow: (within: Partial<Selection>) => void,
 *   onAddFiles: () => void,
 *   onAddFolder: () => void,
 *   onAddAddress: () => void,
 *   onNews: () => void,
 *   onRefresh: (source: SourceView) => void,
 *   onRemove: (source: SourceView) => void,
 * }} handlers
 */
export function createSidebar(root, handlers) {
  const views = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-view]"));
  const news = find(root, '[data-action="news"]', HTMLElement);
  const sourceList = find(root, ".Sidebar-sources", HTMLElement);
  const tagHeading = find(root, ".Sidebar-tagHeading", HTMLElement);
  const tagList = find(root, ".Sidebar-tags", HTMLElement);
  /** @type {Set<string>} sources whose pages are shown */
  const expanded = new Set();
  let allTags = false;
  /** @type {Overview | null} */
  let overview = null;
  /** @type {Selection | null} */
  let within = null;

  root.addEventListener("click", (event) => {
    const control = event.target instanceof Element ? event.target.closest("button") : null;
    if (!control) return;
    const { view, source = "", document: path = "", tag } = control.dataset;
    const owner = overview?.sources.find(({ id }) => id === source);
    const action = actionOf(event)?.dataset.action;
    if (action === "add") {
      openMenu(control, [
        { label: t("add.files"), run: handlers.onAddFiles },
        { label: t("add.folder"), run: handlers.onAddFolder },
        { label: t("add.address"), run: handlers.onAddAddress },
      ]);
    } else if (action === "news") {
      handlers.onNews();
    } else if (action === "expand") {
      if (!expanded.delete(source)) expanded.add(source);
      drawSources();
    } else if (action === "source" && owner) {
      openMenu(control, [
        { label: t("source.refresh"), run: () => handlers.onRefresh(owner) },
        // What an administrator gave is the administrator's to take away.
        ...(owner.managed ? [] : [{ label: t("source.remove"), run: () => handlers.onRemove(owner) }]),
      ], aboutSource(owner));
    } else if (action === "tags") {
      allTags = true;
      drawTags();
    } else if (view) {
      handlers.onNarrow(view === "all" ? {} : { is: view });
    } else if (owner) {
      handlers.onNarrow({ source, document: path });
    } else if (tag) {
      handlers.onNarrow({ tag });
    }
  });

  function drawViews() {
    const counts = {
      all: overview?.entries,
      unread: overview?.unread,
      updated: overview?.updated,
      bookmarked: overview?.bookmarked,
      archived: overview?.archived,
    };
    for (const view of views) {
      const name = /** @type {keyof typeof counts} */ (view.dataset.view);
      const count = counts[name] ?? 0;
      find(view, ".Sidebar-count", HTMLElement).textContent = count || name === "all" ? number(count) : "";
      const isCurrent = within?.source === "" && within.tag === "" && (within.is || "all") === name;
      setCurrent(view, isCurrent);
      // Without archived entries there is nothing to say about them.
      if (name === "archived" && view.parentElement) view.parentElement.hidden = count === 0 && !isCurrent;
    }
  }

  /** Counts what of the briefings was not looked at yet. @param {import("../types").Briefing[]} briefings */
  function drawNews(briefings) {
    const count = briefings
      .flatMap(({ added, updated }) => [...added, ...updated])
      .filter(({ state }) => state === "unread" || state === "updated").length;
    find(news, ".Sidebar-count", HTMLElement).textContent = count ? number(count) : "";
    if (news.parentElement) news.parentElement.hidden = briefings.length === 0;
  }

  function drawSources() {
    keepFocus(sourceList, () => {
      const present = overview?.sources.filter((source) => !source.removed) ?? [];
      sourceList.replaceChildren(...present.map((source) => sourceItem(source, within, expanded.has(source.id))));
    });
  }

  function drawTags() {
    const tags = overview?.tags ?? [];
    tagHeading.hidden = tags.length === 0;
    const listed = allTags ? tags : tags.slice(0, tagsAtFirst);
    keepFocus(tagList, () => {
      tagList.replaceChildren(...listed.map(({ tag, count }) => {
        const button = create("button", "Tag", create("span", "Tag-name", tag), create("span", "Tag-count", number(count)));
        button.type = "button";
        button.dataset.tag = tag;
        setCurrent(button, within?.tag === tag);
        return create("li", "", button);
      }));
      if (listed.length < tags.length) {
        const more = create("button", "Tag Tag--more", t("sidebar.moreTags", { n: tags.length - listed.length }));
        more.type = "button";
        more.dataset.action = "tags";
        tagList.append(create("li", "", more));
      }
    });
  }

  return {
    /** @param {import("../state.js").State} state */
    render(state) {
      ({ overview, within } = state);
      drawViews();
      drawNews(state.news);
      drawSources();
      drawTags();
    },
    focus: () => views[0].focus(),
  };
}

/**
 * @param {SourceView} source
 * @param {Selection | null} within
 * @param {boolean} isExpanded
 */
function sourceItem(source, within, isExpanded) {
  const expand = iconButton("forward", t("source.expand", { title: source.title }), "expand");
  expand.classList.add("Sidebar-expand", "Button--small");
  expand.setAttribute("aria-expanded", String(isExpanded));
  expand.dataset.source = source.id;

  const name = itemButton(kindIcon(kindOf(source)), source.title, source.entries);
  name.dataset.source = source.id;
  name.title = aboutSource(source).join("\n");
  setCurrent(name, within?.source === source.id && within.document === "");

  const menu = iconButton("more", t("source.menu", { title: source.title }), "source");
  menu.classList.add("Sidebar-menu", "Button--small");
  menu.setAttribute("aria-haspopup", "menu");
  menu.dataset.source = source.id;

  const item = create("li", "Sidebar-source", create("div", "Sidebar-row", expand, name, menu));
  if (isExpanded) {
    item.append(create("ul", "Sidebar-list Sidebar-documents", ...source.documents.map((page) => {
      const button = itemButton("", page.title || page.path, page.entries);
      button.dataset.source = source.id;
      button.dataset.document = page.path;
      button.title = page.path;
      setCurrent(button, within?.source === source.id && within.document === page.path);
      return create("li", "", button);
    })));
  }
  return item;
}

/** What a source is to people: one of an administrator is that first. @param {SourceView} source */
const kindOf = ({ managed, kind }) => (managed ? "pack" : kind);

/** @param {SourceView} source */
function aboutSource(source) {
  const { kind, location, refreshed } = source;
  const lines = [kindName(kindOf(source)), kind === "starter" ? "" : location, refreshed ? t("source.refreshed", { at: moment(refreshed) }) : ""];
  return lines.filter(Boolean);
}

/** @param {string} drawing or "" @param {string} name @param {number} count */
function itemButton(drawing, name, count) {
  const button = create("button", "Sidebar-item");
  button.type = "button";
  if (drawing) button.append(icon(drawing));
  button.append(create("span", "Sidebar-name", name), create("span", "Sidebar-count", number(count)));
  return button;
}

/** @param {Element} element @param {boolean} isCurrent */
function setCurrent(element, isCurrent) {
  if (isCurrent) element.setAttribute("aria-current", "true");
  else element.removeAttribute("aria-current");
}

/**
 * Draws a list anew and gives the focus back to the button that had it.
 * @param {Element} list
 * @param {() => void} draw
 */
function keepFocus(list, draw) {
  const active = document.activeElement;
  const at = active && list.contains(active) ? [...list.querySelectorAll("button")].indexOf(/** @type {HTMLButtonElement} */ (active)) : -1;
  draw();
  list.querySelectorAll("button")[at]?.focus();
}
