/* Any two attributes crossed: how often the model hits in each pair, with the whole beside it. A cell filters. */

import { bothWays, button, el, heard, redraw } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { wholePercent } from '../shared/numbers.js';
import { addToFilter } from './board.js';
import { crossed } from './counts.js';
import { attributeFacets } from './facets.js';
import { selectionText } from './filter_bar.js';
import { wilson } from './statistics.js';

/** @typedef {import('./board.js').Board} Board */
/** @typedef {import('./counts.js').Cell} Cell */
/** @typedef {import('./facets.js').Facet} Facet */

const READING =
  'Share of hits and number of cases. Marked ▼ where the 95 % interval lies below the whole, ▲ where above; pairs without a mark may be chance.';
const PLAIN_READING =
  'Share of hits and number of cases. Marked ▼ where it is surely below the whole, ▲ where above; pairs without a mark may be chance.';

/**
 * @param {Board} board
 * @param {ReturnType<typeof import('./table_files.js').tableFiles>} takes
 */
export function crossedGrid(board, takes) {
  const facets = attributeFacets(board.data.attributes);
  if (facets.length < 2) return el('div');
  const rows = facetSelect('Rows', facets, facets[0].name);
  const first = facets.find(({ name }) => name === 'popularity') ?? facets[1];
  const columns = facetSelect('Columns', facets, first.name);
  const count = el('span', { class: 'mm-count' });
  const body = el('div', { class: 'mm-grid-scroll' });
  const table = () => asTable(rows.chosen(), columns.chosen(), board);

  function draw() {
    count.textContent = selectionText(board);
    const isOne = rows.chosen() === columns.chosen();
    const grid = () => gridOf(rows.chosen(), columns.chosen(), board);
    redraw(
      body,
      isOne ? el('p', { class: 'mm-reading mm-grid-one', text: 'Choose two different attributes.' }) : grid(),
    );
  }
  for (const { select } of [rows, columns]) select.addEventListener('change', draw);
  board.follow(draw);
  return el(
    'div',
    { class: 'mm-crossed' },
    el(
      'div',
      { class: 'mm-heading' },
      el('h3', { text: 'Two attributes crossed' }),
      count,
      el('span', { class: 'mm-spring' }),
      takes('crossed', 'Two attributes crossed', table),
    ),
    el('div', { class: 'mm-grid-choice' }, rows.node, columns.node),
    body,
    el('p', { class: 'mm-reading' }, bothWays(PLAIN_READING, READING)),
  );
}

/**
 * @param {string} label
 * @param {Facet[]} facets
 * @param {string} chosen
 */
export function facetSelect(label, facets, chosen) {
  const select = el(
    'select',
    { 'aria-label': label },
    facets.map(({ name, label: text }) => el('option', { value: name, text })),
  );
  select.value = chosen;
  const node = el(
    'label',
    { class: 'mm-choice' },
    el('span', { text: label }),
    el('span', { class: 'mm-select' }, select, icon('down')),
  );
  return { node, select, chosen: () => facets.find(({ name }) => name === select.value) ?? facets[0] };
}

/**
 * @param {Facet} rows
 * @param {Facet} columns
 * @param {Board} board
 */
function gridOf(rows, columns, board) {
  const { hits, places } = board;
  const cells = crossed(rows, columns, hits, places);
  const whole = places.length ? places.filter((place) => hits[place]).length / places.length : 0;
  const used = columns.values.map((_, at) => cells.some((row) => row[at].n > 0));
  const head = columns.values.filter((_, at) => used[at]).map((value) => el('th', { scope: 'col', text: value }));
  const body = rows.values.map((value, at) => {
    const row = cells[at];
    const sum = row.reduce((all, { n, hits: found }) => ({ n: all.n + n, hits: all.hits + found }), { n: 0, hits: 0 });
    if (!sum.n) return null;
    const own = row.map(
      (cell, to) => used[to] && cellOf(cell, whole, { [rows.name]: [value], [columns.name]: [columns.values[to]] }),
    );
    const all = cellOf(sum, whole, { [rows.name]: [value] });
    return el('tr', {}, el('th', { scope: 'row', text: value }), all, own);
  });
  return el(
    'table',
    { class: 'mm-grid-table' },
    el('caption', { class: 'mm-hidden', text: `Share of hits by ${rows.label} and ${columns.label}` }),
    el('thead', {}, el('tr', {}, el('th', { text: rows.label }), el('th', { scope: 'col', text: 'all' }), head)),
    el(
      'tbody',
      {},
      body.filter((row) => row !== null),
    ),
  );
}

/**
 * @param {Cell} cell
 * @param {number} whole
 * @param {import('../shared/state_address.js').Filter} wanted
 */
function cellOf({ n, hits }, whole, wanted) {
  if (!n) return el('td', { class: 'mm-cell is-empty', text: '–' });
  const share = hits / n;
  const [low, high] = wilson(hits, n);
  const mark = high < whole ? '▼' : low > whole ? '▲' : '';
  const depth = Math.min(1, Math.abs(share - whole) / Math.max(whole, 0.01));
  const kind = mark === '▼' ? 'is-below' : mark === '▲' ? 'is-above' : '';
  const compared = { '▼': ', below the whole', '▲': ', above the whole', '': '' }[mark];
  const content = [
    el('b', { text: `${mark}${wholePercent(share)}` }),
    heard(' of '),
    el('span', { class: 'mm-count', text: n.toLocaleString('en') }),
    heard(` cases: ${Object.values(wanted).flat().join(', ')}${compared}`),
  ];
  const more = { style: `--mm-depth:${depth.toFixed(2)}` };
  return el(
    'td',
    { class: 'mm-cell' },
    button(`mm-cell-face ${kind}`, content, () => addToFilter(wanted), more),
  );
}

/**
 * @param {Facet} rows
 * @param {Facet} columns
 * @param {Board} board
 */
function asTable(rows, columns, { hits, places }) {
  const cells = crossed(rows, columns, hits, places);
  const lines = rows.values.flatMap((row, at) =>
    columns.values.flatMap((column, to) => {
      const { n, hits: found } = cells[at][to];
      return n ? [[row, column, n, found, found / n, ...wilson(found, n)]] : [];
    }),
  );
  return {
    columns: [`${rows.label} (rows)`, `${columns.label} (columns)`, 'cases', 'hits', 'recall', 'low', 'high'],
    rows: lines,
  };
}
