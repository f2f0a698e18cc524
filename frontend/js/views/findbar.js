// Find in the answer: every match is marked, without touching the answer itself.
// An engine without highlights has the present match selected instead.
import { actionOf, find } from "../dom.js";
import { findIn } from "../find.js";
import { t } from "../i18n.js";
import { composing } from "../keys.js";

const hasHighlights = "highlights" in CSS;

/**
 * @param {Element} root the reader
 * @param {{ onClose: () => void }} handlers
 */
export function createFindBar(root, handlers) {
  const bar = find(root, ".FindBar", HTMLElement);
  const input = find(bar, ".FindBar-input", HTMLInputElement);
  const count = find(bar, ".FindBar-count", HTMLElement);
  const answer = find(root, ".Answer", HTMLElement);
  /** @type {Range[]} */
  let matches = [];
  let at = 0;

  input.addEventListener("input", () => {
    at = 0;
    look();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || composing(event)) return;
    event.preventDefault();
    step(event.shiftKey ? -1 : 1);
  });
  bar.addEventListener("click", (event) => {
    const action = actionOf(event)?.dataset.action;
    if (action === "previous") step(-1);
    if (action === "next") step(1);
    if (action === "close") close();
  });

  function look() {
    matches = bar.hidden ? [] : findIn(answer, input.value);
    if (hasHighlights) {
      CSS.highlights.delete("find-present");
      CSS.highlights.set("find", new Highlight(...matches));
    }
    if (matches.length) show();
    const none = input.value ? t("find.none") : "";
    count.textContent = matches.length ? t("find.count", { at: at + 1, n: matches.length }) : none;
  }
  /** @param {number} by */
  function step(by) {
    if (matches.length === 0) return;
    at = (at + by + matches.length) % matches.length;
    show();
    count.textContent = t("find.count", { at: at + 1, n: matches.length });
  }
  function show() {
    const match = matches[at];
    const element = match.startContainer.parentElement;
    for (let details = element?.closest("details"); details; details = details.parentElement?.closest("details")) {
      details.open = true;
    }
    if (hasHighlights) {
      const present = new Highlight(match);
      present.priority = 1;
      CSS.highlights.set("find-present", present);
    } else {
      getSelection()?.setBaseAndExtent(match.startContainer, match.startOffset, match.endContainer, match.endOffset);
    }
    element?.scrollIntoView({ block: "center" });
  }
  function close() {
    if (bar.hidden) return false;
    bar.hidden = true;
    look();
    handlers.onClose();
    return true;
  }

  return {
    open() {
      bar.hidden = false;
      input.focus();
      input.select();
      look();
    },
    /** Whether there was something to close. */
    close,
    /** Another answer is shown. */
    refresh() {
      at = 0;
      if (!bar.hidden) look();
    },
  };
}
