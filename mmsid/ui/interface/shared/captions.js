/* Captions of codes: what the products under a prefix share, and how far that holds. Pure, no DOM. */

import { plural, SPACE } from './numbers.js';

/** @typedef {import('../contract.d.ts').Chip} Chip */

/**
 * A caption that says itself where it does not hold for nearly all.
 *
 * @param {Chip} chip
 */
export function hedged({ caption, share, count }) {
  if (count < 2 || share >= 0.8 || share === 0) return caption;
  return `${share >= 0.5 ? 'mostly' : 'often'} ${caption}`;
}

/**
 * What a caption holds for, in a sentence.
 *
 * @param {Chip} chip
 * @param {string[]} prefix
 */
export function holdsFor({ caption, share, count }, prefix) {
  const path = prefix.join(' ');
  if (count === 0) return `No product's ID starts with ${path} yet.`;
  if (count === 1) return `The only product whose ID starts with ${path}.`;
  const whose = `${plural(count, 'product')} whose IDs start with ${path}`;
  return `“${caption}” holds for ${Math.round(share * 100)}${SPACE}% of the ${whose}.`;
}
