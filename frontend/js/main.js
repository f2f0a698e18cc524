// Wires the window: state, views, keys and Go. Views know neither each other nor
// Go; every change of the state goes through update, which draws what changed.
import { createActions } from "./actions.js";
import { applyAppearance, nextTextSize, systemOf } from "./appearance.js";
import * as backend from "./backend.js";
import { find } from "./dom.js";
import { chooseLanguage, inLanguage, setLanguage, t, translatePage } from "./i18n.js";
import { createImports } from "./imports.js";
import { commandOf, composing, stepOf, types } from "./keys.js";
import { addressIn, handleLinks } from "./links.js";
import { openMenu } from "./menu.js";
import { choose, everything, hitAt, initialState, pageSize, sameSelection, showResults } from "./state.js";
import { createAddress } from "./views/address.js";
import { createConfirm } from "./views/confirm.js";
import { createFindBar } from "./views/findbar.js";
import { createHelp } from "./views/help.js";
import { createLightbox } from "./views/lightbox.js";
import { createNews } from "./views/news.js";
import { createNotices } from "./views/notices.js";
import { createPreview } from "./views/preview.js";
import { createReader } from "./views/reader.js";
import { createReport } from "./views/report.js";
import { createResults, rowId } from "./views/results.js";
import { createSettings } from "./views/settings.js";
import { createSidebar } from "./views/sidebar.js";
import { createTopBar } from "./views/topbar.js";

/** @typedef {import("./state.js").State} State */

const page = document.documentElement;
page.dataset.system = systemOf(navigator.platform);
const mac = page.dataset.system === "mac";
const app = find(document, "#app", HTMLElement);
let state = initialState();
/** Done when the latest search is on the screen: Enter opens what it found. */
let searching = Promise.resolve();
let version = "";
let libraryPath = "";

/** @param {string} id */
const dialog = (id) => find(document, `#${id}`, HTMLDialogElement);
const confirm = createConfirm(dialog("confirm"));
const help = createHelp(dialog("help"), mac);
const lightbox = createLightbox(dialog("lightbox"));
const address = createAddress(dialog("address"), { onAdd: (url) => imports.addURL(url) });
const preview = createPreview(dialog("preview"), {
  onShape: (source, path, choice) => imports.chooseShape(source, path, choice),
});
const report = createReport(dialog("report"), {
  onShow: (source) => actions.narrow({ source }),
  onShape: (source, path, choice) => imports.reshape(source, path, choice),
});
const news = createNews(dialog("news"), {
  onOpen: (id) => actions.open(id).then(reader.focus),
  onDifference: readDifference,
});
const settings = createSettings(dialog("settings"), {
  onChange: (change) => actions.changeSettings(change),
  onResize: resizeText,
});
const notices = createNotices(document, { onCancel: () => imports.cancel(), onLink: addAddress });
const topBar = createTopBar(find(document, ".TopBar", HTMLElement), mac, {
  onType: (query) => {
    searching = actions.search(query);
  },
  onStep: step,
  onEnter: () => searching.then(() => openRow(state.chosen, true)),
  onAction: run,
});
const sidebar = createSidebar(find(document, ".Sidebar", HTMLElement), {
  onNarrow: (within) => actions.narrow(within),
  onAddFiles: () => imports.addFiles(),
  onAddFolder: () => imports.addFolder(),
  onAddAddress: () => address.open(),
  onNews: showNews,
  onRefresh: (source) => imports.refresh(source),
  onRemove: (source) => imports.remove(source),
});
const results = createResults(find(document, ".Results", HTMLElement), {
  onOpen: (index) => openRow(index, false),
  onEnter: () => openRow(state.chosen, true),
  onStep: step,
  onNeed: (number) => actions.need(number),
  onAction: run,
});
const reader = createReader(find(document, "#reader", HTMLElement), {
  onAction: run,
  onOpen: (id) => actions.open(id),
  onNarrow: (within) => actions.narrow(within),
  onNote: (id, note, left) => actions.saveNote(id, note, left),
  onCopy: (text) => actions.copyText(text),
  onEnlarge: (image) => lightbox.open(image),
});
const findBar = createFindBar(find(document, "#reader", HTMLElement), { onClose: () => reader.focus() });

const actions = createActions({
  get: () => state,
  update,
  scroll: reader.scroll,
  scrollTo: reader.scrollTo,
  showPlace: reader.showPlace,
  showChange: reader.showChange,
  tell: notices.tell,
  warn: notices.warn,
});
const imports = createImports(actions, {
  get: () => state,
  update,
  tell: notices.tell,
  warn: notices.warn,
  ask: confirm.ask,
  preview: preview.ask,
  report: report.open,
  refreshReport: report.refresh,
  showNews,
});

/** @param {State} next */
function update(next) {
  const before = state;
  state = next;
  if (next.settings !== before.settings) appear();
  draw(before);
}

/** @param {State} before what is on the screen */
function draw(before) {
  const all = before.settings !== state.settings;
  app.dataset.pane = state.pane;
  app.toggleAttribute("data-sidebar", state.sidebarOpen);
  topBar.render(state, hitAt(state.results, state.chosen) ? rowId(state.chosen) : "");
  if (all || state.overview !== before.overview || state.within !== before.within || state.news !== before.news) {
    sidebar.render(state);
  }
  const onlyStarter = state.overview?.sources.every(({ kind }) => kind === "starter") ?? false;
  results.render(state, onlyStarter && !state.settings.welcomed && state.overview?.entries !== 0);
  if (all || state.page !== before.page || state.version !== before.version) {
    reader.render(state.page, state.version);
    if (state.page?.id !== before.page?.id || state.version !== before.version) findBar.refresh();
  }
  if (all) settings.render(state.settings);
  if (state.importing !== before.importing) notices.renderProgress(state.importing);
}

/** Puts language, theme and text size into effect. */
function appear() {
  setLanguage(chooseLanguage(state.settings.language, navigator.languages));
  translatePage(document);
  applyAppearance(page, state.settings);
  results.resize();
}

/**
 * @param {number} index of a row
 * @param {boolean} focus whether reading goes on with the keyboard
 */
async function openRow(index, focus) {
  const hit = hitAt(state.results, index);
  if (!hit) return;
  update(choose(state, index));
  await actions.open(hit.id);
  if (focus) reader.focus();
}

/** @param {string} id of an entry whose answer changed */
async function readDifference(id) {
  await actions.openDifference(id);
  reader.focus();
}

/**
 * @param {KeyboardEvent} event
 * @param {(page: number) => number} stepFor the rows that the key moves by
 */
function step(event, stepFor) {
  const by = stepFor(results.rowsInSight());
  if (by === 0 || !state.results?.total) return;
  event.preventDefault();
  update(choose(state, state.chosen < 0 && by < 0 ? 0 : state.chosen + by));
}

/** @param {"larger" | "smaller"} direction */
function resizeText(direction) {
  return actions.changeSettings({ textSize: nextTextSize(state.settings.textSize, direction) });
}

/**
 * What the buttons of the window and its shortcuts do.
 * @param {string} name
 * @param {HTMLElement} [control] that was used
 */
function run(name, control) {
  switch (name) {
    case "search": return focusSearch();
    case "clear": return clearSearch();
    case "everywhere": return actions.everywhere();
    case "sidebar": return showSidebar(!state.sidebarOpen);
    case "list": return showList();
    case "back": return actions.back();
    case "forward": return actions.forward();
    case "files": return imports.addFiles();
    case "folder": return imports.addFolder();
    case "hint": return actions.changeSettings({ welcomed: true });
    // In the reader it means what is read, elsewhere the chosen row.
    case "bookmark": return actions.toggleBookmark(state.page && (control || reader.hasFocus()) ? state.page : undefined);
    case "unread": return actions.markUnread();
    case "note": return reader.editNote();
    case "copy": return control && openMenu(control, [
      { label: t("reader.copyText"), run: () => actions.copy("text") },
      { label: t("reader.copyMarkdown"), run: () => actions.copy("markdown") },
    ]);
    case "difference": return state.page && readDifference(state.page.id);
    case "version": return actions.showVersion(/** @type {import("./state.js").Version} */ (control?.dataset.version));
    case "find": return state.page && findBar.open();
    case "larger":
    case "smaller": return resizeText(name);
    case "resetSize": return actions.changeSettings({ textSize: 100 });
    case "settings": return settings.open(libraryPath);
    case "help": return help.open(version);
  }
}

/** @param {boolean} open where it is folded */
function showSidebar(open) {
  update({ ...state, sidebarOpen: open });
  if (open) sidebar.focus();
  else topBar.focus();
}

function showNews() {
  news.open(state.news);
}

/** @param {string} url that was pasted or dropped */
function addAddress(url) {
  if (!document.querySelector("dialog[open]")) address.open(url);
}

function focusSearch() {
  if (state.pane === "reader") update({ ...state, pane: "list" });
  topBar.focus();
}

function clearSearch() {
  actions.search("");
  topBar.focus();
}

function showList() {
  update({ ...state, pane: "list" });
  results.reveal(state.chosen);
  if (state.results?.total) results.focus();
  else topBar.focus();
}

/** Esc: one step back, from the innermost thing that is open. */
function stepBack() {
  if (state.sidebarOpen) return showSidebar(false);
  if (findBar.close()) return;
  if (reader.hasFocus() || (state.pane === "reader" && page.dataset.layout === "narrow")) return showList();
  if (state.query) return clearSearch();
  if (!sameSelection(state.within, everything)) return actions.narrow({});
  topBar.focus();
}

/** @param {EventTarget | null} target */
const isField = (target) => target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;

document.addEventListener("paste", (event) => {
  const url = addressIn(event.clipboardData?.getData("text/plain"));
  if (url && !isField(event.target)) addAddress(url);
});

document.addEventListener("keydown", (event) => {
  if (event.defaultPrevented || document.querySelector("dialog[open]")) return;
  const inField = isField(event.target);
  const command = commandOf(event, mac, inField);
  if (command) {
    event.preventDefault();
    run(command);
  } else if (event.key === "Escape" && !composing(event)) {
    stepBack();
  } else if (!inField && types(event)) {
    focusSearch();
  } else if (event.target === document.body) {
    // Nothing has the focus, as after a button of a message: the list is meant.
    if (event.key === "Enter") openRow(state.chosen, true);
    else step(event, (rows) => stepOf(event, rows));
  }
});

// The buttons of a mouse that has more than three.
document.addEventListener("mouseup", (event) => {
  if (event.button === 3) run("back");
  if (event.button === 4) run("forward");
});

find(document, ".Scrim", HTMLElement).addEventListener("click", () => run("sidebar"));
handleLinks(document, { onEntry: actions.open, onPlace: reader.showPlace, onExternal: actions.openExternal });
addEventListener("resize", () => applyAppearance(page, state.settings));
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", appear);
addEventListener("beforeprint", () => {
  page.dataset.theme = "light"; // paper is
});
addEventListener("afterprint", appear);
// Windows gives the focus to the page as a whole when its window comes back.
addEventListener("focus", () => {
  if (document.activeElement === document.body) topBar.focus();
});

async function start() {
  backend.acceptDrops();
  backend.onImport((event) => imports.changed(event));
  backend.onLibraryChange(() => actions.reload());
  try {
    const first = await backend.start(pageSize);
    ({ version, libraryPath } = first);
    // Everything is drawn before any of it is shown: one picture, not three.
    app.hidden = false;
    update(showResults({ ...state, settings: first.settings, overview: first.overview }, first.found));
    topBar.focus();
    actions.loadNews();
    if (first.notice) notices.warn(inLanguage(first.notice.message));
  } catch (error) {
    appear();
    const fatal = find(document, ".Fatal", HTMLElement);
    find(fatal, ".Fatal-text", HTMLElement).textContent = inLanguage(backend.parseError(error).sentence);
    fatal.hidden = false;
  }
}

start();
