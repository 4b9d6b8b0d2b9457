/* The nodes, links and columns of a path tree, as elements. */

import { LETTERS } from '../shared/code_names.js';
import { button, el, heard, svg } from '../shared/dom.js';
import { LEVEL_WORDS } from '../shared/levels.js';
import { percent } from '../shared/numbers.js';
import { captionWithDoubt } from '../shared/semantic_id.js';
import { picturesOf } from './tree_details.js';

/** @typedef {import('./tree_layout.js').Placed} Placed */
/** @typedef {{ button: HTMLButtonElement, says: HTMLElement, row: HTMLLIElement, link: SVGPathElement }} Face */

/** What the nodes' looks mean: class, look, meaning. */
const LOOKS = [
  ['is-kept', 'Solid', 'kept in the beam'],
  ['is-pruned', 'Faint', 'pruned'],
  ['is-thick', 'Thick', 'probable'],
  ['is-answered', 'Tinted', 'leads to an answer'],
  ['is-chosen', 'Emphasised', 'leads to the product you chose'],
  ['is-opened', 'Dotted', 'not kept in the run before'],
];

/** The last one is about a run that has one before it. */
export const treeLegend = () =>
  LOOKS.map(([kind, look, meaning]) => {
    const swatch = el('i', { class: kind, 'aria-hidden': 'true' });
    const says = el('span', {}, el('b', { text: `${look}: ` }), meaning);
    return el('span', { hidden: kind === 'is-opened' }, swatch, says);
  });

/**
 * @param {Placed} one
 * @param {{ onClick: () => void, onPoint: (isAt: boolean) => void, onFocus: () => void }} listeners
 * @returns {Face}
 */
export function nodeFace({ node, isLeaf }, { onClick, onPoint, onFocus }) {
  const shown = picturesOf(node.items.slice(0, isLeaf ? 1 : 3));
  const rank = isLeaf && node.ranks.length > 0 && el('span', { class: 'mm-tree-rank', text: node.ranks[0] });
  const says = heard();
  const chance = el('b', { text: percent(node.probability) });
  const content = [
    el('code', { text: node.code }),
    el('span', { class: 'mm-tree-text' }, captionWithDoubt(node), chance),
    el('span', { class: 'mm-tree-mosaic' }, rank, shown),
    says,
  ];
  const face = button('mm-tree-node', content, onClick, {
    onpointerenter: (/** @type {PointerEvent} */ { pointerType }) => pointerType !== 'touch' && onPoint(true),
    onpointerleave: () => onPoint(false),
    onfocus: () => {
      onFocus();
      if (face.matches(':focus-visible')) onPoint(true);
    },
    onblur: () => onPoint(false),
  });
  return { button: face, says, row: el('li', {}, face), link: svg('path') };
}

/**
 * A column, with what it does not show.
 *
 * @param {HTMLElement[]} rows
 * @param {import('../contract.d.ts').TreeLevel} levelOf
 * @param {number} level
 */
export function treeColumn(rows, { hidden, hidden_probability: together }, level) {
  const letter = LETTERS[level];
  const word = LEVEL_WORDS[level];
  const name = `${word[0].toUpperCase()}${word.slice(1)}`;
  const more = hidden
    ? `${hidden.toLocaleString('en')} more not shown, ${percent(together)} together`
    : 'All are shown';
  const sign = el('code', { text: letter, 'aria-hidden': 'true' });
  return el(
    'section',
    { class: 'mm-tree-level', role: 'group', 'aria-label': `${name} (code ${letter})` },
    el('h3', { class: `mm-level-${letter}` }, sign, name),
    el('ol', { role: 'list' }, rows),
    el('p', { text: more, title: 'Codes that were considered here, too, and the probability of their paths.' }),
  );
}
