/* What a node of a path tree says, in words. Pure, no DOM. */

import { captionBase, doubtOf } from '../shared/captions.js';
import { exactPercent, listed } from '../shared/numbers.js';

/** @typedef {import('./tree_layout.js').Placed} Placed */

/**
 * What its code means, how far that holds, and how many products are under it.
 *
 * @param {Placed} one
 */
export function holdsOf({ node, isLeaf }) {
  const { caption, prefix, products } = node;
  const path = prefix.join(' ');
  if (isLeaf) {
    const doubt = doubtOf(node) && ` (${doubtOf(node)})`;
    return products ? `“${caption}”${doubt}, the only product whose ID is ${path}.` : `No product’s ID is ${path} yet.`;
  }
  if (products === node.count) return captionBase(node);
  const whose = products === 1 ? '1 product’s ID starts' : `${products.toLocaleString('en')} products’ IDs start`;
  return `${captionBase(node)} ${whose} with ${path}.`;
}

/**
 * Which answers run through it.
 *
 * @param {Placed} one
 */
export function placesOf({ node: { ranks }, isLeaf }) {
  if (!ranks.length) return isLeaf ? 'Not among the answers.' : 'No answer runs through it.';
  if (isLeaf) return `Answer ${listed(ranks)}.`;
  return ranks.length === 1 ? `Answer ${ranks[0]} runs through it.` : `Answers ${listed(ranks)} run through it.`;
}

/**
 * What it says beside its code, caption and figure, for those who hear it.
 *
 * @param {Placed} one
 * @param {boolean} isChosen whether it leads to the product that is looked at
 */
export function labelOf(one, isChosen) {
  const { probability, path_probability: path, kept } = one.node;
  const after = one.parent ? `after ${one.parent.node.prefix.join(' ')}` : 'as the first code';
  const fate = kept ? 'kept in the beam' : 'pruned';
  const step = `${exactPercent(probability)} ${after}, ${exactPercent(path)} for the path so far, ${fate}`;
  return `: ${step}. ${placesOf(one)}${isChosen ? ' Leads to the product you chose.' : ''}`;
}

/**
 * The same in plain words.
 *
 * @param {Placed} one
 * @param {boolean} isChosen
 */
export function plainLabelOf(one, isChosen) {
  const { probability, path_probability: path } = one.node;
  const step = one.parent
    ? `: ${exactPercent(probability)} after that, ${exactPercent(path)} up to here`
    : `: ${exactPercent(probability)}`;
  return `${step}. ${placesOf(one)}${isChosen ? ' Leads to the product you chose.' : ''}`;
}

/** How it is read in plain words. */
export const PLAIN_READING =
  'From left to right it says what comes next, ever more closely. Each figure is the chance of a step after those to its ' +
  'left; the thicker a way, the likelier. What is tinted led to a product above.';

/**
 * How a tree is read.
 *
 * @param {number} beamWidth
 */
export const readingOf = (beamWidth) =>
  `Read from left to right: an ID is written code by code, and the ${beamWidth} best paths so far are kept, ` +
  'the beam. Each figure is the probability of a code after those to its left.';

/**
 * How much of the first code's probability was spent on products.
 *
 * @param {number | null} validMass null where that is not known
 */
export const massOf = (validMass) =>
  typeof validMass === 'number'
    ? `${exactPercent(validMass)} of the first code’s probability lay on codes that lead to a product.`
    : '';
