/* Rows of which only those in sight are drawn, so that twenty thousand scroll like twenty. They are one tab stop; arrows,
   Page up and down, Home and End move along them. */

import { el } from '../shared/dom.js';

const SPARE = 4; // rows that are drawn out of sight, above and below
const STEPS = /** @type {Record<string, number>} */ ({ ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 });

/**
 * @param {object} rows
 * @param {number} rows.height of each, in pixels
 * @param {(value: number, at: number, isActive: boolean) => HTMLElement} rows.draw
 * @param {(value: number) => void} rows.open what arrows move to, where `follows` says so
 * @param {() => boolean} rows.follows whether moving opens
 */
export function virtualRows({ height, draw: row, open, follows }) {
  const body = el('div', { class: 'mm-case-rows', role: 'rowgroup' });
  const node = el('div', { class: 'mm-case-scroll' }, body);
  /** @type {number[]} */
  let values = [];
  let active = 0;

  function focus() {
    const stop = body.querySelector('[tabindex="0"]');
    if (stop instanceof HTMLElement) stop.focus({ preventScroll: true });
  }

  function draw() {
    const first = Math.max(0, Math.floor(node.scrollTop / height) - SPARE);
    const last = Math.min(values.length, Math.ceil((node.scrollTop + node.clientHeight) / height) + SPARE);
    const hadFocus = body.contains(document.activeElement);
    const places = Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
    if (active < first)
      places.unshift(active); // it is the tab stop, wherever it is
    else if (active >= last && active < values.length) places.push(active);
    body.replaceChildren(...places.map((at) => row(values[at], at, at === active)));
    if (hadFocus) focus();
  }

  /** Scrolls no farther than it takes to have the active row in sight. */
  function reveal() {
    const top = active * height;
    if (top < node.scrollTop) node.scrollTop = top;
    if (top + height > node.scrollTop + node.clientHeight) node.scrollTop = top + height - node.clientHeight;
  }

  /** @param {number} at */
  function move(at) {
    active = Math.min(values.length - 1, Math.max(0, at));
    reveal();
    draw();
    focus();
    body.querySelector('[tabindex="0"]')?.scrollIntoView({ block: 'nearest' }); // the page, where the table is cut off
    if (follows()) open(values[active]);
  }

  node.addEventListener('scroll', () => requestAnimationFrame(draw));
  new ResizeObserver(draw).observe(node);
  body.addEventListener('keydown', (event) => {
    const ends = /** @type {Record<string, number>} */ ({ Home: 0, End: values.length - 1 });
    const goal = ends[event.key] ?? (event.key in STEPS ? active + STEPS[event.key] : null);
    if (goal === null || !values.length || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    move(goal);
  });
  return {
    node,
    focus,
    /**
     * @param {number[]} now in their order
     * @param {number | null} chosen that should be in sight
     */
    show(now, chosen) {
      const isNew = now.length !== values.length || now.some((value, at) => value !== values[at]);
      values = now;
      if (isNew) [active, node.scrollTop] = [0, 0];
      const at = chosen === null ? -1 : values.indexOf(chosen);
      body.style.height = `${values.length * height}px`;
      if (at >= 0) {
        active = at;
        reveal();
      }
      draw();
    },
  };
}
