/* The products of a selection on the map: how many, what they are, and their pictures. */

import { button, el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { items } from '../shared/items.js';
import { plural, SPACE } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { announce } from '../shared/say.js';
import { state } from '../shared/state.js';

const PAGE = 60; // pictures that are shown at once
const KINDS = 4; // types that are named

/** @param {{ onClear: () => void, onZoom: () => void, onPoint: (row: number | null) => void }} listeners */
export function mapSelection({ onClear, onZoom, onPoint }) {
  const count = el('b');
  const kinds = el('span');
  const grid = el('ul', { class: 'mm-map-pictures' });
  const more = button('mm-quiet', '', () => {
    limit += PAGE;
    draw();
  });
  const closer = button('mm-quiet', [icon('plus'), 'Zoom to them'], onZoom);
  const clear = button('mm-quiet', [icon('close'), 'Clear'], onClear);
  const head = el('p', {}, count, kinds, el('span', { class: 'mm-spring' }), closer, clear);
  const node = el('div', { class: 'mm-map-selection', hidden: true }, head, grid, more);
  /** @type {number[]} */
  let rows = [];
  let limit = PAGE;

  /** @param {number} row */
  function tile(row) {
    const item = items[row];
    const says = { title: item.title, 'aria-label': item.title, 'data-item': item.id };
    const points = { onpointerenter: () => onPoint(row), onpointerleave: () => onPoint(null) };
    const pressed = { 'aria-pressed': String(state.item === item.id) };
    return el(
      'li',
      {},
      button('', picture(item), () => state.change({ item: item.id }), { ...says, ...pressed, ...points }),
    );
  }

  function draw() {
    node.hidden = !rows.length;
    grid.replaceChildren(...rows.slice(0, limit).map(tile));
    more.hidden = rows.length <= limit;
    more.textContent = `Show ${Math.min(PAGE, rows.length - limit)} more`;
  }

  return {
    node,
    /** @param {number[]} selected rows */
    show(selected) {
      [rows, limit] = [selected, PAGE];
      const kindly = kindsOf(rows);
      count.textContent = `${plural(rows.length, 'product')} selected`;
      kinds.textContent = kindly;
      draw();
      announce(rows.length ? `${count.textContent}${kindly && `: ${kindly}`}.` : 'No product is selected.', 'map');
    },
    mark() {
      for (const one of grid.querySelectorAll('button')) {
        one.setAttribute('aria-pressed', String(one.dataset.item === state.item));
      }
    },
  };
}

/**
 * What products are, the most frequent type first.
 *
 * @param {number[]} rows
 */
function kindsOf(rows) {
  /** @type {Map<string, number>} */
  const types = new Map();
  for (const row of rows) types.set(items[row].type, (types.get(items[row].type) ?? 0) + 1);
  const most = [...types].filter(([type]) => type).sort((a, b) => b[1] - a[1]);
  const named = most.slice(0, KINDS).map(([type, count]) => `${count.toLocaleString('en')}${SPACE}${type}`);
  const rest = most.length - named.length;
  return [...named, ...(rest ? [plural(rest, 'more type')] : [])].join(', ');
}
