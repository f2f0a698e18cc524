// Links. Nothing blocks navigation in a Wails window: a plain link would replace
// the whole page. So every link of the page ends here.

/**
 * @param {Document} page
 * @param {{
 *   onEntry: (id: string, fragment: string) => void,
 *   onPlace: (id: string) => void,
 *   onExternal: (url: string) => void,
 * }} handlers
 */
export function handleLinks(page, handlers) {
  // Middle and right clicks come as auxclick.
  for (const type of ["click", "auxclick"]) page.addEventListener(type, stop, true);
  page.addEventListener("dragstart", (event) => {
    if (linkOf(event)) event.preventDefault();
  });

  /** @param {Event} event */
  function stop(event) {
    const link = linkOf(event);
    if (!link) return;
    event.preventDefault();
    const href = link.getAttribute("href") ?? "";
    const entry = /^#entry\/([a-z2-7]+)/.exec(href);
    if (event.type === "auxclick") return;
    if (entry) handlers.onEntry(entry[1], link.dataset.fragment ?? "");
    else if (href.startsWith("#")) handlers.onPlace(href.slice(1));
    else handlers.onExternal(link.href);
  }
}

/**
 * The address that a pasted or dropped text is, or "".
 * @param {string | undefined} text
 */
export function addressIn(text) {
  return /^\s*(https?:\/\/\S+)\s*$/.exec(text ?? "")?.[1] ?? "";
}

/** @param {Event} event */
function linkOf(event) {
  return event.target instanceof Element ? event.target.closest("a") : null;
}
