/* The funnel: how far the first answers keep to the true path, and what a right beginning does for the next level. */

import { LETTERS } from '../shared/code_names.js';
import { el } from '../shared/dom.js';
import { wholePercent } from '../shared/numbers.js';
import { start } from '../shared/start.js';
import { shareBar } from './bars.js';
import { levelName } from './board.js';
import { funnel } from './counts.js';

/** @typedef {import('./board.js').Board} Board */

const READING =
  'Of the first answer alone, not of the ten. “After a right beginning” is the share that is right at this level among those that were right before it; “after a wrong one”, among the others.';

/**
 * @param {Board} board
 * @param {ReturnType<typeof import('./table_files.js').tableFiles>} takes
 */
export function funnelPart(board, takes) {
  const body = el('tbody');
  const steps = () => {
    const known = board.places.filter((place) => board.answers[place].length);
    return funnel(
      known.map((place) => board.truths[place]),
      known.map((place) => board.answers[place]),
      start.levels,
    );
  };
  const table = () => ({
    columns: ['level', 'right so far before', 'right here, too', 'wrong before', 'right here nevertheless'],
    rows: steps().map(({ reached, right, strayed, rightAgain }, level) => [
      LETTERS[level],
      reached,
      right,
      strayed,
      rightAgain,
    ]),
  });
  board.follow(() => {
    const all = steps();
    body.replaceChildren(...all.map((step, level) => funnelRow(step, level, all[0].reached)));
  });
  const head = ['Right up to', 'Cases', '', 'After a right beginning', 'After a wrong one'].map((text) =>
    el('th', { scope: 'col', text }),
  );
  return el(
    'div',
    { class: 'mm-funnel' },
    el(
      'div',
      { class: 'mm-heading' },
      el('h3', { text: 'How far the first answer is right' }),
      el('span', { class: 'mm-spring' }),
      takes('funnel', 'How far the first answer is right', table),
    ),
    el(
      'div',
      { class: 'mm-grid-scroll' },
      el('table', { class: 'mm-funnel-table' }, el('thead', {}, el('tr', {}, head)), body),
    ),
    el('p', { class: 'mm-reading', text: READING }),
  );
}

/**
 * @param {ReturnType<typeof funnel>[0]} step
 * @param {number} level
 * @param {number} all
 */
function funnelRow({ reached, right, strayed, rightAgain }, level, all) {
  const share = (/** @type {number} */ part, /** @type {number} */ whole) => (whole ? wholePercent(part / whole) : '–');
  return el(
    'tr',
    { class: `mm-level-${LETTERS[level]}` },
    el('th', { scope: 'row', text: levelName(level) }),
    el('td', { class: 'mm-number', text: `${right.toLocaleString('en')} (${share(right, all)})` }),
    el('td', { class: 'mm-bar-cell' }, shareBar(all ? right / all : 0, { kind: 'is-level' })),
    el('td', { class: 'mm-number', text: share(right, reached) }),
    el('td', { class: 'mm-number', text: level ? share(rightAgain, strayed) : '' }),
  );
}
