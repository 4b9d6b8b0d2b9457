/* Why it misses: each cause with its share of the misses, those that could have been helped apart from those that could
   not. A bar filters. */

import { bothWays, button, el, redraw, within } from '../shared/dom.js';
import { listed, wholePercent } from '../shared/numbers.js';
import { sentence } from '../shared/say.js';
import { state } from '../shared/state.js';
import { missCount, shareBar } from './bars.js';
import { toggleFilter, withBoard } from './board.js';
import { wants } from './case_order.js';
import { byValue } from './counts.js';
import { plainCause, plainFinding } from './plain_words.js';
import { tableFiles } from './table_files.js';

/** @typedef {import('./board.js').Board} Board */

/** @param {Board['data']['causes']} causes */
const reading = (causes) =>
  'Each miss has one cause: the first of these tests that says yes. They are asked in this order: ' +
  `${listed(causes.map(({ label }) => label))}. A cause leads to its cases.`;

const PLAIN_READING = 'Each miss has one cause, which was found by a test. A cause leads to its cases.';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountCauses(wire) {
  const title = el('h2', { id: 'mm-causes-title', text: 'Why it misses' });
  const count = el('span', { class: 'mm-count' });
  const body = el('div', { class: 'mm-causes-body' });
  const section = within(wire.element, '.mm-causes');
  const told = sentence();
  const takes = tableFiles(wire, told.say);
  withBoard((board) => {
    const tools = takes('causes', 'Why it misses', () => causeTable(board));
    const heading = el('div', { class: 'mm-heading' }, title, count, el('span', { class: 'mm-spring' }), tools);
    section.replaceChildren(heading, told.node, body);
    board.follow(() => {
      count.textContent = sumOf(board);
      redraw(
        body,
        ...groups(board),
        el('p', { class: 'mm-reading' }, bothWays(PLAIN_READING, reading(board.data.causes))),
      );
    });
  });
}

/** @param {Board} board */
function sumOf({ placesBut, hits, data: { cases, causes } }) {
  const missed = placesBut('cause').filter((place) => !hits[place]);
  const helped = missed.filter((place) => causes[cases.cause[place]]?.avoidable).length;
  const apart = causes.some(({ avoidable }) => !avoidable) ? `, ${helped.toLocaleString('en')} of them avoidable` : '';
  return `${missCount(missed.length)}${apart}`;
}

/** @param {Board} board */
function groups(board) {
  const { data, hits, everything } = board;
  const facet = board.facet('cause');
  if (!facet) return [];
  const cells = byValue(facet, hits, board.placesBut('cause'));
  const whole = byValue(facet, hits, everything);
  const all = { some: total(cells), whole: total(whole) };
  const rows = data.causes.map((cause, at) => ({ cause, some: cells[at].n, whole: whole[at].n }));
  const shown = rows.filter((row) => row.whole > 0).sort((a, b) => b.whole - a.whole);
  const apart = [
    {
      text: bothWays(
        'Avoidable: what was looked at tells enough to have had it',
        'Avoidable: the history tells enough for another model, beam or ID to have had it',
      ),
      rows: shown.filter(({ cause }) => cause.avoidable),
    },
    {
      text: 'Unavoidable but by luck: by what was looked at, ten other products were likelier',
      rows: shown.filter(({ cause }) => !cause.avoidable),
    },
  ].filter((group) => group.rows.length);
  const never = rows.filter((row) => row.whole === 0).map(({ cause }) => cause.label);
  const none = el('p', { class: 'mm-reading mm-analyst', text: `Tested, and the cause of no miss: ${listed(never)}.` });
  const drawn = apart.map((group) => {
    const lines = group.rows.map((row) => causeRow(row, all));
    return el('div', { class: 'mm-cause-group' }, apart.length > 1 && el('h3', {}, group.text), el('ul', {}, lines));
  });
  return never.length ? [...drawn, none] : drawn;
}

/** @param {Board} board */
function causeTable(board) {
  const facet = board.facet('cause');
  const cells = facet ? byValue(facet, board.hits, board.placesBut('cause')) : [];
  const rows = board.data.causes.map(({ name, label, says, avoidable }, at) => [
    name,
    label,
    says,
    avoidable ? 'avoidable' : 'unavoidable',
    cells[at].n,
  ]);
  return { columns: ['cause', 'label', 'test', 'kind', 'misses'], rows };
}

/** @param {{ n: number }[]} cells */
const total = (cells) => cells.reduce((sum, { n }) => sum + n, 0);

/**
 * @param {{ cause: import('../contract.d.ts').CauseData, some: number, whole: number }} row
 * @param {{ some: number, whole: number }} all
 */
function causeRow({ cause, some, whole }, all) {
  const share = all.some ? some / all.some : 0;
  const isAll = all.some === all.whole;
  const aside = isAll ? '' : ` (${wholePercent(whole / all.whole)} of all misses)`;
  const told = el('b', { text: some.toLocaleString('en') });
  const content = [
    el('span', { class: 'mm-cause-name' }, bothWays(plainCause(cause), cause.label)),
    shareBar(share, { mark: isAll ? undefined : whole / all.whole }),
    el('span', { class: 'mm-cause-count' }, told, ` ${wholePercent(share)}${aside}`),
    el('span', { class: 'mm-cause-says' }, bothWays(plainFinding(cause), cause.says)),
  ];
  const isWanted = wants(state.filter, 'cause', cause.label);
  return el(
    'li',
    {},
    button(`mm-cause${isWanted ? ' is-wanted' : ''}`, content, () => toggleFilter('cause', cause.label), {
      'aria-pressed': String(isWanted),
      'data-cause': cause.name,
    }),
  );
}
