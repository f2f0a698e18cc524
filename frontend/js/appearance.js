// How the window looks as a whole: its theme, text size and number of panes, as
// attributes of the page that the styles follow.

/** Text sizes in percent that the steps go through. */
export const textSizes = [80, 90, 100, 110, 125, 150, 175, 200, 250, 300];

/** Below these widths, in rem, the sidebar folds and one pane is left. */
const foldsAt = 900 / 16;
const narrowAt = 640 / 16;

/**
 * @param {number} size in percent
 * @param {"larger" | "smaller"} direction
 */
export function nextTextSize(size, direction) {
  const next = direction === "larger"
    ? textSizes.find((other) => other > size)
    : textSizes.findLast((other) => other < size);
  return next ?? size;
}

/**
 * The panes that fit: widths count in letters, so that large text in a wide
 * window is laid out like normal text in a narrow one.
 * @param {number} width in px
 * @param {number} textSize in percent
 */
export function layoutFor(width, textSize) {
  const rem = width / (16 * textSize / 100);
  if (rem <= narrowAt) return "narrow";
  return rem <= foldsAt ? "medium" : "wide";
}

/**
 * @param {string} platform as the browser names it
 * @returns {"mac" | "windows" | "linux"} which fonts and keys there are
 */
export function systemOf(platform) {
  if (platform.startsWith("Mac")) return "mac";
  return platform.startsWith("Win") ? "windows" : "linux";
}

/**
 * @param {HTMLElement} page the root element
 * @param {import("./types").Settings} settings
 */
export function applyAppearance(page, settings) {
  const systemIsDark = matchMedia("(prefers-color-scheme: dark)").matches;
  page.dataset.theme = settings.theme || (systemIsDark ? "dark" : "light");
  page.style.fontSize = `${settings.textSize}%`;
  page.dataset.layout = layoutFor(innerWidth, settings.textSize);
}
