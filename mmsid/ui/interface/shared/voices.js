/* What each voice gave of a probability: the language model, and the collaborative voice, which the page calls other
   shoppers. In: a probability and the collaborative voice's share of it; out: words. The parts are points of the
   percentage that stands beside them, and add up to it. Pure, no DOM. */

import { listed, percent, SPACE, wholePercent } from './numbers.js';

/** @typedef {{ own: string, heard: string, says: string }} Voices */

/**
 * 0.042 and 0.31 as 2.9 and 1.3; where the probability is too small to have points, as percentages of it.
 *
 * @param {number} probability
 * @param {number} share of the collaborative voice, 0 to 1
 * @returns {Voices}
 */
export function voicesOf(probability, share) {
  if (probability < 0.001) {
    const [own, heard] = [wholePercent(1 - share), wholePercent(share)];
    return { own, heard, says: `Of its ${percent(probability)}, ${fromBoth(own, heard)}.` };
  }
  const digits = probability >= 0.0995 ? 0 : 1;
  const whole = Number((probability * 100).toFixed(digits));
  const part = Number((whole * share).toFixed(digits));
  const own = points(whole - part, 1 - share, digits);
  const heard = points(part, share, digits);
  const unit = own === '1' ? 'point' : 'points';
  return { own, heard, says: `Of its ${percent(probability)}, ${fromBoth(`${own}${SPACE}${unit}`, heard)}.` };
}

/**
 * @param {string} own
 * @param {string} heard
 */
const fromBoth = (own, heard) => `${own} from the language model and ${heard} from what other shoppers did`;

/**
 * Nothing that is there is told as 0.
 *
 * @param {number} value
 * @param {number} share
 * @param {number} digits
 */
function points(value, share, digits) {
  const text = value.toFixed(digits);
  return share > 0 && Number(text) === 0 ? `<${SPACE}${(10 ** -digits).toFixed(digits)}` : text;
}

/**
 * Along an ID: what other shoppers gave up to each of its codes.
 *
 * @param {number[]} shares per level, 0 to 1
 */
export const voicesAlong = (shares) =>
  `Other shoppers gave ${listed(shares.map(wholePercent))} of the probability up to each of these codes, the language ` +
  'model the rest.';

/**
 * At one code of a path.
 *
 * @param {number} share 0 to 1
 */
export const voicesAt = (share) => `Other shoppers gave ${wholePercent(share)} of the path’s probability.`;
