// Small helpers to build elements. Text is always text: nothing here parses HTML.

const svg = "http://www.w3.org/2000/svg";

/**
 * The element of the page that a view cannot do without.
 * @template {Element} T
 * @param {ParentNode} root
 * @param {string} selector
 * @param {new () => T} type
 * @returns {T}
 */
export function find(root, selector, type) {
  const element = root.querySelector(selector);
  if (element instanceof type) return element;
  throw new Error(`no ${type.name} ${selector} in the page`);
}

/**
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} className
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function create(tag, className, ...children) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.append(...children);
  return element;
}

/**
 * A drawing of the sprite in index.html. It says nothing to screen readers: the
 * control that holds it has the name.
 * @param {string} name
 */
export function icon(name) {
  const drawing = document.createElementNS(svg, "svg");
  drawing.setAttribute("class", "Icon");
  drawing.setAttribute("aria-hidden", "true");
  const use = document.createElementNS(svg, "use");
  use.setAttribute("href", `#icon-${name}`);
  drawing.append(use);
  return drawing;
}

/**
 * A button that is only a drawing, with its name for everyone else.
 * @param {string} name of the drawing
 * @param {string} label
 * @param {string} action that the delegated handler of the view knows
 */
export function iconButton(name, label, action) {
  const button = create("button", "Button Button--icon", icon(name));
  button.type = "button";
  button.dataset.action = action;
  button.title = label;
  button.setAttribute("aria-label", label);
  return button;
}

/**
 * The control with data-action that an event came from, if any.
 * @param {Event} event
 */
export function actionOf(event) {
  const control = event.target instanceof Element ? event.target.closest("[data-action]") : null;
  return control instanceof HTMLElement ? control : null;
}
