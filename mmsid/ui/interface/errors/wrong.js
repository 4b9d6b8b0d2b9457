/* How wrong: what the first answer of a miss shares with what came next, from near misses to howlers. */

import { button, el, redraw, within } from '../shared/dom.js';
import { reveal } from '../shared/motion.js';
import { exactPercent, wholePercent } from '../shared/numbers.js';
import { sentence } from '../shared/say.js';
import { start } from '../shared/start.js';
import { state } from '../shared/state.js';
import { missCount, shareBar } from './bars.js';
import { toggleFilter, withBoard } from './board.js';
import { wants } from './case_order.js';
import { median } from './counts.js';
import { tableFiles } from './table_files.js';

/** @typedef {import('./board.js').Board} Board */

const READING =
  'Near misses offer what is much like what came next; howlers offer something else altogether. Sorted by kind first, ' +
  'then by how alike the two pictures are to the model that reads pictures.';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountWrong(wire) {
  const title = el('h2', { id: 'mm-wrong-title', text: 'How wrong are the misses?' });
  const count = el('span', { class: 'mm-count' });
  const body = el('div');
  const section = within(wire.element, '.mm-wrong');
  const told = sentence();
  const takes = tableFiles(wire, told.say);
  withBoard((board) => {
    const files = takes('how-wrong', 'How wrong the misses are', () => wrongTable(board));
    const heading = el('div', { class: 'mm-heading' }, title, count, el('span', { class: 'mm-spring' }), files);
    section.replaceChildren(heading, told.node, body, tools());
    board.follow(() => {
      const missed = board.placesBut('answer').filter((place) => !board.hits[place]);
      count.textContent = `the first answers of ${missCount(missed.length)}`;
      redraw(body, kinds(board, missed), figures(board, missed));
    });
  });
}

/** @param {Board} board */
function wrongTable({ data: { cases }, hits, facet, placesBut }) {
  const missed = placesBut('answer').filter((place) => !hits[place]);
  const kinds = facet('answer')?.values ?? [];
  const rows = missed.map((place) => [
    place + 1,
    kinds[cases.same[place]] ?? null,
    cases.price_difference[place],
    cases.likeness[place],
  ]);
  return { columns: ['case', 'first answer', 'price difference', 'likeness of the pictures'], rows };
}

function tools() {
  /** @param {string} sort */
  const show = (sort) => () => {
    state.change({ sort, filter: { ...state.filter, outcome: ['miss'] }, testCase: null });
    reveal(document.getElementById('mm-cases'));
  };
  return el(
    'div',
    { class: 'mm-wrong-tools' },
    button('mm-button', 'See near misses first', show('near')),
    button('mm-button', 'See howlers first', show('-near')),
    el('p', { class: 'mm-reading', text: READING }),
  );
}

/**
 * @param {Board} board
 * @param {number[]} missed
 */
function kinds(board, missed) {
  const facet = board.facet('answer');
  const known = facet ? missed.filter((place) => facet.of[place] >= 0) : [];
  if (!facet || !known.length)
    return el('p', { class: 'mm-reading', text: 'This catalogue has no categories to tell kinds of products by.' });
  const rows = [...facet.values.entries()].reverse().map(([at, value]) => {
    const n = known.filter((place) => facet.of[place] === at).length;
    const isWanted = wants(state.filter, 'answer', value);
    const told = el('b', { text: n.toLocaleString('en') });
    const content = [
      el('span', { class: 'mm-cause-name', text: value }),
      shareBar(n / known.length),
      el('span', { class: 'mm-cause-count' }, told, ` ${wholePercent(n / known.length)}`),
    ];
    const more = { 'aria-pressed': String(isWanted) };
    return el(
      'li',
      {},
      button(`mm-cause${isWanted ? ' is-wanted' : ''}`, content, () => toggleFilter('answer', value), more),
    );
  });
  return el('ul', { class: 'mm-wrong-kinds' }, rows);
}

/**
 * @param {Board} board
 * @param {number[]} missed
 */
function figures({ data: { cases } }, missed) {
  const looks = missed.filter((place) => cases.same_look[place] !== null);
  const alike = looks.filter((place) => cases.same_look[place]).length;
  const prices = missed.flatMap((place) => cases.price_difference[place] ?? []).map(Math.abs);
  const likeness = missed.flatMap((place) => cases.likeness[place] ?? []);
  const price = median(prices);
  const middle = median(likeness);
  const told = [
    looks.length && ['have the same look', exactPercent(alike / looks.length)],
    price !== null && [
      'is the difference in price, in the middle of all misses',
      `${start.currency}${price.toFixed(2)}`,
    ],
    middle !== null && [
      'is how alike the pictures are, in the middle (1 is the same, 0 is nothing in common)',
      middle.toFixed(2),
    ],
  ].filter((one) => Array.isArray(one));
  const line = (/** @type {string[]} */ [name, value]) =>
    el('div', {}, el('dt', { text: name }), el('dd', { text: value }));
  return el('dl', { class: 'mm-wrong-figures' }, told.map(line));
}
