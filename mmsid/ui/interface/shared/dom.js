/* Elements, made safely: every text is set as text, so nothing that a catalogue says becomes markup. */

const SVG = 'http://www.w3.org/2000/svg';

/** @typedef {Node | string | false | null | undefined} Child */

/**
 * Makes an element; `on…` are listeners, `text` is its text, false and null leave an attribute out.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, any>} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name === 'text') node.textContent = value;
    else if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  const isThere = (/** @type {Child} */ child) => child !== null && child !== undefined && child !== false;
  node.append(.../** @type {(Node | string)[]} */ (children.flat().filter(isThere)));
  return node;
}

/**
 * Makes an SVG element.
 *
 * @template {keyof SVGElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number>} [attributes]
 * @param {...Node} children
 * @returns {SVGElementTagNameMap[Tag]}
 */
export function svg(tag, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
  node.append(...children);
  return node;
}

/**
 * @param {Element} element
 * @param {string} selector of something that the server's template has
 * @returns {HTMLElement}
 */
export function within(element, selector) {
  const found = element.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`Expected ${selector} in a part of the page, but got none.`);
  return found;
}

/**
 * The same thing said twice: in plain words for a story, and exactly for an analyst. The styles show one of them.
 *
 * @param {string} story
 * @param {string} analyst
 */
export const bothWays = (story, analyst) =>
  story === analyst
    ? [document.createTextNode(story)]
    : [el('span', { class: 'mm-story', text: story }), el('span', { class: 'mm-analyst', text: analyst })];

/**
 * What is heard beside what is seen: it follows what a button shows, so that it is called what stands on it.
 *
 * @param {...Child} content
 */
export const heard = (...content) => el('span', { class: 'mm-hidden' }, ...content);

const STOPS = 'button, input, select, textarea, a[href]';

/**
 * Draws a container anew; what had the focus has it again, or what now stands in its place.
 *
 * @param {Element} container
 * @param {...Node} children
 */
export function redraw(container, ...children) {
  const stops = () => [...container.querySelectorAll(STOPS)];
  const before = document.activeElement ? stops().indexOf(document.activeElement) : -1;
  container.replaceChildren(...children);
  if (before < 0) return;
  const after = stops();
  const stop = after[Math.min(before, after.length - 1)];
  const isUsable = stop instanceof HTMLElement && !stop.matches(':disabled');
  const next = isUsable ? stop : after.find((other) => !other.matches(':disabled'));
  if (next instanceof HTMLElement) next.focus({ preventScroll: true });
}

/**
 * A button; every one of this page does something in the page, none submits.
 *
 * @param {string} kind its class; none where it is empty
 * @param {Child | Child[]} content
 * @param {() => void} onclick
 * @param {Record<string, any>} [more] attributes
 */
export function button(kind, content, onclick, more = {}) {
  return el('button', { type: 'button', class: kind || null, onclick, ...more }, content);
}
