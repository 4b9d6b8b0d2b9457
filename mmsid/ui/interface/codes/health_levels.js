/* One row per level: the codes in use, how evenly, and how much of the embedding's length is left after it. */

import { LETTERS } from '../shared/code_names.js';
import { el } from '../shared/dom.js';
import { LEVEL_WORDS } from '../shared/levels.js';
import { percent, wholePercent } from '../shared/numbers.js';
import { healthMark } from './health_mark.js';

/** @typedef {import('../contract.d.ts').Figure} Figure */
/** @typedef {import('../contract.d.ts').LevelUse} LevelUse */

const TITLES = ['Level', 'Codes used', 'Perplexity', 'Embedding’s length that is left', 'Target'];
const BARS =
  'A tick marks the perplexity’s. ' +
  'Of the embedding’s length, the full bar is left after the level, and the hatched part was taken away by its codewords: the less is left in the end, the truer the ID.';

/**
 * @param {LevelUse[]} levels
 * @param {Figure[]} all of which those that are a level's are told here
 */
export function healthLevels(levels, all) {
  const figures = all.filter(({ level }) => level !== null);
  const figureOf = (/** @type {number} */ place) => figures.find(({ level }) => level === place);
  const head = TITLES.map((text) => el('span', { role: 'columnheader', text }));
  const rows = levels.map((level, place) => levelRow(level, levels[place - 1]?.residual_share ?? 1, figureOf(place)));
  const readings = [...new Set(figures.map(({ reading }) => reading))];
  const letters = (/** @type {string} */ goal) =>
    levels.filter((_, place) => figureOf(place)?.goal === goal).map(({ level }) => level);
  const goals = [...new Set(figures.map(({ goal }) => goal))].map((goal) => `${letters(goal).join(', ')}: ${goal}`);
  return el(
    'div',
    { class: 'mm-health-levels' },
    el('h3', { text: 'Level by level' }),
    el(
      'div',
      { class: 'mm-levels', role: 'table', 'aria-label': 'Level by level' },
      el('div', { role: 'row', class: 'mm-levels-head' }, head),
      rows,
    ),
    el('p', { class: 'mm-reading', text: readings.join(' ') }),
    el('p', { class: 'mm-reading', text: `Targets: ${goals.join('; ')}. ${BARS}` }),
  );
}

/**
 * @param {string} name
 * @param {...import('../shared/dom.js').Child} children
 */
const cell = (name, ...children) => el('span', { role: 'cell', class: `mm-levels-${name}` }, children);
/** @param {string} text */
const label = (text) => el('span', { class: 'mm-levels-label', 'aria-hidden': 'true', text });
/** @param {...import('../shared/dom.js').Child} parts */
const bar = (...parts) => el('span', { class: 'mm-levels-bar', 'aria-hidden': 'true' }, parts);
/** @param {number} share */
const wide = (share) => `width:${(share * 100).toFixed(2)}%`;

/**
 * @param {LevelUse} of
 * @param {number} leftBefore
 * @param {Figure | undefined} figure
 */
function levelRow(of, leftBefore, figure) {
  const { level, size, perplexity_share: share, residual_share: left } = of;
  const goal = figure?.targets.find(({ quantity }) => quantity === 'perplexity_share');
  const tick =
    goal && el('u', { style: `left:${goal.value * 100}%`, title: `Target: ${wholePercent(goal.value)} of the size` });
  const before = `${of.used_before} were used before products were moved to free IDs`;
  const dead = el('small', { text: of.dead ? `${of.dead} dead` : 'none dead', title: before });
  const taken = el('i', { class: 'is-taken', style: wide(Math.max(0, leftBefore - left)) });
  const even = [el('b', { text: of.perplexity.toFixed(1) }), bar(el('i', { style: wide(share) }), tick)];
  return el(
    'div',
    { role: 'row', class: `mm-levels-row mm-level-${level}`, 'data-level': level },
    cell('name', el('code', { text: level }), LEVEL_WORDS[LETTERS.indexOf(level)]),
    cell('used', label('Codes used'), el('b', { text: `${of.used} of ${size}` }), dead),
    cell('even', label('Perplexity'), ...even, el('small', { text: `${percent(share)} of ${size}` })),
    cell('left', label('Length left'), el('b', { text: percent(left) }), bar(el('i', { style: wide(left) }), taken)),
    cell('met', healthMark(figure?.met ?? null)),
  );
}
