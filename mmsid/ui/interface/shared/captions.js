/* Captions of codes: what is said of how far one holds, and of whether it holds for a product. Pure, no DOM. */

import { plural } from './numbers.js';

/** @typedef {import('../contract.d.ts').Chip} Chip */

/** Beside the caption of a code, on a product for which it does not hold. */
export const NOT_OWN = 'not its own words';

/**
 * What stands beside a caption: nothing where it holds, or where no product is meant.
 *
 * @param {Pick<Chip, 'holds'>} chip
 */
export const doubtOf = ({ holds }) => (holds === false ? NOT_OWN : '');

/**
 * What a caption holds for, in a sentence.
 *
 * @param {Pick<Chip, 'code' | 'share' | 'count'>} chip
 * @param {boolean} isOne whether its level only tells products apart
 */
export function baseOf({ code, share, count }, isOne) {
  if (count === 0) return `No product has ${code} yet.`;
  if (isOne) return 'Says which one it is among the products with the same codes before it.';
  if (count === 1) return `One product has ${code}${share ? '' : ', and it does not hold for this one'}.`;
  const held = Math.round(share * count);
  if (held === count) return `Holds for all ${plural(count, 'product')} with ${code}.`;
  return `Holds for ${held.toLocaleString('en')} of the ${plural(count, 'product')} with ${code}.`;
}

/**
 * The same in plain words.
 *
 * @param {Pick<Chip, 'share' | 'count'>} chip
 * @param {boolean} isOne
 */
export function plainBaseOf({ share, count }, isOne) {
  if (count === 0) return 'No product is here yet.';
  if (isOne) return 'Says which one it is among products that are otherwise alike.';
  if (count === 1) return `One product is here${share ? '' : ', and it is called something else'}.`;
  const held = Math.round(share * count);
  if (held === count) return `True of all ${plural(count, 'product')} here.`;
  return `True of ${held.toLocaleString('en')} of the ${plural(count, 'product')} here.`;
}

/**
 * The same, with the caption said.
 *
 * @param {Pick<Chip, 'code' | 'caption' | 'share' | 'count'>} chip
 */
export function captionBase(chip) {
  const base = baseOf(chip, false);
  const said = `“${chip.caption}”`;
  return chip.count > 1 ? `${said} ${base[0].toLowerCase()}${base.slice(1)}` : `${said}. ${base}`;
}

/**
 * Whether it holds for the product on which the code stands; empty where none is meant.
 *
 * @param {Pick<Chip, 'holds'>} chip
 */
export function truthOf({ holds }) {
  if (holds === null || holds === undefined) return '';
  return holds
    ? 'It holds for this product.'
    : 'It does not hold for this product: neither its category nor its own words say so. It stands here because it is most like the others here.';
}
