/* What is taken for what: the true code against that of the first answer, as a table where there are few codes, and the
   most frequent mistakes in words. A pair filters. */

import { button, el, heard, redraw } from '../shared/dom.js';
import { icon } from '../shared/icons.js';
import { plural, wholePercent } from '../shared/numbers.js';
import { codeChip } from '../shared/semantic_id.js';
import { addToFilter, levelName } from './board.js';
import { confusion } from './counts.js';

/** @typedef {import('./board.js').Board} Board */

const SMALL = 16; // codes of a table that can be read
const LISTED = 12;
const NONE = 'Among these cases no first answer has another code here.';

/**
 * @param {Board} board
 * @param {ReturnType<typeof import('./table_files.js').tableFiles>} takes
 */
export function confusionPart(board, takes) {
  const select = el(
    'select',
    { 'aria-label': 'Level of the codes' },
    Array.from({ length: board.levels }, (_, level) => el('option', { value: String(level), text: levelName(level) })),
  );
  const body = el('div', { class: 'mm-confusion-body' });
  const pairs = () => pairsAt(board, Number(select.value));
  const table = () => ({
    columns: ['true code', 'true caption', 'answered code', 'answered caption', 'cases'],
    rows: pairs().map(({ truth, answer, n }) => [truth, captionOf(board, truth), answer, captionOf(board, answer), n]),
  });

  function draw() {
    const level = Number(select.value);
    const found = pairs();
    const codes = new Set(found.map(({ truth }) => truth));
    const mistakes = found.filter(({ truth, answer }) => truth !== answer);
    redraw(
      body,
      ...(codes.size && codes.size <= SMALL ? [matrix(board, level, found)] : []),
      mistakes.length ? mistakeList(board, level, mistakes, codes.size) : el('p', { class: 'mm-reading', text: NONE }),
    );
  }
  select.addEventListener('change', draw);
  board.follow(draw);
  const tools = [
    el('span', { class: 'mm-select' }, select, icon('down')),
    el('span', { class: 'mm-spring' }),
    takes('confusion', 'Confusion', table),
  ];
  return el(
    'div',
    { class: 'mm-confusion' },
    el('div', { class: 'mm-heading' }, el('h3', { text: 'What is answered instead' }), tools),
    body,
  );
}

/**
 * @param {Board} board
 * @param {number} level
 */
function pairsAt({ truths, answers, places }, level) {
  const known = places.filter((place) => answers[place].length);
  return confusion(
    known.map((place) => truths[place][level]),
    known.map((place) => answers[place][level]),
  );
}

/**
 * @param {Board} board
 * @param {string} code
 */
const captionOf = ({ codebook }, code) => codebook.chip([code]).caption;

/**
 * @param {number} level
 * @param {string} truth
 * @param {string} answer
 */
const wanting = (level, truth, answer) => {
  const letter = 'abcdefgh'[level];
  return { [`true_${letter}`]: [truth], [`answered_${letter}`]: [answer] };
};

/**
 * @param {Board} board
 * @param {number} level
 * @param {ReturnType<typeof confusion>} pairs
 */
function matrix(board, level, pairs) {
  const number = (/** @type {string} */ code) => Number(code.slice(1));
  const codes = [...new Set(pairs.flatMap(({ truth, answer }) => [truth, answer]))].sort(
    (a, b) => number(a) - number(b),
  );
  const counts = new Map(pairs.map(({ truth, answer, n }) => [`${truth} ${answer}`, n]));
  const rows = codes.map((truth) => {
    const all = codes.reduce((sum, answer) => sum + (counts.get(`${truth} ${answer}`) ?? 0), 0);
    const cells = codes.map((answer) => {
      const n = counts.get(`${truth} ${answer}`) ?? 0;
      if (!n) return el('td', { class: 'mm-cell is-empty', text: '·' });
      const said = `${captionOf(board, truth)} answered as ${captionOf(board, answer)}, ${wholePercent(n / all)} of its ${plural(all, 'case')}`;
      const face = button(
        `mm-cell-face ${truth === answer ? 'is-right' : 'is-count'}`,
        [el('b', { text: String(n) }), heard(` cases: ${said}`)],
        () => addToFilter(wanting(level, truth, answer)),
        { title: `${said}: ${plural(n, 'case')}`, style: `--mm-depth:${(n / all).toFixed(2)}` },
      );
      return el('td', { class: 'mm-cell' }, face);
    });
    return el('tr', {}, el('th', { scope: 'row' }, el('code', { text: truth }), ` ${captionOf(board, truth)}`), cells);
  });
  const head = codes.map((code) =>
    el('th', { scope: 'col', title: captionOf(board, code) }, el('code', { text: code })),
  );
  const says = 'Rows: what came next. Columns: the first answer. On the diagonal it is right.';
  const top = el('thead', {}, el('tr', {}, el('th', {}, heard('What came next')), head));
  const table = el('table', { class: 'mm-grid-table mm-matrix', 'aria-label': says }, top, el('tbody', {}, rows));
  return el('div', {}, el('p', { class: 'mm-count', text: says }), el('div', { class: 'mm-grid-scroll' }, table));
}

/**
 * @param {Board} board
 * @param {number} level
 * @param {ReturnType<typeof confusion>} mistakes
 * @param {number} codes that came next
 */
function mistakeList(board, level, mistakes, codes) {
  const lines = mistakes.slice(0, LISTED).map(({ truth, answer, n }) => {
    const chip = (/** @type {string} */ code) => codeChip('span', board.codebook.chip([code]));
    const content = [
      el('b', { class: 'mm-number', text: String(n) }),
      chip(truth),
      el('span', { class: 'mm-count', text: 'answered with' }),
      chip(answer),
    ];
    return el(
      'li',
      {},
      button('mm-mistake', content, () => addToFilter(wanting(level, truth, answer))),
    );
  });
  const title = el('p', {
    class: 'mm-count',
    text: `The most frequent${codes > SMALL ? `; ${codes} codes are too many for a table` : ''}`,
  });
  return el('div', {}, title, el('ol', { class: 'mm-mistakes' }, lines));
}
