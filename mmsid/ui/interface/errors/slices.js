/* The kinds of cases in which the model hits less often than it should, worst first, each beside the whole. */

import { bothWays, button, el, redraw } from '../shared/dom.js';
import { exactPercent, listed, plural, wholePercent } from '../shared/numbers.js';
import { state } from '../shared/state.js';
import { ofHundred, shareBar } from './bars.js';
import { INSIDE, sliceName, toggleFilter } from './board.js';
import { wants } from './case_order.js';

/** @typedef {import('./board.js').Board} Board */
/** @typedef {import('../contract.d.ts').SliceData} Slice */

const NOWHERE = 'No kind of cases is worse than chance would have it.';
const OVERLAPPING = 3; // that are named

/**
 * @param {Board} board
 * @param {ReturnType<typeof import('./table_files.js').tableFiles>} takes
 */
export function slicesPart(board, takes) {
  const { data, hits, count } = board;
  const whole = hits.filter(Boolean).length / count;
  const list = el('ol', { class: 'mm-slices' });
  const oracle = data.models.find(({ name }) => name === 'oracle');
  const reading = oracle
    ? 'Found among all kinds of cases and pairs of them: the model hits less often than the best possible guess would let one expect, and so much that chance hardly does it, however many kinds were looked at.'
    : 'Found among all kinds of cases and pairs of them: so few hits are hardly chance, however many kinds were looked at.';
  board.follow(() => redraw(list, ...data.slices.map((slice, at) => sliceCard(board, slice, at, whole))));
  const table = () => ({
    columns: ['slice', 'cases', 'hits', 'recall', 'low', 'high', 'whole', 'hits lacking', 'chance', 'much the same'],
    rows: data.slices.map((one) => [
      one.conditions.join(' and '),
      one.cases.length,
      one.hits,
      one.hits / one.cases.length,
      one.low,
      one.high,
      whole,
      one.excess,
      one.chance,
      one.overlapping.join('; '),
    ]),
  });
  return el(
    'div',
    { class: 'mm-slices-part' },
    el(
      'div',
      { class: 'mm-heading' },
      el('h3', { text: 'Worst kinds of cases' }),
      el('span', { class: 'mm-count', text: `all cases: ${ofHundred(whole)} are hits` }),
      el('span', { class: 'mm-spring' }),
      data.slices.length > 0 && takes('worst-slices', 'Worst kinds of cases', table),
    ),
    el('p', { class: 'mm-reading', text: data.slices.length ? reading : NOWHERE }),
    list,
  );
}

/**
 * How it does on the cases that the best possible guess has, which is what it is judged by.
 *
 * @param {Slice} slice
 */
const knowable = ({ knowable: n, knowable_hits: hits, knowable_whole: whole, excess }) =>
  `Of the ${n.toLocaleString('en')} that the best possible guess has, the model has ${wholePercent(hits / n)}; of all such ` +
  `cases it has ${wholePercent(whole)}, so ${Math.round(excess)} hits are lacking.`;

/**
 * @param {Board} board
 * @param {Slice} slice
 * @param {number} at
 * @param {number} whole
 */
function sliceCard({ data, count }, slice, at, whole) {
  const n = slice.cases.length;
  const recall = slice.hits / n;
  const hasOracle = data.models.some(({ name }) => name === 'oracle');
  const others = data.models.filter(({ name }) => name === 'sasrec' || name === 'oracle');
  const beside = others.map(({ name, hits }) => {
    const share = slice.cases.filter((place) => hits[place]).length / n;
    return { name, share: wholePercent(share) };
  });
  const here = (/** @type {string} */ rival) =>
    listed(beside.map(({ name, share }) => `${name === 'oracle' ? 'the best possible guess' : rival} ${share}`));
  const isWanted = wants(state.filter, sliceName(at), INSIDE);
  const same = slice.overlapping.slice(0, OVERLAPPING);
  const content = [
    el('span', { class: 'mm-slice-name', text: slice.conditions.join(' and ') }),
    el(
      'span',
      { class: 'mm-slice-share' },
      el('b', { text: ofHundred(recall) }),
      el('span', { class: 'mm-analyst', text: ` (${exactPercent(slice.low)} to ${exactPercent(slice.high)})` }),
      ` instead of ${ofHundred(whole)}`,
    ),
    shareBar(recall, { low: slice.low, high: slice.high, mark: whole, most: Math.max(0.6, slice.high, whole) }),
    el(
      'span',
      { class: 'mm-cause-says' },
      `${plural(n, 'case')}, ${wholePercent(n / count)} of all; ${Math.round((whole - recall) * 100)} points below the whole.`,
      beside.length > 0 && [' Here: ', ...bothWays(here('a usual recommender'), here('SASRec')), '.'],
    ),
    hasOracle && el('span', { class: 'mm-cause-says', text: knowable(slice) }),
    same.length > 0 && el('span', { class: 'mm-cause-says', text: `Much the same cases: ${same.join('; ')}.` }),
  ];
  const more = { 'aria-pressed': String(isWanted) };
  return el(
    'li',
    {},
    button(`mm-slice${isWanted ? ' is-wanted' : ''}`, content, () => toggleFilter(sliceName(at), INSIDE), more),
  );
}
