// Highlights: the places of a text that matched, as <mark> elements.

/**
 * Cuts text at the ranges.
 * @param {string} text
 * @param {number[][]} ranges [from, to) in UTF-16 code units, ascending; what
 *   lies outside the text or overlaps is cut off
 * @returns {{ text: string, marked: boolean }[]} without empty parts
 */
export function cut(text, ranges) {
  const parts = [];
  let at = 0;
  for (const [from, to] of ranges) {
    const start = Math.max(from, at);
    const end = Math.min(to, text.length);
    if (start >= end) continue;
    if (start > at) parts.push({ text: text.slice(at, start), marked: false });
    parts.push({ text: text.slice(start, end), marked: true });
    at = end;
  }
  if (at < text.length) parts.push({ text: text.slice(at), marked: false });
  return parts;
}

/**
 * @param {Element} element whose content becomes text
 * @param {string} text
 * @param {number[][]} ranges as for cut
 */
export function highlight(element, text, ranges) {
  element.replaceChildren(...cut(text, ranges).map((part) => {
    if (!part.marked) return part.text;
    const mark = document.createElement("mark");
    mark.textContent = part.text;
    return mark;
  }));
}
