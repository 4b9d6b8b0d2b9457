/* How a new item gets its ID: one row per level, with what was chosen, what else was near, how much of the product it
   explains, how few are left, and whether the code stays when the picture is cropped, turned and lit a little differently. */

import { toggleCodePopover } from '../shared/code_popover.js';
import { bothWays, el } from '../shared/dom.js';
import { purposeOf } from '../shared/level_words.js';
import { LEVEL_WORDS, roleOf } from '../shared/levels.js';
import { wholePercent } from '../shared/numbers.js';
import { codeChip } from '../shared/semantic_id.js';

/** @typedef {import('../contract.d.ts').LevelChoice} Level */
/** @typedef {Pick<import('../contract.d.ts').TokenizedItem, 'levels' | 'narrowing' | 'robustness'>} Steps */

const CLOSE = 0.02; // of the runner-up's distance: a choice by less is a close call
const READING =
  'Each level compares what is still unexplained with its codewords and takes the nearest one. Bars are distances, to be compared within a level alone, as each has a scale of its own: the shortest wins. ' +
  'The last code is there to tell the shop’s products apart: a new one mostly gets one that no product has after the codes before it, and less of it may be explained than before.';

const PLAIN_READING =
  'From coarse to fine: first what kind of thing it is, then which type, then what it looks like. Each step leaves the ' +
  'products that are alike so far.';

/** @param {Steps} steps */
export function levelSteps(steps) {
  const rows = steps.levels.map((_, place) => levelStep(steps, place));
  const list = el('ol', { class: 'mm-step-levels' }, rows);
  return el('section', { class: 'mm-block' }, el('p', { class: 'mm-count' }, bothWays(PLAIN_READING, READING)), list);
}

/**
 * @param {Steps} steps
 * @param {number} place
 */
function levelStep({ levels, narrowing, robustness }, place) {
  const level = levels[place];
  const prefix = levels.slice(0, place + 1).map(({ code }) => code);
  const opens = {
    'aria-haspopup': 'dialog',
    'aria-expanded': 'false',
    onclick: (/** @type {MouseEvent} */ event) => toggleCodePopover(event, level, prefix),
  };
  const { left } = narrowing[place + 1];
  const isOne = roleOf(level.code) === 'one';
  const share = Math.log1p(left) / Math.log1p(narrowing[0].left);
  const before = place ? levels[place - 1].explained : 0;
  const explained = wholePercent(Math.max(0, level.explained));
  return el(
    'li',
    { class: `mm-step-level mm-level-${level.code[0]}${isOne ? ' mm-analyst' : ''}`, 'data-code': level.code },
    el(
      'div',
      { class: 'mm-step-head' },
      codeChip('button', level, opens),
      el('p', { class: 'mm-step-role' }, el('b', { text: LEVEL_WORDS[place] }), ` ${purposeOf(LEVEL_WORDS[place])}`),
      el('p', { class: 'mm-analyst', text: marginOf(level) }),
      el('p', { class: 'mm-robust' }, robustness ? keptIn(robustness, place) : []),
    ),
    alternativesOf(level, place),
    el(
      'dl',
      { class: 'mm-step-figures' },
      figure('of the product explained', explained, meter(before, level.explained), 'mm-analyst'),
      figure(left === 1 ? 'product left' : 'products left', left.toLocaleString('en'), meter(0, share)),
    ),
  );
}

/**
 * @param {string} name
 * @param {string} value
 * @param {HTMLElement} bar
 * @param {string | null} [kind]
 */
const figure = (name, value, bar, kind = null) =>
  el('div', { class: kind }, el('dt', { text: name }), el('dd', { text: value }), bar);

/**
 * In how many slightly changed pictures a level keeps its code.
 *
 * @param {import('../contract.d.ts').Robustness} robustness
 * @param {number} place
 */
function keptIn({ views, levels }, place) {
  const times = `in ${Math.round(levels[place].same_code * views)} of ${views} slightly changed pictures`;
  return bothWays(`The same ${times}`, `Keeps this code ${times}`);
}

/**
 * How clear the choice was.
 *
 * @param {Level} level
 */
function marginOf({ alternatives, margin }) {
  const runnerUp = alternatives[1];
  if (!runnerUp) return '';
  const isClose = margin < CLOSE * runnerUp.distance;
  const rival = [runnerUp.code, meaningOf(runnerUp)].filter(Boolean).join(' ');
  return `${isClose ? 'A close call: ' : ''}${rival} is farther by ${margin.toFixed(2)}`;
}

/**
 * What a code means; one that only tells products apart means nothing unless a product has it here.
 *
 * @param {import('../contract.d.ts').NearCode} choice
 */
const meaningOf = ({ code, caption, count }) => (roleOf(code) === 'one' && count === 0 ? '' : caption);

/**
 * @param {Level} level
 * @param {number} place
 */
function alternativesOf({ alternatives }, place) {
  const widest = Math.max(...alternatives.map(({ distance }) => distance));
  const lines = alternatives.map((choice, rank) => {
    const { code, distance } = choice;
    const caption = meaningOf(choice) || 'free';
    const title = `${code}, ${caption}: distance ${distance.toFixed(3)}`;
    return el(
      'li',
      { class: rank === 0 ? 'is-chosen' : null, title },
      el('code', { text: code }),
      el('span', { text: caption }),
      el('i', { style: `width:${((distance / widest) * 100).toFixed(1)}%` }),
      el('b', { text: distance.toFixed(2) }),
    );
  });
  return el('ol', { class: 'mm-alternatives', 'aria-label': `Distances: ${LEVEL_WORDS[place]}` }, lines);
}

/**
 * A bar from one share to another.
 *
 * @param {number} from
 * @param {number} to
 */
function meter(from, to) {
  const [low, high] = [Math.max(0, Math.min(from, to)), Math.min(1, Math.max(from, to, 0))];
  const part = (/** @type {number} */ share, kind = /** @type {string | null} */ (null)) =>
    el('i', { class: kind, style: `width:${(share * 100).toFixed(1)}%` });
  return el('i', { class: 'mm-meter', 'aria-hidden': 'true' }, part(low, 'is-before'), part(high - low));
}
