/* The filter, as chips that can be taken off: above the table of cases, and in a bar at the bottom while the table is
   out of sight. */

import { bothWays, button, el, redraw } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { reveal } from '../shared/motion.js';
import { wholePercent } from '../shared/numbers.js';
import { state } from '../shared/state.js';
import { INSIDE, toggleFilter } from './board.js';
import { withoutLevel } from './plain_words.js';

/** @typedef {import('./board.js').Board} Board */

/**
 * "120 of 2,000 cases, 12 % of them hits (31 % of all)".
 *
 * @param {Board} board
 */
export function selectionText({ places, hits, count }) {
  const found = (/** @type {number[]} */ some) => some.filter((place) => hits[place]).length;
  const all = hits.filter(Boolean).length / count;
  if (places.length === count) return `${count.toLocaleString('en')} cases, ${wholePercent(all)} of them hits`;
  const own = places.length ? `, ${wholePercent(found(places) / places.length)} of them hits` : '';
  return `${places.length.toLocaleString('en')} of ${count.toLocaleString('en')} cases${own} (${wholePercent(all)} of all)`;
}

/**
 * @param {Board} board
 * @param {string} name of a facet
 * @param {string} value
 */
function toldOf(board, name, value) {
  const facet = board.facet(name);
  if (!facet) return value;
  return value === INSIDE ? facet.label : `${facet.label}: ${value}`;
}

/**
 * What the filter wants, in words.
 *
 * @param {Board} board
 */
export const filterWords = (board) =>
  Object.entries(state.filter).flatMap(([name, values]) => values.map((value) => toldOf(board, name, value)));

/**
 * A chip per value that is wanted; a click takes it out.
 *
 * @param {Board} board
 */
export function filterChips(board) {
  return Object.entries(state.filter).flatMap(([name, values]) => {
    return values.map((value) => {
      const told = toldOf(board, name, value);
      return button(
        'mm-wanted',
        [el('span', {}, bothWays(withoutLevel(told), told)), icon('close')],
        () => toggleFilter(name, value),
        {
          title: 'Take this out of the filter',
          'aria-label': `Take out of the filter: ${told}`,
        },
      );
    });
  });
}

export const clearFilter = () =>
  button('mm-quiet', 'Show all cases', () => state.change({ filter: {}, testCase: null }));

/** @param {Board} board */
export function addFilterBar(board) {
  document.querySelector('.mm-filter-bar')?.remove();
  const count = el('span', { class: 'mm-filter-bar-count' });
  const chips = el('span', { class: 'mm-filter-bar-chips' });
  const see = button('mm-quiet', [icon('down'), 'See the cases'], () => reveal(document.getElementById('mm-cases')));
  const bar = el(
    'div',
    { class: 'mm-filter-bar', id: 'mm-filter-bar', role: 'region', 'aria-label': 'Filter', hidden: true },
    count,
    chips,
    el('span', { class: 'mm-spring' }),
    see,
    clearFilter(),
  );
  document.body.append(bar);
  let isTableSeen = false;

  function draw() {
    bar.hidden = isTableSeen || state.panel !== 'errors' || !Object.keys(state.filter).length;
    count.textContent = selectionText(board);
    redraw(chips, ...filterChips(board));
  }
  board.follow(draw);
  state.follow(draw);
  const table = document.getElementById('mm-cases');
  if (table)
    new IntersectionObserver(([entry]) => {
      isTableSeen = entry.isIntersecting;
      draw();
    }).observe(table);
}
