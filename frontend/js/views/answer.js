// An answer's HTML. This is the only place of the window where HTML is parsed;
// Go has sanitised it, and Trusted Types keep it the only place.
import { create, icon, iconButton } from "../dom.js";
import { t } from "../i18n.js";

/** @typedef {{ createHTML: (html: string) => string }} Policy */

/** Where the engine has no Trusted Types (WebKit), the HTML is passed on as it is. */
const policy = /** @type {{ trustedTypes?: { createPolicy: (name: string, rules: Policy) => Policy } }} */ (
  /** @type {unknown} */ (window)
).trustedTypes?.createPolicy("kotae", { createHTML: (html) => html });

/**
 * @param {HTMLElement} root
 * @param {{
 *   onCopy: (text: string) => void,
 *   onEnlarge: (image: HTMLImageElement) => void,
 * }} handlers
 */
export function createAnswer(root, handlers) {
  root.addEventListener("click", (event) => {
    if (!(event.target instanceof Element)) return;
    const copy = event.target.closest(".Code-copy");
    if (copy) {
      handlers.onCopy(copy.parentElement?.querySelector("code")?.textContent ?? "");
    } else if (event.target instanceof HTMLImageElement && !event.target.closest("a")) {
      handlers.onEnlarge(event.target);
    }
  });
  root.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLImageElement)) return;
    event.preventDefault();
    handlers.onEnlarge(event.target);
  });

  // Closed sections do not print, and CSS alone cannot open them everywhere.
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...root.querySelectorAll("details")].filter((details) => !details.open);
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });

  return {
    /** @param {string} html as Go gave it */
    render(html) {
      root.innerHTML = policy ? policy.createHTML(html) : html;
      for (const pre of root.querySelectorAll("pre")) addCopy(pre);
      for (const table of root.querySelectorAll("table")) addScroll(table);
      for (const image of root.querySelectorAll("img")) addEnlarge(image);
      for (const link of root.querySelectorAll("a")) addAddress(link);
      for (const missing of root.querySelectorAll(".image-missing, .image-remote")) addMissing(missing);
    },
  };
}

/** @param {Element} pre */
function addCopy(pre) {
  const button = iconButton("copy", t("answer.copyCode"), "copy-code");
  button.classList.add("Code-copy");
  pre.replaceWith(create("div", "Code", button, pre.cloneNode(true)));
}

/** @param {Element} table */
function addScroll(table) {
  const frame = create("div", "TableFrame");
  frame.tabIndex = 0;
  frame.setAttribute("role", "region");
  frame.setAttribute("aria-label", t("answer.table"));
  table.replaceWith(frame);
  frame.append(table);
}

/** @param {HTMLImageElement} image */
function addEnlarge(image) {
  if (image.closest("a")) return;
  image.tabIndex = 0;
  image.setAttribute("role", "button");
  image.setAttribute("aria-label", t("answer.enlarge", { alt: image.alt }));
}

/** Shows where a link leads. @param {HTMLAnchorElement} link */
function addAddress(link) {
  if (link.classList.contains("external")) link.title = t("answer.opens", { url: link.href });
  else if (link.dataset.url) link.title = link.dataset.url;
}

/** Says what stands in the place of a picture. @param {Element} missing */
function addMissing(missing) {
  const remote = missing.classList.contains("image-remote");
  missing.prepend(icon("image"), create("span", "Hidden", t("answer.image")));
  missing.setAttribute("title", t(remote ? "answer.remoteImage" : "answer.missingImage"));
}
