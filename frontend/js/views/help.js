// The list of shortcuts.
import { create, find } from "../dom.js";
import { t } from "../i18n.js";
import { shortcutList } from "../keys.js";

/**
 * @param {HTMLDialogElement} dialog
 * @param {boolean} mac
 */
export function createHelp(dialog, mac) {
  const list = find(dialog, ".Keys", HTMLElement);
  const note = find(dialog, ".Dialog-note", HTMLElement);

  return {
    /** @param {string} version */
    open(version) {
      list.replaceChildren(...shortcutList(mac).flatMap(({ label, keys }) => [
        create("dt", "", create("kbd", "", keys === "typing" ? t("help.typing") : keys)),
        create("dd", "", t(/** @type {import("../i18n.js").Key} */ (`help.${label}`))),
      ]));
      note.textContent = t("help.version", { version });
      dialog.showModal();
    },
  };
}
