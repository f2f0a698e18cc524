// Finding text in an answer: the way people look for it, not letter by letter.

/**
 * The form in which texts are compared: without regard to case, width and kana,
 * and of the same length, so that positions stay.
 * @param {string} text
 */
export function fold(text) {
  return text.replace(/[^]/g, (unit) => {
    const folded = unit.normalize("NFKC").toLowerCase();
    if (folded.length !== 1) return unit;
    // Katakana ァ to ヶ lie 0x60 above their hiragana.
    return folded >= "ァ" && folded <= "ヶ" ? String.fromCharCode(folded.charCodeAt(0) - 0x60) : folded;
  });
}

/**
 * @param {string} text
 * @param {string} query
 * @returns {[number, number][]} [from, to) in UTF-16 code units, not overlapping
 */
export function findAll(text, query) {
  /** @type {[number, number][]} */
  const found = [];
  const needle = fold(query);
  if (!needle) return found;
  const hay = fold(text);
  for (let at = hay.indexOf(needle); at >= 0; at = hay.indexOf(needle, at + needle.length)) {
    found.push([at, at + needle.length]);
  }
  return found;
}

/**
 * The places in root whose text matches, also in closed sections and across
 * bold words and links.
 * @param {Element} root
 * @param {string} query
 * @returns {Range[]}
 */
export function findIn(root, query) {
  /** @type {Node[]} */
  const nodes = [];
  /** @type {number[]} where in the text each node starts */
  const starts = [];
  let text = "";
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    nodes.push(node);
    starts.push(text.length);
    text += node.nodeValue;
  }
  /** @param {Range} range @param {"setStart" | "setEnd"} set @param {number} at */
  const place = (range, set, at) => {
    // An end belongs to the node that it closes, not to the next one.
    const index = starts.findLastIndex((start) => (set === "setEnd" ? start < at : start <= at));
    range[set](nodes[index], at - starts[index]);
  };
  return findAll(text, query).map(([from, to]) => {
    const range = document.createRange();
    place(range, "setStart", from);
    place(range, "setEnd", to);
    return range;
  });
}
