// The shortcuts: what the window listens for and what its help lists, as one
// table. "Mod" is ⌘ on a Mac and Ctrl elsewhere.

/**
 * @typedef {"search" | "bookmark" | "find" | "back" | "forward" | "larger"
 *   | "smaller" | "resetSize" | "help"} Command
 */

/** @type {{ command: Command, keys: string[], mac?: string[], typed?: boolean }[]} */
const shortcuts = [
  { command: "search", keys: ["Mod+K"] },
  { command: "bookmark", keys: ["Mod+D"] },
  { command: "find", keys: ["Mod+F"] },
  { command: "back", keys: ["Alt+ArrowLeft"], mac: ["Mod+["] },
  { command: "forward", keys: ["Alt+ArrowRight"], mac: ["Mod+]"] },
  // "=" is the unshifted "+" of English keyboards, ";" that of Japanese ones.
  { command: "larger", keys: ["Mod++", "Mod+=", "Mod+;"] },
  { command: "smaller", keys: ["Mod+-"] },
  { command: "resetSize", keys: ["Mod+0"] },
  { command: "help", keys: ["?"], typed: true },
];

/** Keys that work by themselves, for the help only. */
const plain = [
  { label: "anywhere", keys: "typing" },
  { label: "choose", keys: "↑ ↓" },
  { label: "open", keys: "Enter" },
  { label: "escape", keys: "Esc" },
];

/** @type {Record<string, string>} */
const symbols = { ArrowLeft: "←", ArrowRight: "→" };

/**
 * The parts of a keyboard event that matter here.
 * @typedef {Pick<KeyboardEvent, "key" | "keyCode" | "isComposing" | "ctrlKey"
 *   | "metaKey" | "altKey" | "shiftKey">} Key
 */

/**
 * Whether a key belongs to an input method that is composing. WebKit sends the
 * Enter that confirms after the composition has ended, told apart only by 229.
 * @param {Pick<Key, "isComposing" | "keyCode">} event
 */
export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}

/**
 * @param {Key} event
 * @param {boolean} mac
 * @param {boolean} inField a text field has the focus, so that plain keys are text
 * @returns {Command | null}
 */
export function commandOf(event, mac, inField) {
  if (composing(event)) return null;
  const found = shortcuts.find(({ keys, mac: macKeys, typed }) => {
    if (typed && inField) return false;
    return ((mac && macKeys) || keys).some((keys) => matches(event, keys, mac));
  });
  return found?.command ?? null;
}

/** @param {Key} event @param {string} keys @param {boolean} mac */
function matches(event, keys, mac) {
  const [, modifier, key] = /^(?:(Mod|Alt)\+)?(.+)$/.exec(keys) ?? [];
  const mod = mac ? event.metaKey && !event.ctrlKey : event.ctrlKey && !event.metaKey;
  if ((modifier === "Mod") !== mod || (modifier === "Alt") !== event.altKey) return false;
  return event.key.toUpperCase() === key.toUpperCase();
}

/**
 * Whether a key types a character, so that it may start a search from anywhere.
 * @param {Key} event
 */
export function types(event) {
  const plainKey = !event.ctrlKey && !event.metaKey && !event.altKey;
  return plainKey && (composing(event) || ([...event.key].length === 1 && event.key !== " "));
}

/**
 * What the help lists: the part of the key in the strings, and the keys as they
 * are written on the keyboard. "typing" stands for any letter.
 * @param {boolean} mac
 * @returns {{ label: string, keys: string }[]}
 */
export function shortcutList(mac) {
  return [
    ...plain,
    ...shortcuts.map(({ command, keys, mac: macKeys }) => ({
      label: command,
      keys: written(((mac && macKeys) || keys)[0], mac),
    })),
  ];
}

/** @param {string} keys @param {boolean} mac */
export function written(keys, mac) {
  return keys
    .replace(/Arrow\w+/, (name) => symbols[name])
    .replace(/^Mod\+/, mac ? "⌘" : "Ctrl + ")
    .replace(/^Alt\+/, mac ? "⌥" : "Alt + ");
}

/**
 * How far a key moves the choice in the list; 0 for other keys. Home and End
 * are not here: in the search box they belong to the text.
 * @param {Key} event
 * @param {number} page rows that fit the window
 */
export function stepOf(event, page) {
  if (composing(event) || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return 0;
  return { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key] ?? 0;
}
