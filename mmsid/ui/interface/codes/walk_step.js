/* One step of a walk: the code that was swapped, the ID that this makes, and the product that it stands for. */

import { LETTERS } from '../shared/code_names.js';
import { button, el } from '../shared/dom.js';
import { itemOf } from '../shared/items.js';
import { LEVEL_WORDS } from '../shared/levels.js';
import { picture } from '../shared/picture.js';
import { codeChip } from '../shared/semantic_id.js';
import { cosineBar, markedId } from './near.js';

/** @typedef {import('../contract.d.ts').Composition} Step */

const SWAPPED = /** @type {Record<string, string>} */ ({
  kind: 'the kind',
  type: 'the type',
  look: 'the look',
  'which one': 'which one',
});

/** @param {Step} step */
const standsFor = ({ owner, nearest }) => owner ?? nearest[0].item_id;

/**
 * @param {Step[]} steps
 * @param {number} place
 * @param {(item: import('../shared/items.js').Item) => void} onLook
 */
export function walkStep(steps, place, onLook) {
  const [step, before] = [steps[place], steps[place - 1]];
  const swapped = before ? step.prefix.flatMap((code, level) => (code === before.prefix[level] ? [] : [level])) : [];
  const item = itemOf(standsFor(step));
  const others = step.nearest.filter((line) => line.item_id !== item.id).slice(0, 3);
  const small = (/** @type {Step['nearest'][0]} */ { item_id: id, title, cosine }) =>
    el('span', { title: `${title}, cosine ${cosine.toFixed(2)}` }, picture(itemOf(id), { alt: title }));
  return el(
    'li',
    {
      class: before ? `mm-step mm-level-${LETTERS[swapped[swapped.length - 1]]}` : 'mm-step',
      'data-item': item.id,
      'data-prefix': step.prefix.join(' '),
    },
    el('h3', { text: before ? `Swap ${place}: ${partOf(swapped)}` : 'Start' }),
    el('div', { class: 'mm-step-change' }, before ? changeOf(steps, swapped) : startNote()),
    button('mm-step-face', picture(item, { whole: true }), () => onLook(item), { title: `Look at ${item.title}` }),
    stepText(step, before, swapped),
    others.length > 0 &&
      el(
        'div',
        { class: 'mm-step-others' },
        el('span', { class: 'mm-count', text: 'Next nearest' }),
        others.map(small),
      ),
  );
}

const startNote = () => el('span', { class: 'mm-count', text: 'The ID of the first product' });

/**
 * What is swapped, in a visitor's words: a kind and its type together are the shelf.
 *
 * @param {number[]} levels
 */
const partOf = (levels) => (levels.length > 1 ? 'the shelf' : `${SWAPPED[LEVEL_WORDS[levels[0]]] ?? ''}`);

/**
 * The codes that were, and those that take their place.
 *
 * @param {Step[]} steps
 * @param {number[]} levels
 */
function changeOf(steps, levels) {
  const [was, now] = [steps[0], steps[steps.length - 1]].map(({ codes }) =>
    levels.map((level) => codeChip('span', codes[level])),
  );
  const becomes = el('span', { class: 'mm-count', text: 'becomes' });
  return [
    el('span', { class: 'mm-step-was mm-step-codes' }, was),
    el('span', { class: 'mm-step-now' }, becomes, el('span', { class: 'mm-step-codes' }, now)),
  ];
}

/**
 * @param {Step} step
 * @param {Step | undefined} before
 * @param {number[]} swapped levels
 */
function stepText(step, before, swapped) {
  const id = standsFor(step);
  const cosine = step.nearest.find((line) => line.item_id === id)?.cosine;
  const isSame = before && standsFor(before) === id;
  const near = `${isSame ? 'Still the nearest' : 'The nearest'}; no product has this ID`;
  return el(
    'div',
    { class: 'mm-step-text' },
    el('p', { class: 'mm-near-title', text: itemOf(id).title }),
    el('p', { class: 'mm-count', text: step.owner ? 'Has exactly this ID' : near }),
    cosine === undefined ? null : cosineBar(cosine),
    markedId(step.codes, (_, level) => swapped.includes(level)),
  );
}
