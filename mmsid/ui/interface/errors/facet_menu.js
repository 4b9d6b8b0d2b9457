/* The filter's menu: a facet, and its values with how many cases have each. */

import { el, redraw } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { state } from '../shared/state.js';
import { toggleFilter } from './board.js';
import { wants } from './case_order.js';
import { byValue } from './counts.js';

/** @typedef {import('./board.js').Board} Board */

const SHORT = 3; // values that need no scrolling, in rows of the list

/** @param {Board} board */
export function facetMenu(board) {
  const select = el('select', { 'aria-label': 'Filter by' });
  const list = el('ul', { class: 'mm-facet-values' });
  const chosen = () => board.facet(select.value);

  function drawChoices() {
    const before = select.value || 'outcome';
    select.replaceChildren(...board.choices().map(({ name, label }) => el('option', { value: name, text: label })));
    select.value = board.facet(before) ? before : 'outcome';
  }

  function drawValues() {
    const facet = chosen();
    if (!facet) return;
    const cells = byValue(facet, board.hits, board.placesBut(facet.name));
    const whole = byValue(facet, board.hits, board.everything);
    const order = [...facet.values.entries()].filter(([at]) => whole[at].n > 0);
    if (facet.values.length > SHORT * 8) order.sort(([, a], [, b]) => (a < b ? -1 : 1));
    redraw(
      list,
      ...order.map(([at, value]) => {
        const box = el('input', { type: 'checkbox', onchange: () => toggleFilter(facet.name, value) });
        box.checked = wants(state.filter, facet.name, value);
        const label = el(
          'label',
          {},
          box,
          el('span', { text: value }),
          el('span', { class: 'mm-count', text: cells[at].n.toLocaleString('en') }),
        );
        return el('li', {}, label);
      }),
    );
  }

  select.addEventListener('change', drawValues);
  board.follow(() => {
    drawChoices();
    drawValues();
  });
  const menu = el(
    'details',
    { class: 'mm-facet-menu' },
    el('summary', { class: 'mm-button' }, 'Filter', icon('down')),
    el('div', { class: 'mm-facet-panel' }, el('span', { class: 'mm-select' }, select, icon('down')), list),
  );
  menu.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary')?.focus();
  });
  document.addEventListener('pointerdown', (event) => {
    if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
  });
  return menu;
}
