// What happens when somebody adds, refreshes or removes sources: calls to Go, and
// what its "import" events cause.
import * as backend from "./backend.js";
import { inLanguage, t } from "./i18n.js";
import { outcomeOf } from "./outcome.js";
import * as states from "./state.js";

/** @typedef {import("./types").ImportEvent} ImportEvent */
/** @typedef {import("./types").Report} Report */
/** @typedef {import("./types").SourceView} SourceView */
/** @typedef {import("./views/notices.js").Action} Action */

/**
 * @param {Pick<ReturnType<typeof import("./actions.js").createActions>, "attempt" | "narrow" | "reload">} actions
 * @param {{
 *   get: () => import("./state.js").State,
 *   update: (next: import("./state.js").State) => void,
 *   tell: (message: string, actions?: Action[], drawing?: "check" | "info") => void,
 *   warn: (message: string, actions?: Action[]) => void,
 *   ask: (question: { title: string, lines: string[], action: string }) => Promise<boolean>,
 *   preview: (reports: Report[]) => Promise<boolean>,
 *   report: (reports: Report[]) => void,
 *   refreshReport: (reports: Report[]) => boolean,
 *   showNews: () => void,
 * }} window what the rest of the window offers
 */
export function createImports({ attempt, narrow, reload }, window) {
  const { get, update } = window;
  /** The import that is running is one whose preview was accepted. */
  let accepted = false;

  /**
   * Why an action could not be done, or "", for a dialog that says it itself.
   * @param {() => Promise<unknown>} action
   */
  async function trouble(action) {
    try {
      await action();
      return "";
    } catch (error) {
      return inLanguage(backend.parseError(error).sentence);
    }
  }

  /** @param {string[]} sources @param {boolean} force */
  const refresh = (sources, force) => attempt(() => backend.refresh(sources, force));

  /** @param {Report[]} reports what an import would bring */
  async function previewed(reports) {
    update({ ...get(), importing: null });
    accepted = await window.preview(reports);
    await attempt(accepted ? backend.acceptImport : backend.cancelImport);
  }

  /** @param {ImportEvent} event */
  async function finished(event) {
    const outcome = outcomeOf(event, accepted);
    const isNew = accepted;
    accepted = false;
    update({ ...get(), importing: null });
    await reload();
    const forced = [];
    for (const { id, failure } of outcome.insist) {
      const lines = failure ? [inLanguage(failure.message)] : [];
      if (await window.ask({ title: t("shrunk.title"), lines, action: t("shrunk.confirm") })) forced.push(id);
    }
    if (forced.length > 0) await refresh(forced, true);
    if (!event.automatic && window.refreshReport(event.reports ?? [])) return;
    if (outcome.report.length > 0) return window.report(outcome.report);
    if (!outcome.line) return;
    const offered = offers(outcome, isNew);
    if (outcome.tone === "warning") window.warn(outcome.line, offered);
    else window.tell(outcome.line, offered, outcome.tone === "calm" ? "info" : "check");
  }

  /** @param {import("./outcome.js").Outcome} outcome @param {boolean} isNew */
  function offers({ hasNews, details }, isNew) {
    /** @type {Action[]} */
    const offered = [];
    const [only] = details;
    if (isNew && details.length === 1) offered.push({ label: t("import.show"), run: () => narrow({ source: only.id }) });
    if (hasNews && get().news.length > 0) offered.push({ label: t("changes.show"), run: window.showNews });
    if (details.length > 0) offered.push({ label: t("import.details"), run: () => window.report(details) });
    return offered;
  }

  return {
    addFiles: () => attempt(backend.addFiles),
    addFolder: () => attempt(backend.addFolder),
    /** @param {string} url */
    addURL: (url) => trouble(() => backend.addURL(url)),
    /** @param {number} source of the preview @param {string} path @param {string} choice */
    async chooseShape(source, path, choice) {
      try {
        return await backend.chooseShape(source, path, choice);
      } catch (error) {
        return inLanguage(backend.parseError(error).sentence);
      }
    },
    /** @param {string} source @param {string} path @param {string} choice */
    reshape: (source, path, choice) => trouble(() => backend.reshape(source, path, choice)),
    cancel: () => attempt(backend.cancelImport),
    /** @param {SourceView} source */
    refresh: (source) => refresh([source.id], false),
    /** @param {SourceView} source */
    remove: (source) => attempt(async () => {
      const lines = [t("remove.text", { n: source.entries }), t("remove.kept")];
      const sure = await window.ask({ title: t("remove.title", { title: source.title }), lines, action: t("remove.confirm") });
      if (!sure) return;
      const kept = await backend.removeSource(source.id);
      window.tell(kept ? t("remove.doneKept", { n: kept }) : t("remove.done"));
      if (get().within.source === source.id) update(states.ask(get(), get().query, {}));
      await reload();
    }),

    /** @param {ImportEvent} event */
    changed(event) {
      switch (event.phase) {
        case "preview": return previewed(event.reports ?? []);
        case "finished": return finished(event);
        case "refused": return event.failure && window.warn(inLanguage(event.failure.message));
        default: return update({ ...get(), importing: event });
      }
    },
  };
}
