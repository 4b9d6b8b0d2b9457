/* The table of cases: what a row shows, and by what its columns sort. */

import { bothWays, button, el } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { items } from '../shared/items.js';
import { picture } from '../shared/picture.js';
import { state } from '../shared/state.js';
import { ORDERS, readOrder } from './case_order.js';
import { notes } from './notes.js';
import { plainCause } from './plain_words.js';
import { virtualRows } from './virtual_rows.js';

/** @typedef {import('./board.js').Board} Board */

const ROW = 68; // pixels, as the styles have it
const SEEN = { history: 4, answers: 5 }; // pictures of a row

/** @typedef {{ key: import('./case_order.js').Order | '', label: string, kind: string, story?: string }} Column `story`: the label in plain words, where that is another */

/** @type {Column[]} */
const COLUMNS = [
  { key: 'case', label: 'Case', kind: 'number' },
  { key: 'history', label: 'Looked at', kind: 'history' },
  { key: '', label: 'Came next', kind: 'target' },
  { key: 'near', label: 'Answered', kind: 'answers' },
  { key: 'rank', label: 'Rank', kind: 'rank' },
  { key: 'oracle', label: 'Best guess', kind: 'rank' },
  { key: 'sasrec', label: 'SASRec', kind: 'rank', story: 'Usual' },
  { key: '', label: 'Why it missed', kind: 'cause' },
];

/**
 * @param {Board} board
 * @param {(place: number) => void} open
 */
export function caseTable(board, open) {
  const hasOracle = rankOf(board, 'oracle', 0) !== undefined;
  const columns = COLUMNS.filter(({ key }) => key !== 'oracle' || hasOracle);
  const head = el('div', { class: 'mm-case-row mm-case-head', role: 'row', 'aria-rowindex': 1 });
  const rows = virtualRows({
    height: ROW,
    draw: (place, at, isActive) => rowOf(board, columns, place, { at, isActive, open: () => open(place) }),
    open,
    follows: () => state.testCase !== null,
  });
  const node = el(
    'div',
    { class: `mm-case-table${hasOracle ? '' : ' has-no-oracle'}`, role: 'grid', 'aria-label': 'Cases' },
    el('div', { role: 'rowgroup' }, head),
    rows.node,
  );
  return {
    node,
    focus: rows.focus,
    /** @param {number[]} places in their order */
    show(places) {
      node.setAttribute('aria-rowcount', String(places.length + 1));
      head.replaceChildren(...columns.map(headCell));
      rows.show(places, state.testCase);
    },
  };
}

/** @param {Column} column */
function headCell({ key, label, kind, story = label }) {
  const { order, isDown } = readOrder(state.sort);
  const isSorted = key !== '' && order === key;
  const sort = isSorted ? (isDown ? 'descending' : 'ascending') : null;
  const next = isSorted && !isDown ? `-${key}` : key;
  const words = key ? ORDERS[key][isSorted && !isDown ? 1 : 0] : '';
  const content = [...bothWays(story, label), isSorted && icon(isDown ? 'down' : 'up')];
  const face = key
    ? button('mm-sort', content, () => state.change({ sort: next }), {
        title: words,
        'aria-label': story === label ? `${label}: ${words}` : null, // else it is called what is seen of it
      })
    : bothWays(story, label);
  return el('div', { role: 'columnheader', class: `mm-case-cell is-${kind}`, 'aria-sort': sort }, face);
}

/**
 * @param {Board} board
 * @param {string} name
 * @param {number} place
 */
function rankOf({ data: { models } }, name, place) {
  return models.find((one) => one.name === (name === 'rank' ? 'mmsid' : name))?.ranks[place];
}

/**
 * @param {Board} board
 * @param {Column[]} columns
 * @param {number} place
 * @param {{ at: number, isActive: boolean, open: () => void }} row
 */
function rowOf(board, columns, place, { at, isActive, open }) {
  const { cases, causes } = board.data;
  const isHit = board.hits[place];
  const target = items[cases.target[place]];
  const past = cases.history[place];
  const small = (/** @type {number} */ row) => picture(items[row], { eager: true });
  /** @type {Record<string, () => import('../shared/dom.js').Child[]>} */
  const cells = {
    number: () => [
      String(place + 1),
      notes.of(place).note || notes.of(place).labels.length
        ? el('span', { class: 'mm-noted', title: 'You noted something', text: '●' })
        : null,
    ],
    history: () => [
      past.length > SEEN.history && el('span', { class: 'mm-count', text: `+${past.length - SEEN.history}` }),
      ...past.slice(-SEEN.history).map(small),
    ],
    target: () => [
      small(cases.target[place]),
      el('span', { class: 'mm-case-title', text: target.title, title: target.title }),
    ],
    answers: () =>
      cases.answered[place]
        .slice(0, SEEN.answers)
        .map((row) => el('span', { class: row === cases.target[place] ? 'is-target' : null }, small(row))),
    cause: () => {
      const cause = causes[cases.cause[place]];
      const miss = cause ? bothWays(plainCause(cause), cause.label) : 'miss';
      return [el('span', { class: isHit ? 'mm-hit' : 'mm-miss' }, isHit ? 'hit' : miss)];
    },
  };
  const isOpen = state.testCase === place;
  const filled = columns.map(({ key, kind }) => {
    const content = kind === 'rank' ? [rankOf(board, key, place)?.toLocaleString('en') ?? '–'] : cells[kind]();
    return el('div', { role: 'gridcell', class: `mm-case-cell is-${kind}` }, content);
  });
  return el(
    'div',
    {
      class: `mm-case-row${isOpen ? ' is-open' : ''}`,
      role: 'row',
      'aria-rowindex': at + 2,
      'aria-selected': String(isOpen),
      'aria-label': `Case ${place + 1}: ${target.title}, ${isHit ? 'hit' : 'miss'}`,
      tabindex: isActive ? 0 : -1,
      'data-case': place + 1,
      style: `top:${at * ROW}px`,
      onclick: open,
      onkeydown: (/** @type {KeyboardEvent} */ event) => {
        if (event.key !== 'Enter' && event.key !== ' ') return;
        event.preventDefault();
        open();
      },
    },
    filled,
  );
}
