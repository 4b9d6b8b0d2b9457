/* Below a path tree: what is known of the node that is pointed at or held, or how the chosen product comes about. */

import { bothWays, button, el } from '../shared/dom.js';
import { itemsById } from '../shared/items.js';
import { exactPercent, plural } from '../shared/numbers.js';
import { picture } from '../shared/picture.js';
import { openCode } from '../shared/state.js';
import { sharesOf } from '../shared/voice_bar.js';
import { voicesAlong, voicesAt } from '../shared/voices.js';
import { holdsOf, placesOf } from './tree_words.js';

/** @typedef {import('./tree_layout.js').Placed} Placed */

/** @param {string} code */
const hueOf = (code) => `mm-level-${code[0]}`;
/** @param {string} code */
const chipOf = (code) => el('code', { class: hueOf(code), text: code });

/** @param {string[]} ids */
export const picturesOf = (ids) =>
  ids.flatMap((id) => {
    const item = itemsById.get(id);
    return item ? [picture(item, { eager: true })] : [];
  });

/**
 * @param {Placed} one
 * @param {import('../shared/shown_answer.js').Answer} answer
 * @param {(() => void) | null} release lets go of it; null where it is not held
 */
export function nodeDetails(one, answer, release) {
  const { node, isLeaf } = one;
  const item = isLeaf && node.items.length === 1 ? itemsById.get(node.items[0]) : null;
  const isMassKnown = typeof node.valid_mass === 'number';
  const mass = isMassKnown ? exactPercent(/** @type {number} */ (node.valid_mass)) : '';
  const next = mass && `Of the next code’s probability, ${mass} lay on codes that lead to a product.`;
  const through = answer.items.find(({ rank }) => node.ranks.includes(rank));
  const share = sharesOf(through)?.[one.level]; // known of the paths to the answers
  const voices = share === undefined ? '' : voicesAt(share);
  const fate = node.kept ? ['is-kept', 'Kept in the beam'] : ['is-pruned', 'Pruned'];
  const words = el(
    'div',
    { class: 'mm-tree-words' },
    el(
      'p',
      { class: 'mm-tree-title' },
      el('span', { class: 'mm-tree-codes' }, node.prefix.map(chipOf)),
      el('b', { text: item ? item.title : node.caption }),
      el('span', { class: `mm-tree-fate ${fate[0]}`, text: fate[1] }),
      release && button('mm-quiet', 'What it means', () => openCode(node.prefix)),
      release && button('mm-quiet', 'Let go', release),
    ),
    el('p', { class: 'mm-analyst', text: [holdsOf(one), placesOf(one), next, voices].filter(Boolean).join(' ') }),
    el('p', { class: 'mm-story', text: placesOf(one) }),
  );
  return [el('div', { class: 'mm-tree-pictures' }, picturesOf(node.items)), words, figuresOf(one)];
}

/** @param {Placed} one */
function figuresOf({ node, parent }) {
  /** @type {[share: number, story: string, analyst: string][]} nothing is said of what a story leaves out */
  const figures = [
    [node.probability, 'after those to its left', 'of everything that could be written here'],
    [node.valid_probability, '', 'among the codes that lead to a product'],
    [node.path_probability, 'with all of those to its left', 'for all codes up to this one'],
  ];
  const row = (/** @type {(typeof figures)[0]} */ [share, story, analyst]) =>
    el(
      'div',
      { class: story ? null : 'mm-analyst' },
      el('dt', {}, bothWays(story, analyst)),
      el('dd', { text: exactPercent(share) }),
    );
  return el(
    'div',
    { class: 'mm-tree-figures' },
    el('p', {
      class: 'mm-analyst',
      text: `This code, ${parent ? `after ${parent.node.prefix.join(' ')}` : 'written first'}`,
    }),
    el('p', { text: 'The path' }),
    el('dl', {}, figures.map(row)),
  );
}

/**
 * With no node pointed at: how the chosen product's probability comes about, step by step.
 *
 * @param {Placed[]} path the nodes that lead to it; fewer than levels where the tree does not show it
 * @param {number} levels
 * @param {import('../contract.d.ts').Recommendation | null} chosen
 */
export function chosenDetails(path, levels, chosen) {
  const how = matchMedia('(hover: none)').matches
    ? 'Tap a step to read about it.'
    : 'Point at a step to read about it, click to hold it.';
  const hint = el('p', { class: 'mm-tree-hint', text: how });
  const last = path.at(-1);
  if (!chosen || !last || path.length < levels) return [hint];
  const title = itemsById.get(chosen.item_id)?.title ?? chosen.item_id;
  const steps = path.map(({ node }) =>
    el('li', {}, chipOf(node.code), el('b', { text: exactPercent(node.probability) })),
  );
  const left = chosen.probability_left; // where codes were forced
  const among = left === null ? null : el('span', { text: ` overall, ${exactPercent(left)} of what is left` });
  const total = el('li', { class: 'is-total' }, el('b', { text: exactPercent(last.node.path_probability) }), among);
  const says = [
    ` is answer ${chosen.rank}, `,
    ...bothWays(`by ${plural(levels, 'step')}:`, `a path of ${plural(levels, 'code')}:`),
  ];
  const sum = { class: 'mm-tree-sum', 'aria-label': 'The chances of its steps, multiplied' };
  const words = [el('p', { class: 'mm-tree-chosen' }, el('b', { text: title }), says), el('ol', sum, steps, total)];
  const shares = sharesOf(chosen);
  if (shares) words.push(el('p', { class: 'mm-tree-voices', text: voicesAlong(shares) }));
  const pictures = el('div', { class: 'mm-tree-pictures' }, picturesOf([chosen.item_id]));
  return [pictures, el('div', { class: 'mm-tree-words' }, words), hint];
}
