/* What a node of a path tree says, in words. Pure, no DOM. */

import { exactPercent, listed, plural, wholePercent } from '../shared/numbers.js';

/** @typedef {import('./tree_layout.js').Placed} Placed */

/**
 * What the products under it share.
 *
 * @param {Placed} one
 */
export function holdsOf({ node: { caption, share, count, prefix }, isLeaf }) {
  const path = prefix.join(' ');
  if (count === 0) return `No product’s ID starts with ${path} yet.`;
  if (count === 1 && isLeaf) return `Captioned “${caption}”; the only product whose ID is ${path}.`;
  if (count === 1) return `The only product whose ID starts with ${path}.`;
  const whose = isLeaf ? `ID is ${path}` : `IDs start with ${path}`;
  return `“${caption}” holds for ${wholePercent(share)} of the ${plural(count, 'product')} whose ${whose}.`;
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
 * All that it says, for those who hear it.
 *
 * @param {Placed} one
 * @param {boolean} isChosen whether it leads to the product that is looked at
 */
export function labelOf(one, isChosen) {
  const { code, caption, probability, path_probability: path, kept } = one.node;
  const after = one.parent ? `after ${one.parent.node.prefix.join(' ')}` : 'as the first code';
  const fate = kept ? 'kept in the beam' : 'pruned';
  const step = `${exactPercent(probability)} ${after}, ${exactPercent(path)} for the path so far, ${fate}`;
  return `${code}, ${caption}: ${step}. ${placesOf(one)}${isChosen ? ' Leads to the product you chose.' : ''}`;
}
