/* The health of the codes: a row per level as a picture, then every other figure with its target and how to read it.

   Numbers, targets and sentences are the build's own; here they are only grouped. What a build measured for one modality
   alone stands beside the same figure for both. */

import { LETTERS } from '../shared/code_names.js';
import { withCodebook } from '../shared/codebook.js';
import { el, within } from '../shared/dom.js';
import { COUNTING } from '../shared/numbers.js';
import { start } from '../shared/start.js';
import { groupsOf, partsOf } from './health_figures.js';
import { healthLevels } from './health_levels.js';
import { healthMark } from './health_mark.js';

/** @typedef {import('./health_figures.js').Figure} Figure */
/** @typedef {import('./health_figures.js').Measure} Measure */

const ABOUT =
  'These targets are about the semantic IDs and their captions. How often a recommendation is right, and why not, is in the panel Errors.';

/** @param {import('../shared/ask.js').Wire} wire */
export function mountHealth({ element }) {
  const asks = 'Are the codes used, do they tell products apart, and do they mean something?';
  const title = el('h2', { id: 'mm-health-title', text: 'Health of the codes' });
  const body = el('div', { class: 'mm-health-body' });
  const heading = el('div', { class: 'mm-heading' }, title, el('span', { class: 'mm-count', text: asks }));
  within(element, '.mm-health').replaceChildren(heading, body);
  withCodebook(({ metrics: { figures, levels } }) => {
    const groups = groupsOf(figures).map(healthGroup);
    body.replaceChildren(...summary(figures), healthLevels(levels, figures), legend(), ...groups);
  });
}

/**
 * How many targets are met, and the names of those that are not.
 *
 * @param {Figure[]} figures
 */
function summary(figures) {
  const judged = figures.filter(({ met }) => met !== null);
  const missed = judged.filter(({ met }) => !met);
  const share = el('b', { text: `${judged.length - missed.length} of ${judged.length}` });
  const total = el('p', { class: 'mm-health-total' }, share, judged.length === 1 ? ' target met' : ' targets met');
  const about = el('p', { class: 'mm-reading', text: ABOUT });
  if (!missed.length) return [total, about];
  const line = (/** @type {Figure} */ { name, value, goal }) =>
    el('li', {}, el('b', { text: name }), `: ${value}; the target is ${goal}.`);
  const head = el('p', { class: 'mm-health-missed', text: 'Missed:' });
  return [total, about, head, el('ul', { class: 'mm-health-missed' }, missed.map(line))];
}

/** What figures in the levels' hues are. */
function legend() {
  const last = start.levels - 1;
  const text =
    `Figures in the levels’ colours stand for level ${LETTERS[0]} to ${LETTERS[last]}, or for IDs that are read up to that level: ` +
    `the first code alone, and so on to all ${COUNTING[start.levels]}.`;
  return el('p', { class: 'mm-reading mm-health-legend', text });
}

/** @param {{ title: string, measures: Measure[] }} group */
function healthGroup({ title, measures }) {
  return el('div', { class: 'mm-health-group' }, el('h3', { text: title }), el('ul', {}, measures.map(healthMeasure)));
}

/**
 * One measure: what it is and how to read it, and its values with their marks.
 *
 * @param {Measure} measure
 */
function healthMeasure({ name, goal, reading, figures }) {
  const isSplit = figures.length > 1;
  const of = (/** @type {Figure} */ { modality }) => (modality ? `${modality} alone` : 'both');
  const value = (/** @type {Figure} */ figure) =>
    el(
      'div',
      { class: 'mm-figure-value', 'data-figure': figure.name },
      healthMark(figure.met),
      isSplit ? el('span', { class: 'mm-figure-of', text: of(figure) }) : null,
      el('span', { class: 'mm-figure-text' }, healthValue(figure)),
    );
  const target = el('p', { class: 'mm-figure-target', text: goal ? `target: ${goal}` : 'no target' });
  return el(
    'li',
    { class: 'mm-figure' },
    el('div', {}, el('h4', { text: name }), el('p', { class: 'mm-reading', text: reading })),
    el('div', { class: 'mm-figure-values' }, figures.map(value), target),
  );
}

/**
 * A figure's numbers: what stands in brackets is set apart, and a number of a level wears the level's hue.
 *
 * @param {Figure} figure
 */
function healthValue(figure) {
  const { main, aside } = partsOf(figure);
  return [el('b', {}, main.map(inHue)), aside.length > 0 && el('span', { class: 'mm-count' }, aside.map(inHue))];
}

/** @param {import('./health_figures.js').Part} part */
function inHue(part) {
  if (typeof part === 'string') return part;
  const letter = LETTERS[part.level];
  return el('span', { class: `mm-per-level mm-level-${letter}`, title: `Level ${letter}`, text: part.text });
}
