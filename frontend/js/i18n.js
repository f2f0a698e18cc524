// The language of the window: one table a language, and the words of the static
// page, which carries keys instead of text (data-i18n and its relatives).
import ja from "./strings/ja.js";
import en from "./strings/en.js";

/** @typedef {keyof typeof ja} Key */
/** @typedef {string | { one: string, other: string }} Text */

/** @type {Record<string, Record<string, Text>>} */
const tables = { ja, en };

/** Attributes of the static page whose value is a key, and what they fill. */
const attributes = [
  ["data-i18n-label", "aria-label"],
  ["data-i18n-title", "title"],
  ["data-i18n-placeholder", "placeholder"],
];

let language = "ja";

/**
 * The language to show: the user's choice, or the first of the system's that
 * Kotae speaks. "" is no choice; anything unknown reads as English.
 * @param {string} choice
 * @param {readonly string[]} system such as navigator.languages
 */
export function chooseLanguage(choice, system) {
  if (choice in tables) return choice;
  return system.map((tag) => tag.slice(0, 2)).find((tag) => tag in tables) ?? "en";
}

/** @param {string} next "ja" or "en" */
export function setLanguage(next) {
  language = next;
}

/** Formatters by language: making one takes milliseconds, the first even more.
 * @type {Record<string, Intl.NumberFormat>} */
const numberFormats = {};
/** @type {Record<string, Intl.PluralRules>} */
const pluralRules = {};

/** @param {number} n */
export function number(n) {
  if (Number.isInteger(n) && n >= 0 && n < 1000) return String(n);
  return (numberFormats[language] ??= new Intl.NumberFormat(language)).format(n);
}

/** @param {number} n @returns {"one" | "other"} */
function plural(n) {
  const rules = (pluralRules[language] ??= new Intl.PluralRules(language));
  return rules.select(n) === "one" ? "one" : "other";
}

/**
 * The text of key in the present language. Numbers among the values are written
 * the way of the language; n chooses the plural.
 * @param {Key} key
 * @param {Record<string, string | number>} [values]
 */
export function t(key, values = {}) {
  const entry = tables[language][key];
  const text = typeof entry === "string" ? entry : entry[plural(Number(values.n))];
  return text.replace(/\{(\w+)\}/g, (_, name) => {
    const value = values[name];
    return typeof value === "number" ? number(value) : value;
  });
}

/**
 * What Go says to people, in the present language.
 * @param {import("./types").Sentence} sentence
 */
export function inLanguage(sentence) {
  return language === "ja" ? sentence.ja : sentence.en;
}

/**
 * Fills the keys of the static page.
 * @param {Document} page
 */
export function translatePage(page) {
  page.documentElement.lang = language;
  for (const element of page.querySelectorAll("[data-i18n]")) {
    element.textContent = t(/** @type {Key} */ (element.getAttribute("data-i18n")));
  }
  for (const [from, to] of attributes) {
    for (const element of page.querySelectorAll(`[${from}]`)) {
      element.setAttribute(to, t(/** @type {Key} */ (element.getAttribute(from))));
    }
  }
}

/**
 * When something happened here, to the minute.
 * @param {string} moment RFC 3339, or "" for none
 */
export function moment(moment) {
  if (!moment) return "";
  return new Date(moment).toLocaleString(language, { dateStyle: "medium", timeStyle: "short" });
}

/**
 * The date of a page, which has no time of day that people care about.
 * @param {string} moment RFC 3339 in UTC, or "" for none
 */
export function date(moment) {
  if (!moment) return "";
  return new Date(moment).toLocaleDateString(language, { dateStyle: "long", timeZone: "UTC" });
}
