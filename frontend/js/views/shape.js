// One document of an import: what it was taken for, its first questions, and a
// choice for where the guess was wrong.
import { create, iconButton } from "../dom.js";
import { t } from "../i18n.js";

/** @typedef {import("../types").DocumentReport} DocumentReport */

const classes = /** @type {const} */ ({
  faq: "shape.faq",
  section: "shape.section",
  pair: "shape.pair",
  table: "shape.table",
  article: "shape.article",
});

/**
 * @param {DocumentReport | undefined} document
 * @param {string} path
 * @param {(choice: string) => void} onChoose
 */
export function createShape(document, path, onChoose) {
  const name = document?.title || path;
  const expand = iconButton("forward", t("shape.questions", { title: name }), "questions");
  expand.classList.add("Button--small", "Shape-expand");
  expand.setAttribute("aria-expanded", "false");
  const title = create("span", "Shape-name", create("span", "Shape-title", name));
  if (name !== path) title.append(create("span", "Shape-path", path));
  const kind = create("span", "Shape-class");
  const choice = create("select", "Field Shape-choice");
  choice.setAttribute("aria-label", t("shape.choose", { title: name }));
  const questions = create("ul", "Shape-questions");
  questions.hidden = true;
  const element = create("li", "Shape", expand, title, kind, choice, questions);
  /** What is shown; nothing where the document is not imported. */
  let shown = document;

  choice.addEventListener("change", () => onChoose(choice.value));
  expand.addEventListener("click", () => {
    questions.hidden = !questions.hidden;
    expand.setAttribute("aria-expanded", String(!questions.hidden));
    drawQuestions();
  });

  function drawQuestions() {
    if (questions.hidden || !shown) return questions.replaceChildren();
    const more = shown.entries - shown.questions.length;
    questions.replaceChildren(
      ...shown.questions.map((question) => create("li", "", question)),
      ...(more > 0 ? [create("li", "Shape-more", t("shape.moreQuestions", { n: more }))] : []),
    );
  }

  /** @param {DocumentReport} [next] */
  function render(next) {
    shown = next;
    kind.textContent = next ? shapeName(next) : t("shape.none");
    const isItself = next?.questions.length === 1 && next.questions[0] === next.title;
    expand.disabled = !next?.questions.length || isItself;
    if (next) {
      choice.hidden = !canBeOtherwise(next);
      choice.toggleAttribute("data-automatic", next.choice === "");
      choice.replaceChildren(...choices(next).map(([value, label]) => new Option(label, value, false, value === next.choice)));
    }
    drawQuestions();
  }
  render(document);

  return { element, render };
}

/** @param {DocumentReport} document */
function shapeName(document) {
  const shape = t(classes[/** @type {keyof typeof classes} */ (document.class)] ?? "shape.faq");
  return document.class === "article" || document.class === "pair" ? shape : t("shape.count", { shape, n: document.entries });
}

/** A table has no other reading, and neither has an article without headings.
 * @param {DocumentReport} document */
function canBeOtherwise({ class: shape, choice, levels }) {
  return choice !== "" || levels.length > 0 || (shape !== "table" && shape !== "article");
}

/**
 * The values that Go takes, with their labels.
 * @param {DocumentReport} document
 * @returns {[string, string][]}
 */
export function choices({ choice, levels }) {
  /** @type {[string, string][]} */
  const all = [
    ["", t("shape.automatic")],
    ["article", t("shape.asArticle")],
    ...levels.map(({ level, headings }) => /** @type {[string, string]} */ (
      [`heading-${level}`, t("shape.asHeadings", { level, n: headings })]
    )),
  ];
  // A choice from before the document changed.
  if (!all.some(([value]) => value === choice)) all.push([choice, t("shape.asHeadings", { level: Number(choice.slice(-1)), n: 0 })]);
  return all;
}
