// What is said about an import while it runs and when it has ended. Somebody who
// asked for it hears everything; what Kotae began by itself never takes the
// window: it gets one line, or none.
import { inLanguage, t } from "./i18n.js";

/** @typedef {import("./types").ImportEvent} ImportEvent */
/** @typedef {import("./types").Report} Report */

/** Failures that are expected where there is no internet, or one that wants a sign-in first. */
const offline = new Set(["offline", "host-unknown", "timeout", "interrupted", "tls", "server", "sign-in", "redirect"]);

/** What a refresh can change, in the order in which it is told. */
export const changes = /** @type {const} */ (["added", "updated", "moved", "archived", "removed"]);

/**
 * How far an import is. Without max its end is not known.
 * @param {ImportEvent} event
 * @returns {{ title: string, text: string, value?: number, max?: number }}
 */
export function progressOf({ title, done, total, entries, bytes, totalBytes }) {
  if (total > 0) {
    return { title: t("import.running", { title }), text: t("import.progress", { done, total, entries }), value: done, max: total };
  }
  if (totalBytes > 0) {
    const text = t("import.bytesOf", { done: megabytes(bytes), total: megabytes(totalBytes) });
    return { title: t("import.downloading", { title }), text, value: bytes, max: totalBytes };
  }
  if (bytes > 0) return { title: t("import.downloading", { title }), text: t("import.bytes", { done: megabytes(bytes) }) };
  return { title: title ? t("import.running", { title }) : t("import.reading"), text: "" };
}

/** @param {number} bytes */
const megabytes = (bytes) => Math.round(bytes / 1e5) / 10;

/**
 * What is told when an import has ended.
 * @typedef {object} Outcome
 * @property {Report[]} insist on refreshing sources that would lose most of their questions?
 * @property {Report[]} report to be shown at once
 * @property {string} line to be told, or ""
 * @property {"done" | "calm" | "warning"} tone of the line
 * @property {boolean} hasNews whether the briefing shows some of it
 * @property {Report[]} details that may be asked for after the line
 */

/**
 * @param {ImportEvent} event that it has finished
 * @param {boolean} accepted it is what a preview had shown
 * @returns {Outcome}
 */
export function outcomeOf(event, accepted) {
  const reports = event.reports ?? [];
  const nothing = { insist: [], report: [], line: "", tone: /** @type {const} */ ("done"), hasNews: false, details: [] };
  if (reports.length === 0) {
    if (!event.failure) return nothing;
    return { ...nothing, line: inLanguage(event.failure.message), tone: event.failure.code === "cancelled" ? "done" : "warning" };
  }
  const failed = reports.filter(({ failure }) => failure);
  const hasNews = !accepted && changes.some((name) => sum(reports, name) > 0);
  if (event.automatic) {
    const isCalm = failed.every(({ failure }) => failure?.code === "cancelled" || offline.has(failure?.code ?? ""));
    const tone = failed.length === 0 ? "done" : isCalm ? "calm" : "warning";
    return { ...nothing, line: [hasNews ? changesLine(reports) : "", failureLine(failed)].filter(Boolean).join("\n"), tone, hasNews };
  }
  // Asked for: one line when all went well, else the report.
  const insist = failed.filter(({ failure }) => failure?.code === "shrunk");
  const cancelled = failed.filter(({ failure }) => failure?.code === "cancelled");
  const rest = reports.filter((report) => !insist.includes(report));
  const [first] = cancelled;
  if (first?.failure && cancelled.length === rest.length) return { ...nothing, insist, line: inLanguage(first.failure.message) };
  if (failed.length > insist.length) return { ...nothing, insist, report: rest };
  if (rest.length === 0) return { ...nothing, insist };
  const line = accepted ? t("import.done", { n: entriesOf(rest) }) : hasNews ? changesLine(rest) : t("changes.none");
  return { ...nothing, insist, line, hasNews, details: rest };
}

/**
 * "3 added, 2 updated"
 * @param {Report[]} reports
 */
function changesLine(reports) {
  return changes
    .map((name) => ({ name, n: sum(reports, name) }))
    .filter(({ n }) => n > 0)
    .map(({ name, n }) => t(`changes.${name}`, { n }))
    .join(t("changes.and"));
}

/** @param {Report[]} failed */
function failureLine(failed) {
  const [first] = failed;
  if (!first?.failure) return "";
  const why = inLanguage(first.failure.message);
  return failed.length === 1 ? t("refresh.failed", { title: first.title, why }) : t("refresh.failedMany", { n: failed.length, why });
}

/** @param {Report[]} reports @param {typeof changes[number]} name */
const sum = (reports, name) => reports.reduce((n, report) => n + report[name], 0);

/** @param {Report[]} reports */
const entriesOf = (reports) => reports.flatMap(({ documents }) => documents).reduce((n, { entries }) => n + entries, 0);

/**
 * What did not work stands before what did: there is less of it, and more to do.
 * @param {Report[]} reports
 */
export const failuresFirst = (reports) => [
  ...reports.filter(({ failure }) => failure),
  ...reports.filter(({ failure }) => !failure),
];
